from pathlib import Path

import pytest

from counter_app.store.durable_file import write_durably


def test_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "mark.json"
    write_durably(path, b"one")
    write_durably(path, b"two")
    assert path.read_bytes() == b"two"
    assert [each.name for each in path.parent.iterdir()] == ["mark.json"]


def test_failed_write_leaves_the_old_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mark.json"
    write_durably(path, b"old")

    def full_disk(descriptor: int) -> None:
        raise OSError("no space")

    monkeypatch.setattr("os.fsync", full_disk)
    with pytest.raises(OSError, match="no space"):
        write_durably(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_only_the_account_that_wrote_it_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "key-slots.json"
    write_durably(path, b"{}")
    assert path.stat().st_mode & 0o077 == 0
