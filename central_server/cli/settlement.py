"""`settlement import | fetch`: takes in settlement flows, from files and from the hub."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from central_server.cli.command import DONE, FAILED, Tools, add_command, add_entity, log_refusal
from central_server.cli.file_intake import AUTHOR, CATALOGUE, TakenIn, take_in_files, whole
from central_server.cli.setting_up import require_entity
from central_server.db import statistics
from central_server.db.unit_of_work import Session
from central_server.settlement import service
from central_server.settlement.fetching import FetchReport, FlowFetcher
from central_server.settlement.service import ImportOutcome
from payments_core.errors import PaymentsError
from payments_core.money import format_euro
from payments_core.wire.hub.settlement_flow import MAX_FLOW_BYTES
from payments_documents.texts import Texts, load_texts

if TYPE_CHECKING:
    from central_server.cli.command import Commands


def register(commands: "Commands") -> None:
    """Add the command."""
    group = commands.add_parser("settlement", help="settlement flows").add_subparsers(required=True)
    imported = add_command(group, "import", "take in settlement flows (XML)", run_import)
    imported.add_argument("files", nargs="+", type=Path, metavar="FILE")
    add_entity(imported)
    fetched = add_command(group, "fetch", "fetch settlement flows from the hub now", run_fetch)
    add_entity(fetched, required=False)


def run_import(arguments: argparse.Namespace, tools: Tools) -> int:
    """Each file once; the same file again changes nothing."""

    def intake(session: Session, data: bytes, name: str) -> TakenIn:
        done = service.import_flow(session, AUTHOR, arguments.entity, data, name, tools.clock)
        sentence = "settlement.outdated"
        if done.outcome is ImportOutcome.STORED:
            sentence = "settlement.anomalous" if done.anomalies else "settlement.stored"
        details = {
            "flow_id": done.flow_id,
            "revision": done.revision,
            "count": done.count,
            "total": format_euro(done.total_cents),
            "anomalies": ", ".join(done.anomalies),
        }
        return TakenIn(asdict(done), sentence, details)

    return take_in_files(arguments, tools, whole(MAX_FLOW_BYTES, intake))


def run_fetch(arguments: argparse.Namespace, tools: Tools) -> int:
    """For one entity, or for all that use a service; what was refused before is tried again.

    Status 1 when a flow was refused or the hub did not give everything.
    """
    fetcher = FlowFetcher(tools.unit_of_work, tools.neighbours.flows, tools.clock, tools.new_id)
    texts = load_texts(CATALOGUE, arguments.language)
    sentences: list[str] = []
    results: list[dict[str, Any]] = []
    for entity_id in _asked_for(arguments, tools):
        try:
            report = fetcher.fetch(entity_id, refused_too=True)
        except PaymentsError as trouble:
            report = FetchReport(entity_id, trouble=trouble)
        if report.trouble:
            log_refusal(arguments, report.trouble)
        results.append(_facts(report))
        sentences.extend(_sentences(texts, report))
    with tools.unit_of_work() as session:
        statistics.refresh(session)
    tools.output.show({"entities": results}, lambda _: sentences or [texts.say("fetch.nobody")])
    return FAILED if any(one["error"] or one["refused"] for one in results) else DONE


def _asked_for(arguments: argparse.Namespace, tools: Tools) -> list[str]:
    with tools.unit_of_work() as session:
        if arguments.entity is None:
            return tools.neighbours.flows.users(session)
        require_entity(session, arguments.entity)
    return [arguments.entity]


def _facts(report: FetchReport) -> dict[str, Any]:
    return {
        "entity_id": report.entity_id,
        "listed": report.listed,
        "flows": [asdict(done) for done in report.taken],
        "refused": [
            {
                "psp_id": one.key.psp_id if one.key else None,
                "flow_id": one.key.flow_id if one.key else None,
                "error": one.error.code,
                "facts": dict(one.error.facts),
            }
            for one in report.refused
        ],
        "waiting": report.waiting,
        "error": report.trouble.code if report.trouble else None,
        "facts": dict(report.trouble.facts) if report.trouble else {},
    }


def _sentences(texts: Texts, report: FetchReport) -> Iterator[str]:
    for done in report.taken:
        outcome = done.outcome.lower()
        if done.outcome is ImportOutcome.STORED and done.anomalies:
            outcome = "anomalous"
        yield texts.say(
            f"fetch.{outcome}",
            flow_id=done.flow_id, revision=done.revision, count=done.count,
            total=format_euro(done.total_cents), anomalies=", ".join(done.anomalies),
        )  # fmt: skip
    for one in report.refused:
        flow_id = one.key.flow_id if one.key else texts.say("fetch.line")
        yield texts.say("fetch.refused", flow_id=flow_id, reason=_reason(texts, one.error))
    yield texts.say(
        "fetch.done", entity=report.entity_id, listed=report.listed, waiting=report.waiting
    )
    if report.trouble:
        yield _reason(texts, report.trouble)


def _reason(texts: Texts, trouble: PaymentsError) -> str:
    key, facts = f"fetch_problem.{trouble.code}", dict(trouble.facts)
    if not texts.has(key):
        return texts.say("fetch_problem.unforeseen", code=trouble.code)
    reason = f"reason.{facts.get('reason')}"
    if texts.has(reason):
        facts["reason"] = texts.say(reason)
    return texts.say(key, **facts)
