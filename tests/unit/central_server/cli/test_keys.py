import pytest
from structlog.testing import capture_logs

from central_server.cli import keys
from central_server.cli.findings import Grade
from central_server.payments import service
from central_server.signing.sealing import SECRET_NAME
from payments_core.errors import RuleBroken
from tests.factories.command_line import CommandLine
from tests.factories.money_day import CALLER
from tests.factories.released_debts import add_position, number_of, receipt_for
from tests.factories.server import ENTITY, add_entity
from tests.factories.signing import ENVIRONMENT, SIGNER


@pytest.fixture
def command(unit_of_work, clock, new_id):
    with unit_of_work() as session:
        add_entity(session)
        add_position(session)
    return CommandLine(keys, unit_of_work, clock, new_id, environment=dict(ENVIRONMENT))


@pytest.fixture
def pay(unit_of_work, clock):
    def pay(receipt_id):
        with unit_of_work() as session:
            receipt = receipt_for(number_of(1), receipt_id)
            service.record_receipt(session, CALLER, receipt, b"raw", 2, clock, SIGNER)

    return pay


def decide(command, *words):
    return command.run("keys", *words, "--by", " Anna  Neri ", "--entity", ENTITY)


def test_first_key_signs_what_comes_and_later_what_was_there(command, pay):
    pay("receipt-1")
    made = decide(command, "create")
    assert made["receipts_without_code"] == 1
    pay("receipt-2")
    assert command.run("keys", "list", "--entity", ENTITY)["receipts_without_code"] == 1
    assert command.run("keys", "sign", "--entity", ENTITY) == {"signed": 1, "left": 0}
    assert command.status == 0
    (key,) = command.run("keys", "list", "--entity", ENTITY)["keys"]
    assert (key["key_id"], key["signs"], key["created"]["by"]) == (
        made["key_id"], True, "Anna Neri"
    )  # fmt: skip
    assert len(bytes.fromhex(key["public_key"])) == 32


def test_keys_follow_one_another_and_end(command, pay):
    first = decide(command, "create")["key_id"]
    pay("receipt-1")
    second = decide(command, "rotate")["key_id"]
    assert decide(command, "retire", first) == {"key_id": first, "ended": False}
    assert decide(command, "revoke", first.lower())["ended"]
    assert command.run("keys", "sign", "--entity", ENTITY) == {"signed": 1, "left": 0}
    told = command.say("keys", "list", "--entity", ENTITY)
    assert f"{second}  firma le ricevute" in told
    assert f"{first}  non firma più" in told
    assert "revocata il" in told


def test_what_cannot_be_signed_is_said_by_the_status(command, pay):
    pay("receipt-1")
    assert command.run("keys", "sign", "--entity", ENTITY) == {"signed": 0, "left": 1}
    assert command.status == 1


def test_key_of_nobody_is_refused(command):
    with pytest.raises(RuleBroken) as refused:
        decide(command, "revoke", "AAAAAAAA")
    assert refused.value.code == "signing_key_unknown"


def found(command, unit_of_work, environment=None):
    """Grade and code of what the doctor finds about keys."""
    tools = command.tools(environment)
    with unit_of_work() as session, capture_logs():
        return [(one.grade, one.code) for one in keys.findings(session, tools)]


def test_doctor_says_whether_receipts_are_signed(command, unit_of_work, pay):
    assert found(command, unit_of_work) == [(Grade.NOTE, "receipts_unsigned")]
    pay("receipt-1")
    decide(command, "create")
    assert found(command, unit_of_work) == [(Grade.NOTE, "receipts_without_code")]
    command.run("keys", "sign", "--entity", ENTITY)
    assert found(command, unit_of_work) == [(Grade.GOOD, "receipts_signed")]
    assert found(command, unit_of_work, {}) == [(Grade.FAILED, "signing_secret_missing")]
    wrong = {SECRET_NAME: "another secret, as long as the first one was"}
    assert found(command, unit_of_work, wrong) == [(Grade.FAILED, "signing_secret_wrong")]
