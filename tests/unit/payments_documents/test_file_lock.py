from pathlib import Path

import pytest

from payments_documents.file_lock import lock


def test_file_is_held_until_it_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.touch()
    with path.open("r+b") as second:
        with path.open("r+b") as first:
            lock(first)
            with pytest.raises(OSError):  # noqa: PT011 - its kind is the system's own
                lock(second)
        lock(second)
