"""The store's key in a real keyring: gnome-keyring on a bus of its own, the desk a process."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factories.desk_process import Act, PlaintextKeyring, Seen, run_desk
from tests.factories.fake_server import FakeServer, serving
from tests.factories.secret_service import SecretService, session_of_an_account

KEYRING_PASSWORD = "password-of-the-system-account"
OPENED_BY_KEYRING = Seen(open_at_start=True, open_at_end=True)
OPENED_BY_CLERK = Seen(open_at_start=False, open_at_end=True)
CLOSED = Seen(open_at_start=False, open_at_end=False)


@pytest.fixture
def session() -> Iterator[SecretService]:
    with session_of_an_account() as session:
        yield session


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with serving(FakeServer()) as server:
        yield server


@pytest.fixture
def desk(session: SecretService, server: FakeServer, tmp_path: Path) -> Path:
    """Home of a desk that was enrolled while the keyring was open."""
    session.start_keyring(KEYRING_PASSWORD)
    home = tmp_path / "desk"
    assert run_desk(home, Act.ENROL, session.environment, server.url) == OPENED_BY_CLERK
    return home


def test_desk_started_again_opens_its_store_with_the_key_from_the_keyring(
    session: SecretService, desk: Path
) -> None:
    assert run_desk(desk, Act.LOOK, session.environment) == OPENED_BY_KEYRING


def test_key_outlives_the_session_in_the_encrypted_keyring(
    session: SecretService, desk: Path
) -> None:
    session.stop_keyring()
    assert session.keyring_files
    session.start_keyring(KEYRING_PASSWORD)
    assert run_desk(desk, Act.LOOK, session.environment) == OPENED_BY_KEYRING


def test_without_the_keyring_the_clerk_opens_the_store(session: SecretService, desk: Path) -> None:
    session.stop_keyring()
    assert run_desk(desk, Act.LOOK, session.environment) == CLOSED
    assert run_desk(desk, Act.SIGN_IN, session.environment) == OPENED_BY_CLERK


def test_locked_keyring_that_nobody_unlocks_leaves_the_store_to_the_clerk(
    session: SecretService, desk: Path
) -> None:
    session.stop_keyring()
    session.start_keyring(None)
    assert run_desk(desk, Act.SIGN_IN, session.environment) == OPENED_BY_CLERK


def test_account_with_a_keyring_of_its_own_gets_the_key_from_a_clerk(
    session: SecretService, desk: Path
) -> None:
    with session_of_an_account() as another:
        another.start_keyring("password-of-another-account")
        assert run_desk(desk, Act.SIGN_IN, another.environment) == OPENED_BY_CLERK
        assert run_desk(desk, Act.LOOK, another.environment) == OPENED_BY_KEYRING


def test_keyring_in_clear_gets_no_key(
    session: SecretService, server: FakeServer, tmp_path: Path
) -> None:
    backend = f"tests.factories.desk_process.{PlaintextKeyring.__name__}"
    environment = session.environment | {"PYTHON_KEYRING_BACKEND": backend}
    home = tmp_path / "desk"
    assert run_desk(home, Act.ENROL, environment, server.url) == OPENED_BY_CLERK
    assert not (home / PlaintextKeyring.file).exists()
    assert run_desk(home, Act.SIGN_IN, environment, server.url) == OPENED_BY_CLERK
