"""What to print for a notice that exists: it claims what the evidence supports now."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from counter_app.printing.spool import Spool
from counter_app.services import debtors
from counter_app.services.audit_trail import AuditTrail
from counter_app.services.full_disk import disk_may_refuse
from counter_app.services.known_debts import way_told, ways_here
from counter_app.services.paper_record import papers_of, printed_elsewhere
from counter_app.services.ports import Reachability, Server
from counter_app.services.profiles import by_post, creditor_of, second_language_of
from counter_app.services.sign_in import SignIn
from counter_app.services.views import PaperView
from counter_app.store import citizens, debts, desk, notices
from counter_app.store.database import Database
from counter_app.store.tables import NoticeRow, ReleaseState
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.identifiers import notice_number as numbers
from payments_core.model.audit_act import AuditAct
from payments_core.model.creditor_entity import CreditorEntity
from payments_core.model.debt_position import Party, PersonKind
from payments_core.money import Cents
from payments_core.notice.content import NoticeContent, NoticeStanding
from payments_core.rules.position_progress import refuse_other_way
from payments_core.wire.desk.messages import CitizenInfo, DeskProfile
from payments_core.wire.desk.notice_messages import (
    EvidenceKind,
    NoticeInfo,
    NoticeState,
    PaymentCheck,
)
from payments_core.wire.desk.operation_messages import ReleaseNotice


class NoticeReprint:
    """Content of a released notice, this desk's or another's."""

    def __init__(
        self,
        database: Database,
        server: Callable[[], Server],
        sign_in: SignIn,
        line: Reachability,
        spool: Spool,
        trail: AuditTrail,
    ) -> None:
        self._database = database
        self._server = server
        self._sign_in = sign_in
        self._line = line
        self._spool = spool
        self._trail = trail

    def content(self, notice_number: str) -> NoticeContent:
        """What the paper may say now, asked of the server where it can be; a copy when it has been
        printed before, here or at another desk.

        Raises `notice_already_paid`, `notice_cancelled`, `cancel_waits`, `notice_not_payable`,
        `plan_begun`, `debt_already_paid`, `notice_refused` and `notice_unknown`: there is nothing
        to pay with such a paper; `notice_changed` where only the server knows what it says now.
        """
        return self._content(notice_number, confirmed=False)

    def confirmed(self, notice_number: str) -> NoticeContent:
        """The same for what is paid at once: only as the server has just told it.

        Raises as `content`, what the server refuses, and `code_not_confirmed` where it does not
        answer.
        """
        return self._content(notice_number, confirmed=True)

    def _content(self, notice_number: str, *, confirmed: bool) -> NoticeContent:
        number, asker = numbers.validate(notice_number), self._asker()
        with self._database.read() as session:
            profile, ours = desk.profile(session), notices.by_number(session, number)
            own = papers_of(session, number)
            if debts.cancel_waits(session, number):
                raise RuleBroken("cancel_waits", notice_number=number)
        if ours is None or ours.state == ReleaseState.CHANGED:
            return self._of_another_desk(number, profile, asker, confirmed=confirmed)
        content = self._ours(ours, profile, asker)
        # Without an answer to its release, what the server tells of the number may be another debt.
        pending = ours.state == ReleaseState.PENDING
        return content if pending else self._as_of_today(content, own, confirmed=confirmed)

    def first_paper(self, notice_number: str) -> NoticeContent:
        """The same for the paper that follows a release of this desk at once: it asks nobody.

        Raises as `content`; `notice_unknown` for a notice that was not released here.
        """
        with self._database.read() as session:
            profile, ours = desk.profile(session), notices.by_number(session, notice_number)
        if ours is None:
            raise RuleBroken("notice_unknown", notice_number=notice_number)
        return self._ours(ours, profile, self._asker())

    def last_notice_number(self) -> str | None:
        """The last notice released on this desk."""
        with self._database.read() as session:
            row = notices.last_released(session)
        return row.notice_number if row is not None else None

    def _ours(self, row: NoticeRow, profile: DeskProfile, asker: str | None) -> NoticeContent:
        match ReleaseState(row.state):
            case ReleaseState.PAID:
                raise RuleBroken("notice_already_paid", notice_number=row.notice_number)
            case ReleaseState.REFUSED:
                raise RuleBroken("notice_refused", notice_number=row.notice_number)
            case ReleaseState.CANCELLED:
                raise RuleBroken("notice_cancelled", notice_number=row.notice_number)
            case ReleaseState.SUSPENDED | ReleaseState.EXPIRED:
                raise RuleBroken("notice_not_payable", notice_number=row.notice_number)
            case ReleaseState.CHANGED:
                raise RuleBroken("notice_changed", notice_number=row.notice_number)
            case ReleaseState.PENDING | ReleaseState.ACCEPTED | ReleaseState.PAYABLE:
                standing = _standing(row.payable_at is not None)
        with self._database.read() as session:
            otherwise = ways_here(session, [row]).get(row.notice_number)
        refuse_other_way(otherwise, row.notice_number)
        release = ReleaseNotice.model_validate_json(row.release)
        payment = release.payment(row.notice_number)
        copy = self._spool.notice_was_printed(row.notice_number)
        if copy:
            # The first paper belongs to the release, which has its own timeline.
            with self._database.write() as session:
                self._note_opened(session, asker, row.notice_number, row.citizen_id)
        return NoticeContent(
            creditor=creditor_of(profile, by_post=by_post(profile, release)),
            debtor=release.debtor.party(),
            subject=release.description(row.notice_number),
            amount_cents=Cents(payment.amount_cents),
            due_on=payment.due_on,
            notice_number=row.notice_number,
            standing=standing,
            facsimile=profile.training,
            second=second_language_of(profile),
            copy=copy,
        )

    def _of_another_desk(
        self, number: str, profile: DeskProfile, asker: str | None, *, confirmed: bool
    ) -> NoticeContent:
        info = self._info(number, asker, confirmed=confirmed)
        _refuse_unpayable(info)
        creditor: CreditorEntity = creditor_of(profile, by_post=info.by_post)
        return NoticeContent(
            creditor=creditor,
            debtor=self._debtor(info),
            subject=info.subject,
            amount_cents=Cents(info.amount_cents),
            due_on=info.due_on,
            notice_number=number,
            standing=_standing(info.payable_at is not None),
            facsimile=profile.training,
            second=second_language_of(profile),
            copy=True,
        )

    def _as_of_today(
        self, content: NoticeContent, own: Sequence[PaperView], *, confirmed: bool
    ) -> NoticeContent:
        """A paper of a notice of this desk with what the server asks for it by now.

        Whatever keeps the server from telling, the desk prints what it knows, as it does without
        the line; it does not do so where the server has to confirm it.
        """
        try:
            check = self._asked(content.notice_number or "", confirmed=confirmed)
        except RuleBroken:
            if confirmed:
                raise
            check = None
        if check is None:
            return content
        info = check.notice
        _refuse_unpayable(info)
        return replace(
            content,
            subject=info.subject,
            amount_cents=Cents(info.amount_cents),
            due_on=info.due_on,
            standing=_standing(info.payable_at is not None),
            copy=content.copy
            or printed_elsewhere(check.timeline, EvidenceKind.NOTICE_PRINTED, own),
        )

    def _asked(self, number: str, *, confirmed: bool) -> PaymentCheck | None:
        """What the server says; where it cannot be asked, None or `code_not_confirmed`."""
        check = self._answer(number)
        if check is None and confirmed:
            raise RuleBroken("code_not_confirmed", notice_number=number)
        return check

    def _answer(self, number: str) -> PaymentCheck | None:
        if self._line.offline_since is not None:
            return None
        try:
            check = self._server().check(number, self._sign_in.token())
        except WorldTrouble:
            return None
        with (
            disk_may_refuse("check_not_kept", notice_number=number),
            self._database.write() as session,
        ):
            citizens.keep_check(session, check)
        return check

    def _info(self, number: str, asker: str | None, *, confirmed: bool) -> NoticeInfo:
        check = self._asked(number, confirmed=confirmed)
        return check.notice if check is not None else self._known(number, asker)

    def _known(self, number: str, asker: str | None) -> NoticeInfo:
        with self._database.write() as session:
            known = citizens.known_notice(session, number)
            if known is None:
                ours = notices.by_number(session, number) is not None
                code = "notice_changed" if ours else "notice_unknown"
                raise RuleBroken(code, notice_number=number)
            if known.outdated:
                raise RuleBroken("notice_changed", notice_number=number)
            info = NoticeInfo.model_validate_json(known.info)
            _refuse_unpayable(info)
            refuse_other_way(way_told(session, info), number)
            self._note_opened(session, asker, number, info.citizen_id)
        return info

    def _asker(self) -> str | None:
        """Whoever asks now, though they may have left before the server fails to answer; nobody,
        where the program prints by itself what had to wait."""
        operator = self._sign_in.current()
        return operator.operator_id if operator is not None else None

    def _note_opened(
        self, session: Session, asker: str | None, number: str, citizen_id: str | None
    ) -> None:
        if asker is not None:
            self._trail.note(
                session, asker, AuditAct.NOTICE_OPENED, citizen_id=citizen_id, notice_number=number
            )

    def _debtor(self, info: NoticeInfo) -> Party:
        """The debtor with the address of the registry, where the desk has seen the citizen."""
        with self._database.read() as session:
            row = citizens.find(session, info.citizen_id) if info.citizen_id else None
        if row is not None:
            return debtors.party_of(CitizenInfo.model_validate_json(row.info))
        legal = info.debtor_identifier.isdigit()
        kind = PersonKind.LEGAL if legal else PersonKind.NATURAL
        return Party(kind, info.debtor_identifier, info.debtor_name)


def _refuse_unpayable(info: NoticeInfo) -> None:
    match info.state:
        case NoticeState.PAID | NoticeState.PAID_TWICE:
            raise RuleBroken("notice_already_paid", notice_number=info.notice_number)
        case NoticeState.CANCELLED:
            refuse_other_way(info.other_way, info.notice_number)
            raise RuleBroken("notice_cancelled", notice_number=info.notice_number)
        case NoticeState.SUSPENDED | NoticeState.EXPIRED:
            raise RuleBroken("notice_not_payable", notice_number=info.notice_number)
        case NoticeState.OPEN:
            return


def _standing(payable: bool) -> NoticeStanding:
    return NoticeStanding.PAYABLE if payable else NoticeStanding.TO_REGISTER
