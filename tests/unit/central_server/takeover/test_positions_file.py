import pytest

from central_server.takeover.positions_file import PositionsRefused, read_positions
from tests.factories.position_lines import plan, position_line, share, write_lines
from tests.factories.released_debts import number_of


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
        (position_line(iupd="TARI/2026.77"), "iupd", "string_pattern_mismatch"),
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
        (position_line(transfers=[share(2195, category="tassa rifiuti")]),
         "transfers.0.category", "string_pattern_mismatch"),
    ],
)  # fmt: skip
def test_bad_line_is_refused_with_its_place(read, line, field, reason) -> None:
    _good, (number, refusal) = read(position_line(), line)
    assert isinstance(refusal, PositionsRefused)
    assert number == 2
    assert (refusal.facts["field"], refusal.facts["reason"]) == (field, reason)


HALVES = plan((2, 1097, "2026-12-31"), (3, 1098, "2027-01-31"))


def test_payments_are_the_whole_and_the_plan(read) -> None:
    [(_, line)] = read(position_line(1, instalments=HALVES))
    assert [
        (one.option_no, one.installment_no, one.notice_number, one.amount_cents)
        for one in line.payments
    ] == [(1, 1, number_of(1), 2195), (2, 1, number_of(2), 1097), (2, 2, number_of(3), 1098)]
    assert line.payments[-1].subject == "Carta d'identità elettronica - rata 2 di 2"


@pytest.mark.parametrize(
    ("written", "told"),
    [("0101101IM", "9/0101101IM/"), ("6/0101101IM/", "6/0101101IM/")],
)
def test_category_has_the_prefix_that_the_hub_wants(read, written, told) -> None:
    [(_, line)] = read(position_line(transfers=[share(2195, category=written)]))
    assert line.transfers[0].category == told


def test_plan_alone_is_the_first_option(read) -> None:
    [(_, line)] = read(position_line(notice_number=None, due_on=None, instalments=HALVES))
    assert [(one.option_no, one.place) for one in line.payments] == [
        (1, "instalments.0."), (1, "instalments.1."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"notice_number": None}, "-", "number_without_due_date"),
        ({"notice_number": None, "due_on": None}, "-", "no_notice_number"),
        ({"instalments": HALVES[:1]}, "instalments", "too_short"),
        ({"instalments": HALVES * 7}, "instalments", "too_long"),
        ({"instalments": HALVES[::-1]}, "-", "instalments_out_of_order"),
        ({"instalments": plan((2, 1, "2026-12-31"), (3, 2, "2027-01-31"))}, "-",
         "instalments_differ_from_amount"),
        ({"instalments": HALVES, "transfers": [share(2195)]}, "-", "transfers_missing"),
        ({"instalments": plan((2, 1097, "2026-12-31"), (3, 1098, "2027-01-31"),
                              transfers=[share(1097)])}, "-", "transfers_differ_from_amount"),
    ],
)  # fmt: skip
def test_plan_that_does_not_hold_together_is_refused(read, changes, field, reason) -> None:
    [(_, refusal)] = read(position_line(1, **changes))
    assert (refusal.facts["field"], refusal.facts["reason"]) == (field, reason)


def test_debtor_without_a_tax_code_is_anonymous(read) -> None:
    debtor = {"kind": "F", "identifier": "ANONIMO", "full_name": "Diop Awa"}
    [(_, line)] = read(position_line(debtor=debtor, registry_number="A7"))
    assert line.registry_number == "A7"


def test_endless_line_is_the_last(read) -> None:
    (_, refusal), *rest = read("x" * 70_000, position_line())
    assert refusal.facts["reason"] == "too_long"
    assert rest == []
