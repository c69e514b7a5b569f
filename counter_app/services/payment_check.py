"""Was it paid? Answers with the strongest evidence there is, and says as of when."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from counter_app.printing.documents import receipt_document
from counter_app.printing.spool import Spool
from counter_app.services import notice_rows
from counter_app.services.audit_trail import AuditTrail
from counter_app.services.creditor_references import CreditorReferences
from counter_app.services.full_disk import disk_may_refuse
from counter_app.services.known_debts import others_here, others_of, way_told, ways_here
from counter_app.services.paper_record import papers_of, printed_elsewhere
from counter_app.services.plan_paper import is_in_plan
from counter_app.services.ports import Reachability, Server
from counter_app.services.profiles import creditor_of
from counter_app.services.receipt_check import proof_of
from counter_app.services.receipts import receipt_of
from counter_app.services.recognition import TypedKind, notice_number_of, recognise
from counter_app.services.sign_in import SignIn
from counter_app.services.views import CheckVerdict, CheckView, PaperView, Proof, RowState
from counter_app.store import citizens, desk, notices
from counter_app.store.database import Database
from counter_app.store.tables import DeskRow, KnownNoticeRow, NoticeRow, ReleaseState
from payments_core.clock import Clock, rome_date
from payments_core.errors import BadValue, RuleBroken, WorldTrouble
from payments_core.identifiers import notice_number
from payments_core.model.audit_act import AuditAct
from payments_core.notice.content import ReceiptContent
from payments_core.wire.desk import notice_messages
from payments_core.wire.desk.messages import DeskProfile
from payments_core.wire.desk.notice_messages import Evidence, EvidenceKind, NoticeInfo, NoticeState


class PaymentCheck:
    """Checks a notice with the server, or with what this desk last knew of it."""

    def __init__(
        self,
        database: Database,
        server: Callable[[], Server],
        sign_in: SignIn,
        line: Reachability,
        nudge: Callable[[], None],
        spool: Spool,
        clock: Clock,
        trail: AuditTrail,
    ) -> None:
        self._database = database
        self._server = server
        self._sign_in = sign_in
        self._line = line
        self._nudge = nudge
        self._spool = spool
        self._clock = clock
        self._trail = trail
        self._references = CreditorReferences(database, server, sign_in, line)

    def check(self, text: str) -> CheckView:
        """Check what was typed or scanned.

        Raises what `recognition.notice_number_of` raises and, for the reference of a payment,
        `CreditorReferences.notice_of`; `notice_unknown`, `pad_number_waiting` for a number of a
        form without a debt, and offline `notice_unknown_offline`.
        """
        # Whoever asks now, though they may have left before the server fails to answer.
        asker, number = self._sign_in.operator_id(), self._number_in(text)
        if self._line.offline_since is not None:
            self._nudge()
            return self._from_here(number, asker, online=False)
        try:
            reply = self._server().check(number, self._sign_in.token())
        except WorldTrouble:
            return self._from_here(number, asker, online=False)
        except RuleBroken as trouble:
            if trouble.code != "notice_unknown":
                raise
            return self._from_here(number, asker, online=True)
        with (
            disk_may_refuse("check_not_kept", notice_number=number),
            self._database.write() as session,
        ):
            citizens.keep_check(session, reply)
        return self._view(reply, reply.as_of, online=True)

    def _number_in(self, text: str) -> str:
        typed = recognise(text)
        if typed.kind is TypedKind.REFERENCE:
            return self._references.notice_of(typed.value)
        with self._database.read() as session:
            here = desk.get(session)
        try:
            return notice_number_of(text, here.entity_id, desk.own_numbers(here))
        except BadValue as wrong:
            if wrong.code != "notice_number_short" or not notice_number.carrying(typed.value):
                raise
            # So many digits may be all that a treasurer has quoted of the number.
            with suppress(RuleBroken):
                return self._references.notice_of(typed.value)
            raise

    def receipt_content(self, check: CheckView, receipt_id: str) -> ReceiptContent:
        """A receipt of the check, to print; `receipt_unknown` when it is not among its receipts."""
        found = next((each for each in check.receipts if each.receipt_id == receipt_id), None)
        if found is None:
            raise RuleBroken("receipt_unknown", receipt_id=receipt_id)
        with self._database.read() as session:
            profile = desk.profile(session)
        creditor = creditor_of(profile)
        now = self._clock.now()
        return ReceiptContent(
            creditor=creditor,
            receipt=receipt_of(found, creditor.tax_code),
            printed_at=now,
            facsimile=profile.training,
            copy=self._spool.was_printed(receipt_document(receipt_id))
            or printed_elsewhere(check.timeline, EvidenceKind.RECEIPT_PRINTED, check.papers),
            # What is kept here may be older than the news that its key proves nothing any more.
            code=found.code if _proves(found.code, profile, now, online=check.online) else None,
        )

    def _from_here(self, number: str, asker: str, *, online: bool) -> CheckView:
        """The answer of this desk alone: what the server last said, or what was released here.

        `online`: the server has just said that it does not know the notice. What it said before is
        no answer then.
        """
        with self._database.write() as session:
            row = desk.get(session)
            known = None if online else citizens.known_notice(session, number)
            ours = notices.by_number(session, number)
            if known is not None or ours is not None:
                self._note_opened(session, asker, number, known, ours)
        if known is not None:
            view = self._view(_last_answer(known), _as_of(row, known.as_of), online)
            return replace(view, changed=known.outdated)
        if ours is not None:
            as_of = self._clock.now() if online else _as_of(row, ours.released_at)
            view = self._view_of_ours(ours, as_of, online)
            return _not_registered(view) if online else view
        if not online:
            raise RuleBroken("notice_unknown_offline", notice_number=number)
        raise self._unknown(number)

    def _note_opened(
        self,
        session: Session,
        asker: str,
        number: str,
        known: KnownNoticeRow | None,
        ours: NoticeRow | None,
    ) -> None:
        if known is not None:
            citizen_id = NoticeInfo.model_validate_json(known.info).citizen_id
        else:
            citizen_id = ours.citizen_id if ours is not None else None
        self._trail.note(
            session, asker, AuditAct.NOTICE_OPENED, citizen_id=citizen_id, notice_number=number
        )

    def _unknown(self, number: str) -> RuleBroken:
        """What is said of a number without a notice: it may stand on a form, waiting for a debt."""
        try:
            self._server().pad_number(number, self._sign_in.token())
        except (RuleBroken, WorldTrouble):
            return RuleBroken("notice_unknown", notice_number=number)
        return RuleBroken("pad_number_waiting", notice_number=number)

    def _view(
        self, reply: notice_messages.PaymentCheck, as_of: datetime, online: bool
    ) -> CheckView:
        today = rome_date(self._clock.now())
        with self._database.read() as session:
            otherwise, others = way_told(session, reply.notice), others_of(session, reply.notice)
            in_plan = bool(otherwise or others) or is_in_plan(session, reply.notice.notice_number)
        notice = notice_rows.from_server(reply.notice, today, otherwise)
        return CheckView(
            notice=replace(notice, in_plan=in_plan),
            verdict=CheckVerdict(otherwise) if otherwise else _verdict(reply.notice),
            timeline=reply.timeline,
            receipts=reply.receipts,
            as_of=as_of,
            online=online,
            papers=self._papers(reply.notice.notice_number),
            horizon=reply.horizon,
            others=others,
        )

    def _view_of_ours(self, row: NoticeRow, as_of: datetime, online: bool) -> CheckView:
        with self._database.read() as session:
            otherwise = ways_here(session, [row]).get(row.notice_number)
            others = others_here(session, row.notice_number)
        return CheckView(
            notice=notice_rows.from_desk(row, rome_date(self._clock.now()), otherwise),
            verdict=CheckVerdict(otherwise) if otherwise else _verdict_here(row),
            timeline=_timeline(row.released_at, row.payable_at, row.paid_at),
            receipts=(),
            as_of=as_of,
            online=online,
            papers=self._papers(row.notice_number),
            changed=row.state == ReleaseState.CHANGED,
            others=others,
        )

    def _papers(self, number: str) -> tuple[PaperView, ...]:
        with self._database.read() as session:
            return papers_of(session, number)


def _not_registered(check: CheckView) -> CheckView:
    """The same of what the server does not have, or has forgotten: nobody can pay it now."""
    if check.verdict is not CheckVerdict.NOT_PAID:
        return check
    notice = replace(check.notice, state=RowState.TO_REGISTER)
    return replace(check, notice=notice, verdict=CheckVerdict.NOT_REGISTERED)


def _proves(code: str | None, profile: DeskProfile, now: datetime, *, online: bool) -> bool:
    """Whether a code is worth printing; only the server can have one of a key still new here."""
    if code is None:
        return False
    proof = proof_of(code, profile, now).proof
    return proof is Proof.GENUINE or (online and proof is Proof.KEY_UNKNOWN)


def _last_answer(known: KnownNoticeRow) -> notice_messages.PaymentCheck:
    if known.payment_check is not None:
        return notice_messages.PaymentCheck.model_validate_json(known.payment_check)
    info = NoticeInfo.model_validate_json(known.info)
    timeline = _timeline(info.released_at, info.payable_at, info.paid_at)
    return notice_messages.PaymentCheck(
        notice=info, timeline=timeline, receipts=(), as_of=known.as_of
    )


def _as_of(row: DeskRow, at_least: datetime) -> datetime:
    """The desk knows every change told up to `changes_read_at`; no change is knowledge too."""
    return max(at_least, row.changes_read_at) if row.changes_read_at else at_least


def _verdict(info: NoticeInfo) -> CheckVerdict:
    match info.state:
        case NoticeState.PAID:
            return CheckVerdict.PAID
        case NoticeState.PAID_TWICE:
            return CheckVerdict.PAID_TWICE
        case NoticeState.SUSPENDED:
            return CheckVerdict.SUSPENDED
        case NoticeState.EXPIRED:
            return CheckVerdict.EXPIRED
        case NoticeState.CANCELLED:
            return CheckVerdict.CANCELLED
        case NoticeState.OPEN:
            payable = info.payable_at is not None
            return CheckVerdict.NOT_PAID if payable else CheckVerdict.NOT_REGISTERED


def _verdict_here(row: NoticeRow) -> CheckVerdict:
    match ReleaseState(row.state):
        case ReleaseState.PAID:
            return CheckVerdict.PAID
        case ReleaseState.PAYABLE | ReleaseState.CHANGED:
            return CheckVerdict.NOT_PAID
        case ReleaseState.SUSPENDED:
            return CheckVerdict.SUSPENDED
        case ReleaseState.EXPIRED:
            return CheckVerdict.EXPIRED
        case ReleaseState.CANCELLED:
            return CheckVerdict.CANCELLED
        case ReleaseState.PENDING | ReleaseState.ACCEPTED | ReleaseState.REFUSED:
            return CheckVerdict.NOT_REGISTERED


def _timeline(
    released_at: datetime, payable_at: datetime | None, paid_at: datetime | None
) -> tuple[Evidence, ...]:
    steps = (
        (EvidenceKind.RELEASED, released_at),
        (EvidenceKind.REGISTERED, payable_at),
        (EvidenceKind.PAID, paid_at),
    )
    return tuple(Evidence(kind=kind, at=at) for kind, at in steps if at is not None)
