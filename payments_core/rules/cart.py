"""Which notices may be paid together in one cart (carrello).

A cart holds one to five notices (checkout_v2.json), each once. Of one debt only one way to pay it:
once the single payment is made the plan is out of the question (hub protocol 3b.3). Instalments of
one plan come in their order, because they are paid in the order of the cart.

>>> check_cart([CartPart("3...1", "debt", 1, 1), CartPart("3...2", "debt", 2, 1)])
Traceback (most recent call last):
payments_core.errors.RuleBroken: cart_alternatives(notice_number='3...2')
"""

from collections.abc import Sequence
from typing import NamedTuple

from payments_core.errors import RuleBroken

#: Most notices of one cart (checkout_v2.json, CartRequestV2.paymentNotices).
MAX_NOTICES = 5


class CartPart(NamedTuple):
    """A notice of a cart, with its place in the debt that it pays."""

    notice_number: str
    position_id: str
    option_no: int
    installment_no: int


def check_size(notice_numbers: Sequence[str]) -> None:
    """Refuse too many notices, none, or one twice: `cart_size`, `cart_repeats`."""
    if not 1 <= len(notice_numbers) <= MAX_NOTICES:
        raise RuleBroken("cart_size", notices=len(notice_numbers), limit=MAX_NOTICES)
    for place, number in enumerate(notice_numbers):
        if number in notice_numbers[:place]:
            raise RuleBroken("cart_repeats", notice_number=number)


def check_cart(parts: Sequence[CartPart]) -> None:
    """Refuse what cannot be paid together: as `check_size`, and `cart_alternatives` or
    `cart_out_of_order`, each with the first `notice_number` that is too much."""
    check_size([part.notice_number for part in parts])
    before: dict[str, CartPart] = {}
    for part in parts:
        earlier = before.get(part.position_id)
        if earlier is not None and earlier.option_no != part.option_no:
            raise RuleBroken("cart_alternatives", notice_number=part.notice_number)
        if earlier is not None and earlier.installment_no >= part.installment_no:
            raise RuleBroken("cart_out_of_order", notice_number=part.notice_number)
        before[part.position_id] = part
