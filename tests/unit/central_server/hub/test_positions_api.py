import itertools
import re
from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from central_server.hub.position_copy import PositionCopy
from central_server.hub.positions_api import ARCHIVE, GPD_V1, GPD_V3
from payments_core.identifiers import notice_number
from payments_core.model.debt_position import (
    Address,
    DebtPosition,
    Installment,
    Party,
    PaymentOption,
    PersonKind,
    PositionStatus,
    StampRequest,
    Transfer,
)
from tests.factories.catalogue import BASE64_HASH
from tests.factories.openapi import Contract
from tests.factories.positions import make_debt
from tests.factories.server import ENTITY

FILES = {ARCHIVE: "gpd-4-aca.json", GPD_V1: "gpd.json", GPD_V3: "gpd_v3.json"}
MODELS = {ARCHIVE: "PaymentPositionModel", GPD_V1: "PaymentPositionModel",
          GPD_V3: "PaymentPositionModelV3"}  # fmt: skip
ALL = pytest.mark.parametrize("api", FILES, ids=["archive", "v1", "v3"])
COPY = PositionCopy(
    "position-1", make_debt(status=PositionStatus.VALID), "Servizi demografici"
)  # fmt: skip


def plan():
    """The whole at once, or in two."""
    debt = make_debt()
    [whole] = debt.options[0].installments
    halves = tuple(replace(whole, notice_number=notice_number.build("01", n)) for n in (2, 3))
    return replace(debt, options=(*debt.options, PaymentOption(halves)))


#: Texts as the tables hold them: any letter, empty where nothing forbids it.
def texts(limit, *, least=0):
    letters = st.characters(exclude_categories=("Cs", "Cc"))
    return st.text(letters, min_size=least, max_size=limit)


def maybe(strategy):
    return st.none() | strategy


amounts = st.integers(1, 9_999_999_999)
addresses = st.builds(
    Address, *(maybe(texts(limit)) for limit in (70, 16, 16, 35, 35)),
    maybe(texts(2) | st.sampled_from(["IT", "it", "1T", "É"])),
)  # fmt: skip
parties = st.builds(
    Party, st.sampled_from(PersonKind), texts(16, least=2), texts(70, least=1), addresses,
    maybe(texts(256)),
)  # fmt: skip
ibans = st.from_regex("[A-Z]{2}[0-9]{2}[A-Z0-9]{1,31}", fullmatch=True)
stamps = st.builds(StampRequest, st.just(BASE64_HASH), st.from_regex("[A-Z]{2}", fullmatch=True))


@st.composite
def transfers(draw, number):
    stamp = draw(maybe(stamps))
    return Transfer(
        number, draw(amounts), draw(st.from_regex("[0-9]{11}", fullmatch=True)),
        draw(maybe(texts(140))), None if stamp else draw(ibans),
        None if stamp else draw(maybe(ibans)), draw(texts(140, least=1)), "9/0101100SP/",
        stamp=stamp,
    )  # fmt: skip


@st.composite
def copies(draw):
    bases = itertools.count(1)

    def installment():
        shares = tuple(draw(transfers(place + 1)) for place in range(draw(st.integers(1, 5))))
        return Installment(
            notice_number.build("01", next(bases)), sum(one.amount_cents for one in shares),
            draw(st.dates(date(2026, 1, 1), date(2099, 12, 31))), draw(texts(140, least=1)), shares,
        )  # fmt: skip

    plans = draw(st.lists(st.integers(1, 4), min_size=1, max_size=2))
    debt = DebtPosition(
        ENTITY, draw(texts(140, least=1)), draw(parties),
        tuple(PaymentOption(tuple(installment() for _ in range(parts))) for parts in plans),
        draw(st.sampled_from(PositionStatus)), draw(st.tuples() | st.tuples(parties)),
    )  # fmt: skip
    return PositionCopy(
        str(draw(st.uuids())), debt, draw(maybe(texts(140))), draw(st.booleans()),
        draw(st.booleans()),
    )  # fmt: skip


@pytest.fixture(scope="module")
def contracts():
    return {api: Contract("pagopa-api", "openapi", name) for api, name in FILES.items()}


@ALL
@given(copy=copies())
def test_any_debt_that_the_server_can_hold_is_as_the_official_contract_has_it(
    contracts, api, copy
) -> None:
    body = api.body(copy)
    assert contracts[api].faults(body, MODELS[api]) == []
    assert re.fullmatch(r"[\w*-]+", body["iupd"], re.ASCII)
    assert not any(value == "" for value in body.values())
    for due in api.installments(body):
        shares = due["transfer"]
        assert sum(share["amount"] for share in shares) == due["amount"]
        assert [share["idTransfer"] for share in shares] == list("12345"[: len(shares)])
        assert all(("iban" in share) != ("stamp" in share) for share in shares)
        assert not any("postalIban" in share and "stamp" in share for share in shares)
        end = datetime.fromisoformat(due["dueDate"]).astimezone(ZoneInfo("Europe/Rome"))
        assert end.time() == time(23, 59, 59)
        assert due["nav"][1:] == due["iuv"]
    # Whoever owes it together with the debtor is not told of.
    assert body == api.body(replace(copy, debt=replace(copy.debt, co_debtors=())))


def test_rates_are_marked_as_parts_and_the_whole_is_not() -> None:
    options = GPD_V1.body(replace(COPY, debt=plan()))["paymentOption"]
    assert [option["isPartialPayment"] for option in options] == [False, True, True]
    options = GPD_V3.body(replace(COPY, debt=plan()))["paymentOption"]
    assert [len(option["installments"]) for option in options] == [1, 2]


@pytest.mark.parametrize(
    ("changes", "stand_in"),
    [
        ({}, True),
        ({"debt": make_debt(status=PositionStatus.PARTIALLY_PAID)}, True),
        ({"live": True}, False),
        ({"debt": make_debt(status=PositionStatus.DRAFT)}, False),
    ],
)
def test_hub_takes_money_in_our_place_only_while_the_copy_is_sure_to_be_right(changes, stand_in):
    assert ARCHIVE.body(replace(COPY, **changes))["payStandIn"] is stand_in


@ALL
def test_number_that_is_withheld_is_left_out_and_a_part_stays_a_part(api) -> None:
    withheld = frozenset({notice_number.build("01", 1), notice_number.build("01", 3)})
    body = api.body(replace(COPY, debt=plan(), withheld=withheld))
    [due] = api.installments(body)
    assert due["nav"] == notice_number.build("01", 2)
    assert due.get("isPartialPayment", True) is True
    assert len(body["paymentOption"]) == 1


def test_debt_that_cannot_be_paid_late_expires_at_the_hub_by_itself() -> None:
    expiring = replace(COPY, expires=True)
    assert ARCHIVE.body(COPY)["switchToExpired"] is False
    assert ARCHIVE.body(expiring)["switchToExpired"] is True
    assert GPD_V1.body(expiring)["switchToExpired"] is True
    [option] = GPD_V3.body(expiring)["paymentOption"]
    assert option["switchToExpired"] is True
    assert GPD_V1.body(COPY)["switchToExpired"] is False


@ALL
def test_essence_sees_amounts_days_accounts_and_nothing_that_the_hub_adds(api) -> None:
    body = api.body(replace(COPY, debt=plan()))
    assert api.essence({**body, "status": "VALID", "insertedDate": "x"}) == api.essence(body)
    for other in (
        make_debt(),
        make_debt(cents=2196),
        make_debt(number=notice_number.build("01", 9)),
        make_debt(due_on=make_debt().options[0].installments[0].due_on.replace(year=2027)),
    ):
        assert api.essence(api.body(replace(COPY, debt=other))) != api.essence(body)
