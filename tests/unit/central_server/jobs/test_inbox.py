import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.exc import NoResultFound

from central_server.jobs import inbox

ENTITY = "80999990106"


def receive(session, clock, *, payload=None, source="desk:one", entity_id=ENTITY):
    return inbox.receive(
        session, entity_id, source, "message-1", "RELEASE", payload or {"n": 1}, clock.now()
    )


def test_first_delivery_is_to_take_effect(session, clock):
    assert receive(session, clock) == inbox.Received(True, {"n": 1}, None)


def test_repetition_gets_what_the_first_left(session, clock):
    receive(session, clock)
    inbox.store_answer(session, ENTITY, "desk:one", "message-1", {"outcome": "ACCEPTED"})
    again = receive(session, clock, payload={"n": 2})
    assert again == inbox.Received(False, {"n": 1}, {"outcome": "ACCEPTED"})


def test_what_was_delivered_before_is_found(session, clock):
    assert inbox.find(session, ENTITY, "desk:one", "message-1") is None
    receive(session, clock)
    inbox.store_answer(session, ENTITY, "desk:one", "message-1", {"outcome": "ACCEPTED"})
    found = inbox.find(session, ENTITY, "desk:one", "message-1")
    assert found == inbox.Received(False, {"n": 1}, {"outcome": "ACCEPTED"})


def test_answer_to_what_was_never_delivered_is_a_defect(session, clock):
    receive(session, clock)
    with pytest.raises(NoResultFound):
        inbox.store_answer(session, ENTITY, "desk:two", "message-1", {"outcome": "ACCEPTED"})


def test_senders_and_entities_have_keys_of_their_own(session, clock):
    receive(session, clock)
    assert receive(session, clock, source="desk:two").first
    assert receive(session, clock, entity_id="12345670017").first


def test_delivery_that_rolled_back_leaves_the_next_one_the_first(unit_of_work, clock):
    class Broken(Exception):
        pass

    try:
        with unit_of_work() as session:
            receive(session, clock)
            raise Broken
    except Broken:
        pass
    with unit_of_work() as session:
        assert receive(session, clock).first


def test_of_deliveries_at_once_one_is_the_first_and_all_get_its_answer(unit_of_work, clock):
    barrier = threading.Barrier(4)

    def deliver(number):
        barrier.wait(10)
        with unit_of_work() as session:
            received = receive(session, clock)
            if received.first:
                answer = {"by": number}
                inbox.store_answer(session, ENTITY, "desk:one", "message-1", answer)
                return number, answer
            return None, received.answer

    with ThreadPoolExecutor(4) as threads:
        results = list(threads.map(deliver, range(4)))
    [winner] = [number for number, _ in results if number is not None]
    assert all(answer == {"by": winner} for _, answer in results)
