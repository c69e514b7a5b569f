from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from central_server.entities.models import HubModel, HubService, HubServiceRow, StationRow
from central_server.jobs import outbox
from central_server.jobs.models import OutboxRow
from central_server.notices import uploads
from central_server.notices.models import NoticeRow
from central_server.notices.uploads import HUB_UPLOAD, HUB_UPLOAD_REPORT, PositionUploader
from central_server.positions import acts, repository, service
from central_server.positions.acts import Deed
from payments_core.errors import RemoteProtocolError, RuleBroken, WorldTrouble
from payments_core.identifiers import notice_number
from payments_core.rules.position_lifecycle import PositionEvent
from tests.factories.positions import ORIGIN, make_debt
from tests.factories.server import COMPANY, ENTITY, STATION, add_entity

NUMBERS = [notice_number.build("01", base) for base in range(1, 31)]


class Hub:
    """Both services of the hub: takes a file, and shows positions as payable."""

    def __init__(self):
        self.files, self.asked = [], []
        self.valid = lambda copies: {copy.iupd for copy in copies}
        self.refusal = None

    def submit(self, address, broker, entity_id, copies):
        if self.refusal:
            raise self.refusal
        self.files.append([copy.iupd for copy in copies])
        return f"file-{len(self.files)}"

    def report(self, address, broker, entity_id, file_id):
        self.asked.append((address.key, broker, file_id))
        if self.refusal:
            raise self.refusal
        return dict.fromkeys(self.files[-1], 201)

    def valid_as_wanted(self, address, entity_id, copies):
        return frozenset(self.valid(copies))

    def is_reachable(self, address, broker, entity_id):
        self.asked.append((address.key, broker, entity_id))
        return True


@pytest.fixture
def hub():
    return Hub()


@pytest.fixture
def uploader(unit_of_work, hub, clock):
    return PositionUploader(unit_of_work, hub, dict.fromkeys(HubModel, hub), {}, clock)


@pytest.fixture
def entity(unit_of_work, clock):
    with unit_of_work() as session:
        add_entity(session)
        session.get_one(StationRow, (ENTITY, STATION)).hub_model = HubModel.GPD_V1
        session.add(
            HubServiceRow(
                entity_id=ENTITY, service=HubService.GPD_UPLOAD, url="http://hub.test",
                service_key="upload-key",
            )
        )  # fmt: skip
        for place, number in enumerate(NUMBERS):
            position = service.create(
                session, make_debt(number=number), ORIGIN, position_id=f"position-{place}",
                citizen_id=None, now=clock.now(),
            )  # fmt: skip
            service.apply_event(position, PositionEvent.PUBLISH)
        session.flush()
        session.add_all(
            NoticeRow(
                entity_id=ENTITY, notice_number=number, released_at=clock.now(),
                registered_at=clock.now(),
            ) for number in NUMBERS
        )  # fmt: skip


@pytest.fixture
def bring(unit_of_work, clock, entity):
    def bring(numbers=NUMBERS):
        with unit_of_work() as session:
            uploads.bring(session, ENTITY, numbers, clock.now())

    return bring


@pytest.fixture
def next_job(unit_of_work, clock):
    def next_job(kind):
        with unit_of_work() as session:
            [job] = outbox.take(session, [kind], clock.now(), timedelta(seconds=60), 9)
            outbox.mark_done(session, job, clock.now())
        return job

    return next_job


def waiting(unit_of_work, kind):
    with unit_of_work() as session:
        return [row.subject for row in outbox.waiting(session, ENTITY, kind)]


def payable(unit_of_work):
    with unit_of_work() as session:
        told = select(NoticeRow.notice_number).where(NoticeRow.payable_at.is_not(None))
        return sorted(session.scalars(told))


def test_many_positions_go_as_one_file_and_are_payable_once_seen_so(
    bring, uploader, hub, next_job, unit_of_work
):
    bring()
    uploader.submit(next_job(HUB_UPLOAD))
    assert (len(hub.files[0]), payable(unit_of_work)) == (30, [])
    uploader.read_report(next_job(HUB_UPLOAD_REPORT))
    assert hub.asked == [("upload-key", ENTITY, "file-1")]
    assert payable(unit_of_work) == sorted(NUMBERS)
    assert waiting(unit_of_work, "HUB_PUBLISH") == []


@pytest.mark.parametrize("reason", ["few", "no service", "a station is asked"])
def test_without_need_of_a_file_they_go_one_by_one(bring, unit_of_work, reason):
    with unit_of_work() as session:
        if reason == "no service":
            session.delete(session.get_one(HubServiceRow, (ENTITY, HubService.GPD_UPLOAD)))
        if reason == "a station is asked":
            session.get_one(StationRow, (ENTITY, STATION)).hub_model = HubModel.STATION
    numbers = NUMBERS[: uploads.MIN_POSITIONS - 1] if reason == "few" else NUMBERS
    bring(numbers)
    assert waiting(unit_of_work, "HUB_PUBLISH") == numbers
    assert waiting(unit_of_work, HUB_UPLOAD) == []


def test_files_are_bounded(bring, unit_of_work, monkeypatch):
    monkeypatch.setattr(uploads, "MAX_POSITIONS", 12)
    bring()
    with unit_of_work() as session:
        sizes = [len(row.payload["numbers"]) for row in session.scalars(select(OutboxRow))]
    assert sizes == [12, 12, 6]


def test_refused_file_goes_one_by_one(bring, uploader, hub, next_job, unit_of_work):
    bring()
    hub.refusal = RuleBroken("gpd_upload_refused", status=400, detail="zip")
    uploader.submit(next_job(HUB_UPLOAD))
    assert waiting(unit_of_work, "HUB_PUBLISH") == NUMBERS


def test_hub_that_is_away_or_still_at_work_is_asked_again(bring, uploader, hub, next_job):
    bring()
    job = next_job(HUB_UPLOAD)
    uploader.submit(job)
    hub.refusal = WorldTrouble("gpd_upload_running", processed=1, submitted=30)
    with pytest.raises(WorldTrouble):
        uploader.read_report(next_job(HUB_UPLOAD_REPORT))
    with pytest.raises(WorldTrouble):
        uploader.submit(job)


@pytest.mark.parametrize(
    ("trouble", "attempts"),
    [
        (RuleBroken("gpd_upload_refused", status=404, detail=""), 1),
        (RemoteProtocolError("gpd_upload_malformed", field="responses"), 1),
        (WorldTrouble("gpd_upload_running", processed=1, submitted=30), uploads.MOST_QUESTIONS),
    ],
)
def test_report_that_cannot_be_had_leaves_all_to_go_one_by_one(
    bring, uploader, hub, next_job, unit_of_work, trouble, attempts
):
    bring()
    uploader.submit(next_job(HUB_UPLOAD))
    hub.refusal = trouble
    uploader.read_report(replace(next_job(HUB_UPLOAD_REPORT), attempts=attempts))
    assert waiting(unit_of_work, "HUB_PUBLISH") == NUMBERS
    assert payable(unit_of_work) == []


def test_act_on_a_notice_of_a_file_does_not_wait_for_it(bring, unit_of_work):
    bring()
    assert set(waiting(unit_of_work, HUB_UPLOAD)).isdisjoint(NUMBERS)


def test_what_is_not_seen_payable_is_looked_after_one_by_one(
    bring, uploader, hub, next_job, unit_of_work, clock
):
    bring()
    uploader.submit(next_job(HUB_UPLOAD))
    with unit_of_work() as session:
        found = repository.position_by_notice(session, ENTITY, NUMBERS[4])
        acts.cancel(session, found, Deed("anna", clock.now(), "prova"))
    hub.valid = lambda copies: {copy.iupd for copy in copies} - {"position-7"}
    uploader.read_report(next_job(HUB_UPLOAD_REPORT))
    left = [NUMBERS[4], NUMBERS[7]]
    assert waiting(unit_of_work, "HUB_PUBLISH") == left
    assert payable(unit_of_work) == sorted(set(NUMBERS) - set(left))


def test_service_given_up_meanwhile_leaves_nothing_behind(bring, uploader, next_job, unit_of_work):
    bring()
    uploader.submit(next_job(HUB_UPLOAD))
    with unit_of_work() as session:
        session.delete(session.get_one(HubServiceRow, (ENTITY, HubService.GPD_UPLOAD)))
    uploader.read_report(next_job(HUB_UPLOAD_REPORT))
    assert waiting(unit_of_work, "HUB_PUBLISH") == NUMBERS


def test_overdue_positions_that_expire_stay_here(
    bring, uploader, hub, next_job, unit_of_work, clock
):
    with unit_of_work() as session:
        repository.position_by_notice(session, ENTITY, NUMBERS[3]).position.expires = True
    clock.advance(days=(date(2026, 12, 24) - date(2026, 11, 23)).days)
    bring()
    uploader.submit(next_job(HUB_UPLOAD))
    assert "position-3" not in hub.files[0]
    assert len(hub.files[0]) == 29


def test_reachability_is_known_where_the_service_is_used(uploader, entity, unit_of_work):
    assert uploader.is_reachable(ENTITY) is True
    with unit_of_work() as session:
        session.delete(session.get_one(HubServiceRow, (ENTITY, HubService.GPD_UPLOAD)))
    assert uploader.is_reachable(ENTITY) is None


def test_reachability_is_asked_for_as_the_station_whose_debts_the_hub_holds(
    uploader, hub, entity, unit_of_work
):
    with unit_of_work() as session:
        session.get_one(StationRow, (ENTITY, STATION)).hub_model = HubModel.STATION
        session.add(
            StationRow(
                entity_id=ENTITY, station_id=f"{ENTITY}_02", broker_tax_code=COMPANY,
                segregation_code="02", positions_url="", positions_key="",
                hub_model=HubModel.GPD_V3,
            )
        )  # fmt: skip
    assert uploader.is_reachable(ENTITY) is True
    assert hub.asked == [("upload-key", COMPANY, ENTITY)]
