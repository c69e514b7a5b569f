"""However a line is written, its payments sum to it, and its chapters to the entity's own share."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from central_server.takeover.line_shares import LineShares, OwnAccounts
from central_server.takeover.positions_file import PositionLine
from tests.factories.position_lines import plan, position_line, share
from tests.factories.server import BANK_IBAN, ENTITY, RATE, a_kind

OWN = OwnAccounts(ENTITY, "Comune di Esempio", {"tesoreria": BANK_IBAN}, None)
DAYS = [f"2027-{month:02d}-28" for month in range(1, 13)]


@st.composite
def lines(draw: st.DrawFn) -> PositionLine:
    cents = draw(st.lists(st.integers(2, 99_999), min_size=2, max_size=12))
    parts = plan(*[(10 + at, each, DAYS[at]) for at, each in enumerate(cents)])
    whole = {"amount_cents": sum(cents), "rate_id": None, "rate_version": None}
    if draw(st.booleans()):
        for part in parts:
            own = draw(st.integers(1, part["amount_cents"] - 1))
            part["transfers"] = [share(own, ENTITY), share(part["amount_cents"] - own)]
        whole["transfers"] = [share(1), share(sum(cents) - 1, ENTITY)]
    if draw(st.booleans()):
        whole |= {"notice_number": None, "due_on": None, "transfers": None}
    return PositionLine.model_validate(position_line(1, instalments=parts, **whole))


@given(lines(), st.integers(0, 1))
def test_payments_and_chapters_sum_to_the_cent(line: PositionLine, fixed: int) -> None:
    allocation = [{"chapter": "30100", "amount": "0,01"}] * fixed + [{"chapter": "90200"}]
    found = LineShares(OWN).of(line, a_kind(allocation=allocation))
    assert len(found.transfers) == len(line.payments)
    for payment, transfers in zip(line.payments, found.transfers, strict=True):
        assert sum(one.amount_cents for one in transfers) == payment.amount_cents
        for one in transfers:
            own = one.amount_cents if one.beneficiary_tax_code == ENTITY else 0
            assert sum(part.amount_cents for part in one.allocations) == own


def test_amount_is_divided_as_on_its_own_day() -> None:
    def part(chapter: str, summer: str, winter: str) -> dict[str, Any]:
        season = {"first": "06-01", "last": "08-31", "amount": summer}
        rule = {"rule": "by_date", "seasons": [season], "otherwise": winter}
        return {"label": chapter, "chapter": chapter, "amount": rule}

    rate = {"rate_id": RATE, "version": 1, "name": "R", "name_en": "R",
            "parts": [part("3010", "2,00", "1,00"), part("3020", "1,00", "2,00")]}  # fmt: skip
    shares, kind = LineShares(OWN), a_kind(rates=[rate])
    for day, first_cents in (("2026-07-01", 200), ("2026-11-20", 100)):
        written = position_line(1, amount_cents=300, released_at=f"{day}T09:00:00Z")
        [[transfer]] = shares.of(PositionLine.model_validate(written), kind).transfers
        assert transfer.allocations[0].amount_cents == first_cents
