"""The tour's step logic over a world of its own: what is done is a set of names."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from demo.report import Picture
from demo.scenes import Moment, Move, Step
from demo.tour import CUE_AFTER_SECONDS, Tour
from demo.tour_card import Card, Line, Wish
from demo.watched import PersonLeft

#: Seconds that pass on the tour's clock from one look to the next.
BEAT = 0.5
#: Looks after which a tour that does not go on is given up.
PATIENCE = 60


@dataclass
class World:
    """What has happened, and who did it; `plan` is what happens at which look."""

    steps: list[Step] = field(default_factory=list)
    happened: set[str] = field(default_factory=set)
    acted: list[str] = field(default_factory=list)
    cued: list[str] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    plan: dict[int, Callable[[], None]] = field(default_factory=dict)
    locked: bool = False
    page_printed: bool = False
    put_away: bool = False
    looks: int = 0
    work: "Future[Any] | None" = None
    pictures: list[Picture] = field(default_factory=list)
    glimpses: list[str] = field(default_factory=list)

    def step(self, name: str, *, cue: bool = False, **others: Any) -> Step:
        return Step(
            name,
            lambda: name in self.happened,
            lambda: self.act(name),
            cue=(lambda: self.cued.append(name)) if cue else None,
            **others,
        )

    def act(self, name: str) -> None:
        self.acted.append(name)
        self.happened.add(name)

    def unlock(self) -> None:
        self.acted.append("locked")
        self.locked = False

    # --- what the tour is given ----------------------------------------------------------------

    def tour(self) -> Tour:
        scenes = SimpleNamespace(
            steps=lambda: tuple(self.steps),
            come_back=lambda: Step("locked", lambda: not self.locked, self.unlock),
            facts=lambda: {
                "username": "laura", "password": "prova", "number": "3010", "citizen": "Rossi",
            },
            print_page=lambda: setattr(self, "page_printed", True),
            sights=SimpleNamespace(number="3010"),
        )  # fmt: skip
        language = SimpleNamespace(words=SimpleNamespace(language="it"))
        hands = SimpleNamespace(
            window=SimpleNamespace(
                look=language, grab=lambda: SimpleNamespace(save=self.glimpses.append)
            ),
            words=None,
            pictures=self.pictures,
            folder=Path(),
            picture=lambda name: self.pictures.append(Picture(f"{name}.png", name)),
            until=self.until,
            settle=self.settle,
        )
        panel = SimpleNamespace(show_card=self.cards.append, put_away=self.take_away)
        self.made = Tour(scenes, hands, panel, self, self.wait, lambda: self.looks * BEAT)
        return self.made

    def wait(self) -> None:
        self.looks += 1
        assert self.looks < PATIENCE, f"the tour waits for ever, after {self.acted}"
        self.plan.get(self.looks, lambda: None)()
        self.made.look()

    def submit(self, command: Callable[[], Any]) -> "Future[Any]":
        """An executor whose command has begun, and ends when the plan says so."""
        self.work = Future()
        command()
        return self.work

    def until(self, holds: Callable[[], bool], what: str) -> None:
        assert holds(), what

    def settle(self, seconds: float) -> None:
        self.looks += round(seconds / BEAT)
        self.plan.get(self.looks, lambda: None)()

    def take_away(self) -> None:
        self.put_away = True

    def wish(self, wish: Wish) -> Callable[[], None]:
        return lambda: self.made.take_wish(wish)

    def happens(self, *names: str) -> Callable[[], None]:
        return lambda: self.happened.update(names)


@pytest.fixture
def world() -> World:
    return World()


def test_a_step_ends_when_its_state_holds_and_not_before(world: World) -> None:
    world.steps = [world.step("enrol"), world.step("sign_in")]
    world.plan = {9: world.happens("enrol"), 20: world.happens("sign_in")}
    assert world.tour().lead() == "3010"
    places = [card.place for card in world.cards]
    assert set(places[:9]) == {1}
    assert places[-1] == 2
    assert world.acted == []
    assert world.page_printed


def test_the_storys_hands_do_the_step_that_is_asked_for_and_no_other(world: World) -> None:
    world.steps = [world.step("enrol"), world.step("sign_in"), world.step("find")]
    world.plan = {
        2: world.happens("enrol"), 8: world.wish(Wish.DO_IT), 15: world.happens("find"),
    }  # fmt: skip
    world.tour().lead()
    assert world.acted == ["sign_in"]


def test_what_a_person_has_just_begun_is_not_done_again(world: World) -> None:
    """F9 was pressed a moment before help was asked for: one notice, not two."""
    world.steps = [world.step("release"), world.step("pay")]
    world.plan = {2: world.wish(Wish.DO_IT), 4: world.happens("release"), 14: world.happens("pay")}
    world.tour().lead()
    assert world.acted == []


def test_help_under_way_is_shown_and_not_offered_again(world: World) -> None:
    world.steps = [world.step("release")]
    world.plan = {2: world.wish(Wish.DO_IT)}
    world.tour().lead()
    assert world.cards[0].wishes == (Wish.DO_IT, Wish.SKIP)
    helped = world.cards[1]
    assert helped.waits
    assert helped.wishes == (Wish.SKIP,)


def test_who_skips_hands_over_from_where_things_stand(world: World) -> None:
    names = ("enrol", "sign_in", "find", "release")
    world.steps = [world.step(name) for name in names]
    world.plan = {2: world.happens("enrol", "find"), 8: world.wish(Wish.SKIP)}
    world.tour().lead()
    assert world.acted == ["sign_in", "release"]
    assert world.cards[-1].sentence == "La storia va avanti da sola: guarda lo schermo."
    assert world.cards[-1].wishes == ()


def test_who_skips_trusts_the_scene_to_its_own_end(world: World) -> None:
    """Not every scene leaves something that the tour can see."""
    acted: list[str] = []
    step = replace(world.step("credit"), act=lambda: acted.append("credit"))
    world.steps = [step, world.step("verify")]
    world.plan = {2: world.wish(Wish.SKIP)}
    world.tour().lead()
    assert acted == ["credit"]
    assert world.acted == ["verify"]


def test_who_is_ahead_of_the_tour_is_followed(world: World) -> None:
    world.steps = [world.step("enrol"), world.step("sign_in"), world.step("find")]
    world.plan = {1: world.happens("find", "sign_in"), 5: world.happens("enrol")}
    world.tour().lead()
    assert world.acted == []


def test_the_world_acts_once_on_cue_and_the_step_waits_for_what_is_seen(world: World) -> None:
    world.steps = [world.step("pay", cue=True)]
    world.plan = {
        8: lambda: world.work is not None and world.work.set_result(None),
        14: world.happens("pay"),
    }
    tour = world.tour()
    tour.lead()
    assert world.cued == ["pay"]
    assert world.acted == []
    assert world.looks >= 14
    assert world.cards[0].waits
    assert world.cards[0].wishes == (Wish.SKIP,)


def test_the_world_gives_time_to_read_before_it_acts(world: World) -> None:
    world.steps = [world.step("pay", cue=True)]
    begun_at: list[float] = []
    world.steps[0] = replace(
        world.steps[0], cue=lambda: (begun_at.append(world.looks * BEAT), world.act("pay"))
    )
    world.tour().lead()
    assert begun_at == [CUE_AFTER_SECONDS]


def test_who_skips_while_the_world_acts_does_not_make_it_act_again(world: World) -> None:
    world.steps = [world.step("pay", cue=True), world.step("receipt")]

    def paid() -> None:
        world.happened.add("pay")
        assert world.work is not None
        world.work.set_result(None)

    world.plan = {6: world.wish(Wish.SKIP), 9: paid}
    world.tour().lead()
    assert world.cued == ["pay"]
    assert world.acted == ["receipt"]


def test_a_wish_for_help_does_not_outlast_the_step(world: World) -> None:
    world.steps = [world.step("release"), world.step("pay", cue=True), world.step("receipt")]
    world.plan = {
        1: world.happens("release"), 2: world.wish(Wish.DO_IT),
        12: world.happens("pay"), 25: world.happens("receipt"),
    }  # fmt: skip
    world.tour().lead()
    assert world.acted == []


def test_what_goes_wrong_in_the_world_ends_the_tour(world: World) -> None:
    world.steps = [world.step("pay", cue=True)]
    world.plan = {
        7: lambda: world.work is not None and world.work.set_exception(SystemExit("refused"))
    }
    with pytest.raises(SystemExit, match="refused"):
        world.tour().lead()


def test_a_closed_window_ends_the_tour(world: World) -> None:
    def leave() -> None:
        raise PersonLeft

    world.steps = [world.step("enrol")]
    world.plan = {3: leave}
    with pytest.raises(PersonLeft):
        world.tour().lead()


def test_a_window_that_locked_itself_is_opened_again_before_the_step(world: World) -> None:
    world.steps = [world.step("enrol"), world.step("sign_in"), world.step("release")]
    world.locked = True
    world.happened = {"enrol", "sign_in"}
    world.plan = {8: world.wish(Wish.DO_IT), 14: world.happens("release")}
    world.tour().lead()
    assert world.acted == ["locked"]
    said = [card.sentence for card in world.cards]
    assert any("bloccato" in sentence for sentence in said)
    assert "carta d'identità" in said[-2]


def test_help_of_the_world_is_prepared_until_the_step_is_done(world: World) -> None:
    filled: list[int] = []
    step = replace(world.step("enrol"), prepare=lambda: filled.append(world.looks))
    world.steps = [step]
    world.plan = {3: world.happens("enrol")}
    world.tour().lead()
    assert filled == [0, 1, 2]


def test_each_moment_is_photographed_once(world: World) -> None:
    moments = (
        Moment("search", lambda: "typed" in world.happened),
        Moment("citizen", lambda: "find" in world.happened),
    )
    world.steps = [world.step("find", moments=moments)]
    world.plan = {2: world.happens("typed"), 5: world.happens("find")}
    world.tour().lead()
    assert [picture.name for picture in world.pictures] == ["search", "citizen"]
    assert world.glimpses == []


def test_a_moment_that_passes_is_kept_as_it_was_first_seen(world: World) -> None:
    passing = iter([True, False])
    moment = Moment("release", lambda: next(passing))
    world.steps = [world.step("release", moments=(moment,))]
    world.plan = {3: world.happens("release")}
    world.tour().lead()
    assert world.glimpses == ["release.png"]


def test_what_leads_to_something_done_is_done_too(world: World) -> None:
    moves = (
        Move("release_new", lambda: False, "F4"),
        Move("release_kind", lambda: "chosen" in world.happened, "Alt+1"),
        Move("release_print", lambda: False, "F9"),
    )
    world.steps = [world.step("release", moves=moves)]
    world.plan = {2: world.happens("chosen"), 4: world.happens("release")}
    world.tour().lead()
    assert world.cards[0].lines[0] == Line("comincia un nuovo avviso", "F4")
    assert [line.done for line in world.cards[2].lines] == [True, True, False]


def test_who_has_lost_the_way_is_shown_it_with_the_number_of_the_notice(world: World) -> None:
    way = (Move("verify_type", lambda: False, code="{number}"),)
    there = (Move("receipt_print", lambda: False, "F7"),)
    step = world.step("receipt", moves=there, way=way, here=lambda: "here" in world.happened)
    world.steps = [step]
    world.plan = {2: world.happens("here"), 4: world.happens("receipt")}
    world.tour().lead()
    assert world.cards[0].lines == (Line("scrivi", code="3010"),)
    assert world.cards[2].lines == (Line("stampa lo scontrino", "F7"),)


def test_the_first_card_says_what_it_is_all_about(world: World) -> None:
    world.steps = [world.step("enrol")]
    world.plan = {1: world.happens("enrol")}
    world.tour().lead()
    assert world.cards[0].sentence.startswith("Prova tu")
    assert world.cards[0].lead


def test_the_last_card_says_what_was_seen_and_can_be_closed(world: World) -> None:
    world.steps = [world.step("enrol")]
    world.happened = {"enrol"}
    tour = world.tour()
    tour.lead()
    tour.end(Path("/home/out"))
    card = world.cards[-1]
    assert len(card.lines) == 4
    assert all(line.done for line in card.lines)
    assert card.foot.replace("\u200b", "").endswith("/home/out")
    assert card.wishes == (Wish.CLOSE,)
    tour.take_wish(Wish.CLOSE)
    assert world.put_away
