"""What is begun is kept by name, written behind the window, and read again when it opens."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from counter_app.services.kind_drafts import NEW, BegunKind
from counter_app.ui.begun_by_name import BegunByName
from payments_core.errors import WorldTrouble
from tests.factories.screen_desk import FakeKindDrafts
from tests.factories.screen_people import NOW
from tests.factories.screen_world import World
from tests.factories.waiting import Waiting

BEGUN = BegunKind({"name": "Mercato"}, 3, NOW)


def opened(world: World, workers: Waiting) -> BegunByName[BegunKind]:
    return BegunByName("op-1", FakeKindDrafts(world), workers)  # type: ignore[arg-type]


def test_what_is_begun_is_there_again_when_the_window_opens() -> None:
    world, workers = World(), Waiting()
    drafts = opened(world, workers)
    drafts.keep("mercato", BEGUN)
    drafts.keep(NEW, BEGUN)
    workers.work()
    again = opened(world, workers)
    assert again.of("mercato") is None
    workers.work()
    assert (again.of("mercato"), again.of(NEW), again.of("mensa")) == (BEGUN, BEGUN, None)


def test_what_says_the_same_keeps_its_hour() -> None:
    world, workers = World(), Waiting()
    drafts = opened(world, workers)
    drafts.keep("mercato", BEGUN)
    drafts.keep("mercato", replace(BEGUN, kept_at=NOW + timedelta(hours=1)))
    assert drafts.of("mercato") == BEGUN
    other = replace(BEGUN, made_from=4, kept_at=NOW + timedelta(hours=1))
    drafts.keep("mercato", other)
    drafts.finish()
    assert world.kind_drafts == {"op-1": {"mercato": other}}


def test_what_is_dropped_while_the_disk_is_read_does_not_come_back() -> None:
    world, workers = World(), Waiting()
    world.kind_drafts = {"op-1": {"mercato": BEGUN}, "op-2": {"mensa": BEGUN}}
    drafts = opened(world, workers)
    drafts.keep("mercato", replace(BEGUN, made_from=9))
    drafts.drop("mercato")
    workers.work()
    assert (drafts.of("mercato"), drafts.of("mensa")) == (None, None)
    assert world.kind_drafts["op-1"] == {}


def test_a_disk_that_cannot_be_read_leaves_the_window_open(
    caplog: pytest.LogCaptureFixture,
) -> None:
    class Broken(FakeKindDrafts):
        def of(self, operator_id: str) -> Any:
            raise WorldTrouble("store_trouble")

    workers = Waiting()
    drafts: BegunByName[BegunKind] = BegunByName("op-1", Broken(World()), workers)  # type: ignore[arg-type]
    workers.work()
    assert drafts.of("mercato") is None
    assert "what was begun was not read" in caplog.text


def test_kinds_of_a_desk_that_is_no_more_are_nowhere() -> None:
    world, workers = World(), Waiting()
    drafts = opened(world, workers)
    drafts.keep("mercato", BEGUN)
    drafts.forget()
    workers.work()
    assert drafts.of("mercato") is None
    assert opened(world, workers).of("mercato") is None
    assert world.kind_drafts.get("op-1", {}) == {}
