import pytest

from central_server.reconciliation.books import Books
from payments_core.rules.matching import CreditState, FlowState
from tests.factories.money_day import MoneyDay
from tests.factories.released_debts import number_of
from tests.factories.server import ENTITY, RATE_CENTS, add_entity
from tests.factories.settlement import FLOW_ID

OTHER_FLOW = "2025-05-15OTHER-0000000001"


@pytest.fixture
def day(session, clock, new_id) -> MoneyDay:
    add_entity(session)
    return MoneyDay(session, clock, new_id)


def test_credit_goes_to_the_flow_that_its_text_names(session, day) -> None:
    day.settle(number_of(1))
    day.settle(number_of(2), flow_id=OTHER_FLOW)
    day.credit(RATE_CENTS, flow_id=OTHER_FLOW.lower())
    groups = {group.flow.flow_id: group for group in Books(session, ENTITY).groups()}
    assert groups[FLOW_ID].match.state is FlowState.AWAITING_CREDIT
    assert groups[OTHER_FLOW].match.state is FlowState.CREDITED
    assert [read.credit.amount_cents for read, _ in groups[OTHER_FLOW].credits] == [RATE_CENTS]


def test_only_open_flows_are_read_when_asked(session, day) -> None:
    day.settle(number_of(1))
    day.settle(number_of(2), flow_id=OTHER_FLOW)
    day.credit(RATE_CENTS)
    day.reconcile()
    books = Books(session, ENTITY)
    assert [group.flow.flow_id for group in books.groups(open_only=True)] == [OTHER_FLOW]
    assert [group.matched_before for group in books.groups()] == [True, False]


def test_broken_text_gives_candidates(session, day) -> None:
    day.settle(number_of(1))
    day.credit(RATE_CENTS, flow_id=FLOW_ID[:14])
    (read,) = Books(session, ENTITY).without_flow
    assert read.candidates == (FLOW_ID,)


def test_surplus_credit_is_decided_beside_the_match(session, day) -> None:
    day.settle(number_of(1))
    day.credit(RATE_CENTS)
    day.reconcile()
    day.credit(5, first_document=12900)
    (group,) = Books(session, ENTITY).groups()
    assert [match.state for _, match in group.credits] == [
        CreditState.MATCHED,
        CreditState.TO_IDENTIFY,
    ]


def test_one_flow_is_found_whatever_its_case(session, day) -> None:
    day.settle(number_of(1))
    books = Books(session, ENTITY)
    assert books.group(FLOW_ID.lower()).flow.flow_id == FLOW_ID
    assert books.group("nothing") is None
