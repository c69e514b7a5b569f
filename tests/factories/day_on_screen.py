"""The day of the desks for the window: a few desks, one of them away, one with trouble on paper."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from counter_app.services.day import DayView
from counter_app.services.day_report import DayReports, table
from counter_app.services.handed_tasks import REASON_AT_LEAST, HandedTasks
from counter_app.services.views import Handing, TaskView
from payments_core.errors import BadValue, RuleBroken, WorldTrouble
from payments_core.wire.desk.contact_messages import PaperHealth, PrinterHealth, TaskCount
from payments_core.wire.desk.day_messages import (
    Cancellation,
    ClosingInfo,
    DatedNotice,
    DayFigures,
    DayLine,
    DayState,
    DeskStateInfo,
    PaymentSum,
    StateSum,
)

READY = PaperHealth(
    printers=(
        PrinterHealth(name="paper", state="READY"), PrinterHealth(name="roll", state="READY"),
    ),
    queued=0,
    uncertain=0,
)  # fmt: skip


def sums(to_pay: int, paid: int, to_register: int = 0, cancelled: int = 0) -> tuple[StateSum, ...]:
    """Notices of 21.95 euro each."""
    counts = (
        (DayState.TO_PAY, to_pay), (DayState.PAID, paid), (DayState.TO_REGISTER, to_register),
        (DayState.CANCELLED, cancelled),
    )  # fmt: skip
    return tuple(
        StateSum(state=state, count=count, amount_cents=count * 2195)
        for state, count in counts
        if count
    )


def a_line(name: str, said: tuple[StateSum, ...], **changes: Any) -> DayLine:
    values = {"line_id": name.lower().replace(" ", "-"), "name": name, "sums": said}
    return DayLine.model_validate(values | changes)


def a_desk(name: str, now: Any, **changes: Any) -> DeskStateInfo:
    """A desk that was heard just now and has nothing to complain of."""
    values: dict[str, Any] = {
        "desk_id": name.lower().replace(" ", "-"), "name": name, "office": "Anagrafe centro",
        "enrolled": True, "retired": False, "contact_at": now - timedelta(seconds=20),
        "waiting": 0, "oldest_waiting_at": None, "numbers_left": 480, "open_tasks": 0,
        "program_version": "1.0", "papers": READY, "task_kinds": (), "concerns": (),
    }  # fmt: skip
    return DeskStateInfo(**values | changes)


def some_desks(now: Any) -> tuple[DeskStateInfo, ...]:
    away = now - timedelta(minutes=50)
    dry = PaperHealth(
        printers=(PrinterHealth(name="roll", state="PAPER_OUT"),), queued=2, uncertain=0
    )
    doubtful = READY.model_copy(update={"uncertain": 1})
    tasks = (TaskCount(code="print_uncertain", count=1), TaskCount(code="tax_code_check", count=1))
    return (
        a_desk("Sportello 3", now),
        a_desk("Sportello 7", now, papers=dry, waiting=1, oldest_waiting_at=now),
        a_desk("Sportello 12", now, papers=doubtful, open_tasks=2, task_kinds=tasks),
        a_desk(
            "Sportello 21", now, office="Tributi", contact_at=away, waiting=3,
            oldest_waiting_at=away, numbers_left=40,
        ),
        a_desk("Sportello 22", now, office="Tributi", enrolled=False, contact_at=None, papers=None),
    )  # fmt: skip


def some_figures(now: Any, first_on: date, last_on: date, **changes: Any) -> DayFigures:
    """A busy day."""

    def dated(number: str, days: int) -> DatedNotice:
        return DatedNotice(
            notice_number=number, subject="Mensa scolastica, settembre 2026", amount_cents=4200,
            released_at=now - timedelta(days=days), registered_at=now, desk_name="Sportello 21",
            operator_name="Ada Bruzzone",
        )  # fmt: skip

    values: dict[str, Any] = {
        "first_on": first_on, "last_on": last_on, "office": None, "as_of": now,
        "totals": sums(590, 611, 3, 2),
        "desks": (
            a_line("Sportello 3", sums(104, 110), office="Anagrafe centro"),
            a_line("Sportello 7", sums(20, 42, cancelled=1), office="Anagrafe centro"),
            a_line("Sportello 12", sums(60, 80, cancelled=1), office="Anagrafe centro"),
            a_line("Sportello 21", sums(7, 12, 3), office="Tributi"),
        ),
        "kinds": (
            a_line("Carta d'identit\u00e0 elettronica", sums(300, 411, 3),
                   name_en="Electronic identity card"),
            a_line("Mensa scolastica", sums(190, 150, cancelled=2), name_en="School meals"),
            a_line("Occupazione di suolo pubblico", sums(100, 50), name_en="Use of public ground"),
        ),
        "operators": (
            a_line("Ada Bruzzone", sums(290, 300)), a_line("Laura Bianchi", sums(300, 311, 3, 2)),
        ),
        "payments": PaymentSum(count=702, amount_cents=2_500_000),
        "not_payable": (dated("300000000001234567", 2), dated("300000000004801152", 0)),
        "registered_late": (dated("300000000001912033", 3),),
        "cancellations": (
            Cancellation(
                notice_number="300000000001234567", subject="Mensa scolastica, settembre 2026",
                amount_cents=4200, at=now, made_by_name="Laura Bianchi",
                desk_name="Sportello 12", reason="Emesso due volte",
            ),
        ),
        "more": False, "closings": (),
    }  # fmt: skip
    return DayFigures(**values | changes)


class FakeDay:
    """The days as server and store would tell them; closings stay in the world."""

    def __init__(self, world: Any, roles: Callable[[], frozenset[str]]) -> None:
        self._world = world
        self._roles = roles

    def leads(self) -> bool:
        return not {"supervisor", "administrator"}.isdisjoint(self._roles())

    def look(self, first_on: date, last_on: date, office: str | None = None) -> DayView:
        now = self._world.clock.now()
        self._world.days_asked.append((first_on, last_on, office))
        self._world.answer_comes()
        older = self.leads() and self._world.online and self._world.server_older
        if older or not self.leads() or not self._world.online:
            figures = some_figures(
                now, first_on, last_on, payments=None, registered_late=(), cancellations=(),
                desks=(), totals=sums(60, 80, 3, 1),
            )  # fmt: skip
            return DayView(figures, own_desk=True, server_older=older)
        closings = tuple(
            one
            for one in self._world.closings
            if one.closed_on == last_on and (office is None or one.office in (None, office))
        )
        figures = some_figures(
            now, first_on, last_on, closings=closings, office=office, **self._world.figures
        )
        desks = some_desks(now) if self._world.desk_states is None else self._world.desk_states
        offices = tuple(dict.fromkeys(one.office for one in desks))
        shown = tuple(one for one in desks if office in (None, one.office))
        return DayView(figures, own_desk=False, desk_states=shown, offices=offices)

    def close(self, day: date, office: str | None) -> DayFigures:
        if not self._world.online:
            raise RuleBroken("day_needs_server")
        self._world.closings.append(
            ClosingInfo(
                closing_id=f"closing-{len(self._world.closings)}", closed_on=day, office=office,
                closed_by_name="Laura Bianchi", closed_at=self._world.clock.now(),
            )
        )  # fmt: skip
        return self.look(day, day, office).figures


class FakeDayReports(DayReports):
    """Bytes in place of a paper: the paper itself has its own tests."""

    def __init__(self) -> None:
        """Nothing is needed for it."""

    def pdf(self, view: DayView, language: str) -> bytes:
        return f"%PDF of {view.figures.last_on.isoformat()} {language}".encode()

    def csv(self, view: DayView, language: str) -> bytes:
        return table(view, language)


def handed(task: TaskView, handed_id: str = "handed-1") -> TaskView:
    """The same task as a supervisor reads it, handed over at another desk."""
    handing = Handing(handed_id, "Ada Bruzzone", "Sportello 3", task.at)
    return replace(task, task_id=f"handed {handed_id}", handing=handing)


class FakeHandedTasks(HandedTasks):
    """Tasks wander from a list of the world to another one."""

    def __init__(
        self, world: Any, roles: Callable[[], frozenset[str]], close: Callable[[str], None]
    ) -> None:
        self._world = world
        self._roles = roles
        self._close = close

    def leads(self) -> bool:
        return not {"supervisor", "administrator"}.isdisjoint(self._roles())

    def hand(self, task: TaskView) -> None:
        if not self._world.online:
            raise WorldTrouble("server_unreachable")
        self._world.handed.append(handed(task, f"handed-{len(self._world.handed)}"))
        self._close(task.task_id)

    def tasks(self) -> tuple[TaskView, ...]:
        return tuple(self._world.handed) if self.leads() and self._world.online else ()

    def close(self, handed_id: str, reason: str) -> None:
        if len(reason) < REASON_AT_LEAST:
            raise BadValue("task_reason_missing", most=140)
        self._world.handed_done[handed_id] = reason
        self._world.handed = [
            one for one in self._world.handed if one.handing.handed_id != handed_id
        ]
