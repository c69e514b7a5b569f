"""Every shape has its editor, and an editor that shows nothing says nothing."""

import pytest

from counter_app.services.document_shape import Alternatives, Document, Items, document_of
from counter_app.ui.kinds.form_cards import ItemsEditor
from counter_app.ui.kinds.form_documents import AlternativesEditor, OptionalDocument
from counter_app.ui.kinds.form_editor import FormAround
from counter_app.ui.kinds.form_leaves import CheckEditor, LineEditor, SeveralEditor
from counter_app.ui.kinds.form_maker import make_editor
from counter_app.ui.kinds.form_references import ReferenceEditor
from counter_app.ui.style.fonts import load_fonts
from counter_app.ui.style.icons import Icons
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import LIGHT, Theme
from counter_app.ui.style.words import Words
from payments_core.model.debt_kind import DebtKind
from tests.factories.screen_offers import ACCOUNTS

MEMBERS = {member.name: member for member in document_of(DebtKind).members}


@pytest.fixture
def around(qapp: object) -> FormAround:
    load_fonts()
    theme = Theme(LIGHT)
    look = Look(theme, Icons(theme), Words("it"))
    return FormAround(
        look,
        make_editor,
        *[lambda: None] * 3,
        lambda _place, _code: None,
        lambda _owner, step: step(),
        accounts=ACCOUNTS,
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("name", LineEditor),
        ("offline", CheckEditor),
        ("account_id", ReferenceEditor),
        ("released_by", SeveralEditor),
        ("due", AlternativesEditor),
        ("plan", OptionalDocument),
        ("fields", ItemsEditor),
    ],
)
def test_each_shape_has_its_editor(around: FormAround, name: str, kind: type) -> None:
    assert type(make_editor(around, MEMBERS[name])) is kind


@pytest.mark.parametrize("name", sorted(set(MEMBERS) - {"account_id", "due"}))
def test_an_editor_that_was_shown_nothing_says_nothing(around: FormAround, name: str) -> None:
    editor = make_editor(around, MEMBERS[name])
    editor.show_value(None)
    assert editor.value() is None


def test_an_account_that_is_gone_is_not_lost(around: FormAround) -> None:
    editor = make_editor(around, MEMBERS["account_id"])
    editor.show_value("chiuso")
    assert editor.value() == "chiuso"


@pytest.fixture
def amount(around: FormAround) -> AlternativesEditor:
    """The amount of a part of a rate."""
    (rates,) = (one for one in document_of(DebtKind).members if one.name == "rates")
    assert isinstance(rates.shape, Items)
    parts = next(one for one in rates.shape.of.members if one.name == "parts")
    assert isinstance(parts.shape, Items)
    amount = next(one for one in parts.shape.of.members if one.name == "amount")
    assert isinstance(amount.shape, Alternatives)
    assert all(isinstance(one, Document) for one in amount.shape.branches.values())
    editor = make_editor(around, amount)
    assert isinstance(editor, AlternativesEditor)
    return editor


def test_a_rule_that_is_chosen_keeps_what_both_rules_know(amount: AlternativesEditor) -> None:
    amount.show_value({"rule": "per_unit", "each": "2,00", "of": "metri"})
    amount.choose("tiers")
    assert amount.value() == {"rule": "tiers", "of": "metri", "steps": [{}]}


def test_a_rule_that_is_chosen_again_has_what_was_typed_for_it(around: FormAround) -> None:
    due = make_editor(around, MEMBERS["due"])
    assert isinstance(due, AlternativesEditor)
    due.show_value({"rule": "after_days", "days": 45})
    due.choose("month_end")
    due.choose("yearly")
    due.choose("after_days")
    assert due.value() == {"rule": "after_days", "days": 45}


def test_a_table_comes_back_with_its_rule(amount: AlternativesEditor) -> None:
    steps = [{"up_to": 20, "each": "12,40"}, {"each": "9,90"}]
    amount.show_value({"rule": "tiers", "of": "metri", "steps": steps})
    # What a percentage is of are parts, and not a field: it says nothing for the other rule.
    for rule in ("percent", "by_date", "fixed", "tiers"):
        amount.choose(rule)
    assert amount.value() == {"rule": "tiers", "of": "metri", "steps": steps}


def test_a_rule_that_was_only_passed_by_has_what_was_typed_since(
    amount: AlternativesEditor,
) -> None:
    amount.show_value({"rule": "fixed", "amount": "2,00"})
    for rule in ("per_unit", "tiers", "per_unit"):
        amount.choose(rule)
    of = amount.inner("of")
    assert of is not None
    of.show_value("metri")
    amount.choose("tiers")
    assert amount.value() == {"rule": "tiers", "of": "metri", "steps": [{}]}


def test_another_document_brings_nothing_of_the_one_before(amount: AlternativesEditor) -> None:
    amount.show_value({"rule": "fixed", "amount": "2,00"})
    amount.choose("per_unit")
    amount.show_value({"rule": "per_unit", "each": "3,00", "of": "metri"})
    amount.choose("fixed")
    assert amount.value() == {"rule": "fixed"}
