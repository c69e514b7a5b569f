"""Whatever happens to a debt, in whatever order: acts of people, receipts, flows, time.

Each step leads along the lifecycle table or is refused and changes nothing; a receipt is never
refused, and what it has paid stays paid.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from central_server.notices import expiry
from central_server.positions import acts, repository
from central_server.positions.acts import Change, Deed, PaidElsewhere
from central_server.positions.models import PositionRow
from payments_core.errors import PaymentsError
from payments_core.model.debt_position import PositionStatus
from payments_core.rules.position_lifecycle import TRANSITIONS
from tests.factories.clock import TEST_START, FakeClock
from tests.factories.money_day import MoneyDay
from tests.factories.released_debts import add_plan
from tests.factories.server import ENTITY, add_entity

PROOF = PaidElsewhere(date(2026, 11, 20), "bonifico", "CRO 123")
#: Nothing that a receipt has paid is any of these again.
UNPAID = {
    PositionStatus.DRAFT, PositionStatus.PUBLISHED, PositionStatus.VALID, PositionStatus.INVALID,
    PositionStatus.EXPIRED,
}  # fmt: skip
#: The whole, then three instalments.
PARTS = st.integers(0, 3)
STEPS = st.one_of(
    st.tuples(st.sampled_from(["cancel", "suspend", "resume", "change", "elsewhere"]), PARTS),
    st.tuples(st.sampled_from(["receipt", "flow"]), PARTS),
    st.tuples(st.just("time"), st.just(0)),
)


class Debt:
    """A debt that may be paid at once or in three instalments."""

    def __init__(
        self, session: Session, clock: FakeClock, new_id: Callable[[], str], base: int
    ) -> None:
        self._session, self._clock = session, clock
        plan = add_plan(session, base)
        self._numbers = (plan.single, *plan.rates)
        self._amounts = (3000, 1000, 1000, 1000)
        self._position.expires = True
        self._day = MoneyDay(session, clock, new_id)
        self._steps = 0

    @property
    def _position(self) -> PositionRow:
        return repository.position_by_notice(self._session, ENTITY, self._numbers[0]).position

    @property
    def status(self) -> PositionStatus:
        return PositionStatus(self._position.status)

    def do(self, step: str, part: int) -> None:
        """One step; PaymentsError where it is refused."""
        self._steps += 1
        number, cents = self._numbers[part], self._amounts[part]
        receipt_id = f"{number}-{self._steps}"
        deed = Deed("anna", self._clock.now(), "prova", "sportello-12")
        match step:
            case "receipt":
                self._day.pay(number, receipt_id, cents=cents)
            case "flow":
                at = self._clock.now() + timedelta(minutes=self._steps)
                self._day.settle(
                    number, flow_id=f"2026-11-23TST-{receipt_id[-9:]}", cents=cents, at=at
                )
            case "time":
                self._clock.advance(days=45)
                expiry.expire_some(self._session, self._clock)
            case "change":
                due_on = self._clock.now().date() + timedelta(days=9)
                acts.change(self._session, self._found(number), Change(due_on=due_on), deed)
            case "elsewhere":
                acts.settle_elsewhere(self._session, self._found(number), PROOF, deed)
            case _:
                getattr(acts, step)(self._session, self._found(number), deed)

    def _found(self, number: str):
        return repository.position_by_notice(self._session, ENTITY, number, lock=True)


@contextmanager
def taken_back(session: Session) -> Iterator[None]:
    with session.begin_nested() as nested:
        yield
        nested.rollback()


def reachable(status: PositionStatus) -> set[PositionStatus]:
    """Where one act may lead: the table's steps, two of them where an act is a change and a
    publication."""
    once = {status} | {to for (before, _), to in TRANSITIONS.items() if before is status}
    return once | {to for (before, _), to in TRANSITIONS.items() if before in once}


@pytest.fixture(autouse=True)
def _entity(session: Session) -> None:
    add_entity(session)


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(steps=st.lists(STEPS, min_size=1, max_size=9), base=st.integers(1, 10**9))
def test_no_sequence_of_events_leads_outside_the_lifecycle(
    session, clock, new_id, steps, base
) -> None:
    clock.set(TEST_START)
    with taken_back(session):
        debt, has_receipt = Debt(session, clock, new_id, base), False
        for step, part in steps:
            before = debt.status
            try:
                with session.begin_nested():
                    debt.do(step, part)
            except PaymentsError:
                assert step not in ("receipt", "flow", "time")
                session.expire_all()
                assert debt.status is before
                continue
            has_receipt |= step == "receipt"
            note(f"{step} {part}: {before} -> {debt.status}")
            assert debt.status in reachable(before)
            assert not (has_receipt and debt.status in UNPAID)
