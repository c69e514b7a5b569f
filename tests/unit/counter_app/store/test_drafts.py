import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from counter_app.store import drafts
from counter_app.store.database import Database
from tests.factories.counter import KEY, open_store
from tests.factories.fake_server import NOW, citizen

TYPING = """
import sys
from pathlib import Path
from counter_app.store import drafts
from counter_app.store.database import Database
from tests.factories.counter import KEY
from tests.factories.fake_server import NOW, citizen

database = Database(Path(sys.argv[1]) / "store.db")
database.open(KEY)
for letters in range(1, 1_000_000):
    with database.write() as session:
        drafts.keep(session, drafts.NewDraft("laura", citizen(), "x" * letters, ""), NOW)
    print(letters, flush=True)
"""


def draft(operator_id: str, citizen_id: str, kind: str) -> drafts.NewDraft:
    who = citizen().model_copy(update={"citizen_id": citizen_id})
    return drafts.NewDraft(operator_id, who, kind, "23/12/2026")


def kinds(database: Database, operator_id: str) -> list[str]:
    with database.read() as session:
        return [row.kind_text for row in drafts.of_operator(session, operator_id)]


def test_latest_draft_comes_first_and_replaces_the_one_before(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    for minute, (who, kind) in enumerate((("c-1", "mensa"), ("c-2", "carta"), ("c-1", "suolo"))):
        with database.write() as session:
            drafts.keep(session, draft("laura", who, kind), NOW + timedelta(minutes=minute))
    assert kinds(database, "laura") == ["suolo", "carta"]
    database.close()


def test_draft_stays_its_author_s(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.write() as session:
        drafts.keep(session, draft("laura", "c-1", "mensa"), NOW)
        drafts.keep(session, draft("marco", "c-1", "suolo"), NOW)
    with database.write() as session:
        drafts.drop(session, "laura", "c-1")
        drafts.drop(session, "laura", "nobody")
    assert kinds(database, "laura") == []
    assert kinds(database, "marco") == ["suolo"]
    database.close()


def test_old_drafts_go_with_the_people_they_were_for(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.write() as session:
        drafts.keep(session, draft("laura", "c-1", "mensa"), NOW)
        drafts.keep(session, draft("laura", "c-2", "carta"), NOW + timedelta(days=2))
        drafts.forget_before(session, NOW + timedelta(days=1))
    assert kinds(database, "laura") == ["carta"]
    database.close()


def test_killed_program_keeps_the_last_field_it_had_acknowledged(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    with subprocess.Popen(
        [sys.executable, "-c", TYPING, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        acknowledged = [process.stdout.readline() for _ in range(5)]
        process.kill()
        acknowledged += [line for line in process.stdout if line.endswith("\n")]
        process.wait()
    database = Database(tmp_path / "store.db")
    database.open(KEY)
    (kept,) = kinds(database, "laura")
    assert len(kept) >= int(acknowledged[-1])
    assert set(kept) == {"x"}
    database.close()
