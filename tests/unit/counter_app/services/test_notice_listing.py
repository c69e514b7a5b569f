import pytest

from counter_app.services.audit_trail import AuditTrail
from counter_app.services.desk_lists import DeskLists
from counter_app.services.list_choice import ListChoice, ListQuestion, ListScope
from counter_app.services.notice_listing import NoticeListing
from counter_app.services.office_lists import OfficeLists
from counter_app.services.progress import Progress
from payments_core.errors import RuleBroken
from tests.factories.counter import ids
from tests.factories.desk_services import Services


@pytest.fixture
def listing(services: Services) -> NoticeListing:
    trail = AuditTrail(services.clock, ids("entry"))
    desk = DeskLists(services.database, services.sign_in, services.clock, trail)
    office = OfficeLists(lambda: services.client, services.sign_in, services.line, services.clock)
    return NoticeListing(desk, office)


def test_the_desk_s_list_needs_no_line(services: Services, listing) -> None:
    number = services.release_one().notice_number
    services.cut_line()
    found = listing.open(ListQuestion(), Progress())
    assert [str(one) for one in found.found.numbers] == [number]
    assert found.operators == {services.sign_in.operator_id(): "Laura"}
    assert "carta-identita" in found.kinds
    assert found.desks == {}


def test_the_office_s_does(services: Services, listing) -> None:
    services.cut_line()
    with pytest.raises(RuleBroken, match="office_list_offline"):
        listing.open(ListQuestion(ListChoice(ListScope.OFFICE)), Progress())
