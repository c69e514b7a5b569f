"""Each payment that does not fit says what happened and what to do, in both languages."""

from dataclasses import replace
from datetime import timedelta

import pytest

from counter_app.services.refunds import to_ask_back
from counter_app.services.views import CheckVerdict, CheckView
from counter_app.ui.said.answers import answer
from counter_app.ui.said.mismatches import AMOUNT_DIFFERS, mismatch_of
from counter_app.ui.style.theme import Tone
from counter_app.ui.style.words import Words
from payments_core.money import Cents
from payments_core.wire.desk.notice_messages import Evidence, EvidenceKind
from tests.factories.screen_checks import FakeCheck
from tests.factories.screen_people import NOW, notice_number
from tests.factories.screen_world import World

PAID, UNPAID = 177881, 191203
SETTLED = Evidence(
    kind=EvidenceKind.SETTLED, at=NOW - timedelta(days=1), who="Banca di Prova", reference="F-1"
)


def check_of(base: int) -> CheckView:
    return FakeCheck(World()).check(notice_number(base))


def paid_otherwise(cents: int) -> CheckView:
    check = check_of(PAID)
    receipt = check.receipts[0].model_copy(
        update={"amount_cents": cents, "anomaly": AMOUNT_DIFFERS}
    )
    return replace(check, receipts=(receipt,))


def withdrawn_and_paid(verdict: CheckVerdict) -> CheckView:
    return replace(check_of(PAID), verdict=verdict)


def settled_alone() -> CheckView:
    check = check_of(UNPAID)
    return replace(check, timeline=(*check.timeline, SETTLED))


MISMATCHES = {
    "paid_less": paid_otherwise(9000),
    "paid_more": paid_otherwise(10000),
    "paid_otherwise": paid_otherwise(9640),
    "paid_although_CANCELLED": withdrawn_and_paid(CheckVerdict.CANCELLED),
    "paid_although_EXPIRED": withdrawn_and_paid(CheckVerdict.EXPIRED),
    "paid_although_SUSPENDED": withdrawn_and_paid(CheckVerdict.SUSPENDED),
    "settled_without_receipt": settled_alone(),
}


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("key", list(MISMATCHES))
def test_each_has_its_sentences(key: str, language: str) -> None:
    check = MISMATCHES[key]
    found = mismatch_of(check)
    assert found is not None
    assert found.key == key
    said = answer(Words(language), check, NOW)
    assert said.tone is Tone.TO_CHECK
    assert said.headline
    assert said.detail
    assert "{" not in said.headline + said.detail


@pytest.mark.parametrize(
    ("key", "headline", "to_do"),
    [
        ("paid_less", "Pagato meno del dovuto: 90,00 € invece di 96,40 €", "mancano 6,40 €"),
        ("paid_more", "Pagato più del dovuto: 100,00 € invece di 96,40 €", "3,60 € in più"),
        ("paid_although_CANCELLED", "Annullato, ma pagato: 96,40 € il 12/05/2026", "Ctrl+M"),
        (
            "settled_without_receipt",
            "Riversato il 22/11/2026, ma la ricevuta non è arrivata",
            "non far pagare di nuovo",
        ),
    ],
)
def test_what_happened_and_what_to_do(key: str, headline: str, to_do: str) -> None:
    said = answer(Words("it"), MISMATCHES[key], NOW)
    assert said.headline == headline
    assert to_do in said.detail


@pytest.mark.parametrize("key", list(MISMATCHES))
def test_without_the_line_it_has_its_hour(key: str) -> None:
    said = answer(Words("it"), replace(MISMATCHES[key], online=False), NOW)
    assert said.detail.endswith("Così risultava alle 10:41 di oggi, ultimo contatto.")


@pytest.mark.parametrize("base", [PAID, UNPAID, 992148, 88077])
def test_what_fits_is_no_mismatch(base: int) -> None:
    assert mismatch_of(check_of(base)) is None


def test_amount_that_nobody_marked_is_no_mismatch() -> None:
    """A fine costs less within five days: the server alone knows what was owed then."""
    check = check_of(PAID)
    fine = replace(check, notice=replace(check.notice, amount_cents=Cents(20000)))
    assert mismatch_of(fine) is None


def test_all_that_was_paid_for_a_withdrawn_notice_may_go_back() -> None:
    assert len(to_ask_back(MISMATCHES["paid_although_CANCELLED"])) == 1
    assert to_ask_back(MISMATCHES["paid_although_SUSPENDED"]) == ()
