"""Questions about carts."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central_server.checkout.models import CartNoticeRow, CartOutcomeRow, CartRow


def cart(session: Session, entity_id: str, cart_id: str, *, lock: bool = False) -> CartRow | None:
    """One cart of an entity; `lock` keeps others from adding an outcome until the end."""
    return session.get(CartRow, (entity_id, cart_id), with_for_update=lock or None)


def cart_of_client(
    session: Session, entity_id: str, made_by: str, client_id: str
) -> CartRow | None:
    """The cart that somebody wanted under an id of their own."""
    return session.scalar(
        select(CartRow).where(
            CartRow.entity_id == entity_id,
            CartRow.made_by == made_by,
            CartRow.client_id == client_id,
        )
    )


def notices_of(session: Session, entity_id: str, cart_id: str) -> list[CartNoticeRow]:
    """The notices of a cart, in their order."""
    return list(
        session.scalars(
            select(CartNoticeRow)
            .where(CartNoticeRow.entity_id == entity_id, CartNoticeRow.cart_id == cart_id)
            .order_by(CartNoticeRow.place)
        )
    )


def last_outcome(
    session: Session, entity_id: str, cart_id: str, outcome: str
) -> CartOutcomeRow | None:
    """The newest call that ended in this way, None where none did."""
    return session.scalar(
        select(CartOutcomeRow)
        .where(
            CartOutcomeRow.entity_id == entity_id,
            CartOutcomeRow.cart_id == cart_id,
            CartOutcomeRow.outcome == outcome,
        )
        .order_by(CartOutcomeRow.call_no.desc())
        .limit(1)
    )


def count_calls(session: Session, entity_id: str, cart_id: str) -> int:
    """How many calls for a cart have an outcome."""
    counted = session.scalar(
        select(func.count())
        .select_from(CartOutcomeRow)
        .where(CartOutcomeRow.entity_id == entity_id, CartOutcomeRow.cart_id == cart_id)
    )
    return counted or 0


def openings_of_notice(
    session: Session, entity_id: str, notice_number: str, limit: int
) -> list[CartOutcomeRow]:
    """The newest pages on which a notice could be paid, oldest first."""
    found = session.scalars(
        select(CartOutcomeRow)
        .join(
            CartNoticeRow,
            (CartNoticeRow.entity_id == CartOutcomeRow.entity_id)
            & (CartNoticeRow.cart_id == CartOutcomeRow.cart_id),
        )
        .where(
            CartNoticeRow.entity_id == entity_id,
            CartNoticeRow.notice_number == notice_number,
            CartOutcomeRow.location.is_not(None),
        )
        .order_by(CartOutcomeRow.at.desc(), CartOutcomeRow.cart_id)
        .limit(limit)
    )
    return list(reversed(found.all()))
