"""Which entity answers for a notice: its station is the one with the segregation code."""

from hub_sandbox.refusals import HubFault, HubRefusal
from hub_sandbox.world import Entity, World

_NOTICE_LENGTH = 18
_SEGREGATED_AUX = "3"


def route(world: World, entity_id: str, notice_number: str) -> Entity:
    """The entity whose station is asked; a HubRefusal where the hub itself says no."""
    digits = notice_number.isascii() and notice_number.isdigit()
    if len(notice_number) != _NOTICE_LENGTH or not digits:
        raise HubRefusal(HubFault.NOTICE_MALFORMED, detail="noticeNumber: 18 digits")
    entity = world.entity(entity_id)
    if entity is None:
        raise HubRefusal(HubFault.ENTITY_UNKNOWN)
    segregation_code = notice_number[1:3]
    if notice_number[0] != _SEGREGATED_AUX or segregation_code != entity.segregation_code:
        raise HubRefusal(HubFault.STATION_UNKNOWN, detail=f"segregation code {segregation_code}")
    return entity
