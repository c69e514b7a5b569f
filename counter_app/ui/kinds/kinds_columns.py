"""Columns of the list of kinds of debt."""

from collections.abc import Callable
from datetime import date

from counter_app.ui.kinds.kind_words import author_of
from counter_app.ui.style.messages import day_and_hour
from counter_app.ui.style.theme import Tone
from counter_app.ui.style.words import Words, day
from counter_app.ui.widgets.cells import Cell, Kind
from counter_app.ui.widgets.rows_table import Column
from payments_core.model.debt_kind import DebtKind
from payments_core.wire.desk.catalogue_messages import ManagedKind


def kinds_columns(
    words: Words, today: Callable[[], date], is_begun: Callable[[str], bool]
) -> tuple[Column[ManagedKind], ...]:
    """Name with what was begun and not saved, id, revision, validity, who and when."""
    say = words.say

    def name(one: ManagedKind) -> Cell:
        kind = one.kind
        said = kind.name_en if words.language == "en" else kind.name
        return Cell(said, say("kinds.begun") if is_begun(kind.kind_id) else "")

    def standing(one: ManagedKind) -> Cell:
        tone, said = _standing(words, one.kind, today())
        return Cell(said, tone=tone)

    def offline(one: ManagedKind) -> Cell:
        return Cell(say("kind_form.yes" if one.kind.offline else "kind_form.no"))

    def made(one: ManagedKind) -> Cell:
        return Cell(author_of(words, one), day_and_hour(one.made_at))

    return (
        Column(say("kinds.name"), Kind.STRONG, 0, name, grow=3),
        Column(say("kinds.id"), Kind.CODE, 200, lambda one: Cell(one.kind.kind_id), need=2, grow=1),
        Column(say("kinds.standing"), Kind.CHIP, 210, standing, grow=1),
        Column(say("kinds.offline"), Kind.TEXT, 110, offline, need=3),
        Column(say("kinds.rates"), Kind.TEXT, 80, lambda one: Cell(_rates(one)), need=4),
        Column(
            say("kinds.revision_short"), Kind.TEXT, 90, lambda one: Cell(str(one.revision)), need=1
        ),
        Column(say("kinds.made_by"), Kind.TEXT, 190, made, grow=1),
    )


def _rates(one: ManagedKind) -> str:
    return str(len({rate.rate_id for rate in one.kind.rates}))


def _standing(words: Words, kind: DebtKind, today: date) -> tuple[Tone, str]:
    """Whether it may be released today, and from when or until when."""
    say = words.say
    if kind.valid_from is not None and today < kind.valid_from:
        return Tone.TO_REGISTER, say("kinds.not_yet", day=day(kind.valid_from))
    if not kind.is_valid_on(today):
        return Tone.CANCELLED, say("kinds.over")
    if kind.valid_to is not None:
        return Tone.OVERDUE, say("kinds.until", day=day(kind.valid_to))
    return Tone.PAID, say("kinds.valid")
