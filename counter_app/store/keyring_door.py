"""The system's keyring, only where it can be trusted, and never for longer than it may take.

A locked collection with a display makes SecretService wait for a person; the file back ends of
`keyrings.alt` keep secrets in clear. Both are treated as "no keyring".
"""

import threading
from collections.abc import Callable
from typing import Protocol, TypeVar

import keyring.backend
import structlog

#: Longest wait for the keyring; a dialogue may be standing open behind it.
KEYRING_TIMEOUT_SECONDS = 5.0

_SERVICE = "sportello-pagamenti"
_TRUSTED_MODULES = {
    "keyring.backends.SecretService",
    "keyring.backends.kwallet",
    "keyring.backends.Windows",
    "keyring.backends.macOS",
}

_log = structlog.get_logger(__name__)
_T = TypeVar("_T")


class KeyringDoor(Protocol):
    """Where one secret is kept under one name."""

    def put(self, name: str, secret: str) -> bool:
        """Keep the secret; False when it was not kept."""
        ...

    def get(self, name: str) -> str | None:
        """The secret, None when it cannot be had."""
        ...

    def discard(self, name: str) -> None:
        """Forget the secret where that is possible."""
        ...


def trusted_backend() -> keyring.backend.KeyringBackend | None:
    """The best back end that encrypts, None on a machine without one."""
    trusted = [
        backend
        for backend in keyring.backend.get_all_keyring()
        if type(backend).__module__ in _TRUSTED_MODULES
    ]
    return max(trusted, key=lambda backend: backend.priority, default=None)


class SystemKeyring:
    """The keyring of the signed-in system account."""

    def __init__(
        self,
        find: Callable[[], keyring.backend.KeyringBackend | None] = trusted_backend,
        timeout_seconds: float = KEYRING_TIMEOUT_SECONDS,
    ) -> None:
        self._find = find
        self._timeout_seconds = timeout_seconds

    def put(self, name: str, secret: str) -> bool:
        """Keep the secret and read it back, because some back ends forget without a word."""

        def keep() -> bool:
            backend = self._find()
            if backend is None:
                return False
            backend.set_password(_SERVICE, name, secret)
            return backend.get_password(_SERVICE, name) == secret

        return self._in_time(keep) is True

    def get(self, name: str) -> str | None:
        """The secret of this system account."""

        def fetch() -> str | None:
            backend = self._find()
            return backend.get_password(_SERVICE, name) if backend else None

        return self._in_time(fetch)

    def discard(self, name: str) -> None:
        """Take the secret out of this system account's keyring."""

        def forget() -> None:
            backend = self._find()
            if backend is not None and backend.get_password(_SERVICE, name) is not None:
                backend.delete_password(_SERVICE, name)

        self._in_time(forget)

    def _in_time(self, work: Callable[[], _T]) -> _T | None:
        """Do the work on a thread of its own, because a prompt cannot be interrupted."""
        answers: list[_T] = []

        def attempt() -> None:
            try:
                answers.append(work())
            except Exception as trouble:
                # Each back end has errors of its own besides KeyringError, and none of them may
                # keep a clerk with a passphrase from the store.
                _log.info("keyring_refused", reason=type(trouble).__name__)

        worker = threading.Thread(target=attempt, name="keyring", daemon=True)
        worker.start()
        worker.join(self._timeout_seconds)
        return answers[0] if answers else None
