"""`accounting show`: a credit of the treasurer divided among chapters and assessments."""

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING

from central_server.accounting import service
from central_server.accounting.service import DividedCredit
from central_server.cli.command import DONE, Tools, add_command, add_entity
from central_server.cli.file_intake import CATALOGUE, tell_refusal
from central_server.cli.setting_up import require_entity
from payments_core.errors import RuleBroken
from payments_core.money import format_euro
from payments_core.rules.regularisation import RegularisationLine
from payments_documents.texts import Texts, load_texts

if TYPE_CHECKING:
    from central_server.cli.command import Commands


def register(commands: "Commands") -> None:
    """Add the commands."""
    parser = commands.add_parser("accounting", help="what the accounts are told")
    group = parser.add_subparsers(required=True)
    show = add_command(group, "show", "a credit divided among chapters", run_show)
    show.add_argument("credit", metavar="YEAR/NUMBER", type=_year_and_number)
    add_entity(show)


def run_show(arguments: argparse.Namespace, tools: Tools) -> int:
    """The lines of one provisional receipt; status 1 when nothing was matched to it."""
    texts = load_texts(CATALOGUE, arguments.language)
    year, number = arguments.credit
    try:
        with tools.unit_of_work() as session:
            require_entity(session, arguments.entity)
            divided = service.divide(session, arguments.entity, year, number)
    except RuleBroken as trouble:
        if trouble.code != "credit_not_matched":
            raise
        return tell_refusal(arguments, tools, texts, trouble)
    tools.output.show(asdict(divided), lambda _: _sentences(texts, divided))
    return DONE


def _year_and_number(text: str) -> tuple[int, int]:
    year, slash, number = text.partition("/")
    if not (slash and year.isascii() and year.isdigit() and number.isascii() and number.isdigit()):
        raise argparse.ArgumentTypeError("2026/12001")
    return int(year), int(number)


def _sentences(texts: Texts, divided: DividedCredit) -> list[str]:
    heading = texts.say(
        "accounting.credit",
        number=f"{divided.year}/{divided.document_no}",
        amount=format_euro(divided.amount_cents),
        flow=divided.flow_id,
    )
    return [heading, *(_line(texts, line) for line in divided.lines)]


def _line(texts: Texts, line: RegularisationLine) -> str:
    where = " ".join(filter(None, (line.chapter, line.assessment)))
    note = "" if line.revenue else texts.say("accounting.passed_on")
    amount = format_euro(line.amount_cents)
    said = where or texts.say("accounting.unallocated")
    return f"  {said:<35}  {amount:>16}  {line.payments:>5}  {line.kind_id or '-'}  {note}".rstrip()
