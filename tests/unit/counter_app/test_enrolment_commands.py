import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import structlog

from counter_app import world
from counter_app.__main__ import main
from counter_app.settings import HOME_VARIABLE
from counter_app.store.identity_card import read_card
from tests.factories.clock import FakeClock
from tests.factories.counter import MACHINE, MemoryKeyring
from tests.factories.fake_server import ENROLMENT_CODE, NOW, FakeServer, serving

Enrol = Callable[..., tuple[int, str, str]]


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with serving(FakeServer()) as fake:
        yield fake


@pytest.fixture
def keyring() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture
def enrol(
    tmp_path: Path,
    server: FakeServer,
    keyring: MemoryKeyring,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Iterator[Enrol]:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    here = world.World(FakeClock(NOW), keyring, MACHINE)
    monkeypatch.setattr(world, "this_world", lambda settings: here)

    def run(*words: str, **changes: object) -> tuple[int, str, str]:
        path = tmp_path / "sportello-12.json"
        path.write_text(
            json.dumps(
                {
                    "server_url": server.url, "enrolment_code": ENROLMENT_CODE,
                    "entity_name": "Comune", "desk_name": "Sportello 12", "office": "Anagrafe",
                    "training": True, "valid_until": (NOW + timedelta(days=1)).isoformat(),
                } | changes
            )
        )  # fmt: skip
        status = main(["enrol", str(path), *words])
        said = capsys.readouterr()
        return status, said.out, said.err

    yield run
    structlog.reset_defaults()


def test_machine_becomes_a_desk_without_a_window(enrol: Enrol, tmp_path: Path) -> None:
    status, said, _ = enrol("--profile", "training", "--format", "json")
    assert status == 0
    assert json.loads(said)["desk"] == "Sportello 12"
    card = read_card(tmp_path / "home" / "training" / "desk.json")
    assert card is not None
    assert card.training


def test_it_says_so_in_words(enrol: Enrol) -> None:
    status, said, _ = enrol("--profile", "training", "--language", "it")
    assert (status, said.startswith("Questo computer è adesso Sportello 12")) == (0, True)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"enrolment_code": "WRONG-CODE-1"}, "enrolment_refused"),
        ({"valid_until": NOW.isoformat()}, "enrolment_file_lapsed"),
        ({"server_url": "nowhere"}, "enrolment_file_malformed"),
        ({"training": False}, "enrolment_not_training"),
    ],
)
def test_what_does_not_go_is_told_with_status_one(
    enrol: Enrol, tmp_path: Path, changes: dict[str, object], problem: str
) -> None:
    status, said, _ = enrol("--profile", "training", "--format", "json", **changes)
    assert (status, json.loads(said)["problem"]) == (1, problem)
    assert read_card(tmp_path / "home" / "training" / "desk.json") is None


def test_training_never_comes_into_the_store_of_work(enrol: Enrol) -> None:
    status, _, complaint = enrol()
    assert status == 1
    assert "ente di addestramento" in complaint


def test_without_a_keyring_no_code_is_spent(enrol: Enrol, keyring: MemoryKeyring) -> None:
    keyring.works = False
    status, said, _ = enrol("--profile", "training", "--format", "json")
    assert (status, json.loads(said)["problem"]) == (1, "enrolment_needs_keyring")
    keyring.works = True
    assert enrol("--profile", "training")[0] == 0
