from dataclasses import replace
from datetime import timedelta

import pytest

from counter_app.printing.documents import notice_document
from counter_app.services.ready_papers import PaperKind, ReadyPapers
from payments_core.errors import RuleBroken
from payments_core.wire.desk.notice_messages import ChangeKind, PaymentCheck
from tests.factories.counter import receipt_info
from tests.factories.desk_services import PLAIN, Services
from tests.factories.fake_server import NOW, citizen


def papers_of(services: Services) -> ReadyPapers:
    return ReadyPapers(services.database, services.check, services.reprint, PLAIN)


def with_receipts(services: Services, monkeypatch: pytest.MonkeyPatch, *receipt_ids: str) -> str:
    """A notice that is paid, with these receipts; its number."""
    number = services.release_one().notice_number
    services.deliver()
    services.server.pay(number)
    ask = services.client.check

    def check(asked: str, token: str) -> PaymentCheck:
        receipts = tuple(
            receipt_info().model_copy(update={"receipt_id": one, "notice_number": number})
            for one in receipt_ids
        )
        return ask(asked, token).model_copy(update={"receipts": receipts})

    monkeypatch.setattr(services.client, "check", check)
    return number


def test_notice_is_shown_as_it_would_be_printed(services: Services) -> None:
    number = services.release_one().notice_number
    services.deliver()
    paper = papers_of(services).paper(number)
    assert (paper.kind, paper.document) == (PaperKind.NOTICE, notice_document(number))
    assert paper.pdf == PLAIN.notice_page(services.reprint.content(number))
    assert paper.file_name == f"avviso-{number}.pdf"
    assert not paper.copy
    services.spool.print_notice(services.reprint.content(number))
    assert papers_of(services).paper(number).copy


def test_looking_at_a_paper_prints_nothing(services: Services) -> None:
    number = services.release_one().notice_number
    papers_of(services).paper(number)
    assert not services.spool.was_printed(notice_document(number))


def test_paid_notice_shows_its_receipts_one_at_a_time(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = with_receipts(services, monkeypatch, "r-1", "r-2")
    papers = papers_of(services)
    first, second = papers.paper(number), papers.paper(number, "r-2")
    assert (first.kind, first.receipt_id) == (PaperKind.RECEIPT, "r-1")
    assert first.receipt_ids == ("r-1", "r-2")
    assert first.file_name == f"ricevuta-{number}.pdf"
    assert second.file_name == f"ricevuta-{number}-2.pdf"
    with pytest.raises(RuleBroken, match="receipt_unknown"):
        papers.paper(number, "r-3")


def test_paper_is_worked_out_again_and_never_becomes_one_of_another_kind(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = services.release_one().notice_number
    services.deliver()
    papers = papers_of(services)
    shown = papers.paper(number)
    services.spool.print_notice(services.reprint.content(number))
    assert papers.again(shown).copy
    paid = with_receipts(services, monkeypatch, "r-1", "r-2")
    assert papers.again(papers.paper(paid, "r-2")).receipt_id == "r-2"
    with pytest.raises(RuleBroken, match="notice_already_paid"):
        papers.again(replace(shown, notice_number=paid))


def test_what_nobody_can_pay_is_not_shown_as_if_they_could(services: Services) -> None:
    number = services.release_one().notice_number
    services.deliver()
    services.server.append_change(ChangeKind.NOTICE_CANCELLED, number)
    services.download()
    with pytest.raises(RuleBroken, match="notice_cancelled"):
        papers_of(services).paper(number)
    with pytest.raises(RuleBroken, match="receipt_unknown"):
        papers_of(services).paper(number, "r-1")


def test_paper_is_shown_without_the_line_too(services: Services) -> None:
    number = services.release_one().notice_number
    services.cut_line()
    assert papers_of(services).paper(number).notice_number == number


@pytest.mark.parametrize(
    ("email", "recipient"),
    [
        ("maria.rossi@example.org", "maria.rossi@example.org"),
        (" maria@example.org ", "maria@example.org"),
        (None, None),
        ("", None),
        ("maria", None),
        ("maria@", None),
        ("maria@example.org\r\nBcc: altri@example.org", None),
        ("màrià@example.org", None),
        ("maria@@example.org", None),
    ],
)
def test_letter_goes_only_to_an_address_that_is_one(
    services: Services, email: str | None, recipient: str | None
) -> None:
    services.server.citizens[:] = [citizen(email=email)]
    services.lookup.citizen("c-1")
    number = services.release_one().notice_number
    assert papers_of(services).paper(number).recipient == recipient
    assert services.clock.now() - NOW < timedelta(minutes=1)
