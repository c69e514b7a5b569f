"""Notices begun are kept, the latest first, one for each person."""

from counter_app.ui.drafts import Drafts
from counter_app.ui.places import ReleasePlace
from tests.factories.screens import PEOPLE

MARIA, LUCIA = PEOPLE[0], PEOPLE[7]


def test_the_latest_draft_comes_first() -> None:
    drafts = Drafts()
    drafts.keep(ReleasePlace(MARIA, "mensa"))
    drafts.keep(ReleasePlace(LUCIA, "carta"))
    drafts.keep(ReleasePlace(MARIA, "suolo"))
    assert [place.kind_text for place in drafts.latest()] == ["suolo", "carta"]


def test_an_untouched_form_is_not_kept() -> None:
    drafts = Drafts()
    drafts.keep(ReleasePlace(MARIA))
    assert drafts.latest() == ()


def test_a_released_draft_is_gone() -> None:
    drafts = Drafts()
    drafts.keep(ReleasePlace(MARIA, "mensa"))
    drafts.drop(MARIA.citizen_id)
    assert drafts.of(MARIA.citizen_id) is None
