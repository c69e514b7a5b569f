from hypothesis import given
from hypothesis import strategies as st

from payments_core.model.debt_position import AllocatedAmount
from payments_core.rules.regularisation import CreditedPayment, regularisation_lines

CARD = (
    AllocatedAmount(516, "100", "2026/1"),
    AllocatedAmount(1679, "900", "2026/2", revenue=False),
)


def lines(*paid: CreditedPayment) -> list[tuple[object, ...]]:
    return [
        (line.kind_id, line.chapter, line.assessment, line.revenue, line.payments,
         line.amount_cents)
        for line in regularisation_lines(paid)
    ]  # fmt: skip


def test_payments_of_a_kind_are_summed_by_chapter() -> None:
    paid = CreditedPayment(2195, "carta", CARD)
    assert lines(paid, paid) == [
        ("carta", "100", "2026/1", True, 2, 1032),
        ("carta", "900", "2026/2", False, 2, 3358),
    ]


def test_other_amount_than_the_debts_is_left_whole_to_a_person() -> None:
    short = CreditedPayment(2000, "carta", CARD)
    unknown = CreditedPayment(500, None, ())
    assert lines(unknown, short) == [
        (None, None, None, True, 1, 500),
        ("carta", None, None, True, 1, 2000),
    ]


def test_revoked_payment_is_taken_back_from_its_chapters() -> None:
    paid, revoked = CreditedPayment(2195, "carta", CARD), CreditedPayment(-2195, "carta", CARD)
    assert [line[-1] for line in lines(paid, paid, revoked)] == [516, 1679]


AMOUNTS = st.lists(st.integers(1, 10**6), max_size=4)


@given(
    st.lists(
        st.tuples(AMOUNTS, st.sampled_from([None, "a", "b"]), st.integers(-1, 1), st.booleans()),
        max_size=20,
    )
)
def test_lines_sum_to_the_payments_to_the_cent(drawn) -> None:
    paid = []
    for amounts, kind_id, slip, revoked in drawn:
        allocations = tuple(
            AllocatedAmount(cents, f"c{place}", None) for place, cents in enumerate(amounts)
        )
        cents = (sum(amounts) + slip) * (-1 if revoked else 1)
        paid.append(CreditedPayment(cents, kind_id, allocations))
    found = regularisation_lines(paid)
    assert sum(line.amount_cents for line in found) == sum(one.amount_cents for one in paid)
    keys = [(line.kind_id, line.chapter, line.assessment, line.revenue) for line in found]
    assert len(set(keys)) == len(keys)
