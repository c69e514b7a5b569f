"""`notices print`: thousands of notices on paper, in one file or in one file each."""

import argparse
import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import structlog

from central_server.catalogue import repository as catalogue
from central_server.cli.command import DONE, FAILED, Tools, add_command, add_entity
from central_server.db.unit_of_work import Session
from central_server.entities import repository as entities
from central_server.papers import repository
from central_server.papers.bulk import BulkPrinting, LeftOut, Printed
from central_server.settings import Settings, marks_folder
from central_server.takeover.positions_file import PositionLine, read_positions
from payments_core.errors import BadValue, RuleBroken
from payments_core.identifiers import notice_number
from payments_core.notice.language import Language
from payments_documents.notices.bulk_file import BulkFile
from payments_documents.notices.bulk_folder import BulkFolder
from payments_documents.pdf.mark_files import look_into
from payments_documents.pdf.tagged_pdf import Metadata
from payments_documents.texts import Texts, load_texts

if TYPE_CHECKING:
    from central_server.cli.command import Commands

_log = structlog.get_logger("cli")

#: Reasons for which a notice rightly has no paper any more.
_NOTHING_TO_PAY = {
    "debt_already_paid", "notice_already_paid", "notice_cancelled", "notice_not_payable",
    "plan_begun",
}  # fmt: skip
#: A number in groups of four, or any line that is not one.
_LINE_LIMIT = 100


def register(commands: "Commands") -> None:
    """Add the commands."""
    group = commands.add_parser("notices", help="notices on paper").add_subparsers(required=True)
    printed = add_command(group, "print", "many notices as PDF; again to go on", run_print)
    chosen = printed.add_mutually_exclusive_group(required=True)
    chosen.add_argument("--kind", metavar="KIND", help="all released notices of a kind of debt")
    chosen.add_argument("--numbers", type=Path, metavar="FILE", help="notice numbers, one a line")
    chosen.add_argument(
        "--import", type=Path, dest="imported", metavar="FILE",
        help="those of a file that positions import has taken",
    )  # fmt: skip
    printed.add_argument("--output", type=Path, required=True, metavar="FILE.pdf|FOLDER")
    printed.add_argument("--one-file-each", action="store_true", help="a folder of files")
    printed.add_argument(
        "--by-postal-code", action="store_true", help="in the order in which letters are carried"
    )
    add_entity(printed)


def run_print(arguments: argparse.Namespace, tools: Tools) -> int:
    """What is payable is printed, the rest is told with its reason. Interrupted, by a key or a
    power cut, the same command goes on where it was."""
    with tools.unit_of_work() as session:
        numbers = _numbers(session, arguments)
        target = _target(session, arguments, tools)
    marks = look_into(marks_folder(Settings())).marks
    printing = BulkPrinting(
        tools.unit_of_work, tools.clock, arguments.entity, _show_progress, marks
    )
    try:
        with target:
            printed = printing.run(numbers, target)
    except KeyboardInterrupt:
        told = {"paused": True, "papers": len(target.done), "asked": len(numbers)}
        tools.output.show(told, lambda texts: [texts.say("papers.paused", **told)])
        return FAILED
    return _tell(arguments, tools, printed)


def _tell(arguments: argparse.Namespace, tools: Tools, printed: Printed) -> int:
    result: dict[str, Any] = {
        "papers": printed.papers,
        "before": printed.before,
        "output": str(arguments.output),
        "left_out": [
            {"notice_number": each.notice_number, "reason": each.reason.code}
            for each in printed.left_out
        ],
    }

    def lines(texts: Texts) -> list[str]:
        told = [texts.say("papers.printed", **result)]
        if printed.left_out:
            told.append(texts.say("papers.left_out", count=len(printed.left_out)))
        return [*told, *(_left_out(texts, each) for each in printed.left_out)]

    tools.output.show(result, lines)
    troubled = [each for each in printed.left_out if each.reason.code not in _NOTHING_TO_PAY]
    return FAILED if troubled else DONE


def _left_out(texts: Texts, each: LeftOut) -> str:
    code, facts = each.reason.code, each.reason.facts
    of_papers = load_texts("notice", texts.language)
    if of_papers.has(f"errors.{code}"):
        said = of_papers.say(f"errors.{code}", **facts)
    else:
        said = texts.say(f"problem.{code}", **facts)
    return texts.say(
        "papers.reason", notice_number=notice_number.format(each.notice_number), reason=said
    )


def _show_progress(done: int, asked: int) -> None:
    """For whoever waits before a screen one line that counts, elsewhere a line of the log."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done}/{asked}" + ("\n" if done == asked else ""))
        sys.stderr.flush()
    else:
        _log.info("notices_printed", done=done, asked=asked)


# --- what is printed, and where -----------------------------------------------------------------


def _numbers(session: Session, arguments: argparse.Namespace) -> Sequence[str]:
    entity_id, by_postal_code = arguments.entity, arguments.by_postal_code
    if arguments.kind is not None:
        if catalogue.kind_row(session, entity_id, arguments.kind) is None:
            raise RuleBroken("kind_unknown", kind=arguments.kind)
        of_kind = repository.numbers_of_kind(
            session, entity_id, arguments.kind, by_postal_code=by_postal_code
        )
        return repository.one_a_debt(session, entity_id, of_kind)
    if arguments.numbers is not None:
        read = _written_numbers(arguments.numbers)
    else:
        read = _imported_numbers(arguments.imported)
    numbers = list(dict.fromkeys(read))
    if by_postal_code:
        numbers = repository.by_postal_code(session, entity_id, numbers)
    return repository.one_a_debt(session, entity_id, numbers)


def _written_numbers(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        position = 0
        while line := file.readline(_LINE_LIMIT):
            position += 1
            if not line.strip():
                continue
            try:
                yield notice_number.validate(notice_number.compact(line.strip()))
            except BadValue:
                raise BadValue("numbers_file_refused", file=str(path), line=position) from None


def _imported_numbers(path: Path) -> Iterator[str]:
    for position, line in read_positions(path):
        if not isinstance(line, PositionLine):
            raise BadValue("numbers_file_refused", file=str(path), line=position)
        yield from (payment.notice_number for payment in line.payments)


def _target(session: Session, arguments: argparse.Namespace, tools: Tools) -> BulkFile | BulkFolder:
    entity = entities.entity(session, arguments.entity)
    if entity is None:
        raise RuleBroken("entity_unknown", entity_id=arguments.entity)
    language, output = Language(arguments.language), arguments.output
    purpose, run_id = _purpose(arguments), tools.new_id()
    if arguments.one_file_each:
        return BulkFolder(output, purpose, run_id, language)
    title = tools.output.texts.say("papers.document_title")
    file = BulkFile(
        output, purpose, run_id, Metadata(title, entity.name, title, language.locale), language
    )
    if output.exists():
        file.tidy()
        raise RuleBroken("file_exists", file=str(output))
    return file


def _purpose(arguments: argparse.Namespace) -> str:
    """The selection in a few letters: going on with another one would mix two prints."""
    file: Path | None = arguments.numbers or arguments.imported
    chosen = hashlib.sha256(file.read_bytes()).hexdigest() if file else f"kind {arguments.kind}"
    order = "by postal code" if arguments.by_postal_code else "as chosen"
    return f"{arguments.entity}, {chosen}, {order}, {arguments.language}"
