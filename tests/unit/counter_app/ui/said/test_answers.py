"""What may be said about a notice, from its evidence."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from counter_app.services.views import CheckVerdict, CheckView, JobState, PaperView
from counter_app.ui.said.answers import answer, situation, steps
from counter_app.ui.style.messages import amount
from counter_app.ui.style.theme import Tone
from counter_app.ui.style.words import Words, day
from payments_core.model.asked_amount import AmountSource
from payments_core.wire.desk.notice_messages import Evidence, EvidenceKind, Horizon, HorizonKind
from payments_core.wire.desk.refund_messages import RefundStatus
from tests.factories.screen_checks import FakeCheck
from tests.factories.screen_people import NOW, notice_number
from tests.factories.screen_refunds import refund_of
from tests.factories.screen_world import World

WORDS = Words("it")


def _check(base: int) -> CheckView:
    return FakeCheck(World()).check(notice_number(base))


def test_paid_says_when_where_and_how_far_the_money_is() -> None:
    said = answer(WORDS, _check(177881), NOW)
    assert said.tone is Tone.PAID
    assert said.headline == "Pagato il 12/05/2026 alle 10:31"
    assert "Banca di Prova S.p.A." in said.detail
    assert said.detail.endswith("riversato e accreditato il 14/05/2026")


def test_not_paid_always_carries_its_hour() -> None:
    check = _check(191203)
    assert "10:41 di oggi" in answer(WORDS, check, NOW).headline
    old = replace(check, as_of=NOW.replace(day=20))
    assert "10:41 del 20/11/2026" in answer(WORDS, old, NOW).headline


def test_amount_of_before_a_change_is_never_said_to_be_todays() -> None:
    check = replace(_check(191203), changed=True, online=False)
    said = answer(WORDS, check, NOW)
    assert said.headline.startswith("Non risultava pagato")
    assert f"prima era di {amount(check.notice.amount_cents)}" in said.detail
    assert "F5" in said.brief


def test_not_paid_says_what_is_asked_and_until_when() -> None:
    said = answer(WORDS, _check(191203), NOW)
    notice = _check(191203).notice
    assert f"{amount(notice.amount_cents)}, da pagare entro il {day(notice.due_on)}" in said.detail
    assert amount(notice.amount_cents) not in said.brief


@pytest.mark.parametrize(
    "verdict",
    [
        CheckVerdict.SUSPENDED,
        CheckVerdict.EXPIRED,
        CheckVerdict.IN_INSTALMENTS,
        CheckVerdict.DEBT_PAID,
        CheckVerdict.CANCELLED,
    ],
)
def test_decision_heard_before_the_line_went_has_its_hour(verdict: CheckVerdict) -> None:
    check = replace(_check(191203), verdict=verdict)
    assert "ultimo contatto" not in answer(WORDS, check, NOW).detail
    offline = answer(WORDS, replace(check, online=False), NOW)
    assert offline.detail.endswith("Così risultava alle 10:41 di oggi, ultimo contatto.")
    assert offline.brief.endswith("ultimo contatto.")


@pytest.mark.parametrize(
    ("verdict", "tone", "to_do"),
    [
        (CheckVerdict.IN_INSTALMENTS, Tone.IN_INSTALMENTS, "Stampa quelle che restano (Ctrl+F7)"),
        (CheckVerdict.DEBT_PAID, Tone.CANCELLED, "non va pagato"),
    ],
)
def test_debt_that_is_paid_otherwise_says_what_to_do(
    verdict: CheckVerdict, tone: Tone, to_do: str
) -> None:
    check = replace(_check(191203), verdict=verdict)
    said = answer(WORDS, check, NOW)
    assert said.tone is tone
    assert to_do in said.detail
    assert "Invio" in said.detail
    assert "Invio" not in said.brief
    assert all(step.reached for step in steps(WORDS, check))


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        (NOW, "situazione delle 10:41"),
        (NOW - timedelta(days=3), "situazione delle 10:41 del 20/11/2026"),
        (NOW.replace(hour=22, minute=59), "situazione delle 23:59"),
        (NOW.replace(hour=23, minute=1), "situazione delle 00:01 del 24/11/2026"),
    ],
)
def test_age_of_a_list_has_its_day_unless_that_is_today(as_of: datetime, said: str) -> None:
    assert situation(WORDS, "search.as_of", as_of, NOW) == said


def test_offline_says_that_it_cannot_be_known() -> None:
    said = answer(WORDS, replace(_check(191203), online=False), NOW)
    assert "ultimo contatto" in said.headline
    assert "sei fuori linea" in said.detail


def test_paid_twice_names_both_payments() -> None:
    said = answer(WORDS, _check(992148), NOW)
    assert said.tone is Tone.TO_CHECK
    assert said.headline == "Pagato due volte: 5,16 € il 03/06/2026 e 5,16 € il 10/06/2026"


@pytest.mark.parametrize("verdict", list(CheckVerdict))
@pytest.mark.parametrize("language", ["it", "en"])
def test_every_verdict_can_be_said(verdict: CheckVerdict, language: str) -> None:
    said = answer(Words(language), replace(_check(177881), verdict=verdict), NOW)
    assert said.headline


def test_steps_still_to_come_are_announced_after_those_reached() -> None:
    story = steps(WORDS, _check(191203))
    assert [step.reached for step in story] == [True, True, False, False, False]
    assert story[2].title == "Pagato"


def test_papers_stand_among_the_steps_at_their_hour() -> None:
    kinds = (EvidenceKind.RELEASED, EvidenceKind.REGISTERED, EvidenceKind.PAID)
    timeline = tuple(
        Evidence(kind=kind, at=NOW + timedelta(hours=hour)) for hour, kind in enumerate(kinds)
    )
    papers = tuple(
        PaperView(
            "job-1", "notice/1", "1", "paper", copy=False, asked_at=NOW + timedelta(hours=hour),
            asked_by=None, state=JobState.CONFIRMED,
        )
        for hour in (1, 3)
    )  # fmt: skip
    check = replace(_check(177881), timeline=timeline, papers=papers)
    told = [one.title for one in steps(WORDS, check) if one.reached]
    paper = "Avviso stampato"
    assert told == ["Rilasciato", "Registrato", paper, "Pagato", paper]


def test_paper_that_the_server_tells_of_too_is_told_once() -> None:
    paper = PaperView(
        "job-1", "notice/1", "1", "paper", copy=False, asked_at=NOW, asked_by="Laura",
        state=JobState.CONFIRMED,
    )  # fmt: skip
    told = tuple(
        Evidence(kind=EvidenceKind.NOTICE_PRINTED, at=NOW, who="Carla", where="Sportello 3",
                 reference=reference)
        for reference in ("job-1", "job-elsewhere")
    )  # fmt: skip
    check = replace(_check(177881), timeline=told, papers=(paper,))
    reached = [(one.title, one.detail) for one in steps(WORDS, check) if one.reached]
    assert reached == [
        ("Avviso stampato", "da Laura · stampante A4"),
        ("Avviso: chiesta la stampa", "Sportello 3 · Carla"),
    ]


def test_a_cancelled_notice_has_nothing_to_wait_for() -> None:
    assert all(step.reached for step in steps(WORDS, _check(88077)))


def test_a_long_receipt_number_is_said_short_and_stands_whole_in_the_story() -> None:
    check = _check(177881)
    long = "d82bca144df4e0bc1bb678d4ab2683c0"
    receipt = check.receipts[0].model_copy(update={"receipt_id": long})
    said = answer(WORDS, replace(check, receipts=(receipt,)), NOW)
    assert "ricevuta d82bca14…83c0" in said.detail
    assert said.brief == "Banca di Prova S.p.A. · ricevuta d82bca14…83c0"
    assert long not in said.detail


def test_being_asked_by_a_bank_is_never_told_as_a_payment() -> None:
    check = _check(177881)
    asked = next(step for step in steps(WORDS, check) if step.title == "Richiesto da una banca")
    assert asked.detail.endswith("ha chiesto l'importo: non prova un pagamento")
    began = [
        one.model_copy(update={"reference": "ACTIVATE"}) if one.kind == "ASKED_BY_HUB" else one
        for one in check.timeline
    ]
    story = steps(WORDS, replace(check, timeline=tuple(began)))
    told = next(step for step in story if step.title == "Richiesto da una banca")
    assert "ha cominciato un pagamento" in told.detail


@pytest.mark.parametrize(
    ("language", "told"), [("it", "non prova un pagamento"), ("en", "no proof of payment")]
)
def test_page_opened_online_is_never_told_as_a_payment(language: str, told: str) -> None:
    check = _check(177881)
    opened = check.timeline[0].model_copy(
        update={"kind": EvidenceKind.STARTED_ONLINE, "reference": "cart-1", "who": None,
                "where": None}
    )  # fmt: skip
    story = steps(Words(language), replace(check, timeline=(opened,)))
    assert story[0].detail.endswith(told)
    assert not story[0].money


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize(
    ("source", "cents"),
    [
        (AmountSource.ASKED, 10305),
        (AmountSource.LAST_KNOWN, 10305),
        (AmountSource.HANDED_IN, 10305),
        (AmountSource.ASKED, None),
        (AmountSource.LAST_KNOWN, None),
    ],
)
def test_amount_that_another_program_decides_is_told_with_its_source(
    language: str, source: AmountSource, cents: int | None
) -> None:
    words, check = Words(language), _check(177881)
    told = {
        "program": "Gestionale tributi", "amount_source": source, "amount_cents": cents,
        "amount_as_of": NOW if source is not AmountSource.HANDED_IN else None, "who": None,
    }  # fmt: skip
    timeline = tuple(
        one.model_copy(update=told) if one.kind == "ASKED_BY_HUB" else one for one in check.timeline
    )
    [asked] = [
        step
        for step in steps(words, replace(check, timeline=timeline))
        if step.title == words.say("step.ASKED_BY_HUB")
    ]
    assert "Gestionale tributi" in asked.detail
    assert ("103,05 €" in asked.detail) is (cents is not None)
    assert ("23/11/2026" in asked.detail) is (source is AmountSource.LAST_KNOWN)


def test_payment_on_the_hubs_own_copy_is_told_as_one() -> None:
    check = _check(177881)
    stood_in = [one.model_copy(update={"stand_in": one.kind == "PAID"}) for one in check.timeline]
    told = [step.detail for step in steps(WORDS, replace(check, timeline=tuple(stood_in)))]
    assert [said for said in told if "sulla copia del nodo" in said] != []
    usual = [step.detail for step in steps(WORDS, check)]
    assert not [said for said in usual if "sulla copia del nodo" in said]


def test_money_that_moves_by_day_has_no_hour() -> None:
    settled = next(step for step in steps(WORDS, _check(177881)) if "flusso" in step.detail)
    assert settled.when == "13/05/2026"


def test_only_steps_that_prove_money_are_marked_as_such() -> None:
    proven = [step.title for step in steps(WORDS, _check(177881)) if step.money]
    assert proven == ["Pagato", "Riversato in un flusso", "Accreditato dal tesoriere"]


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize(
    "status",
    [RefundStatus.REQUESTED, RefundStatus.APPROVED, RefundStatus.REJECTED, RefundStatus.CLOSED],
)
def test_how_far_a_refund_has_come_is_part_of_the_answer(
    language: str, status: RefundStatus
) -> None:
    words, world = Words(language), World()
    refund_of(world, status=status, note="perché no")
    check = FakeCheck(world).check(notice_number(992148))
    detail = answer(words, check, NOW).detail
    assert detail != answer(words, _check(992148), NOW).detail
    assert "5,16 €" in detail
    last = next(step for step in reversed(steps(words, check)) if step.reached)
    assert last.detail.startswith("5,16 €")


def test_a_single_payment_tells_of_its_refund_after_where_it_was_paid() -> None:
    world = World()
    refund_of(world, 177881)
    check = FakeCheck(world).check(notice_number(177881))
    said = answer(WORDS, check, NOW).detail
    assert said.endswith("· Rimborso di 96,40 € chiesto il 23/11/2026: aspetta un responsabile")


@pytest.mark.parametrize("online", [True, False])
def test_what_waits_for_its_cancellation_is_said_to_be_payable(online: bool) -> None:
    check = replace(_check(191203), online=online)
    waiting = replace(check, notice=replace(check.notice, cancel_waits=True))
    said, before = answer(WORDS, waiting, NOW), answer(WORDS, check, NOW)
    assert (said.headline, said.brief) == (before.headline, before.brief)
    waits = "Annullo da approvare: fino ad allora si può pagare."
    assert said.detail == f"{waits} {before.detail}"


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_step_has_its_words(language: str) -> None:
    words, check = Words(language), _check(177881)
    for kind in EvidenceKind:
        step = check.timeline[0].model_copy(update={"kind": kind, "reference": "r", "who": None})
        (said,) = steps(words, replace(check, timeline=(step,), verdict=CheckVerdict.CANCELLED))
        assert said.title


def test_where_nobody_can_be_asked_the_receipt_is() -> None:
    heard = Horizon(kind=HorizonKind.RECEIPTS_TOLD, until=NOW)
    asked = Horizon(kind=HorizonKind.RECEIPTS_ASKED, until=NOW)
    check = replace(_check(191203), horizon=(heard,))
    said = "il nodo dei pagamenti non si può interrogare"
    assert said in answer(WORDS, check, NOW).detail
    assert said not in answer(WORDS, check, NOW).brief
    assert said not in answer(WORDS, replace(check, horizon=(heard, asked)), NOW).detail
    assert said not in answer(WORDS, replace(check, online=False), NOW).detail
    assert "cannot be asked" in answer(Words("en"), check, NOW).detail


@pytest.mark.parametrize(
    ("code", "italian", "english"),
    [
        ("notice_of_other_entity", "un altro ente", "another body"),
        ("notice_unknown", "Ricontrolla il numero", "Check the number"),
        ("notice_unknown_offline", "sei fuori linea", "you are offline"),
    ],
)
def test_number_without_an_answer_says_what_to_do(code: str, italian: str, english: str) -> None:
    assert italian in Words("it").problem_of(code, {})
    assert english in Words("en").problem_of(code, {})
