"""Columns of the tables of a day: the desks, sums, and notices one by one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from counter_app.printing.device import PrinterState
from counter_app.services.day import is_silent, natural
from counter_app.ui.style.look import Look
from counter_app.ui.style.messages import amount, day_and_hour, day_of, fours, hour_of
from counter_app.ui.style.theme import Tone
from counter_app.ui.style.words import Words, thousands
from counter_app.ui.widgets.bars import share_of
from counter_app.ui.widgets.cells import Cell, Kind
from counter_app.ui.widgets.rows_table import Column
from payments_core.clock import rome_date
from payments_core.wire.desk.cancel_messages import CancelInfo
from payments_core.wire.desk.day_messages import (
    DayFigures,
    DayLine,
    DayState,
    DeskStateInfo,
    StateSum,
)
from payments_core.wire.desk.refund_messages import RefundInfo

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A desk in the table: what it released, how it is, and how long its bar is. `since_before`:
    it was last heard on another day."""

    line_id: str
    name: str
    office: str
    released: int
    paid: int
    share: int
    state: DeskStateInfo | None
    silent: bool
    since_before: bool


@dataclass(frozen=True, slots=True)
class ToldNotice:
    """A notice in one of the lists; `refund_id` where it is a refund that waits for a decision,
    `cancel_id` where it is a cancellation."""

    at: datetime
    notice_number: str
    subject: str
    detail: str
    person: str
    place: str
    cents: int
    refund_id: str = ""
    cancel_id: str = ""


def counted(sums: Iterable[StateSum], *states: DayState) -> int:
    """How many notices are in these states; in all without any."""
    return sum(one.count for one in sums if not states or one.state in states)


def cents_of(sums: Iterable[StateSum], *states: DayState) -> int:
    """What those ask for together."""
    return sum(one.amount_cents for one in sums if not states or one.state in states)


def desk_rows(
    figures: DayFigures, states: Sequence[DeskStateInfo], now: datetime
) -> tuple[DeskRow, ...]:
    """Every desk that has released something or is in service, office by office."""
    lines = {line.line_id: line for line in figures.desks}
    known = {state.desk_id: state for state in states}
    largest = max((counted(line.sums) for line in figures.desks), default=0)

    def row(desk_id: str) -> DeskRow:
        line, state = lines.get(desk_id), known.get(desk_id)
        sums = line.sums if line is not None else ()
        released = counted(sums)
        return DeskRow(
            line_id=desk_id,
            name=line.name if line is not None else (state.name if state else desk_id),
            office=line.office if line is not None else (state.office if state else ""),
            released=released,
            paid=counted(sums, DayState.PAID),
            share=share_of(released, largest),
            state=state,
            silent=state is not None and is_silent(state, now),
            since_before=_was_before(state, now),
        )

    rows = (row(desk_id) for desk_id in {**lines, **known})
    return tuple(sorted(rows, key=lambda one: (one.office, natural(one.name), one.line_id)))


def desk_columns(look: Look) -> tuple[Column[DeskRow], ...]:
    """Name, bar with its figure, what was paid, and the line, queue and printers of each desk."""
    words = look.words
    say = words.say
    return (
        Column(say("day.desk"), Kind.TEXT, 190, lambda one: Cell(one.name, one.office)),
        Column(
            say("day.released"), Kind.BAR, 0,
            lambda one: Cell(thousands(one.released), share=one.share), grow=2,
        ),
        Column(say("day.paid"), Kind.AMOUNT, 80, lambda one: Cell(thousands(one.paid)), need=2),
        Column(say("day.line"), Kind.CHIP, 208, lambda one: line_cell(words, one)),
        Column(say("day.queue"), Kind.CHIP, 172, lambda one: queue_cell(words, one), need=1),
        Column(say("day.printers"), Kind.CHIP, 200, lambda one: printer_cell(words, one), need=3),
        Column(say("day.tasks"), Kind.AMOUNT, 80, lambda one: _tasks(one), need=4),
    )  # fmt: skip


def line_cell(words: Words, one: DeskRow) -> Cell:
    """Whether the desk is heard of; since when not."""
    state = one.state
    if state is None:
        return Cell(words.say("day.line_unknown"), aside=True)
    if state.retired:
        return Cell(words.say("day.line_retired"), tone=Tone.CANCELLED)
    if not state.enrolled or state.contact_at is None:
        return Cell(words.say("day.line_never"), tone=Tone.CANCELLED)
    if "FENCED" in state.concerns:
        return Cell(words.say("day.line_fenced"), tone=Tone.TO_CHECK)
    if one.silent:
        if one.since_before:
            since = words.say("day.line_off_day", moment=day_of(state.contact_at))
        else:
            since = words.say("day.line_off", moment=hour_of(state.contact_at))
        return Cell(since, tone=Tone.OVERDUE)
    return Cell(words.say("day.line_on"), tone=Tone.PAID)


def queue_cell(words: Words, one: DeskRow) -> Cell:
    """What waits at the desk to be sent."""
    if one.state is None or one.state.contact_at is None:
        return Cell("")
    waiting = one.state.waiting
    if waiting:
        return Cell(words.count("day.waiting", waiting), tone=Tone.TO_REGISTER)
    return Cell(words.count("day.waiting", 0), tone=Tone.PAID)


def printer_cell(words: Words, one: DeskRow) -> Cell:
    """The worst that is known of the desk's printers and papers."""
    papers = one.state.papers if one.state is not None else None
    if papers is None:
        return Cell("")
    if papers.uncertain:
        return Cell(words.count("day.uncertain", papers.uncertain), tone=Tone.TO_CHECK)
    for printer in papers.printers:
        if printer.state != PrinterState.READY:
            return Cell(printer_words(words, printer.name, printer.state), tone=Tone.TO_PRINT)
    if papers.queued:
        return Cell(words.count("day.queued", papers.queued), tone=Tone.TO_PRINT)
    ready = "day.printers_ready" if papers.printers else "day.printers_none"
    return Cell(words.say(ready), tone=Tone.PAID if papers.printers else Tone.CANCELLED)


def printer_words(words: Words, name: str, state: str) -> str:
    """A printer by its name, and how it is; a state of a later program is one to look at."""
    key = f"day.printer_{state}"
    said = words.say(key if words.has(key) else "day.printer_other")
    shown = {"paper": words.say("day.printer_a4"), "roll": words.say("day.printer_roll")}
    return f"{shown.get(name, name)}: {said}"


def desk_sentence(words: Words, one: DeskRow) -> str:
    """Everything that is known of a desk, in one line."""
    state = one.state
    if state is None or state.contact_at is None:
        return words.say("day.desk_never_heard", name=one.name)
    parts = [words.say("day.heard", name=one.name, moment=day_and_hour(state.contact_at))]
    if state.waiting and state.oldest_waiting_at is not None:
        oldest = day_and_hour(state.oldest_waiting_at)
        waiting = thousands(state.waiting)
        parts.append(words.say("day.waiting_since", count=waiting, moment=oldest))
    if state.numbers_left is not None:
        parts.append(words.say("day.numbers", count=thousands(state.numbers_left)))
    if state.papers is not None:
        parts += [
            printer_words(words, each.name, each.state)
            for each in state.papers.printers
            if each.state != PrinterState.READY
        ]
    parts += [f"{_task_words(words, each.code)}: {each.count}" for each in state.task_kinds]
    parts += [
        words.say(f"day.concern_{each}")
        for each in state.concerns
        if words.has(f"day.concern_{each}")
    ]
    if state.program_version:
        parts.append(words.say("day.version", version=state.program_version))
    return " · ".join(parts)


def sum_columns(look: Look, title: str, largest: Callable[[], int]) -> tuple[Column[DayLine], ...]:
    """A kind or an operator with how many notices and how much money; `largest` is how many the
    longest bar tells of."""
    words = look.words
    say = words.say

    def name(line: DayLine) -> Cell:
        english = words.language == "en" and line.name_en
        return Cell(line.name_en if english else line.name)

    def count(*states: DayState) -> Callable[[DayLine], Cell]:
        return lambda line: Cell(thousands(counted(line.sums, *states)))

    def money(*states: DayState) -> Callable[[DayLine], Cell]:
        return lambda line: Cell(amount(cents_of(line.sums, *states)))

    withdrawn = count(DayState.CANCELLED)
    return (
        Column(title, Kind.TEXT, 0, name, grow=1),
        bar_column(look, lambda line: counted(line.sums), largest),
        Column(say("day.amount"), Kind.AMOUNT, 140, money()),
        Column(say("day.paid"), Kind.AMOUNT, 90, count(DayState.PAID), need=1),
        Column(say("day.paid_amount"), Kind.AMOUNT, 140, money(DayState.PAID), need=2),
        Column(say("day.to_register"), Kind.AMOUNT, 130, count(DayState.TO_REGISTER), need=3),
        Column(say("day.cancelled"), Kind.AMOUNT, 110, withdrawn, need=4),
    )


def bar_column(look: Look, count: Callable[[T], int], largest: Callable[[], int]) -> Column[T]:
    """How many notices, as a bar with its figure."""

    def cell(one: T) -> Cell:
        return Cell(thousands(count(one)), share=share_of(count(one), largest()))

    return Column(look.words.say("day.released"), Kind.BAR, 240, cell, grow=1)


def state_columns(look: Look, largest: Callable[[], int]) -> tuple[Column[StateSum], ...]:
    """Each state with its notices and their amount."""
    words = look.words
    return (
        Column(
            words.say("day.state"), Kind.TEXT, 0,
            lambda one: Cell(words.say(f"day.state_{one.state}")), grow=1,
        ),
        bar_column(look, lambda one: one.count, largest),
        Column(
            words.say("day.amount"), Kind.AMOUNT, 160, lambda one: Cell(amount(one.amount_cents))
        ),
    )  # fmt: skip


def notice_columns(look: Look) -> tuple[Column[ToldNotice], ...]:
    """When, which notice, about what and why, who and where, how much."""
    say = look.words.say
    return (
        Column(say("day.at"), Kind.TEXT, 172, lambda one: Cell(day_and_hour(one.at))),
        Column(
            say("notices.number"), Kind.CODE, 226,
            lambda one: Cell(fours(one.notice_number)), need=2,
        ),
        Column(say("day.about"), Kind.TEXT, 0, lambda one: Cell(one.subject, one.detail), grow=2),
        Column(
            say("day.who"), Kind.TEXT, 200, lambda one: Cell(one.person, one.place), need=1, grow=1
        ),
        Column(say("notices.amount"), Kind.AMOUNT, 120, lambda one: Cell(amount(one.cents))),
    )  # fmt: skip


def told_notices(figures: DayFigures, told: str, words: Words) -> tuple[ToldNotice, ...]:
    """The rows of one of the lists of notices."""
    if told == "cancelled":
        return tuple(
            ToldNotice(
                one.at, one.notice_number, one.subject, one.reason or "", one.made_by_name,
                one.desk_name, one.amount_cents,
            )
            for one in figures.cancellations
        )  # fmt: skip
    dated = figures.registered_late if told == "late" else figures.not_payable

    def heard(at: datetime | None) -> str:
        return words.say("day.heard_on", moment=day_and_hour(at)) if at is not None else ""

    return tuple(
        ToldNotice(
            one.released_at, one.notice_number, one.subject,
            heard(one.registered_at), one.operator_name, one.desk_name, one.amount_cents,
        )
        for one in dated
    )  # fmt: skip


def told_refunds(refunds: Iterable[RefundInfo]) -> tuple[ToldNotice, ...]:
    """Refunds that wait for a decision, as rows."""
    return tuple(
        ToldNotice(
            one.requested_at, one.notice_number, one.subject, one.reason, one.requested_by_name,
            one.beneficiary_name, one.amount_cents, one.refund_id,
        )
        for one in refunds
    )  # fmt: skip


def told_cancels(cancels: Iterable[CancelInfo]) -> tuple[ToldNotice, ...]:
    """Cancellations that wait for a decision, as rows."""
    return tuple(
        ToldNotice(
            one.requested_at, one.notice_number, one.subject, one.reason, one.requested_by_name,
            one.debtor_name, one.amount_cents, cancel_id=one.request_id,
        )
        for one in cancels
    )  # fmt: skip


def _tasks(one: DeskRow) -> Cell:
    return Cell(thousands(one.state.open_tasks) if one.state is not None else "")


def _task_words(words: Words, code: str) -> str:
    key = f"day.task_{code}"
    return words.say(key if words.has(key) else "day.task_other")


def _was_before(state: DeskStateInfo | None, now: datetime) -> bool:
    heard_at = state.contact_at if state is not None else None
    return heard_at is not None and rome_date(heard_at) < rome_date(now)
