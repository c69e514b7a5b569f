import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from counter_app.store import notices, numbers, outbox
from counter_app.store.database import Database
from counter_app.store.number_mark import NumberMark
from counter_app.store.number_source import NumberSource
from payments_core.errors import RuleBroken, WorldTrouble
from tests.factories.counter import KEY, MACHINE, enrolled_store, number_source

RELEASING = """
import sys
from pathlib import Path
from tests.factories.counter import KEY, number_source
from tests.factories.releasing import release_into
from counter_app.store.database import Database

folder = Path(sys.argv[1])
database = Database(folder / "store.db")
database.open(KEY)
source = number_source(database, folder)
print("ready", flush=True)
while True:
    print(release_into(source), flush=True)
"""


def use_one(source: NumberSource) -> str:
    with source.next_numbers() as (_, (number,)):
        return number.notice_number


def test_numbers_are_never_given_twice_to_many_threads(tmp_path: Path) -> None:
    database = enrolled_store(tmp_path, count=40)
    source = number_source(database, tmp_path)
    used: list[str] = []
    threads = [
        threading.Thread(target=lambda: used.extend(use_one(source) for _ in range(10)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(used)) == 40
    with pytest.raises(RuleBroken, match="numbers_exhausted"):
        use_one(source)
    database.close()


def test_store_of_another_machine_is_in_doubt(tmp_path: Path) -> None:
    database = enrolled_store(tmp_path)
    source = NumberSource(database, NumberMark(tmp_path / "mark.json"), "another machine")
    assert not source.examine()
    with pytest.raises(RuleBroken, match="desk_in_doubt"):
        use_one(source)
    with (
        pytest.raises(RuleBroken, match="desk_in_doubt"),
        source.printed_number("301000000000007789"),
    ):
        pass
    database.close()


def test_restored_copy_of_the_store_is_in_doubt(tmp_path: Path) -> None:
    database = enrolled_store(tmp_path)
    source = number_source(database, tmp_path)
    use_one(source)
    database.close()
    shutil.copy(tmp_path / "store.db", tmp_path / "backup.db")
    database.open(KEY)
    use_one(source)
    database.close()
    shutil.copy(tmp_path / "backup.db", tmp_path / "store.db")
    database.open(KEY)
    restored = number_source(database, tmp_path)
    assert restored.in_doubt
    with pytest.raises(RuleBroken, match="desk_in_doubt"):
        use_one(restored)
    database.close()


def test_unread_store_is_in_doubt_until_it_is_examined(tmp_path: Path) -> None:
    database = enrolled_store(tmp_path)
    source = NumberSource(database, NumberMark(tmp_path / "mark.json"), MACHINE)
    assert source.in_doubt
    assert source.examine()
    assert not source.in_doubt
    database.close()


def test_damaged_mark_is_doubt(tmp_path: Path) -> None:
    database = enrolled_store(tmp_path)
    (tmp_path / "mark.json").write_text("{")
    assert not NumberSource(database, NumberMark(tmp_path / "mark.json"), MACHINE).examine()
    database.close()


def test_number_is_not_used_when_its_mark_cannot_be_written(tmp_path: Path) -> None:
    database = enrolled_store(tmp_path)
    (tmp_path / "marks").write_text("in the way of the folder")
    source = NumberSource(database, NumberMark(tmp_path / "marks" / "mark.json"), MACHINE)
    source.examine()
    with pytest.raises(WorldTrouble, match="number_mark_unwritable"):
        use_one(source)
    with database.read() as session:
        assert numbers.numbers_left(session) == 50
    database.close()


def test_failed_release_gives_its_number_to_the_next(tmp_path: Path) -> None:
    database = enrolled_store(tmp_path)
    source = number_source(database, tmp_path)
    lost: list[str] = []

    def fail() -> None:
        with source.next_numbers() as (_, (number,)):
            lost.append(number.notice_number)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert use_one(source) == lost[0]
    database.close()


def test_enrolling_again_ends_the_doubt_without_the_old_numbers(tmp_path: Path) -> None:
    database = enrolled_store(tmp_path)
    source = number_source(database, tmp_path)
    use_one(source)
    with source.begin_anew() as session:
        session.flush()
    assert source.examine()
    with pytest.raises(RuleBroken, match="numbers_exhausted"):
        use_one(source)
    database.close()


def test_enrolment_that_breaks_off_leaves_a_desk_that_was_well_so(tmp_path: Path) -> None:
    """Found by the simulation: the mark was forgotten, and the store had not changed."""
    database = enrolled_store(tmp_path)
    source = number_source(database, tmp_path)
    use_one(source)

    def no_power(session: Session) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError), source.begin_anew() as session:
        event.listen(session, "before_commit", no_power)
    assert source.examine()
    use_one(source)
    database.close()


def test_enrolment_whose_mark_was_not_written_leaves_a_desk_that_was_well_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = enrolled_store(tmp_path)
    source = number_source(database, tmp_path)
    use_one(source)

    def no_power(self: NumberMark) -> None:
        raise InterruptedError

    monkeypatch.setattr(NumberMark, "begin_anew", no_power)
    with pytest.raises(InterruptedError), source.begin_anew() as session:
        session.flush()
    assert source.examine()
    database.close()


@pytest.mark.parametrize("after", [3, 17])
def test_killed_program_keeps_number_notice_and_outbox_row_together(
    tmp_path: Path, after: int
) -> None:
    database = enrolled_store(tmp_path, count=1000)
    database.close()
    printed = []
    with subprocess.Popen(
        [sys.executable, "-c", RELEASING, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        printed.extend(process.stdout.readline().strip() for _ in range(after))
        process.kill()
        printed += [line.strip() for line in process.stdout if line.endswith("\n")]
        process.wait()
    database = Database(tmp_path / "store.db")
    database.open(KEY)
    source = number_source(database, tmp_path)
    assert not source.in_doubt
    with database.read() as session:
        kept = {row.notice_number for row in notices.waiting(session)}
        assert outbox.count(session) == len(kept)
        assert set(printed) <= kept
    fresh = use_one(source)
    assert fresh not in kept
    database.close()
