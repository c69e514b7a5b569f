from datetime import date, timedelta

import pytest

from central_server.entities import programs
from central_server.entities.models import HubModel, StationRow
from central_server.positions import asked, live
from central_server.positions import repository as positions
from central_server.positions.asked import Enquiry, Reply
from payments_core.model.asked_amount import AmountSource, AskedFor, ProgramAnswer, ProgramState
from payments_core.model.debt_position import InstallmentStatus, PositionStatus
from payments_core.money import Cents
from tests.factories.clock import TEST_START as NOW
from tests.factories.programs import PROGRAM, add_owned, add_program, share
from tests.factories.released_debts import add_position, number_of
from tests.factories.server import COMPANY, ENTITY, STATION, add_entity

URL = "https://gestionale.example/importi"
MORE = ProgramAnswer(
    ProgramState.DUE, Cents(10305), (Cents(6303), Cents(4002)), date(2027, 1, 31)
)  # fmt: skip
PAID, UNKNOWN = ProgramAnswer(ProgramState.PAID), ProgramAnswer(ProgramState.UNKNOWN)


@pytest.fixture
def found(session):
    """A debt of 100.00 of the program: 60 in two chapters, 40 to another entity."""
    add_entity(session)
    add_program(session, URL, timeout_ms=700)
    own = share(1, 6000, chapters={"10": 1000, "20": 5000})
    number = add_owned(session, 1, own, share(2, 4000, COMPANY))
    return positions.position_by_notice(session, ENTITY, number, lock=True)


@pytest.fixture
def answer(session, found, new_id):
    """Have the program say something, a minute after what it said before."""
    moments = (NOW + timedelta(minutes=minute) for minute in range(100))

    def answer(said: ProgramAnswer | None):
        enquiry = asked.enquiry_of(session, found)
        assert enquiry is not None
        return asked.keep_answer(session, Reply(enquiry, said), new_id, next(moments))

    return answer


@pytest.fixture
def begin(session, found, new_id):
    """A payment begins with what is known."""

    def begin(row=None, *, asked_for=AskedFor.ACTIVATE, at=NOW):
        known = asked.known(session, found, row)
        asked.note_told(session, ENTITY, new_id(), known, asked_for, at)

    return begin


def shares(installment) -> list[int]:
    return [transfer.amount_cents for transfer in installment.transfers]


def divided(session, found) -> list[tuple[str | None, int]]:
    return [
        (part.chapter, part.amount_cents)
        for part in positions.allocations(session, found.installment)
    ]


def test_enquiry_says_everything_that_asking_needs(session, found) -> None:
    assert asked.enquiry_of(session, found) == Enquiry(
        ENTITY, PROGRAM, number_of(1), URL, "env:TRIBUTI_KEY", 700, (6000, 4000)
    )


def test_what_is_known_outlives_the_program(session, found, answer) -> None:
    answer(MORE)
    programs.program(session, ENTITY, PROGRAM).retired = True
    assert asked.enquiry_of(session, found).retired
    assert asked.known(session, found).amount_cents == 10305


def test_debt_of_no_program_is_asked_of_nobody(session, found) -> None:
    number = add_position(session, 9)
    plain = positions.position_by_notice(session, ENTITY, number)
    assert asked.enquiry_of(session, plain) is None


def test_before_its_first_answer_what_was_handed_in_stands(session, found, answer) -> None:
    assert answer(None) is None
    known = asked.known(session, found)
    assert (known.source, known.state, known.amount_cents) == (
        AmountSource.HANDED_IN, ProgramState.DUE, 10000,
    )  # fmt: skip
    assert live.installment_on(session, found, NOW.date()).amount_cents == 10000


def test_answer_is_told_and_is_the_last_known_afterwards(session, found, answer) -> None:
    now = asked.known(session, found, answer(MORE))
    assert (now.source, now.amount_cents, shares(now.installment)) == (
        AmountSource.ASKED, 10305, [6303, 4002],
    )  # fmt: skip
    assert now.installment.due_on == date(2027, 1, 31)
    later = asked.known(session, found)
    assert (later.source, later.installment) == (AmountSource.LAST_KNOWN, now.installment)
    assert live.installment_on(session, found, NOW.date()) == now.installment
    # Nobody has paid: the debt is as it was.
    assert (found.installment.amount_cents, found.position.status) == (10000, "VALID")
    assert divided(session, found) == [("10", 1000), ("20", 5000)]


def test_last_good_answer_stands_also_where_it_says_that_nothing_is_owed(
    session, found, answer
) -> None:
    answer(MORE)
    answer(PAID)
    known = asked.known(session, found)
    assert (known.state, known.source, known.amount_cents) == (
        ProgramState.PAID, AmountSource.LAST_KNOWN, None,
    )  # fmt: skip
    answer(MORE)
    assert asked.known(session, found).amount_cents == 10305


@pytest.mark.parametrize(
    ("before", "source", "cents"),
    [(None, AmountSource.HANDED_IN, 10000), (MORE, AmountSource.LAST_KNOWN, 10305)],
)
def test_program_that_has_lost_the_debt_is_no_payers_trouble(
    session, found, answer, before, source, cents
) -> None:
    answer(before)
    known = asked.known(session, found, answer(UNKNOWN))
    assert (known.state, known.source, known.amount_cents) == (ProgramState.DUE, source, cents)


def test_row_of_a_list_is_told_without_its_transfers(session, found, answer) -> None:
    answer(MORE)
    due = asked.known(session, found._replace(transfers=[])).installment
    assert (due.amount_cents, due.transfers) == (10305, ())


def test_payment_is_divided_as_it_was_told_when_it_began(session, found, answer, begin) -> None:
    begin(answer(MORE))
    live.settle(session, found, 10305, NOW.date())
    assert found.installment.amount_cents == 10305
    assert [row.amount_cents for row in found.transfers] == [6303, 4002]
    # In proportion to what was handed in: 1000 and 5000 of 6000.
    assert divided(session, found) == [("10", 1051), ("20", 5252)]


def test_payment_of_what_was_handed_in_leaves_it_so(session, found, answer, begin) -> None:
    begin()
    begin(answer(MORE), at=NOW + timedelta(minutes=1))
    live.settle(session, found, 10000, NOW.date())
    assert found.installment.amount_cents == 10000
    assert divided(session, found) == [("10", 1000), ("20", 5000)]


def test_amount_that_no_payment_began_with_is_seen_to_differ(session, found, answer, begin) -> None:
    begin(answer(MORE))
    live.settle(session, found, 10000, NOW.date())
    assert found.installment.amount_cents == 10305


def test_what_was_only_looked_at_decides_nothing(session, found, answer, begin) -> None:
    begin(answer(MORE), asked_for=AskedFor.VERIFY)
    begin(answer(PAID))
    live.settle(session, found, 10305, NOW.date())
    assert found.installment.amount_cents == 10000


def test_payment_of_what_the_hub_holds_is_divided_as_was_known_last(session, found, answer) -> None:
    answer(MORE)
    session.get_one(StationRow, (ENTITY, STATION)).hub_model = HubModel.GPD_V1
    live.settle(session, found, 10305, NOW.date())
    assert found.installment.amount_cents == 10305
    assert divided(session, found) == [("10", 1051), ("20", 5252)]


def test_what_the_hub_holds_and_is_not_owed_stays_as_handed_in(session, found, answer) -> None:
    answer(MORE)
    answer(PAID)
    session.get_one(StationRow, (ENTITY, STATION)).hub_model = HubModel.GPD_V1
    live.settle(session, found, 10305, NOW.date())
    assert found.installment.amount_cents == 10000


@pytest.mark.parametrize(
    ("position", "installment"),
    [
        (PositionStatus.INVALID, InstallmentStatus.UNPAID),
        (PositionStatus.PAID, InstallmentStatus.PAID),
        (PositionStatus.PARTIALLY_PAID, InstallmentStatus.PAID),
    ],
)
def test_what_is_settled_stays(session, found, answer, begin, position, installment) -> None:
    begin(answer(MORE))
    found.position.status, found.installment.status = position, installment
    live.settle(session, found, 10305, NOW.date())
    assert found.installment.amount_cents == 10000
    assert live.to_settle(session, ENTITY, [number_of(1)]) == set()


def test_next_instalment_of_a_plan_is_settled_too(session, found, answer, begin) -> None:
    begin(answer(MORE))
    found.position.status = PositionStatus.PARTIALLY_PAID
    assert live.to_settle(session, ENTITY, [number_of(1)]) == {number_of(1)}
    live.settle(session, found, 10305, NOW.date())
    assert found.installment.amount_cents == 10305


def test_what_was_told_is_found_by_its_question(session, found, answer, begin) -> None:
    row = answer(MORE)
    begin(row)
    begin()
    ids = [f"00000000-0000-4000-8000-{number:012d}" for number in range(1, 5)]
    told = asked.told_to(session, ENTITY, ids)
    assert [(one.amount_cents, one.source, from_) for one, from_ in told.values()] == [
        (10305, "ASKED", row), (10305, "LAST_KNOWN", row),
    ]  # fmt: skip
    assert asked.told_to(session, COMPANY, ids) == {}
