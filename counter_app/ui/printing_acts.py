"""Printing from a view: the paper goes to the spool on a worker, the line says how it went."""

from counter_app.printing.device import JobState, PrintTicket
from counter_app.services.views import CheckView
from counter_app.ui.messages import fours
from counter_app.ui.page import Page


def reprint(page: Page, notice_number: str) -> None:
    """Print a notice again; the paper says that it is a copy."""
    counter = page.around.counter

    def work() -> PrintTicket:
        return counter.spool.print_notice(counter.reprint.content(notice_number))

    page.ask(work, lambda ticket: tell_printed(page, ticket, "reprinted", notice_number))


def print_first_receipt(page: Page, check: CheckView) -> None:
    """Print the receipt of a payment where receipts come out."""
    counter, receipt_id = page.around.counter, check.receipts[0].receipt_id
    number = check.notice.notice_number

    def work() -> PrintTicket:
        return counter.spool.print_receipt(counter.check.receipt_content(check, receipt_id))

    page.ask(work, lambda ticket: tell_printed(page, ticket, "receipt", number))


def tell_printed(page: Page, ticket: PrintTicket, what: str, notice_number: str) -> None:
    """Say that paper is on its way, or why it is not."""
    key = "failed" if ticket.state is JobState.FAILED else what
    sentence = page.words.say(f"printing.{key}", number=fours(notice_number))
    page.around.ways.tell(sentence)
