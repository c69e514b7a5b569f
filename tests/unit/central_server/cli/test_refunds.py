import json
from datetime import UTC, datetime

import pytest

from central_server.cli import new_files
from central_server.cli.new_files import PART
from central_server.db.engine import make_engine
from central_server.db.unit_of_work import UnitOfWork
from tests.factories.refunds import RefundDesk, pay_twice
from tests.factories.server import COMPANY, ENTITY

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture
def desk(run, empty_database_url, clock, new_id):
    """Two approved refunds and one that waits."""
    run("migrate")
    engine = make_engine(empty_database_url)
    unit_of_work = UnitOfWork(engine)
    with unit_of_work() as session:
        pay_twice(session, clock, new_id)
    desk = RefundDesk(unit_of_work, NOW)
    for place, cents in enumerate((100, 20, 3), start=1):
        desk.request(refund_id=f"refund-{place}", amount_cents=cents)
    desk.approve("refund-1")
    desk.approve("refund-2")
    yield desk
    engine.dispose()


@pytest.fixture
def refunds(run, desk):
    """Run a command about refunds and read its JSON."""

    def run_refunds(*arguments, entity_id=ENTITY):
        return run("refunds", *arguments, "--entity", entity_id, "--format", "json")

    return run_refunds


def test_list_tells_states(run, refunds):
    status, listed = refunds("list")
    assert status == 0
    assert [(one["refund_id"], one["status"]) for one in listed["refunds"]] == [
        ("refund-3", "REQUESTED"),
        ("refund-1", "APPROVED"),
        ("refund-2", "APPROVED"),
    ]
    _, waiting = refunds("list", "--state", "REQUESTED")
    assert [one["refund_id"] for one in waiting["refunds"]] == ["refund-3"]
    status, said = run("refunds", "list", "--entity", ENTITY)
    assert (status, said.splitlines()[0], "approvato" in said) == (0, "Rimborsi: 3", True)


def test_export_writes_both_files_and_nothing_twice(refunds, tmp_path):
    status, told = refunds("export", "--output", tmp_path / "rimborsi.csv")
    assert (status, told["count"], told["total_cents"]) == (0, 2, 120)
    text = (tmp_path / "rimborsi.csv").read_text(encoding="utf-8")
    assert [line.split(";")[0] for line in text.splitlines()[1:]] == ["refund-1", "refund-2"]
    document = json.loads((tmp_path / "rimborsi.json").read_text(encoding="utf-8"))
    assert (document["export_id"], document["total_cents"]) == (told["export_id"], 120)
    status, told = refunds("export", "--output", tmp_path / "altri")
    assert (status, told["count"], told["export_id"]) == (0, 0, None)
    assert not list(tmp_path.glob("altri*"))


def test_export_again_writes_the_same_bytes(refunds, tmp_path, desk):
    _, told = refunds("export", "--output", tmp_path / "a")
    refunds("close", "refund-1", "--order", "2026/118")
    desk.approve("refund-3")
    export = ("export", "--again", told["export_id"], "--output", tmp_path / "b")
    assert refunds(*export)[0] == 0
    for end in ("csv", "json"):
        assert (tmp_path / f"a.{end}").read_bytes() == (tmp_path / f"b.{end}").read_bytes()
    assert refunds(*export)[1]["error"] == "file_exists"
    unknown = refunds("export", "--again", "nothing", "--output", tmp_path / "c")
    assert (unknown[0], unknown[1]["error"]) == (1, "refund_export_unknown")


def test_a_file_that_exists_stops_the_export_before_it_marks_anything(refunds, tmp_path):
    (tmp_path / "a.json").write_text("somebody's", encoding="utf-8")
    status, told = refunds("export", "--output", tmp_path / "a.json")
    assert (status, told["error"]) == (1, "file_exists")
    assert refunds("export", "--output", tmp_path / "b")[1]["count"] == 2


def test_a_full_disk_marks_nothing_and_leaves_nothing(refunds, tmp_path, monkeypatch):
    def no_room(_descriptor):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(new_files.os, "fsync", no_room)
        status, told = refunds("export", "--output", tmp_path / "a")
    assert (status, told["error"]) == (1, "file_trouble")
    assert not list(tmp_path.glob("a.*"))
    assert refunds("export", "--output", tmp_path / "a")[1]["count"] == 2


def test_a_power_cut_after_the_commit_is_mended_by_again(refunds, tmp_path, monkeypatch):
    """What is marked is not lost though its file never took its name."""

    class PowerCut(BaseException):
        pass

    def cut(_part, _path):
        raise PowerCut

    with monkeypatch.context() as patch:
        patch.setattr(new_files.Path, "replace", cut)
        with pytest.raises(PowerCut):
            refunds("export", "--output", tmp_path / "a")
    assert sorted(path.name for path in tmp_path.glob("a.*")) == [f"a.csv{PART}", f"a.json{PART}"]
    _, listed = refunds("list", "--state", "EXPORTED")
    (export_id,) = {one["note"] for one in listed["refunds"]}
    status, told = refunds("export", "--again", export_id, "--output", tmp_path / "a")
    assert (status, told["count"], (tmp_path / "a.csv").exists()) == (0, 2, True)


def test_close_wants_an_exported_refund_and_an_order(run, refunds, tmp_path):
    close = ("close", "refund-1", "--order", "2026/118")
    assert refunds(*close)[1]["error"] == "refund_transition_illegal"
    refunds("export", "--output", tmp_path / "a")
    assert refunds(*close) == (
        0,
        {"refund_id": "refund-1", "payment_order": "2026/118", "closed": True},
    )
    status, said = run("refunds", *close, "--entity", ENTITY, "--language", "en")
    assert (status, said.strip()) == (
        0,
        "Refund refund-1 was closed with payment order 2026/118 before: nothing to do.",
    )


def test_an_acknowledgement_closes_all_or_none(refunds, tmp_path):
    refunds("export", "--output", tmp_path / "a")
    back = tmp_path / "mandati.csv"
    back.write_text("refund_id;payment_order\nrefund-1;118\nrefund-9;119\n", encoding="utf-8")
    status, told = refunds("close", "--file", back)
    assert (status, told["error"]) == (1, "refund_acknowledgement_refused")
    assert (told["facts"]["line"], told["facts"]["reason"]) == (3, "refund_unknown")
    back.write_text("refund_id;payment_order\nrefund-1;118\nrefund-2;119\n", encoding="utf-8")
    assert refunds("close", "--file", back)[1] == {
        "file": "mandati.csv", "closed": 2, "unchanged": 0,
    }  # fmt: skip
    assert refunds("close", "--file", back)[1]["unchanged"] == 2


@pytest.mark.parametrize("language", ["it", "en"])
def test_refusals_are_said_in_sentences(run, desk, tmp_path, language):
    back = tmp_path / "mandati.csv"
    back.write_text("refund_id;payment_order\nrefund-1\n", encoding="utf-8")
    for arguments in (
        ("close", "refund-1", "--order", "118"),
        ("close", "refund-9", "--order", "118"),
        ("close", "refund-1", "--order", " "),
        ("close", "--file", back),
        ("export", "--again", "nothing", "--output", tmp_path / "a"),
    ):
        status, said = run("refunds", *arguments, "--entity", ENTITY, "--language", language)
        assert (status, said.strip().endswith(".")) == (1, True), arguments
        assert "{" not in said
        assert "_" not in said.replace("refund_id;payment_order", "")


def test_a_wrong_call_is_told_from_a_refusal(refunds):
    for arguments in (("close", "refund-1"), ("close", "--file", "x", "--order", "1"), ("close",)):
        with pytest.raises(SystemExit) as ended:
            refunds(*arguments)
        assert ended.value.code == 2


def test_another_entity_has_nothing_to_list_export_or_close(refunds, tmp_path):
    assert refunds("list", entity_id=COMPANY) == (0, {"refunds": []})
    _, told = refunds("export", "--output", tmp_path / "a", entity_id=COMPANY)
    assert told["count"] == 0
    _, told = refunds("close", "refund-1", "--order", "1", entity_id=COMPANY)
    assert told["error"] == "refund_unknown"
    assert refunds("list", entity_id="80999990999")[1]["error"] == "entity_unknown"
