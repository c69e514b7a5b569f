from hub_sandbox.composition import Surroundings, build_sandbox
from hub_sandbox.payer import PaymentOrder
from tests.factories.clock import FakeClock
from tests.factories.debts import debt
from tests.factories.sandbox import (
    ENTITY_ID,
    NOTICE,
    CannedOptions,
    make_world,
    willing_station,
)


def test_state_tells_what_happened_so_far(clock: FakeClock) -> None:
    surroundings = Surroundings(clock, willing_station(), CannedOptions(), lambda _pause: None)
    sandbox = build_sandbox(make_world(), surroundings, 1, 1.0)
    empty = sandbox.state()
    assert (empty.payments, empty.archive, empty.flow_ids, empty.journal_ids) == ((), (), (), ())
    sandbox.archive.create(ENTITY_ID, debt(), publish=True)
    report = sandbox.payer.pay(PaymentOrder(ENTITY_ID, NOTICE))
    sandbox.bank.settle(ENTITY_ID)
    state = sandbox.state()
    assert state.payments[0].token == report.payments[0].token
    assert state.payments[0].deliveries == report.payments[0].deliveries
    assert state.archive[0].notice_numbers == (NOTICE,)
    assert state.archive[0].status == "VALID"
    assert len(state.flow_ids) == 1
    assert state.journal_ids == ()
