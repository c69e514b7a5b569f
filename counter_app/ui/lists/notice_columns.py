"""Columns of the tables of notices."""

from collections.abc import Callable
from typing import TypeVar

from counter_app.services.views import NoticeView, RowState
from counter_app.ui.lists.plan_rows import PlanMark
from counter_app.ui.style.look import Look
from counter_app.ui.style.messages import amount, day_and_hour, fours
from counter_app.ui.style.words import Words, day
from counter_app.ui.widgets.cells import Bond, Cell, Kind
from counter_app.ui.widgets.parts import chip_size
from counter_app.ui.widgets.rows_table import Column
from counter_app.ui.widgets.states import chip_cell, word_of
from payments_core.identifiers.tax_code import ANONYMOUS
from payments_core.rules.instalment_plan import without_installment

T = TypeVar("T")

#: Room around a chip in its column, in pixels at 100 %: 16 before and 12 after.
CHIP_MARGIN = 28


def citizen_notice_columns(
    look: Look, mark_of: Callable[[NoticeView], PlanMark | None]
) -> tuple[Column[NoticeView], ...]:
    """On a citizen's page: state, subject with what happened last, number, due date, amount; the
    rows of a plan are bound together, and the first tells how far it has come."""
    words = look.words

    def subject(notice: NoticeView) -> Cell:
        if notice.paid_at is not None:
            key = "notices.paid_twice" if notice.state is RowState.TO_CHECK else "notices.paid_on"
            second = words.say(key, moment=day_and_hour(notice.paid_at))
        else:
            second = words.say("notices.released_on", moment=day_and_hour(notice.released_at))
        if notice.cancel_waits:
            second = f"{words.say('notices.cancel_waits')} · {second}"
        if notice.as_co_debtor:
            with_whom = words.say("co_debtors.with", name=notice.debtor_name)
            second = f"{with_whom} · {second}"
        if (mark := mark_of(notice)) is None:
            return Cell(notice.subject, second)
        begun_or_open = mark.paid or mark.left_cents
        if mark.bond in (Bond.FIRST, Bond.NONE) and begun_or_open and not notice.cancel_waits:
            second = _how_far(words, mark)
        return Cell(_which(words, notice, mark), second, bond=mark.bond)

    return (
        state_column(look, "notices.state", state_of),
        Column(words.say("notices.subject"), Kind.TEXT, 0, subject, grow=6),
        number_column(words),
        Column(
            words.say("notices.due_on"),
            Kind.TEXT,
            102,
            lambda n: Cell(day(n.due_on)),
            need=1,
            grow=1,
        ),
        amount_column(words),
    )


def _which(words: Words, notice: NoticeView, mark: PlanMark) -> str:
    """Which instalment first, where the line may be too short for all of it."""
    if not mark.number:
        return words.say("notices.plan_whole", subject=notice.subject)
    subject = without_installment(notice.subject)
    return words.say("notices.plan_part", number=mark.number, count=mark.count, subject=subject)


def _how_far(words: Words, mark: PlanMark) -> str:
    facts = {"paid": mark.paid, "count": mark.count, "amount": amount(mark.left_cents)}
    return words.say("notices.plan_left" if mark.left_cents else "notices.plan_closed", **facts)


def state_column(look: Look, title: str, state_of: Callable[[T], RowState]) -> Column[T]:
    """A column of chips, as wide as the longest word of a state in this language."""
    words = look.words
    widest = max(chip_size(look, word_of(words, state)).width() for state in RowState)
    width = widest * 100 // look.theme.scale_percent + CHIP_MARGIN
    return Column(words.say(title), Kind.CHIP, width, lambda row: chip_cell(words, state_of(row)))


def state_of(notice: NoticeView) -> RowState:
    """What a notice is for the clerk."""
    return notice.state


def number_column(words: Words) -> Column[NoticeView]:
    """The number in fours."""
    title = words.say("notices.number")
    return Column(title, Kind.CODE, 226, lambda n: Cell(fours(n.notice_number)), need=2, grow=1)


def debtor_code(words: Words, notice: NoticeView) -> Cell:
    """The debtor's tax code, or words where the hub's stand-in for none would stand."""
    if notice.debtor_identifier == ANONYMOUS:
        return Cell(words.say("citizen.no_tax_code"), aside=True)
    return Cell(notice.debtor_identifier)


def amount_column(words: Words) -> Column[NoticeView]:
    """The amount, to the right."""
    title = words.say("notices.amount")
    return Column(title, Kind.AMOUNT, 124, lambda n: Cell(amount(n.amount_cents)))
