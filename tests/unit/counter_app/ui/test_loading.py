"""While the program is loaded the window comes first; afterwards everything is as usual."""

import subprocess
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


#: Modules of ours that one portion may bring with it: each takes a millisecond or two.
MODULES_AT_ONCE = 10
BIGGEST_PORTION = """
import sys
from counter_app import composition
from counter_app.ui import main_window
from counter_app.ui.loading import VIEW_MODULES, load_view

for module in VIEW_MODULES:
    before = set(sys.modules)
    load_view(module)
    print(sum(name.startswith("counter_app") for name in set(sys.modules) - before), module)
"""


def test_no_portion_of_what_is_loaded_is_a_big_one() -> None:
    """The shell knows every view: whatever is not named before it would come with it at once."""
    done = subprocess.run(
        [sys.executable, "-c", BIGGEST_PORTION], capture_output=True, text=True, check=True
    )
    portions = [line.split() for line in done.stdout.splitlines()]
    assert list(VIEW_MODULES) == [name for _count, name in portions]
    big = [(name, int(count)) for count, name in portions if int(count) > MODULES_AT_ONCE]
    assert big == []
