"""A notice that is out is divided from its row with keys alone; nothing of it can be changed."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from counter_app.services.views import AnswerKind, ReleaseAnswer, RowState
from counter_app.ui.places import CitizenPlace, NoticePlanPlace, VerifyPlace
from payments_core.errors import RuleBroken
from payments_core.notice.content import InstalmentsContent
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_notices import a_plannable_notice
from tests.factories.screen_offers import FREE_MARKET
from tests.factories.screen_people import PEOPLE

CONTROL = Qt.KeyboardModifier.ControlModifier
BOTH = CONTROL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def number(desk: DeskWindow) -> str:
    """The row in hand on a citizen's page: not paid, of a kind that offers plans."""
    notice = a_plannable_notice()
    desk.world.offers = (FREE_MARKET, *desk.world.offers)
    desk.world.notices.insert(0, notice)
    desk.window.shell.go(CitizenPlace(PEOPLE[0].citizen_id, notice.notice_number))
    desk.wait(lambda: desk.offers("plan"))
    return notice.notice_number


def begin(desk: DeskWindow) -> None:
    desk.press(Qt.Key.Key_T, CONTROL)
    desk.wait(lambda: desk.offers("make_plan"))


def test_two_keys_lead_from_the_row_to_the_plan_and_its_paper(
    desk: DeskWindow, number: str
) -> None:
    desk.keys = 0
    begin(desk)
    assert desk.focus() == "plan_choice"
    assert desk.words("plan_details").count("300,00 €") == 2
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: bool(desk.world.printed))
    assert desk.keys == 2
    [planned] = desk.world.planned
    assert (planned.notice.notice_number, len(planned.plan)) == (number, 2)
    desk.wait(lambda: "Si possono pagare" in desk.answer("answer_panel").accessibleName())
    assert desk.focus() == "search_field"


def test_the_same_key_goes_on_to_the_next_plan(desk: DeskWindow, number: str) -> None:
    begin(desk)
    desk.press(Qt.Key.Key_T, CONTROL)
    desk.wait(lambda: desk.words("plan_details").count("200,00 €") == 3)
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: bool(desk.world.planned))
    assert len(desk.world.planned[0].plan) == 3


def test_instalments_are_typed_where_the_kind_lets_them(desk: DeskWindow, number: str) -> None:
    begin(desk)
    desk.press(Qt.Key.Key_T, BOTH)
    desk.wait(lambda: desk.focus() == "plan_due_1")
    desk.press(Qt.Key.Key_Return)
    desk.type("100,00")
    desk.press(Qt.Key.Key_F9)
    desk.settle()
    assert desk.world.planned == []
    assert "200,00 €" in desk.words("plan_details")
    desk.press(Qt.Key.Key_Down)
    desk.type("500,00")
    desk.wait(lambda: desk.offers("make_plan"))
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: bool(desk.world.planned))
    assert [one.amount_cents for one in desk.world.planned[0].plan] == [10000, 50000]


def test_amount_and_debtor_are_given(desk: DeskWindow, number: str) -> None:
    begin(desk)
    page = desk.window.shell.page
    typed_into = [edit for edit in page.findChildren(QLineEdit) if edit.isVisible()]
    assert [edit.objectName() for edit in typed_into] == ["first_due_field"]
    assert desk.words("notice_plan_title") == "A rate · Rossi Maria"


def test_enter_makes_no_plan(desk: DeskWindow, number: str) -> None:
    begin(desk)
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert desk.world.planned == []


def test_first_due_date_is_typed_and_the_others_follow(desk: DeskWindow, number: str) -> None:
    begin(desk)
    assert desk.field("first_due_field").text() == "16/12/2026"
    desk.press(Qt.Key.Key_Return)
    assert desk.focus() == "first_due_field"
    desk.type("15/01/2027")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: bool(desk.world.printed))
    [planned] = desk.world.planned
    assert [one.due_on for one in planned.plan] == [date(2027, 1, 15), date(2027, 2, 15)]
    [paper] = desk.world.printed
    assert isinstance(paper, InstalmentsContent)
    assert [one.due_on for one in paper.instalments] == [one.due_on for one in planned.plan]


def test_plan_follows_the_date_as_soon_as_it_is_left(desk: DeskWindow, number: str) -> None:
    begin(desk)
    desk.press(Qt.Key.Key_Tab)
    desk.type("31.1.27")
    desk.press(Qt.Key.Key_T, CONTROL)
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: "31/01/2027" in desk.words("plan_details"))
    assert desk.words("plan_details") == (
        "200,00 € 31/01/2027 · 200,00 € 28/02/2027 · 200,00 € 31/03/2027"
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [("30/02/2027", "non torna"), ("1/11/2026", "già passata"), ("1/1/2040", "troppo lontana")],
)
def test_date_that_cannot_be_is_kept_and_makes_no_plan(
    desk: DeskWindow, number: str, typed: str, said: str
) -> None:
    begin(desk)
    desk.press(Qt.Key.Key_Return)
    desk.type(typed)
    desk.press(Qt.Key.Key_F9)
    desk.settle()
    assert desk.world.planned == []
    field = desk.field("first_due_field")
    assert (field.text(), desk.focus()) == (typed, "first_due_field")
    assert said in field.accessibleDescription()
    assert not desk.has("plan_details")
    field.selectAll()
    desk.type("2/1/2027")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: bool(desk.world.planned))
    assert desk.world.planned[0].plan[0].due_on == date(2027, 1, 2)


def test_without_the_line_the_date_leaves_time_to_register(desk: DeskWindow, number: str) -> None:
    begin(desk)
    desk.press(Qt.Key.Key_Return)
    desk.type("24/11/2026")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: "24/11/2026" in desk.words("plan_details"))
    desk.world.go_offline()
    field = desk.field("first_due_field")
    desk.wait(lambda: "26/11/2026" in field.accessibleDescription())
    desk.press(Qt.Key.Key_F9)
    desk.settle()
    assert desk.world.planned == []


def test_free_instalments_begin_from_the_date_and_have_their_own(
    desk: DeskWindow, number: str
) -> None:
    begin(desk)
    desk.press(Qt.Key.Key_Return)
    desk.type("15/01/2027")
    desk.press(Qt.Key.Key_T, BOTH)
    desk.wait(lambda: desk.focus() == "plan_due_1")
    assert desk.field("plan_due_1").text() == "15/01/2027"
    assert not desk.has("first_due_field")


def test_f9_hammered_makes_one_plan(desk: DeskWindow, number: str) -> None:
    begin(desk)
    for _ in range(5):
        desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: bool(desk.world.printed))
    assert len(desk.world.planned) == 1


def test_what_gets_no_plan_says_why_and_offers_none(desk: DeskWindow, number: str) -> None:
    desk.world.plan_refusal = RuleBroken("plan_of_withdrawn", notice_number=number)
    desk.press(Qt.Key.Key_T, CONTROL)
    desk.wait(lambda: desk.has("notice_plan_trouble"))
    assert not desk.has("make_plan_button")
    assert "chiesto di annullare" in desk.answer("notice_plan_trouble").accessibleName()


def test_instalment_paid_while_the_citizen_stands_there_is_told_by_itself(
    desk: DeskWindow, number: str
) -> None:
    begin(desk)
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: bool(desk.world.printed))
    first = next(one for one in desk.world.notices if "rata 1 di 2" in one.subject)
    desk.world.pay(first.notice_number)
    desk.wait(lambda: "Pagata la rata 1 di 2" in desk.answer("answer_panel").accessibleName())
    assert "l'avviso di prima non vale più" in desk.answer("answer_panel").accessibleName()


@pytest.mark.parametrize(
    ("may_print", "said"),
    [(True, "Il server non ha ancora risposto sulle rate"), (False, "Le rate aspettano")],
)
def test_server_that_does_not_answer_is_told_as_of_instalments(
    desk: DeskWindow, number: str, may_print: bool, said: str
) -> None:
    desk.world.answer = ReleaseAnswer(AnswerKind.UNANSWERED, None, may_print=may_print)
    begin(desk)
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("answer_panel"))
    desk.wait(lambda: said in desk.answer("answer_panel").accessibleName())


@pytest.mark.parametrize(
    ("code", "said"),
    [("request_malformed", "non sa ancora"), ("notice_already_paid", "niente da dividere")],
)
def test_server_that_refuses_is_told_at_once_and_nothing_is_printed(
    desk: DeskWindow, number: str, code: str, said: str
) -> None:
    desk.world.answer = ReleaseAnswer(AnswerKind.REFUSED, None, may_print=False, problem_code=code)
    begin(desk)
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("answer_panel"))
    desk.wait(lambda: said in desk.answer("answer_panel").accessibleName())
    desk.settle()
    assert desk.world.printed == []
    assert not desk.has("reprint_button")


def test_refusal_when_it_is_made_leaves_the_plan_to_try_again(
    desk: DeskWindow, number: str
) -> None:
    begin(desk)
    desk.world.trouble = RuleBroken("numbers_exhausted")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("notice_plan_trouble"))
    desk.world.trouble = None
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: len(desk.world.planned) == 1)


def test_without_an_answer_the_paper_says_when_it_can_be_paid(
    desk: DeskWindow, number: str
) -> None:
    desk.world.go_offline()
    desk.world.answer = ReleaseAnswer(AnswerKind.UNANSWERED, None, may_print=True)
    begin(desk)
    assert desk.has("offline_note")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: bool(desk.world.printed))
    assert "L'avviso di prima si può pagare" in desk.answer("answer_panel").accessibleName()


def test_coming_back_finds_the_choice_as_it_was(desk: DeskWindow, number: str) -> None:
    begin(desk)
    desk.press(Qt.Key.Key_T, CONTROL)
    desk.wait(lambda: "200,00" in desk.words("plan_details"))
    left = desk.window.shell.page.leave()
    assert isinstance(left, NoticePlanPlace)
    desk.window.shell.go(left)
    desk.wait(lambda: desk.words("plan_details").count("200,00 €") == 3)


def test_choice_put_back_to_the_first_is_found_as_the_first(desk: DeskWindow, number: str) -> None:
    begin(desk)
    assert desk.focus() == "plan_choice"
    desk.press(Qt.Key.Key_Down)
    desk.wait(lambda: desk.words("plan_details").count("200,00 €") == 3)
    desk.press(Qt.Key.Key_Up)
    desk.wait(lambda: desk.words("plan_details").count("300,00 €") == 2)
    desk.window.shell.go(CitizenPlace(PEOPLE[0].citizen_id, number))
    desk.wait(lambda: desk.offers("plan") and not desk.offers("make_plan"))
    begin(desk)
    assert desk.words("plan_details").count("300,00 €") == 2


def test_coming_back_finds_the_date_as_it_was_typed(desk: DeskWindow, number: str) -> None:
    begin(desk)
    desk.press(Qt.Key.Key_Return)
    desk.type("domani")
    left = desk.window.shell.page.leave()
    desk.window.shell.go(left)
    desk.wait(lambda: desk.has("first_due_field"))
    assert desk.field("first_due_field").text() == "domani"


def test_the_key_is_there_where_a_paper_was_scanned_too(desk: DeskWindow, number: str) -> None:
    desk.window.shell.go(VerifyPlace(number))
    page = desk.window.shell.page
    desk.wait(lambda: any(act.name == "plan" for act in page.acts()))
    begin(desk)
    assert desk.words("notice_plan_title") == "A rate · Rossi Maria"


@pytest.mark.parametrize(
    "state", [RowState.PAID, RowState.CANCELLED, RowState.EXPIRED, RowState.TO_REGISTER]
)
def test_row_that_cannot_be_paid_has_no_such_key(desk: DeskWindow, state: RowState) -> None:
    notice = replace(a_plannable_notice(), state=state)
    desk.world.offers = (FREE_MARKET, *desk.world.offers)
    desk.world.notices.insert(0, notice)
    desk.window.shell.go(CitizenPlace(PEOPLE[0].citizen_id, notice.notice_number))
    desk.wait(lambda: desk.offers("verify"))
    desk.settle()
    assert not desk.offers("plan")


def test_sizes_that_follow_each_other_at_once_keep_the_plan(desk: DeskWindow, number: str) -> None:
    begin(desk)
    desk.press(Qt.Key.Key_T, CONTROL)
    desk.press(Qt.Key.Key_Return)
    desk.type("15/01/2027")
    for _ in range(2):
        desk.window.wardrobe.step_scale(1)
        desk.wait(desk.is_at_work)
    desk.wait(lambda: desk.field("first_due_field").text() != "")
    assert desk.field("first_due_field").text() == "15/01/2027"
    assert desk.words("plan_details").count("200,00 €") == 3
