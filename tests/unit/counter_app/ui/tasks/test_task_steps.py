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
from counter_app.ui.tasks.task_steps import place_of
from tests.factories.screens import NOW, PEOPLE

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
