"""How what asks management programs is asked for one of two entities that have everything alike."""

from datetime import timedelta
from typing import Any

from central_server.anomalies import repository as odd
from central_server.entities import programs
from central_server.positions import asked, live
from central_server.positions import repository as positions
from central_server.positions.asked import Enquiry, Reply
from payments_core.model.asked_amount import AskedFor, ProgramAnswer, ProgramState
from payments_core.money import Cents
from tests.factories.border_asked import NOW, Asked, Case


def _owned(a: Asked) -> Any:
    """The open notice of these names, as a debt of the program of these names."""
    found = positions.position_by_notice(*a.whose, a.names.unpaid)
    if found is not None:
        found.position.live, found.position.program_id = True, a.names.program_id
    return found


def _kept(a: Asked) -> Any:
    cents = Cents(a.place.cents + 1)
    answer = ProgramAnswer(ProgramState.DUE, cents, (cents,))
    enquiry = Enquiry(a.place.entity_id, a.names.program_id, a.names.unpaid, "", "", 1, (1,))
    return asked.keep_answer(a.session, Reply(enquiry, answer), lambda: "answer-new", NOW)


def _told(a: Asked) -> Any:
    known = asked.known(a.session, _owned(a))
    return asked.note_told(*a.whose, "event-new", known, AskedFor.ACTIVATE, NOW)


def _settled(a: Asked) -> Any:
    found = _owned(a)
    if found is not None:
        live.settle(a.session, found, a.place.cents, NOW.date())
    return found and found.installment.amount_cents


FINDS: dict[str, Case] = {
    "entities.programs.program": lambda a: programs.program(*a.whose, a.names.program_id),
    "positions.asked.begun_with": lambda a: (
        (found := _owned(a)) and asked.begun_with(a.session, found, a.place.cents)
    ),
    "positions.asked.enquiry_of": lambda a: (
        (found := _owned(a)) and asked.enquiry_of(a.session, found)
    ),
    "positions.asked.known": lambda a: (found := _owned(a)) and asked.known(a.session, found),
    "positions.asked.told_to": lambda a: asked.told_to(*a.whose, [a.names.event_id]),
    "positions.live.settle (a program's)": _settled,
}


def _contradicted(a: Asked) -> Any:
    enquiry = Enquiry(a.place.entity_id, a.names.program_id, a.names.unpaid, "", "", 1, (1,))
    reply = Reply(enquiry, ProgramAnswer(ProgramState.PAID))
    asked.keep_answer(a.session, reply, lambda: "answer-paid", NOW + timedelta(minutes=1))
    return odd.contradictions(*a.whose, 9)


DOES: dict[str, Case] = {
    "anomalies.repository.contradictions": _contradicted,
    "entities.programs.owners": lambda a: programs.owners(*a.whose),
    "entities.programs.programs": lambda a: programs.programs(*a.whose),
    "entities.programs.set_kinds": lambda a: programs.set_kinds(
        *a.whose, a.names.program_id, frozenset({a.names.kind_id, "another"})
    ),
    "positions.asked.keep_answer": _kept,
    "positions.asked.note_told": _told,
}
