"""The whole document has a shape, and every name in it has words in both languages."""

import dataclasses
import string
from collections.abc import Iterator

import pytest

from counter_app.services.document_references import REFERRING
from counter_app.services.document_shape import (
    Alternatives,
    Document,
    Items,
    Line,
    Member,
    Options,
    Several,
    document_of,
)
from counter_app.services.typed_lines import Written
from payments_core.model.debt_kind import DebtKind, KindField
from payments_core.model.rate import Rate, RatePart
from payments_documents.texts import load_texts

WHOLE = document_of(DebtKind)


def documents(document: Document) -> Iterator[Document]:
    yield document
    for member in document.members:
        match member.shape:
            case Document() as inner:
                yield from documents(inner)
            case Items(of=inner):
                yield from documents(inner)
            case Alternatives(branches=branches):
                for branch in branches.values():
                    yield from documents(branch)


def members() -> list[Member]:
    return [member for document in documents(WHOLE) for member in document.members]


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_field_of_every_document_has_a_caption(language: str) -> None:
    texts = load_texts("counter", language)
    wanted = {f"kind_form.{member.key}" for member in members()}
    wanted |= {f"kind_form.{key}.empty" for key in REFERRING}
    wanted |= {
        f"kind_form.{member.key}.none"
        for member in members()
        if member.key in REFERRING and member.optional
    }
    for member in members():
        match member.shape:
            case Options(name=name, values=values) | Several(name=name, values=values):
                wanted |= {f"kind_form.{name}.{value}" for value in values}
            case Items(of=document):
                wanted |= {f"kind_form.{document.name}", f"kind_form.{document.name}.add"}
            case Document(name=name):
                wanted |= {f"kind_form.{name}.add", f"kind_form.{name}.remove"}
            case Alternatives(branches=branches):
                wanted |= {f"kind_form.{one.name}" for one in branches.values()}
                wanted |= {f"kind_form.{one.name}.hint" for one in branches.values()}
            case _:
                pass
    assert {key for key in wanted if not texts.has(key)} == set()


@pytest.mark.parametrize("language", ["it", "en"])
def test_no_words_are_left_of_what_is_no_longer_there(language: str) -> None:
    known = {member.key for member in members()} | {one.name for one in documents(WHOLE)}
    for member in members():
        if isinstance(member.shape, (Options, Several)):
            known |= {f"{member.shape.name}.{value}" for value in member.shape.values}
    said = [key for key in load_texts("counter", language).sentences if key.startswith("kind_form")]
    plain = {key.removeprefix("kind_form.").removesuffix(".hint") for key in said}
    plain = {key.removesuffix(".add").removesuffix(".remove") for key in plain}
    plain = {key.removesuffix(".none").removesuffix(".empty") for key in plain}
    assert {key for key in plain if key[0] in string.ascii_uppercase} - known == set()


def test_every_field_but_the_tag_is_a_member() -> None:
    for kind in (DebtKind, KindField, Rate, RatePart):
        names = [field.name for field in dataclasses.fields(kind)]
        assert [member.name for member in document_of(kind).members] == names


def test_defaults_are_as_a_document_says_them() -> None:
    defaults = {member.key: member.default for member in members()}
    assert defaults["PlanRule.minimum"] == "2,00"
    assert defaults["Percent.rounding"] == "half_up"
    assert defaults["RatePart.revenue"] is True
    assert defaults["DebtKind.name"] is None


def test_a_type_that_no_form_can_show_is_a_defect() -> None:
    @dataclasses.dataclass
    class Odd:
        what: complex

    with pytest.raises(KeyError, match="complex"):
        document_of(Odd)

    @dataclasses.dataclass
    class Either:
        what: str | int

    with pytest.raises(TypeError):
        document_of(Either)


def test_what_may_be_left_out_is_optional() -> None:
    optional = {member.key for member in members() if member.optional}
    assert {"RatePart.to", "Rate.valid_from", "DebtKind.plan"} <= optional
    assert "DebtKind.name" not in optional
    amount = next(one for one in members() if one.key == "Allocation.amount")
    assert amount.shape == Line(Written.AMOUNT_OR_REST)


def test_days_of_any_year_are_days_wherever_they_stand() -> None:
    shapes = {member.key: member.shape for member in members()}
    for key in ("Season.first", "Season.last", "DueYearly.on"):
        assert shapes[key] == Line(Written.MONTH_DAY)
    assert shapes["FineAmount.patron_days"] == Line(Written.MONTH_DAYS)
