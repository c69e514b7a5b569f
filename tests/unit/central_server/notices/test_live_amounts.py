from datetime import date, timedelta

import pytest

from central_server.entities.models import HubModel, StationRow
from central_server.jobs import outbox
from central_server.notices import live_amounts
from central_server.notices.live_amounts import LIVE_AMOUNTS, LiveAmounts
from payments_core.rules.worked_out import work_out
from tests.factories.catalogue import FINE_TYPED, a_fine_kind
from tests.factories.released_debts import add_fine, add_position, number_of
from tests.factories.server import ENTITY, STATION, add_entity

SERVED_ON = date(2026, 6, 19)
BOTH = [number_of(1), number_of(2)]


@pytest.fixture
def looking(unit_of_work, clock):
    return LiveAmounts(unit_of_work, clock)


@pytest.fixture
def fines(unit_of_work, clock):
    """Two fines on the day of their notification; notice 3 is none."""
    clock.advance(days=(SERVED_ON - clock.now().date()).days)
    with unit_of_work() as session:
        add_entity(session)
        session.get_one(StationRow, (ENTITY, STATION)).hub_model = HubModel.GPD_V1
        add_fine(session, 1)
        add_fine(session, 2)
        add_position(session, 3)


@pytest.fixture
def taken(unit_of_work, clock):
    def taken(kind):
        with unit_of_work() as session:
            jobs = outbox.take(session, [kind], clock.now(), timedelta(seconds=60), 9)
            for job in jobs:
                outbox.mark_done(session, job, clock.now())
        return jobs

    return taken


@pytest.fixture
def look(looking, taken):
    """Let the chore ask and do what it asked for; what goes to the hub."""

    def look():
        looking.ask_all()
        while jobs := taken(LIVE_AMOUNTS):
            for job in jobs:
                looking(job)
        return [job.subject for job in taken("HUB_PUBLISH")]

    return look


@pytest.mark.usefixtures("fines")
def test_first_look_brings_everything_that_depends_on_the_day(look):
    assert look() == BOTH
    assert look() == []


@pytest.mark.usefixtures("fines")
def test_later_looks_bring_what_has_changed_once_a_day(look, clock):
    look()
    changes = []
    for _ in range(70):
        clock.advance(days=1)
        changes.append(look())
    assert look() == []
    rate = a_fine_kind().rates[0]
    amounts = [
        work_out(a_fine_kind(), rate, FINE_TYPED, SERVED_ON + timedelta(days=day)).total_cents
        for day in range(71)
    ]
    other = [day for day in range(1, 71) if amounts[day] != amounts[day - 1]]
    assert [day for day, going in enumerate(changes, start=1) if going] == other
    assert {tuple(going) for going in changes} == {(), tuple(BOTH)}
    assert len(other) == 2


@pytest.mark.usefixtures("fines")
def test_days_on_which_nobody_looked_are_caught_up(look, clock):
    look()
    clock.advance(days=30)
    assert look() == BOTH


@pytest.mark.usefixtures("fines")
def test_station_that_is_asked_needs_no_look(look, unit_of_work):
    with unit_of_work() as session:
        session.get_one(StationRow, (ENTITY, STATION)).hub_model = HubModel.STATION
    assert look() == []


@pytest.mark.usefixtures("fines")
def test_long_lists_are_looked_through_to_their_end_job_by_job(looking, taken, monkeypatch):
    monkeypatch.setattr(live_amounts, "BLOCK", 1)
    looking.ask_all()
    afters = []
    while jobs := taken(LIVE_AMOUNTS):
        for job in jobs:
            afters.append(job.payload["after"])
            looking(job)
    assert (len(afters), afters[0], afters == sorted(afters)) == (3, "", True)
    assert [job.subject for job in taken("HUB_PUBLISH")] == BOTH


@pytest.mark.usefixtures("fines")
def test_debts_of_management_programs_are_theirs_to_say(look, unit_of_work):
    with unit_of_work() as session:
        for row in live_amounts.live_positions(session, ENTITY, ""):
            row.program_id = "tributi"
    assert look() == []
