"""How the functions behind days and handed tasks are asked; see `border_functions`."""

from datetime import timedelta

from central_server.desks import desk_board, handed_tasks
from central_server.desks import repository as blocks
from central_server.statistics import repository, service
from central_server.statistics.repository import Scope
from payments_core.clock import rome_date
from payments_core.wire.desk.day_messages import CloseDay
from payments_core.wire.desk.task_messages import CloseTask
from tests.factories.border_asked import NOW, Asked, Case
from tests.factories.twins import TWIN, task_of

TODAY = rome_date(NOW)


def _scope(asked: Asked) -> Scope:
    """All that ever was: nothing but the entity keeps the other one's out."""
    far = timedelta(days=400)
    return Scope(asked.place.entity_id, NOW - far, NOW + far)


FINDS: dict[str, Case] = {
    "desks.handed_tasks.close": lambda a: (
        handed_tasks.close(*a.supervisor, a.names.handed_id, CloseTask(reason="fatto"), NOW)
        or "done"
    ),
    "desks.repository.handed_task": lambda a: blocks.handed_task(*a.whose, a.names.handed_id),
    "statistics.repository.closing": lambda a: repository.closing(*a.whose, a.names.closing_id),
    "statistics.repository.names_of_operators": lambda a: repository.names_of_operators(
        *a.whose, {a.names.operator_id}
    ),
}

DOES: dict[str, Case] = {
    "desks.desk_board.board": lambda a: desk_board.board(*a.supervisor, NOW),
    "desks.handed_tasks.hand": lambda a: handed_tasks.hand(
        *a.clerk, task_of(TWIN, "handed-new"), NOW
    ),
    "desks.handed_tasks.page": lambda a: handed_tasks.page(*a.supervisor),
    "desks.repository.open_handed_tasks": lambda a: blocks.open_handed_tasks(*a.whose, 9),
    "statistics.repository.groups": lambda a: repository.groups(a.session, _scope(a), TODAY),
    "statistics.repository.payments": lambda a: repository.payments(a.session, _scope(a)),
    "statistics.repository.not_payable": lambda a: repository.not_payable(a.session, _scope(a), 9),
    "statistics.repository.registered_late": lambda a: repository.registered_late(
        a.session, _scope(a), 9
    ),
    "statistics.repository.cancellations": lambda a: repository.cancellations(
        a.session, _scope(a), 9
    ),
    "statistics.repository.closings": lambda a: repository.closings(*a.whose, TODAY),
    "statistics.service.figures": lambda a: service.figures(
        *a.supervisor, TODAY - timedelta(days=300), TODAY, NOW
    ),
    "statistics.service.close": lambda a: service.close(
        *a.supervisor, CloseDay(closing_id="closing-new", closed_on=TODAY), NOW
    ),
}
