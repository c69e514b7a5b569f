"""Names are chosen from what is there by now; one that is not there stays and is marked."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox

from counter_app.services.kind_documents import document_of
from counter_app.ui.kinds.form_references import ReferenceEditor, ReferencesEditor
from counter_app.ui.kinds.kind_form import SECTIONS, KindForm
from counter_app.ui.style.fonts import load_fonts
from counter_app.ui.style.icons import Icons
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import LIGHT, Theme
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.parts import Elided
from tests.factories.catalogue import a_fine_kind
from tests.factories.screen_offers import ACCOUNTS, MARKET

Build = Callable[..., KindForm]


@pytest.fixture(scope="module")
def build(qapp: object) -> Build:
    load_fonts()
    theme = Theme(LIGHT)

    def made(written: dict[str, Any], language: str = "it") -> KindForm:
        look = Look(theme, Icons(theme), Words(language))
        form = KindForm(look, written, ACCOUNTS, frozenset(), is_new=True)
        for name in SECTIONS:
            form.open(name)
        form.open("rates")
        form._later.finish()
        return form

    return made


def at(form: KindForm, place: str) -> Any:
    section = next(name for name, tops in SECTIONS.items() if place.split(".")[0] in tops)
    editor: Any = form._sections[section]
    for step in place.split("."):
        editor = editor.inner(step)
    return editor


def said(editor: ReferenceEditor) -> list[str]:
    return [editor.choice.itemText(place) for place in range(editor.choice.count())]


def typed(form: KindForm, place: str, text: str) -> None:
    line = at(form, place).field.edit
    line.setText(text)
    line.textEdited.emit(text)
    line.editingFinished.emit()


def two_parts() -> dict[str, Any]:
    kind = document_of(MARKET.kind)
    (rate,) = kind["rates"]
    rate["parts"].append({"label": "Addizionale", "amount": {"rule": "percent", "percent": "5"}})
    rate["parts"].append({"label": "Diritti", "amount": {"rule": "fixed", "amount": "3,00"}})
    return kind


def test_a_field_is_chosen_by_its_words_and_kept_by_its_code(build: Build) -> None:
    form = build(document_of(MARKET.kind))
    of = at(form, "rates.0.parts.0.amount.of")
    assert isinstance(of, ReferenceEditor)
    assert (said(of), of.choice.currentText(), of.value()) == (
        ["Scegli", "Metri quadrati"], "Metri quadrati", "metri",
    )  # fmt: skip
    english = build(document_of(MARKET.kind), "en")
    of = at(english, "rates.0.parts.0.amount.of")
    assert said(of) == ["Choose", "Square metres"]
    titles = [one.text() for one in english.findChildren(Elided)]
    assert {"Field 2 · Square metres", "Rate 1 · Market fee · version 1"} <= set(titles)


def test_the_list_follows_what_is_typed_elsewhere(build: Build) -> None:
    form = build(document_of(MARKET.kind))
    of = at(form, "rates.0.parts.0.amount.of")
    form.open("fields")
    typed(form, "fields.1.label", "Superficie")
    form.open("rates")
    assert (said(of), of.value()) == (["Scegli", "Superficie"], "metri")


def test_a_name_that_nothing_has_any_more_stays_and_is_marked(build: Build) -> None:
    form = build(document_of(MARKET.kind))
    of = at(form, "rates.0.parts.0.amount.of")
    form.open("fields")
    typed(form, "fields.1.field", "mq")
    form.open("rates")
    assert of.choice.currentText() == "metri · non disponibile"
    assert "scegline un altro" in of.choice.accessibleDescription()
    assert form.document()["rates"][0]["parts"][0]["amount"]["of"] == "metri"
    of.choice.setCurrentIndex(of.choice.findData("mq"))
    assert form.document()["rates"][0]["parts"][0]["amount"]["of"] == "mq"
    assert said(of) == ["Scegli", "Metri quadrati", "metri · non disponibile"]


def test_a_percentage_is_of_parts_that_are_ticked(build: Build) -> None:
    form = build(two_parts())
    of = at(form, "rates.0.parts.1.amount.of")
    assert isinstance(of, ReferencesEditor)
    assert ([tick.text() for tick in of.stops()], of.value()) == (["Canone", "Diritti"], None)
    for tick in of.stops():
        tick.click()
    assert of.value() == ["canone", "diritti"]
    parts = form.document()["rates"][0]["parts"]
    assert [part.get("part") for part in parts] == ["canone", None, "diritti"]
    typed(form, "rates.0.parts.0.part", "quota")
    assert [tick.text() for tick in of.stops()] == [
        "Canone", "Diritti", "canone · non disponibile",
    ]  # fmt: skip
    assert [tick.isChecked() for tick in of.stops()] == [False, True, True]
    assert of.value() == ["diritti", "canone"]
    of.stops()[0].click()
    of.stops()[2].click()
    assert of.value() == ["quota", "diritti"]


def test_a_part_may_go_to_who_is_named_in_the_division(build: Build) -> None:
    form = build(document_of(MARKET.kind) | {"beneficiaries": [{"beneficiary_id": "provincia"}]})
    to = at(form, "rates.0.parts.0.to")
    assert (said(to), to.value()) == (["No, resta all'ente", "provincia"], None)
    form.open("division")
    typed(form, "beneficiaries.0.name", "Provincia di Esempio")
    form.open("rates")
    assert said(to) == ["No, resta all'ente", "Provincia di Esempio"]


def test_a_fine_names_amounts_and_days(build: Build) -> None:
    form = build(document_of(a_fine_kind()))
    amount = at(form, "rates.0.parts.0.amount")
    boxes = {one.objectName(): one for one in amount.findChildren(QComboBox)}
    offered = {
        name: {boxes[name].itemData(place) for place in range(boxes[name].count())} - {""}
        for name in ("reduced", "full", "notified_on", "deposited_on")
    }
    assert offered["reduced"] == offered["full"] != offered["notified_on"]
    assert offered["notified_on"] == offered["deposited_on"] != set()


def test_what_is_wrong_stands_in_place_of_the_hint(build: Build) -> None:
    form = build(document_of(MARKET.kind))
    of = at(form, "rates.0.parts.0.amount.of")
    assert of.choice.accessibleDescription() == "metri"
    of.complain("Questo campo non c'è.")
    assert of.choice.accessibleDescription() == "Questo campo non c'è."
    of.accept()
    assert of.choice.accessibleDescription() == "metri"


def test_an_account_that_is_gone_is_marked(build: Build) -> None:
    form = build(document_of(MARKET.kind) | {"account_id": "chiuso"})
    form.open("notice")
    account = at(form, "account_id")
    assert account.choice.currentText() == "chiuso · non disponibile"
    assert account.value() == "chiuso"


def test_without_a_fitting_field_the_list_says_where_to_make_one(build: Build) -> None:
    form = build(document_of(MARKET.kind) | {"fields": []})
    form.open("rates")
    of = at(form, "rates.0.parts.0.amount.of")
    of.choice.setCurrentIndex(0)
    assert "Campi (Alt+2)" in of.choice.accessibleDescription()
    assert of.value() is None


def test_what_is_fixed_is_locked_with_all_its_boxes(build: Build) -> None:
    form = build(two_parts())
    typed(form, "rates.0.parts.0.part", "canone")
    of = at(form, "rates.0.parts.1.amount.of")
    of.lock()
    typed(form, "rates.0.parts.2.part", "diritti")
    assert [tick.isEnabled() for tick in of.stops()] == [False, False]
