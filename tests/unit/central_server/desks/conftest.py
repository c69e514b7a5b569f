import pytest

from central_server.desks import operations
from central_server.desks.leases import lease_block
from payments_core.wire.desk.operation_messages import LeaseRequest
from tests.factories.server import Lease, add_everything


@pytest.fixture
def desk(unit_of_work):
    """An enrolled desk of an entity that has everything."""
    with unit_of_work() as session:
        return add_everything(session)


@pytest.fixture
def lease(unit_of_work, desk, clock, new_id):
    """A block of a hundred numbers of that desk."""
    with unit_of_work() as session:
        reply = lease_block(session, desk, LeaseRequest(count=100), new_id(), clock.now())
    return Lease(reply.lease_id, reply.first_base)


@pytest.fixture
def perform(unit_of_work, desk, clock, new_id):
    """Deliver an operation of that desk, or of another one; its answer."""

    def perform(operation, by=None):
        with unit_of_work() as session:
            return operations.perform(session, by or desk, operation, new_id, clock.now())

    return perform
