"""Columns of the list of people."""

from collections.abc import Callable

from counter_app.ui.said.people import code_of, full_name, short_address, situation
from counter_app.ui.said.search_text import marks
from counter_app.ui.style.words import Words, day
from counter_app.ui.widgets.cells import Cell, Kind
from counter_app.ui.widgets.rows_table import Column
from payments_core.wire.desk.messages import CitizenInfo

#: What stands for what is not known.
DASH = "—"


def citizen_columns(words: Words, query: Callable[[], str]) -> tuple[Column[CitizenInfo], ...]:
    """Names underline what was searched; who has no tax code has words in its place."""

    def name(citizen: CitizenInfo) -> Cell:
        text = full_name(citizen)
        return Cell(text, marks=marks(text, query()))

    def code(citizen: CitizenInfo) -> Cell:
        return Cell(code_of(words, citizen), aside=citizen.tax_code is None)

    def born(citizen: CitizenInfo) -> Cell:
        return Cell(day(citizen.born_on) if citizen.born_on else DASH)

    def address(citizen: CitizenInfo) -> Cell:
        return Cell(short_address(citizen) or DASH)

    say = words.say
    return (
        Column(say("search.name"), Kind.STRONG, 0, name, grow=3),
        Column(say("search.tax_code"), Kind.CODE, 180, code, grow=1),
        Column(say("search.born_on"), Kind.TEXT, 100, born, need=2, grow=1),
        Column(say("search.address"), Kind.TEXT, 226, address, need=3, grow=3),
        Column(
            say("search.situation"),
            Kind.TEXT,
            156,
            lambda citizen: Cell(situation(words, citizen)),
            need=1,
            grow=2,
        ),
    )
