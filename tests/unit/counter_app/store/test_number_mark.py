from pathlib import Path

from counter_app.store.number_mark import MARKED_LEASES, Mark, NumberMark


def test_number_is_intended_before_and_used_after(tmp_path: Path) -> None:
    mark = NumberMark(tmp_path / "mark.json")
    assert mark.of("a") is None
    mark.intend("a", 100, in_use=[])
    assert NumberMark(tmp_path / "mark.json").of("a") == Mark(intended=100, used=99)
    mark.confirm("a", 100)
    mark.intend("a", 101, in_use=["a"])
    assert NumberMark(tmp_path / "mark.json").of("a") == Mark(intended=101, used=100)


def test_only_the_latest_leases_are_remembered(tmp_path: Path) -> None:
    mark = NumberMark(tmp_path / "mark.json")
    for number in range(MARKED_LEASES + 3):
        mark.intend(f"lease-{number}", 5, in_use=[])
        mark.confirm(f"lease-{number}", 5)
    assert len(mark.all()) == MARKED_LEASES
    assert mark.of("lease-0") is None
    assert mark.of(f"lease-{MARKED_LEASES + 2}") == Mark(5, 5)


def test_lease_in_use_is_remembered_however_many_are_newer(tmp_path: Path) -> None:
    mark = NumberMark(tmp_path / "mark.json")
    mark.intend("of-the-former-code", 5, in_use=[])
    mark.confirm("of-the-former-code", 5)
    for number in range(MARKED_LEASES * 2):
        mark.intend(f"lease-{number}", 5, in_use=["of-the-former-code"])
        mark.confirm(f"lease-{number}", 5)
    assert len(mark.all()) == MARKED_LEASES + 1
    assert mark.of("of-the-former-code") == Mark(5, 5)
    mark.intend("one-more", 5, in_use=[])
    assert len(mark.all()) == MARKED_LEASES
    assert mark.of("of-the-former-code") is None


def test_beginning_anew_forgets_all(tmp_path: Path) -> None:
    mark = NumberMark(tmp_path / "mark.json")
    mark.confirm("a", 1)
    mark.begin_anew()
    assert mark.all() == {}
