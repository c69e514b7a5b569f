from pathlib import Path

import pytest

from counter_app.store import audit, new_persons
from payments_core.errors import RuleBroken
from payments_core.wire.desk.audit_messages import AuditEntry
from payments_core.wire.desk.new_person import NewPerson
from tests.factories.counter import open_store
from tests.factories.fake_server import NOW


def entry(number: int, citizen_id: str | None = "c-1") -> AuditEntry:
    return AuditEntry(
        entry_id=f"entry-{number}", act="CITIZEN_OPENED", operator_id="laura",
        citizen_id=citizen_id, happened_at=NOW,
    )  # fmt: skip


def test_entries_come_out_in_their_order_and_stay_until_they_are_removed(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.write() as session:
        for number in (2, 1, 3):
            audit.add(session, entry(number))
    with database.write() as session:
        assert audit.due(session, 2) == [entry(2), entry(1)]
        audit.remove(session, ["entry-2", "entry-3", "of somebody else"])
    with database.read() as session:
        assert (audit.due(session, 9), audit.count(session)) == ([entry(1)], 1)
    database.close()


def test_what_cannot_be_kept_is_refused_and_nothing_older_is_pushed_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "ENTRIES_KEPT", 3)
    database = open_store(tmp_path)
    with database.write() as session:
        for number in range(3):
            audit.add(session, entry(number))
            session.flush()
    with pytest.raises(RuleBroken, match="audit_trail_full"), database.write() as session:
        audit.add(session, entry(4))
    with database.write() as session:
        assert audit.count(session) == 3
        audit.remove(session, ["entry-0"])
        audit.add(session, entry(4))
    database.close()


def test_person_made_here_is_told_as_the_server_knows_them(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    person = NewPerson(
        citizen_id="c-made", kind="F", tax_code="RSSMRA80A41Z999C", family_name="Rossi",
        given_name="Maria",
    )  # fmt: skip
    with database.write() as session:
        new_persons.add(session, person, "laura", NOW)
        audit.add(session, entry(1, "c-made"))
        audit.add(session, entry(2, None))
        session.flush()
        assert audit.due(session, 9)[0].citizen_id == "c-made"
        new_persons.learn(session, "c-made", "c-known")
        assert [one.citizen_id for one in audit.due(session, 9)] == ["c-known", None]
    database.close()
