import pytest
from lxml import etree

from hub_sandbox import contract
from hub_sandbox.contract import Choice, Part, check_shape, text
from hub_sandbox.refusals import HubFault, HubRefusal

TABLE = (
    Part("first", text(3)),
    Part("second", text(3), least=0),
    Choice((Part("left", text(3)), Part("right", text(3)))),
    Part("many", (Part("inner", text(3)),), most=2),
)


def check(inner: str) -> None:
    check_shape(etree.fromstring(f"<root>{inner}</root>"), TABLE, "root")


@pytest.mark.parametrize(
    "inner",
    [
        "<first>a</first><left>b</left><many><inner>c</inner></many>",
        "<first>a</first><second>b</second><right>c</right>\n"
        + "<many><inner>d</inner></many>" * 2,
    ],
)
def test_what_the_table_allows_passes(inner: str) -> None:
    check(inner)


@pytest.mark.parametrize(
    ("inner", "place"),
    [
        ("<left>b</left><many><inner>c</inner></many>", "root/first: missing"),
        ("<first>a</first><many><inner>c</inner></many>", "root/left|right: missing"),
        (
            "<first>a</first><left>b</left><right>b</right><many><inner>c</inner></many>",
            "root/many: missing",
        ),
        (
            "<first>a</first><left>b</left>" + "<many><inner>c</inner></many>" * 3,
            "root/many: not expected here",
        ),
        ("<first>abcd</first>", "root/first: value not allowed"),
        ("<first></first>", "root/first: value not allowed"),
        ("<first><x/></first>", "root/first: value not allowed"),
        ('<first kind="a">a</first>', "root/first: attribute not expected"),
        ('<first xmlns="urn:x">a</first>', "root/first: missing"),
        ("<first>a</first>stray", "root: text between elements"),
        ("<first>a</first><left>b</left><many><other/></many>", "root/many[1]/inner: missing"),
    ],
)
def test_first_thing_out_of_place_is_named(inner: str, place: str) -> None:
    with pytest.raises(HubRefusal) as caught:
        check(inner)
    assert caught.value.fault is HubFault.STATION_ANSWER
    assert caught.value.detail == place


def test_schema_instance_attributes_are_ignored() -> None:
    check_shape(
        etree.fromstring(
            '<root xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            '<first xsi:type="string">a</first><left>b</left><many><inner>c</inner></many></root>'
        ),
        TABLE,
        "root",
    )


@pytest.mark.parametrize("good", ["0.01", "10.00", " 8.50 ", "999999999.99", "007.00"])
def test_amounts_of_the_contract_pass(good: str) -> None:
    assert contract.is_amount(good)


@pytest.mark.parametrize(
    "bad", ["0.00", "11,34", "11.342", "11.3", "1000000000.00", "-1.00", "", "١.00", "1e2.00"]
)
def test_other_amounts_do_not(bad: str) -> None:
    assert not contract.is_amount(bad)


@pytest.mark.parametrize(
    ("value", "good"),
    [
        ("2026-12-31", True),
        ("2026-12-31+01:00", True),
        ("2026-12-31Z", True),
        ("2026-02-30", False),
        ("31/12/2026", False),
        ("2026-12-31T10:00:00", False),
    ],
)
def test_dates(value: str, good: bool) -> None:
    assert contract.is_date(value) is good


@pytest.mark.parametrize(
    ("value", "good"),
    [
        ("anna.prova@example.it", True),
        ("a@b", True),
        ("anna.example.it", False),
        ("anna@prova@example.it", False),
        ("a@" + "b" * 255, False),
    ],
)
def test_emails(value: str, good: bool) -> None:
    assert contract.is_email(value) is good


@pytest.mark.parametrize(("value", "good"), [("1", True), ("5", True), ("6", False), ("a", False)])
def test_transfer_numbers(value: str, good: bool) -> None:
    assert contract.is_transfer_number(value) is good


def test_instants_need_a_time() -> None:
    assert contract.is_instant("2026-12-31T10:00:00")
    assert not contract.is_instant("2026-12-31")
