import base64
from datetime import UTC, datetime
from ipaddress import ip_network
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from central_server.hub_inbound.gate import CallerRefused, Gate
from central_server.settings import HubPin
from tests.factories.certificates import AUTHORITY, issued
from tests.factories.clock import FakeClock

HUB, ISSUER = "CN=hub.example,O=Nodo,C=IT", AUTHORITY
PIN = HubPin(subject=HUB, issuer=ISSUER)
PROXY, HUB_ADDRESS = "10.0.0.5", "203.0.113.7"


def a_gate(**changes) -> Gate:
    values = {"pins": (PIN,), "proxies": (ip_network("10.0.0.0/30"), ip_network("10.0.0.5/32"))}
    return Gate(FakeClock(), **values | changes)


def nginx(one) -> str:
    return quote(one.pem)


def refusal(gate: Gate, *asked) -> str:
    with pytest.raises(CallerRefused) as refused:
        gate.check(*asked)
    return refused.value.code


@pytest.mark.parametrize(
    "written", [nginx(issued(HUB)), base64.b64encode(issued(HUB).der).decode()]
)
def test_hub_comes_through_the_proxy_with_its_certificate(written) -> None:
    a_gate().check(PROXY, written, HUB_ADDRESS)


def test_order_of_the_parts_of_a_name_does_not_matter() -> None:
    pin = HubPin(subject="C=IT,O=Nodo,CN=hub.example", issuer=ISSUER)
    a_gate(pins=(pin,)).check(PROXY, nginx(issued(HUB)), None)


@pytest.mark.parametrize(
    ("peer", "certificate", "code"),
    [
        ("192.0.2.1", nginx(issued(HUB)), "caller_not_through_proxy"),
        (None, nginx(issued(HUB)), "caller_not_through_proxy"),
        (PROXY, None, "caller_without_certificate"),
        (PROXY, "", "caller_without_certificate"),
        (PROXY, "(null)", "caller_certificate_unreadable"),
        (PROXY, "x" * 20_000, "caller_certificate_unreadable"),
        (PROXY, nginx(issued("CN=other.example,O=Nodo,C=IT")), "caller_not_pinned"),
        (PROXY, nginx(issued(HUB, "CN=Altra,C=IT")), "caller_not_pinned"),
        (
            PROXY,
            nginx(issued(HUB, end=datetime(2026, 11, 22, tzinfo=UTC))),
            "caller_certificate_expired",
        ),
        (
            PROXY,
            nginx(issued(HUB, start=datetime(2026, 11, 24, tzinfo=UTC))),
            "caller_certificate_expired",
        ),
    ],
)
def test_nobody_else_comes_through(peer, certificate, code) -> None:
    assert refusal(a_gate(), peer, certificate, None) == code


def test_addresses_of_the_hub_are_the_proxys_word() -> None:
    gate = a_gate(networks=(ip_network("203.0.113.0/24"),))
    gate.check(PROXY, nginx(issued(HUB)), f"192.0.2.1, {HUB_ADDRESS}")
    # What stands before the proxy's own word, the caller may have written.
    spoofed = f"{HUB_ADDRESS}, 192.0.2.1"
    assert refusal(gate, PROXY, nginx(issued(HUB)), spoofed) == "caller_address_refused"
    assert refusal(gate, PROXY, nginx(issued(HUB)), None) == "caller_address_refused"
    assert refusal(gate, "192.0.2.1", None, HUB_ADDRESS) == "caller_address_refused"


def test_addresses_alone_may_be_asked_for() -> None:
    gate = Gate(FakeClock(), networks=(ip_network("203.0.113.0/24"),))
    gate.check(HUB_ADDRESS, None, None)
    assert refusal(gate, "192.0.2.1", None, HUB_ADDRESS) == "caller_address_refused"


def test_nothing_asked_for_lets_everybody_through() -> None:
    Gate(FakeClock()).check("192.0.2.1", None, None)


@given(st.text(max_size=200))
def test_whatever_stands_in_the_header_is_refused_and_nothing_breaks(text: str) -> None:
    assert refusal(a_gate(), PROXY, text, None).startswith("caller_")
