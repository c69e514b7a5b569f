"""A small real HTTP server that speaks the desks' contract, and misbehaves when it is told to.

It keeps the promises that matter to a desk: an operation is done once whatever is repeated, and
cursors grow without gaps. Faults are queued: each one spoils one request to the named path.
"""

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from pydantic import TypeAdapter

from payments_core.model.debt_kind import DebtKind
from payments_core.model.debt_position import InstallmentStatus
from payments_core.model.registry_policy import RegistryPolicy
from payments_core.model.role import Role
from payments_core.rules.position_progress import DuePart, other_way
from payments_core.wire.desk.audit_messages import AuditBatch, AuditEntry, AuditReply
from payments_core.wire.desk.cancel_messages import CancelOutcome
from payments_core.wire.desk.catalogue_messages import (
    AccountInfo,
    CatalogueReply,
    Difference,
    KindHistory,
    KindRevision,
    ManagedKind,
    PutKind,
    PutKindReply,
)
from payments_core.wire.desk.contact_messages import (
    ContactReply,
    ContactRequest,
    DeskStanding,
)
from payments_core.wire.desk.message import Message
from payments_core.wire.desk.messages import (
    CitizenInfo,
    CitizenPage,
    DeskProfile,
    DocumentProblem,
    EnrolReply,
    EnrolRequest,
    FaultInfo,
    KindInfo,
    Problem,
    SignInReply,
    SignInRequest,
)
from payments_core.wire.desk.note_messages import NOTES_LIMIT, NoteInfo, NotePage
from payments_core.wire.desk.notice_messages import (
    Change,
    ChangeKind,
    ChangePage,
    CoDebtorName,
    Evidence,
    EvidenceKind,
    NoticeAct,
    NoticeInfo,
    NoticePage,
    NoticeState,
    PaymentCheck,
)
from payments_core.wire.desk.operation_messages import (
    AnyOperation,
    Cancellation,
    CitizenNote,
    CoDebtor,
    LeaseReply,
    LeaseRequest,
    NoticePlan,
    Operation,
    OperationAnswer,
    OperationAnswers,
    OperationBatch,
    OperationOutcome,
    PadNumber,
    ReleaseNotice,
)
from payments_core.wire.desk.registry_messages import RegistryPage, RegistryPerson
from payments_core.wire.desk.settlement_messages import ReferenceReply

ENTITY = "80999990106"
DESK = "sportello-12"
CREDENTIAL = "credential-of-the-desk"
ENROLMENT_CODE = "CODE-12345678"
PASSWORD = "una-password-lunga"
NOW = datetime(2026, 11, 23, 9, 41, tzinfo=UTC)


class Fault(StrEnum):
    """What happens to one request."""

    #: The connection is closed before anything is read.
    REFUSE = "REFUSE"
    #: The request takes effect, the answer is lost.
    LOSE_ANSWER = "LOSE_ANSWER"
    #: The answer breaks off in the middle.
    CUT_ANSWER = "CUT_ANSWER"
    #: 500, nothing has happened.
    FAIL = "FAIL"
    #: Nothing is said until the server is closed.
    HANG = "HANG"
    #: A sign-on page of somebody else's network.
    PORTAL = "PORTAL"


def citizen(citizen_id: str = "c-1", **changes: Any) -> CitizenInfo:
    """Somebody who does not exist: place code Z999 belongs to nobody."""
    person = CitizenInfo(
        citizen_id=citizen_id,
        kind="F",
        tax_code="RSSMRA80A41Z999C",
        family_name="Rossi",
        given_name="Maria",
        born_on=date(1980, 1, 1),
        birth_place=None,
        street="Via Garibaldi",
        street_number="12",
        postal_code="16100",
        city="Esempio",
        province="GE",
        email=None,
        phone="010 555 0102",
    )
    return person.model_copy(update=changes)


def registry_person(revision: int, citizen_id: str = "c-1", **changes: Any) -> RegistryPerson:
    """The same person, or another one, as the registry has them since a revision."""
    known = citizen(citizen_id, **changes).model_dump(exclude={"open_count", "overdue_count"})
    return RegistryPerson(revision=revision, **known)


def kind(kind_id: str = "carta-identita", **changes: Any) -> DebtKind:
    """A kind with a rate of 21,95 euro."""
    names = {"name": "Carta d'identità elettronica", "name_en": "Electronic identity card"}
    parts = [
        {"label": "Diritto fisso", "amount": "5,16"},
        {"label": "Costo della carta", "amount": "16,79"},
    ]
    document = {
        "kind_id": kind_id,
        **names,
        "category": "9/0101100SP/",
        "remittance": "Carta d'identità elettronica",
        "account_id": "tesoreria",
        "due": {"rule": "after_days", "days": 30},
        "offline": True,
        "rates": [{"rate_id": kind_id, "version": 1, **names, "parts": parts}],
    }
    return TypeAdapter(DebtKind).validate_python(document | changes)


def kinds() -> tuple[DebtKind, ...]:
    """What the desk may release: one is not for offline, one has a field and plans."""
    metres = {"field": "metri", "label": "Metri", "label_en": "Metres", "type": "number",
              "minimum": 1, "maximum": 500}  # fmt: skip
    by_metre = {"label": "Canone", "amount": {"rule": "per_unit", "each": "10,01", "of": "metri"}}
    names = {"name": "Suolo pubblico", "name_en": "Public ground"}
    return (
        kind(),
        kind("concorso", offline=False),
        kind(
            "suolo", **names, remittance="Suolo pubblico, metri {metri}", fields=[metres],
            plan={"counts": [2, 3], "minimum": "50,00"},
            rates=[{"rate_id": "suolo", "version": 1, **names, "parts": [by_metre]}],
        ),
    )  # fmt: skip


def profile() -> DeskProfile:
    """The desk as it downloads itself."""
    return DeskProfile(
        entity_id=ENTITY,
        entity_name="Comune di Esempio",
        sector="Servizi demografici",
        contacts=None,
        cbill="ABCDE",
        postal_account=None,
        training=True,
        desk_id=DESK,
        desk_name="Sportello 12",
        office="Anagrafe centro",
        segregation_code="01",
        kinds=tuple(KindInfo(revision=1, kind=each) for each in kinds()),
    )


@dataclass
class FakeServer:
    """State of the server. Everything is under one lock, as in a database of one writer."""

    citizens: list[CitizenInfo] = field(default_factory=lambda: [citizen()])
    profile: DeskProfile = field(default_factory=profile)
    limits: dict[str, tuple[str, ...]] = field(default_factory=dict)
    answers: dict[str, OperationAnswer] = field(default_factory=dict)
    operations: list[AnyOperation] = field(default_factory=list)
    cancel_refusals: dict[str, Problem] = field(default_factory=dict)
    paid: dict[str, datetime] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    #: Whoever keeps the whole registry reads it here; a person told again has a later revision.
    registry: list[RegistryPerson] = field(default_factory=list)
    #: Problems with which operations on a notice number are refused.
    refusals: dict[str, Problem] = field(default_factory=dict)
    #: Why notes about citizens are refused.
    note_refusal: Problem | None = None
    keeps_notes: bool = True
    notes_limit: int = NOTES_LIMIT
    #: Code with which every operation is refused.
    refuse_all: str | None = None
    gone_leases: set[str] = field(default_factory=set)
    payable: bool = True
    next_base: int = 1000
    segregation_code: str = "01"
    leases: int = 0
    generation: int = 1
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    reports: list[ContactRequest] = field(default_factory=list)
    #: What the reply to a report says otherwise than that all is well.
    contact_says: dict[str, Any] = field(default_factory=dict)
    #: Requests with which machines have become desks.
    enrolled: list[EnrolRequest] = field(default_factory=list)
    batches: list[int] = field(default_factory=list)
    #: What desks have told of what was seen, each entry once, in the order of its arrival.
    audit: dict[str, AuditEntry] = field(default_factory=dict)
    desk_refused: Problem | None = None
    #: Kinds as administrators change them, revision after revision, and what is wrong with any.
    managed: dict[str, list[ManagedKind]] = field(default_factory=lambda: as_managed(kinds()))
    kind_faults: list[tuple[str, str]] = field(default_factory=list)
    url: str = ""
    #: Numbers printed ahead that wait for a debt, and of which kind.
    pads: dict[str, str] = field(default_factory=dict)
    #: What the references of payments are of; None where the server is older than the question.
    references: dict[str, ReferenceReply] | None = field(default_factory=dict)
    password: str = PASSWORD
    #: The hour that answers bear; none without it.
    said_at: datetime | None = None
    #: Cursors from which streams have gone on.
    resumed: list[int] = field(default_factory=list)
    acts: list[tuple[str, NoticeAct]] = field(default_factory=list)
    #: Notices that somebody has asked to cancel, and what became of requests.
    cancel_waits: set[str] = field(default_factory=set)
    outcomes: dict[str, CancelOutcome] = field(default_factory=dict)
    lock: threading.RLock = field(default_factory=threading.RLock)
    news: threading.Condition = field(default_factory=threading.Condition)
    closing: threading.Event = field(default_factory=threading.Event)
    heartbeat_seconds: float = 0.05

    def spoil(self, path: str, *faults: Fault) -> None:
        """Spoil the next requests to a path, one fault each."""
        with self.lock:
            self.faults.setdefault(path, []).extend(faults)

    def pay(self, notice_number: str, at: datetime = NOW) -> None:
        """Somebody has paid a notice."""
        self.paid[notice_number] = at
        self.append_change(ChangeKind.NOTICE_PAID, notice_number, at)

    def append_change(self, kind: ChangeKind, notice_number: str, at: datetime = NOW) -> None:
        """Tell the desks."""
        with self.lock:
            cursor = len(self.changes) + 1
            self.changes.append(
                Change(cursor=cursor, kind=kind, notice_number=notice_number, at=at)
            )
        with self.news:
            self.news.notify_all()

    def notice(self, operation: Operation, number: str | None = None) -> NoticeInfo:
        """A released notice as the server lists it, the first of the release if none is named."""
        release = operation.release
        payment = release.payment(number or release.notice_number)
        paid_at = self.paid.get(payment.notice_number)
        otherwise = None if paid_at else other_way(self._parts(release), payment.option_no)
        unpaid = NoticeState.CANCELLED if otherwise else NoticeState.OPEN
        return NoticeInfo(
            notice_number=payment.notice_number,
            citizen_id=self.answers[operation.operation_id].citizen_id,
            debtor_name=release.debtor.full_name,
            debtor_identifier=release.debtor.identifier,
            subject=release.description(payment.notice_number),
            amount_cents=payment.amount_cents,
            due_on=payment.due_on,
            state=NoticeState.PAID if paid_at else unpaid,
            other_way=otherwise,
            released_at=release.released_at,
            payable_at=NOW if self.payable else None,
            paid_at=paid_at,
            position_id=operation.operation_id,
            option_no=payment.option_no,
            plan_kind=release.kind_id if len(release.payments) == 1 else None,
            cancel_waits=payment.notice_number in self.cancel_waits,
            co_debtors=tuple(
                CoDebtorName(citizen_id=known_as, full_name=one.debtor.full_name)
                for one, known_as in zip(
                    release.co_debtors,
                    self.answers[operation.operation_id].co_debtor_ids,
                    strict=True,
                )
            ),
        )

    def _parts(self, release: ReleaseNotice) -> list[DuePart]:
        paid, unpaid = InstallmentStatus.PAID, InstallmentStatus.UNPAID
        return [
            DuePart(one.option_no, paid if one.notice_number in self.paid else unpaid)
            for one in release.payments
        ]

    def accepted(self) -> list[Operation]:
        """Operations that took effect, in order."""
        return [
            each
            for each in self.operations
            if isinstance(each, Operation)
            and self.answers[each.operation_id].outcome is OperationOutcome.ACCEPTED
        ]

    # --- what is asked -----------------------------------------------------------------------

    def answer(self, method: str, path: str, query: dict[str, str], body: bytes) -> Message:
        """The reply to one request; raises `Refusal`."""
        with self.lock:
            match (method, path.split("/")):
                case ("POST", ["desks", "enrol"]):
                    return self._enrol(EnrolRequest.model_validate_json(body))
                case ("GET", ["desk"]):
                    return self.profile
                case ("POST", ["desks", "contact"]):
                    return self._contact(ContactRequest.model_validate_json(body))
                case ("POST", ["desks", "leases"]):
                    return self._lease(LeaseRequest.model_validate_json(body))
                case ("POST", ["desks", "operations" | "audit" as what]):
                    take = self._take_operations if what == "operations" else self._take_audit
                    return take(body)
                case ("GET", ["changes" | "registry" as what]):
                    read = self._changes if what == "changes" else self._registry
                    return read(int(query["after"]), int(query["limit"]))
                case ("POST", ["sessions"]):
                    return self._sign_in(SignInRequest.model_validate_json(body))
                case ("PUT", ["catalogue", "kinds", kind_id]):
                    wanted = PutKind.model_validate_json(body)
                    return self._put_kind(kind_id, wanted, dry_run=query["dry_run"] == "true")
                case ("POST", ["notices", number, "acts"]):
                    return self._act(number, NoticeAct.model_validate_json(body))
            return self._answer_operator(path.split("/"), query)

    def _answer_operator(self, path: list[str], query: dict[str, str]) -> Message:
        match path:
            case ["citizens"]:
                return self._search(query["q"])
            case ["citizens", citizen_id]:
                return self._citizen(citizen_id)
            case ["citizens", citizen_id, "notices"]:
                return self._notices_of(citizen_id)
            case ["citizens", citizen_id, "notes"] if self.keeps_notes:
                return self._notes_about(citizen_id)
            case ["notices", number]:
                return self._check(number)
            case ["pads", number]:
                return self._pad(number)
            case ["settlement", "references", reference]:
                return self._reference(reference)
            case ["cancellations", request_id, "outcome"]:
                return self._outcome(request_id)
        return self._answer_administrator(path)

    def _answer_administrator(self, path: list[str]) -> Message:
        match path:
            case ["catalogue", "kinds"]:
                account = AccountInfo(account_id="tesoreria", holder="Comune", iban="IT60")
                newest = tuple(revisions[-1] for revisions in self.managed.values())
                return CatalogueReply(kinds=newest, accounts=(account,))
            case ["catalogue", "kinds", kind_id, "history"]:
                return KindHistory(revisions=tuple(self._history(kind_id)))
        raise Refusal(404, "no_such_page")

    def _take_note(self, note: CitizenNote) -> OperationAnswer:
        person = note.new_person
        if person is not None and all(one.citizen_id != person.citizen_id for one in self.citizens):
            self.citizens.append(citizen(**person.model_dump(include={"citizen_id", "tax_code"})))
        answer = OperationAnswer(
            operation_id=note.operation_id,
            outcome=OperationOutcome.REFUSED if self.note_refusal else OperationOutcome.ACCEPTED,
            citizen_id=note.citizen_id,
            problem=self.note_refusal,
        )
        self.answers[note.operation_id] = answer
        self.operations.append(note)
        return answer

    def _notes_about(self, citizen_id: str) -> NotePage:
        notes = [
            each
            for each in self.operations
            if isinstance(each, CitizenNote)
            and each.citizen_id == citizen_id
            and self.answers[each.operation_id].outcome is OperationOutcome.ACCEPTED
        ]
        told = notes[-self.notes_limit :]
        infos = (
            NoteInfo(
                note_id=each.operation_id,
                text=each.text,
                withdraws=each.withdraws,
                written_by=each.operator_id,
                written_by_name=f"Nome di {each.operator_id}",
                written_at=each.written_at,
            )
            for each in reversed(told)
        )
        return NotePage(notes=tuple(infos), more=len(told) < len(notes))

    def _put_kind(self, kind_id: str, wanted: PutKind, *, dry_run: bool) -> PutKindReply:
        known = self.managed.get(kind_id, [])
        if self.kind_faults:
            raise Refusal(409, "kind_refused", self.kind_faults)
        if wanted.made_from != (known[-1].revision if known else 0):
            raise Refusal(409, "kind_changed_meanwhile")
        made = ManagedKind(
            revision=wanted.made_from + 1, kind=wanted.kind, made_at=NOW, made_by="Anna"
        )
        differences = tuple(_differences(known[-1].kind if known else None, wanted.kind))
        if not dry_run:
            self.managed[kind_id] = [*known, made]
        return PutKindReply(revision=wanted.made_from + (not dry_run), differences=differences)

    def _history(self, kind_id: str) -> Iterator[KindRevision]:
        revisions = self.managed.get(kind_id, [])
        before = [None, *(one.kind for one in revisions)]
        for one, earlier in reversed(list(zip(revisions, before, strict=False))):
            yield KindRevision(
                revision=one.revision,
                made_at=one.made_at,
                made_by=one.made_by,
                differences=tuple(_differences(earlier, one.kind)) if earlier else (),
            )

    def _enrol(self, request: EnrolRequest) -> EnrolReply:
        if request.enrolment_code != ENROLMENT_CODE:
            raise Refusal(403, "enrolment_refused")
        if request.only_entity_id not in (None, self.profile.entity_id):
            raise Refusal(409, "enrolment_other_entity")
        self.enrolled.append(request)
        entity_id = self.profile.entity_id
        return EnrolReply(entity_id=entity_id, desk_id=DESK, credential=CREDENTIAL)

    def _contact(self, request: ContactRequest) -> ContactReply:
        self.reports.append(request)
        reply = ContactReply(
            installation_id="installation-1",
            standing=DeskStanding.HOLDER,
            server_at=NOW,
            numbers_until=NOW + timedelta(days=30),
        )
        return reply.model_copy(update=self.contact_says)

    def _lease(self, request: LeaseRequest) -> LeaseReply:
        self.leases += 1
        first = self.next_base
        self.next_base += request.count
        return LeaseReply(
            lease_id=f"lease-{self.leases}",
            segregation_code=self.segregation_code,
            first_base=first,
            last_base=self.next_base - 1,
            generation=self.generation,
        )

    def _take_operations(self, body: bytes) -> OperationAnswers:
        batch = OperationBatch.model_validate_json(body)
        self.batches.append(len(batch.operations))
        return OperationAnswers(answers=tuple(self._do(each) for each in batch.operations))

    def _take_audit(self, body: bytes) -> AuditReply:
        batch = AuditBatch.model_validate_json(body)
        for entry in batch.entries:
            self.audit.setdefault(entry.entry_id, entry)
        return AuditReply(recorded=tuple(entry.entry_id for entry in batch.entries))

    def _do(self, operation: AnyOperation) -> OperationAnswer:
        if (known := self.answers.get(operation.operation_id)) is not None:
            if known.outcome is not OperationOutcome.ACCEPTED:
                return known
            return known.model_copy(update={"outcome": OperationOutcome.ALREADY_DONE})
        if isinstance(operation, Cancellation):
            return self._cancel(operation)
        if isinstance(operation, CitizenNote):
            return self._take_note(operation)
        if isinstance(operation, NoticePlan):
            return self._plan(operation)
        outcome, problem = OperationOutcome.ACCEPTED, None
        if self.gone_leases.intersection(
            payment.lease_id for payment in operation.release.payments
        ):
            outcome, problem = OperationOutcome.GONE, Problem(code="lease_fenced")
        elif self.refuse_all or operation.release.notice_number in self.refusals:
            problem = self.refusals.get(operation.release.notice_number)
            problem = problem or Problem(code=self.refuse_all or "")
            outcome = OperationOutcome.REFUSED
        accepted = outcome is OperationOutcome.ACCEPTED
        answer = OperationAnswer(
            operation_id=operation.operation_id,
            outcome=outcome,
            payable_at=NOW if accepted and self.payable else None,
            citizen_id=self._take_in(operation.release) if accepted else None,
            co_debtor_ids=tuple(map(self._take_in, operation.release.co_debtors))
            if accepted
            else (),
            problem=problem,
        )
        self.answers[operation.operation_id] = answer
        self.operations.append(operation)
        return answer

    def _plan(self, operation: NoticePlan) -> OperationAnswer:
        problem = self.refusals.get(operation.plan_of)
        answer = OperationAnswer(
            operation_id=operation.operation_id,
            outcome=OperationOutcome.REFUSED if problem else OperationOutcome.ACCEPTED,
            payable_at=NOW if self.payable and not problem else None,
            problem=problem,
        )
        self.answers[operation.operation_id] = answer
        self.operations.append(operation)
        return answer

    def _cancel(self, operation: Cancellation) -> OperationAnswer:
        problem = self.cancel_refusals.get(operation.notice_number)
        answer = OperationAnswer(
            operation_id=operation.operation_id,
            outcome=OperationOutcome.REFUSED if problem else OperationOutcome.ACCEPTED,
            problem=problem,
        )
        self.answers[operation.operation_id] = answer
        self.operations.append(operation)
        return answer

    def _take_in(self, named: ReleaseNotice | CoDebtor) -> str | None:
        """Who is named: somebody new is added unless their tax code is here."""
        person = named.new_person
        if person is None:
            return named.citizen_id
        for one in self.citizens:
            same_code = person.tax_code is not None and one.tax_code == person.tax_code
            if same_code or one.citizen_id == person.citizen_id:
                return one.citizen_id
        self.citizens.append(citizen(born_on=None, **person.model_dump()))
        return person.citizen_id

    def _changes(self, after: int, limit: int) -> ChangePage:
        page = tuple(each for each in self.changes if each.cursor > after)[:limit]
        return ChangePage(changes=page, cursor=page[-1].cursor if page else after)

    def _registry(self, after: int, limit: int) -> RegistryPage:
        if self.profile.registry is not RegistryPolicy.ALL:
            raise Refusal(403, "registry_not_on_desks")
        last = self.registry[-1].revision if self.registry else 0
        if after > last:
            raise Refusal(409, "registry_cursor_ahead")
        newest = {one.citizen_id: one for one in self.registry}
        news = [one for one in self.registry if one is newest[one.citizen_id]]
        page = tuple(one for one in news if one.revision > after)[:limit]
        return RegistryPage(people=page, more=bool(page) and page[-1].revision < last)

    def _sign_in(self, request: SignInRequest) -> SignInReply:
        if request.password != self.password:
            raise Refusal(401, "credentials_refused")
        return SignInReply(
            token=f"token-{request.username}",
            operator_id=f"op-{request.username}",
            username=request.username,
            display_name=request.username.title(),
            roles=(Role.CLERK,),
            kinds=self.limits.get(request.username),
            expires_at=datetime(2030, 1, 1, tzinfo=UTC),
        )

    def _search(self, text: str) -> CitizenPage:
        words = text.upper().split()
        found = tuple(
            each
            for each in self.citizens
            if all(
                word in f"{each.family_name} {each.given_name} {each.tax_code}".upper()
                for word in words
            )
        )
        return CitizenPage(citizens=found, more=False)

    def _citizen(self, citizen_id: str) -> CitizenInfo:
        for each in self.citizens:
            if each.citizen_id == citizen_id:
                return each
        raise Refusal(404, "citizen_unknown")

    def _notices_of(self, citizen_id: str) -> NoticePage:
        mine = [each for each in self.accepted() if citizen_id in self._owing(each)]
        return NoticePage(
            notices=tuple(
                self.notice(each, payment.notice_number)
                for each in reversed(mine)
                for payment in each.release.payments
            )
        )

    def _owing(self, operation: Operation) -> tuple[str | None, ...]:
        answer = self.answers[operation.operation_id]
        return (answer.citizen_id, *answer.co_debtor_ids)

    def _pad(self, number: str) -> PadNumber:
        if number not in self.pads:
            raise Refusal(404, "pad_number_unknown")
        return PadNumber(notice_number=number, kind_id=self.pads[number])

    def _reference(self, reference: str) -> ReferenceReply:
        if self.references is None:
            raise Refusal(404, "no_such_page")
        nothing = ReferenceReply(notice_numbers=(), flow_id=None, as_of=NOW)
        return self.references.get(reference, nothing)

    def _act(self, number: str, wanted: NoticeAct) -> PaymentCheck:
        self.acts.append((number, wanted))
        if (problem := self.cancel_refusals.get(number)) is not None:
            raise Refusal(409, problem.code, facts=problem.facts)
        return self._check(number)

    def _outcome(self, request_id: str) -> CancelOutcome:
        if request_id not in self.outcomes:
            raise Refusal(404, "cancel_request_unknown")
        return self.outcomes[request_id]

    def await_approval(self, number: str, desk_id: str = DESK) -> Problem:
        """Have somebody else approve the cancellation of a notice."""
        problem = Problem(
            code="cancellation_awaits_approval",
            facts={
                "request_id": f"request-{number}", "notice_number": number, "amount_cents": 2195,
                "desk_id": desk_id,
            },
        )  # fmt: skip
        self.cancel_refusals[number] = problem
        self.cancel_waits.add(number)
        return problem

    def _check(self, number: str) -> PaymentCheck:
        for each in self.accepted():
            if any(one.notice_number == number for one in each.release.payments):
                info = self.notice(each, number)
                steps = (
                    (EvidenceKind.RELEASED, info.released_at),
                    (EvidenceKind.PAID, info.paid_at),
                )
                timeline = tuple(Evidence(kind=kind, at=at) for kind, at in steps if at)
                return PaymentCheck(notice=info, timeline=timeline, receipts=(), as_of=NOW)
        raise Refusal(404, "notice_unknown")


def as_managed(known: Iterable[DebtKind]) -> dict[str, list[ManagedKind]]:
    """Kinds as the declarative file has set them up."""
    return {
        each.kind_id: [ManagedKind(revision=1, kind=each, made_at=NOW, made_by=None)]
        for each in known
    }


def _differences(before: DebtKind | None, after: DebtKind) -> Iterator[Difference]:
    for each in fields(after):
        old = None if before is None else str(getattr(before, each.name))
        new = str(getattr(after, each.name))
        if old != new:
            yield Difference(place=each.name, before=old, after=new)


class Refusal(Exception):
    """A status and a code for the desk."""

    def __init__(
        self,
        status: int,
        code: str,
        faults: Iterable[tuple[str, str]] = (),
        facts: Mapping[str, str | int | None] | None = None,
    ) -> None:
        super().__init__(code)
        told = tuple(FaultInfo(place=place, reason=reason) for place, reason in faults)
        self.status = status
        self.problem = DocumentProblem(code=code, facts=dict(facts or {}), faults=told)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    fake: FakeServer

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""

    def send_response(self, code: int, message: str | None = None) -> None:
        """The status, and the hour when a test has said what it is here."""
        self.send_response_only(code, message)
        if self.fake.said_at is not None:
            self.send_header("Date", format_datetime(self.fake.said_at, usegmt=True))

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def do_PUT(self) -> None:
        self._serve()

    def do_DELETE(self) -> None:
        self._serve()

    def _serve(self) -> None:
        if self.fake.closing.is_set():
            # A server that is away does not answer on lines that were kept open either.
            self._drop()
            return
        address = urlsplit(self.path)
        path = unquote(address.path.removeprefix("/api/v1/"))
        query = {name: values[0] for name, values in parse_qs(address.query).items()}
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        with self.fake.lock:
            self.fake.requests.append(f"{self.command} {path}")
            waiting = self.fake.faults.get(path, [])
            fault = waiting.pop(0) if waiting else None
        if fault is not None and not self._survives(fault):
            return
        status, reply = self._reply(path, query, body)
        if path == "changes/stream" and status == 200:
            after = int(self.headers.get("Last-Event-ID") or query["after"])
            self.fake.resumed.append(after)
            self._stream(after)
        elif fault is Fault.LOSE_ANSWER:
            self._drop()
        else:
            self._send(status, reply, cut=fault is Fault.CUT_ANSWER)

    def _survives(self, fault: Fault) -> bool:
        """Whether the request is still to be done."""
        match fault:
            case Fault.REFUSE:
                self._drop()
            case Fault.HANG:
                self.fake.closing.wait(30)
                self._drop()
            case Fault.FAIL:
                self._send(500, b'{"code": "server_defect", "facts": {}}')
            case Fault.PORTAL:
                self._send(403, b"<html>sign on first</html>", kind="text/html")
            case _:
                return True
        return False

    def _reply(self, path: str, query: dict[str, str], body: bytes) -> tuple[int, bytes]:
        place = f"{self.fake.profile.entity_id}/{DESK}"
        named = self.headers.get("X-Desk") == f"{place}:{CREDENTIAL}"
        if path != "desks/enrol" and not named:
            return 401, Problem(code="desk_credential_refused").model_dump_json().encode()
        if path != "desks/enrol" and self.fake.desk_refused is not None:
            return 403, self.fake.desk_refused.model_dump_json().encode()
        operators = path.startswith(("citizens", "notices", "catalogue", "pads", "settlement"))
        if operators and not (self.headers.get("Authorization") or "").startswith("Bearer token-"):
            return 401, Problem(code="session_refused").model_dump_json().encode()
        if path in ("changes/stream", "sessions/current"):
            return 200, b"{}"
        try:
            return 200, self.fake.answer(self.command, path, query, body).model_dump_json().encode()
        except Refusal as refusal:
            return refusal.status, refusal.problem.model_dump_json().encode()

    def _send(
        self, status: int, content: bytes, cut: bool = False, kind: str = "application/json"
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[: len(content) // 2] if cut else content)
        if cut:
            self._drop()

    def _drop(self) -> None:
        self.close_connection = True

    def _stream(self, after: int) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.close_connection = True
        try:
            self._push(after)
        except OSError:
            return

    def _push(self, cursor: int) -> None:
        while not self.fake.closing.is_set():
            with self.fake.news:
                if len(self.fake.changes) == cursor:
                    self.fake.news.wait(self.fake.heartbeat_seconds)
            if self.fake.faults.get("push"):
                self.fake.faults["push"].pop(0)
                self.wfile.write(b"0\r\n\r\n")
                return
            last = len(self.fake.changes)
            if last != cursor:
                cursor = last
                self._chunk(f"id: {last}\nevent: changes\ndata: {last}\n\n".encode())
            else:
                self._chunk(b": beat\n\n")

    def _chunk(self, content: bytes) -> None:
        self.wfile.write(f"{len(content):x}\r\n".encode() + content + b"\r\n")
        self.wfile.flush()


@contextmanager
def serving(fake: FakeServer, port: int = 0) -> Iterator[FakeServer]:
    """The fake on a free port of this machine; `fake.url` is where."""
    handler = type("Handler", (_Handler,), {"fake": fake})
    fake.closing.clear()
    httpd = ThreadingHTTPServer(("127.0.0.1", port), handler)
    httpd.daemon_threads = True
    fake.url = f"http://127.0.0.1:{httpd.server_port}"
    thread = threading.Thread(target=httpd.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        fake.closing.set()
        with fake.news:
            fake.news.notify_all()
        httpd.shutdown()
        httpd.server_close()
        thread.join(5)
