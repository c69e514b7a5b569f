"""How many tasks the list has for whoever is signed in, without opening it.

What this desk knows is counted anew each time; what the server has for those who lead is asked for
now and then and remembered. It is asked for numbers alone: the list itself shows names, and who
has looked at those is in the audit log.
"""

import threading
from collections.abc import Callable

from counter_app.services.anomalies import MOST_TASKS, TASK_CODES
from counter_app.services.open_tasks import OpenTasks
from counter_app.services.ports import Reachability, TaskCountDoor
from counter_app.services.sign_in import SignIn
from counter_app.store.tasks import NAME_LIMIT
from payments_core.errors import WorldTrouble
from payments_core.model.role import LEADERS
from payments_core.wire.desk.task_messages import TaskCounts


class TaskFigure:
    """Counts for one operator at a time: what another one was told of is forgotten."""

    def __init__(
        self,
        tasks: OpenTasks,
        server: Callable[[], TaskCountDoor],
        sign_in: SignIn,
        line: Reachability,
    ) -> None:
        self._tasks = tasks
        self._server = server
        self._sign_in = sign_in
        self._line = line
        self._guard = threading.Lock()
        self._told: tuple[str, int] | None = None

    def count(self) -> int:
        """Tasks that are not put off; the server's as it told them last, and none without the
        line, as in the list. It asks nobody; 0 while nobody is signed in."""
        operator = self._sign_in.current()
        if operator is None:
            return 0
        own = {one.task_id[:NAME_LIMIT] for one in self._tasks.all()}
        return len(own - self._tasks.put_off()) + self._of_server(operator.operator_id)

    def ask(self) -> None:
        """Have the server tell how many there are, for those who lead, while the line is there.

        Raises `not_signed_in`, `sign_in_again` and what the server refuses; without an answer what
        was told before stays.
        """
        operator_id = self._sign_in.operator_id()
        if LEADERS.isdisjoint(self._sign_in.roles()) or self._line.offline_since is not None:
            return
        try:
            counts = self._server().task_counts(self._sign_in.token())
        except WorldTrouble:
            return  # servers of before this question among them
        with self._guard:
            self._told = (operator_id, _in_the_list(counts))

    def _of_server(self, operator_id: str) -> int:
        """Which tasks are put off the desk knows by name; the server has only told how many."""
        with self._guard:
            told = self._told
        if told is None or told[0] != operator_id or self._line.offline_since is not None:
            return 0
        return max(0, told[1] - len(self._tasks.put_off_elsewhere()))


def _in_the_list(counts: TaskCounts) -> int:
    """As many as the list would show: of what did not go as it should not every kind, nor all."""
    odd = sum(count for kind, count in counts.anomalies.items() if kind in TASK_CODES)
    return counts.refunds + counts.cancellations + counts.handed + min(odd, MOST_TASKS)
