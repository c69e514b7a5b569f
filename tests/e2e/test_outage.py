"""The plug is pulled and the desk goes on: a real server process, a real counter, no window."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from central_server.citizens.models import CitizenRow
from central_server.db.engine import make_engine
from central_server.db.unit_of_work import UnitOfWork
from central_server.notices.models import NoticeRow
from counter_app.composition import Counter
from counter_app.services.views import AnswerKind, PersonForm, RowState
from payments_core.notice.content import NoticeStanding
from tests.factories import server as factory
from tests.factories.real_installation import desk_at, running_installation
from tests.factories.server import TAX_CODE
from tests.factories.server_process import ServerProcess, wait_until

pytestmark = pytest.mark.timeout(180)
ANNA = "VRDNNA80A41Z999L"


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ServerProcess]:
    with running_installation(tmp_path, monkeypatch) as process:
        yield process


@pytest.fixture
def counter(server: ServerProcess, tmp_path: Path) -> Iterator[Counter]:
    with desk_at(server.port, tmp_path / "desk") as counter:
        yield counter


def registered(server: ServerProcess) -> list[str]:
    engine = make_engine(server.database_url)
    with UnitOfWork(engine)() as session:
        numbers = sorted(row.notice_number for row in session.query(NoticeRow))
    engine.dispose()
    return numbers


def waiting(counter: Counter) -> int:
    return counter.status.view().waiting_operations


def people(server: ServerProcess) -> dict[str, str | None]:
    engine = make_engine(server.database_url)
    with UnitOfWork(engine)() as session:
        codes = {row.citizen_id: row.tax_code for row in session.query(CitizenRow)}
    engine.dispose()
    return codes


def test_releases_made_without_the_server_are_delivered_when_it_is_back(
    server: ServerProcess, counter: Counter
) -> None:
    citizen = counter.lookup.search("rossi mario").citizens[0]
    (card,) = counter.release.offers()
    online = counter.release.release(counter.release.draft(citizen, card, {}))
    assert counter.release.wait_for_answer(online.operation_id).kind is AnswerKind.PAYABLE

    server.kill()
    wait_until(lambda: not counter.status.view().online, "the desk never noticed the outage")
    offline = [
        counter.release.release(counter.release.draft(citizen, card, {})).notice_number
        for _ in range(3)
    ]
    assert counter.status.view().waiting_operations == 3
    paper = counter.reprint.content(offline[0])
    assert paper.standing is NoticeStanding.TO_REGISTER
    page = counter.lookup.citizen(citizen.citizen_id)
    assert {v.state for v in page.notices if v.notice_number in offline} == {RowState.TO_REGISTER}

    server.start()
    wait_until(lambda: waiting(counter) == 0, "the outbox never emptied", seconds=60)
    assert registered(server) == sorted([online.notice_number, *offline])
    assert counter.reprint.content(offline[0]).standing is NoticeStanding.PAYABLE


def test_person_made_during_an_outage_comes_with_their_notices_once(
    server: ServerProcess, counter: Counter
) -> None:
    (card,) = counter.release.offers()
    server.kill()
    wait_until(lambda: not counter.status.view().online, "the desk never noticed the outage")
    anna = counter.persons.make(PersonForm("Verdi", "Anna", ANNA)).citizen
    jane = counter.persons.make(PersonForm("Doe", "Jane", without_code=True)).citizen
    # The registry has him; this desk has never seen him.
    mario = counter.persons.make(PersonForm("Rossi", "Mario", TAX_CODE)).citizen
    for citizen in (anna, jane, anna, mario):
        draft = counter.release.draft(citizen, card, {})
        owing = (jane,) if citizen is mario else ()
        counter.release.release(replace(draft, co_debtors=owing))
    assert counter.lookup.search("verdi").citizens == (anna,)

    server.start()
    wait_until(lambda: waiting(counter) == 0, "the outbox never emptied", seconds=60)
    assert len(registered(server)) == 4
    assert people(server) == {
        factory.CITIZEN: TAX_CODE, anna.citizen_id: ANNA, jane.citizen_id: None,
    }  # fmt: skip
    assert len(counter.lookup.citizen(anna.citizen_id).notices) == 2
    page = counter.lookup.citizen(mario.citizen_id)
    assert (page.citizen.citizen_id, len(page.notices)) == (factory.CITIZEN, 1)
    # Hers, and his that she owes too.
    shared = [one.as_co_debtor for one in counter.lookup.citizen(jane.citizen_id).notices]
    assert sorted(shared) == [False, True]
