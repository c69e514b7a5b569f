from pathlib import Path

import pytest

from counter_app.store import sign_in_attempts
from counter_app.store.sign_in_attempts import SignInAttempts
from payments_core.errors import RuleBroken
from payments_core.rules.sign_in_wait import FREE_ATTEMPTS, LAST_WAIT_SECONDS


class Ticks:
    """The counter of the running program."""

    def __init__(self) -> None:
        self.seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "marks" / "test.attempts.json"


class Wrong(Exception):
    """The password was."""


def fail(attempts: SignInAttempts, name: str = "laura") -> None:
    with pytest.raises(Wrong), attempts.attempt(name):
        raise Wrong


def left(attempts: SignInAttempts, name: str = "laura") -> int:
    """Seconds to wait; 0 when the next attempt may be made, and fails."""
    with pytest.raises((Wrong, RuleBroken)) as ended, attempts.attempt(name):
        raise Wrong
    if isinstance(ended.value, Wrong):
        return 0
    assert ended.value.code == "sign_in_blocked"
    return int(ended.value.facts["seconds"])


def test_waits_grow_with_each_wrong_password(path: Path, ticks: Ticks) -> None:
    attempts = SignInAttempts(path, ticks)
    assert [left(attempts) for _ in range(FREE_ATTEMPTS + 1)] == [0, 0, 0, 2]
    ticks.seconds += 1.5
    assert left(attempts) == 1
    ticks.seconds += 0.5
    assert left(attempts) == 0
    assert left(attempts) == 4
    for _ in range(20):
        ticks.seconds += LAST_WAIT_SECONDS
        fail(attempts)
    assert left(attempts) == LAST_WAIT_SECONDS


def test_asking_while_one_waits_makes_the_wait_no_longer(path: Path, ticks: Ticks) -> None:
    attempts = SignInAttempts(path, ticks)
    for _ in range(FREE_ATTEMPTS):
        fail(attempts)
    assert [left(attempts) for _ in range(5)] == [2] * 5


def test_success_forgets_what_was_wrong(path: Path, ticks: Ticks) -> None:
    attempts = SignInAttempts(path, ticks)
    for _ in range(FREE_ATTEMPTS - 1):
        fail(attempts)
    with attempts.attempt("laura"):
        pass
    for _ in range(FREE_ATTEMPTS):
        fail(attempts)
    attempts.clear("laura")
    attempts.clear("nobody")
    assert left(SignInAttempts(path, ticks)) == 0


def test_each_operator_waits_alone(path: Path, ticks: Ticks) -> None:
    attempts = SignInAttempts(path, ticks)
    for _ in range(FREE_ATTEMPTS):
        fail(attempts)
    assert left(attempts, "paolo") == 0
    assert left(attempts) == 2


def test_restart_makes_no_wait_shorter(path: Path, ticks: Ticks) -> None:
    attempts = SignInAttempts(path, ticks)
    for _ in range(FREE_ATTEMPTS + 5):
        fail(attempts)
        ticks.seconds += LAST_WAIT_SECONDS
    assert left(attempts) == 0
    ticks.seconds += 60
    restarted = SignInAttempts(path, ticks)
    assert left(restarted) == 128
    ticks.seconds += 128
    assert left(restarted) == 0


def test_attempt_is_counted_before_anything_is_compared(path: Path, ticks: Ticks) -> None:
    for _ in range(FREE_ATTEMPTS):
        with SignInAttempts(path, ticks).attempt("laura"):
            kept = path.read_bytes()
        path.write_bytes(kept)  # the plug was pulled while the password was being compared
    assert left(SignInAttempts(path, ticks)) == 2


@pytest.mark.parametrize("content", [b"", b"[1]", b'{"laura": "many"}', b"\xff\xfe", b"3"])
def test_counts_that_cannot_be_read_are_none(path: Path, ticks: Ticks, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert left(SignInAttempts(path, ticks)) == 0


def test_folder_that_cannot_be_written_lets_nobody_guess_on(
    path: Path, ticks: Ticks, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, content: bytes) -> None:
        raise PermissionError("read-only")

    monkeypatch.setattr(sign_in_attempts, "write_durably", refuse)
    attempts = SignInAttempts(path, ticks)
    for _ in range(FREE_ATTEMPTS):
        fail(attempts)
    assert left(attempts) == 2
