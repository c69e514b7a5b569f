"""The shape of a document, read from the types that define it: what a form for it consists of.

Whoever gives a kind of debt a new field gives the form one, too. A type that no form can show is
a defect, and is found by the test that walks the whole document.
"""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter

from counter_app.services.typed_lines import Written
from payments_core.model.rate import MonthDay
from payments_core.model.written import Amount, AmountOrNothing, Percentage

#: The field of a document that says which of several it is.
TAG = "rule"


@dataclass(frozen=True, slots=True)
class Line:
    """Something that is typed."""

    written: Written


@dataclass(frozen=True, slots=True)
class Check:
    """Yes or no."""


@dataclass(frozen=True, slots=True)
class Options:
    """One of a few words, of the enumeration of this name."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Several:
    """Any of a few words, of the enumeration of this name."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A document inside another one, or the whole; `name` is that of its type."""

    name: str
    members: tuple["Member", ...]


@dataclass(frozen=True, slots=True)
class Alternatives:
    """A document that follows one of several rules, by the rule's name."""

    branches: Mapping[str, Document]


@dataclass(frozen=True, slots=True)
class Items:
    """Any number of documents in their order."""

    of: Document


Shape = Line | Check | Options | Several | Document | Alternatives | Items


@dataclass(frozen=True, slots=True)
class Member:
    """A field of a document. It may be `optional`, that is without any value; `default` is what
    it says where a document does not mention it."""

    owner: str
    name: str
    shape: Shape
    optional: bool
    default: object

    @property
    def key(self) -> str:
        """Under which its words are in the catalogue."""
        return f"{self.owner}.{self.name}"


@cache
def document_of(kind: type) -> Document:
    """The shape of a document of this type."""
    hints = get_type_hints(kind, include_extras=True)
    return Document(
        kind.__name__,
        tuple(
            Member(
                kind.__name__,
                field.name,
                *_shape_of(hints[field.name]),
                _default(hints[field.name], field.default),
            )
            for field in fields(kind)
            if field.name != TAG
        ),
    )


def _default(hint: Any, default: object) -> object:
    """As a document says it; None where there is none."""
    if default is MISSING or default is None:
        return None
    return TypeAdapter(hint).dump_python(default, mode="json")


def _shape_of(hint: Any) -> tuple[Shape, bool]:
    """The shape of a type, and whether nothing is a value of it."""
    for written, known in (
        (Written.AMOUNT, (Amount, AmountOrNothing)),
        (Written.PERCENT, (Percentage,)),
        (Written.MONTH_DAY, (MonthDay,)),
    ):
        if hint in known:
            return Line(written), False
    if get_origin(hint) is Annotated:
        return _shape_of(get_args(hint)[0])
    if get_origin(hint) in (Union, UnionType):
        some = [one for one in get_args(hint) if one is not NoneType]
        optional = len(some) < len(get_args(hint))
        return (_shape_of(some[0])[0] if len(some) == 1 else _union(some)), optional
    if get_origin(hint) is tuple:
        return _tuple(get_args(hint)[0]), False
    return _plain(hint), False


def _union(some: list[Any]) -> Shape:
    if all(is_dataclass(one) for one in some):
        documents = [document_of(one) for one in some]
        tags = [_tag_of(one) for one in some]
        return Alternatives(dict(zip(tags, documents, strict=True)))
    if Amount in some and any(get_origin(one) is Literal for one in some):
        return Line(Written.AMOUNT_OR_REST)
    raise TypeError(some)


def _tag_of(kind: Any) -> str:
    (tag,) = get_args(get_type_hints(kind)[TAG])
    return str(tag)


def _tuple(of: Any) -> Shape:
    bare = get_args(of)[0] if get_origin(of) is Annotated else of
    if is_dataclass(bare):
        return Items(document_of(cast(type, bare)))
    if isinstance(bare, type) and issubclass(bare, StrEnum):
        return Several(bare.__name__, tuple(one.value for one in bare))
    return Line(Written.MONTH_DAYS if of == MonthDay else Written.NAMES)


def _plain(hint: Any) -> Shape:
    if is_dataclass(hint):
        return document_of(cast(type, hint))
    if not isinstance(hint, type):
        raise TypeError(hint)
    if issubclass(hint, StrEnum):
        return Options(hint.__name__, tuple(one.value for one in hint))
    lines = {"str": Written.TEXT, "int": Written.INTEGER, "date": Written.DATE}
    if hint is bool:
        return Check()
    return Line(lines[hint.__name__])
