"""A free plan is typed with keys alone, never released by half, and never lost."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox

from counter_app.services.free_plan import MOST, PlanLine
from counter_app.ui.places import ReleasePlace
from counter_app.ui.release.plan_choice import PlanChoice
from counter_app.ui.release.release_form import ReleaseForm
from counter_app.ui.style.theme import LIGHT, Theme
from counter_app.ui.widgets.preview import Preview
from payments_core.model.debt_kind import Offer
from payments_core.notice.content import InstalmentsContent
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_offers import FREE_MARKET, OFFERS
from tests.factories.screen_people import PEOPLE
from tests.factories.screen_world import World

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def open_form(desk: DeskWindow, offer: Offer = FREE_MARKET) -> PlanChoice:
    """The form of a debt of 124,00 euro whose instalments may be typed, to be paid at once."""
    desk.world.offers = (offer, *OFFERS)
    desk.window.shell.go(ReleasePlace(PEOPLE[0]))
    desk.wait(lambda: desk.has("favourite_1"))
    desk.press(Qt.Key.Key_1, ALT)
    desk.wait(lambda: desk.focus() == "field_posto")
    desk.type("A01")
    desk.press(Qt.Key.Key_Return)
    desk.type("10")
    desk.wait(lambda: desk.words("total") == "124,00 €")
    return desk.window.findChild(ReleaseForm).plan


def begin_free(desk: DeskWindow, count: int = 2) -> PlanChoice:
    """The table, begun from so many equal instalments."""
    plan = open_form(desk)
    for _ in range(count - 1):
        desk.press(Qt.Key.Key_T, CONTROL)
    desk.press(Qt.Key.Key_T, CONTROL | SHIFT)
    desk.wait(lambda: desk.focus() == "plan_due_1")
    return plan


@pytest.fixture
def plan(desk: DeskWindow) -> PlanChoice:
    return begin_free(desk)


def lines(plan: PlanChoice) -> list[tuple[str, str]]:
    return [(line.due_text, line.amount_text) for line in plan.lines.lines()]


def fill(desk: DeskWindow, *cells: str) -> None:
    """Type cell after cell from the one in hand on; Enter goes to the next."""
    for text in cells:
        desk.type(text)
        desk.press(Qt.Key.Key_Return)


@pytest.mark.parametrize("count", [2, 3, 4])
def test_it_begins_from_the_equal_plan_that_was_chosen(desk: DeskWindow, count: int) -> None:
    plan = begin_free(desk, count)
    dues = ["22/01/2027", "22/02/2027", "22/03/2027", "22/04/2027"][:count]
    assert [due for due, _ in lines(plan)] == dues
    assert lines(plan)[0][1] == {2: "62,00", 3: "41,33", 4: "31,00"}[count]
    assert desk.words("plan_details") == "Le rate fanno il totale, 124,00 €."


def test_it_is_the_last_choice_and_begins_from_the_one_before(desk: DeskWindow) -> None:
    plan = open_form(desk)
    for _ in range(4):
        desk.press(Qt.Key.Key_T, CONTROL)
    assert plan.is_free
    assert len(lines(plan)) == 4
    desk.press(Qt.Key.Key_T, CONTROL)
    assert (plan.is_free, plan.count(), desk.focus()) == (False, 1, "plan_choice")
    assert not desk.has("plan_due_1")


def test_it_begins_with_the_smallest_plan_where_none_was_chosen(desk: DeskWindow) -> None:
    assert len(lines(begin_free(desk, 1))) == 2


def test_while_the_debt_is_not_known_there_is_nothing_to_divide(desk: DeskWindow) -> None:
    plan = open_form(desk)
    metres = desk.field("field_metri")
    metres.setText("")
    metres.textEdited.emit("")
    desk.press(Qt.Key.Key_T, CONTROL | SHIFT)
    for key, modifier in ((Qt.Key.Key_Insert, ALT), (Qt.Key.Key_Delete, ALT),
                          (Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier)):  # fmt: skip
        desk.press(key, modifier)
    desk.press(Qt.Key.Key_F9)
    assert (plan.is_free, plan.lines.lines(), desk.focus()) == (True, (), "field_metri")
    metres.setText("20")
    metres.textEdited.emit("20")
    assert [amount for _, amount in lines(plan)] == ["124,00", "124,00"]


def test_what_is_typed_is_released_to_the_cent(desk: DeskWindow, plan: PlanChoice) -> None:
    fill(desk, "1/12/26", "50", "31.3.2027")
    assert desk.focus() == "plan_amount_2"
    desk.type("12,50")
    assert desk.words("plan_details") == "Mancano 61,50 € (62,50 € su 124,00 €)"
    desk.press(Qt.Key.Key_F5)
    assert desk.field("plan_amount_2").text() == "74,00"
    for _ in range(5):
        desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("answer_panel"))
    assert len(desk.world.released) == 1
    released = desk.world.released[0].plan
    assert [(one.amount_cents, f"{one.due_on:%d/%m/%Y}") for one in released] == [
        (5000, "01/12/2026"), (7400, "31/03/2027")
    ]  # fmt: skip
    desk.wait(lambda: len(desk.world.printed) == 1)
    (paper,) = desk.world.printed
    assert isinstance(paper, InstalmentsContent)
    assert [one.amount_cents for one in paper.payments] == [12400, 5000, 7400]


@pytest.mark.parametrize(
    ("amount", "said"),
    [("61,99", "Mancano 0,01 € (123,99 € su 124,00 €)"),
     ("1.000,00", "938,00 € di troppo (1.062,00 € su 124,00 €)")],
)  # fmt: skip
def test_a_cent_more_or_less_is_not_released(
    desk: DeskWindow, plan: PlanChoice, amount: str, said: str
) -> None:
    fill(desk, "22/01/2027", amount)
    desk.press(Qt.Key.Key_F9)
    desk.press(Qt.Key.Key_Return, CONTROL)
    assert desk.words("plan_details") == said
    assert desk.focus() == "plan_amount_2"
    assert desk.words("plan_wrong_2") == said
    assert desk.world.released == []


def test_point_of_the_keypad_is_the_comma(desk: DeskWindow, plan: PlanChoice) -> None:
    fill(desk, "22/01/2027", "62.00")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: len(desk.world.released) == 1)


def test_where_too_much_is_divided_nothing_is_left_for_a_line(
    desk: DeskWindow, plan: PlanChoice
) -> None:
    fill(desk, "22/01/2027", "124")
    desk.press(Qt.Key.Key_F5)
    assert lines(plan)[1] == ("22/02/2027", "62,00")
    assert desk.words("plan_wrong_2").startswith("Le altre rate fanno già il totale")


@pytest.mark.parametrize(
    ("due", "amount", "said"),
    [
        ("31/02/2027", "62", "Questa data non torna"),
        ("1/12/2026", "62", "Scrivi un giorno dopo il 22/01/2027"),
        ("22/01/2027", "62", "Scrivi un giorno dopo il 22/01/2027"),
        ("1/1/2020", "62", "già passata"),
        ("1/1/2099", "62", "troppo lontana. Scrivi un giorno entro il 25/11/2029"),
        ("22/02/2027", "0", "almeno di un centesimo"),
        ("22/02/2027", "dodici", "Scrivi un importo"),
        ("22/02/2027", "1.234", "Scrivi 1.234,00, oppure metti i centesimi dopo la virgola"),
    ],
)
def test_the_line_that_is_wrong_says_so_when_it_is_left(
    desk: DeskWindow, plan: PlanChoice, due: str, amount: str, said: str
) -> None:
    desk.press(Qt.Key.Key_Down)
    fill(desk, due, amount)
    assert said in desk.words("plan_wrong_2")
    assert not desk.has("plan_wrong_1")
    desk.press(Qt.Key.Key_F9)
    assert desk.focus() in ("plan_due_2", "plan_amount_2")
    assert desk.world.released == []


def test_tab_and_enter_come_to_the_table_from_the_choice_and_tab_leaves_it(
    desk: DeskWindow, plan: PlanChoice
) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Tab):
        desk.part(QComboBox, "plan_choice").setFocus()
        desk.press(key)
        assert desk.focus() == "plan_due_1"
    seen = []
    for _ in range(4):
        desk.press(Qt.Key.Key_Tab)
        seen.append(desk.focus())
    assert seen[:3] == ["plan_amount_1", "plan_due_2", "plan_amount_2"]
    assert not seen[3].startswith("plan_")


@pytest.mark.parametrize(("single_too", "has_page"), [(True, True), (False, False)])
def test_no_paper_is_shown_that_will_not_be_printed(
    desk: DeskWindow, single_too: bool, has_page: bool
) -> None:
    assert FREE_MARKET.kind.plan is not None
    rule = replace(FREE_MARKET.kind.plan, single_too=single_too)
    offer = replace(FREE_MARKET, kind=replace(FREE_MARKET.kind, plan=rule))
    plan = open_form(desk, offer)
    desk.press(Qt.Key.Key_T, CONTROL | SHIFT)
    preview = desk.part(Preview, "preview")
    desk.wait(preview.has_page)
    desk.press(Qt.Key.Key_Return)
    desk.type("1")
    desk.wait(lambda: preview.has_page() == has_page)
    desk.press(Qt.Key.Key_F5)
    desk.wait(preview.has_page)
    assert plan.has_paper


def test_nobody_is_interrupted_while_typing(desk: DeskWindow, plan: PlanChoice) -> None:
    desk.type("1/1")
    assert not desk.has("plan_wrong_1")
    desk.press(Qt.Key.Key_Tab)
    assert desk.has("plan_wrong_1")
    desk.press(Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_Backtab)
    desk.type("1/12/2026")
    assert not desk.has("plan_wrong_1")


def test_a_line_not_yet_filled_in_is_blamed_at_the_release_only(
    desk: DeskWindow, plan: PlanChoice
) -> None:
    desk.press(Qt.Key.Key_Insert, ALT)
    assert desk.focus() == "plan_due_2"
    fill(desk, "1/2/2027")
    desk.press(Qt.Key.Key_Down)
    assert not desk.has("plan_wrong_2")
    desk.press(Qt.Key.Key_F9)
    assert desk.words("plan_wrong_2") == "Scrivi l'importo."
    assert desk.focus() == "plan_amount_2"


def test_enter_goes_round_and_never_releases(desk: DeskWindow, plan: PlanChoice) -> None:
    seen = set()
    for _ in range(60):
        desk.press(Qt.Key.Key_Return)
        seen.add(desk.focus())
    assert seen == {"plan_due_1", "plan_amount_1", "plan_due_2", "plan_amount_2"}
    assert desk.world.released == []


def test_hammered_keys_keep_two_to_twelve_lines(desk: DeskWindow, plan: PlanChoice) -> None:
    for _ in range(30):
        desk.press(Qt.Key.Key_Insert, ALT)
    assert len(lines(plan)) == MOST
    for _ in range(30):
        desk.press(Qt.Key.Key_Delete, ALT)
    assert len(lines(plan)) == 2
    for _ in range(10):
        desk.press(Qt.Key.Key_F5)
        desk.press(Qt.Key.Key_Up)
    assert desk.world.released == []
    assert desk.focus().startswith("plan_amount")


def test_lines_more_go_on_by_the_month(desk: DeskWindow, plan: PlanChoice) -> None:
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Insert, ALT)
    assert desk.focus() == "plan_amount_3"
    assert lines(plan)[2] == ("22/03/2027", "")
    desk.press(Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_Delete, ALT)
    assert lines(plan) == [("22/01/2027", "62,00"), ("22/03/2027", "")]
    desk.press(Qt.Key.Key_F5)
    assert desk.words("plan_details").startswith("Le rate fanno il totale")


def test_twelve_lines_that_make_the_total_are_released(desk: DeskWindow, plan: PlanChoice) -> None:
    desk.press(Qt.Key.Key_Return)
    fill(desk, "10", "22/02/2027")
    desk.type("10")
    for _ in range(10):
        desk.press(Qt.Key.Key_Insert, ALT)
        desk.type("10")
    desk.press(Qt.Key.Key_F5)
    assert lines(plan)[11] == ("22/12/2027", "14,00")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: len(desk.world.released) == 1)
    assert len(desk.world.released[0].plan) == 12


@pytest.mark.parametrize(
    "rubbish",
    ["\x00\x01", "９９", "1e9", "-5", "31/02/2027\t10\n28/02/2027\t20", "9" * 9000,
     f"1/1/{'9' * 9000}", "€", "١٢/١/٢٠٢٧", "\u202e", "NaN", "' OR 1=1 --"],
)  # fmt: skip
def test_pasted_rubbish_is_a_line_that_is_wrong(
    desk: DeskWindow, plan: PlanChoice, rubbish: str
) -> None:
    for name in ("plan_due_1", "plan_amount_1"):
        cell = desk.field(name)
        cell.setFocus()
        cell.selectAll()
        cell.insert(rubbish)
        cell.textEdited.emit(cell.text())
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_F9)
    assert desk.world.released == []
    assert desk.has("plan_wrong_1")


def test_clipboard_of_a_spreadsheet_stays_in_its_cell(desk: DeskWindow, plan: PlanChoice) -> None:
    QApplication.clipboard().setText("50,00\n74,00\n")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_V, CONTROL)
    assert lines(plan)[1] == ("22/02/2027", "62,00")
    desk.press(Qt.Key.Key_F9)
    assert desk.world.released == []


def test_half_a_plan_is_held_and_resumed(desk: DeskWindow, plan: PlanChoice) -> None:
    fill(desk, "1/12/26", "5")
    desk.press(Qt.Key.Key_Delete)
    desk.type("3")
    before = lines(plan)
    assert before == [("1/12/26", "5"), ("3", "62,00")]
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: not desk.has("plan_due_1"))
    desk.press(Qt.Key.Key_F3)
    desk.wait(lambda: desk.has("resume_button"))
    desk.press(Qt.Key.Key_R, CONTROL)
    desk.wait(lambda: desk.has("plan_due_1"))
    resumed = desk.window.findChild(ReleaseForm).plan
    assert resumed.is_free
    assert lines(resumed) == before
    assert desk.words("plan_details").startswith("Mancano 57,00 €")


def test_a_power_cut_leaves_half_a_plan_on_hold(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    before = open_desk()
    before.sign_in()
    begin_free(before, 3)
    before.type("1/2")
    before.wait(
        lambda: any(
            '"1/2"' in view.typed.get("#free_plan", "")
            for view in world.drafts.get("op-laura.bianchi", {}).values()
        )
    )
    after = open_desk()
    after.sign_in()
    after.wait(lambda: after.has("resume_button"))
    after.press(Qt.Key.Key_R, CONTROL)
    after.wait(lambda: after.has("plan_due_1"))
    assert lines(after.window.findChild(ReleaseForm).plan)[0] == ("1/2", "41,33")


def test_a_plan_that_nobody_touched_is_resumed_from_the_debt_of_today(
    desk: DeskWindow, plan: PlanChoice
) -> None:
    kept = plan.typed()
    plan.offer(FREE_MARKET.kind.plan)
    plan.take_up(kept)
    assert (plan.is_free, plan.count(), plan.lines.is_touched) == (True, 2, False)


def test_a_kind_that_has_no_free_plan_any_more_takes_up_an_equal_one(
    desk: DeskWindow, plan: PlanChoice
) -> None:
    desk.type("1")
    kept = plan.typed()
    plan.offer(OFFERS[0].kind.plan)
    plan.take_up(kept)
    assert (plan.is_free, plan.count()) == (False, 1)
    assert plan.lines.lines() == ()


def test_typed_lines_are_there_again_after_another_look_at_equal_ones(
    desk: DeskWindow, plan: PlanChoice
) -> None:
    fill(desk, "1/12/26")
    before = lines(plan)
    for _ in range(5):
        desk.press(Qt.Key.Key_T, CONTROL)
    assert plan.is_free
    assert lines(plan) == before
    desk.press(Qt.Key.Key_2, ALT)
    desk.wait(lambda: not desk.has("plan_choice"))
    assert not desk.has("plan_due_1")
    desk.press(Qt.Key.Key_1, ALT)
    assert (plan.is_free, plan.lines.lines()) == (False, ())


def test_untouched_lines_follow_the_debt_and_touched_ones_tell_the_difference(
    desk: DeskWindow, plan: PlanChoice
) -> None:
    metres = desk.field("field_metri")
    metres.setText("20")
    metres.textEdited.emit("20")
    assert [amount for _, amount in lines(plan)] == ["124,00", "124,00"]
    desk.field("plan_due_1").setFocus()
    desk.type("1/12/2026")
    metres.setText("10")
    metres.textEdited.emit("10")
    assert [amount for _, amount in lines(plan)] == ["124,00", "124,00"]
    assert desk.words("plan_details").startswith("124,00 € di troppo")
    metres.setText("5")
    metres.textEdited.emit("5")
    desk.press(Qt.Key.Key_F9)
    assert desk.world.released == []
    assert plan.lines.lines()[0] == PlanLine("1/12/2026", "124,00")


def test_a_debt_too_small_to_divide_says_so_and_loses_nothing(
    desk: DeskWindow, plan: PlanChoice
) -> None:
    desk.press(Qt.Key.Key_Return)
    fill(desk, "30", "22/02/2027")
    desk.type("32")
    metres = desk.field("field_metri")
    metres.setText("5")
    metres.textEdited.emit("5")
    assert "troppo piccolo" in desk.words("plan_details")
    desk.press(Qt.Key.Key_F9)
    assert desk.world.released == []
    assert [amount for _, amount in lines(plan)] == ["30", "32"]


def test_when_the_line_goes_down_dates_within_the_outage_are_wrong(
    desk: DeskWindow, plan: PlanChoice
) -> None:
    fill(desk, "24/11/2026")
    assert not desk.has("plan_wrong_1")
    desk.world.go_offline()
    desk.wait(lambda: desk.has("plan_wrong_1"))
    assert "Scrivi un giorno dal 26/11/2026 in poi." in desk.words("plan_wrong_1")


def test_month_ends_are_shown_and_typed_as_month_ends(desk: DeskWindow) -> None:
    plan = open_form(desk)
    due = desk.field("due_field")
    due.setText("31/01/2027")
    due.editingFinished.emit()
    desk.press(Qt.Key.Key_T, CONTROL)
    desk.press(Qt.Key.Key_T, CONTROL)
    assert desk.words("plan_details") == (
        "41,33 € 31/01/2027 · 41,33 € 28/02/2027 · 41,34 € 31/03/2027"
    )
    desk.press(Qt.Key.Key_T, CONTROL | SHIFT)
    for _ in range(2):
        desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Insert, ALT)
    dues = [due for due, _ in lines(plan)]
    assert dues == ["31/01/2027", "28/02/2027", "31/03/2027", "30/04/2027"]


@pytest.mark.parametrize(("scale", "size"), [(100, (1366, 696)), (200, (1366, 696))])
def test_every_cell_is_in_sight_when_it_is_in_hand(
    open_desk: Callable[..., DeskWindow], scale: int, size: tuple[int, int]
) -> None:
    desk = open_desk(theme=Theme(LIGHT, scale))
    desk.window.resize(*size)
    desk.sign_in()
    begin_free(desk)
    for _ in range(10):
        desk.press(Qt.Key.Key_Insert, ALT)
    desk.press(Qt.Key.Key_F9)
    for _ in range(24):
        desk.press(Qt.Key.Key_Return)
        cell = desk.field(desk.focus())
        desk.wait(lambda cell=cell: cell.visibleRegion().boundingRect() == cell.rect())
