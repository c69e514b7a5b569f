"""Scenes wait for what they are about, and say so when it never comes."""

import pytest

from counter_app.ui.style.theme import LIGHT, Theme
from tests.factories import desk_window, spoken_tree
from tests.factories import sitting as sittings
from tests.factories.scenes import Scene
from tests.factories.screen_pictures import SMALL, played
from tests.factories.screen_world import HELD_SECONDS
from tests.factories.sitting import Sitting

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def a_sitting(scene: Scene) -> Sitting:
    return played(scene, "it", Theme(LIGHT), SMALL, quiet_seconds=0.001)


def test_a_scene_that_never_comes_says_so_and_leaves_no_window(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    def waits_in_vain(sitting: Sitting) -> None:
        monkeypatch.setattr(sittings, "PATIENCE_SECONDS", 0.1)
        sitting.settle(lambda: sitting.child("nothing_of_that_name") is not None)

    with pytest.raises(AssertionError, match=r"waits_in_vain.*test_sitting\.py"):
        a_sitting(Scene(waits_in_vain, "screens.start"))
    assert spoken_tree.windows() == []


def test_whoever_is_held_is_so_for_longer_than_anybody_has_patience() -> None:
    assert max(desk_window.PATIENCE_SECONDS, sittings.PATIENCE_SECONDS) < HELD_SECONDS
