"""Every screen, whoever looks at it: read aloud, in both languages, with text of every size.

The screens are those of the pictures; here nobody has to look.
"""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from counter_app.ui.background import Background
from counter_app.ui.style.theme import LIGHT, Theme
from counter_app.ui.widgets.parts import Wrapped
from tests.factories import spoken_tree
from tests.factories.scenes import SCENES
from tests.factories.screen_pictures import SMALL, played
from tests.factories.sitting import Sitting

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

#: Language and text size in per cent; both ends always, what lies between with the long tests.
LOOKS = [
    pytest.param(("it", 100), id="it-100"),
    pytest.param(("en", 200), id="en-200"),
    *(
        pytest.param((language, size), id=f"{language}-{size}", marks=pytest.mark.slow)
        for language, size in (("en", 100), ("it", 150), ("en", 150), ("it", 200))
    ),
]
#: The smallest screen on which somebody may work, less its title and task bar.
SMALLEST = (1024, 600)
#: What of these scenes comes last.
COME_LAST = {
    "citizen": "reprint_button",
    "credit": "payments_table",
    "customer_paid": "receipt_button",
    "kind_differences": "differences",
    "kind_history": "history_panel",
    "kind_rates": "rate_id",
    "notice_plan": "plan_details",
    "notices": "print_these_button",
    "release_co_debtors": "co_debtor_table",
    "release_corrected": "field_metri",
    "released_paid": "receipt_button",
    "search": "citizen_table",
    "search_nobody": "nobody_message",
    "tasks": "task_detail",
    "verify_genuine": "story_steps",
}
#: No picture is taken: nobody has to wait for the last of what is drawn.
QUIET_SECONDS = 0.06


@pytest.fixture(params=LOOKS)
def look(request: pytest.FixtureRequest) -> tuple[str, int]:
    return request.param


@pytest.fixture(params=SCENES)
def sitting(
    request: pytest.FixtureRequest, qapp: object, look: tuple[str, int]
) -> Iterator[Sitting]:
    language, size = look
    theme = Theme(LIGHT, size)
    sitting = played(SCENES[request.param], language, theme, SMALL, QUIET_SECONDS)
    yield sitting
    sitting.close()


def test_nothing_is_nameless_or_cut(sitting: Sitting) -> None:
    found = []
    for size in (SMALL, SMALLEST):
        sitting.window.resize(*size)
        # Nothing is cut either before the window has taken its size. Lines that wrap find their
        # height in a few turns then, more of them on a busy machine.
        sitting.settle()
        sitting.comes_to(lambda: not _cut_texts(), seconds=5)
        sitting.settle()
        found += [f"{size}: {cut}" for cut in _cut_texts()]
    sitting.window.resize(*SMALL)
    sitting.comes_to(lambda: not _cut_texts(), seconds=5)
    sitting.settle()
    for window in spoken_tree.windows():
        # On the smallest screen text of the largest size leaves one column to give way for all.
        found += spoken_tree.cut_titles(window)
        found += spoken_tree.nameless(window)
        found += spoken_tree.unspoken_states(window)
        found += spoken_tree.shared_mnemonics(window)
    assert found == []


def test_the_focus_goes_through_a_view_in_the_order_of_reading(sitting: Sitting) -> None:
    strays = [one for window in spoken_tree.windows() for one in spoken_tree.focus_strays(window)]
    assert strays == []


@pytest.fixture
def late_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that get the processor late, as on a busy machine."""
    in_time = Background._carry_out

    def late(*work: object) -> None:
        time.sleep(0.08)
        in_time(*work)

    monkeypatch.setattr(Background, "_carry_out", late)


@pytest.mark.usefixtures("qapp", "late_workers")
@pytest.mark.parametrize(("scene", "last"), COME_LAST.items())
def test_a_screen_is_looked_at_when_all_of_it_is_there(scene: str, last: str) -> None:
    hurried = played(SCENES[scene], "it", Theme(LIGHT, 100), SMALL, quiet_seconds=0.001)
    there, strays = hurried.has(last), spoken_tree.focus_strays(hurried.window)
    hurried.close()
    assert there
    assert strays == []


@pytest.fixture
def broken(qapp: object) -> Iterator[QWidget]:
    """A window in which everything is wrong that is looked for."""
    window = QWidget()
    column = QVBoxLayout(window)
    label, wrapped, button = (
        QLabel("Da pagare entro"),
        Wrapped("Scrivi un giorno " * 9),
        QLineEdit(),
    )
    label.setFixedWidth(20)
    wrapped.setFixedSize(120, 20)
    for widget in (label, wrapped, button, QPushButton("&Apri"), QPushButton("&Annulla")):
        column.addWidget(widget)
    window.show()
    yield window
    window.close()


def test_what_is_looked_for_is_found_where_it_is(broken: QWidget) -> None:
    assert [cut.split(":")[0] for cut in spoken_tree.cut_texts(broken)] == ["QLabel", "Wrapped"]
    assert spoken_tree.nameless(broken) == ["QLineEdit  (EditableText) has no name"]
    assert spoken_tree.shared_mnemonics(broken) == ["a"]


def _cut_texts() -> list[str]:
    return [
        cut
        for window in spoken_tree.windows()
        for cut in (*spoken_tree.cut_texts(window), *spoken_tree.cut_cells(window))
    ]
