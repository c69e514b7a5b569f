import pytest

from central_server.checkout.opening import CartOpener
from central_server.cli import checkout
from payments_core.errors import BadValue, RuleBroken
from tests.factories.carts import PAGE, FakeCheckout, add_checkout
from tests.factories.command_line import CommandLine
from tests.factories.programs import nobody_to_ask
from tests.factories.released_debts import add_position
from tests.factories.server import COMPANY, ENTITY, add_entity

BACK = "https://www.example.it/tornati"


@pytest.fixture
def numbers(unit_of_work):
    with unit_of_work() as session:
        add_entity(session)
        add_checkout(session)
        return add_position(session, 1), add_position(session, 2)


@pytest.fixture
def client():
    return FakeCheckout()


@pytest.fixture
def line(unit_of_work, clock, new_id, client):
    opener = CartOpener(unit_of_work, client, {}, clock, new_id, nobody_to_ask(clock))
    return CommandLine(checkout, unit_of_work, clock, new_id, carts=opener)


def test_page_is_told(line, client, numbers):
    spaced = f"{numbers[0][:4]} {numbers[0][4:]}"
    words = ("checkout", spaced, numbers[1], "--return-url", BACK, "--entity", ENTITY)
    opened = line.run(*words)
    assert (line.status, opened["location"]) == (0, PAGE)
    cart = client.carts[0][2]
    assert [one.notice_number for one in cart.notices] == list(numbers)
    assert {cart.returns.ok, cart.returns.error, cart.returns.waiting} == {BACK}
    assert f"Si paga qui: {PAGE}" in line.say(*words)
    assert "It is paid here" in line.say(*words, language="en")
    assert len({cart.cart_id for _, _, cart in client.carts}) == 3


def test_wrong_words_are_refused_before_anybody_is_asked(line, client, numbers):
    for words, trouble, code in (
        ((numbers[0], "--return-url", "http://www.example.it", "--entity", ENTITY), BadValue,
         "web_address_malformed"),
        (("30100", "--return-url", BACK, "--entity", ENTITY), BadValue, "notice_number_malformed"),
        ((numbers[0], "--return-url", BACK, "--entity", COMPANY), RuleBroken, "entity_unknown"),
        ((numbers[0], numbers[0], "--return-url", BACK, "--entity", ENTITY), RuleBroken,
         "cart_repeats"),
    ):  # fmt: skip
        with pytest.raises(trouble, match=code):
            line.run("checkout", *words)
    assert client.carts == []
