"""What the list of people says in each column."""

from counter_app.ui.lists.people_columns import DASH, citizen_columns
from counter_app.ui.style.words import Words
from tests.factories.screen_people import DEAD, PEOPLE, WITHOUT_CODE

NAME, CODE, BORN, ADDRESS, SITUATION = citizen_columns(Words("it"), lambda: "ross")


def test_the_part_of_a_name_that_was_searched_is_marked() -> None:
    assert NAME.cell(PEOPLE[0]).marks == ((0, 4),)


def test_a_code_stands_as_a_code_and_its_lack_aside() -> None:
    assert not CODE.cell(PEOPLE[0]).aside
    assert CODE.cell(WITHOUT_CODE).aside
    assert CODE.cell(WITHOUT_CODE).text == "senza codice fiscale"


def test_what_is_unknown_is_a_dash() -> None:
    nowhere = PEOPLE[8].model_copy(update={"street": None, "street_number": None, "city": None})
    assert BORN.cell(nowhere).text == DASH
    assert ADDRESS.cell(nowhere).text == DASH


def test_the_situation_tells_of_a_death() -> None:
    assert SITUATION.cell(DEAD).text == "Deceduta · 1 scaduto"
