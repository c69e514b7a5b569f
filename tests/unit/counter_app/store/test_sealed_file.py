import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.store.sealed_file import RECORD_LIMIT, Contents, Fault, SealedFile
from payments_core.errors import WorldTrouble
from tests.factories.counter import KEY

RECORDS = st.lists(st.binary(min_size=1, max_size=200), min_size=1, max_size=6)
HEADER_BYTES = 36


@contextmanager
def file_of(records: list[bytes], begun_with: int = 6) -> Iterator[Path]:
    """A file that was begun with some of these records and given the rest one by one."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "records"
        file = SealedFile(path)
        file.write_anew(KEY, records[:begun_with])
        for record in records[begun_with:]:
            file.append([record])
        yield path


@given(RECORDS, st.integers(0, 6))
def test_what_was_added_is_read_in_order(records: list[bytes], begun_with: int) -> None:
    with file_of(records, begun_with) as path:
        assert SealedFile(path).read(KEY) == Contents(tuple(records), Fault.NONE)
        body = path.read_bytes()[HEADER_BYTES:]
        assert not any(record in body for record in records if len(record) > 3)


@given(RECORDS, st.data())
def test_any_shorter_file_is_an_earlier_history(records: list[bytes], data: st.DataObject) -> None:
    with file_of(records) as path:
        raw = path.read_bytes()
        cut = data.draw(st.integers(HEADER_BYTES, len(raw) - 1))
        path.write_bytes(raw[:cut])
        found = SealedFile(path).read(KEY)
        assert found.records == tuple(records[: len(found.records)])
        assert len(found.records) < len(records)
        assert found.fault in (Fault.TORN, Fault.NONE)


@given(RECORDS, st.data())
def test_blocks_that_never_reached_the_disk_are_no_record(
    records: list[bytes], data: st.DataObject
) -> None:
    records.append(os.urandom(600))
    with file_of(records, len(records)) as path:
        raw = path.read_bytes()
        last = len(raw) - 600 - 16 - 28
        cut = data.draw(st.integers(last, len(raw) - 32))
        path.write_bytes(raw[:cut] + bytes(len(raw) - cut))
        assert SealedFile(path).read(KEY) == Contents(tuple(records[:-1]), Fault.TORN)


@given(RECORDS, st.data())
def test_any_changed_byte_is_found_out(records: list[bytes], data: st.DataObject) -> None:
    with file_of(records) as path:
        raw = bytearray(path.read_bytes())
        place = data.draw(st.integers(0, len(raw) - 1))
        raw[place] ^= data.draw(st.integers(1, 255))
        path.write_bytes(raw)
        if place < HEADER_BYTES:
            with pytest.raises(WorldTrouble, match="journal_key_differs"):
                SealedFile(path).read(KEY)
            return
        found = SealedFile(path).read(KEY)
        assert found.fault is Fault.ALTERED
        assert len(found.records) < len(records)
        assert set(found.records) <= set(records)


def test_records_behind_an_altered_one_are_still_read(tmp_path: Path) -> None:
    records = [b"first", b"second", b"third"]
    with file_of(records) as path:
        raw = bytearray(path.read_bytes())
        raw[HEADER_BYTES + 16 + 28 + 5 + 16 + 20] ^= 1
        path.write_bytes(raw)
        assert SealedFile(path).read(KEY) == Contents((b"first", b"third"), Fault.ALTERED)


def test_a_record_moved_or_repeated_does_not_verify(tmp_path: Path) -> None:
    with file_of([b"one", b"two"]) as path:
        raw = path.read_bytes()
        head, length = raw[:HEADER_BYTES], (len(raw) - HEADER_BYTES) // 2
        one, two = raw[HEADER_BYTES:][:length], raw[HEADER_BYTES + length :]
        for changed in (two + one, one + one, one + two + two):
            path.write_bytes(head + changed)
            assert SealedFile(path).read(KEY).fault is Fault.ALTERED


def test_another_key_reads_nothing(tmp_path: Path) -> None:
    with file_of([b"one"]) as path, pytest.raises(WorldTrouble, match="journal_key_differs"):
        SealedFile(path).read(bytes(32))


def test_a_file_that_is_not_there_or_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorldTrouble, match="journal_missing"):
        SealedFile(tmp_path / "nothing").read(KEY)
    with pytest.raises(WorldTrouble, match="journal_unreadable"):
        SealedFile(tmp_path).read(KEY)


def test_a_torn_record_gives_way_to_the_next(tmp_path: Path) -> None:
    path = tmp_path / "records"
    file = SealedFile(path)
    file.write_anew(KEY, [b"one"])
    path.write_bytes(path.read_bytes() + b"half of something")
    file.append([b"two"])
    assert SealedFile(path).read(KEY) == Contents((b"one", b"two"), Fault.NONE)


def test_a_file_that_has_become_shorter_is_not_added_to(tmp_path: Path) -> None:
    path = tmp_path / "records"
    file = SealedFile(path)
    file.write_anew(KEY, [b"one"])
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(OSError, match="shorter"):
        file.append([b"two"])


def test_a_disk_that_takes_only_a_part_leaves_nothing_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "records"
    file = SealedFile(path)
    file.write_anew(KEY, [b"one"])
    whole = path.read_bytes()
    really, written = os.write, list[int]()

    def full_after_some(descriptor: int, content: bytes) -> int:
        if written:
            raise OSError(28, "No space left on device")
        written.append(really(descriptor, content[:7]))
        return written[0]

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full_after_some)
        with pytest.raises(OSError, match="No space"):
            file.append([b"two"])
    assert path.read_bytes() == whole
    file.append([b"three"])
    assert SealedFile(path).read(KEY).records == (b"one", b"three")


def test_a_record_without_measure_is_a_defect(tmp_path: Path) -> None:
    file = SealedFile(tmp_path / "records")
    with pytest.raises(ValueError, match="1 MB"):
        file.write_anew(KEY, [bytes(RECORD_LIMIT + 1)])
