from datetime import date, timedelta

from central_server.entities.models import HubModel, StationRow
from central_server.evidence.horizon import horizon
from central_server.payments import listed_receipts
from central_server.settlement import listing
from central_server.treasury import service as treasury
from payments_core.clock import start_of_rome_day
from payments_core.wire.desk.notice_messages import Horizon, HorizonKind
from tests.factories.released_debts import number_of
from tests.factories.server import ENTITY, STATION, add_entity
from tests.factories.twins import CITY, TWIN, journal_of

NUMBER = number_of(1)


def test_station_is_told_of_receipts_up_to_now(session, clock) -> None:
    add_entity(session)
    now = clock.now()
    told = Horizon(kind=HorizonKind.RECEIPTS_TOLD, until=now)
    assert horizon(session, ENTITY, NUMBER, now) == (told,)
    listing.poll_of(session, ENTITY)
    assert horizon(session, ENTITY, NUMBER, now) == (told,)


def test_what_is_asked_is_as_old_as_the_last_question(session, clock) -> None:
    add_entity(session)
    now, before = clock.now(), clock.now() - timedelta(hours=1)
    session.get_one(StationRow, (ENTITY, STATION)).hub_model = HubModel.GPD_V3
    never, *rest = horizon(session, ENTITY, NUMBER, now)
    assert (never, rest) == (Horizon(kind=HorizonKind.RECEIPTS_ASKED, until=None), [])
    listed_receipts.poll_of(session, ENTITY).polled_at = before
    listing.poll_of(session, ENTITY).polled_at = now
    session.flush()
    assert horizon(session, ENTITY, NUMBER, now) == (
        Horizon(kind=HorizonKind.RECEIPTS_ASKED, until=before),
        Horizon(kind=HorizonKind.FLOWS_ASKED, until=now),
    )


def test_journal_counts_by_its_last_day(session, clock) -> None:
    add_entity(session)
    treasury.import_journal(session, "bank", ENTITY, journal_of(CITY, TWIN), "journal.xml", clock)
    *_, read = horizon(session, ENTITY, NUMBER, clock.now())
    assert read.kind is HorizonKind.JOURNAL_READ
    assert read.until == start_of_rome_day(date(2025, 5, 15))
