from central_server.checkout import repository, service
from payments_core.errors import WorldTrouble
from tests.factories.carts import PAGES, order
from tests.factories.released_debts import add_position
from tests.factories.server import COMPANY, ENTITY, add_entity


def test_newest_pages_of_a_notice_are_told_oldest_first(session, clock):
    add_entity(session)
    number, other = add_position(session, 1), add_position(session, 2)
    for place in range(4):
        numbers = (number, other) if place != 2 else (other,)
        wanted = order(*numbers, client_id=f"wish-{place}")
        service.prepare(session, wanted, f"cart-{place}", clock.now())
        clock.advance(minutes=1)
        service.note_opened(session, ENTITY, f"cart-{place}", f"{PAGES}/c/{place}", clock.now())
    service.prepare(session, order(number, client_id="failed"), "cart-9", clock.now())
    service.note_trouble(session, ENTITY, "cart-9", WorldTrouble("x"), clock.now())

    def pages(entity_id, limit):
        found = repository.openings_of_notice(session, entity_id, number, limit)
        return [row.cart_id for row in found]

    assert pages(ENTITY, 9) == ["cart-0", "cart-1", "cart-3"]
    assert pages(ENTITY, 2) == ["cart-1", "cart-3"]
    assert pages(COMPANY, 9) == []
