"""Acts for a paper that may be missing: print it again whole, or say what is known of it."""

from collections.abc import Callable, Sequence
from functools import partial

from counter_app.printer_settings import PAPER, ROLL
from counter_app.printing.documents import NOTICE, PLAN, RECEIPT, SITUATION
from counter_app.services.desk_papers import DeskPapers
from counter_app.services.views import JobState, PaperView, PrintDecision, TaskView
from counter_app.ui.page import Page
from counter_app.ui.paper_watch import Paper
from counter_app.ui.papers.printing_acts import (
    asked_by,
    notice_paper,
    receipt_paper,
    send_notice,
    send_situation,
    tell_paper,
)
from counter_app.ui.places import VerifyPlace
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.key_button import Strength
from payments_core.errors import RuleBroken

UNCERTAIN, FAILED = "print_uncertain", "print_failed"


def tells_of_paper(task: TaskView) -> bool:
    """Whether a task is about a paper that may be missing."""
    return task.problem_code in (UNCERTAIN, FAILED)


def in_doubt(papers: Sequence[PaperView]) -> tuple[str, ...]:
    """The jobs of papers that may have come out, and of which nobody has said anything."""
    return tuple(
        one.job_id for one in papers if one.state is JobState.UNCERTAIN and one.decision is None
    )


def lost_paper_acts(page: Page, task: TaskView, settled: Callable[[], None]) -> tuple[Act, ...]:
    """Print again first; a paper that may have come out is a copy then, and may have been found.

    `settled` is called when the task is closed.
    """
    say, uncertain = page.words.say, task.problem_code == UNCERTAIN
    text = say("act.reprint_copy" if uncertain else "act.print_again")
    again = Act(
        "print_again", text, "print", "F7",
        partial(_print_again, page, task, settled), Strength.FILLED,
    )  # fmt: skip
    acts = [again]
    papers = page.around.counter.papers

    def decide(decision: PrintDecision) -> None:
        _decide(page, partial(_jobs_of, papers, task), decision, task.title, settled)

    if uncertain:
        acts.append(_came_out(page, partial(decide, PrintDecision.CAME_OUT)))
    forget = partial(decide, PrintDecision.NOT_NEEDED)
    acts.append(Act("not_needed", say("act.not_needed"), "close", "Ctrl+D", forget))
    return tuple(acts)


def came_out_acts(
    page: Page, job_ids: tuple[str, ...], title: str, settled: Callable[[], None]
) -> tuple[Act, ...]:
    """Say of papers in doubt that they are there, where they have just been printed."""
    if not job_ids:
        return ()
    found = partial(_decide, page, lambda: job_ids, PrintDecision.CAME_OUT, title, settled)
    return (_came_out(page, found),)


def _came_out(page: Page, do: Callable[[], None]) -> Act:
    return Act("came_out", page.words.say("act.came_out"), "check", "F9", do, Strength.OUTLINED)


def _jobs_of(papers: DeskPapers, task: TaskView) -> tuple[str, ...]:
    return (papers.of_task(task.task_id).job_id,)


def _decide(
    page: Page,
    jobs: Callable[[], tuple[str, ...]],
    decision: PrintDecision,
    title: str,
    settled: Callable[[], None],
) -> None:
    """Ask for the jobs on a worker, and keep what is said of each."""
    papers = page.around.counter.papers

    def work() -> None:
        for job_id in jobs():
            papers.decide(job_id, decision)

    def done(_none: None) -> None:
        page.around.ways.tell(page.words.say(f"printing.{decision}", title=title))
        settled()

    page.ask_here(work, done)


def _print_again(page: Page, task: TaskView, settled: Callable[[], None]) -> None:
    """The paper as it would be printed today; what can no longer be paid gets no second one."""
    counter, number = page.around.counter, task.notice_number or ""

    def done(paper: Paper) -> None:
        if not page.gone:
            settled()
            tell_paper(page, paper)

    def failed(error: Exception) -> None:
        paid = isinstance(error, RuleBroken) and error.code == "notice_already_paid"
        if paid and not page.gone:
            page.around.ways.go(VerifyPlace(number))
        sentence = page.words.say("printing.paid_meanwhile") if paid else page.words.problem(error)
        page.around.ways.tell(sentence)

    page.carry_through(
        lambda: _paper_again(page, counter.papers.of_task(task.task_id), number), done, failed
    )


def _paper_again(page: Page, lost: PaperView, number: str) -> Paper:
    """To be called on a worker: the same document, on the same printer; `print_job_unknown` for a
    kind of document that this version does not know."""
    kind, _, name = lost.document.partition("/")
    if kind == RECEIPT:
        return _receipt_again(page, number, name, on_page=lost.printer == PAPER)
    if kind == PLAN:
        return _plan_again(page, lost, number)
    if kind == SITUATION:
        return send_situation(page, number)
    if kind == NOTICE:
        return _notice_again(page, number, on_roll=lost.printer == ROLL)
    raise RuleBroken("print_job_unknown", job_id=lost.job_id)


def _receipt_again(page: Page, number: str, receipt_id: str, *, on_page: bool) -> Paper:
    counter = page.around.counter
    content = counter.check.receipt_content(counter.check.check(number), receipt_id)
    queue = counter.spool.print_receipt_page if on_page else counter.spool.print_receipt
    return receipt_paper(page.words, number, not on_page, queue(content, asked_by(page)))


def _notice_again(page: Page, number: str, *, on_roll: bool) -> Paper:
    counter = page.around.counter
    content = counter.reprint.content(number)
    queue = counter.spool.print_roll_notice if on_roll else counter.spool.print_notice
    return notice_paper(page.words, content, queue(content, asked_by(page)), on_roll=on_roll)


def _plan_again(page: Page, lost: PaperView, number: str) -> Paper:
    """To be called on a worker: all that is left of the plan. Where that begins with another number
    it is another document, and still takes the place of the one that may be missing."""
    counter = page.around.counter
    content = counter.plans.content(number)
    paper = send_notice(page, content)
    counter.papers.decide(lost.job_id, PrintDecision.REPRINTED)
    return paper
