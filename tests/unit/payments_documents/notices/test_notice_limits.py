from dataclasses import replace

import pytest

from payments_core.errors import PaymentsError
from payments_core.model.debt_position import Address
from payments_core.money import Cents
from payments_core.notice.content import AnyNotice, NoticeContent, NoticeStanding
from payments_core.notice.language import Language, SecondForm, SecondLanguage
from payments_core.rules.instalment_plan import installment_subject
from payments_documents.notices.notice_limits import require_printable
from tests.factories.notices import (
    POSTAL_ACCOUNT,
    a_creditor,
    a_notice,
    a_notice_with_slip,
    a_party,
    a_plan,
    a_preview,
    an_instalment,
)

IN_GERMAN = SecondLanguage(Language.DE, SecondForm.SMALL)


@pytest.mark.parametrize(
    "content",
    [
        a_notice(),
        a_notice_with_slip(),
        a_preview(),
        a_plan(),
        a_plan(standing=NoticeStanding.PREVIEW),
    ],
)
def test_complete_notices_are_printable(content: AnyNotice) -> None:
    require_printable(content)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (a_notice(notice_number=None), "notice_number_missing"),
        (a_notice(standing=NoticeStanding.PREVIEW), "notice_number_in_preview"),
        (a_notice(notice_number="12"), "notice_number_malformed"),
        (a_notice(creditor=a_creditor(tax_code="1")), "entity_tax_code_malformed"),
        (a_notice(amount_cents=Cents(0)), "amount_not_positive"),
        (a_notice(amount_cents=Cents(10_000_000_000)), "amount_too_large_for_notice"),
        (a_preview(amount_cents=Cents(10_000_000_000)), "amount_too_large_for_notice"),
        (
            a_plan(
                instalments=(
                    an_instalment(1),
                    replace(an_instalment(2), amount_cents=Cents(10_000_000_000)),
                )
            ),
            "amount_too_large_for_notice",
        ),
        (
            a_plan(instalments=(an_instalment(1), an_instalment(2, preview=True))),
            "notice_number_missing",
        ),
        (
            a_plan(instalments=(an_instalment(1), replace(an_instalment(1), ordinal=2))),
            "notice_number_repeated",
        ),
    ],
)
def test_paper_that_would_mislead_is_refused(content: AnyNotice, code: str) -> None:
    with pytest.raises(PaymentsError) as refused:
        require_printable(content)
    assert refused.value.code == code


def test_which_instalment_it_is_comes_on_top_of_the_longest_subject() -> None:
    require_printable(a_notice(subject=installment_subject("x" * 90, 12, 12)))


@pytest.mark.parametrize(
    ("content", "field", "limit"),
    [
        (a_notice(subject=installment_subject("x" * 91, 2, 4)), "subject", 90),
        (a_notice(subject="x" * 91), "subject", 90),
        (a_notice(debtor=a_party(full_name="x" * 71)), "debtor_name", 70),
        (a_notice(debtor=a_party(address=Address("x" * 141))), "debtor_address", 140),
        (a_notice(creditor=a_creditor(name="x" * 51)), "creditor_name", 50),
        (a_notice(second=replace(IN_GERMAN, subject="x" * 91)), "second_subject", 90),
        (a_notice(second=replace(IN_GERMAN, sector="x" * 51)), "second_sector", 50),
        (
            a_notice(creditor=a_creditor(postal_account=replace(POSTAL_ACCOUNT, holder="x" * 51))),
            "account_holder",
            50,
        ),
    ],
)
def test_field_over_its_limit_is_refused_rather_than_cut(
    content: NoticeContent, field: str, limit: int
) -> None:
    with pytest.raises(PaymentsError) as refused:
        require_printable(content)
    assert refused.value.code == "notice_field_over_limit"
    assert refused.value.facts == {"field": field, "length": limit + 1, "limit": limit}
