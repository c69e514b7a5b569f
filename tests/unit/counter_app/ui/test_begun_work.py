"""What is begun belongs to its operator, and to the desk."""

from typing import Any

import pytest

from counter_app.ui.begun_work import BegunWork
from counter_app.ui.places import CitizenPlace, ReleasePlace, SearchPlace
from tests.factories.screen_desk import FakeBegunForms, FakeDrafts, FakeKindDrafts
from tests.factories.screen_people import PEOPLE
from tests.factories.screen_world import World
from tests.factories.waiting import Waiting


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def workers() -> Waiting:
    return Waiting()


def begun_work(world: World, workers: Any) -> BegunWork:
    stores: Any = FakeDrafts(world), FakeKindDrafts(world), FakeBegunForms(world)
    return BegunWork(*stores, workers)


def test_whoever_comes_back_finds_their_own(world: World, workers: Waiting) -> None:
    begun = begun_work(world, workers)
    begun.of("op-1").notices.keep(ReleasePlace(PEOPLE[0], "mensa"))
    assert begun.of("op-2").notices.latest() == ()
    assert [place.kind_text for place in begun.of("op-1").notices.latest()] == ["mensa"]


def test_the_end_writes_what_is_begun(world: World, workers: Waiting) -> None:
    begun = begun_work(world, workers)
    begun.of("op-1").notices.keep(ReleasePlace(PEOPLE[0], "mensa"))
    begun.of("op-1").forms.keep("person", {"family_name": "Rossi"})
    begun.finish()
    assert [one.kind_text for one in FakeDrafts(world).of("op-1")] == ["mensa"]
    assert world.forms == {"op-1": {"person": {"family_name": "Rossi"}}}


def test_what_is_forgotten_is_neither_found_nor_written(world: World, workers: Waiting) -> None:
    begun = begun_work(world, workers)
    begun.of("op-1").notices.keep(ReleasePlace(PEOPLE[0], "mensa"))
    begun.of("op-1").forms.keep("person", {"family_name": "Rossi"})
    begun.forget()
    workers.work()
    begun.finish()
    assert begun.of("op-1").notices.latest() == ()
    assert begun.of("op-1").forms.of("person") is None
    assert (world.drafts.get("op-1", {}), world.forms.get("op-1", {})) == ({}, {})


def test_places_are_those_of_who_left_them_and_once(world: World, workers: Waiting) -> None:
    begun, places = begun_work(world, workers), (SearchPlace("ros"), CitizenPlace("c1"))
    begun.leave("op-1", places)
    assert begun.places_left_by("op-1") == places
    assert begun.places_left_by("op-1") == (SearchPlace(),)
    begun.leave("op-1", places)
    assert begun.places_left_by("op-2") == (SearchPlace(),)
    assert begun.places_left_by("op-1") == (SearchPlace(),)


def test_no_place_outlives_the_desk(world: World, workers: Waiting) -> None:
    begun = begun_work(world, workers)
    begun.leave("op-1", (CitizenPlace("c1"),))
    begun.forget()
    assert begun.places_left_by("op-1") == (SearchPlace(),)
