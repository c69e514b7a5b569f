"""What has become of a paper: from the printer's queue to the words that say how it stands."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from counter_app.printing.device import JobState, PrinterState, PrintTicket
from counter_app.services.views import DeskView
from counter_app.ui.style.words import Words

#: States from the one that needs a person most to the one that needs nobody.
_GRAVEST_FIRST = (
    JobState.FAILED,
    JobState.UNCERTAIN,
    JobState.QUEUED,
    JobState.SENDING,
    JobState.CONFIRMED,
)
_UNDER_WAY = (JobState.QUEUED, JobState.SENDING)
_WAITING = (PrinterState.PAPER_OUT, PrinterState.UNREACHABLE, PrinterState.WRONG_SETTINGS)
#: Words for a paper that needs nobody.
_CALM = ("under_way", "moved", "moved_CONFIRMED", JobState.CONFIRMED)


class Printer(StrEnum):
    """Where a paper comes out."""

    A4 = "A4"
    ROLL = "ROLL"


@dataclass(frozen=True, slots=True)
class Paper:
    """What was sent to a printer in one go; `name` is how a sentence calls it."""

    name: str
    printer: Printer
    tickets: tuple[PrintTicket, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a paper stands; `over` when nothing more will happen to it by itself, `trouble` when
    somebody has to look at the printer. `in_doubt` are the jobs that may have come out or not."""

    sentence: str
    over: bool
    trouble: bool
    in_doubt: tuple[str, ...] = ()


class PaperWatch:
    """Follows the papers of a view until they are out or known to be missing.

    It hears of every job while the view is shown, so that the end of a job which is over before
    its ticket arrives is not missed.
    """

    def __init__(self, words: Words, desk: Callable[[], DeskView]) -> None:
        self._words = words
        self._desk = desk
        self._states: dict[str, JobState] = {}
        self._moved: set[str] = set()
        self._followed: list[_Followed] = []

    def follow(self, paper: Paper, show: Callable[[Standing], None]) -> None:
        """Show how the paper stands now and at every change."""
        self._followed.append(_Followed(paper, show))
        self.look_again()

    def job_changed(self, job_id: str, state: JobState) -> None:
        """A print job took another state."""
        self._states[job_id] = state
        self.look_again()

    def job_moved(self, job_id: str) -> None:
        """The A4 printer has taken a job whose own printer does not answer."""
        self._moved.add(job_id)
        self.look_again()

    def look_again(self) -> None:
        """A printer may have changed: say what is different now."""
        for each in tuple(self._followed):
            standing = self._standing(each.paper)
            if standing.over:
                self._followed.remove(each)
            if standing != each.shown:
                each.shown = standing
                each.show(standing)

    def _standing(self, paper: Paper) -> Standing:
        of_jobs = {one.job_id: self._states.get(one.job_id, one.state) for one in paper.tickets}
        states = set(of_jobs.values())
        gravest = next(state for state in _GRAVEST_FIRST if state in states)
        key = self._key(paper, gravest)
        return Standing(
            self._words.say(f"printing.{key}", paper=paper.name),
            over=not states & set(_UNDER_WAY),
            trouble=key not in _CALM,
            in_doubt=tuple(job for job, at in of_jobs.items() if at is JobState.UNCERTAIN),
        )

    def _key(self, paper: Paper, state: JobState) -> str:
        moved = any(one.job_id in self._moved for one in paper.tickets)
        if state not in _UNDER_WAY:
            return f"moved_{state}" if moved and state is JobState.CONFIRMED else state
        desk = self._desk()
        on_page = moved or paper.printer is Printer.A4
        printer = desk.paper_printer if on_page else desk.roll_printer
        if printer in _WAITING:
            return printer
        return "moved" if moved else "under_way"


@dataclass(slots=True)
class _Followed:
    paper: Paper
    show: Callable[[Standing], None]
    shown: Standing | None = None
