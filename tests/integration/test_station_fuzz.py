"""Whatever knocks at the station's door, it is answered in the words of SOAP or of the hub.

Over real HTTP, because between the bytes and the station there is a web server, too.
"""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from central_server.db.unit_of_work import Session
from payments_core.wire.hub.envelope import MAX_MARKUP, MAX_REQUEST_BYTES
from tests.factories import hub_messages as hub
from tests.factories import soap_fuzz
from tests.factories.released_debts import add_position
from tests.factories.server import add_entity
from tests.factories.station_door import HEADERS, Answer, Door, furnished_door

#: Examples of each run; with --full the profile's own number.
QUICK = 200


def furnish(session: Session) -> None:
    add_entity(session)
    assert add_position(session, 42) == hub.NOTICE


@pytest.fixture(scope="module")
def door(template_url, tmp_path_factory) -> Iterator[Door]:
    with furnished_door(template_url, tmp_path_factory.mktemp("door"), furnish) as (door, _):
        yield door


def assert_sound(answer: Answer) -> None:
    """An outcome by the schema (`Door` has looked), or a fault that blames the caller."""
    assert answer.status == 200 or (answer.status in (400, 413) and answer.is_no_message), answer
    assert answer.fault != "PAA_SYSTEM_ERROR", "a defect of ours"


@settings(max_examples=max(QUICK, settings().max_examples))
@given(soap_fuzz.bodies)
def test_everything_is_answered(door: Door, body: bytes) -> None:
    assert_sound(door.post(body))


@given(
    soap_fuzz.bodies,
    st.dictionaries(
        st.sampled_from(["Content-Type", "SOAPAction", "Accept", "Content-Encoding", "X-Any"]),
        st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=40),
    ),
    st.sampled_from(["", "?wsdl", "?a=%00", "/", "#x"]),
)
def test_headers_and_query_change_nothing(
    door: Door, body: bytes, headers: dict[str, str], behind: str
) -> None:
    plain = door.post(body)
    assert_sound(plain)
    assert door.post(body, headers, behind) == plain


# --- what is large, and once was, or could be, slow or dear -------------------------------------

#: Bytes of a large message, a little under the limit.
LARGE = MAX_REQUEST_BYTES - 5_000
GOOD = hub.request(hub.verify_request())
OPEN, CLOSE = f'<pa:paVerifyPaymentNoticeReq xmlns:pa="{hub.PA}"', "</pa:paVerifyPaymentNoticeReq>"


def many(pattern: str, count: int) -> str:
    return "".join(pattern.format(number) for number in range(count))


def field(tree: hub.Tree, path: str, text: str) -> bytes:
    return hub.request(hub.with_field(tree, path, (path.rpartition("/")[2], text)))


SERVICE_DATA = "datiSpecificiServizioRequest"
LARGE_BODIES = {
    "elements": hub.soap(f"{OPEN}>{'<a/>' * (LARGE // 4)}{CLOSE}"),
    "elements up to the limit": hub.soap(f"{OPEN}>{'<a/>' * (MAX_MARKUP - 20)}{CLOSE}"),
    "texts between": hub.soap(f"{OPEN}>{'x<a/>' * (MAX_MARKUP - 20)}{CLOSE}"),
    "depth": hub.soap("<a>" * 4000 + "</a>" * 4000),
    "depth of names": hub.soap(many('<a xmlns:n{0}="u">', 250) + "<b/>" * 4000 + "</a>" * 250),
    "attributes": hub.soap(OPEN + many(' a{0}=""', LARGE // 12) + "/>"),
    "attributes in a namespace": hub.soap(
        f'{OPEN} xmlns:n="u"' + many(' n:a{0}=""', LARGE // 14) + "/>"
    ),
    "namespaces": hub.soap(OPEN + many(' xmlns:n{0}="u"', LARGE // 20) + "/>"),
    "headers": GOOD.replace(
        b"<soapenv:Header/>", b"<soapenv:Header>" + b"<a/>" * 9000 + b"</soapenv:Header>"
    ),
    "text": field(hub.verify_request(), "idPA", "x" * LARGE),
    "blanks": GOOD.replace(b"<idPA>", b" " * LARGE + b"<idPA>"),
    "zeros": field(hub.get_payment_request(2), "amount", "0" * LARGE),
    "zeros before an amount": field(hub.get_payment_request(2), "amount", "0" * LARGE + "1.00"),
    "decimals of a second": field(
        hub.send_receipt_request(2), "receipt/paymentDateTime",
        "2026-07-01T12:30:00." + "1" * LARGE,
    ),
    "address for mail": field(
        hub.send_receipt_request(2), "receipt/debtor/e-mail", "a@" + "a-." * (LARGE // 3)
    ),
    "service data": field(hub.demand_request(), SERVICE_DATA, "QUJD" * (LARGE // 4)),
    "service data with a wrong end": field(
        hub.demand_request(), SERVICE_DATA, "QUJD" * (LARGE // 4) + "?"
    ),
    "receipt id": field(hub.send_receipt_request(2), "receipt/receiptId", "r" * LARGE),
    "references": GOOD.replace(b"<idPA>", b"<idPA>" + b"&#x38;" * (LARGE // 6)),
    "cdata": GOOD.replace(b"<idPA>", b"<idPA>" + b"<![CDATA[x]]>" * 9000),
    "comments": GOOD.replace(b"<idPA>", b"<idPA>" + b"x<!--x-->" * 9000),
    "long comment": GOOD.replace(b"<idPA>", b"<!--" + b"- " * (LARGE // 2) + b"--><idPA>"),
    "instructions": GOOD.replace(b"<idPA>", b"<idPA>" + b"x<?x y?>" * 9000),
    "declaration": b"<?xml " + b" " * LARGE,
    "declarations": b'<?xml version="1.0" encoding=' * 9000,
    "opened": b"<" * LARGE,
    "ampersands": hub.soap("&" * LARGE),
    "name": hub.soap(f"<{'a' * LARGE}/>"),
    "transfers": hub.request(
        hub.send_receipt_request(2, hub.receipt(2, transfers=[hub.transfer(1, 2)] * 300))
    ),
    "too much": b"<a>" + b"x" * MAX_REQUEST_BYTES + b"</a>",
}  # fmt: skip


@pytest.mark.parametrize("body", LARGE_BODIES.values(), ids=LARGE_BODIES)
def test_large_message_is_answered(door: Door, body: bytes) -> None:
    assert_sound(door.post(body, HEADERS))
