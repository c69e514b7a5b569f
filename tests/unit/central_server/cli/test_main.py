import pytest

from central_server.cli.main import main


def test_missing_file_is_told_in_a_sentence(run):
    run("migrate")
    status, written = run("apply", "/nowhere/file.yaml")
    assert (status, "/nowhere/file.yaml" in written) == (1, True)


def test_database_that_is_away_is_told_in_a_sentence(run, monkeypatch):
    monkeypatch.setenv("CENTRAL_SERVER_DATABASE_URL", "postgresql+psycopg://127.0.0.1:1/nothing")
    status, result = run("migrate", "--format", "json")
    assert (status, result["error"]) == (1, "database_away")


def test_unmigrated_database_is_not_served(run):
    status, result = run("serve", "--port", "0", "--format", "json")
    assert (status, result["error"]) == (1, "database_not_at_head")


@pytest.mark.parametrize("arguments", [[], ["unknown"], ["registry"], ["apply"]])
def test_wrong_call_ends_with_status_2(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


def test_refusals_are_said_in_the_language_asked_for(run):
    run("migrate")
    _, english = run("apply", "/nowhere", "--language", "en")
    _, italian = run("apply", "/nowhere", "--language", "it")
    assert english.startswith("The file")
    assert italian.startswith("Il file")
