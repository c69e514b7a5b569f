"""Printing from a view: the paper goes to the spool on a worker, the line says how it goes.

It bears the name of who asked for it, and one that does not come says why: also when its clerk has
turned to somebody else meanwhile.
"""

from collections.abc import Callable, Sequence
from functools import partial

from counter_app.printing.device import PrinterState, PrintTicket
from counter_app.services.views import CheckView, NoticeView, RowState
from counter_app.ui.page import Page
from counter_app.ui.paper_watch import Paper, Printer, Standing
from counter_app.ui.style.messages import fours
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.key_button import Strength
from payments_core.errors import RuleBroken
from payments_core.notice.content import AnyNotice, NoticeContent


def reprint(page: Page, notice_number: str) -> None:
    """Print a notice again; a second paper says that it is a copy."""
    counter = page.around.counter

    def work() -> Paper:
        content = counter.reprint.content(notice_number)
        return send_notice(page, content)

    send(page, work)


def reprint_plan(page: Page, notice_number: str) -> None:
    """Print all that is left of the plan of a notice, on one paper."""
    counter = page.around.counter

    def work() -> Paper:
        content = counter.plans.content(notice_number)
        return send_notice(page, content)

    send(page, work)


def plan_reprint_acts(page: Page, notice: NoticeView) -> tuple[Act, ...]:
    """Beside the reprint of a number alone that of its whole plan; where the number alone is not to
    be paid any more, what is left of the plan."""
    if not notice.in_plan or notice.state is RowState.DEBT_PAID:
        return ()
    text = page.words.say("act.reprint_plan")
    return (
        Act(
            "reprint_plan",
            text,
            "print",
            "Ctrl+F7",
            partial(reprint_plan, page, notice.notice_number),
        ),
    )


def receipt_acts(page: Page, checks: Sequence[CheckView], strength: Strength) -> tuple[Act, ...]:
    """The receipts of checks where receipts come out, and on A4; none when they have none."""
    count = sum(len(check.receipts) for check in checks)
    if not count:
        return ()
    say, many = page.words.say, "s" if count > 1 else ""
    return (
        Act(
            "receipt",
            say(f"act.print_receipt{many}"),
            "print",
            "F7",
            lambda: print_receipts(page, checks),
            strength,
        ),
        Act(
            "receipt_page",
            say(f"act.receipt{many}_page"),
            "file",
            "Ctrl+P",
            lambda: print_receipts(page, checks, on_page=True),
        ),
    )


def print_receipts(page: Page, checks: Sequence[CheckView], *, on_page: bool = False) -> None:
    """Print every receipt of each check, one after the other; the paper is told of with the first
    of their numbers."""
    send(page, lambda: _send_receipts(page, checks, on_page))


def print_receipts_of(page: Page, notice_number: str) -> None:
    """The same for a notice whose receipts are not at hand; they are asked for first."""
    check = page.around.counter.check

    def work() -> Paper:
        return _send_receipts(page, [check.check(notice_number)], on_page=False)

    send(page, work)


def print_situation(page: Page, notice_number: str) -> None:
    """Ask the server how a notice stands, and print its answer."""
    send(page, lambda: send_situation(page, notice_number))


def send_situation(page: Page, notice_number: str) -> Paper:
    """To be called on a worker: how the notice stands now, on its way to the printer."""
    counter = page.around.counter
    content = counter.situations.content(notice_number)
    name = page.words.say("printing.situation", notice=fours(notice_number))
    ticket = counter.spool.print_situation(content, asked_by(page))
    return Paper(name, Printer.A4, (ticket,))


def notice_paper(
    words: Words, content: AnyNotice, ticket: PrintTicket, *, on_roll: bool = False
) -> Paper:
    """The paper of a notice, by the number that stands first on it; a plan says how many."""
    plan = "" if isinstance(content, NoticeContent) else "plan_"
    key = f"printing.{plan}copy" if content.copy else f"printing.{plan}notice"
    number = fours(content.payments[0].notice_number or "")
    name = words.say(key, notice=number, count=len(content.payments))
    return Paper(name, Printer.ROLL if on_roll else Printer.A4, (ticket,))


def receipt_paper(words: Words, number: str, on_roll: bool, *tickets: PrintTicket) -> Paper:
    """The receipts of a notice, one after the other."""
    name = words.count("printing.receipt", len(tickets), notice=fours(number))
    return Paper(name, Printer.ROLL if on_roll else Printer.A4, tickets)


def _send_receipts(page: Page, checks: Sequence[CheckView], on_page: bool) -> Paper:
    """To be called on a worker; `receipt_unknown` when there is none."""
    counter = page.around.counter
    found = [(check, receipt) for check in checks for receipt in check.receipts]
    if not found:
        raise RuleBroken("receipt_unknown", notice_number=checks[0].notice.notice_number)
    on_roll = not on_page and counter.status.view().roll_printer is not PrinterState.NOT_SET
    queue = counter.spool.print_receipt_page if on_page else counter.spool.print_receipt
    tickets = tuple(
        queue(counter.check.receipt_content(check, receipt.receipt_id), asked_by(page))
        for check, receipt in found
    )
    return receipt_paper(page.words, found[0][0].notice.notice_number, on_roll, *tickets)


def send(page: Page, work: Callable[[], Paper]) -> None:
    """Put a paper together on a worker and queue it."""

    def sent(paper: Paper) -> None:
        if not page.gone:
            tell_paper(page, paper)

    page.carry_through(work, sent)


def send_notice(page: Page, content: AnyNotice) -> Paper:
    """To be called on a worker: a notice, or all of a plan, where this desk's come out."""
    ticket = page.around.counter.spool.print_notice(content, asked_by(page))
    return notice_paper(page.words, content, ticket)


def asked_by(page: Page) -> str:
    """Whose work the view is, whoever is at the desk by the time a paper is ready."""
    return page.around.operator.operator_id


def tell_paper(page: Page, paper: Paper) -> None:
    """Say how a paper stands, now and at every change."""

    def show(standing: Standing) -> None:
        page.around.ways.tell(standing.sentence)
        page.paper_changed()

    page.papers.follow(paper, show)
