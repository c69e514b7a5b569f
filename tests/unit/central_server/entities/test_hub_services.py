import pytest

from central_server.entities import hub_services
from central_server.entities.models import HubService, HubServiceRow
from central_server.hub.address import ServiceAddress
from payments_core.errors import WorldTrouble
from tests.factories.server import COMPANY, ENTITY, add_entity

URL = "https://hub.example/fdr-org/service/v1"


@pytest.fixture(autouse=True)
def _use(session):
    add_entity(session)
    session.add(
        HubServiceRow(
            entity_id=ENTITY, service=HubService.FLOWS, url=URL, service_key="env:FLOWS_KEY"
        )
    )
    session.flush()


def test_key_is_found_in_the_environment(session):
    address = hub_services.address_of(session, ENTITY, HubService.FLOWS, {"FLOWS_KEY": "k"})
    assert address == ServiceAddress(URL, "k")
    assert address.headers == {"Ocp-Apim-Subscription-Key": "k"}


def test_environment_without_the_key_is_told(session):
    with pytest.raises(WorldTrouble, match="secret_missing"):
        hub_services.address_of(session, ENTITY, HubService.FLOWS, {})


def test_service_that_an_entity_does_not_use_has_no_address(session):
    assert hub_services.address_of(session, ENTITY, HubService.RECEIPTS, {}) is None
    assert hub_services.address_of(session, COMPANY, HubService.FLOWS, {}) is None
    assert hub_services.users_of(session, HubService.FLOWS) == [ENTITY]
    assert hub_services.users_of(session, HubService.RECEIPTS) == []


def test_key_of_a_gateway_is_found_where_there_is_one(session):
    soap = HubService.FLOWS_SOAP
    session.add(
        HubServiceRow(
            entity_id=ENTITY, service=soap, url=URL, service_key="password",
            subscription_key="env:NODE_KEY",
        )
    )  # fmt: skip
    session.flush()
    found = hub_services.subscription_of(session, ENTITY, soap, {"NODE_KEY": "k"})
    assert found == "k"
    with pytest.raises(WorldTrouble, match="secret_missing"):
        hub_services.subscription_of(session, ENTITY, soap, {})
    assert hub_services.subscription_of(session, ENTITY, HubService.FLOWS, {}) is None
    assert hub_services.subscription_of(session, COMPANY, soap, {}) is None


def test_entity_uses_what_it_has_said(session):
    assert hub_services.uses(session, ENTITY, HubService.FLOWS)
    assert not hub_services.uses(session, ENTITY, HubService.RECEIPTS)
    assert not hub_services.uses(session, COMPANY, HubService.FLOWS)


def test_pages_of_the_checkout_are_known_where_it_is_used(session):
    assert hub_services.pages_url_of(session, ENTITY) is None
    pages = "https://checkout.example.it"
    session.add(
        HubServiceRow(
            entity_id=ENTITY, service=HubService.CHECKOUT, url=URL, service_key="k", pages_url=pages
        )
    )  # fmt: skip
    session.flush()
    assert hub_services.pages_url_of(session, ENTITY) == pages
    assert hub_services.pages_url_of(session, COMPANY) is None
