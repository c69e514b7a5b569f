"""What needs a human on the screens."""

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

from counter_app.asking_nobody import refuse_to_ask
from counter_app.services.corrections import Correction, fault_of
from counter_app.services.views import RowState, TaskView
from payments_core.errors import WorldTrouble
from payments_core.wire.desk.cancel_messages import CancelStatus
from payments_core.wire.desk.refund_messages import RefundStatus
from payments_core.wire.desk.task_messages import TaskCounts
from tests.factories.screen_offers import MARKET
from tests.factories.screen_people import NOW, PEOPLE, notice_number
from tests.factories.screen_world import World


class FakeTasks:
    def __init__(self, world: World) -> None:
        self._world = world

    def all(self) -> tuple[TaskView, ...]:
        return tuple(self._world.tasks)

    def put_off(self) -> frozenset[str]:
        return frozenset(self._world.put_off)

    def put_off_elsewhere(self) -> frozenset[str]:
        return self.put_off() - {task.task_id for task in self._world.tasks}

    def snooze(self, task_id: str) -> None:
        self._world.put_off.append(task_id)


class LineOfWorld:
    """Since when the world's desk is offline."""

    def __init__(self, world: World) -> None:
        self._world = world

    @property
    def offline_since(self) -> datetime | None:
        return None if self._world.online else NOW - timedelta(minutes=9)


class FakeTaskCounts:
    """How much of what the central server keeps waits for somebody who leads."""

    def __init__(self, world: World) -> None:
        self._world = world

    def task_counts(self, token: str) -> TaskCounts:
        refuse_to_ask()
        world = self._world
        world.counts_asked.append(token)
        if not world.online:
            raise WorldTrouble("server_unreachable")
        return TaskCounts(
            refunds=sum(one.status is RefundStatus.REQUESTED for one in world.refunds),
            cancellations=sum(one.status is CancelStatus.REQUESTED for one in world.cancels),
            handed=len(world.handed),
            anomalies=Counter(one.kind for one in world.anomalies),
        )


def store_task() -> TaskView:
    """What the desk tells after its store was rebuilt."""
    facts = (("file", "store.db.damaged-20261123-094100"), ("waiting", "3"))
    at = NOW - timedelta(minutes=2)
    return TaskView("s1", RowState.TO_CHECK, "", "store_rebuilt", facts, None, None, at)


def tasks_of_themselves() -> list[TaskView]:
    """What nobody opened: a draft of yesterday, a print that is held, few numbers, a note."""
    return [
        TaskView(
            "draft-op-1-c8", RowState.SUSPENDED, "Mensa scolastica, Canepa Lucia", "draft_waits",
            (), None, "c8", NOW - timedelta(days=1),
        ),
        TaskView(
            "bulk-1", RowState.SUSPENDED, "", "print_held", (("print_id", "print-1"),), None, None,
            NOW - timedelta(minutes=30),
        ),
        TaskView(
            "numbers_low", RowState.TO_CHECK, "", "numbers_low", (("number", "40"),), None, None,
            NOW,
        ),
        TaskView(
            "refused-n9", RowState.TO_CHECK, "Parodi Giovanni", "note_refused",
            (("text", "Chiamare la mattina"), ("reason", "citizen_unknown")), None, "c7",
            NOW - timedelta(hours=2),
        ),
    ]  # fmt: skip


def refused_task(code: str = "rate_unknown", **facts: str) -> TaskView:
    """A release to the market's stallholder that the server has refused."""
    return TaskView(
        "refused-op-9", RowState.TO_CHECK, "Canone del mercato 2026, posto B12, Canepa Lucia", code,
        tuple(facts.items()), notice_number(199001), "c8", NOW - timedelta(minutes=3),
    )  # fmt: skip


def a_correction(task: TaskView, **changes: Any) -> Correction:
    """Its form as it was released."""
    values: dict[str, Any] = {
        "citizen": PEOPLE[7], "offer": MARKET, "subject": "Canone del mercato 2026, posto B12",
        "due_on": date(2027, 1, 22), "typed": {"posto": "B12", "metri": "40"},
        "fault": fault_of(task),
    }  # fmt: skip
    return Correction(**values | changes)


def some_tasks() -> list[TaskView]:
    return [
        TaskView(
            "t1",
            RowState.TO_CHECK,
            "Carta d'identità elettronica, Parodi Giovanni",
            "tax_code_check",
            (),
            notice_number(123456),
            "c7",
            NOW - timedelta(minutes=5),
        ),
        TaskView(
            "t2",
            RowState.TO_PRINT,
            "Ricevuta 7F21-0091, Rossi Maria",
            "print_uncertain",
            (("printer", "roll"), ("document", "receipt/7F21-0091")),
            notice_number(177881),
            "c1",
            NOW - timedelta(minutes=10),
        ),
        TaskView(
            "t3",
            RowState.TO_CHECK,
            "Mensa scolastica, Canepa Lucia",
            "rate_unknown",
            (),
            notice_number(191203),
            "c8",
            NOW - timedelta(minutes=4),
        ),
    ]
