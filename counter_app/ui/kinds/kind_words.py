"""Places and values of a document in words: `rates.0.parts.1.amount.percent`, `True`."""

from collections.abc import Mapping

from counter_app.services.document_shape import (
    TAG,
    Alternatives,
    Check,
    Document,
    Items,
    Line,
    Member,
    Options,
    Several,
    Shape,
    document_of,
)
from counter_app.services.typed_lines import Written, typed_of
from counter_app.ui.style.messages import day_and_hour
from counter_app.ui.style.words import Words
from payments_core.model.debt_kind import DebtKind
from payments_core.wire.desk.catalogue_messages import KindRevision, ManagedKind


def place_in_words(words: Words, place: str) -> str:
    """The captions on the way to a place, numbers counted from 1."""
    said: list[str] = []
    shape: Shape | None = document_of(DebtKind)
    for step in place.split("."):
        if step.isdecimal():
            number = str(int(step) + 1)
            said[-1:] = [f"{said[-1]} {number}" if said else number]
            shape = shape.of if isinstance(shape, Items) else shape
            continue
        if step == TAG:
            said.append(words.say("kind_form.rule"))
            continue
        member = _member(shape, step)
        if member is None:
            said.append(step)
            continue
        # Each rule refers to another thing, and the place alone does not say which rule it is.
        by_rule = isinstance(shape, Alternatives) and step == "of"
        said.append(words.say("kind_form.of" if by_rule else f"kind_form.{member.key}"))
        shape = member.shape
    return " · ".join(said)


def value_in_words(words: Words, place: str, value: str | None) -> str:
    """A value as a form shows it; a dash where there is none."""
    if value is None:
        return "—"
    shape = _shape_at(place)
    if place.split(".")[-1] == TAG and isinstance(shape, Alternatives):
        document = shape.branches.get(value)
        return words.say(f"kind_form.{document.name}") if document else value
    match shape:
        case Check():
            return words.say("kind_form.yes" if value == "True" else "kind_form.no")
        case Options(name=name) | Several(name=name):
            key = f"kind_form.{name}.{value}"
            return words.say(key) if words.has(key) else value
        case Line(written=Written.NAMES):
            return value
        case Line(written=Written.MONTH_DAYS):
            return typed_of(Written.MONTH_DAY, value)
        case Line(written=written):
            return typed_of(written, value)
        case _:
            return value


def author_of(words: Words, made: ManagedKind | KindRevision) -> str:
    """Who made a revision; the declarative file has no name."""
    return made.made_by or words.say("kinds.by_file")


def made_by_at(words: Words, made: ManagedKind | KindRevision) -> str:
    """Who and when."""
    return words.say("kinds.made", who=author_of(words, made), when=day_and_hour(made.made_at))


def _shape_at(place: str) -> Shape | None:
    shape: Shape | None = document_of(DebtKind)
    for step in place.split("."):
        if step.isdecimal():
            shape = shape.of if isinstance(shape, Items) else shape
        elif step != TAG:
            member = _member(shape, step)
            shape = None if member is None else member.shape
    return shape


def _member(shape: Shape | None, name: str) -> Member | None:
    documents: tuple[Document, ...] = ()
    match shape:
        case Document():
            documents = (shape,)
        case Alternatives():
            documents = tuple(shape.branches.values())
        case _:
            pass
    members: Mapping[str, Member] = {
        member.name: member for document in documents for member in document.members
    }
    return members.get(name)
