from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from central_server.changes.models import ChangeRow
from central_server.entities.models import HubModel, StationRow
from central_server.hub.address import ServiceAddress
from central_server.jobs import outbox
from central_server.jobs.outbox import Job
from central_server.notices import acts as notice_acts
from central_server.notices import expiry, service
from central_server.notices.models import NoticeRow
from central_server.notices.service import HUB_PUBLISH
from central_server.notices.tasks import PositionPublisher
from central_server.positions import acts, repository
from central_server.positions import service as positions
from central_server.positions.acts import Change, Deed, PaidElsewhere
from payments_core.clock import rome_date
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.identifiers import notice_number
from payments_core.model.debt_position import PaymentOption
from payments_core.rules.position_lifecycle import PositionEvent
from payments_core.wire.desk.notice_messages import ChangeKind
from tests.factories.positions import NUMBER, ORIGIN, add_position, make_debt
from tests.factories.server import ENTITY, STATION, add_entity

PLAN_DAYS = (date(2026, 11, 30), date(2026, 12, 30), date(2027, 1, 30))


class Archive:
    """Remembers what it was given."""

    def __init__(self):
        self.published = []
        self.trouble = None
        self.seen = "VALID"
        self.meanwhile = lambda: None

    def publish(self, address, copy):
        if self.trouble:
            raise self.trouble
        self.meanwhile()
        self.published.append((address, copy))
        return self.seen

    def withdraw(self, address, copy):
        self.published.append("withdrawn")

    def invalidate(self, address, copy):
        self.published.append("invalidated")

    def remove(self, address, copy):
        self.published.append("removed")

    def mark_paid(self, address, copy, notice_number):
        self.published.append(f"paid {notice_number}")


def add_plan(session, clock, numbers):
    """A debt that may be paid at once, with the first number, or in instalments."""
    debt = make_debt(number=numbers[0])
    [due] = debt.options[0].installments
    plan = tuple(
        replace(due, notice_number=number, due_on=due_on)
        for number, due_on in zip(numbers[1:], PLAN_DAYS, strict=True)
    )
    options = (*debt.options, PaymentOption(plan))
    return positions.create(
        session, replace(debt, options=options), ORIGIN, position_id="position-1",
        citizen_id=None, now=clock.now(),
    )  # fmt: skip


@pytest.fixture
def archive():
    return Archive()


@pytest.fixture
def publish(unit_of_work, archive, clock):
    def publish(number=NUMBER, environment=None):
        job = Job(ENTITY, 1, HUB_PUBLISH, number, {}, 1)
        PositionPublisher(unit_of_work, dict.fromkeys(HubModel, archive), environment or {}, clock)(
            job
        )

    return publish


@pytest.fixture
def position(unit_of_work, clock):
    with unit_of_work() as session:
        add_entity(session)
        position = add_position(session, clock)
        positions.apply_event(position, PositionEvent.PUBLISH)


@pytest.mark.usefixtures("position")
def test_notice_goes_to_the_archive_of_its_station(publish, archive):
    publish()
    [(address, copy)] = archive.published
    assert address == ServiceAddress("http://127.0.0.1:9/aca", "archive-key")
    assert (copy.iupd, copy.debt.options[0].installments[0].notice_number) == ("position-1", NUMBER)
    assert (copy.debt.creditor_name, copy.office_name) == (
        "Comune di Esempio",
        "Servizi demografici",
    )


@pytest.mark.usefixtures("position")
def test_debt_of_another_program_is_known_there_by_its_own_id(publish, archive, unit_of_work):
    with unit_of_work() as session:
        repository.position_by_notice(session, ENTITY, NUMBER).position.iupd = "TARI-2026_77"
    publish()
    assert archive.published[0][1].iupd == "TARI-2026_77"


@pytest.mark.usefixtures("position")
def test_key_may_stand_in_the_environment(publish, archive, unit_of_work):
    with unit_of_work() as session:
        session.get_one(StationRow, (ENTITY, STATION)).positions_key = "env:KEY"
    with pytest.raises(WorldTrouble, match="secret_missing"):
        publish()
    publish(environment={"KEY": "secret"})
    assert archive.published[0][0].key == "secret"


@pytest.mark.usefixtures("position")
def test_notice_paid_meanwhile_needs_no_copy(publish, archive, unit_of_work):
    with unit_of_work() as session:
        found = repository.position_by_notice(session, ENTITY, NUMBER)
        positions.apply_event(found.position, PositionEvent.PAY)
    publish()
    assert archive.published == []


@pytest.mark.usefixtures("position")
def test_overdue_notice_is_not_offered_to_an_archive_that_refuses_it(publish, archive, clock):
    clock.advance(days=(date(2026, 12, 23) - date(2026, 11, 23)).days)
    publish()
    [(_, copy)] = archive.published
    assert copy.withheld == frozenset()
    clock.advance(days=1)
    publish()
    assert archive.published[1:] == ["removed"]


@pytest.mark.usefixtures("position")
def test_overdue_notice_that_is_suspended_leaves_the_archive(publish, archive, unit_of_work, clock):
    clock.advance(days=60)
    with unit_of_work() as session:
        found = repository.position_by_notice(session, ENTITY, NUMBER)
        acts.suspend(session, found, Deed("anna", clock.now(), "prova"))
    publish()
    assert archive.published == ["removed"]


@pytest.mark.usefixtures("position")
def test_expired_debt_leaves_the_archive_until_its_date_is_moved(
    publish, archive, unit_of_work, clock
):
    with unit_of_work() as session:
        found = repository.position_by_notice(session, ENTITY, NUMBER)
        found.position.expires = True
    publish()
    assert archive.published.pop()[1].expires
    clock.advance(days=60)
    with unit_of_work() as session:
        assert expiry.expire_some(session, clock) == 1
    publish()
    assert archive.published.pop() == "removed"
    with unit_of_work() as session:
        found = repository.position_by_notice(session, ENTITY, NUMBER)
        later = Change(due_on=rome_date(clock.now()))
        acts.change(session, found, later, Deed("anna", clock.now(), "prova"))
    publish()
    assert archive.published.pop()[1].debt.status == "VALID"


def test_plan_that_was_begun_elsewhere_is_offered_without_what_is_paid_or_out_of_the_question(
    publish, archive, unit_of_work, clock
):
    numbers = [notice_number.build("01", base) for base in (1, 2, 3, 4)]
    with unit_of_work() as session:
        add_entity(session)
        position = add_plan(session, clock, numbers)
        positions.apply_event(position, PositionEvent.PUBLISH)
        found = repository.position_by_notice(session, ENTITY, numbers[1])
        proof = PaidElsewhere(date(2026, 11, 20), "bonifico", "CRO 1")
        acts.settle_elsewhere(session, found, proof, Deed("anna", clock.now(), "prova"))
    publish(numbers[0])
    paid, (_, copy) = archive.published
    assert paid == f"paid {numbers[1]}"
    assert copy.withheld == {numbers[0], numbers[1]}
    clock.advance(days=40)
    publish(numbers[0])
    assert archive.published[-1][1].withheld == set(numbers[:3])


@pytest.mark.usefixtures("position")
def test_unknown_notice_is_for_somebody_to_look_at(publish):
    with pytest.raises(RuleBroken, match="notice_unknown"):
        publish("301000000000009999")


def test_entity_without_the_station_of_the_number_is_for_somebody_to_look_at(
    publish, unit_of_work, clock
):
    with unit_of_work() as session:
        add_entity(session, segregation_code="02")
        add_position(session, clock)
    with pytest.raises(RuleBroken, match="entity_without_station"):
        publish()


@pytest.mark.usefixtures("position")
def test_archive_is_brought_to_where_the_position_stands(publish, archive, unit_of_work, clock):
    deed = Deed("anna", clock.now(), "prova")

    def doing(act):
        with unit_of_work() as session:
            act(session, repository.position_by_notice(session, ENTITY, NUMBER))
        publish()
        return archive.published.pop()

    assert doing(lambda session, found: acts.suspend(session, found, deed)) == "withdrawn"
    resumed = doing(lambda session, found: acts.resume(session, found, deed))
    assert resumed[1].debt.status == "VALID"
    proof = PaidElsewhere(date(2026, 11, 20), "bonifico", "CRO 1")
    last = doing(lambda session, found: acts.settle_elsewhere(session, found, proof, deed))
    assert [*archive.published, last] == [f"paid {NUMBER}", "removed"]


@pytest.mark.usefixtures("position")
def test_cancelled_notice_leaves_the_archive(publish, archive, unit_of_work, clock):
    with unit_of_work() as session:
        found = repository.position_by_notice(session, ENTITY, NUMBER)
        acts.cancel(session, found, Deed("anna", clock.now(), "prova"))
    publish()
    assert archive.published == ["invalidated"]


GPD = pytest.mark.parametrize("model", [HubModel.GPD_V1, HubModel.GPD_V3])


@pytest.fixture
def released(unit_of_work, clock, position):
    """The notice was released at a desk, with a hub that holds the positions itself."""

    def released(model):
        with unit_of_work() as session:
            session.get_one(StationRow, (ENTITY, STATION)).hub_model = model
            order = service.Release(ENTITY, (NUMBER,), "desk-1", "anna", clock.now())
            assert service.record(session, order, clock.now()) is None

    return released


def payable_at(unit_of_work):
    with unit_of_work() as session:
        return session.get_one(NoticeRow, (ENTITY, NUMBER)).payable_at


def news(unit_of_work):
    with unit_of_work() as session:
        return [row.kind for row in session.scalars(select(ChangeRow).order_by(ChangeRow.cursor))]


@GPD
def test_notice_becomes_payable_only_once_the_hub_shows_it_so(
    released, publish, archive, unit_of_work, clock, model
):
    released(model)
    assert (payable_at(unit_of_work), news(unit_of_work)) == (None, [])
    archive.trouble = WorldTrouble("gpd_not_valid", status="PUBLISHED")
    with pytest.raises(WorldTrouble):
        publish()
    assert (payable_at(unit_of_work), news(unit_of_work)) == (None, [])
    archive.trouble = None
    clock.advance(seconds=7)
    publish()
    assert payable_at(unit_of_work) == clock.now()
    assert news(unit_of_work) == ["NOTICE_REGISTERED"]
    publish()
    assert news(unit_of_work) == ["NOTICE_REGISTERED"]


def test_notice_suspended_while_the_hub_was_told_is_not_called_payable(
    released, archive, publish, unit_of_work, clock
):
    released(HubModel.GPD_V1)

    def meanwhile():
        with unit_of_work() as session:
            found = repository.position_by_notice(session, ENTITY, NUMBER)
            acts.suspend(session, found, Deed("anna", clock.now(), "prova"))

    archive.meanwhile = meanwhile
    publish()
    assert (payable_at(unit_of_work), news(unit_of_work)) == (None, [])
    # What was brought was overtaken: it is brought to where it stands now.
    with unit_of_work() as session:
        assert [row.subject for row in outbox.waiting(session, ENTITY, HUB_PUBLISH)] == [
            NUMBER, NUMBER,
        ]  # fmt: skip
    archive.meanwhile = lambda: None
    publish()
    assert archive.published[-1] == "withdrawn"


@pytest.mark.parametrize("seen", ["PAID", "REPORTED"])
def test_notice_that_the_hub_shows_paid_is_not_called_payable(
    released, archive, publish, unit_of_work, seen
):
    released(HubModel.GPD_V1)
    archive.seen = seen
    publish()
    assert (payable_at(unit_of_work), news(unit_of_work)) == (None, [])


def test_changed_notice_is_payable_again_once_the_hub_shows_it_so(
    released, publish, unit_of_work, clock
):
    released(HubModel.GPD_V1)
    publish()
    wanted = Change(date(2027, 1, 15), None)
    with unit_of_work() as session:
        found = repository.position_by_notice(session, ENTITY, NUMBER)
        acts.change(session, found, wanted, Deed("anna", clock.now(), "prova"))
        notice_acts.announce(session, found, ChangeKind.NOTICE_CHANGED, clock.now())
    assert payable_at(unit_of_work) is None
    clock.advance(seconds=2)
    publish()
    assert payable_at(unit_of_work) == clock.now()
    assert news(unit_of_work) == ["NOTICE_REGISTERED", "NOTICE_CHANGED", "NOTICE_REGISTERED"]


def test_suspended_debt_of_which_nothing_can_be_paid_is_forgotten_by_the_hub(
    released, archive, publish, unit_of_work, clock
):
    released(HubModel.GPD_V3)
    with unit_of_work() as session:
        found = repository.position_by_notice(session, ENTITY, NUMBER)
        found.position.expires = True
        acts.suspend(session, found, Deed("anna", clock.now(), "prova"))
    clock.advance(days=60)
    publish()
    assert archive.published == ["removed"]


def test_number_of_another_form_is_left_to_its_issuer(publish, archive):
    publish("001234567890123456")
    assert archive.published == []


def test_resumed_notice_is_payable_again_once_the_hub_shows_it_so(
    released, archive, publish, unit_of_work, clock
):
    released(HubModel.GPD_V1)
    publish()
    deed = Deed("anna", clock.now(), "prova")
    with unit_of_work() as session:
        found = repository.position_by_notice(session, ENTITY, NUMBER)
        acts.suspend(session, found, deed)
        notice_acts.announce(session, found, ChangeKind.NOTICE_SUSPENDED, clock.now())
    publish()
    assert archive.published[-1] == "withdrawn"
    with unit_of_work() as session:
        found = repository.position_by_notice(session, ENTITY, NUMBER)
        acts.resume(session, found, deed)
        notice_acts.announce(session, found, ChangeKind.NOTICE_REGISTERED, clock.now())
    assert payable_at(unit_of_work) is None
    assert news(unit_of_work) == ["NOTICE_REGISTERED", "NOTICE_SUSPENDED"]
    clock.advance(seconds=3)
    publish()
    assert payable_at(unit_of_work) == clock.now()
    assert news(unit_of_work)[2:] == ["NOTICE_REGISTERED"]


@GPD
def test_notice_paid_elsewhere_is_withdrawn_where_the_hub_cannot_be_told(
    released, archive, publish, unit_of_work, clock, model
):
    released(model)
    with unit_of_work() as session:
        found = repository.position_by_notice(session, ENTITY, NUMBER)
        proof = PaidElsewhere(date(2026, 11, 20), "bonifico", "CRO 1")
        acts.settle_elsewhere(session, found, proof, Deed("anna", clock.now(), "prova"))
    publish()
    assert archive.published == ["invalidated"]


def test_overdue_notice_goes_to_the_hub_that_alone_lets_people_pay_unless_it_expires(
    released, archive, publish, unit_of_work, clock
):
    released(HubModel.GPD_V1)
    clock.advance(days=(date(2026, 12, 24) - date(2026, 11, 23)).days)
    publish()
    [(_, copy)] = archive.published
    assert copy.debt.options[0].installments[0].due_on == date(2026, 12, 24)
    with unit_of_work() as session:
        repository.position_by_notice(session, ENTITY, NUMBER).position.expires = True
    archive.published.clear()
    publish()
    assert archive.published == []
