import itertools
from collections.abc import Callable, Iterator

import pytest

from counter_app.client.central_client import CentralClient
from counter_app.store import desk, registry
from counter_app.store.registry import RegistryState
from counter_app.sync import registry as syncing
from counter_app.sync.downloads import Downloads
from counter_app.sync.registry import PAGES_A_TURN, RegistryDownload
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.model.registry_policy import RegistryPolicy
from payments_core.wire.desk.messages import EnrolReply, Problem
from tests.factories.counter import MACHINE
from tests.factories.desk_at_server import Desk
from tests.factories.fake_server import Fault, registry_person

PAGE = 3


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syncing, "PAGE_LIMIT", PAGE)


@pytest.fixture
def client(desk_at_server: Desk) -> Iterator[CentralClient]:
    with desk_at_server.open_client() as opened:
        yield opened


@pytest.fixture
def download(desk_at_server: Desk) -> RegistryDownload:
    add_people(desk_at_server, 8)
    set_policy(desk_at_server, RegistryPolicy.ALL)
    return RegistryDownload(desk_at_server.database, desk_at_server.clock)


def add_people(desk_: Desk, count: int) -> None:
    first = len(desk_.server.registry) + 1
    desk_.server.registry.extend(
        registry_person(number, f"c-{number}", tax_code=None)
        for number in range(first, first + count)
    )


def set_policy(desk_: Desk, policy: RegistryPolicy) -> None:
    """The administrator's file says so, and the desk has heard it."""
    desk_.server.profile = desk_.server.profile.model_copy(update={"registry": policy})
    with desk_.open_client() as client:
        Downloads(desk_.database, desk_.events, desk_.clock, desk_.numbers).refresh_profile(client)


def never() -> bool:
    return False


def people(desk_: Desk) -> list[str]:
    with desk_.database.registry.read() as session:
        return [one.citizen_id for one in registry.search(session, ["ROSSI"], None, 100)]


def state(desk_: Desk) -> RegistryState | None:
    with desk_.database.registry.read() as session:
        return registry.current(session)


def pages_asked(desk_: Desk) -> int:
    return desk_.server.requests.count("GET registry")


def test_everybody_comes_page_by_page(
    desk_at_server: Desk, download: RegistryDownload, client: CentralClient
) -> None:
    assert not download.refresh(client, never)
    assert pages_asked(desk_at_server) == 3
    assert people(desk_at_server) == [f"c-{number}" for number in range(1, 9)]
    whole = state(desk_at_server)
    assert whole is not None
    assert (whole.revision, whole.read_at) == (8, desk_at_server.clock.now())


def test_whole_registry_is_asked_again_after_a_while_for_news_alone(
    desk_at_server: Desk, download: RegistryDownload, client: CentralClient
) -> None:
    download.refresh(client, never)
    add_people(desk_at_server, 1)
    desk_at_server.clock.advance(minutes=4)
    download.refresh(client, never)
    assert pages_asked(desk_at_server) == 3
    desk_at_server.clock.advance(minutes=1)
    download.refresh(client, never)
    assert pages_asked(desk_at_server) == 4
    assert len(people(desk_at_server)) == 9


def test_clock_that_was_set_back_does_not_stop_it(
    desk_at_server: Desk, download: RegistryDownload, client: CentralClient
) -> None:
    download.refresh(client, never)
    desk_at_server.clock.advance(days=-2)
    download.refresh(client, never)
    assert pages_asked(desk_at_server) == 4


def test_so_many_pages_a_turn_and_none_once_there_is_something_to_deliver(
    desk_at_server: Desk, download: RegistryDownload, client: CentralClient
) -> None:
    add_people(desk_at_server, PAGE * PAGES_A_TURN)
    assert download.refresh(client, never)
    assert pages_asked(desk_at_server) == PAGES_A_TURN
    woken: Callable[[], bool] = itertools.chain((False, False), itertools.repeat(True)).__next__
    assert download.refresh(client, woken)
    assert pages_asked(desk_at_server) == PAGES_A_TURN + 2


@pytest.mark.parametrize("fault", [Fault.REFUSE, Fault.LOSE_ANSWER, Fault.CUT_ANSWER])
def test_what_breaks_off_goes_on_where_it_was(
    desk_at_server: Desk, download: RegistryDownload, client: CentralClient, fault: Fault
) -> None:
    woken = iter((False, True)).__next__
    assert download.refresh(client, woken)
    desk_at_server.server.spoil("registry", fault)
    with pytest.raises(WorldTrouble):
        download.refresh(client, never)
    assert len(people(desk_at_server)) == PAGE
    again = RegistryDownload(desk_at_server.database, desk_at_server.clock)
    assert not again.refresh(client, never)
    assert sorted(people(desk_at_server)) == [f"c-{number}" for number in range(1, 9)]
    assert pages_asked(desk_at_server) == 4


def test_crash_before_a_page_is_kept_reads_it_again(
    desk_at_server: Desk,
    download: RegistryDownload,
    client: CentralClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = registry.keep

    def crash(*arguments: object) -> None:
        kept(*arguments)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(registry, "keep", crash)
        with pytest.raises(KeyboardInterrupt):
            download.refresh(client, never)
    assert people(desk_at_server) == []
    download.refresh(client, never)
    assert len(people(desk_at_server)) == 8


def test_server_that_was_restored_is_read_anew(
    desk_at_server: Desk, download: RegistryDownload, client: CentralClient
) -> None:
    download.refresh(client, never)
    del desk_at_server.server.registry[4:]
    desk_at_server.clock.advance(minutes=5)
    assert not download.refresh(client, never)
    assert sorted(people(desk_at_server)) == ["c-1", "c-2", "c-3", "c-4"]


@pytest.mark.parametrize("policy", [RegistryPolicy.RECENT, RegistryPolicy.NOTHING])
def test_policy_that_no_longer_allows_it_removes_the_file(
    desk_at_server: Desk, download: RegistryDownload, client: CentralClient, policy: RegistryPolicy
) -> None:
    download.refresh(client, never)
    desk_at_server.clock.advance(minutes=20)
    set_policy(desk_at_server, policy)
    assert not download.refresh(client, never)
    assert not desk_at_server.database.registry.exists
    asked = pages_asked(desk_at_server)
    assert not download.refresh(client, never)
    assert pages_asked(desk_at_server) == asked
    set_policy(desk_at_server, RegistryPolicy.ALL)
    download.refresh(client, never)
    assert len(people(desk_at_server)) == 8


def test_policy_that_changed_since_the_profile_was_read_counts_at_once(
    desk_at_server: Desk, download: RegistryDownload, client: CentralClient
) -> None:
    download.refresh(client, never)
    server = desk_at_server.server
    server.profile = server.profile.model_copy(update={"registry": RegistryPolicy.RECENT})
    desk_at_server.clock.advance(minutes=5)
    assert not download.refresh(client, never)
    assert not desk_at_server.database.registry.exists


def test_machine_that_passes_to_another_entity_keeps_nobody_of_the_former(
    desk_at_server: Desk, download: RegistryDownload, client: CentralClient
) -> None:
    download.refresh(client, never)
    with desk_at_server.database.write() as session:
        reply = EnrolReply(entity_id="12345670017", desk_id="x", credential="y")
        desk.enrol(session, reply, desk_at_server.server.url, MACHINE, desk_at_server.clock.now())
        session.flush()
        desk.keep_profile(session, desk_at_server.server.profile)
    del desk_at_server.server.registry[:]
    desk_at_server.clock.advance(minutes=5)
    download.refresh(client, never)
    assert people(desk_at_server) == []
    begun = state(desk_at_server)
    assert begun is not None
    assert begun.entity_id == "12345670017"


def test_other_refusals_are_for_a_person(
    desk_at_server: Desk, download: RegistryDownload, client: CentralClient
) -> None:
    desk_at_server.server.desk_refused = Problem(code="desk_retired")
    with pytest.raises(RuleBroken, match="desk_retired"):
        download.refresh(client, never)
