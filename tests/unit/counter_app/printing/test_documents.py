import pytest

from counter_app.printing.documents import (
    notice_document,
    numbers_of,
    paper_document,
    plan_document,
    receipt_document,
)
from payments_core.errors import RuleBroken
from tests.factories.notices import a_notice, a_plan, a_preview


def test_a_notice_and_a_receipt_of_the_same_name_are_two_documents() -> None:
    assert notice_document("7") != receipt_document("7")


def test_a_paper_of_several_amounts_is_named_by_its_first_number() -> None:
    notice, plan = a_notice(), a_plan()
    assert paper_document(notice) == notice_document(str(notice.notice_number))
    numbers = numbers_of(plan)
    assert len(numbers) == len(plan.payments)
    assert paper_document(plan) == plan_document(numbers[0])


def test_a_preview_has_no_number_to_be_named_by() -> None:
    with pytest.raises(RuleBroken, match="notice_without_number"):
        numbers_of(a_preview())
