from datetime import timedelta
from typing import NoReturn

import pytest

from counter_app.services.citizen_notes import CitizenNotes
from counter_app.services.views import PersonForm
from counter_app.store import audit, citizens, desk, tasks
from payments_core.errors import BadValue, RuleBroken
from payments_core.model.audit_act import AuditAct
from payments_core.model.registry_policy import RegistryPolicy
from payments_core.wire.desk.audit_messages import AuditEntry
from payments_core.wire.desk.messages import Problem
from payments_core.wire.desk.operation_messages import CitizenNote, OperationBatch
from tests.factories.desk_services import Services

TEXT = "ha chiesto di non telefonare"


@pytest.fixture
def notes(services: Services) -> CitizenNotes:
    return services.notes


def test_note_waits_until_the_server_has_it(services: Services, notes: CitizenNotes) -> None:
    services.cut_line()
    notes.write("c-1", f"  {TEXT} ")
    [note] = notes.of("c-1")
    assert (note.text, note.author_name, note.waits) == (TEXT, "Laura", True)
    assert services.woken == ["woken"]
    services.line.mend()
    services.deliver()
    [note] = notes.of("c-1")
    assert (note.text, note.waits) == (TEXT, False)
    assert [each.kind for each in services.server.operations] == ["CITIZEN_NOTE"]


def test_notes_go_out_behind_all_notices(services: Services, notes: CitizenNotes) -> None:
    services.cut_line()
    notes.write("c-1", TEXT)
    services.release_one()
    services.line.mend()
    services.deliver()
    assert [each.kind for each in services.server.operations] == ["RELEASE", "CITIZEN_NOTE"]


def test_withdrawn_note_is_last_and_tells_why(services: Services, notes: CitizenNotes) -> None:
    notes.write("c-1", TEXT)
    services.clock.advance(minutes=1)
    notes.write("c-1", "tutore: Anna Verdi")
    notes.withdraw("note-2", "era di un altro")
    services.deliver()
    kept, gone = notes.of("c-1")
    assert (kept.text, kept.may_withdraw) == (TEXT, True)
    assert (gone.text, gone.reason, gone.may_withdraw) == (
        "tutore: Anna Verdi", "era di un altro", False,
    )  # fmt: skip
    assert gone.withdrawn_at == services.clock.now()
    with pytest.raises(RuleBroken, match="note_withdrawn"):
        notes.withdraw("note-2", "di nuovo")
    with pytest.raises(RuleBroken, match="note_unknown"):
        notes.withdraw("note-3", "un ritiro non si ritira")


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "note_too_short"), ("a\nb", "note_unprintable"), ("x" * 501, "note_too_long")],
)
def test_what_is_no_note_is_refused_and_nothing_queued(
    services: Services, notes: CitizenNotes, text: str, code: str
) -> None:
    with pytest.raises(BadValue, match=code):
        notes.write("c-1", text)
    assert notes.of("c-1") == ()
    assert services.woken == []


def test_clerk_withdraws_only_what_is_the_clerks_own(
    services: Services, notes: CitizenNotes
) -> None:
    of_another = CitizenNote(
        operation_id="other-1", operator_id="somebody", generation=1, citizen_id="c-1", text=TEXT,
        written_at=services.clock.now(),
    )  # fmt: skip
    services.client.deliver(OperationBatch(operations=(of_another,)))
    services.lookup.citizen("c-1")
    [note] = notes.of("c-1")
    assert note.may_withdraw is False
    with pytest.raises(RuleBroken, match="note_of_another"):
        notes.withdraw("other-1", "prova")


def test_refused_note_is_a_task_with_what_was_written(
    services: Services, notes: CitizenNotes
) -> None:
    services.server.note_refusal = Problem(code="citizen_unknown")
    services.lookup.citizen("c-1")
    notes.write("c-1", TEXT)
    services.deliver()
    with services.database.read() as session:
        [task] = tasks.open_tasks(session)
        facts = dict(tasks.facts_of(task))
    assert (task.problem_code, task.title, task.citizen_id) == (
        "note_refused", "Rossi Maria", "c-1",
    )  # fmt: skip
    assert facts == {"text": TEXT, "reason": "citizen_unknown"}
    assert notes.of("c-1") == ()


def test_server_that_knows_no_notes_is_as_one_that_is_away(
    services: Services, notes: CitizenNotes
) -> None:
    services.server.keeps_notes = False
    notes.write("c-1", TEXT)
    assert [(note.text, note.waits) for note in notes.of("c-1")] == [(TEXT, True)]
    looked = [one.act for one in audit_entries(services) if one.act == AuditAct.NOTES_READ]
    assert len(looked) == 1


def test_older_notes_than_the_server_tells_are_known_to_be_there(
    services: Services, notes: CitizenNotes
) -> None:
    services.server.notes_limit = 1
    notes.write("c-1", TEXT)
    services.deliver()
    notes.of("c-1")
    assert not notes.has_older("c-1")
    notes.write("c-1", "tutore: Anna Verdi")
    services.deliver()
    notes.of("c-1")
    assert notes.has_older("c-1")
    assert not notes.has_older("c-2")
    services.cut_line()
    notes.of("c-1")
    assert notes.has_older("c-1")
    services.line.mend()
    services.server.notes_limit = 2
    notes.of("c-1")
    assert not notes.has_older("c-1")


def test_any_other_refusal_is_told(
    services: Services, notes: CitizenNotes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_citizen_id: str, _token: str) -> NoReturn:
        raise RuleBroken("citizen_unknown")

    monkeypatch.setattr(services.client, "notes_about", refused)
    with pytest.raises(RuleBroken, match="citizen_unknown"):
        notes.of("nobody")


def test_note_that_the_server_calls_malformed_is_a_task_with_what_was_written(
    services: Services, notes: CitizenNotes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def malformed(_batch: OperationBatch) -> NoReturn:
        raise BadValue("request_malformed", field="operations.0.kind")

    notes.write("c-1", TEXT)
    monkeypatch.setattr(services.client, "deliver", malformed)
    services.deliver()
    with services.database.read() as session:
        [task] = tasks.open_tasks(session)
        facts = dict(tasks.facts_of(task))
    assert (task.problem_code, facts["text"]) == ("note_refused", TEXT)


def test_somebody_made_here_comes_with_the_note(services: Services, notes: CitizenNotes) -> None:
    made = services.persons.make(PersonForm("Verdi", "Anna", "VRDNNA80A41Z999L")).citizen
    notes.write(made.citizen_id, TEXT)
    assert [note.waits for note in notes.of(made.citizen_id)] == [True]
    services.deliver()
    [note] = services.server.operations
    assert isinstance(note, CitizenNote)
    assert note.new_person is not None
    notes.write(made.citizen_id, "tutore: Anna Verdi")
    services.deliver()
    assert services.server.operations[-1].new_person is None  # type: ignore[union-attr]


def test_look_without_the_line_is_told_to_the_log(services: Services, notes: CitizenNotes) -> None:
    notes.write("c-1", TEXT)
    services.cut_line()
    notes.of("c-1")
    told = [entry for entry in audit_entries(services) if entry.act == AuditAct.NOTES_READ]
    assert [(entry.citizen_id, entry.hits) for entry in told] == [("c-1", 1)]


def test_known_notes_are_read_without_the_line_while_the_citizen_is_kept(
    services: Services, notes: CitizenNotes
) -> None:
    services.lookup.citizen("c-1")
    notes.write("c-1", TEXT)
    services.deliver()
    services.cut_line()
    assert [note.text for note in notes.of("c-1")] == [TEXT]
    with services.database.write() as session:
        citizens.forget_before(session, services.clock.now() + timedelta(days=1))
    assert notes.of("c-1") == ()


def test_desk_that_keeps_nobody_forgets_notes_with_the_page(
    services: Services, notes: CitizenNotes
) -> None:
    with services.database.write() as session:
        desk.get(session).registry_policy = RegistryPolicy.NOTHING
    services.lookup.citizen("c-1")
    notes.write("c-1", TEXT)
    services.deliver()
    services.cut_line()
    assert [note.text for note in notes.of("c-1")] == [TEXT]
    services.lookup.search("nessuno")
    assert notes.of("c-1") == ()


def test_waiting_note_outlives_the_page(services: Services, notes: CitizenNotes) -> None:
    services.cut_line()
    notes.write("c-1", TEXT)
    with services.database.write() as session:
        citizens.forget_before(session, services.clock.now() + timedelta(days=1))
    assert [note.waits for note in notes.of("c-1")] == [True]


def audit_entries(services: Services) -> list[AuditEntry]:
    with services.database.read() as session:
        return list(audit.due(session, 100))
