"""What changes is written in its order, the latest state of each, and nothing is lost."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.ui.write_behind import WriteBehind
from payments_core.errors import WorldTrouble
from tests.factories.waiting import Waiting


class Disk:
    """Keeps what is put, unless it fails as often as it is told to."""

    def __init__(self) -> None:
        self.kept: dict[str, int] = {}
        self.failures = 0

    def put(self, step: Mapping[str, int | None]) -> None:
        if self.failures:
            self.failures -= 1
            raise WorldTrouble("store_trouble")
        for key, value in step.items():
            self.kept.pop(key, None)
            if value is not None:
                self.kept[key] = value


CHANGES = st.tuples(st.sampled_from("abc"), st.none() | st.integers(0, 9))
FAILS, WORKS = "fails", "works"


@given(st.lists(CHANGES | st.sampled_from([FAILS, WORKS]), max_size=30))
def test_at_the_end_the_disk_has_the_latest_of_everything(steps: list[object]) -> None:
    disk, workers, wanted = Disk(), Waiting(), dict[str, int]()
    writes = WriteBehind(disk.put, workers)  # type: ignore[arg-type]
    for step in steps:
        if step == FAILS:
            disk.failures = 1
        elif step == WORKS:
            workers.work()
        else:
            key, value = step
            writes.change(key, value)
            wanted.pop(key, None)
            if value is not None:
                wanted[key] = value
    workers.work()
    disk.failures = 0
    writes.finish()
    assert disk.kept == wanted


def test_what_is_still_to_be_written_is_known() -> None:
    disk, workers = Disk(), Waiting()
    writes = WriteBehind(disk.put, workers)  # type: ignore[arg-type]
    writes.change("a", 1)
    assert (writes.has("a"), writes.has("b")) == (True, False)
    workers.work()
    assert (writes.has("a"), disk.kept) == (False, {"a": 1})


def test_an_end_without_a_disk_is_told_and_not_raised(caplog: pytest.LogCaptureFixture) -> None:
    disk, workers = Disk(), Waiting()
    writes = WriteBehind(disk.put, workers)  # type: ignore[arg-type]
    writes.change("a", 1)
    disk.failures = 1
    writes.finish()
    assert "drafts were not written" in caplog.text


def test_what_is_forgotten_is_never_written() -> None:
    disk, workers = Disk(), Waiting()
    writes = WriteBehind(disk.put, workers)  # type: ignore[arg-type]
    writes.change("a", 1)
    writes.change("b", 2)
    writes.forget()
    workers.work()
    writes.finish()
    assert disk.kept == {}


def test_a_step_that_fails_after_all_is_forgotten_does_not_come_back() -> None:
    disk, workers = Disk(), Waiting()
    writes = WriteBehind(disk.put, workers)  # type: ignore[arg-type]
    disk.failures = 1
    writes.change("a", 1)
    step, _then, failed = workers.waiting.pop()
    with pytest.raises(WorldTrouble) as trouble:
        step()
    writes.forget()
    failed(trouble.value)
    writes.finish()
    assert not writes.has("a")
    assert disk.kept == {}
