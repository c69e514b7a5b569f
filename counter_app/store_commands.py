"""`counter-app store check | rotate-key | wipe`: what an administrator does with a desk's store.

The counter's window must be closed. The store opens with this account's keyring, or with the
passphrase of a clerk (`--user`), asked for on the terminal. Status 0: done, or all whole; 1: not.
"""

import argparse
import getpass
import json
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from payments_core.errors import PaymentsError, RuleBroken

if TYPE_CHECKING:
    from counter_app.composition import StoreParts
    from payments_documents.texts import Texts

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
    Answer = dict[str, object]

_LANGUAGES = ("it", "en")
_USUAL_LANGUAGE = "it"
_SUMMARIES = {
    "check": "look at every page of the store and at its journal; nothing is mended",
    "rotate-key": "write the store anew under a fresh key",
    "wipe": "destroy the store of a desk that has nothing left to deliver",
}


def register(commands: "Commands") -> None:
    """Add `store` with its three commands; each sets `run`."""
    parser = commands.add_parser("store", help="look after the desk's store", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    below = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, summary in _SUMMARIES.items():
        command = below.add_parser(name, help=summary, description=summary)
        command.add_argument(
            "--profile", default=argparse.SUPPRESS, help="which store of this machine"
        )
        command.add_argument("--user", help="open it with the passphrase of this clerk")
        command.add_argument("--format", choices=("text", "json"), default="text")
        command.add_argument("--language", choices=_LANGUAGES, default=argparse.SUPPRESS)
        if name == "wipe":
            command.add_argument(
                "--yes", action="store_true", required=True, help="it cannot be undone"
            )
        command.set_defaults(run=run, command=name)


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked; 0 when all went well."""
    from payments_documents.texts import load_texts

    texts = load_texts("counter", arguments.language or _USUAL_LANGUAGE)
    try:
        answer = _with_store(arguments, _WORK[arguments.command])
    except PaymentsError as trouble:
        return _refuse(trouble, texts, arguments.format)
    if arguments.format == "json":
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write("\n".join(_sentences(arguments.command, answer, texts)) + "\n")
    return 0 if answer.get("whole", True) else 1


def _with_store(
    arguments: argparse.Namespace, work: "Callable[[StoreParts, argparse.Namespace], Answer]"
) -> "Answer":
    from counter_app.composition import configure_logs, store_parts
    from counter_app.settings import PROFILE_VARIABLE, load_settings
    from counter_app.world import this_world

    configure_logs(sys.stderr)
    environ = dict(os.environ)
    if arguments.profile is not None:
        environ[PROFILE_VARIABLE] = arguments.profile
    settings = load_settings(environ)
    parts = store_parts(settings, this_world(settings))
    if not parts.slots.exist():
        raise RuleBroken("desk_not_enrolled")
    try:
        return work(parts, arguments)
    finally:
        parts.vault.leave()


def _check(parts: "StoreParts", arguments: argparse.Namespace) -> "Answer":
    """The store is not mended here, so that whoever looks sees it as it is."""
    from counter_app.store import check_report

    parts.lock.take()
    keys = parts.slots.open_with_keyring()
    if keys is None or arguments.user:
        keys = parts.slots.open_with_passphrase(*_passphrase(arguments))
    report = check_report.look(parts.database, parts.journal, keys)
    return {
        "whole": report.is_whole,
        "store": report.store,
        "journal": report.journal,
        "waiting": report.waiting,
    }


def _rotate(parts: "StoreParts", arguments: argparse.Namespace) -> "Answer":
    _open(parts, arguments)
    return {"changed": True, "left_out": parts.vault.change_key()}


def _wipe(parts: "StoreParts", arguments: argparse.Namespace) -> "Answer":
    _open(parts, arguments)
    parts.vault.wipe()
    return {"wiped": True}


def _open(parts: "StoreParts", arguments: argparse.Namespace) -> None:
    parts.vault.take()
    if not parts.vault.is_open:
        parts.vault.open_for(*_passphrase(arguments))


def _passphrase(arguments: argparse.Namespace) -> tuple[str, str]:
    if not arguments.user:
        raise RuleBroken("store_needs_user")
    return arguments.user, getpass.getpass(f"{arguments.user}: ")


_WORK: "dict[str, Callable[[StoreParts, argparse.Namespace], Answer]]" = {
    "check": _check,
    "rotate-key": _rotate,
    "wipe": _wipe,
}


def _sentences(command: str, answer: "Answer", texts: "Texts") -> list[str]:
    match command:
        case "check":
            return [
                texts.say(f"store_command.store_{answer['store']}"),
                texts.say(f"store_command.journal_{answer['journal']}"),
                texts.say("store_command.waiting", waiting=answer["waiting"]),
            ]
        case "rotate-key":
            left_out = answer["left_out"]
            assert isinstance(left_out, list)  # noqa: S101 - as _rotate has made it
            lines = [texts.say("store_command.rotated")]
            if left_out:
                lines.append(texts.say("store_command.left_out", clerks=", ".join(left_out)))
            return lines
        case _:
            return [texts.say("store_command.wiped")]


def _refuse(trouble: PaymentsError, texts: "Texts", style: str) -> int:
    key = f"problem.{trouble.code}"
    said = (
        texts.say(key, **trouble.facts)
        if texts.has(key)
        else texts.say("problem.unknown_code", code=trouble.code)
    )
    if style == "json":
        sys.stdout.write(json.dumps({"problem": trouble.code, "said": said}) + "\n")
    else:
        sys.stderr.write(said + "\n")
    return 1
