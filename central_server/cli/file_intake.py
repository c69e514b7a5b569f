"""Takes in files one by one: each is stored whole or refused whole, and every one is told of."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from central_server.cli.command import DONE, FAILED, Tools, log_refusal
from central_server.cli.setting_up import require_entity
from central_server.db import statistics
from central_server.db.trouble import DATABASE_TROUBLE
from central_server.db.unit_of_work import Session
from payments_core.errors import BadValue, PaymentsError, WorldTrouble
from payments_documents.texts import Texts, load_texts

#: Catalogue of the sentences about settlement, treasury and reconciliation.
CATALOGUE = "money"
#: Who is written down as author when somebody works from the command line.
AUTHOR = "central-server"


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a file: the facts for programs, and the key and facts of the sentence."""

    facts: Mapping[str, Any]
    sentence: str
    details: Mapping[str, Any]


#: What is done with a file, in a transaction of its own; the text is the file's name for people.
Intake = Callable[[Session, Path, str], TakenIn]


def whole(max_bytes: int, intake: Callable[[Session, bytes, str], TakenIn]) -> Intake:
    """An intake that wants a file's bytes at once; larger files are refused as too large."""
    return lambda session, path, name: intake(session, _read(path, max_bytes), name)


def take_in_files(arguments: argparse.Namespace, tools: Tools, intake: Intake) -> int:
    """Give each of `arguments.files` to `intake`, in a transaction of its own.

    A file that is refused does not hold up the others; the status says that one was.
    """
    with tools.unit_of_work() as session:
        require_entity(session, arguments.entity)
    texts = load_texts(CATALOGUE, arguments.language)
    results: list[dict[str, Any]] = []
    sentences: list[str] = []
    for path in arguments.files:
        try:
            done = _take_in(path, tools, intake)
        except PaymentsError as trouble:
            log_refusal(arguments, trouble)
            facts = dict(trouble.facts)
            results.append({"file": _spelt(str(path)), "error": trouble.code, "facts": facts})
            sentences.append(refusal(texts, _spelt(path.name), trouble))
        else:
            results.append({"file": _spelt(str(path)), **done.facts})
            sentences.append(texts.say(done.sentence, file=_spelt(path.name), **done.details))
    with tools.unit_of_work() as session:
        statistics.refresh(session)
    tools.output.show({"files": results}, lambda _: sentences)
    return FAILED if any("error" in result for result in results) else DONE


def _take_in(path: Path, tools: Tools, intake: Intake) -> TakenIn:
    try:
        with tools.unit_of_work() as session:
            return intake(session, path, _spelt(path.name))
    except DATABASE_TROUBLE as trouble:
        raise WorldTrouble("database_away", reason=type(trouble).__name__) from trouble
    except OSError as trouble:
        reason = trouble.strerror or type(trouble).__name__
        raise WorldTrouble("file_trouble", reason=reason) from trouble


def _spelt(name: str) -> str:
    """A file's name as text: bytes that are no UTF-8 show as question marks."""
    return name.encode(errors="replace").decode()


def refusal(texts: Texts, file: str, trouble: PaymentsError) -> str:
    """Why a file was refused, with its line, field and reason where they are known."""
    facts = {**trouble.facts, "file": file}
    reason = trouble.facts.get("reason")
    if isinstance(reason, str) and texts.has(f"reason.{reason}"):
        facts["reason"] = texts.say(f"reason.{reason}", **_shown(facts))
    key = f"problem.{trouble.code}"
    if not texts.has(key):
        return texts.say("problem.unforeseen", file=file, code=trouble.code)
    return texts.say(key, **_shown(facts))


def tell_refusal(
    arguments: argparse.Namespace, tools: Tools, texts: Texts, trouble: PaymentsError
) -> int:
    """Log what was refused, say it in these texts, and return the status of a failure."""
    log_refusal(arguments, trouble)
    facts = dict(trouble.facts)
    sentence = refusal(texts, str(facts.get("file", "")), trouble)
    tools.output.show({"error": trouble.code, "facts": facts}, lambda _: [sentence])
    return FAILED


def _shown(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: "-" if value is None else value for name, value in facts.items()}


def _read(path: Path, max_bytes: int) -> bytes:
    with path.open("rb") as file:
        data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise BadValue("xml_too_large", bytes=path.stat().st_size, max_bytes=max_bytes)
    return data
