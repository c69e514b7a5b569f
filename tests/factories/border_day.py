"""How the functions behind the day of the desks are asked; see `border_functions`."""

from datetime import timedelta

from central_server.desks import desk_board
from central_server.statistics import repository, service
from central_server.statistics.repository import Scope
from payments_core.clock import rome_date
from payments_core.wire.desk.day_messages import CloseDay
from tests.factories.border_asked import NOW, Asked, Case

TODAY = rome_date(NOW)


def _scope(asked: Asked) -> Scope:
    """All that ever was: nothing but the entity keeps the other one's out."""
    far = timedelta(days=400)
    return Scope(asked.place.entity_id, NOW - far, NOW + far)


FINDS: dict[str, Case] = {
    "statistics.repository.closing": lambda a: repository.closing(*a.whose, a.names.closing_id),
    "statistics.repository.names_of_operators": lambda a: repository.names_of_operators(
        *a.whose, {a.names.operator_id}
    ),
}

DOES: dict[str, Case] = {
    "desks.desk_board.board": lambda a: desk_board.board(*a.supervisor, NOW),
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
