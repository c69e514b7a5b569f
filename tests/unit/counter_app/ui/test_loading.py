"""While the program is loaded the window comes first; afterwards everything is as usual."""

import sys
from collections.abc import Iterator

import pytest

from counter_app.ui.loading import (
    LOADING_SWITCH_SECONDS,
    USUAL_SWITCH_SECONDS,
    VIEW_MODULES,
    favour_nobody,
    favour_window,
    load,
    load_view,
    settle_down,
)
from payments_core.errors import WorldTrouble
from tests.factories.screens import FakeCounter


@pytest.fixture
def hurried() -> Iterator[None]:
    favour_window()
    yield
    favour_nobody()


def is_as_usual() -> bool:
    return sys.getswitchinterval() == pytest.approx(USUAL_SWITCH_SECONDS)


@pytest.mark.usefixtures("hurried")
def test_while_loading_the_window_gets_its_turn_soon() -> None:
    assert sys.getswitchinterval() == pytest.approx(LOADING_SWITCH_SECONDS)


@pytest.mark.usefixtures("hurried")
def test_it_is_as_usual_when_the_last_views_are_loaded() -> None:
    for module in VIEW_MODULES:
        load_view(module)
    settle_down()
    assert is_as_usual()
    assert VIEW_MODULES[-1] in sys.modules


@pytest.mark.usefixtures("hurried")
def test_it_is_as_usual_when_the_program_cannot_be_opened() -> None:
    def refuse() -> FakeCounter:
        raise WorldTrouble("store_in_use", path="counter.db")

    with pytest.raises(WorldTrouble):
        load(refuse)
    assert is_as_usual()
