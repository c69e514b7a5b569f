"""The form is the document: whatever it shows comes back, whatever is wrong is said beside it."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from counter_app.services.document_shape import document_of as shape_of
from counter_app.services.kind_documents import document_of, read_kind
from counter_app.ui.kinds.form_cards import Card
from counter_app.ui.kinds.form_documents import DocumentEditor
from counter_app.ui.kinds.form_editor import Complaint
from counter_app.ui.kinds.kind_form import SECTIONS, KindForm
from counter_app.ui.style.fonts import load_fonts
from counter_app.ui.style.icons import Icons
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import LIGHT, Theme
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.parts import Field
from payments_core.model.debt_kind import DebtKind, DueAtMonthEnd, DueYearly
from payments_core.model.role import Role
from payments_documents.texts import load_texts
from tests.architecture.source import ROOT
from tests.factories.catalogue import DAYS, MONTH_DAYS, kinds, rates
from tests.factories.screen_offers import ACCOUNTS, MARKET

Build = Callable[..., KindForm]


@pytest.fixture(scope="module")
def look(qapp: object) -> Look:
    load_fonts()
    theme = Theme(LIGHT)
    return Look(theme, Icons(theme), Words("it"))


@pytest.fixture(scope="module")
def build(look: Look) -> Build:
    def made(
        kind: DebtKind, fixed: frozenset[tuple[str, int]] = frozenset(), *, is_new: bool = True
    ) -> KindForm:
        form = KindForm(look, document_of(kind), ACCOUNTS, fixed, is_new=is_new)
        for name in SECTIONS:
            form.open(name)
        form._later.finish()
        return form

    return made


@st.composite
def any_kind(draw: st.DrawFn) -> DebtKind:
    """Any kind with any rates, dates and roles."""
    kind = draw(kinds())
    versions = tuple(
        replace(draw(rates(kind)), version=number, valid_from=draw(st.none() | DAYS),
                valid_to=draw(st.none() | DAYS))
        for number in range(1, draw(st.integers(1, 3)))
    )  # fmt: skip
    due = draw(
        st.sampled_from([kind.due, DueAtMonthEnd(months=3)])
        | MONTH_DAYS.map(lambda on: DueYearly(on=on))
    )
    return replace(
        kind,
        rates=versions,
        due=due,
        offline=draw(st.booleans()),
        expires=draw(st.booleans()),
        valid_from=draw(st.none() | DAYS),
        released_by=tuple(draw(st.permutations(list(Role)))[: draw(st.integers(1, 3))]),
    )


@given(kind=any_kind(), fixed=st.booleans())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_every_document_comes_back_from_its_form(build: Build, kind: DebtKind, fixed: bool) -> None:
    versions = {(rate.rate_id, rate.version) for rate in kind.rates} if fixed else set()
    form = build(kind, frozenset(versions))
    assert form.document() == document_of(kind)
    form.deleteLater()


def test_what_was_typed_again_is_the_same_document(build: Build) -> None:
    """Every line written anew, as somebody would who types the whole of it."""
    form = build(MARKET.kind)
    for field in form.findChildren(Field):
        text = field.edit.text()
        field.edit.setText(f"{text} ")
        field.edit.textEdited.emit(f"{text} ")
    assert read_kind(form.document()) == (MARKET.kind, [])


def test_every_member_of_a_kind_has_its_section() -> None:
    named = [name for members in SECTIONS.values() for name in members]
    assert sorted(named) == sorted(member.name for member in shape_of(DebtKind).members)


def complaints(form: KindForm) -> dict[str, str]:
    said = {
        field.edit.objectName(): field.edit.accessibleDescription()
        for field in form.findChildren(Field)
        if field.is_wrong()
    }
    for one in form.findChildren(Complaint):
        if one.text():
            said[one.parent().objectName() or type(one.parent()).__name__] = one.text()
    return said


def test_faults_stand_beside_what_they_are_about(build: Build) -> None:
    form = build(MARKET.kind)
    faults = [
        ("due.after_days.days", "less_than_equal"),
        ("rates.0.parts.0.amount.tiers.steps.1.each", "amount_malformed"),
        ("rates.0.parts.0.to", "beneficiary_unknown"),
        ("allocation", "not_one_totale"),
        ("plan.counts", "named_twice"),
        ("fields.1.type", "enum"),
        ("name", "missing"),
    ]
    form.show_faults(faults, all_of_them=False)
    said = complaints(form)
    assert said["days"] == "Il numero è troppo grande."
    assert said["each"] == "Scrivi un importo come 1.234,50."
    assert said["ReferenceEditor"] == "Questo ente non è tra quelli in Ripartizione."
    assert said["ItemsEditor"] == "Un capitolo, e uno solo, deve avere TOTALE."
    assert said["counts"] == "Lo stesso nome compare due volte."
    assert "name" not in said
    form.show_faults([("name", "missing"), ("name", "x")], all_of_them=True)
    assert complaints(form) == {"name": "Serve anche questo."}
    form.show_faults([], all_of_them=True)
    assert complaints(form) == {}


def test_a_version_that_the_server_names_is_found_by_its_number(build: Build) -> None:
    (rate,) = MARKET.kind.rates
    second = replace(rate, version=2)
    form = build(replace(MARKET.kind, rates=(rate, second)))
    form.show_faults([("rates.mercato.2", "rate_version_fixed")], all_of_them=True)
    wrong = [one.edit for one in form.findChildren(Field) if one.is_wrong()]
    assert [(edit.objectName(), edit.text()) for edit in wrong] == [("version", "2")]
    form.show_faults([("rates.altra.1", "rate_version_fixed")], all_of_them=True)
    assert list(complaints(form)) == ["ItemsEditor"]


def test_a_version_in_force_is_read_only_but_for_its_last_day(build: Build) -> None:
    (rate,) = MARKET.kind.rates
    form = build(MARKET.kind, frozenset({(rate.rate_id, rate.version)}), is_new=False)
    form.show_faults([("rates.0.valid_to", "before_valid_from")], all_of_them=True)
    form._later.finish()
    card_lines = {
        field.edit.objectName(): field.edit.isReadOnly()
        for field in form.findChildren(Field)
        if field.edit.objectName() in ("rate_id", "version", "each", "valid_to", "label")
        and "Card" in [type(one).__name__ for one in parents(field)]
        and "mercato" in [line.edit.text() for line in form.findChildren(Field)]
    }
    assert card_lines["rate_id"] is True
    assert (card_lines["version"], card_lines["each"]) == (True, True)
    assert card_lines["valid_to"] is False
    (name,) = [field for field in form.findChildren(Field) if field.edit.objectName() == "kind_id"]
    assert name.edit.isReadOnly()


def test_what_is_typed_on_arrival_takes_the_place_of_what_stands_there(build: Build) -> None:
    form = build(MARKET.kind)
    form.show_faults([("due.after_days.days", "less_than_equal")], all_of_them=True)
    form.go_to_first_fault()
    days = next(one.edit for one in form.findChildren(Field) if one.edit.objectName() == "days")
    assert (days.text(), days.selectedText()) == ("60", "60")


def parents(widget: QWidget) -> list[QWidget]:
    above = widget.parentWidget()
    return [] if above is None else [above, *parents(above)]


def test_nothing_of_a_form_is_ever_a_window_of_its_own(build: Build) -> None:
    form = build(MARKET.kind)
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert [one for one in shown if type(one).__name__ not in ("MainWindow",)] == []
    form.deleteLater()


#: Reasons of the server's catalogue that concern other files, or that no form can make.
NOT_OF_A_FORM = {
    "extra_forbidden", "not_utf8", "not_csv", "not_yaml", "too_large", "header_differs",
    "wrong_field_count", "registry_number_taken", "not_a_file_name", "file_unreadable",
    "too_long_or_unprintable", "not_a_date", "not_two_letters", "environment_lacks_it",
    "model_type", "kind_unknown", "not_an_address", "pages_of_the_checkout",
    "subscription_key_unknown", "web_address_malformed", "picture_too_large", "picture_unknown",
    "picture_damaged", "picture_too_many_points", "svg_declares", "svg_runs", "svg_fetches",
    "svg_writes", "svg_element_unknown", "svg_too_complex", "svg_not_drawable",
    "second_language_italian", "longer_than_on_paper", "enrolment_code_weak",
}  # fmt: skip


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_reason_has_a_sentence(language: str) -> None:
    words = Words(language)
    on_the_server = {
        key.removeprefix("reason.")
        for key in load_texts("server", "it").sentences
        if key.startswith("reason.")
    }
    reasons = {reason for _, reason in _yielded()} | on_the_server - NOT_OF_A_FORM
    reasons |= {"kind_id_taken", "missing", "date_from_datetime_parsing", "literal_error"}
    assert {reason for reason in reasons if not words.has(f"kind_fault.{reason}")} == set()


def _yielded() -> Iterator[tuple[str, str]]:
    """Places and reasons as the catalogue's checks write them."""
    tree = ast.parse((ROOT / "payments_core/rules/catalogue_checks.py").read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
            place, reason = node.value.elts
            for constant in ast.walk(reason):
                if isinstance(constant, ast.Constant):
                    yield ast.unparse(place), str(constant.value)


def long_kind() -> DebtKind:
    """Ten rates of ten parts, ten fields: as much as an administrator ever has to survey."""
    (rate,) = MARKET.kind.rates
    (part,) = rate.parts
    parts = tuple(replace(part, label=f"Voce {place}", part=f"v{place}") for place in range(10))
    return replace(
        MARKET.kind,
        rates=tuple(replace(rate, rate_id=f"mercato-{place}", parts=parts) for place in range(10)),
        fields=tuple(
            replace(MARKET.kind.fields[1], field=f"metri{place}" if place else "metri")
            for place in range(10)
        ),
    )


def test_many_cards_are_closed_until_one_is_opened(build: Build) -> None:
    form = build(long_kind())
    assert form.document() == document_of(long_kind())
    assert len(form.findChildren(Field)) < len(document_of(long_kind())["rates"]) * 3
    form.show_faults([("rates.4.parts.7.label", "missing")], all_of_them=True)
    assert list(complaints(form)) == ["label"]
    assert form.document() == document_of(long_kind())


def test_a_long_version_in_force_is_opened_bit_by_bit_and_stays_to_be_read(build: Build) -> None:
    kind = long_kind()
    form = build(kind, frozenset((rate.rate_id, rate.version) for rate in kind.rates))
    before = len(form.findChildren(Field))
    rate = form._sections["rates"].inner("rates").inner("4")
    assert rate is not None
    assert len(form.findChildren(Field)) - before < len(document_of(kind)["rates"])
    part = rate.inner("parts").inner("9")
    shown = [one for one in part.findChildren(Field) if one.isVisibleTo(part)]
    typed = [one.edit.isReadOnly() for one in shown]
    assert typed == [True] * len(typed) != []
    assert form.document() == document_of(kind)


def test_a_card_that_is_opened_before_its_turn_is_made_once(look: Look, qtbot: QtBot) -> None:
    form = KindForm(look, document_of(MARKET.kind), ACCOUNTS, frozenset(), is_new=True)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.open("fields")
    _, second, _ = form.findChildren(Card)
    QTest.mouseClick(second.findChild(QWidget, "open_KindField"), Qt.MouseButton.LeftButton)
    form._later.finish()
    inside = second.findChildren(DocumentEditor, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert len(inside) == 1
    assert second.isAncestorOf(form.focusWidget())
