"""The guided tour: a person plays the scenes, the world acts on cue, and the tour looks on.

It believes nothing but what it sees. Whoever does things by another way, or in another order, is
followed; whoever asks for it is helped by the story's own hands, for a step or for all the rest.
"""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from demo.hands import Hands
from demo.scenes import Moment, Move, Scenes, Step
from demo.stage import Stage
from demo.tour_card import Card, Line, Wish
from demo.tour_panel import CATALOGUE, TourPanel
from demo.watched import Beat, relayed, watched
from payments_documents.texts import load_texts

#: The world waits so long before it acts, so that its sentence can be read.
CUE_AFTER_SECONDS = 2.0
#: What somebody has just begun may still come true before hands are asked to do it again.
GRACE_SECONDS = 1.0
#: A window manager takes so long at most to put a frame around a new window.
FRAME_SECONDS = 0.7
#: What the world does on cue and what the tour asks meanwhile.
WORKERS = 2
#: In these the machine has no work to lock.
_BEFORE_WORK = ("enrol", "sign_in")
#: What the story has shown, in the words of its end.
_SEEN = ("end_released", "end_paid", "end_credited", "end_matched")


class Shown(Protocol):
    """What the tour needs of its panel."""

    def show_card(self, card: Card) -> None:
        """Show this."""

    def put_away(self) -> None:
        """The panel is not needed any more."""


class Tour:
    """One visit. `look` is called by a timer, also while hands are at work, and only shows;
    everything else happens in `lead`, from one call of `wait` to the next."""

    def __init__(
        self,
        scenes: Scenes,
        hands: Hands,
        panel: Shown,
        world: Executor,
        wait: Callable[[], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._scenes, self._hands, self._panel = scenes, hands, panel
        self._world, self._wait, self._clock = world, wait, clock
        self._steps, self._come_back = scenes.steps(), scenes.come_back()
        self._place = 1
        self._aside = ""
        self._folder = ""
        self._is_asked = False
        self._is_skipping = False

    def lead(self) -> str:
        """From the first step to the last, whoever does them; the number whose story was told."""
        for place, step in enumerate(self._steps, start=1):
            self._place = place
            self._live(step)
        self._aside = self._aside or "report"
        self._scenes.print_page()
        return self._scenes.sights.number

    def end(self, folder: Path) -> None:
        """Everything is told: say what was seen, and leave the window to the person."""
        # A path may break after each of its parts.
        self._folder = str(folder).replace("/", "/\u200b")
        self._aside = "end"
        self.look()

    def take_wish(self, wish: str) -> None:
        """A button of the panel: noted here, done where no event is being handled."""
        match Wish(wish):
            case Wish.DO_IT:
                self._is_asked = True
                self.look()
            case Wish.SKIP:
                self._is_skipping = True
                self._aside = "watch"
                self.look()
            case Wish.CLOSE:
                self._panel.put_away()

    def look(self) -> None:
        """Show how things stand, in the language that the window has now."""
        self._hands.words = load_texts("counter", self._language())
        self._panel.show_card(self._aside_card() if self._aside else self._step_card())

    # --- one step ------------------------------------------------------------------------------

    def _live(self, step: Step) -> None:
        began_at = self._clock()
        work: Future[None] | None = None
        self._is_asked = self._is_asked and step.cue is None
        while not step.done():
            now = self._present(step)
            if work is not None:
                self._see_to(work, step)
            elif self._is_skipping or (self._is_asked and now.cue is None):
                if self._help(step) is step and self._is_skipping:
                    return
                continue
            elif step.cue is not None and self._clock() - began_at >= CUE_AFTER_SECONDS:
                work = self._world.submit(step.cue)
            else:
                now.prepare()
            self._look_on(step)
        self._linger(step)

    def _help(self, step: Step) -> Step:
        """The story's hands do what is to be done now; gives back what that was."""
        self._hands.settle(GRACE_SECONDS)
        now = self._present(step)
        if not step.done():
            now.act()
        self._is_asked = False
        return now

    def _see_to(self, work: "Future[None]", step: Step) -> None:
        """What went wrong in the world ends the tour; who skips waits for what must follow."""
        if work.done():
            work.result()
            if self._is_skipping:
                self._hands.until(step.done, step.name)

    def _linger(self, step: Step) -> None:
        """A moment to see that it is done."""
        done_at = self._clock()
        while self._clock() - done_at < step.stays_seconds and not self._is_skipping:
            self._look_on(step)

    def _look_on(self, step: Step) -> None:
        for moment in step.moments:
            if all(taken.name != moment.name for taken in self._hands.pictures):
                self._photograph(moment)
        self._wait()

    def _photograph(self, moment: Moment) -> None:
        """When all is drawn; a moment that passes meanwhile is kept as it was first seen."""
        if not moment.holds():
            return
        glimpse = self._hands.window.grab()
        self._hands.picture(moment.name)
        if not moment.holds():
            glimpse.save(str(self._hands.folder / self._hands.pictures[-1].file))

    def _present(self, step: Step) -> Step:
        """This step, or the one that leads back to a window that has locked itself."""
        may_lock = step.name not in _BEFORE_WORK
        return self._come_back if may_lock and not self._come_back.done() else step

    # --- what the panel shows --------------------------------------------------------------------

    def _step_card(self) -> Card:
        step = self._present(self._steps[self._place - 1])
        begins = self._place == 1
        waits = step.cue is not None or self._is_asked
        return Card(
            sentence=self._say("welcome" if begins else step.name),
            lead=self._say(step.name) if begins else "",
            lines=self._lines(step.moves if step.here() else step.way),
            place=self._place,
            places=len(self._steps),
            waits=waits,
            wishes=(Wish.SKIP,) if waits else (Wish.DO_IT, Wish.SKIP),
            about=step.about,
        )

    def _aside_card(self) -> Card:
        if self._aside != "end":
            return Card(self._say(self._aside))
        return Card(
            sentence=self._say("end"),
            lines=tuple(Line(self._say(key), done=True) for key in _SEEN),
            foot=self._say("end_explore"),
            wishes=(Wish.CLOSE,),
        )

    def _lines(self, moves: tuple[Move, ...]) -> tuple[Line, ...]:
        """What comes after something that is done cannot be waiting for it."""
        lines: list[Line] = []
        done = False
        for move in reversed(moves):
            done = done or move.done()
            code = move.code.format(**self._scenes.facts())
            lines.insert(0, Line(self._say(move.name), move.cap, code, done))
        return tuple(lines)

    def _say(self, key: str) -> str:
        facts = self._scenes.facts() | {"folder": self._folder}
        return load_texts(CATALOGUE, self._language()).say(f"tour.{key}", **facts)

    def _language(self) -> str:
        return self._hands.window.look.words.language


@dataclass(frozen=True, slots=True)
class Visit:
    """A tour under way, with the hands and the stage for everything that follows it."""

    tour: Tour
    hands: Hands
    stage: Stage


@contextmanager
def guided(hands: Hands, stage: Stage) -> Iterator[Visit]:
    """A tour at this window. Commands never keep the window waiting, and end with it."""
    world = ThreadPoolExecutor(WORKERS, thread_name_prefix="tour")
    beat, panel = Beat(hands.window, world), TourPanel(hands.window)
    own_hands, own_stage = watched(hands), relayed(stage, beat.patiently)
    scenes = Scenes(own_hands, own_stage, relayed(stage, beat.unless_over))
    tour = Tour(scenes, own_hands, panel, world, beat.wait)
    panel.wished.connect(tour.take_wish)
    try:
        # Until its frame is there, the counter's window cannot say where it stands.
        own_hands.settle(FRAME_SECONDS)
        tour.look()
        panel.open_beside()
        beat.start(tour.look)
        yield Visit(tour, own_hands, own_stage)
    finally:
        beat.stop()
        panel.put_away()
        panel.deleteLater()
        world.shutdown(wait=True, cancel_futures=True)
