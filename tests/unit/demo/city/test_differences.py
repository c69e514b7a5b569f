import string

import pytest

from central_server.payments.service import ReceiptAnomaly
from demo.city.differences import DIFFERENCES, TWISTS, Difference, Where
from payments_core.rules.matching import CreditState, FlowState, Label

WORDS = {
    Where.RECEIPTS: ReceiptAnomaly,
    Where.FLOWS: FlowState,
    Where.CREDITS: CreditState,
    Where.PAYMENTS: Label,
}


def test_there_are_twelve_of_different_kinds() -> None:
    assert len({difference.code for difference in DIFFERENCES}) == 12 == len(DIFFERENCES)
    assert {difference.where for difference in DIFFERENCES} == set(Where)


@pytest.mark.parametrize("difference", DIFFERENCES, ids=lambda difference: difference.code)
def test_expected_words_are_the_programs_own(difference: Difference) -> None:
    assert WORDS[difference.where](difference.expected)
    if difference.of_flow:
        assert FlowState(difference.of_flow)
    if difference.of_credit:
        assert CreditState(difference.of_credit)
    labels = difference.of_payments or ()
    assert [Label(label) for label in labels] == sorted(labels)


@pytest.mark.parametrize("difference", DIFFERENCES, ids=lambda difference: difference.code)
def test_explanations_say_the_same_facts_in_both_languages(difference: Difference) -> None:
    def facts(text: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert facts(difference.text_it) == facts(difference.text_en)
    assert "amount" in facts(difference.text_it) or difference.code == "UNKNOWN_NOTICE"
    assert facts(difference.text_it) <= {"name", "notice", "flow", "credit", "amount"}
    assert difference.text_it != difference.text_en


def test_only_what_goes_wrong_with_money_twists_a_flow() -> None:
    receipts = {one.code for one in DIFFERENCES if one.where is Where.RECEIPTS}
    assert set(TWISTS) == {one.code for one in DIFFERENCES} - receipts
