import pytest

from hub_sandbox.refusals import HubFault, HubRefusal
from hub_sandbox.routing import route
from tests.factories.sandbox import ENTITY_ID, NOTICE, make_world


def test_notice_goes_to_the_entity_with_its_segregation_code() -> None:
    world = make_world()
    assert route(world, ENTITY_ID, NOTICE) is world.entities[0]


@pytest.mark.parametrize(
    ("entity_id", "notice", "fault"),
    [
        (ENTITY_ID, "1", HubFault.NOTICE_MALFORMED),
        (ENTITY_ID, "٣" + NOTICE[1:], HubFault.NOTICE_MALFORMED),
        ("99999999999", NOTICE, HubFault.ENTITY_UNKNOWN),
        (ENTITY_ID, "302" + NOTICE[3:], HubFault.STATION_UNKNOWN),
        (ENTITY_ID, "001" + NOTICE[3:], HubFault.STATION_UNKNOWN),
    ],
)
def test_hub_says_no_before_it_asks(entity_id: str, notice: str, fault: HubFault) -> None:
    with pytest.raises(HubRefusal) as caught:
        route(make_world(), entity_id, notice)
    assert caught.value.fault is fault
