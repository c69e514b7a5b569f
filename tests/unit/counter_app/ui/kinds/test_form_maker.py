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


def test_a_rule_that_is_chosen_keeps_what_both_rules_know(around: FormAround) -> None:
    (rates,) = (one for one in document_of(DebtKind).members if one.name == "rates")
    assert isinstance(rates.shape, Items)
    parts = next(one for one in rates.shape.of.members if one.name == "parts")
    assert isinstance(parts.shape, Items)
    amount = next(one for one in parts.shape.of.members if one.name == "amount")
    assert isinstance(amount.shape, Alternatives)
    assert all(isinstance(one, Document) for one in amount.shape.branches.values())
    editor = make_editor(around, amount)
    assert isinstance(editor, AlternativesEditor)
    editor.show_value({"rule": "per_unit", "each": "2,00", "of": "metri"})
    editor.choose("tiers")
    assert editor.value() == {"rule": "tiers", "of": "metri", "steps": [{}]}
