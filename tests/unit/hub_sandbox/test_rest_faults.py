import pytest

from hub_sandbox.rest_faults import PlannedFault, RestFault, RestFaults, Service, service_of
from tests.factories.sandbox import ENTITY_ID, OTHER_ENTITY_ID

OWN = f"/aca/debt-positions-service/v1/organizations/{ENTITY_ID}/debtpositions"
OTHERS = OWN.replace(ENTITY_ID, OTHER_ENTITY_ID)
LOST = PlannedFault(RestFault.LOST_ANSWER)


def taken(faults: RestFaults, count: int, path: str = OWN) -> list[RestFault | None]:
    found = [faults.take(Service.ARCHIVE, path) for _ in range(count)]
    return [one.fault if one else None for one in found]


@pytest.mark.parametrize(
    ("path", "service"),
    [
        (OWN, Service.ARCHIVE),
        ("/gpd/debt-positions-service/v3/organizations/1/debtpositions", Service.GPD),
        ("/upload/gpd/debt-positions-service/v2/brokers/1", Service.UPLOAD),
        ("/fdr-org/service/v1/organizations/1/fdrs", Service.FLOWS),
        ("/bizevents/service/v1/organizations/1/receipts/2", Service.RECEIPTS),
        ("/nodo-auth/node-for-pa/v1", Service.FLOWS),
        ("/gpd/payments-receipts-service/v1/payments/1/receipts", Service.RECEIPTS),
        ("/checkout/ec/v1/carts", Service.CHECKOUT),
        ("/sandbox/v1/state", None),
        ("/", None),
    ],
)
def test_service_is_told_by_its_address(path: str, service: Service | None) -> None:
    assert service_of(path) is service


def test_answers_go_wrong_when_and_as_often_as_asked() -> None:
    faults = RestFaults()
    faults.plan(Service.ARCHIVE, LOST, count=2, after=1)
    lost = RestFault.LOST_ANSWER
    assert taken(faults, 4) == [None, lost, lost, None]


def test_faults_of_one_service_leave_the_others_alone() -> None:
    faults = RestFaults()
    faults.plan(Service.GPD, LOST, count=1, after=0)
    assert taken(faults, 1) == [None]
    assert faults.take(Service.GPD, OWN) == LOST


def test_fault_of_an_entity_waits_for_its_call() -> None:
    faults = RestFaults()
    own = PlannedFault(RestFault.ERROR, ENTITY_ID)
    faults.plan(Service.ARCHIVE, own, count=1, after=1)
    faults.plan(Service.ARCHIVE, PlannedFault(RestFault.GARBLED), count=1, after=0)
    assert taken(faults, 2, OTHERS) == [RestFault.GARBLED, None]
    assert taken(faults, 3) == [None, RestFault.ERROR, None]
