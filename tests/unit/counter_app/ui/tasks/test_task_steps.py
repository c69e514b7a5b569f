from datetime import date

import pytest

from counter_app.services.views import RowState, TaskView
from counter_app.ui.places import (
    BulkPrintPlace,
    CitizenPlace,
    DecisionPlace,
    NoticesPlace,
    ReleasePlace,
    VerifyPlace,
)
from counter_app.ui.style.words import Words
from counter_app.ui.tasks.task_steps import form_of, place_of
from payments_core.money import Cents
from payments_core.rules.instalment_plan import PlannedInstalment
from tests.factories.screen_offers import FREE_MARKET, MARKET
from tests.factories.screen_people import NOW, PEOPLE
from tests.factories.screen_tasks import a_correction, refused_task

NUMBER = "301000000000004285"
DRAFT = ReleasePlace(PEOPLE[0], "Mensa")


def a_task(code: str, **changes: object) -> TaskView:
    values = {"facts": (), "notice_number": None, "citizen_id": None} | changes
    return TaskView("t-1", RowState.TO_CHECK, "", code, at=NOW, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("task", "place"),
    [
        (a_task("refund_to_decide", notice_number=NUMBER), DecisionPlace(NUMBER, "t-1")),
        (a_task("draft_waits", citizen_id="c1"), DRAFT),
        (a_task("draft_waits", citizen_id="c2"), CitizenPlace("c2")),
        (a_task("print_held", facts=(("print_id", "p-1"),)), BulkPrintPlace(print_id="p-1")),
        (a_task("store_rebuilt"), NoticesPlace()),
        (a_task("rate_unknown", citizen_id="c1", notice_number=NUMBER), CitizenPlace("c1", NUMBER)),
        (a_task("anomaly_double_payment", notice_number=NUMBER), VerifyPlace(NUMBER)),
        (a_task("note_refused", citizen_id="c1"), CitizenPlace("c1")),
        (a_task("numbers_out"), None),
        (a_task("clock_fast"), None),
    ],
)
def test_next_step_leads_to_where_it_is_done(task: TaskView, place: object) -> None:
    assert place_of(task, {"c1": DRAFT}.get) == place


PLAN = tuple(PlannedInstalment(Cents(24800), date(2027, month, 22)) for month in (1, 2))


@pytest.mark.parametrize(("language", "name"), [("it", "Canone del mercato"), ("en", "Market fee")])
def test_form_of_a_refused_release_is_filled_as_it_was(language: str, name: str) -> None:
    found = a_correction(refused_task())
    place = form_of(Words(language), found, "refused-1")
    assert (place.citizen, place.kind_text, place.due_text) == (PEOPLE[7], name, "22/01/2027")
    assert (place.typed, place.fault) == ({"posto": "B12", "metri": "40"}, found.fault)
    assert place.corrects == "refused-1"


def test_kind_that_is_no_longer_offered_is_called_by_what_the_notice_said() -> None:
    place = form_of(
        Words("it"), a_correction(refused_task("kind_unknown"), offer=None), "refused-1"
    )
    assert place.kind_text == "Canone del mercato 2026, posto B12"


def test_plan_number_and_people_come_with_it() -> None:
    changes = {"plan": PLAN, "pad_number": NUMBER, "co_debtors": (PEOPLE[0],)}
    found = a_correction(refused_task(), offer=MARKET, **changes)
    typed = form_of(Words("it"), found, "refused-1").typed
    assert (typed["#plan"], typed["#pad"]) == ("2", NUMBER)
    assert PEOPLE[0].family_name in typed["#co_debtors"]
    assert "#free_plan" not in typed


def test_plan_that_may_be_typed_comes_back_as_it_was_typed() -> None:
    found = a_correction(refused_task(), offer=FREE_MARKET, plan=PLAN)
    typed = form_of(Words("it"), found, "refused-1").typed
    assert typed["#free_plan"] == '[["22/01/2027", "248,00"], ["22/02/2027", "248,00"]]'
