"""What can be done with a paper that is looked at: print it, keep it, send it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from counter_app.printing.device import PaperWay
from counter_app.services.paper_files import save_pdf
from counter_app.services.ready_papers import PaperKind, ReadyPaper
from counter_app.ui.page import Page
from counter_app.ui.paper_watch import Paper
from counter_app.ui.papers.printing_acts import asked_by, receipt_paper, reprint, send
from counter_app.ui.places import PaperPlace
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.key_button import Strength
from counter_app.ui.widgets.save_dialog import ask_for_file


def preview_act(page: Page, notice_number: str) -> Act:
    """Look at the paper as it would be printed now."""
    go = partial(page.around.ways.go, PaperPlace(notice_number))
    return Act("preview", page.words.say("act.preview"), "file", "Ctrl+O", go)


def acts_of(page: Page, paper: ReadyPaper) -> tuple[Act, ...]:
    """Print first, then what needs no printer."""
    say = page.words.say
    receipt = paper.kind is PaperKind.RECEIPT
    text = "act.print_receipt" if receipt else ("act.reprint" if paper.copy else "act.print")
    return (
        Act("print", say(text), "print", "F7", partial(_print, page, paper), Strength.FILLED),
        Act(
            "save_pdf", say("act.save_pdf"), "download", "Ctrl+S",
            partial(_ask_where, page, paper), Strength.OUTLINED,
        ),
        Act("mail", say("act.mail"), "mail", "Ctrl+Shift+M", partial(_write_mail, page, paper)),
    )  # fmt: skip


def _print(page: Page, paper: ReadyPaper) -> None:
    """As it is known at that instant, not as it was when it was shown."""
    if paper.kind is PaperKind.NOTICE:
        reprint(page, paper.notice_number)
        return
    counter, number, receipt_id = page.around.counter, paper.notice_number, paper.receipt_id or ""

    def work() -> Paper:
        content = counter.check.receipt_content(counter.check.check(number), receipt_id)
        ticket = counter.spool.print_receipt_page(content, asked_by(page))
        return receipt_paper(page.words, number, False, ticket)

    send(page, work)


def _ask_where(page: Page, paper: ReadyPaper) -> None:
    say = page.words.say
    ask_for_file(
        page,
        say("paper.save_title"),
        say("paper.pdf_files"),
        paper.file_name,
        lambda path: _save(page, paper, path),
    )


def _save(page: Page, shown: ReadyPaper, path: Path) -> None:
    papers, ready = page.around.counter.papers, page.around.counter.ready_papers

    def work() -> None:
        again = partial(ready.again, shown)
        with papers.leaving(again, PaperWay.FILE, asked_by(page)) as paper:
            save_pdf(path, paper.pdf)

    def done(_none: None) -> None:
        saved = page.words.say("paper.saved", file=path.name, folder=path.parent)
        _left(page, saved)

    page.carry_through(work, done, partial(_not_left, page))


def _write_mail(page: Page, shown: ReadyPaper) -> None:
    counter = page.around.counter

    def work() -> tuple[Path, str | None]:
        again = partial(counter.ready_papers.again, shown)
        with counter.papers.leaving(again, PaperWay.MAIL, asked_by(page)) as paper:
            return counter.mail_drafts.write(paper), paper.recipient

    def done(written: tuple[Path, str | None]) -> None:
        draft, recipient = written
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(draft)))
        key = "paper.no_mail_program"
        if opened:
            key = "paper.mail_opened" if recipient else "paper.mail_opened_nobody"
        _left(page, page.words.say(key, recipient=recipient or ""))

    page.carry_through(work, done, partial(_not_left, page))


def _left(page: Page, said: str) -> None:
    """Say how a paper has gone, and show it as it is now."""
    page.around.ways.tell(said)
    if not page.gone:
        page.paper_changed()


def _not_left(page: Page, error: Exception) -> None:
    """The same with why; perhaps it may not leave any more."""
    _left(page, page.words.problem(error))
