from datetime import UTC, date, datetime

import pytest

from central_server.catalogue.service import put_kind
from central_server.desks import released_debt
from payments_core.errors import BadValue, RuleBroken
from payments_core.identifiers import notice_number
from payments_core.model.debt_position import StampRequest
from payments_core.wire.desk.operation_messages import DebtorInfo, ReleasedPayment
from tests.factories.catalogue import BASE64_HASH, HEX_HASH, a_stamped_kind
from tests.factories.server import (
    ENTITY,
    OPERATOR,
    RATE,
    TAX_CODE,
    Lease,
    add_entity,
    add_kind,
    release_operation,
)

#: A yearly fee of the entity with a surcharge for the province, in two to four instalments.
KIND = {
    "kind_id": RATE,
    "remittance": "Canone {year} {posto}",
    "fields": [
        {"field": "metri", "label": "Metri", "label_en": "Metres", "type": "number", "minimum": 1},
        {"field": "posto", "label": "Posto", "label_en": "Place", "type": "text"},
    ],
    "beneficiaries": [
        {"beneficiary_id": "provincia", "tax_code": "80999990049", "name": "Provincia",
         "iban": "IT40X0999901400000000012345", "category": "9/0201102IM/"},
    ],
    "plan": {"counts": [2, 3, 4], "minimum": "100,00"},
    "allocation": [
        {"chapter": "101", "assessment": "2026/7", "amount": "10,00"},
        {"chapter": "102"},
    ],
    "parts": [
        {"label": "Canone", "part": "canone",
         "amount": {"rule": "per_unit", "each": "33,33", "of": "metri"}},
        {"label": "Addizionale", "to": "provincia",
         "amount": {"rule": "percent", "percent": "5", "of": ["canone"]}},
        {"label": "Bollo", "amount": "2,00", "chapter": "900", "revenue": False},
    ],
}  # fmt: skip
#: 10 x 33.33, 5 % of it, 2.00.
TOTAL = 33330 + 1667 + 200
FIELDS = {"metri": "10", "posto": "Mercato 4"}


@pytest.fixture(autouse=True)
def _entity(session) -> None:
    add_entity(session)
    add_kind(session, **KIND)


def payments(*options):
    """Options of (cents, due date); numbers one after the other."""
    made = []
    for option_no, option in enumerate(options, start=1):
        for cents, due_on in option:
            made.append(
                ReleasedPayment(
                    option_no=option_no,
                    notice_number=notice_number.build("01", 1 + len(made)),
                    lease_id="lease-1",
                    amount_cents=cents,
                    due_on=due_on,
                )
            )
    return tuple(made)


SINGLE = [(TOTAL, date(2026, 12, 31))]
THIRDS = [
    (TOTAL // 3, date(2026, 12, 31)),
    (TOTAL // 3, date(2027, 1, 31)),
    (TOTAL // 3 + TOTAL % 3, date(2027, 2, 28)),
]


def release(**changes):
    facts = {
        "fields": FIELDS,
        "amount_cents": TOTAL,
        "subject": "Canone 2026 Mercato 4",
        "payments": payments(SINGLE),
    } | changes
    return release_operation(Lease("lease-1", 1), **facts).release


def shares(installment):
    return {
        transfer.beneficiary_tax_code: (
            transfer.amount_cents,
            {part.chapter: part.amount_cents for part in transfer.allocations},
        )
        for transfer in installment.transfers
    }


def test_debt_is_divided_among_beneficiaries_and_chapters(session) -> None:
    debt, origin, _ = released_debt.debt_of(session, ENTITY, release())
    (option,) = debt.options
    assert shares(option.installments[0]) == {
        ENTITY: (33530, {"900": 200, "101": 1000, "102": 32330}),
        "80999990049": (1667, {}),
    }
    assert [transfer.category for transfer in option.installments[0].transfers] == [
        "9/0101100SP/", "9/0201102IM/",
    ]  # fmt: skip
    assert (origin.kind_id, origin.kind_revision, origin.fields) == (RATE, 1, FIELDS)


def test_plan_and_single_option_come_to_the_same(session) -> None:
    debt, _, _ = released_debt.debt_of(session, ENTITY, release(payments=payments(SINGLE, THIRDS)))
    single, plan = debt.options
    assert [due.description for due in plan.installments] == [
        f"Canone 2026 Mercato 4 - rata {number} di 3" for number in (1, 2, 3)
    ]
    for tax_code, (cents, chapters) in shares(single.installments[0]).items():
        parts = [shares(due)[tax_code] for due in plan.installments]
        assert sum(part[0] for part in parts) == cents
        for chapter, amount in chapters.items():
            assert sum(part[1].get(chapter, 0) for part in parts) == amount


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"kind_revision": 2}, "kind_unknown"),
        ({"rate_version": 2}, "rate_unknown"),
        ({"amount_cents": TOTAL + 1}, "amount_differs_from_rate"),
        ({"fields": {"metri": "11", "posto": "x"}}, "amount_differs_from_rate"),
        ({"payments": payments([(TOTAL - 1, date(2026, 12, 31))])}, "amount_differs_from_rate"),
        ({"payments": payments(SINGLE, [(TOTAL - 1, date(2026, 12, 31))])},
         "amount_differs_from_rate"),
        ({"payments": payments([(TOTAL, date(2026, 11, 22))])}, "due_date_past"),
        ({"payments": payments(THIRDS[:2])}, "plan_not_free"),
        ({"payments": payments(SINGLE, [*THIRDS[:2], (THIRDS[2][0], date(2027, 3, 1))])},
         "plan_not_free"),
        ({"payments": payments([(TOTAL // 5, date(2027, n, 1)) for n in range(1, 6)])},
         "plan_not_offered"),
    ],
)  # fmt: skip
def test_release_that_the_rules_do_not_make_is_refused(session, changes, code) -> None:
    with pytest.raises(RuleBroken) as refused:
        released_debt.debt_of(session, ENTITY, release(**changes))
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"posto": "x"}, "field_wrong"),
        ({"metri": "0", "posto": "x"}, "field_wrong"),
        ({**FIELDS, "altro": "x"}, "field_unknown"),
    ],
)
def test_fields_are_read_again(session, fields, code) -> None:
    with pytest.raises(BadValue) as refused:
        released_debt.debt_of(session, ENTITY, release(fields=fields))
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("released_at", "is_good"),
    [
        (datetime(2026, 11, 18, 22, 59, 59, tzinfo=UTC), False),
        (datetime(2026, 11, 18, 23, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 20, 22, 59, 59, tzinfo=UTC), True),
        (datetime(2026, 11, 20, 23, 0, tzinfo=UTC), False),
    ],
    ids=["the evening before", "the first moment in Rome", "the last one", "the day after"],
)
def test_kind_must_have_been_valid_on_the_day_of_the_release(session, released_at, is_good) -> None:
    add_kind(session, **KIND, valid_from="2026-11-19", valid_to="2026-11-20")
    wanted = release(kind_revision=2, released_at=released_at)
    if is_good:
        released_debt.debt_of(session, ENTITY, wanted)
    else:
        with pytest.raises(RuleBroken, match="kind_not_valid"):
            released_debt.debt_of(session, ENTITY, wanted)


TYPED = [(100, date(2026, 12, 1)), (TOTAL - 101, date(2027, 2, 28)), (1, date(2029, 3, 5))]


def add_free_kind(session) -> None:
    add_kind(session, **KIND | {"plan": {"counts": [2], "free": True}})


def test_free_plan_has_the_dates_and_amounts_that_were_typed(session) -> None:
    add_free_kind(session)
    debt, _, _ = released_debt.debt_of(
        session, ENTITY, release(kind_revision=2, payments=payments(SINGLE, TYPED))
    )
    single, plan = debt.options
    assert [(one.amount_cents, one.due_on) for one in single.installments] == SINGLE
    assert [(one.amount_cents, one.due_on) for one in plan.installments] == TYPED
    assert [sum(transfer.amount_cents for transfer in one.transfers) for one in
            plan.installments] == [cents for cents, _ in TYPED]  # fmt: skip


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        ([TYPED[0], (TOTAL - 101, date(2027, 2, 28))], "plan_sum_differs"),
        ([TYPED[1], TYPED[0], TYPED[2]], "plan_dates_out_of_order"),
        ([(100, date(2026, 11, 22)), *TYPED[1:]], "due_date_past"),
    ],
)
def test_free_plan_that_no_desk_would_release_is_refused(session, plan, code) -> None:
    add_free_kind(session)
    with pytest.raises(RuleBroken) as refused:
        released_debt.debt_of(
            session, ENTITY, release(kind_revision=2, payments=payments(SINGLE, plan))
        )
    assert refused.value.code == code


def test_kind_that_has_no_single_option_beside_a_plan(session) -> None:
    add_kind(session, **KIND | {"plan": {"counts": [3], "single_too": False}})
    with pytest.raises(RuleBroken, match="plan_or_single"):
        released_debt.debt_of(
            session, ENTITY, release(kind_revision=2, payments=payments(SINGLE, THIRDS))
        )
    debt, _, _ = released_debt.debt_of(
        session, ENTITY, release(kind_revision=2, payments=payments(THIRDS))
    )
    assert len(debt.options[0].installments) == 3


def test_account_of_the_kind_must_be_there(session) -> None:
    with pytest.raises(RuleBroken, match="kind_unknown"):
        released_debt.debt_of(session, "12345670017", release(operator_id=OPERATOR))


SET_UP_AT = datetime(2026, 1, 2, tzinfo=UTC)


def stamped_release(province):
    debtor = DebtorInfo(kind="F", identifier=TAX_CODE, full_name="Mario Rossi", province=province)
    return release(
        kind_id="certificato", rate_id="certificato", fields={"impronta": HEX_HASH}, debtor=debtor,
        amount_cents=2100, subject="Certificato 2026",
        payments=payments([(2100, date(2026, 12, 31))]),
    )  # fmt: skip


def test_stamp_goes_to_no_account_and_no_chapter(session) -> None:
    put_kind(session, ENTITY, a_stamped_kind(), author="apply", now=SET_UP_AT)
    debt, _, _ = released_debt.debt_of(session, ENTITY, stamped_release("GE"))
    money, bought = debt.options[0].installments[0].transfers
    assert (money.amount_cents, [one.chapter for one in money.allocations]) == (500, ["3010"])
    assert (bought.amount_cents, bought.iban, bought.allocations) == (1600, None, ())
    assert bought.stamp == StampRequest(BASE64_HASH, "GE")


def test_stamp_is_for_residents_of_a_known_province(session) -> None:
    put_kind(session, ENTITY, a_stamped_kind(), author="apply", now=SET_UP_AT)
    with pytest.raises(RuleBroken, match="stamp_needs_province"):
        released_debt.debt_of(session, ENTITY, stamped_release(None))
