"""What is loaded behind the first picture comes in small portions, and the window comes first."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from counter_app.ui.loading import (
    SWITCH_SECONDS,
    VIEW_MODULES,
    favour_window,
    load_view,
    settle_down,
)


@pytest.fixture
def switch_interval() -> Iterator[None]:
    before = sys.getswitchinterval()
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("switch_interval")
def test_window_gets_its_turn_soon_and_not_only_while_all_is_loaded() -> None:
    favour_window()
    for module in VIEW_MODULES:
        load_view(module)
    settle_down()
    assert sys.getswitchinterval() == pytest.approx(SWITCH_SECONDS)
    assert VIEW_MODULES[-1] in sys.modules


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
