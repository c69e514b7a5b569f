import pytest

from counter_app.services.anomalies import MOST_TASKS, TASK_CODES, Anomalies
from counter_app.services.views import RowState
from counter_app.ui.style.words import LANGUAGES, Words
from payments_core.model.anomaly import AnomalyKind
from tests.factories.screen_people import notice_number
from tests.factories.screen_refunds import FakeAnomalyServer, notices_waiting, some_anomalies
from tests.factories.screen_world import World

NO_DESK_HELPS = {AnomalyKind.FLOW_ANOMALOUS, AnomalyKind.JOB_FAILING, AnomalyKind.SHARED_INCOME}


class SignedIn:
    """Somebody at the desk; tests change who."""

    may = frozenset({"supervisor"})

    def token(self) -> str:
        return "token"

    def roles(self) -> frozenset[str]:
        return self.may


@pytest.fixture
def world() -> World:
    world = World()
    world.anomalies = some_anomalies()
    return world


@pytest.fixture
def who() -> SignedIn:
    return SignedIn()


@pytest.fixture
def anomalies(world, who) -> Anomalies:
    return Anomalies(lambda: FakeAnomalyServer(world), who)


def test_payments_to_look_at_are_tasks_named_by_notice_and_amount(anomalies) -> None:
    unknown, double = anomalies.tasks()
    assert double.title.endswith(" · 5,16 €")
    assert double.title.replace(" ", "").startswith(notice_number(992148))
    assert (double.state, double.problem_code) == (RowState.TO_CHECK, "anomaly_double_payment")
    assert double.notice_number == notice_number(992148)
    # There is nothing to open of a notice that is not here.
    assert (unknown.problem_code, unknown.notice_number) == ("anomaly_unknown_notice", None)
    assert unknown.task_id != double.task_id


def test_they_are_for_supervisors_and_come_with_the_line(anomalies, world, who) -> None:
    who.may = frozenset({"clerk"})
    assert anomalies.tasks() == ()
    who.may = frozenset({"administrator"})
    assert len(anomalies.tasks()) == 2
    world.go_offline()
    assert anomalies.tasks() == ()


def test_what_no_desk_can_help_and_what_it_does_not_know_is_passed_over(anomalies, world) -> None:
    assert set(AnomalyKind) - set(TASK_CODES) == NO_DESK_HELPS
    later = some_anomalies()[0].model_copy(update={"kind": "OF_A_NEWER_SERVER"})
    world.anomalies = [later]
    assert anomalies.tasks() == ()


def test_list_is_never_flooded(anomalies, world) -> None:
    one = some_anomalies()[0]
    world.anomalies = [one.model_copy(update={"reference": f"{place}"}) for place in range(99)]
    assert len(anomalies.tasks()) == MOST_TASKS


def test_message_without_a_receipt_is_named_by_the_beginning_of_its_digest(
    anomalies, world
) -> None:
    digest = "a" * 64
    change = {"kind": "MESSAGE_KEPT", "reference": digest}
    bare = change | {"notice_number": None, "amount_cents": None}
    world.anomalies = [some_anomalies()[0].model_copy(update=bare)]
    [task] = anomalies.tasks()
    assert (task.title, task.notice_number) == ("a" * 12, None)


def test_notices_that_wait_for_the_archive_are_one_task_with_their_number(anomalies, world) -> None:
    world.anomalies = [notices_waiting()]
    [task] = anomalies.tasks()
    assert (task.title, task.notice_number) == ("pagoPA · 23", None)
    said = Words("it").say(f"problem.{task.problem_code}", **dict(task.facts))
    assert "al nodo nazionale: 23 (ultimo errore: archive_trouble(status=503))" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_task_has_its_sentence_and_its_next_step(language) -> None:
    words = Words(language)
    for code in TASK_CODES.values():
        assert words.has(f"problem.{code}")
        assert words.has(f"next_step.{code}")
