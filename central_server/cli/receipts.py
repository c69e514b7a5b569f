"""`receipts import | fetch | poll | stamps`: receipts from an archive of the hub's messages or from
its services, and the digital duty stamps that came with them."""

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from central_server.cli.command import DONE, FAILED, Tools, add_command, add_entity, log_refusal
from central_server.cli.file_intake import TakenIn, take_in_files
from central_server.cli.new_files import NewFiles
from central_server.cli.setting_up import require_entity
from central_server.db.unit_of_work import Session
from central_server.payments import bulk
from central_server.payments import repository as payments
from central_server.payments.bulk import RecoveredReceipt
from central_server.payments.hub_access import HubCaller, admit
from central_server.payments.polling import PollReport
from central_server.payments.receipt_archive import read_archive
from central_server.payments.tasks import BATCH, FOUND, NOT_THERE_YET, Attempt
from central_server.positions import repository as positions
from central_server.signing.signer import ReceiptSigner
from payments_core.errors import RuleBroken
from payments_core.identifiers import notice_number
from payments_core.wire.hub.shared_parts import StationAddress
from payments_documents.texts import Texts

if TYPE_CHECKING:
    from central_server.cli.command import Commands


def register(commands: "Commands") -> None:
    """Add the command."""
    group = commands.add_parser("receipts", help="receipts").add_subparsers(required=True)
    imported = add_command(group, "import", "take in receipts (zip of messages)", run_import)
    imported.add_argument("files", nargs="+", type=Path, metavar="FILE")
    add_entity(imported)
    fetched = add_command(group, "fetch", "ask the hub for receipts that never came", run_fetch)
    fetched.add_argument("receipt", nargs="?", metavar="IUR", help="this one, due or not")
    add_entity(fetched)
    polled = add_command(group, "poll", "ask for receipts of the asynchronous model", run_poll)
    polled.add_argument(
        "--since",
        type=date.fromisoformat,
        metavar="DAY",
        help="what was paid from this day on",
    )
    add_entity(polled)
    stamps = add_command(group, "stamps", "the duty stamps that a notice has bought", run_stamps)
    stamps.add_argument("notice", type=notice_number.compact)
    stamps.add_argument("--output", type=Path, required=True, metavar="FOLDER")
    add_entity(stamps)


def run_import(arguments: argparse.Namespace, tools: Tools) -> int:
    """Each archive whole or not at all; a receipt that is here already changes nothing."""

    def intake(session: Session, path: Path, _name: str) -> TakenIn:
        receipts = _receipts(session, arguments.entity, path)
        signer = ReceiptSigner(tools.environment)
        done = bulk.record_receipts(session, arguments.entity, receipts, tools.clock.now(), signer)
        facts = {
            "stored": done.stored, "repeated": done.repeated, "anomalies": dict(done.anomalies),
        }  # fmt: skip
        return TakenIn(facts, "receipts.taken", facts | {"anomalies": done.anomalies.total()})

    return take_in_files(arguments, tools, intake)


def run_fetch(arguments: argparse.Namespace, tools: Tools) -> int:
    """What is due now, or the one receipt that is named; a receipt found has its effects."""
    with tools.unit_of_work() as session:
        require_entity(session, arguments.entity)
    if arguments.receipt:
        attempts = [tools.neighbours.receipts.fetch(arguments.entity, arguments.receipt)]
        accepted = {FOUND}
    else:
        attempts = _fetch_all_due(tools, arguments.entity)
        accepted = {FOUND, NOT_THERE_YET}

    def sentences(texts: Texts) -> list[str]:
        return [_sentence(texts, attempt) for attempt in attempts] or [texts.say("fetch.none")]

    tools.output.show({"receipts": [attempt._asdict() for attempt in attempts]}, sentences)
    return DONE if all(attempt.answer in accepted for attempt in attempts) else FAILED


def _fetch_all_due(tools: Tools, entity_id: str) -> list[Attempt]:
    attempts: list[Attempt] = []
    while True:
        some = tools.neighbours.receipts.fetch_due(entity_id)
        attempts += some
        if len(some) < BATCH:
            return attempts


def _sentence(texts: Texts, attempt: Attempt) -> str:
    key = f"fetch.{attempt.answer}"
    known = key if texts.has(key) else "fetch.trouble"
    return texts.say(known, receipt=attempt.receipt_id, code=attempt.answer)


def run_poll(arguments: argparse.Namespace, tools: Tools) -> int:
    """List now and take in all that waits; status 1 when something of it is not as it should be."""
    with tools.unit_of_work() as session:
        require_entity(session, arguments.entity)
    report = tools.neighbours.polled_receipts.poll(arguments.entity, arguments.since)
    if report.trouble:
        log_refusal(arguments, report.trouble)
    tools.output.show(_poll_facts(report), lambda texts: list(_poll_sentences(texts, report)))
    good = all(attempt.answer in (FOUND, NOT_THERE_YET) for attempt in report.attempts)
    return DONE if good and not report.refused and report.trouble is None else FAILED


def _poll_facts(report: PollReport) -> dict[str, Any]:
    return {
        "listed": report.listed,
        "receipts": [attempt._asdict() for attempt in report.attempts],
        "refused": [{"error": one.code, "facts": dict(one.facts)} for one in report.refused],
        "waiting": report.waiting,
        "error": report.trouble.code if report.trouble else None,
        "facts": dict(report.trouble.facts) if report.trouble else {},
    }


def _poll_sentences(texts: Texts, report: PollReport) -> Iterator[str]:
    for attempt in report.attempts:
        key = f"poll.{attempt.answer}"
        known = key if texts.has(key) else "poll.trouble"
        yield texts.say(known, reference=attempt.creditor_reference, code=attempt.answer)
    for refusal in report.refused:
        yield texts.say("poll.line", **refusal.facts)
    yield texts.say("poll.done", entity=report.entity_id, listed=report.listed,
                    waiting=report.waiting)  # fmt: skip
    if report.trouble:
        key = f"poll_problem.{report.trouble.code}"
        known = key if texts.has(key) else "poll_problem.unforeseen"
        facts = {"code": report.trouble.code} | dict(report.trouble.facts)
        yield texts.say(known, **facts)


def run_stamps(arguments: argparse.Namespace, tools: Tools) -> int:
    """A file for each, byte by byte as it was signed; none replaces another."""
    number = notice_number.validate(arguments.notice)
    with NewFiles() as files, tools.unit_of_work() as session:
        if positions.position_by_notice(session, arguments.entity, number) is None:
            raise RuleBroken("notice_unknown", notice_number=number)
        bought = [
            row.stamp
            for receipt in payments.receipts_of_notice(session, arguments.entity, number)
            for row in receipt.transfers
            if row.stamp is not None
        ]
        named = {
            arguments.output / f"{number}-{place}.xml": stamp
            for place, stamp in enumerate(bought, start=1)
        }
        arguments.output.mkdir(parents=True, exist_ok=True)
        files.write(named)
    written = [str(path) for path in named]

    def sentences(texts: Texts) -> list[str]:
        return [texts.say("stamps.written", file=path) for path in written] or [
            texts.say("stamps.none", notice_number=notice_number.format(number))
        ]

    tools.output.show({"stamps": written}, sentences)
    return DONE


def _receipts(session: Session, entity_id: str, path: Path) -> Iterator[RecoveredReceipt]:
    """The receipts of an archive, each for a station of the entity; anything else is refused."""
    callers: dict[StationAddress, HubCaller] = {}
    for request, raw in read_archive(path):
        if request.station.pa != entity_id:
            raise RuleBroken("receipt_of_another_entity", found=request.station.pa)
        if request.station not in callers:
            callers[request.station] = admit(session, request.station).caller
        yield RecoveredReceipt(callers[request.station], request.receipt, raw, request.version)
