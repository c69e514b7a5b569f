"""`reconciliation run | list | show`: matches flows with credits and tells how far they are."""

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING

from central_server.cli.command import DONE, Tools, add_command, add_entity
from central_server.cli.file_intake import AUTHOR, CATALOGUE, tell_refusal
from central_server.cli.setting_up import require_entity
from central_server.reconciliation import service
from central_server.reconciliation.views import (
    CreditView,
    FlowDetail,
    FlowView,
    LineView,
    Overview,
    PaymentView,
)
from payments_core.errors import RuleBroken
from payments_core.money import format_euro
from payments_documents.texts import Texts, load_texts

if TYPE_CHECKING:
    from central_server.cli.command import Commands


def register(commands: "Commands") -> None:
    """Add the commands."""
    parser = commands.add_parser("reconciliation", help="flows against the treasurer's credits")
    group = parser.add_subparsers(required=True)
    add_entity(add_command(group, "run", "match what is certain", run_run))
    add_entity(add_command(group, "list", "flows, credits and payments with states", run_list))
    show = add_command(group, "show", "one flow with its lines", run_show)
    show.add_argument("flow", metavar="FLOW", help="id of the flow, in any case")
    add_entity(show)


def run_run(arguments: argparse.Namespace, tools: Tools) -> int:
    """Append new matches; a second run appends none."""
    texts = load_texts(CATALOGUE, arguments.language)
    with tools.unit_of_work() as session:
        require_entity(session, arguments.entity)
        summary = service.run(session, AUTHOR, arguments.entity, tools.clock, tools.new_id)
    facts = asdict(summary)
    sentence = texts.say("reconciliation.run", matched=format_euro(summary.matched_cents), **facts)
    tools.output.show(facts, lambda _: [sentence])
    return DONE


def run_list(arguments: argparse.Namespace, tools: Tools) -> int:
    """Everything of an entity with its present state."""
    texts = load_texts(CATALOGUE, arguments.language)
    with tools.unit_of_work() as session:
        require_entity(session, arguments.entity)
        overview = service.overview(session, arguments.entity)
    tools.output.show(asdict(overview), lambda _: _overview_lines(texts, overview))
    return DONE


def run_show(arguments: argparse.Namespace, tools: Tools) -> int:
    """One flow; status 1 when it is not known."""
    texts = load_texts(CATALOGUE, arguments.language)
    try:
        with tools.unit_of_work() as session:
            require_entity(session, arguments.entity)
            detail = service.show_flow(session, arguments.entity, arguments.flow)
    except RuleBroken as trouble:
        if trouble.code != "flow_unknown":
            raise
        return tell_refusal(arguments, tools, texts, trouble)
    tools.output.show(asdict(detail), lambda _: _detail_lines(texts, detail))
    return DONE


def _overview_lines(texts: Texts, overview: Overview) -> list[str]:
    return [
        texts.say("heading.flows", count=len(overview.flows)),
        *(_flow_line(texts, flow) for flow in overview.flows),
        texts.say("heading.credits", count=len(overview.credits)),
        *(_credit_line(texts, credit) for credit in overview.credits),
        texts.say("heading.payments", count=len(overview.payments)),
        *(_payment_line(payment) for payment in overview.payments),
    ]


def _detail_lines(texts: Texts, detail: FlowDetail) -> list[str]:
    return [
        _flow_line(texts, detail.flow),
        texts.say("heading.credits", count=len(detail.credits)),
        *(_credit_line(texts, credit) for credit in detail.credits),
        texts.say("heading.lines", count=len(detail.lines)),
        *(_settlement_line(line) for line in detail.lines),
    ]


def _flow_line(texts: Texts, flow: FlowView) -> str:
    state = texts.say(f"state.{flow.state}")
    return f"  {flow.flow_id:<35}  {format_euro(flow.total_cents):>16}  {state}"


def _credit_line(texts: Texts, credit: CreditView) -> str:
    number = f"{credit.year}/{credit.receipt_no or '-'} ({credit.document_no})"
    state = texts.say(f"state.{credit.state}")
    named = credit.flow_id or ", ".join(credit.candidates)
    return f"  {number:<35}  {format_euro(credit.amount_cents):>16}  {state}  {named}".rstrip()


def _payment_line(payment: PaymentView) -> str:
    number, labels = payment.notice_number or payment.iuv, " ".join(payment.labels)
    return f"  {number:<35}  {format_euro(payment.amount_cents):>16}  {labels}"


def _settlement_line(line: LineView) -> str:
    return f"  {line.iuv:<35}  {format_euro(line.amount_cents):>16}  {' '.join(line.labels)}"
