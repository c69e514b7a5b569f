import pytest

from demo.report import settled_in, told
from tests.factories.told_notices import check, flow, line


def test_every_stage_has_the_amount_of_its_own_record() -> None:
    one = told(check(), flow())
    assert [step.cents for step in one.steps] == [2250] * 5
    assert one.disagreements == ()
    assert [step.reference for step in one.steps][2:4] == ["flow-1", "2026/7"]


def test_share_of_a_credit_is_what_the_other_lines_leave() -> None:
    assert told(check(), flow(3250, line("r2", 1000))).disagreements == ()
    [wrong] = told(check(), flow(3249, line("r2", 1000))).disagreements
    assert (wrong.name, wrong.cents) == ("credited", 2249)


@pytest.mark.parametrize(("field", "stage"), [("settled", "settled"), ("credited", "reconciled")])
def test_line_that_proves_nothing_counts_for_nothing(field: str, stage: str) -> None:
    shown = flow()
    shown["lines"][0][field] = False
    assert [step.name for step in told(check(), shown).disagreements] == [stage]


def test_notice_settled_twice_or_never_ends_the_demonstration() -> None:
    good = check()
    assert settled_in(good) == "flow-1"
    for timeline in ([], good["timeline"][2:] * 2):
        with pytest.raises(SystemExit):
            settled_in(good | {"timeline": timeline})
