"""How the functions that give a debt a plan are asked for one entity."""

from typing import Any

from central_server.catalogue import repository as catalogue
from central_server.desks import notice_plans, releases
from central_server.desks.releases import LeasedNumber
from central_server.notices import service as notices
from central_server.positions import repository as positions
from central_server.positions import service as debts
from payments_core.errors import PaymentsError
from payments_core.identifiers import notice_number
from payments_core.model.debt_position import PaymentOption
from tests.factories.border_asked import NOW, Asked, Case
from tests.factories.notice_plans import plan_operation
from tests.factories.released_debts import installment
from tests.factories.server import Lease
from tests.factories.twins import TWIN


def _noticed(asked: Asked) -> Any:
    return positions.position_by_notice(*asked.whose, asked.names.unpaid)


def _free_number(asked: Asked) -> str:
    return notice_number.build("01", asked.names.first_base + 7)


def _refusal_of_the_kind(asked: Asked) -> str:
    """A plan with what only its own desk has: refused for its debt, after all that has names."""
    names = asked.names
    lease = Lease(names.lease_id, names.first_base)
    plan = plan_operation(lease, names.unpaid, operator_id=names.operator_id, kind_revision=1)
    try:
        notice_plans.make(*asked.desk, plan, NOW)
    except PaymentsError as refusal:
        if refusal.code in ("lease_unknown", "notice_unknown"):
            raise
        return refusal.code
    return "made"


def _checked_number(asked: Asked) -> Any:
    row = releases.working_desk(*asked.desk)
    number = LeasedNumber(_free_number(asked), asked.names.lease_id)
    return releases.check_leased(asked.session, row, number, 1, NOW)


def _checked_operator(asked: Asked) -> str:
    kind = catalogue.kind(*asked.whose, TWIN.kind_id, 1)
    assert kind is not None
    releases.check_operator(*asked.desk, asked.names.operator_id, kind)
    return "may release"


def _divided(asked: Asked) -> Any:
    if (found := _noticed(asked)) is None:
        return None
    payment = installment(_free_number(asked), 100, entity_id=asked.place.entity_id)
    debts.add_option(asked.session, found.position, PaymentOption((payment,)))
    return positions.due_parts(asked.session, found.position)


FINDS: dict[str, Case] = {
    "desks.notice_plans.make": _refusal_of_the_kind,
    "desks.releases.check_leased": _checked_number,
    "desks.releases.check_operator": _checked_operator,
    "notices.service.planned_debt": lambda a: (
        (found := _noticed(a)) and notices.planned_debt(a.session, found)
    ),
    "positions.repository.installment_with_allocations": lambda a: (
        (found := _noticed(a)) and positions.installment_with_allocations(a.session, found)
    ),
    "positions.service.add_option": _divided,
}
