"""How each function of the server that works on a session is asked for one entity.

`FINDS` are asked for something by its name: the twin's names find the entity's own, the names of
what only the other entity has find nothing. `DOES` name nothing that could be somebody else's;
they read all of an entity, or write rows of their own. What is in neither has no border case.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy.orm import Session

import central_server
from central_server.accounting import repository as accounting
from central_server.accounting import service as division
from central_server.anomalies import repository as odd
from central_server.anomalies import service as anomalies
from central_server.catalogue import repository as catalogue
from central_server.catalogue import service as kinds
from central_server.changes import feed
from central_server.citizens import arrivals, notes, revisions
from central_server.citizens import note_repository as note_rows
from central_server.citizens import repository as people
from central_server.citizens import service as registry
from central_server.citizens.registry_file import COLUMNS
from central_server.desks import (
    bases,
    citizen_notices,
    contacts,
    downloads,
    leases,
    office_listing,
    office_notices,
    operations,
    released_debt,
    releases,
    seals,
)
from central_server.desks import registry as downloaded
from central_server.desks import repository as blocks
from central_server.entities import hub_services
from central_server.entities import repository as entities
from central_server.entities.models import HubService
from central_server.evidence import repository as settled
from central_server.evidence import service as evidence
from central_server.evidence.horizon import horizon
from central_server.evidence.repository import ReportedLine
from central_server.identity import enrolment, sign_in
from central_server.identity import repository as identity
from central_server.identity.secrets import fingerprint
from central_server.jobs import backlog, inbox, outbox
from central_server.jobs.models import OutboxRow
from central_server.jobs.outbox import Job
from central_server.notices import repository as notices
from central_server.notices import service as releasing
from central_server.notices.service import HUB_PUBLISH
from central_server.payments import bulk, hub_access, searches
from central_server.payments import repository as receipts
from central_server.payments import service as payments
from central_server.payments.bulk import RecoveredReceipt
from central_server.payments.repetition import is_repetition
from central_server.positions import co_debtors, reporting
from central_server.positions import repository as positions
from central_server.positions import service as debts
from central_server.positions.service import Origin
from central_server.reconciliation import repository as matches
from central_server.reconciliation import service as reconciliation
from central_server.settlement import listing
from central_server.settlement import repository as flows
from central_server.settlement import service as settlement
from central_server.settlement.models import ListedFlowRow, SettlementFlowRow
from central_server.takeover import repository as takeover
from central_server.takeover import service as taking_over
from central_server.treasury import repository as journals
from central_server.treasury import service as treasury
from central_server.treasury.models import JournalRow
from payments_core.model.debt_position import DebtPosition, PaymentOption, PositionStatus
from payments_core.rules import matching
from payments_core.wire.desk.new_person import NewPerson
from payments_core.wire.desk.notice_list_messages import OfficeListQuery
from payments_core.wire.desk.notice_messages import ChangeKind
from payments_core.wire.desk.operation_messages import LeaseRequest
from payments_core.wire.hub import settlement_flow as flow_codec
from payments_core.wire.hub.flow_documents import FlowKey, ListedFlow
from payments_core.wire.hub.shared_parts import StationAddress
from payments_core.wire.treasury import cash_journal as journal_codec
from tests.factories import border_audit as audit
from tests.factories import border_carts, border_day, border_flows, border_keys
from tests.factories import border_decisions as decisions
from tests.factories import border_papers as printed
from tests.factories import border_plans as plans
from tests.factories import border_programs as programs
from tests.factories import border_publication as publication
from tests.factories import border_receipts as polled
from tests.factories.border_asked import CLOCK, NOW, Asked, Case
from tests.factories.desk_contacts import report
from tests.factories.position_lines import position_line, write_lines
from tests.factories.released_debts import DEBTOR, installment, number_of, receipt_for
from tests.factories.server import a_kind
from tests.factories.settlement import settlement_line
from tests.factories.twins import (
    PSP,
    SEARCHED_AT,
    TWIN,
    flow_of,
    journal_of,
    note_of,
    release_of,
)

#: Functions on a session that are not about one entity, each with its reason.
OF_NOBODY = {
    **audit.OF_NOBODY,
    "entities.hub_services.users_of": "for the server's own calls to the hub",
    "entities.repository.entities": "the installation's own list, for the doctor",
    "entities.repository.is_broker": "tells the hub which of three names is not ours",
    "entities.repository.is_station_of_broker": "tells the hub which of three names is not ours",
    "identity.repository.desk_waiting_for": "the code alone says of which entity the desk is",
    "jobs.outbox.take": "a worker takes the work of all entities; each job names its own",
    "jobs.outbox.count_waiting": "for the doctor: a number of all entities, of no row",
    "payments.searches.ask_where_due": "a worker's chore for all entities; tried there",
    "payments.repository.count_kept_messages": "for the doctor: a number, of no row",
    "notices.expiry.expire_some": "a worker's chore for all entities; tried there",
    "positions.repository.expired_positions": "a worker's chore for all entities; tried there",
    "identity.enrolment.enrol": "the code says of which entity; tried at its door",
}

#: Packages of the server that hold no features: doors, programs, foundations.
_NO_FEATURES = {"api", "hub_inbound", "cli", "migrations", "db", "hub", "outbound"}


def functions() -> Iterator[str]:
    """Every public function of the features that works on a session: `folder.module.function`."""
    for folder in pkgutil.iter_modules(central_server.__path__):
        if not folder.ispkg or folder.name in _NO_FEATURES:
            continue
        package = importlib.import_module(f"central_server.{folder.name}")
        for found in pkgutil.iter_modules(package.__path__):
            module = importlib.import_module(f"{package.__name__}.{found.name}")
            for name, function in inspect.getmembers(module, inspect.isfunction):
                own = function.__module__ == module.__name__ and not name.startswith("_")
                if own and "session" in inspect.signature(function).parameters:
                    yield f"{folder.name}.{found.name}.{name}"


def _new_id() -> str:
    return "id-new"


def _noticed(asked: Asked) -> Any:
    return positions.position_by_notice(*asked.whose, asked.names.paid)


def _of_position(read: Callable[[Session, Any], Any]) -> Case:
    """Asked with a row, which only the entity itself can have got hold of."""
    return lambda asked: (found := _noticed(asked)) and read(asked.session, found)


def _flow_row(asked: Asked) -> SettlementFlowRow | None:
    return flows.latest_revision(*asked.whose, PSP, asked.names.flow_id)


def _of_flow(read: Callable[[Session, SettlementFlowRow], Any]) -> Case:
    return lambda asked: (row := _flow_row(asked)) and read(asked.session, row)


def _written_debt(asked: Asked) -> Any:
    number = number_of(900)
    debt = DebtPosition(
        asked.place.entity_id, asked.place.name, DEBTOR,
        (PaymentOption((installment(number, 100, entity_id=asked.place.entity_id),)),),
        PositionStatus.VALID,
    )  # fmt: skip
    return debts.create(
        asked.session, debt, Origin("kind-twin", 1), position_id="id-new", citizen_id=None, now=NOW
    )


def _new_person(**changes: str) -> NewPerson:
    values = {"citizen_id": "person-new", "kind": "F", "tax_code": "BNCNNA80A41Z999V",
              "family_name": "Bianchi", "given_name": "Anna"}  # fmt: skip
    return NewPerson.model_validate(values | changes)


def _with_file(name: str, text: str, take_in: Callable[[Path], Any]) -> Any:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8")
        return take_in(path)


def _imported_people(asked: Asked) -> Any:
    names = asked.names
    line = f"{names.tax_code};Bianchi;Mario;01/01/1980;;;;;;;;"
    return _with_file(
        "people.csv", f"{';'.join(COLUMNS)}\n{line}\n",
        lambda path: registry.import_registry(*asked.whose, path, _new_id, NOW),
    )  # fmt: skip


def _numbered(asked: Asked) -> Any:
    person = people.citizen(*asked.whose, asked.names.citizen_id)
    assert person is not None
    person.revision = -1
    return revisions.number(*asked.whose)


def _taken_over(asked: Asked) -> Any:
    line = position_line(
        901, kind_id=TWIN.kind_id, rate_id=None, rate_version=None, registry_number=None
    )
    order = taking_over.Takeover(asked.place.entity_id, NOW, _new_id, in_archive=False)
    with TemporaryDirectory() as folder:
        path = write_lines(Path(folder) / "debts.jsonl", line)
        return taking_over.import_positions(asked.session, order, path)


def _recovered(asked: Asked) -> Any:
    receipt = receipt_for(
        asked.names.unpaid, "receipt-new", entity_id=asked.place.entity_id, cents=asked.place.cents
    )
    one = RecoveredReceipt(asked.place.caller, receipt, b"raw", 2)
    return bulk.record_receipts(*asked.whose, [one], NOW)


def _recorded(asked: Asked) -> Any:
    receipt = receipt_for(
        asked.names.unpaid, "receipt-new", entity_id=asked.place.entity_id, cents=asked.place.cents
    )
    return payments.record_receipt(*asked.caller, receipt, b"raw", 2, CLOCK)


def _signed_in(asked: Asked) -> Any:
    operator = identity.operator(*asked.whose, asked.names.operator_id)
    return operator and sign_in.complete(*asked.desk, operator, lambda: "token-new", NOW)


def _reported(asked: Asked) -> list[ReportedLine]:
    return settled.reported_lines(*asked.whose, [asked.names.receipt_id], asked.names.paid[1:])


def _job(asked: Asked) -> Job:
    row = asked.session.query(OutboxRow).filter_by(
        entity_id=asked.place.entity_id, subject=asked.names.paid
    )  # fmt: skip
    found = row.one()
    return Job(found.entity_id, found.job_id, found.kind, found.subject, found.payload, 1)


def _new_match(asked: Asked) -> bool:
    row = _flow_row(asked)
    assert row is not None
    [credit, *_] = journals.credits_of(*asked.whose)
    return matches.add_match(
        asked.session, row, credit.movement_id, credit.amount_cents,
        match_id="id-new", run_id="run", author="anna", made_at=NOW,
    )  # fmt: skip


def _new_journal(asked: Asked) -> Any:
    row = JournalRow(
        entity_id=asked.place.entity_id, journal_id="journal-new", page=1, pages=1, version="1.6",
        created_at=NOW, bank_code="1", bank_entity_code="1", istat_code="1", year=2025,
        period_from=date(2025, 5, 15), period_to=date(2025, 5, 15), source_name="x",
        imported_by="bank", imported_at=NOW,
    )  # fmt: skip
    return journals.add_journal(asked.session, row) and row


def _new_movements(asked: Asked) -> int:
    journal = journal_codec.parse(journal_of(asked.place, asked.names))
    return journals.add_movements(asked.session, _new_journal(asked), journal)


def _later_flow(asked: Asked) -> bytes:
    return flow_of(asked.place, asked.names, flow_at=datetime(2025, 5, 20, 8, tzinfo=UTC))


def _new_revision(asked: Asked) -> bool:
    row, session = _flow_row(asked), asked.session
    assert row is not None
    session.expunge(row)
    row.revision += 1
    return flows.add_revision(session, row, flow_codec.parse(_later_flow(asked)).lines)


def _taken_in(asked: Asked) -> Any:
    flow = flow_codec.parse(_later_flow(asked))
    origin = settlement.Origin("bank", "hub", 2)
    return settlement.take_in(*asked.whose, flow, origin, CLOCK)[0]


def _listed_row(asked: Asked) -> ListedFlowRow | None:
    return asked.session.get(
        ListedFlowRow, (asked.place.entity_id, PSP, asked.names.flow_id, 1)
    )  # fmt: skip


def _newly_listed(asked: Asked) -> int:
    key = FlowKey(PSP, asked.names.flow_id, 7)
    return listing.add_listed(*asked.whose, [ListedFlow(key, NOW, NOW)], NOW)


def _newly_refused(asked: Asked) -> int:
    added = _newly_listed(asked)
    for row in asked.session.query(ListedFlowRow).filter_by(
        entity_id=asked.place.entity_id, hub_revision=7
    ):
        row.refusal = "no flow"
    asked.session.flush()
    return added


def _closed(asked: Asked) -> Any:
    row = _listed_row(asked)
    assert row is not None
    listing.close(asked.session, row, _flow_row(asked), NOW)
    return row.done_at is not None


def _release(asked: Asked) -> Any:
    return release_of(asked.place, asked.names, 5)


def _settled_lines(asked: Asked) -> list[str]:
    flow = flow_codec.parse(flow_of(asked.place, asked.names))
    lines = matching.match_group(asked.place.entity_id, flow, (), ()).lines
    return settlement.notice_numbers(*asked.whose, lines)


def _received(asked: Asked) -> Any:
    source, key = f"desk:{asked.names.desk_id}", f"{asked.names.operation_id}-0"
    return inbox.receive(*asked.whose, source, key, "RELEASE", {}, NOW)


def _answered(asked: Asked) -> None:
    source, key = f"desk:{asked.names.desk_id}", f"{asked.names.operation_id}-0"
    inbox.store_answer(*asked.whose, source, key, {"answer": "new"})


FINDS: dict[str, Case] = {
    **border_keys.FINDS,
    **audit.FINDS,
    **border_carts.FINDS,
    **border_day.FINDS,
    **decisions.FINDS,
    **border_flows.FINDS,
    **printed.FINDS,
    **plans.FINDS,
    **programs.FINDS,
    **publication.FINDS,
    "accounting.repository.divisions": lambda a: accounting.divisions(
        *a.whose, [a.names.receipt_id]
    ),
    "accounting.repository.matched_credit": lambda a: accounting.matched_credit(
        *a.whose, 2025, a.names.document_no
    ),
    "accounting.service.divide": lambda a: division.divide(*a.whose, 2025, a.names.document_no),
    "catalogue.repository.kind": lambda a: catalogue.kind(*a.whose, a.names.kind_id, 1),
    "catalogue.repository.kind_row": lambda a: catalogue.kind_row(*a.whose, a.names.kind_id),
    "catalogue.repository.revisions": lambda a: catalogue.revisions(*a.whose, a.names.kind_id),
    "catalogue.service.current_kind": lambda a: kinds.current_kind(*a.whose, a.names.kind_id),
    "citizens.note_repository.note": lambda a: note_rows.note(*a.whose, a.names.note_id),
    "citizens.note_repository.of_citizen": lambda a: note_rows.of_citizen(
        *a.whose, a.names.citizen_id, 10
    ),
    "citizens.note_repository.withdrawals_of": lambda a: note_rows.withdrawals_of(
        *a.whose, [a.names.withdrawn_note_id]
    ),
    "citizens.notes.page": lambda a: notes.page(*a.clerk, a.names.citizen_id),
    "identity.repository.names_of": lambda a: identity.names_of(*a.whose, {a.names.operator_id}),
    "citizens.repository.by_registry_numbers": lambda a: people.by_registry_numbers(
        *a.whose, [a.names.registry_number]
    ),
    "citizens.repository.by_tax_codes": lambda a: people.by_tax_codes(*a.whose, [a.names.tax_code]),
    "citizens.repository.citizen": lambda a: people.citizen(*a.whose, a.names.citizen_id),
    "citizens.repository.search": lambda a: people.search(*a.whose, [a.names.tax_code], None, 10),
    "citizens.repository.search (words and a day)": lambda a: people.search(
        *a.whose, [a.names.tax_code, "MAR"], date(1980, 1, 1), 10
    ),
    "citizens.repository.search (two words)": lambda a: people.search(
        *a.whose, [a.names.tax_code, "MAR"], None, 10
    ),
    "citizens.service.citizen": lambda a: registry.citizen(*a.clerk, a.names.citizen_id),
    "citizens.service.search": lambda a: registry.search(*a.clerk, a.names.tax_code, 10)[0],
    "desks.citizen_notices.citizen": lambda a: citizen_notices.citizen(
        *a.clerk, a.names.citizen_id, NOW
    ),
    "desks.citizen_notices.notices_of": lambda a: citizen_notices.notices_of(
        *a.clerk, a.names.citizen_id, NOW
    ),
    "desks.citizen_notices.search": lambda a: (
        citizen_notices.search(*a.clerk, a.names.tax_code, 10, NOW).citizens
    ),
    "desks.office_listing.newest": lambda a: office_listing.newest(
        *a.whose, [a.names.desk_id], office_listing.Filter(NOW.date()), None, 10
    ),
    "desks.office_notices.page": lambda a: (
        office_notices.page(*a.clerk, OfficeListQuery(desk_id=a.names.desk_id), 10, NOW).notices
    ),
    "desks.downloads.profile": lambda a: downloads.profile(*a.named_desk, NOW),
    "desks.released_debt.debt_of": lambda a: released_debt.debt_of(*a.whose, _release(a).release),
    "desks.repository.lease": lambda a: blocks.lease(*a.whose, a.names.lease_id),
    "desks.repository.payment_instants": lambda a: blocks.payment_instants(
        *a.whose, [a.names.paid]
    ),
    "entities.repository.station": lambda a: entities.station(*a.whose, a.station_id),
    "entities.repository.station_of_broker": lambda a: entities.station_of_broker(
        *a.whose, a.station_id, a.station_id[:11]
    ),
    "evidence.repository.credits_of": lambda a: [
        credit for line in _reported(a) for credit in settled.credits_of(*a.whose, line)
    ],
    "evidence.repository.reported_lines": _reported,
    "evidence.service.check": lambda a: evidence.check(*a.clerk, a.names.paid, NOW),
    "evidence.service.payment_check": lambda a: evidence.payment_check(*a.whose, a.names.paid, NOW),
    "evidence.service.timeline": lambda a: evidence.timeline(*a.whose, a.names.paid),
    "identity.enrolment.authenticate": lambda a: enrolment.authenticate(
        a.session, f"{a.place.entity_id}/{TWIN.desk_id}:{a.secret('credential')}"
    ),
    "identity.enrolment.invite": lambda a: enrolment.invite(
        *a.whose, a.names.desk_id, "code-of-a-file", NOW
    ),
    "identity.enrolment.is_current": lambda a: enrolment.is_current(*a.named_desk),
    "identity.repository.attempts_of": lambda a: identity.attempts_of(
        *a.whose, a.names.desk_id, a.names.username
    ),
    "identity.repository.desk": lambda a: identity.desk(*a.whose, a.names.desk_id),
    "identity.repository.kinds_of": lambda a: identity.kinds_of(*a.whose, a.names.operator_id),
    "identity.repository.operator": lambda a: identity.operator(*a.whose, a.names.operator_id),
    "identity.repository.operator_named": lambda a: identity.operator_named(
        *a.whose, a.names.username
    ),
    "identity.repository.operator_session": lambda a: identity.operator_session(
        *a.whose, fingerprint(a.secret("token"))
    ),
    "identity.repository.roles_of": lambda a: identity.roles_of(*a.whose, a.names.operator_id),
    "identity.sign_in.authenticate": lambda a: sign_in.authenticate(
        *a.desk, f"Bearer {a.secret('token')}", NOW
    ),
    "identity.sign_in.begin": lambda a: sign_in.begin(*a.desk, a.names.username, NOW).operator,
    "identity.sign_in.complete": _signed_in,
    "identity.sign_in.sign_out": lambda a: (
        sign_in.sign_out(*a.desk, f"Bearer {a.secret('token')}", NOW) or "signed out"
    ),
    "notices.repository.open_counts": lambda a: notices.open_counts(
        *a.whose, [a.names.citizen_id], date(2027, 1, 1)
    ),
    "notices.repository.released": lambda a: notices.released(*a.whose, a.names.paid),
    "notices.repository.released_to": lambda a: notices.released_to(
        *a.whose, a.names.citizen_id, 10
    ),
    "payments.hub_access.admit": lambda a: hub_access.admit(
        a.session, StationAddress(a.place.entity_id, a.station_id[:11], a.station_id)
    ),
    "payments.repository.events_of_notice": lambda a: receipts.events_of_notice(
        *a.whose, a.names.paid
    ),
    "payments.repository.has_other_receipt": lambda a: receipts.has_other_receipt(
        *a.whose, a.names.paid, "another"
    ),
    "payments.repository.notice_numbers_of_receipts": lambda a: receipts.notice_numbers_of_receipts(
        *a.whose, [a.names.receipt_id]
    ),
    "payments.repository.receipt": lambda a: receipts.receipt(*a.whose, a.names.receipt_id),
    "payments.repository.stored_receipt": lambda a: receipts.stored_receipt(
        *a.whose, a.names.receipt_id
    ),
    "payments.searches.due": lambda a: [
        row
        for row in searches.due(*a.whose, SEARCHED_AT, 9)
        if row.receipt_id == f"missing-{a.names.receipt_id}"
    ],
    "payments.searches.search": lambda a: searches.search(
        *a.whose, f"missing-{a.names.receipt_id}"
    ),
    "payments.repository.receipts_of_notice": lambda a: receipts.receipts_of_notice(
        *a.whose, a.names.paid
    ),
    "positions.co_debtors.of_positions": lambda a: co_debtors.of_positions(
        *a.whose, [a.names.position_id]
    ),
    "positions.co_debtors.positions_with": lambda a: co_debtors.positions_with(
        *a.whose, a.names.co_debtor_id
    ),
    "positions.reporting.known_notice_numbers": lambda a: reporting.known_notice_numbers(
        *a.whose, [a.names.paid]
    ),
    "positions.repository.allocations": _of_position(
        lambda session, found: positions.allocations(session, found.installment)
    ),
    "positions.repository.debt": _of_position(
        lambda session, found: positions.debt(session, "", found.position)
    ),
    "positions.repository.due_parts": _of_position(
        lambda session, found: positions.due_parts(session, found.position)
    ),
    "positions.repository.installment_rows": lambda a: positions.installment_rows(
        *a.whose, a.names.position_id
    ),
    "positions.repository.lock_statuses": lambda a: positions.lock_statuses(
        *a.whose, [a.names.position_id]
    ),
    "positions.repository.parts_of": lambda a: positions.parts_of(*a.whose, [a.names.position_id]),
    "positions.repository.position_by_notice": lambda a: positions.position_by_notice(
        *a.whose, a.names.paid, lock=True
    ),
    "positions.service.pay": _of_position(
        lambda session, found: debts.pay(session, found) or "paid"
    ),
    "reconciliation.service.show_flow": lambda a: reconciliation.show_flow(
        *a.whose, a.names.flow_id
    ),
    "settlement.listing.close": lambda a: _listed_row(a) and _closed(a),
    "settlement.listing.standing": _of_flow(listing.standing),
    "settlement.repository.flow_of": _of_flow(flows.flow_of),
    "settlement.repository.latest_revision": _flow_row,
    "settlement.repository.shares_of": _of_flow(flows.shares_of),
    "settlement.service.notice_numbers": _settled_lines,
    "takeover.repository.known_debts": lambda a: takeover.known_debts(*a.whose, [a.names.paid]),
    "treasury.repository.count_pages": lambda a: journals.count_pages(*a.whose, a.names.journal_id),
}

DOES: dict[str, Case] = {
    "anomalies.repository.failing_jobs": lambda a: odd.failing_jobs(*a.whose, 0, 10, but=()),
    "anomalies.repository.odd_flows": lambda a: odd.odd_flows(*a.whose, 10),
    "anomalies.repository.odd_receipts": lambda a: odd.odd_receipts(*a.whose, 10),
    "anomalies.repository.shared_income": lambda a: odd.shared_income(*a.whose, 10),
    "anomalies.service.page": lambda a: anomalies.page(*a.supervisor, 10),
    "anomalies.service.of_entity": lambda a: anomalies.of_entity(*a.whose),
    **audit.DOES,
    **border_carts.DOES,
    **border_day.DOES,
    **decisions.DOES,
    **border_keys.DOES,
    **printed.DOES,
    **programs.DOES,
    **publication.DOES,
    **polled.DOES,
    "catalogue.repository.current_rows": lambda a: catalogue.current_rows(*a.whose),
    "catalogue.service.put_kind": lambda a: kinds.put_kind(
        *a.whose,
        a_kind(kind_id=TWIN.kind_id, parts=("9,00",), name="Nuovo", rates=[]),
        author="anna",
        now=NOW,
    ),
    "changes.feed.append": lambda a: feed.append(
        *a.whose, ChangeKind.NOTICE_PAID, [TWIN.paid], NOW
    ),
    "changes.feed.last_cursor": lambda a: feed.last_cursor(*a.whose),
    "changes.feed.mark_at": lambda a: feed.mark_at(*a.whose, 1),
    "changes.feed.open_feed": lambda a: feed.open_feed(*a.whose),
    "changes.feed.read": lambda a: feed.read(*a.whose, 0, 100),
    "citizens.arrivals.take_in": lambda a: arrivals.take_in(*a.whose, [_new_person()], NOW),
    "citizens.arrivals.take_in (who is here)": lambda a: arrivals.take_in(
        *a.whose, [_new_person(tax_code=a.names.tax_code)], NOW
    ),
    "citizens.notes.record": lambda a: notes.record(*a.clerk, note_of(a.names, "note-new"), NOW),
    "citizens.repository.replace_words": lambda a: people.replace_words(
        *a.whose, {TWIN.citizen_id: ("NEW",)}, [TWIN.citizen_id]
    ),
    "citizens.revisions.last": lambda a: revisions.last(*a.whose),
    "citizens.revisions.number": _numbered,
    "citizens.revisions.read": lambda a: revisions.read(*a.whose, 0, 100),
    "citizens.service.import_registry": _imported_people,
    "desks.bases.keep_clear": lambda a: bases.keep_clear(*a.whose, "01", 5000, NOW),
    "desks.bases.pass_by": lambda a: bases.pass_by(*a.whose, "01", 5000),
    "desks.bases.take": lambda a: bases.take(*a.whose, "01", 5, NOW),
    "desks.contacts.report": lambda a: (
        contacts.report(*a.named_desk, report(operators=[a.names.username]), _new_id, NOW).revoked
    ),
    "desks.registry.page": lambda a: downloaded.page(*a.desk, 0, 100),
    "desks.leases.lease_block": lambda a: leases.lease_block(
        *a.desk, LeaseRequest(count=5), "lease-new", NOW
    ),
    "desks.operations.perform": lambda a: operations.perform(*a.desk, _release(a), _new_id, NOW),
    "desks.releases.release": lambda a: releases.release(*a.desk, _release(a), _new_id, NOW),
    "desks.releases.working_desk": lambda a: releases.working_desk(*a.desk),
    "desks.repository.contact": lambda a: blocks.contact(*a.whose, a.names.desk_id),
    "desks.repository.overlaps_lease": lambda a: blocks.overlaps_lease(*a.whose, "01", 1, 9),
    "desks.repository.leases_named": lambda a: blocks.leases_named(*a.whose, [a.names.lease_id]),
    "desks.repository.lapse": lambda a: blocks.lapse(*a.whose, a.names.desk_id, NOW),
    "desks.seals.ensure_installation": lambda a: seals.ensure_installation(*a.whose, _new_id),
    "desks.seals.installation": lambda a: seals.installation(*a.whose),
    "identity.repository.forget_attempts": lambda a: identity.forget_attempts(
        *a.whose, a.names.desk_id, NOW
    ),
    "identity.repository.operators_known": lambda a: identity.operators_known(
        *a.whose, [a.names.username]
    ),
    "evidence.horizon.horizon": lambda a: horizon(*a.whose, a.names.paid, NOW),
    "entities.repository.station_for_new_numbers": lambda a: entities.station_for_new_numbers(
        *a.whose
    ),
    "entities.hub_services.address_of": lambda a: hub_services.address_of(
        *a.whose, HubService.FLOWS, {}
    ),
    "entities.repository.account": lambda a: entities.account(*a.whose, "tesoreria"),
    "entities.repository.accounts": lambda a: entities.accounts(*a.whose),
    "entities.repository.entity": lambda a: entities.entity(*a.whose),
    "entities.repository.postal_account": lambda a: entities.postal_account(*a.whose),
    "entities.repository.station_of_segregation": lambda a: entities.station_of_segregation(
        *a.whose, "02"
    ),
    "entities.repository.stations": lambda a: entities.stations(*a.whose),
    "identity.repository.has_other_desk_with_code": lambda a: (
        not (
            identity.has_other_desk_with_code(
                *a.whose, TWIN.desk_id, fingerprint(a.place.secret(TWIN, "code"))
            )
        )
    ),
    "jobs.inbox.find": lambda a: inbox.find(
        *a.whose, f"desk:{a.names.desk_id}", f"{a.names.operation_id}-0"
    ),
    "jobs.inbox.receive": _received,
    "jobs.inbox.store_answer": _answered,
    "entities.hub_services.subscription_of": lambda a: hub_services.subscription_of(
        *a.whose, HubService.FLOWS_SOAP, {}
    ),
    "entities.hub_services.uses": lambda a: hub_services.uses(*a.whose, HubService.RECEIPTS),
    "jobs.backlog.by_kind": lambda a: backlog.by_kind(*a.whose),
    "jobs.backlog.retry": lambda a: backlog.retry(*a.whose, None, NOW),
    "jobs.outbox.has_waiting": lambda a: outbox.has_waiting(*a.whose, TWIN.unpaid),
    "jobs.outbox.enqueue": lambda a: outbox.enqueue(*a.whose, "KIND", TWIN.paid, {}, NOW),
    "jobs.outbox.mark_done": lambda a: outbox.mark_done(a.session, _job(a), NOW),
    "jobs.outbox.waiting": lambda a: outbox.waiting(*a.whose, HUB_PUBLISH),
    "jobs.outbox.postpone": lambda a: outbox.postpone(
        a.session, _job(a), NOW + timedelta(hours=1), "away"
    ),
    "notices.service.record": lambda a: (
        _written_debt(a)
        and releasing.record(
            a.session,
            releasing.Release(a.place.entity_id, (number_of(900),), "desk", "operator", NOW),
            NOW,
        )
    ),
    "payments.bulk.record_receipts": _recovered,
    "payments.repository.kept_messages": lambda a: receipts.kept_messages(*a.whose),
    "payments.service.keep_message": lambda a: payments.keep_message(
        *a.caller, "paSendRT", "ValueError", b"new", CLOCK
    ),
    "payments.repetition.is_repetition": lambda a: is_repetition(
        *a.whose, receipt_for(a.names.paid, a.names.receipt_id), 2
    ),
    "payments.searches.ask": lambda a: searches.ask(*a.whose, NOW),
    "payments.searches.begin": lambda a: searches.begin(
        *a.whose, [settlement_line("iur-new", outcome_on=NOW.date())], NOW
    ),
    "payments.searches.count_waiting": lambda a: searches.count_waiting(
        *a.whose, SEARCHED_AT, timedelta(0)
    ),
    "payments.searches.note_answer": lambda a: searches.note_answer(
        *a.whose, a.names.receipt_id, "not_there_yet", NOW, away=False
    ),
    "payments.service.note_question": lambda a: payments.note_question(
        *a.caller, TWIN.paid, payments.HubEventKind.VERIFY, CLOCK, _new_id
    ),
    "payments.service.record_receipt": _recorded,
    "positions.reporting.report": lambda a: reporting.report(*a.whose, [TWIN.paid, TWIN.unpaid]),
    "positions.service.create": _written_debt,
    "reconciliation.repository.add_match": _new_match,
    "reconciliation.repository.matches": lambda a: matches.matches(*a.whose),
    "reconciliation.repository.paid_shares": lambda a: matches.paid_shares(*a.whose),
    "reconciliation.service.overview": lambda a: reconciliation.overview(*a.whose),
    "reconciliation.service.run": lambda a: reconciliation.run(
        a.session, "anna", a.place.entity_id, CLOCK, _new_id
    ),
    "settlement.listing.add_listed": _newly_listed,
    "settlement.listing.count_waiting": lambda a: (
        _newly_listed(a) and listing.count_waiting(*a.whose)
    ),
    "settlement.listing.hold": lambda a: listing.hold(*a.whose, "lease-new", NOW, timedelta(1)),
    "settlement.listing.leave_to": lambda a: (
        _newly_listed(a) and listing.leave_to(*a.whose, HubService.FLOWS_SOAP, NOW)
    ),
    "settlement.listing.next_waiting": lambda a: (
        _newly_listed(a) and listing.next_waiting(*a.whose)
    ),
    "settlement.listing.poll_of": lambda a: listing.poll_of(*a.whose),
    "settlement.listing.refused": lambda a: _newly_refused(a) and listing.refused(*a.whose),
    "settlement.listing.release": lambda a: listing.release(*a.whose, "lease-new"),
    "settlement.listing.try_refused_again": lambda a: (
        _newly_refused(a) and listing.try_refused_again(*a.whose)
    ),
    "settlement.repository.add_revision": _new_revision,
    "settlement.repository.current_flows": lambda a: flows.current_flows(*a.whose),
    "settlement.service.import_flow": lambda a: settlement.import_flow(
        a.session, "bank", a.place.entity_id, _later_flow(a), "flow.xml", CLOCK
    ),
    "settlement.service.take_in": _taken_in,
    "takeover.repository.leased_blocks": lambda a: takeover.leased_blocks(*a.whose),
    "takeover.service.import_positions": _taken_over,
    "treasury.repository.add_journal": _new_journal,
    "treasury.repository.add_movements": _new_movements,
    "treasury.repository.credits_of": lambda a: journals.credits_of(*a.whose),
    "treasury.service.import_journal": lambda a: treasury.import_journal(
        a.session, "bank", a.place.entity_id, journal_of(a.place, a.names), "journal.xml", CLOCK
    ),
}
