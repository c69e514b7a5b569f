"""Columns of the notices that a print leaves out."""

from counter_app.services.bulk_order import LeftOut
from counter_app.ui.style.look import Look
from counter_app.ui.style.messages import fours
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.cells import Cell, Kind
from counter_app.ui.widgets.rows_table import Column


def left_out_columns(look: Look) -> tuple[Column[LeftOut], ...]:
    """Number, citizen, and why."""
    words = look.words
    return (
        Column(
            words.say("notices.number"), Kind.CODE, 250, lambda one: Cell(fours(one.notice_number))
        ),
        Column(
            words.say("notices.citizen"), Kind.STRONG, 220, lambda one: Cell(one.debtor_name),
            need=1, grow=1,
        ),
        Column(
            words.say("bulk.why"), Kind.TEXT, 0, lambda one: Cell(reason(words, one)), grow=2
        ),
    )  # fmt: skip


def reason(words: Words, one: LeftOut) -> str:
    """A few words where there are some, otherwise the whole sentence."""
    key = f"bulk_reason.{one.problem}"
    return words.say(key) if words.has(key) else words.problem_of(one.problem, dict(one.facts))
