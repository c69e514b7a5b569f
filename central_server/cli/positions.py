"""`positions import | show`: debts that another program sent out, and what a number stands for."""

import argparse
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from central_server.cli.command import DONE, Tools, add_command, add_entity
from central_server.cli.file_intake import TakenIn, take_in_files
from central_server.db.unit_of_work import Session
from central_server.evidence import service as evidence
from central_server.positions import co_debtors
from central_server.positions import repository as positions
from central_server.takeover import service
from central_server.takeover.service import Takeover
from payments_core import money
from payments_core.errors import RuleBroken
from payments_core.identifiers import notice_number
from payments_documents.texts import Texts

if TYPE_CHECKING:
    from central_server.cli.command import Commands


def register(commands: "Commands") -> None:
    """Add the commands."""
    group = commands.add_parser("positions", help="debt positions").add_subparsers(required=True)
    imported = add_command(group, "import", "take over debts with their numbers", run_import)
    imported.add_argument("files", nargs="+", type=Path, metavar="FILE", help="JSON, one a line")
    imported.add_argument(
        "--in-archive", action="store_true", help="the hub's archive has them already"
    )
    add_entity(imported)
    show = add_command(group, "show", "what a notice number stands for", run_show)
    show.add_argument("notices", nargs="+", type=notice_number.compact, metavar="NOTICE")
    add_entity(show)


def run_import(arguments: argparse.Namespace, tools: Tools) -> int:
    """Each file whole or not at all; the same file again changes nothing."""
    takeover = Takeover(
        arguments.entity, tools.clock.now(), tools.new_id, in_archive=arguments.in_archive
    )

    def intake(session: Session, path: Path, _name: str) -> TakenIn:
        done = service.import_positions(session, takeover, path)
        return TakenIn(asdict(done), "positions.taken", asdict(done))

    return take_in_files(arguments, tools, intake)


def run_show(arguments: argparse.Namespace, tools: Tools) -> int:
    """Each position with its parts, transfers, timeline and receipts; all of them or none."""
    with tools.unit_of_work() as session:
        shown = [
            _shown(session, arguments.entity, number, tools.clock.now())
            for number in map(notice_number.validate, arguments.notices)
        ]
    result = shown[0] if len(shown) == 1 else {"positions": shown}
    tools.output.show(result, lambda texts: [line for one in shown for line in _lines(texts, one)])
    return DONE


def _shown(session: Session, entity_id: str, number: str, now: datetime) -> dict[str, Any]:
    found = positions.position_by_notice(session, entity_id, number)
    if found is None:
        raise RuleBroken("notice_unknown", notice_number=number)
    check = evidence.payment_check(session, entity_id, number, now)
    position, installment, transfers = found
    owing = co_debtors.of_positions(session, entity_id, [position.position_id])
    return {
        "notice_number": number,
        "position_id": position.position_id,
        "status": position.status,
        "other_way": check.notice.other_way,
        "debtor_name": position.debtor_name,
        "debtor_identifier": position.debtor_identifier,
        "co_debtors": [
            {"name": one.full_name, "identifier": one.identifier}
            for one in owing.get(position.position_id, ())
        ],
        "amount_cents": installment.amount_cents,
        "due_on": installment.due_on.isoformat(),
        "subject": installment.description,
        "allocations": [asdict(part) for part in positions.allocations(session, installment)],
        "transfers": [
            {
                "transfer_no": row.transfer_no,
                "amount_cents": row.amount_cents,
                "iban": row.iban,
                "stamp_document_hash": row.stamp_document_hash,
            }
            for row in transfers
        ],
        **check.model_dump(mode="json", include={"timeline", "receipts", "as_of"}),
    }


def _lines(texts: Texts, shown: dict[str, Any]) -> list[str]:
    year, month, day = shown["due_on"].split("-")
    facts = {
        **shown,
        "notice_number": notice_number.format(shown["notice_number"]),
        "amount": money.format_euro(shown["amount_cents"]),
        "due_on": f"{day}/{month}/{year}",
    }
    return [
        texts.say("positions.show", **facts),
        *([texts.say(f"positions.{shown['other_way']}")] if shown["other_way"] else []),
        *(texts.say("positions.co_debtor", **one) for one in shown["co_debtors"]),
        *(
            texts.say(
                "positions.part", amount=money.format_euro(part["amount_cents"]),
                chapter=part["chapter"] or "-", assessment=part["assessment"] or "-",
            )
            for part in shown["allocations"]
        ),
    ]  # fmt: skip
