import io
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError

import pytest

from demo import processes
from demo.processes import READY_SECONDS, Programs, free_port


@pytest.fixture
def programs(tmp_path: Path) -> Iterator[Programs]:
    programs = Programs(tmp_path)
    yield programs
    programs.stop()


class BusyTime:
    """A machine that has much else to do: between two looks at a program a second goes by."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, _seconds: float) -> None:
        self.now += 1.0


def test_a_slow_program_is_waited_for_while_it_lives(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = BusyTime()

    def answer(_url: str, timeout: float) -> io.BytesIO:
        if busy.now < 100:
            raise URLError(f"nobody there within {timeout} s")
        return io.BytesIO()

    monkeypatch.setattr(processes, "time", busy)
    monkeypatch.setattr(urllib.request, "urlopen", answer)
    programs.start("slow", "http.server", "--bind", "127.0.0.1", str(free_port()), ready_url="slow")
    assert busy.now == 100


def test_a_program_that_has_ended_is_waited_for_no_longer(
    programs: Programs, tmp_path: Path
) -> None:
    began = time.monotonic()
    with pytest.raises(SystemExit, match=r"ended did not start; see .*ended\.log"):
        programs.start("ended", "no_such_program", ready_url=f"http://127.0.0.1:{free_port()}/")
    assert time.monotonic() - began < READY_SECONDS
    assert "no_such_program" in (tmp_path / "ended.log").read_text(encoding="utf-8")
