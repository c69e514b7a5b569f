import pytest

from central_server.cli.new_files import PART, NewFiles
from payments_core.errors import RuleBroken


def test_files_appear_after_the_block_and_not_before(tmp_path):
    one, other = tmp_path / "a.csv", tmp_path / "a.json"
    with NewFiles() as files:
        files.write({one: b"1", other: b"2"})
        assert not one.exists()
        assert (tmp_path / f"a.csv{PART}").read_bytes() == b"1"
    assert (one.read_bytes(), other.read_bytes()) == (b"1", b"2")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "a.json"]


def test_nothing_is_left_when_the_transaction_did_not_commit(tmp_path):
    def fail():
        with NewFiles() as files:
            files.write({tmp_path / "a.csv": b"1"})
            raise OSError("disk")

    with pytest.raises(OSError, match="disk"):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_somebody_s_file_is_not_written_over(tmp_path):
    there, new = tmp_path / "a.json", tmp_path / "a.csv"
    there.write_bytes(b"old")
    with pytest.raises(RuleBroken, match="file_exists"), NewFiles() as files:
        files.write({new: b"1", there: b"2"})
    assert (there.read_bytes(), new.exists()) == (b"old", False)


def test_what_was_left_of_a_power_cut_is_replaced(tmp_path):
    path = tmp_path / "a.csv"
    path.with_name(f"a.csv{PART}").write_bytes(b"half of what was")
    with NewFiles() as files:
        files.write({path: b"1"})
    assert path.read_bytes() == b"1"


def test_files_are_their_owner_s_alone(tmp_path):
    path = tmp_path / "a.csv"
    with NewFiles() as files:
        files.write({path: b"1"})
    assert path.stat().st_mode & 0o077 == 0
