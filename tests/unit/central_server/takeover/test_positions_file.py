import pytest

from central_server.takeover.positions_file import PositionsRefused, read_positions
from tests.factories.position_lines import position_line, share, write_lines


@pytest.fixture
def read(tmp_path):
    return lambda *lines: list(read_positions(write_lines(tmp_path / "positions.jsonl", *lines)))


def test_good_line_is_read(read) -> None:
    [(number, line)] = read(position_line(cancelled=True, desk_id="sportello-12"))
    assert (number, line.amount_cents, line.cancelled) == (1, 2195, True)
    assert line.due_on.isoformat() == "2026-12-23"


def test_empty_lines_are_passed_over_and_counted(read) -> None:
    assert [number for number, _ in read(position_line(1), "", position_line(2))] == [1, 3]


@pytest.mark.parametrize(
    ("line", "field", "reason"),
    [
        ("{", "-", "json_invalid"),
        ("[]", "-", "model_type"),
        (position_line(notice_number="301000000000004286"), "-", "notice_number_check"),
        (position_line(amount_cents=0), "amount_cents", "greater_than_equal"),
        (position_line(amount_cents=21.5), "amount_cents", "int_from_float"),
        (position_line(released_at="2026-11-20T09:00:00"), "released_at", "timezone_aware"),
        (position_line(due_on="2026-02-30"), "due_on", "date_from_datetime_parsing"),
        (position_line(subject=None), "subject", "missing"),
        (position_line(subject="a\nb"), "subject", "string_pattern_mismatch"),
        (position_line(subjct="slip"), "subjct", "extra_forbidden"),
        (
            position_line(debtor={"kind": "F", "identifier": "RSSMRA80A01Z999X", "full_name": "R"}),
            "-",
            "tax_code_check",
        ),
        (position_line(transfers=[share(2194)]), "-", "transfers_differ_from_amount"),
        (position_line(transfers=[share(1)] * 6), "transfers", "too_long"),
        (position_line(transfers=[share(2195, iban="IT61X0542811101000000123456")]), "-",
         "iban_check"),
    ],
)  # fmt: skip
def test_bad_line_is_refused_with_its_place(read, line, field, reason) -> None:
    _good, (number, refusal) = read(position_line(), line)
    assert isinstance(refusal, PositionsRefused)
    assert number == 2
    assert (refusal.facts["field"], refusal.facts["reason"]) == (field, reason)


def test_debtor_without_a_tax_code_is_anonymous(read) -> None:
    debtor = {"kind": "F", "identifier": "ANONIMO", "full_name": "Diop Awa"}
    [(_, line)] = read(position_line(debtor=debtor, registry_number="A7"))
    assert line.registry_number == "A7"


def test_endless_line_is_the_last(read) -> None:
    (_, refusal), *rest = read("x" * 70_000, position_line())
    assert refusal.facts["reason"] == "too_long"
    assert rest == []
