"""When all is well again both sides say the same, and every paper is accounted for."""

import json
from collections import Counter

from central_server.anomalies import service as anomalies
from tests.factories.server import ENTITY
from tests.simulation.desks import Desk
from tests.simulation.invariants import done_in, double_payments, notices_of, require
from tests.simulation.server import Books
from tests.simulation.world import World

#: What a desk calls a notice whose position has this status.
_STATES = {"PAID": "PAID", "VALID": "PAYABLE", "INVALID": "CANCELLED"}
#: What a payment that is not owed is shown as.
_SHOWN = {"DOUBLE_PAYMENT", "POSITION_CANCELLED"}
#: Whoever is to call the citizen needs one of these.
_CONTACTS = ("phone", "email")


def check(world: World) -> None:
    """After healing."""
    with world.server.looked_at() as books:
        statuses = books.status_of()
        _papers(world, statuses)
        for desk in world.desks:
            _same_states(desk, statuses, done_in(books), forgets=world.server.restored > 0)
        if not world.server.restored:
            # Receipts that a server has forgotten come back by flows and the hub's service.
            _payments(world, books, statuses)
            _looks(world, books)
    _shown(world)


def _papers(world: World, statuses: dict[str, str]) -> None:
    """Every printed notice is registered, or listed with whom to call; what a store has forgotten
    when an old copy was brought back, the desk has said that it forgot.

    The journal of a desk brings back what the server had not answered. What it had answered is lost
    where old copies of both are brought back.
    """
    listed = {number for desk in world.desks for number in _listed(desk)}
    both = world.server.restored > 0
    forgetful = {desk.machine for desk in world.desks if desk.forgets or (both and desk.restored)}
    for paper in world.ledger.papers:
        if paper.number in statuses or paper.number in listed:
            continue
        forgotten = paper.machine in forgetful & world.doubted
        require(forgotten, "printed, neither registered nor listed", paper)


def _listed(desk: Desk) -> list[str]:
    rows = desk.rows("SELECT notice_number, facts FROM tasks WHERE closed_at IS NULL")
    return [
        number for number, facts in rows if any(json.loads(facts).get(each) for each in _CONTACTS)
    ]


def _same_states(desk: Desk, statuses: dict[str, str], done: set[str], *, forgets: bool) -> None:
    for number, operation_id, state in notices_of(desk):
        wanted = _STATES[statuses[number]] if operation_id in done else "REFUSED"
        agreed = state == wanted or (forgets and (state, wanted) == ("PAID", "PAYABLE"))
        require(agreed, "both sides differ", desk.machine, number, state, wanted)


def _payments(world: World, books: Books, statuses: dict[str, str]) -> None:
    """What the station has taken is paid there, and nothing else is."""
    taken = {number for number, arrived in world.hub.receipts().values() if arrived}
    stored = {row[0] for row in books.rows("SELECT notice_number FROM receipts")}
    require(taken <= stored, "paid and not known", taken - stored)
    paid = {number for number, status in statuses.items() if status == "PAID"}
    cancelled = {number for number, status in statuses.items() if status == "INVALID"}
    require(paid == stored - cancelled, "paid without a receipt, or not", paid ^ stored)


def _looks(world: World, books: Books) -> None:
    """What a desk noted for the audit log is there, and once; a store that was brought back from a
    copy has forgotten some of it."""
    told = Counter(
        row[0] for row in books.rows("SELECT event_id FROM audit_events WHERE source <> 'server'")
    )
    copied = any(desk.is_copy for desk in world.desks)
    for desk in world.desks:
        if not desk.restored:
            for entry_id in world.ledger.noted[desk.machine]:
                once = told[entry_id] == 1 or (copied and told[entry_id] > 0)
                require(once, "noted and not told once", desk.machine, entry_id)


def _shown(world: World) -> None:
    """Nothing is paid twice without being shown."""
    with world.server.looked_at() as books:
        twice = set(double_payments(books))
    with world.server.unit_of_work() as session:
        found = anomalies.of_entity(session, ENTITY)
    shown = {one.notice_number for one in found.anomalies if one.kind in _SHOWN}
    require(twice <= shown, "paid twice, not shown so", twice - shown)
