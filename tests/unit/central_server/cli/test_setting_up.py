from central_server.db.engine import make_engine
from central_server.db.unit_of_work import UnitOfWork
from central_server.migrations import schema
from tests.factories import released_debts as debts
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
    assert kinds == ["entity", "station", "account", "account", "rate", "operator", "desk"]
    assert run("apply", entity_file, "--format", "json") == (0, {"changes": []})


def test_apply_refuses_with_file_place_and_reason_and_changes_nothing(run, entity_file):
    run("migrate")
    good = entity_file.read_text()
    entity_file.write_text(good.replace("IT60", "IT61").replace('"16,79"', "16.79"))
    status, written = run("apply", entity_file)
    assert status == 1
    assert "ente.yaml" in written
    assert "entities.0.accounts.0.iban" in written
    assert "entities.0.rates.0.parts.1.amount" in written
    entity_file.write_text(good)
    assert len(run("apply", entity_file, "--format", "json")[1]["changes"]) == 7


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


def test_position_is_shown_by_its_notice(applied, people_file, empty_database_url):
    engine = make_engine(empty_database_url)
    with UnitOfWork(engine)() as session:
        number = debts.add_position(session)
    engine.dispose()
    shown = applied("positions", "show", number, "--entity", ENTITY, "--format", "json")[1]
    assert (shown["status"], shown["amount_cents"], shown["due_on"]) == (
        "VALID",
        2195,
        "2026-12-23",
    )
    typed = " ".join(number[start : start + 4] for start in range(0, 18, 4))
    status, written = applied("positions", "show", typed, "--entity", ENTITY)
    assert status == 0
    assert "21,95 euro" in written


def test_number_with_a_slip_of_the_hand_says_so(applied):
    status, written = applied("positions", "show", "301000000000004286", "--entity", ENTITY)
    assert (status, "errore di battitura" in written) == (1, True)
