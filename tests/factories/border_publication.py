"""How the functions between a notice and the hub are asked; see `border_functions`."""

from datetime import date
from typing import Any

from central_server.entities import repository as entities
from central_server.notices import hub_copy, uploads
from central_server.notices import repository as notices
from central_server.notices import service as releasing
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


FINDS: dict[str, Case] = {
    "notices.hub_copy.read": lambda a: hub_copy.read(
        *a.whose, a.names.unpaid, {}, date(2025, 5, 20)
    ),
    "notices.repository.not_payable_yet": _untold,
    "notices.service.make_payable": _told_again,
}

DOES: dict[str, Case] = {
    "entities.repository.hub_model_of": lambda a: entities.hub_model_of(*a.whose, "02"),
    "notices.repository.forget_payable": lambda a: notices.forget_payable(*a.whose, [TWIN.unpaid]),
    "notices.uploads.bring": lambda a: uploads.bring(*a.whose, [TWIN.unpaid], NOW),
    "notices.service.is_asked_from_us": lambda a: releasing.is_asked_from_us(*a.whose, TWIN.unpaid),
}
