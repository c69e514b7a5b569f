from datetime import UTC, date, datetime

import pytest

from payments_core.money import Cents
from payments_core.notice.language import Language
from payments_documents.amounts import plain_day
from payments_documents.receipts.receipt_facts import (
    amount_facts,
    operation_facts,
    paid_when,
    when,
)
from payments_documents.texts import load_texts
from tests.factories.notices import a_party, a_receipt

TEXTS = load_texts("notice", Language.IT)


@pytest.mark.parametrize(
    ("instant", "printed"),
    [
        (datetime(2026, 7, 1, 10, 0, tzinfo=UTC), "01/07/2026 12:00"),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "01/01/2027 00:30"),
    ],
)
def test_instants_are_told_in_the_time_of_rome(instant: datetime, printed: str) -> None:
    assert when(instant, TEXTS) == printed


@pytest.mark.parametrize(
    ("paid_at", "application_on", "expected"),
    [
        (datetime(2026, 11, 23, 9, 41, tzinfo=UTC), None, "23/11/2026 10:41"),
        (None, date(2026, 11, 23), "Non comunicata"),
        (None, None, "Non comunicata"),
    ],
)
def test_receipt_claims_no_more_about_the_time_than_the_hub_said(
    paid_at: datetime | None, application_on: date | None, expected: str
) -> None:
    receipt = a_receipt(paid_at=paid_at, application_on=application_on)
    assert paid_when(receipt, TEXTS) == expected


@pytest.mark.parametrize(
    ("language", "label"),
    [
        (Language.IT, "Data di applicazione"),
        (Language.EN, "Application date"),
        (Language.DE, "Anwendungsdatum"),
        (Language.FR, "Date d'application"),
        (Language.SL, "Datum uveljavitve"),
    ],
)
def test_day_of_application_is_told_as_such_where_the_time_is_not_known(
    language: Language, label: str
) -> None:
    texts, applied_on = load_texts("notice", language), date(2026, 11, 23)
    (first, *_) = operation_facts(a_receipt(paid_at=None, application_on=applied_on), texts)
    assert first.label == label
    assert first.value == plain_day(texts, applied_on)
    known = operation_facts(a_receipt(application_on=applied_on), texts)
    assert label not in [fact.label for fact in known]


def test_unknown_circumstances_are_left_out() -> None:
    labels = [fact.label for fact in operation_facts(a_receipt(payment_method=None), TEXTS)]
    assert "Metodo di pagamento" not in labels
    assert "Pagato da" not in labels


def test_payer_is_named_when_somebody_else_paid() -> None:
    payer = a_party(full_name="Anna Bianchi", identifier="BNCNNA80A41Z999X")
    facts = operation_facts(a_receipt(payer=payer), TEXTS)
    assert "Anna Bianchi, BNCNNA80A41Z999X" in [fact.value for fact in facts]


def test_fee_is_added_only_when_it_is_known() -> None:
    known = amount_facts(a_receipt(fee_cents=Cents(150)), TEXTS)
    assert [fact.value for fact in known] == ["21,95 €", "1,50 €", "23,45 €"]
    assert [fact.value for fact in amount_facts(a_receipt(fee_cents=None), TEXTS)] == ["21,95 €"]


@pytest.mark.parametrize(
    ("method", "said"),
    [
        ("creditCard", "carta di credito"),
        ("cash", "contanti"),
        ("bancomat", "carta di debito"),
        ("bitcoin", "bitcoin"),
    ],
)
def test_way_of_paying_is_said_in_words(method: str, said: str) -> None:
    facts = operation_facts(a_receipt(payment_method=method), TEXTS)
    assert [fact.value for fact in facts if fact.label == "Metodo di pagamento"] == [said]
