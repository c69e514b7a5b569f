"""Which notices may be paid together in one cart (carrello).

A cart holds one to five notices (checkout_v2.json), each once, of whichever creditors: two of them
may use one number. Of one debt only one way to pay it:
once the single payment is made the plan is out of the question (hub protocol 3b.3). Instalments of
one plan come in their order, because they are paid in the order of the cart.

>>> check_cart([CartPart("city", "3...1", "debt", 1, 1), CartPart("city", "3...2", "debt", 2, 1)])
Traceback (most recent call last):
payments_core.errors.RuleBroken: cart_alternatives(notice_number='3...2')
"""

from collections.abc import Sequence
from typing import NamedTuple

from payments_core.errors import RuleBroken

#: Most notices of one cart (checkout_v2.json, CartRequestV2.paymentNotices).
MAX_NOTICES = 5


class OrderedNotice(NamedTuple):
    """A notice as its creditor knows it."""

    creditor_id: str
    notice_number: str


class CartPart(NamedTuple):
    """A notice of a cart, with its place in the debt that it pays."""

    creditor_id: str
    notice_number: str
    position_id: str
    option_no: int
    installment_no: int


def check_size(notices: Sequence[OrderedNotice]) -> None:
    """Refuse too many notices, none, or one twice: `cart_size`, `cart_repeats`."""
    if not 1 <= len(notices) <= MAX_NOTICES:
        raise RuleBroken("cart_size", notices=len(notices), limit=MAX_NOTICES)
    for place, notice in enumerate(notices):
        if notice in notices[:place]:
            raise RuleBroken("cart_repeats", notice_number=notice.notice_number)


def check_cart(parts: Sequence[CartPart]) -> None:
    """Refuse what cannot be paid together: as `check_size`, and `cart_alternatives` or
    `cart_out_of_order`, each with the first `notice_number` that is too much."""
    check_size([OrderedNotice(part.creditor_id, part.notice_number) for part in parts])
    before: dict[tuple[str, str], CartPart] = {}
    for part in parts:
        debt = part.creditor_id, part.position_id
        earlier = before.get(debt)
        if earlier is not None and earlier.option_no != part.option_no:
            raise RuleBroken("cart_alternatives", notice_number=part.notice_number)
        if earlier is not None and earlier.installment_no >= part.installment_no:
            raise RuleBroken("cart_out_of_order", notice_number=part.notice_number)
        before[debt] = part
