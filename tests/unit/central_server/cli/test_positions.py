import pytest

from central_server.db.engine import make_engine
from central_server.db.unit_of_work import UnitOfWork
from tests.factories import released_debts as debts
from tests.factories.catalogue import BASE64_HASH
from tests.factories.position_lines import position_line, write_lines
from tests.factories.released_debts import number_of
from tests.factories.server import ENTITY


@pytest.fixture
def number(applied, empty_database_url) -> str:
    engine = make_engine(empty_database_url)
    with UnitOfWork(engine)() as session:
        number = debts.add_position(session)
    engine.dispose()
    return number


def test_position_is_shown_by_its_notice(applied, number):
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


def test_notice_whose_debt_is_paid_in_another_way_says_so(applied, empty_database_url):
    engine = make_engine(empty_database_url)
    with UnitOfWork(engine)() as session:
        plan = debts.add_plan(session, count=2)
        debts.pay(session, plan.rates[0])
    engine.dispose()
    shown = applied("positions", "show", plan.single, "--entity", ENTITY, "--format", "json")[1]
    assert (shown["status"], shown["other_way"]) == ("PARTIALLY_PAID", "IN_INSTALMENTS")
    words = applied("positions", "show", plan.single, plan.rates[1], "--entity", ENTITY)[1]
    assert words.count("Il debito si paga a rate") == 1


def test_number_with_a_slip_of_the_hand_says_so(applied):
    status, written = applied("positions", "show", "301000000000004286", "--entity", ENTITY)
    assert (status, "errore di battitura" in written) == (1, True)


def test_debts_are_taken_over_once(applied, tmp_path):
    path = write_lines(tmp_path / "tari.jsonl", position_line(5), position_line(6))
    words = ("positions", "import", path, "--entity", ENTITY, "--in-archive")
    status, written = applied(*words, "--format", "json")
    assert (status, written["files"][0]["added"]) == (0, 2)
    shown = applied("positions", "show", number_of(5), "--entity", ENTITY, "--format", "json")[1]
    assert [part["amount_cents"] for part in shown["allocations"]] == [516, 1679]
    written = applied("positions", "show", number_of(5), "--entity", ENTITY)[1]
    assert "5,16 euro, capitolo 30100.02.0042, accertamento 2026/114" in written
    assert "2 c'erano già" in applied(*words)[1]


def test_several_notices_are_shown_at_once_or_none_of_them(applied, tmp_path):
    path = write_lines(tmp_path / "tari.jsonl", position_line(5), position_line(6))
    applied("positions", "import", path, "--entity", ENTITY, "--in-archive")
    words = ("positions", "show", number_of(6), number_of(5))
    shown = applied(*words, "--entity", ENTITY, "--format", "json")[1]["positions"]
    assert [one["notice_number"] for one in shown] == [number_of(6), number_of(5)]
    status, written = applied(*words, "--entity", ENTITY)
    assert (status, written.count("5,16 euro, capitolo")) == (0, 2)
    status, refused = applied(*words, number_of(7), "--entity", ENTITY, "--format", "json")
    assert (status, refused["error"]) == (1, "notice_unknown")


def test_refused_file_names_line_field_and_reason(applied, tmp_path):
    path = write_lines(tmp_path / "tari.jsonl", position_line(5), position_line(6, rate_version=7))
    status, written = applied("positions", "import", path, "--entity", ENTITY)
    assert status == 1
    for part in ("tari.jsonl", "riga 2", "rate_id", "tariffa"):
        assert part in written


def test_stamp_is_shown_by_its_document(applied, empty_database_url):
    engine = make_engine(empty_database_url)
    with UnitOfWork(engine)() as session:
        number = debts.add_stamped(session, 9)
    engine.dispose()
    shown = applied("positions", "show", number, "--entity", ENTITY, "--format", "json")[1]
    assert [(one["iban"] is None, one["stamp_document_hash"]) for one in shown["transfers"]] == [
        (False, None),
        (True, BASE64_HASH),
    ]
    assert [part["amount_cents"] for part in shown["allocations"]] == [500]


def test_co_debtors_are_shown_with_the_position(applied, tmp_path):
    anna = {"kind": "F", "identifier": "VRDNNA80A41Z999L", "full_name": "Verdi Anna"}
    path = write_lines(tmp_path / "tari.jsonl", position_line(5, co_debtors=[anna]))
    applied("positions", "import", path, "--entity", ENTITY, "--in-archive")
    show = ("positions", "show", number_of(5), "--entity", ENTITY)
    shown = applied(*show, "--format", "json")[1]
    assert shown["co_debtors"] == [{"name": "Verdi Anna", "identifier": "VRDNNA80A41Z999L"}]
    assert "Coobbligato: Verdi Anna (VRDNNA80A41Z999L)" in applied(*show)[1]
