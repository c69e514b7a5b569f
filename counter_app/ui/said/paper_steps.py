"""A paper in the story of a notice: which, by whom, on which printer, and how it went."""

from counter_app.printer_settings import PAPER, ROLL
from counter_app.printing.device import PaperWay
from counter_app.printing.documents import NOTICE, PLAN, RECEIPT
from counter_app.services.views import JobState, PaperView
from counter_app.ui.style.messages import day_and_hour, day_of
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.step import Step

_NAMED = (NOTICE, PLAN, RECEIPT)
#: Papers without a printer.
_DONE = {PaperWay.FILE.value: "saved", PaperWay.MAIL.value: "mailed"}
#: Printers that have no name of their own.
_PRINTERS = {PAPER: "a4", ROLL: "roll"}
_ICONS = {PaperWay.FILE.value: "download", PaperWay.MAIL.value: "mail"}


def step_of_paper(words: Words, paper: PaperView) -> Step:
    """One line: what was printed, when, and the rest."""
    kind, _, _ = paper.document.partition("/")
    named = kind if kind in _NAMED else "paper"
    return Step(
        _ICONS.get(paper.printer, "print"),
        words.say(f"paper_step.{named}_{_ending(paper)}"),
        day_and_hour(paper.asked_at),
        " · ".join(_parts(words, paper)),
        reached=True,
        on=day_of(paper.asked_at),
    )


def _ending(paper: PaperView) -> str:
    done = _DONE.get(paper.printer, "printed")
    match paper.state:
        case JobState.CONFIRMED:
            return done
        case JobState.UNCERTAIN:
            return "uncertain"
        case JobState.FAILED:
            return "failed"
        case JobState.SENDING if done != "printed":
            return done  # the program ended in that instant, and the file may be there
        case JobState.QUEUED | JobState.SENDING:
            return "printing"


def _parts(words: Words, paper: PaperView) -> list[str]:
    parts = [words.say("paper_step.copy")] if paper.copy else []
    if paper.asked_by:
        parts.append(words.say("paper_step.by", name=paper.asked_by))
    if paper.printer not in _DONE:
        where = _PRINTERS.get(paper.printer, "named")
        parts.append(words.say(f"paper_step.{where}", name=paper.printer))
    if paper.decision is not None and paper.decided_at is not None:
        said = words.say(f"paper_step.{paper.decision}", at=day_and_hour(paper.decided_at))
        by = words.say("paper_step.by", name=paper.decided_by) if paper.decided_by else ""
        parts.append(f"{said} {by}".strip())
    return parts
