"""What is said of a paper between the printer's queue and somebody's hand."""

from dataclasses import replace

import pytest

from counter_app.printing.device import JobState, PrinterState, PrintTicket
from counter_app.services.views import DeskView
from counter_app.ui.paper_watch import Paper, PaperWatch, Printer, Standing
from counter_app.ui.style.words import Words

READY = DeskView(True, None, 0, 10, PrinterState.READY, PrinterState.READY, 0)


class Desk:
    """A desk whose printers are set by hand, and all that was said of a paper."""

    def __init__(self) -> None:
        self.view = READY
        self.watch = PaperWatch(Words("it"), lambda: self.view)
        self.said: list[Standing] = []

    def follow(self, printer: Printer = Printer.A4, jobs: int = 1) -> None:
        tickets = tuple(PrintTicket(f"job-{place}", JobState.QUEUED) for place in range(jobs))
        self.watch.follow(Paper("avviso 3010", printer, tickets), self.said.append)

    def sentences(self) -> list[str]:
        return [one.sentence.split(":")[0] for one in self.said]


def test_a_paper_is_printing_until_its_printer_has_printed_it() -> None:
    desk = Desk()
    desk.follow()
    desk.watch.job_changed("job-0", JobState.SENDING)
    desk.watch.job_changed("job-0", JobState.CONFIRMED)
    assert desk.sentences() == ["In stampa", "Stampa finita"]
    assert [one.over for one in desk.said] == [False, True]


def test_a_paper_over_before_its_ticket_came_is_not_missed() -> None:
    desk = Desk()
    desk.watch.job_changed("job-0", JobState.CONFIRMED)
    desk.follow()
    assert desk.sentences() == ["Stampa finita"]


@pytest.mark.parametrize(
    ("state", "words"),
    [(PrinterState.PAPER_OUT, "In attesa della carta"), (PrinterState.UNREACHABLE, "non risponde")],
)
def test_a_printer_that_cannot_print_is_named_and_printing_goes_on_by_itself(
    state: PrinterState, words: str
) -> None:
    desk = Desk()
    desk.follow()
    desk.view = replace(READY, paper_printer=state)
    desk.watch.look_again()
    assert words in desk.said[-1].sentence
    assert "riparte da sola" in desk.said[-1].sentence
    desk.view = READY
    desk.watch.look_again()
    assert desk.sentences()[-1] == "In stampa"


def test_only_the_paper_s_own_printer_counts() -> None:
    desk = Desk()
    desk.view = replace(READY, paper_printer=PrinterState.PAPER_OUT)
    desk.follow(Printer.ROLL)
    assert desk.sentences() == ["In stampa"]


def test_an_uncertain_paper_says_to_look_and_is_over() -> None:
    desk = Desk()
    desk.follow()
    desk.watch.job_changed("job-0", JobState.UNCERTAIN)
    assert desk.sentences()[-1] == "Stampa incerta"
    assert desk.said[-1].over
    desk.view = replace(READY, paper_printer=PrinterState.PAPER_OUT)
    desk.watch.look_again()
    assert desk.sentences()[-1] == "Stampa incerta"


def test_two_papers_are_over_together_and_the_graver_word_wins() -> None:
    desk = Desk()
    desk.follow(jobs=2)
    desk.watch.job_changed("job-0", JobState.FAILED)
    assert not desk.said[-1].over
    assert desk.sentences()[-1] == "La stampante non ha preso il lavoro"
    desk.watch.job_changed("job-1", JobState.CONFIRMED)
    assert desk.said[-1].over
    assert desk.sentences()[-1] == "La stampante non ha preso il lavoro"


def test_jobs_of_others_are_not_its_business() -> None:
    desk = Desk()
    desk.follow()
    desk.watch.job_changed("job-9", JobState.FAILED)
    assert desk.sentences() == ["In stampa"]


def test_only_the_jobs_in_doubt_are_named() -> None:
    desk = Desk()
    desk.follow(jobs=3)
    for place, state in enumerate((JobState.CONFIRMED, JobState.UNCERTAIN, JobState.FAILED)):
        desk.watch.job_changed(f"job-{place}", state)
    assert desk.said[-1].in_doubt == ("job-1",)
    assert desk.said[0].in_doubt == ()


def test_paper_that_a4_has_taken_is_told_of_as_one_on_a4() -> None:
    desk = Desk()
    desk.view = replace(READY, roll_printer=PrinterState.UNREACHABLE)
    desk.follow(Printer.ROLL)
    assert desk.said[-1].trouble
    desk.watch.job_moved("job-0")
    assert "esce sul foglio A4" in desk.said[-1].sentence
    assert not desk.said[-1].trouble
    desk.watch.job_changed("job-0", JobState.CONFIRMED)
    assert desk.sentences()[-1] == "Stampa finita sul foglio A4"
    assert not desk.said[-1].trouble
    assert desk.said[-1].over
