import pytest

from central_server.migrations import schema
from tests.factories.server import ENTITY


def test_migrate_brings_an_empty_database_to_head_once(run):
    head = schema.head()
    assert run("migrate", "--format", "json") == (0, {"before": None, "revision": head})
    assert run("migrate", "--format", "json") == (0, {"before": head, "revision": head})


def test_apply_says_what_it_did_and_twice_is_the_same_as_once(run, entity_file):
    run("migrate")
    status, first = run("apply", entity_file, "--format", "json")
    kinds = [change["what"] for change in first["changes"]]
    assert status == 0
    assert kinds == ["entity", "station", "account", "account", "desk", "kind", "operator"]
    assert run("apply", entity_file, "--format", "json") == (0, {"changes": []})


def test_apply_refuses_with_file_place_and_reason_and_changes_nothing(run, entity_file):
    run("migrate")
    good = entity_file.read_text()
    entity_file.write_text(good.replace("IT60", "IT61").replace('"16,79"', "16.79"))
    status, written = run("apply", entity_file)
    assert status == 1
    assert "ente.yaml" in written
    assert "entities.0.accounts.0.iban" in written
    assert "entities.0.kinds.0.rates.0.parts.1.amount" in written
    entity_file.write_text(good)
    assert len(run("apply", entity_file, "--format", "json")[1]["changes"]) == 7


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("        offline: true\n", "entities.0.kinds.0.valid_to"),
        ("version: 1, ", "entities.0.kinds.0.rates.0.valid_to"),
    ],
)
def test_apply_says_which_end_comes_before_its_beginning(run, entity_file, where, place):
    run("migrate")
    good = entity_file.read_text()
    days = "valid_from: 2027-01-01{0}valid_to: 2026-12-31{0}"
    written = f"        {days.format(chr(10) + ' ' * 8)}".rstrip(" ")
    added = written if where.startswith(" ") else days.format(", ")
    entity_file.write_text(good.replace(where, where + added))
    status, said = run("apply", entity_file)
    assert status == 1
    assert f"{place}: la fine viene prima dell'inizio: scrivere lo stesso giorno" in said
    same_day = entity_file.read_text().replace("2026-12-31", "2027-01-01")
    entity_file.write_text(same_day)
    assert run("apply", entity_file)[0] == 0


def test_registry_is_loaded_once(applied, people_file):
    arguments = ("registry", "import", people_file, "--entity", ENTITY, "--format", "json")
    assert applied(*arguments) == (0, {"added": 1, "changed": 0, "unchanged": 0})
    assert applied(*arguments) == (0, {"added": 0, "changed": 0, "unchanged": 1})


def test_registry_refuses_with_line_field_and_reason(applied, people_file):
    people_file.write_text(people_file.read_text().replace("01/01/1980", "1980"))
    status, written = applied("registry", "import", people_file, "--entity", ENTITY)
    assert status == 1
    assert "anagrafe.csv" in written
    assert "riga 2, campo data_nascita" in written


def test_registry_of_an_unknown_entity_is_refused(applied, people_file):
    status, written = applied(
        "registry", "import", people_file, "--entity", "12345670017", "--format", "json"
    )
    assert (status, written["error"]) == (1, "entity_unknown")


def test_dry_run_says_the_differences_and_makes_none(applied, entity_file):
    text = entity_file.read_text()
    entity_file.write_text(text.replace("days: 30", "days: 60"))
    changed = {
        "act": "CHANGED",
        "what": "kind",
        "name": "carta-identita",
        "differences": ["due.days: 30 -> 60"],
    }
    words = ("apply", entity_file)
    assert applied(*words, "--dry-run", "--format", "json") == (0, {"changes": [changed]})
    status, written = applied(*words, "--dry-run")
    assert (status, "due.days: 30 -> 60" in written) == (0, True)
    assert applied(*words, "--format", "json") == (0, {"changes": [changed]})


def test_schema_of_the_file_is_one_that_editors_can_use(run):
    status, schema = run("apply", "--schema", "--format", "json")
    assert status == 0
    assert {"DebtKind", "Rate", "Percent", "PlanRule"} <= schema["$defs"].keys()
    assert schema["$defs"]["DebtKind"]["additionalProperties"] is False


def test_operator_with_an_unknown_kind_is_refused_with_the_place(applied, entity_file):
    text = entity_file.read_text().replace("[clerk]", "[clerk], kinds: [tari]")
    entity_file.write_text(text)
    status, written = applied("apply", entity_file, "--format", "json")
    assert (status, written["error"]) == (1, "operator_refused")
    [detail] = written["details"]
    assert detail == {"place": "entities.0.operators.0.kinds.0", "reason": "kind_unknown"}
    assert "kinds.0: il tipo di dovuto" in applied("apply", entity_file)[1]
