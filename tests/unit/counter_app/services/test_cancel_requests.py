from dataclasses import replace

import pytest

from counter_app.services.cancel_requests import TO_APPROVE, CancelRequests, request_of
from counter_app.services.views import OperatorView
from payments_core.errors import BadValue, RuleBroken, WorldTrouble
from payments_core.wire.desk.cancel_messages import CancelStatus
from tests.factories.screen_cancels import FakeCancelServer, ask_to_cancel
from tests.factories.screen_people import OPERATOR
from tests.factories.screen_world import World


class SignedIn:
    """Somebody at the desk; tests change who."""

    def __init__(self) -> None:
        self.operator, self.may = "op-sara.verdi", {"supervisor"}

    def token(self) -> str:
        return self.operator

    def current(self) -> OperatorView | None:
        return replace(OPERATOR, operator_id=self.operator) if self.operator else None

    def roles(self) -> frozenset[str]:
        return frozenset(self.may)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def who() -> SignedIn:
    return SignedIn()


@pytest.fixture
def cancels(world: World, who: SignedIn) -> CancelRequests:
    return CancelRequests(lambda: FakeCancelServer(world), who)


@pytest.fixture
def number(world: World) -> str:
    return world.notices[0].notice_number


def test_request_is_a_task_for_who_decides_and_for_nobody_else(cancels, world, who, number) -> None:
    asked = ask_to_cancel(world, number)
    (task,) = cancels.tasks()
    assert (task.problem_code, task.notice_number) == (TO_APPROVE, number)
    assert request_of(task) == asked.request_id
    assert dict(task.facts)["who"] == "Marco Neri"
    who.may = {"clerk"}
    assert cancels.tasks() == ()


def test_without_the_line_there_are_none_and_it_is_no_trouble(cancels, world, number) -> None:
    ask_to_cancel(world, number)
    world.online = False
    assert cancels.tasks() == ()
    with pytest.raises(WorldTrouble):
        cancels.waiting()


def test_server_of_before_there_were_approvals_has_none(cancels, world) -> None:
    world.cancel_trouble = WorldTrouble("server_older")
    assert cancels.waiting() == ()
    world.cancel_trouble = RuleBroken("role_missing")
    with pytest.raises(RuleBroken, match="role_missing"):
        cancels.waiting()


def test_own_request_is_known(cancels, world, who, number) -> None:
    asked = ask_to_cancel(world, number, requested_by="op-sara.verdi")
    assert cancels.is_own(asked)
    who.operator = ""
    assert not cancels.is_own(asked)


def test_decision_is_the_servers(cancels, world, number) -> None:
    asked = ask_to_cancel(world, number)
    assert cancels.approve(asked.request_id).status is CancelStatus.APPROVED
    assert cancels.waiting() == ()


@pytest.mark.parametrize("reason", ["", "no", "a\nb\nc", "x" * 201])
def test_rejection_needs_a_reason_on_one_line(cancels, world, number, reason) -> None:
    asked = ask_to_cancel(world, number)
    with pytest.raises(BadValue, match="cancel_reason_missing"):
        cancels.reject(asked.request_id, reason)
    assert cancels.reject(asked.request_id, "È dovuto").decision_reason == "È dovuto"
