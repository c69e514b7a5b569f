"""All is well again: the line, the server, the clocks. People do what the desks ask them to do, and
everybody synchronises until nothing moves any more."""

from collections.abc import Callable

from tests.simulation.desks import Desk, quietly
from tests.simulation.invariants import require
from tests.simulation.world import World

#: Rounds within which everybody must be quiet.
ROUNDS = 8
#: Longer than any pause after failures, and than any clock was wrong.
ROUND_SECONDS = 32 * 3600.0


def heal(world: World, check: Callable[[], None]) -> None:
    """Until both sides agree, or a Violation when they do not get there."""
    world.end_faults()
    world.trace.write("world", "heals")
    for desk in world.desks:
        if not desk.is_on:
            desk.switch_on()
    check()
    for _ in range(ROUNDS):
        world.clock.pass_by(ROUND_SECONDS)
        for desk in world.desks:
            _mend(world, desk)
            outcome = quietly(lambda desk=desk: (desk.turn(), desk.print_paper()))
            world.trace.write(desk.machine, f"turn: {outcome}")
        check()
        if all(_is_quiet(world, desk) for desk in world.desks):
            return
    require(False, "never quiet", [desk.machine for desk in world.desks
                                   if not _is_quiet(world, desk)])  # fmt: skip


def _mend(world: World, desk: Desk) -> None:
    """A desk that is in doubt or that the server refuses is enrolled anew, as its tasks say. Where
    another machine has taken its place it becomes a desk of its own."""
    if not desk.program.background.numbers.in_doubt and not _is_refused(world, desk):
        return
    if world.holders.get(desk.desk_id) != desk.machine:
        desk.desk_id = f"altro-{desk.machine}"
    world.enrol(desk)
    world.trace.write(desk.machine, f"enrolled anew as {desk.desk_id}")


def _is_refused(world: World, desk: Desk) -> bool:
    """Whether the server no longer takes the desk for who it says it is."""
    return quietly(desk.ask_profile) == "desk_credential_refused"


def _is_quiet(world: World, desk: Desk) -> bool:
    (waiting,) = desk.rows("SELECT count(*) FROM outbox")[0]
    (untold,) = desk.rows("SELECT count(*) FROM audit_entries")[0]
    (cursor,) = desk.rows("SELECT change_cursor FROM desk")[0]
    with world.server.looked_at() as books:
        (last,) = books.rows("SELECT last_cursor FROM change_counters")[0]
    return waiting == untold == 0 and cursor == last
