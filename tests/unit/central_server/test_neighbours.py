import pytest

from central_server.entities.models import HubModel
from central_server.neighbours import find_neighbours
from central_server.notices.live_amounts import LIVE_AMOUNTS
from central_server.notices.service import HUB_PUBLISH
from central_server.notices.uploads import HUB_UPLOAD, HUB_UPLOAD_REPORT
from central_server.payments.polling import RECEIPT_POLL
from central_server.payments.searches import RECEIPT_SEARCH
from central_server.positions import repository
from central_server.positions import service as positions
from central_server.settlement.fetching import FLOWS_FETCH
from payments_core.model.debt_position import PositionStatus
from payments_core.rules.position_lifecycle import PositionEvent
from tests.factories.positions import NUMBER, add_position
from tests.factories.server import ENTITY, add_entity


@pytest.fixture
def neighbours(unit_of_work, clock, new_id):
    found = find_neighbours(unit_of_work, clock, new_id)
    yield found
    found.close()


def test_every_kind_of_job_has_somebody_who_does_it(neighbours):
    assert set(neighbours.handlers) == {
        HUB_PUBLISH, HUB_UPLOAD, HUB_UPLOAD_REPORT, FLOWS_FETCH, RECEIPT_SEARCH, RECEIPT_POLL,
        LIVE_AMOUNTS,
    }  # fmt: skip


def test_positions_of_every_model_have_a_way_to_the_hub(neighbours):
    assert set(neighbours.positions) == set(HubModel)


def test_time_alone_lets_expire_what_is_overdue(neighbours, unit_of_work, clock):
    with unit_of_work() as session:
        add_entity(session)
        position = add_position(session, clock)
        positions.apply_event(position, PositionEvent.PUBLISH)
        position.expires = True
    clock.advance(days=60)
    for chore in neighbours.chores:
        chore()
    with unit_of_work() as session:
        found = repository.position_by_notice(session, ENTITY, NUMBER)
        assert found.position.status == PositionStatus.EXPIRED
