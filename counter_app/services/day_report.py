"""A day as a paper for the archive, and as a table for whoever goes on with it elsewhere.

Both leave the desk with the notices that the day names one by one: who has made them is in the
audit log before anything is in a file. Sums alone are nobody's, and leave no entry.
"""

from collections.abc import Iterable, Iterator
from io import StringIO

from counter_app.services.audit_trail import AuditTrail
from counter_app.services.day import DayView, is_silent, natural
from counter_app.services.profiles import creditor_of
from counter_app.services.sign_in import SignIn
from counter_app.services.spreadsheet import ENCODING, Spreadsheet, plain_amount
from counter_app.store import desk, print_decisions
from counter_app.store.database import Database
from payments_core.clock import Clock, rome_local
from payments_core.identifiers import notice_number
from payments_core.model.audit_act import AuditAct
from payments_core.money import Cents
from payments_core.notice.day_report import (
    DayReport,
    ReportClosing,
    ReportDesk,
    ReportLine,
    ReportNotice,
    ReportScope,
    ReportSum,
)
from payments_core.notice.language import Language
from payments_core.wire.desk.day_messages import (
    Cancellation,
    DatedNotice,
    DayFigures,
    DayLine,
    DayState,
    DeskStateInfo,
    StateSum,
)
from payments_documents.receipts import day_report_page
from payments_documents.texts import Texts, load_texts


class DayReports:
    """Makes both in the language of the window."""

    def __init__(
        self, database: Database, sign_in: SignIn, clock: Clock, trail: AuditTrail
    ) -> None:
        self._database = database
        self._sign_in = sign_in
        self._clock = clock
        self._trail = trail

    def pdf(self, view: DayView, language: str) -> bytes:
        """The closing report as a tagged PDF; raises `not_signed_in`, `audit_trail_full`."""
        self._note(view)
        return day_report_page.render(self.content(view, language), Language(language))

    def csv(self, view: DayView, language: str) -> bytes:
        """Every line of the figures as a table; raises as `pdf`."""
        self._note(view)
        return table(view, language)

    def content(self, view: DayView, language: str) -> DayReport:
        """What the report says."""
        figures, operator = view.figures, self._sign_in.current()
        with self._database.read() as session:
            profile = desk.profile(session)
            uncertain = print_decisions.count_in_doubt(session)
        scope = ReportScope.DESK if view.own_desk else ReportScope.ENTITY
        place = f"{profile.desk_name}, {profile.office}" if view.own_desk else ""
        if not view.own_desk and figures.office is not None:
            scope, place = ReportScope.OFFICE, figures.office
        payments = figures.payments
        now = self._clock.now()
        attention = tuple(_attention(one, silent=is_silent(one, now)) for one in view.desk_states)
        if view.own_desk and uncertain:
            attention = (ReportDesk(profile.desk_name, figures.as_of, False, 0, uncertain),)
        return DayReport(
            creditor=creditor_of(profile),
            scope=scope,
            place=place,
            first_on=figures.first_on,
            last_on=figures.last_on,
            as_of=figures.as_of,
            made_by=operator.display_name if operator is not None else "",
            totals=_sums(figures.totals),
            desks=_lines(sorted(figures.desks, key=_place), language),
            kinds=_lines(figures.kinds, language),
            operators=_lines(figures.operators, language),
            payments_count=payments.count if payments else None,
            payments_cents=Cents(payments.amount_cents) if payments else None,
            not_registered=tuple(map(_dated, figures.not_payable)),
            registered_late=tuple(map(_dated, figures.registered_late)),
            cancellations=tuple(map(_withdrawn, figures.cancellations)),
            attention=tuple(one for one in attention if one.silent or one.waiting or one.uncertain),
            closings=tuple(
                ReportClosing(one.closed_by_name, one.closed_at, one.office)
                for one in figures.closings
            ),
            more=figures.more,
            facsimile=profile.training,
        )

    def _note(self, view: DayView) -> None:
        operator_id, hits = self._sign_in.operator_id(), view.figures.named
        if hits:
            with self._database.write() as session:
                self._trail.note(session, operator_id, AuditAct.DAY_EXPORTED, hits=hits)


def table(view: DayView, language: str) -> bytes:
    """Every line of the figures, for a spreadsheet; numbers of notices in fours, as a list has
    them."""
    texts = load_texts("day_report", language)
    lines = StringIO(newline="")
    sheet = Spreadsheet(lines, (texts.say(f"csv.{name}") for name in _COLUMNS))
    sheet.add(_rows(view.figures, texts, language))
    return lines.getvalue().encode(ENCODING)


_COLUMNS = (
    "what",
    "name",
    "office",
    "state",
    "count",
    "amount",
    "number",
    "at",
    "person",
    "reason",
)


def _rows(figures: DayFigures, texts: Texts, language: str) -> Iterator[tuple[str, ...]]:
    groups = (("desk", figures.desks), ("kind", figures.kinds), ("operator", figures.operators))
    for what, lines in groups:
        for line in lines:
            for one in _known(line.sums):
                yield (
                    texts.say(f"csv.{what}"), _name(line, language), line.office,
                    texts.say(f"state.{one.state}"), str(one.count),
                    plain_amount(one.amount_cents), "", "", "", "",
                )  # fmt: skip
    dated = (("not_registered", figures.not_payable), ("late", figures.registered_late))
    for what, notices in dated:
        for notice in notices:
            yield (
                texts.say(f"csv.{what}"), notice.subject, notice.desk_name, "", "1",
                plain_amount(notice.amount_cents), notice_number.format(notice.notice_number),
                f"{rome_local(notice.released_at):%d/%m/%Y %H:%M}", notice.operator_name, "",
            )  # fmt: skip
    for gone in figures.cancellations:
        yield (
            texts.say("csv.cancelled"), gone.subject, gone.desk_name, "", "1",
            plain_amount(gone.amount_cents), notice_number.format(gone.notice_number),
            f"{rome_local(gone.at):%d/%m/%Y %H:%M}", gone.made_by_name, gone.reason or "",
        )  # fmt: skip


def _known(sums: Iterable[StateSum]) -> tuple[StateSum, ...]:
    """Those of states that this program knows."""
    return tuple(one for one in sums if one.state in set(DayState))


def _sums(sums: Iterable[StateSum]) -> tuple[ReportSum, ...]:
    return tuple(ReportSum(one.state, one.count, Cents(one.amount_cents)) for one in _known(sums))


def _name(line: DayLine, language: str) -> str:
    return line.name_en if language == Language.EN and line.name_en else line.name


def _lines(lines: Iterable[DayLine], language: str) -> tuple[ReportLine, ...]:
    return tuple(ReportLine(_name(line, language), _sums(line.sums)) for line in lines)


def _place(line: DayLine) -> tuple[str, tuple[tuple[int, str], ...]]:
    return line.office, natural(line.name)


def _dated(notice: DatedNotice) -> ReportNotice:
    return ReportNotice(
        notice.notice_number, notice.subject, Cents(notice.amount_cents), notice.released_at,
        notice.desk_name, notice.operator_name,
    )  # fmt: skip


def _withdrawn(gone: Cancellation) -> ReportNotice:
    return ReportNotice(
        gone.notice_number, gone.subject, Cents(gone.amount_cents), gone.at, gone.desk_name,
        gone.made_by_name, gone.reason or "",
    )  # fmt: skip


def _attention(state: DeskStateInfo, *, silent: bool) -> ReportDesk:
    uncertain = state.papers.uncertain if state.papers is not None else 0
    return ReportDesk(state.name, state.contact_at, silent, state.waiting, uncertain)
