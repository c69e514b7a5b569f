"""How the functions between a notice and the hub are asked; see `border_functions`."""

from datetime import date
from typing import Any

from central_server.entities import repository as entities
from central_server.jobs import outbox
from central_server.notices import hub_copy, live_amounts, uploads
from central_server.notices import repository as notices
from central_server.notices import service as releasing
from central_server.payments import polling
from central_server.positions import repository as positions
from tests.factories.border_asked import NOW, Asked, Case
from tests.factories.twins import TWIN


def _untold(asked: Asked) -> Any:
    """Forgotten and found again: those of the entity, under these names."""
    numbers = [asked.names.unpaid]
    notices.forget_payable(*asked.whose, numbers)
    return notices.not_payable_yet(*asked.whose, numbers)


def _told_again(asked: Asked) -> Any:
    untold = _untold(asked)
    releasing.make_payable(*asked.whose, [asked.names.unpaid], NOW)
    return [row.payable_at == NOW for row in untold]


def _live(asked: Asked) -> Any:
    found = positions.position_by_notice(*asked.whose, asked.names.unpaid)
    if found is not None:
        found.position.live = True
        asked.session.flush()
    return [row.position_id for row in live_amounts.live_positions(*asked.whose, "")]


FINDS: dict[str, Case] = {
    "notices.hub_copy.read": lambda a: hub_copy.read(
        *a.whose, a.names.unpaid, {}, date(2025, 5, 20)
    ),
    "notices.repository.not_payable_yet": _untold,
    "notices.service.make_payable": _told_again,
    "notices.live_amounts.live_positions": _live,
    "jobs.outbox.last_asked": lambda a: outbox.last_asked(*a.whose, a.names.unpaid),
}

DOES: dict[str, Case] = {
    "entities.repository.hub_model_of": lambda a: entities.hub_model_of(*a.whose, "02"),
    "notices.repository.forget_payable": lambda a: notices.forget_payable(*a.whose, [TWIN.unpaid]),
    "payments.polling.ask_at_once": lambda a: polling.ask_at_once(*a.whose, NOW),
    "notices.uploads.bring": lambda a: uploads.bring(*a.whose, [TWIN.unpaid], NOW),
    "notices.service.is_asked_from_us": lambda a: releasing.is_asked_from_us(*a.whose, TWIN.unpaid),
}
