"""Carts (carrelli): up to five notices that a citizen pays at once on the hub's own page.

A cart is a row before the checkout is asked, with what each notice costs on that day; what the
checkout answered is appended. Each creditor of a cart has rows of its own under the same id, with
its own notices: no entity's rows speak of another one. It promises nothing: who pays a notice
elsewhere meanwhile has paid it, two carts may hold the same notice, and only a receipt says that
something was paid.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from sqlalchemy.orm import Session

from central_server.checkout import repository
from central_server.checkout.models import CartNoticeRow, CartOutcomeRow, CartRow
from central_server.db.insertion import insert_new
from central_server.entities import repository as entities
from central_server.notices import repository as notices
from central_server.notices.service import is_asked_from_us
from central_server.payments import repository as payments
from central_server.positions import asked, live
from central_server.positions import repository as positions
from central_server.positions.asked import Enquiry
from central_server.positions.notice_checks import NOT_OWED, unpayable
from central_server.positions.repository import NoticedPosition
from payments_core.clock import rome_date
from payments_core.errors import BadValue, PaymentsError, RuleBroken
from payments_core.identifiers.tax_code import ANONYMOUS
from payments_core.model.debt_position import Installment
from payments_core.rules.cart import CartPart, OrderedNotice, check_cart, check_size
from payments_core.wire.hub.checkout import Cart, CartNotice, ReturnAddresses
from payments_core.wire.hub.faults import FaultCode
from payments_core.wire.hub.payment_data import postal_iban_of
from payments_core.wire.portal.cart_messages import (
    CartState,
    NoticeInCart,
    NoticeInCartState,
    Unpayable,
)

#: Characters of what the checkout said that are kept.
REASON_LIMIT = 300

#: Why a notice cannot be paid now, in a portal's words; what is absent may change by itself.
_WHY: Mapping[FaultCode, Unpayable] = MappingProxyType(
    {
        FaultCode.PAYMENT_DUPLICATE: Unpayable.PAID,
        FaultCode.PAYMENT_EXPIRED: Unpayable.EXPIRED,
        FaultCode.PAYMENT_CANCELLED: Unpayable.CANCELLED,
    }
)


class CartOutcome(StrEnum):
    """How a call to the checkout ended. FAILED: nobody knows, or nobody was sent anywhere."""

    OPENED = "OPENED"
    REFUSED = "REFUSED"
    FAILED = "FAILED"


@dataclass(frozen=True, slots=True)
class CartOrder:
    """What somebody wants to pay together.

    `entity_id` is whose checkout is asked. `client_id` is an id of their own: the same one with the
    same content is the same cart.
    """

    entity_id: str
    made_by: str
    client_id: str
    notices: tuple[OrderedNotice, ...]
    returns: ReturnAddresses
    email: str | None = None

    @property
    def entities(self) -> tuple[str, ...]:
        """Whose rows speak of the cart, in the one order in which rows of several are touched."""
        return tuple(sorted({self.entity_id, *(notice.creditor_id for notice in self.notices)}))

    def digest(self) -> str:
        """SHA-256 of the content, in hexadecimal."""
        text = json.dumps(asdict(self), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


class Prepared(NamedTuple):
    """A cart that is written down: to be opened, or opened already at `location`."""

    cart_id: str
    cart: Cart | None
    location: str | None


class _Due(NamedTuple):
    found: NoticedPosition
    installment: Installment


def identify(session: Session, entity_id: str, notice_number: str, tax_code: str) -> None:
    """Refuse with `notice_unknown` unless the notice is there and its debtor has that tax code.

    A wrong code is answered like a number of nobody. Debtors without a code are known to nobody by
    it: their notices are paid where only the number is asked for.
    """
    found = positions.position_by_notice(session, entity_id, notice_number)
    code = tax_code.strip().upper()
    if found is None or code == ANONYMOUS or found.position.debtor_identifier != code:
        raise RuleBroken("notice_unknown", notice_number=notice_number)


def enquiries(session: Session, order: CartOrder, now: datetime) -> list[Enquiry]:
    """How the management programs that own notices of a wish are asked what these cost, before it
    is prepared; nothing once it is opened.

    Not about what the hub lets pay from what it holds: that is what was known last. Refuses what
    `prepare` refuses, of the wish alone.
    """
    check_size(order.notices)
    known = _known_cart(session, order, order.entity_id)
    if known is not None and _location(session, known) is not None:
        return []
    noticed = (positions.position_by_notice(session, *notice) for notice in order.notices)
    wanted = [
        asked.enquiry_of(session, found)
        for found in noticed
        if found is not None
        and is_asked_from_us(session, found.position.entity_id, found.installment.notice_number)
        and unpayable(session, found, rome_date(now)) is None
    ]
    return [enquiry for enquiry in wanted if enquiry is not None]


def prepare(session: Session, order: CartOrder, new_cart_id: str, now: datetime) -> Prepared:
    """Write a cart down, or find the one that was written down for the same wish.

    Refused: `notice_unknown`, `notice_not_payable` (with why), what cannot be paid together (see
    `rules.cart`), another content under the same client id (`cart_id_used`), and a repetition after
    an amount has changed (`cart_amounts_changed`).
    """
    check_size(order.notices)
    known = _known_cart(session, order, order.entity_id)
    if known is not None and (location := _location(session, known)) is not None:
        return Prepared(known.cart_id, None, location)
    due = _due_now(session, order, rome_date(now))
    cart_id = new_cart_id if known is None else known.cart_id
    for entity_id in order.entities:
        own = [one for one in due if one.found.position.entity_id == entity_id]
        cart_id = _written(session, order, entity_id, own, cart_id, now)
    return Prepared(cart_id, _cart(session, order, cart_id, due), None)


def note_opened(
    session: Session, entity_id: str, cart_id: str, location: str, now: datetime
) -> None:
    """The checkout has a page for the cart."""
    _append(session, entity_id, cart_id, CartOutcome.OPENED, now, location=location)


def note_trouble(
    session: Session, entity_id: str, cart_id: str, trouble: PaymentsError, now: datetime
) -> None:
    """The checkout has refused the cart, or did not answer as it should."""
    refused = isinstance(trouble, RuleBroken)
    outcome = CartOutcome.REFUSED if refused else CartOutcome.FAILED
    _append(session, entity_id, cart_id, outcome, now, reason=str(trouble)[:REASON_LIMIT])


def state(session: Session, entity_id: str, made_by: str, cart_id: str) -> CartState:
    """How each notice of somebody's cart stands by our own evidence; refuses `cart_unknown`."""
    row = repository.cart(session, entity_id, cart_id)
    if row is None or row.made_by != made_by:
        raise RuleBroken("cart_unknown", cart_id=cart_id[:36])
    kept = repository.notices_of(session, entity_id, cart_id)
    return CartState(
        cart_id=row.cart_id,
        client_id=row.client_id,
        location=_location(session, row),
        notices=tuple(_notice_state(session, notice) for notice in kept),
    )


def _known_cart(session: Session, order: CartOrder, entity_id: str) -> CartRow | None:
    row = repository.cart_of_client(session, entity_id, order.made_by, order.client_id)
    if row is not None and row.content_hash != order.digest():
        raise RuleBroken("cart_id_used", client_id=order.client_id)
    return row


def _location(session: Session, row: CartRow) -> str | None:
    opened = repository.last_outcome(session, row.entity_id, row.cart_id, CartOutcome.OPENED)
    return None if opened is None else opened.location


def _due_now(session: Session, order: CartOrder, today: date) -> list[_Due]:
    """The notices with what they cost today; all of them can be paid now, and together."""
    due = []
    for creditor_id, number in order.notices:
        found = positions.position_by_notice(session, creditor_id, number)
        if found is None:
            raise RuleBroken("notice_unknown", notice_number=number)
        due.append(_Due(found, _installment(session, found, today)))
    check_cart([_part(one.found) for one in due])
    return due


def _installment(session: Session, found: NoticedPosition, today: date) -> Installment:
    number = found.installment.notice_number
    released = notices.released(session, found.position.entity_id, number)
    refusal = unpayable(session, found, today) or _not_owed(session, found)
    if refusal is not None:
        raise _not_payable(number, _WHY.get(refusal, Unpayable.NOT_NOW))
    if released is None or released.notice.payable_at is None:
        # Until the hub can get an answer for it, its page would know nothing of the notice.
        raise _not_payable(number, Unpayable.NOT_NOW)
    try:
        return live.installment_on(session, found, today)
    except BadValue as trouble:
        # A day that has no amount: before a fine was served, after the calendar we know.
        raise _not_payable(number, Unpayable.NOT_NOW) from trouble


def _not_owed(session: Session, found: NoticedPosition) -> FaultCode | None:
    """Why the management program that owns the debt, by what it said last, wants nothing of it."""
    if found.position.program_id is None:
        return None
    return NOT_OWED.get(asked.known(session, found).state)


def _not_payable(number: str, why: Unpayable) -> RuleBroken:
    return RuleBroken("notice_not_payable", notice_number=number, why=why.value)


def _part(found: NoticedPosition) -> CartPart:
    row = found.installment
    return CartPart(
        row.entity_id, row.notice_number, row.position_id, row.option_no, row.installment_no
    )


def _written(
    session: Session,
    order: CartOrder,
    entity_id: str,
    due: Sequence[_Due],
    cart_id: str,
    now: datetime,
) -> str:
    """Have an entity's rows of a cart; the id is that of whoever made the same wish first."""
    values = {
        "entity_id": entity_id, "cart_id": cart_id, "made_by": order.made_by,
        "client_id": order.client_id, "content_hash": order.digest(), "made_at": now,
    }  # fmt: skip
    is_new = insert_new(session, CartRow, values)
    row = _known_cart(session, order, entity_id)
    assert row is not None  # noqa: S101  (inserted just above, by us or by the same wish)
    if is_new:
        session.add_all(
            CartNoticeRow(
                entity_id=entity_id, cart_id=cart_id, place=place,
                notice_number=one.installment.notice_number,
                amount_cents=one.installment.amount_cents,
            )
            for place, one in enumerate(due, start=1)
        )  # fmt: skip
        session.flush()
    kept = repository.notices_of(session, entity_id, row.cart_id)
    if [one.amount_cents for one in kept] != [one.installment.amount_cents for one in due]:
        raise RuleBroken("cart_amounts_changed", client_id=order.client_id)
    return row.cart_id


def _cart(session: Session, order: CartOrder, cart_id: str, due: Sequence[_Due]) -> Cart:
    names = {
        entity_id: entity.name
        for entity_id in order.entities
        if (entity := entities.entity(session, entity_id)) is not None
    }
    return Cart(
        cart_id=cart_id,
        notices=tuple(
            CartNotice(
                notice_number=one.installment.notice_number,
                creditor_tax_code=one.found.position.entity_id,
                amount_cents=one.installment.amount_cents,
                creditor_name=names[one.found.position.entity_id],
                description=one.installment.description,
            )
            for one in due
        ),
        returns=order.returns,
        all_postal=all(
            postal_iban_of(transfer) for one in due for transfer in one.installment.transfers
        ),
        email=order.email,
    )


def _append(
    session: Session,
    entity_id: str,
    cart_id: str,
    outcome: CartOutcome,
    now: datetime,
    **what: str,
) -> None:
    # The cart is held, so that two calls for one cart get numbers of their own.
    repository.cart(session, entity_id, cart_id, lock=True)
    call_no = repository.count_calls(session, entity_id, cart_id) + 1
    session.add(
        CartOutcomeRow(
            entity_id=entity_id, cart_id=cart_id, call_no=call_no, at=now, outcome=outcome, **what
        )
    )
    session.flush()


def _notice_state(session: Session, row: CartNoticeRow) -> NoticeInCart:
    """Paid once a receipt is here; until then nothing is known, whatever the citizen was shown."""
    receipts = payments.receipts_of_notice(session, row.entity_id, row.notice_number)
    first = min((one.receipt.paid_at or one.receipt.received_at for one in receipts), default=None)
    return NoticeInCart(
        notice_number=row.notice_number,
        amount_cents=row.amount_cents,
        state=NoticeInCartState.PENDING if first is None else NoticeInCartState.PAID,
        paid_at=first,
    )
