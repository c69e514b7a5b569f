import threading
from typing import Any

import keyring.backend
import keyring.backends.fail
import keyring.errors
import pytest

from counter_app.store.keyring_door import SystemKeyring, trusted_backend


class Backend(keyring.backend.KeyringBackend):
    """A back end of the test; `trouble` is raised by every call."""

    priority = 1.0  # type: ignore[assignment]

    def __init__(self, trouble: Exception | None = None, forgets: bool = False) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.trouble, self.forgets = trouble, forgets

    def get_password(self, service: str, username: str) -> str | None:
        if self.trouble:
            raise self.trouble
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.trouble:
            raise self.trouble
        if not self.forgets:
            self.kept[service, username] = password


def test_secret_is_kept_and_found() -> None:
    backend = Backend()
    door = SystemKeyring(lambda: backend)
    assert door.put("store", "abc")
    assert door.get("store") == "abc"
    assert door.get("another") is None


def test_machine_without_a_keyring_keeps_nothing() -> None:
    door = SystemKeyring(lambda: None)
    assert not door.put("store", "abc")
    assert door.get("store") is None


def test_back_end_that_forgets_is_found_out() -> None:
    assert not SystemKeyring(lambda: Backend(forgets=True)).put("store", "abc")


class BusError(Exception):
    """What a back end lets through from the library below it."""


@pytest.mark.parametrize("trouble", [keyring.errors.KeyringLocked(), OSError("bus"), BusError()])
def test_refusing_keyring_is_no_keyring(trouble: Exception) -> None:
    door = SystemKeyring(lambda: Backend(trouble))
    assert not door.put("store", "abc")
    assert door.get("store") is None


def test_keyring_that_asks_a_person_is_not_waited_for() -> None:
    answer = threading.Event()

    class Asking(Backend):
        def get_password(self, service: str, username: str) -> str | None:
            answer.wait(10)
            return "late"

    assert SystemKeyring(Asking, timeout_seconds=0.05).get("store") is None
    answer.set()


def test_only_back_ends_that_encrypt_are_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    def all_keyrings() -> list[Any]:
        return [Backend(), keyring.backends.fail.Keyring()]

    monkeypatch.setattr("keyring.backend.get_all_keyring", all_keyrings)
    assert trusted_backend() is None
    monkeypatch.setattr(Backend, "__module__", "keyring.backends.SecretService")
    assert isinstance(trusted_backend(), Backend)
