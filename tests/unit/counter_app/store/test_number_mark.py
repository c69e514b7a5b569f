from pathlib import Path

from counter_app.store.number_mark import MARKED_LEASES, Mark, NumberMark


def test_number_is_intended_before_and_used_after(tmp_path: Path) -> None:
    mark = NumberMark(tmp_path / "mark.json")
    assert mark.of("a") is None
    mark.intend("a", 100)
    assert NumberMark(tmp_path / "mark.json").of("a") == Mark(intended=100, used=99)
    mark.confirm("a", 100)
    mark.intend("a", 101)
    assert NumberMark(tmp_path / "mark.json").of("a") == Mark(intended=101, used=100)


def test_only_the_latest_leases_are_remembered(tmp_path: Path) -> None:
    mark = NumberMark(tmp_path / "mark.json")
    for number in range(MARKED_LEASES + 3):
        mark.confirm(f"lease-{number}", 5)
    assert len(mark.all()) == MARKED_LEASES
    assert mark.of("lease-0") is None
    assert mark.of(f"lease-{MARKED_LEASES + 2}") == Mark(5, 5)


def test_beginning_anew_forgets_all(tmp_path: Path) -> None:
    mark = NumberMark(tmp_path / "mark.json")
    mark.confirm("a", 1)
    mark.begin_anew()
    assert mark.all() == {}
