import pytest

from central_server.cli import reconciliation
from payments_core.errors import RuleBroken
from tests.factories.command_line import CommandLine
from tests.factories.money_day import MoneyDay
from tests.factories.released_debts import add_position
from tests.factories.server import ENTITY, RATE_CENTS, add_entity
from tests.factories.settlement import FLOW_ID

OF_ENTITY = ("--entity", ENTITY)


@pytest.fixture
def number(unit_of_work, clock, new_id) -> str:
    with unit_of_work() as session:
        add_entity(session)
        number = add_position(session)
        day = MoneyDay(session, clock, new_id)
        day.pay(number)
        day.settle(number)
        day.credit(RATE_CENTS)
    return number


@pytest.fixture
def command(number, unit_of_work, clock, new_id) -> CommandLine:
    return CommandLine(reconciliation, unit_of_work, clock, new_id)


def test_second_run_appends_nothing(command) -> None:
    runs = [command.run("reconciliation", "run", *OF_ENTITY) for _ in range(2)]
    assert [run["new_matches"] for run in runs] == [1, 0]
    assert (runs[0]["matched_cents"], runs[0]["credited_notices"]) == (RATE_CENTS, 1)


def test_list_tells_flows_credits_and_payments(command, number) -> None:
    command.run("reconciliation", "run", *OF_ENTITY)
    listed = command.run("reconciliation", "list", *OF_ENTITY)
    (flow,), (credit,), (payment,) = listed["flows"], listed["credits"], listed["payments"]
    assert (flow["flow_id"], flow["psp"]) == (FLOW_ID, "TSTPITMM001")
    assert (flow["state"], flow["total_cents"]) == ("CREDITED", RATE_CENTS)
    assert (credit["year"], credit["document_no"], credit["receipt_no"]) == (2025, 12001, "0015501")
    assert (credit["amount_cents"], credit["state"], credit["flow_id"]) == (
        RATE_CENTS, "MATCHED", FLOW_ID,
    )  # fmt: skip
    assert payment == {
        "notice_number": number,
        "iuv": number[1:],
        "receipt_id": "receipt-1",
        "amount_cents": RATE_CENTS,
        "labels": ["RT_IUF", "RT_IUF_TES"],
    }


def test_people_read_states_in_their_language(command) -> None:
    assert "in attesa di accredito" not in command.say("reconciliation", "list", *OF_ENTITY)
    command.run("reconciliation", "run", *OF_ENTITY)
    assert "accreditato" in command.say("reconciliation", "list", *OF_ENTITY)
    assert "credited" in command.say("reconciliation", "list", *OF_ENTITY, language="en")


def test_flow_is_shown_with_its_lines(command) -> None:
    shown = command.run("reconciliation", "show", FLOW_ID.lower(), *OF_ENTITY)
    assert (shown["flow"]["flow_id"], len(shown["lines"])) == (FLOW_ID, 1)
    assert "21,95" in command.say("reconciliation", "show", FLOW_ID, *OF_ENTITY)


def test_unknown_flow_and_unknown_entity_fail_with_a_sentence(command) -> None:
    assert "settlement import" in command.say("reconciliation", "show", "nothing", *OF_ENTITY)
    assert command.status == 1
    with pytest.raises(RuleBroken):
        command.say("reconciliation", "run", "--entity", "11111111115")
