"""Columns of the lists of notices: on the screen, in a file, and as their operator wants them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from counter_app.services.list_choice import ColumnChoice, SortBy
from counter_app.services.spreadsheet import plain_amount, plain_code
from counter_app.services.views import NoticeView
from counter_app.ui.lists.notice_columns import (
    amount_column,
    debtor_code,
    number_column,
    state_column,
    state_of,
)
from counter_app.ui.style.look import Look
from counter_app.ui.style.messages import day_and_hour, day_of, fours, hour_of
from counter_app.ui.style.words import day
from counter_app.ui.widgets.cells import Cell, Kind
from counter_app.ui.widgets.rows_table import Column
from counter_app.ui.widgets.states import word_of

#: Table width of a window of 1600 pixels, from which a list has more columns.
WIDE_WINDOW = 1440


@dataclass(frozen=True, slots=True)
class ListedColumn:
    """A column of a list, and what a file says in it: the same without the table's shorthand."""

    column: Column[NoticeView]
    text: Callable[[NoticeView], str]


def listed_notice_columns(look: Look, *, office: bool, one_day: bool) -> tuple[ListedColumn, ...]:
    """In a list of notices, each with what a file says of it; in one of a single day the hour
    stands for the instant, in one of an `office` there is the desk."""
    words = look.words

    def subject_of(notice: NoticeView) -> str:
        """What it is for, after what is said of one whose cancellation waits."""
        waits = words.say("notices.cancel_waits")
        return f"{waits} · {notice.subject}" if notice.cancel_waits else notice.subject

    hour = words.say("notices.hour" if one_day else "lists.released")
    desk = (
        ListedColumn(
            Column(words.say("lists.desk"), Kind.TEXT, 130, lambda n: Cell(n.desk), need=4,
                   wide_only=True, grow=1, name="desk", sort=SortBy.DESK, wide_from=WIDE_WINDOW),
            lambda n: n.desk,
        ),
    )  # fmt: skip
    return (
        ListedColumn(
            Column(hour, Kind.TEXT, 76 if one_day else 160,
                   lambda n: Cell((hour_of if one_day else day_and_hour)(n.released_at)),
                   need=0 if one_day else 1, name="released", sort=SortBy.RELEASED),
            # As a spreadsheet reads it.
            lambda n: f"{day_of(n.released_at)} {hour_of(n.released_at)}",
        ),
        ListedColumn(
            replace(state_column(look, "notices.state", state_of), name="state",
                    sort=SortBy.STATE),
            lambda n: word_of(words, n.state),
        ),
        ListedColumn(
            Column(words.say("notices.citizen"), Kind.STRONG, 0, lambda n: Cell(n.debtor_name),
                   grow=1, name="citizen", sort=SortBy.DEBTOR),
            lambda n: n.debtor_name,
        ),
        ListedColumn(
            Column(words.say("notices.subject"), Kind.TEXT, 250, lambda n: Cell(subject_of(n)),
                   need=2, grow=2, name="subject", sort=SortBy.SUBJECT),
            subject_of,
        ),
        ListedColumn(
            replace(number_column(words), name="number", sort=SortBy.NUMBER),
            # In fours: a spreadsheet would round the number.
            lambda n: fours(n.notice_number),
        ),
        ListedColumn(
            Column(words.say("notices.tax_code"), Kind.CODE, 190, lambda n: debtor_code(words, n),
                   need=3, wide_only=True, name="tax_code", sort=SortBy.TAX_CODE),
            lambda n: plain_code(debtor_code(words, n).text),
        ),
        ListedColumn(
            Column(words.say("notices.due_on"), Kind.TEXT, 102, lambda n: Cell(day(n.due_on)),
                   need=5, wide_only=True, name="due", sort=SortBy.DUE, wide_from=WIDE_WINDOW),
            lambda n: day(n.due_on),
        ),
        *(desk if office else ()),
        ListedColumn(
            Column(words.say("lists.operator"), Kind.TEXT, 150, lambda n: Cell(n.operator), need=4,
                   wide_only=True, grow=1, name="operator", sort=SortBy.OPERATOR,
                   wide_from=WIDE_WINDOW),
            lambda n: n.operator,
        ),
        ListedColumn(
            replace(amount_column(words), name="amount", sort=SortBy.AMOUNT),
            lambda n: plain_amount(n.amount_cents),
        ),
    )  # fmt: skip


def arranged(
    columns: Sequence[ListedColumn], choices: Sequence[ColumnChoice]
) -> tuple[ListedColumn, ...]:
    """The columns that somebody wants to see, in their order and widths. Those that they have said
    nothing about stand behind, as they are: a later program has more of them."""
    by_name = {one.column.name: one for one in columns}
    known = {one.name for one in choices}
    chosen = [_as_chosen(by_name[one.name], one) for one in choices if one.name in by_name]
    return (*filter(None, chosen), *(one for one in columns if one.column.name not in known))


def choices_of(
    columns: Sequence[ListedColumn], choices: Sequence[ColumnChoice]
) -> tuple[ColumnChoice, ...]:
    """What was said about each column, or what holds where nothing was, in the order of the table.
    Columns of other lists keep what was said about them."""
    known = {one.name for one in choices}
    unsaid = (one.column.name for one in columns if one.column.name not in known)
    return (*choices, *(ColumnChoice(name) for name in unsaid))


def _as_chosen(listed: ListedColumn, choice: ColumnChoice) -> ListedColumn | None:
    """A width of somebody's own is kept, whatever is left over; what they want to see is there
    also in a small window, as far as it fits."""
    if not choice.shown:
        return None
    column = replace(listed.column, wide_only=False)
    if choice.width and column.width:
        column = replace(column, width=choice.width, grow=0)
    return replace(listed, column=column)
