"""A paper that may be missing leads to another one, or to a word that it is there."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from counter_app.printing.device import JobState, Outcome
from counter_app.printing.print_worker import QUEUE_LIFE
from counter_app.services.views import PaperView, PrintDecision
from payments_core.wire.desk.notice_messages import ChangeKind
from tests.factories.desk_on_screen import DeskOnScreen, desk_on_screen
from tests.factories.desk_window import DeskWindow
from tests.factories.fake_server import FakeServer, serving
from tests.factories.screen_tasks import some_tasks
from tests.factories.screen_world import World

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def real(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DeskOnScreen]:
    with serving(FakeServer()) as server, desk_on_screen(tmp_path, server, monkeypatch) as desk:
        yield desk


def open_tasks(desk: DeskWindow) -> None:
    desk.press(Qt.Key.Key_4, CTRL)
    desk.wait(lambda: desk.has("tasks_table") and desk.table("tasks_table").current() is not None)
    desk.wait(lambda: desk.focus() == "tasks_table")


def papers(desk: DeskOnScreen, number: str) -> tuple[PaperView, ...]:
    return desk.counter.papers.of_notice(number)


def story(desk: DeskWindow) -> str:
    if not desk.has("story_steps"):
        return ""
    return desk.part(QScrollArea, "story_steps").widget().accessibleName()


def test_paper_in_doubt_is_printed_whole_as_a_copy_and_its_task_goes(real: DeskOnScreen) -> None:
    number, desk = real.released(), real.window
    real.print_ends(number, Outcome.UNCERTAIN)
    open_tasks(desk)
    desk.wait(lambda: desk.has("print_again_button") and desk.has("came_out_button"))
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: desk.told().startswith("Stampa finita: copia dell'avviso"))
    desk.wait(lambda: not desk.has("tasks_table"))
    lost, copy = papers(real, number)
    assert (lost.decision, lost.decided_by) == (PrintDecision.REPRINTED, "Laura")
    assert copy.copy
    assert copy.state is JobState.CONFIRMED
    assert real.printers.printed == [f"notice-{number}"]


def test_paper_that_came_out_is_said_to_have_and_nothing_is_printed(real: DeskOnScreen) -> None:
    number, desk = real.released(), real.window
    real.print_ends(number, Outcome.UNCERTAIN)
    open_tasks(desk)
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.told().startswith("Segnato come uscito"))
    desk.wait(lambda: not desk.has("tasks_table"))
    (paper,) = papers(real, number)
    assert paper.decision is PrintDecision.CAME_OUT
    assert real.printers.printed == []


def test_paper_that_never_left_is_printed_again_and_is_no_copy(real: DeskOnScreen) -> None:
    number, desk = real.released(), real.window
    real.counter.spool.stop()
    real.print_ends(number, Outcome.NOT_SENT)
    real.clock.advance(seconds=QUEUE_LIFE.total_seconds() + 1)
    real.printers.outcomes.clear()
    real.counter.spool.start()
    desk.wait(lambda: bool(real.counter.lists.tasks()))
    open_tasks(desk)
    desk.wait(lambda: desk.has("print_again_button"))
    assert not desk.has("came_out_button")
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: desk.told().startswith("Stampa finita: avviso"))
    lost, second = papers(real, number)
    assert (lost.state, lost.decision) == (JobState.FAILED, PrintDecision.REPRINTED)
    assert not second.copy


def test_notice_paid_meanwhile_is_not_printed_again_and_leads_to_its_receipt(
    real: DeskOnScreen,
) -> None:
    number, desk = real.released(), real.window
    real.print_ends(number, Outcome.UNCERTAIN)
    real.server.pay(number)
    desk.wait(lambda: real.counter.check.check(number).notice.paid_at is not None)
    desk.wait(lambda: real.counter.lists.today()[0].paid_at is not None)
    open_tasks(desk)
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: desk.has("verify_answer"))
    assert desk.told().startswith("Intanto è stato pagato")
    assert real.printers.printed == []
    assert len(real.counter.lists.tasks()) == 1


def test_notice_cancelled_meanwhile_says_what_to_do(real: DeskOnScreen) -> None:
    number, desk = real.released(), real.window
    real.print_ends(number, Outcome.UNCERTAIN)
    real.server.append_change(ChangeKind.NOTICE_CANCELLED, number)
    desk.wait(lambda: real.counter.lists.today()[0].state == "CANCELLED")
    open_tasks(desk)
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: desk.told().startswith("Questo avviso è annullato"))
    desk.press(Qt.Key.Key_D, CTRL)
    desk.wait(lambda: not desk.has("tasks_table"))
    (paper,) = papers(real, number)
    assert paper.decision is PrintDecision.NOT_NEEDED


def test_story_of_a_notice_tells_of_its_papers_as_they_go(real: DeskOnScreen) -> None:
    number, desk = real.released(), real.window
    real.print_ends(number, Outcome.UNCERTAIN)
    desk.press(Qt.Key.Key_F2)
    desk.type(number)
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: "Stampa dell'avviso incerta" in story(desk))
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: "Avviso stampato" in story(desk))
    desk.wait(lambda: real.counter.lists.tasks() == ())


def test_paper_in_doubt_is_said_to_be_there_where_its_story_is_read(real: DeskOnScreen) -> None:
    number, desk = real.released(), real.window
    real.print_ends(number, Outcome.UNCERTAIN)
    desk.press(Qt.Key.Key_F2)
    desk.type(number)
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("came_out_button"))
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.told().startswith("Segnato come uscito"))
    desk.wait(lambda: not desk.has("came_out_button"))
    assert real.counter.lists.tasks() == ()


def test_window_goes_on_while_a_printer_never_comes_back(real: DeskOnScreen) -> None:
    number, desk = real.released(), real.window
    real.printers.stuck = threading.Event()
    desk.press(Qt.Key.Key_F2)
    desk.type(number)
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("reprint_button"))
    desk.press(Qt.Key.Key_F7)
    desk.wait(real.printers.reached.is_set)
    # The clerk works on: another citizen, another notice, its paper waits behind the first.
    desk.press(Qt.Key.Key_F3)
    desk.open_citizen("rossi")
    other = real.released()
    real.counter.spool.print_notice(real.counter.reprint.content(other))
    assert [one.state for one in papers(real, other)] == [JobState.QUEUED]
    real.counter.spool.stop()
    real.counter.spool.start()
    # After a restart the one is in doubt, and the other goes on.
    desk.wait(lambda: [one.state for one in papers(real, number)] == [JobState.UNCERTAIN])
    stuck, real.printers.stuck = real.printers.stuck, None
    stuck.set()
    desk.wait(lambda: [one.state for one in papers(real, other)] != [JobState.QUEUED])


@pytest.mark.parametrize(
    ("printer", "on_page"), [("roll", False), ("sportello 2", False), ("paper", True)]
)
def test_receipt_in_doubt_is_printed_where_it_was(
    world: World, open_desk: Callable[..., DeskWindow], printer: str, on_page: bool
) -> None:
    (task,) = some_tasks()[1:2]
    world.tasks = [replace(task, facts=tuple({**dict(task.facts), "printer": printer}.items()))]
    desk = open_desk()
    desk.sign_in()
    open_tasks(desk)
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: desk.told().startswith("In stampa: ricevuta"))
    assert len(world.printed) == 1
    assert bool(world.pages) is on_page


def test_situation_in_doubt_is_asked_for_anew_and_nothing_payable_comes_out(
    real: DeskOnScreen,
) -> None:
    number, desk = real.released(), real.window
    real.printers.outcomes.append(Outcome.UNCERTAIN)
    real.counter.spool.print_situation(real.counter.situations.content(number))
    desk.wait(lambda: bool(real.counter.lists.tasks()))
    open_tasks(desk)
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: not desk.has("tasks_table"))
    desk.wait(lambda: real.printers.printed == [f"situation-{number}"])
    lost, second = papers(real, number)
    assert lost.decision is PrintDecision.REPRINTED
    assert second.document == lost.document


def test_paper_of_a_kind_that_is_not_known_is_not_printed_as_another(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    facts = (("printer", "paper"), ("document", "poster/1"))
    world.tasks = [replace(some_tasks()[1], facts=facts)]
    desk = open_desk()
    desk.sign_in()
    open_tasks(desk)
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: desk.told().startswith("Questa stampa non si trova"))
    assert world.printed == []


def test_what_is_no_paper_is_closed_as_ever(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.tasks = some_tasks()
    desk = open_desk()
    desk.sign_in()
    open_tasks(desk)
    desk.wait(lambda: desk.has("close_task_button"))
    assert not desk.has("print_again_button")
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)
    desk.wait(lambda: desk.has("print_again_button"))
    assert not desk.has("close_task_button")
    desk.press(Qt.Key.Key_D, CTRL)
    desk.wait(lambda: world.paper_decisions == [("t2", PrintDecision.NOT_NEEDED)])


def test_paper_of_a_plan_in_doubt_is_printed_again_as_one(real: DeskOnScreen) -> None:
    numbers, desk = released_plan(real), real.window
    real.printers.outcomes.append(Outcome.UNCERTAIN)
    real.counter.spool.print_notice(real.counter.plans.content(numbers[0]))
    desk.wait(lambda: bool(real.counter.lists.tasks()))
    # What begins with another number is another document, and still takes its place.
    real.server.pay(numbers[1])
    desk.wait(lambda: real.counter.check.check(numbers[1]).notice.paid_at is not None)
    open_tasks(desk)
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: desk.told().startswith("Stampa finita: copia dell'avviso"))
    desk.wait(lambda: not desk.has("tasks_table"))
    assert real.printers.printed == [f"plan-{numbers[2]}"]
    (lost,) = papers(real, numbers[0])
    assert lost.decision is PrintDecision.REPRINTED
    assert [one.document for one in papers(real, numbers[3])] == [
        f"plan/{numbers[0]}",
        f"plan/{numbers[2]}",
    ]


def released_plan(real: DeskOnScreen) -> tuple[str, ...]:
    counter = real.counter
    offer = next(one for one in counter.release.offers() if one.kind.kind_id == "suolo")
    (maria,) = counter.lookup.search("rossi").citizens
    draft = counter.release.draft(maria, offer, {"metri": "10"})
    released = counter.release.release(counter.release.with_plan(draft, 3))
    counter.release.wait_for_answer(released.operation_id)
    return released.notice_numbers
