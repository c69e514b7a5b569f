"""What a treasurer's credit is made of, chapter by chapter: the lines that accounting regularises.

Each payment is divided as its debt was when it was released. A payment whose amount is another
than its debt's, or whose debt nobody knows, is not guessed at: it stays whole and unallocated, for
a person to decide. So the lines always sum to the payments, to the cent (treasury and accounting,
0.5 and 5.8).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from payments_core.model.debt_position import AllocatedAmount
from payments_core.money import Cents


@dataclass(frozen=True, slots=True)
class CreditedPayment:
    """A payment in a credited flow, negative where it was revoked; `kind_id` is absent and
    `allocations` are empty for a debt that is not known."""

    amount_cents: int
    kind_id: str | None
    allocations: tuple[AllocatedAmount, ...]


@dataclass(frozen=True, slots=True)
class RegularisationLine:
    """All of a credit that belongs to one chapter and assessment, of one kind of debt.

    `payments` is how many payments it has a share of. Without a chapter somebody has to say where
    the money belongs. `revenue` is false for what is only passed on.
    """

    kind_id: str | None
    chapter: str | None
    assessment: str | None
    revenue: bool
    payments: int
    amount_cents: Cents


def regularisation_lines(paid: Iterable[CreditedPayment]) -> tuple[RegularisationLine, ...]:
    """The lines of a credit, by chapter, assessment and kind, what is unallocated last."""
    sums: dict[tuple[str | None, str | None, str | None, bool], list[int]] = {}
    for payment in paid:
        for share in _shares(payment):
            key = (payment.kind_id, share.chapter, share.assessment, share.revenue)
            total = sums.setdefault(key, [0, 0])
            total[0] += 1
            total[1] += share.amount_cents
    lines = [
        RegularisationLine(*key, payments=count, amount_cents=Cents(cents))
        for key, (count, cents) in sums.items()
    ]
    return tuple(sorted(lines, key=_order))


def _shares(payment: CreditedPayment) -> tuple[AllocatedAmount, ...]:
    allocated = sum(share.amount_cents for share in payment.allocations)
    if payment.allocations and allocated == payment.amount_cents:
        return payment.allocations
    if payment.allocations and allocated == -payment.amount_cents:
        return tuple(
            AllocatedAmount(
                Cents(-share.amount_cents), share.chapter, share.assessment, share.revenue
            )
            for share in payment.allocations
        )
    return (AllocatedAmount(Cents(payment.amount_cents), None, None),)


def _order(line: RegularisationLine) -> tuple[bool, str, str, str]:
    return (
        line.chapter is None, line.chapter or "", line.assessment or "", line.kind_id or "",
    )  # fmt: skip
