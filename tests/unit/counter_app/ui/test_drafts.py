"""Notices begun are kept, the latest first, one for each person, and written behind the window."""

from typing import Any

import pytest

from counter_app.services.views import DraftView
from counter_app.ui.background import Background
from counter_app.ui.drafts import OpenDrafts
from counter_app.ui.places import ReleasePlace
from payments_core.errors import WorldTrouble
from tests.factories.screen_desk import FakeDrafts
from tests.factories.screen_people import PEOPLE
from tests.factories.screen_world import World
from tests.factories.waiting import Waiting

MARIA, LUCIA = PEOPLE[0], PEOPLE[7]


class Broken(FakeDrafts):
    """A store whose disk fails as often as it is told to."""

    failures = 0

    def keep(self, *step: Any) -> None:
        if self.failures:
            self.failures -= 1
            raise WorldTrouble("store_trouble")
        super().keep(*step)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def workers() -> Waiting:
    return Waiting()


def drafts_of(world: World, workers: Any, store: FakeDrafts | None = None) -> OpenDrafts:
    return OpenDrafts("op-1", store or FakeDrafts(world), workers)  # type: ignore[arg-type]


def written(world: World) -> list[str]:
    return [one.kind_text for one in FakeDrafts(world).of("op-1")]


def test_the_latest_draft_comes_first(world: World, workers: Waiting) -> None:
    drafts = drafts_of(world, workers)
    drafts.keep(ReleasePlace(MARIA, "mensa"))
    drafts.keep(ReleasePlace(LUCIA, "carta"))
    drafts.keep(ReleasePlace(MARIA, "suolo"))
    assert [place.kind_text for place in drafts.latest()] == ["suolo", "carta"]
    workers.work()
    assert written(world) == ["suolo", "carta"]


def test_what_puts_a_refused_notice_right_still_does_after_a_power_cut(
    world: World, workers: Waiting
) -> None:
    right = ReleasePlace(MARIA, "mensa", "", {"meals": "12"}, corrects="task-7")
    drafts_of(world, workers).keep(right)
    workers.work()
    again = drafts_of(world, workers)
    workers.work()
    assert again.of(MARIA.citizen_id) == right


def test_an_untouched_form_is_not_kept(world: World, workers: Waiting) -> None:
    drafts = drafts_of(world, workers)
    drafts.keep(ReleasePlace(MARIA))
    workers.work()
    assert drafts.latest() == ()
    assert written(world) == []


def test_a_released_draft_is_gone_from_the_disk_too(world: World, workers: Waiting) -> None:
    drafts = drafts_of(world, workers)
    drafts.keep(ReleasePlace(MARIA, "mensa"))
    drafts.drop(MARIA.citizen_id)
    workers.work()
    assert drafts.of(MARIA.citizen_id) is None
    assert written(world) == []


def test_drafts_of_before_stand_behind_what_is_typed_while_they_are_read(
    world: World, workers: Waiting
) -> None:
    before = [DraftView(MARIA, "vecchio", ""), DraftView(LUCIA, "carta", "")]
    FakeDrafts(world).keep("op-1", before, [])
    FakeDrafts(world).keep("op-2", [DraftView(PEOPLE[2], "di un altro", "")], [])
    drafts = drafts_of(world, workers)
    drafts.keep(ReleasePlace(MARIA, "nuovo"))
    workers.work()
    assert [place.kind_text for place in drafts.latest()] == ["nuovo", "carta"]


def test_steps_are_written_in_their_order(world: World, workers: Waiting) -> None:
    drafts = drafts_of(world, workers)
    workers.work()
    drafts.keep(ReleasePlace(MARIA, "m"))
    drafts.keep(ReleasePlace(MARIA, "me"))
    drafts.keep(ReleasePlace(MARIA, "mensa"))
    assert len(workers.waiting) == 1
    workers.work()
    assert written(world) == ["mensa"]


def test_a_step_that_failed_goes_with_the_next_one(world: World, workers: Waiting) -> None:
    store = Broken(world)
    drafts = drafts_of(world, workers, store)
    workers.work()
    store.failures = 1
    drafts.keep(ReleasePlace(MARIA, "mensa"))
    workers.work()
    assert written(world) == []
    drafts.keep(ReleasePlace(LUCIA, "carta"))
    workers.work()
    assert sorted(written(world)) == ["carta", "mensa"]


def test_the_end_writes_what_the_workers_had_no_time_for(world: World, workers: Waiting) -> None:
    drafts = drafts_of(world, workers)
    drafts.keep(ReleasePlace(MARIA, "mensa"))
    drafts.keep(ReleasePlace(LUCIA, "carta"))
    drafts.finish()
    assert sorted(written(world)) == ["carta", "mensa"]


def test_an_end_without_a_disk_does_not_keep_the_window_open(
    world: World, workers: Waiting, caplog: pytest.LogCaptureFixture
) -> None:
    store = Broken(world)
    drafts = drafts_of(world, workers, store)
    drafts.keep(ReleasePlace(MARIA, "mensa"))
    store.failures = 1
    drafts.finish()
    assert "drafts were not written" in caplog.text


def test_real_workers_write_and_tell(qtbot: Any, world: World) -> None:
    FakeDrafts(world).keep("op-1", [DraftView(LUCIA, "carta", "")], [])
    background = Background()
    drafts = drafts_of(world, background)
    with qtbot.waitSignal(drafts.loaded):
        drafts.keep(ReleasePlace(MARIA, "mensa"))
    qtbot.waitUntil(lambda: sorted(written(world)) == ["carta", "mensa"])
    background.close()


def test_drafts_of_a_desk_that_is_no_more_are_nowhere(world: World, workers: Waiting) -> None:
    drafts = drafts_of(world, workers)
    drafts.keep(ReleasePlace(MARIA, "mensa"))
    drafts.forget()
    workers.work()
    assert drafts.latest() == ()
    assert written(world) == []
