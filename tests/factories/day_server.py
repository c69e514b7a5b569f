"""The central server as a supervisor's desk asks it about days, told what to answer."""

from datetime import date
from typing import Any

from counter_app.services.day import DeskDay
from payments_core.errors import WorldTrouble
from payments_core.wire.desk.day_messages import CloseDay, DayFigures, DeskStates
from tests.factories.day_on_screen import some_desks, some_figures
from tests.factories.fake_server import NOW


class DayServer:
    """Answers with a busy day, unless it is away, for whatever `trouble`; closings are kept by
    their ids."""

    def __init__(self) -> None:
        self.away = False
        self.trouble = "server_unreachable"
        self.lose_answers = 0
        self.closed: dict[str, CloseDay] = {}

    def day(self, first_on: date, last_on: date, office: str | None, token: str) -> DayFigures:
        self._answer()
        return some_figures(NOW, first_on, last_on, office=office)

    def desk_states(self, token: str) -> DeskStates:
        self._answer()
        return DeskStates(as_of=NOW, desks=some_desks(NOW))

    def close_day(self, wanted: CloseDay, token: str) -> DayFigures:
        self._answer()
        self.closed.setdefault(wanted.closing_id, wanted)
        if self.lose_answers:
            self.lose_answers -= 1
            raise WorldTrouble("server_unreachable")
        return some_figures(NOW, wanted.closed_on, wanted.closed_on, office=wanted.office)

    def _answer(self) -> None:
        if self.away:
            raise WorldTrouble(self.trouble)


class Leader:
    """Somebody at the desk; tests change who."""

    def __init__(self, sign_in: Any) -> None:
        self._sign_in = sign_in
        self.may = frozenset({"supervisor"})

    def token(self) -> str:
        return "token"

    def roles(self) -> frozenset[str]:
        return self.may

    def operator_id(self) -> str:
        return self._sign_in.operator_id()

    def current(self) -> Any:
        return self._sign_in.current()


def day_of(services: Any, server: DayServer, who: Leader) -> DeskDay:
    """The day of a desk with its own store."""
    numbers = iter(range(1, 100))
    return DeskDay(
        services.database, lambda: server, who, services.line, services.clock,
        lambda: f"closing-{next(numbers)}",
    )  # fmt: skip
