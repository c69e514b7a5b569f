"""Pictures of every window: `python -m tests.factories.screen_pictures FOLDER [NAME]`.

Both languages, three themes, two sizes, three text sizes; made by one script so that whoever
changes the window looks at all of it. NAME is the beginning of the names wanted; a third word
names one look. `SCENES` and `LOOKS` are for whoever shows the pictures elsewhere: `draw` makes
one of any scene in any language, theme and size.
"""

import os
import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from counter_app.ui.style.theme import DARK, HIGH_CONTRAST, LIGHT, Theme
from tests.factories.scenes import SCENES, Scene
from tests.factories.screen_notices import notices_of_others
from tests.factories.screen_people import drawn_logo
from tests.factories.screen_world import World
from tests.factories.sitting import QUIET_SECONDS, Sitting, sit_down

SMALL, LARGE = (1366, 696), (1920, 1010)
LOOKS: dict[str, tuple[str, Theme, tuple[int, int]]] = {
    "light-it": ("it", Theme(LIGHT), SMALL),
    "light-en": ("en", Theme(LIGHT), SMALL),
    "light-it-1920": ("it", Theme(LIGHT), LARGE),
    "light-en-1920": ("en", Theme(LIGHT), LARGE),
    "dark-it": ("it", Theme(DARK), SMALL),
    "contrast-it": ("it", Theme(HIGH_CONTRAST), SMALL),
    "light-it-150": ("it", Theme(LIGHT, 150), SMALL),
    "light-it-200": ("it", Theme(LIGHT, 200), SMALL),
    "contrast-en-200": ("en", Theme(HIGH_CONTRAST, 200), SMALL),
}


def played(
    scene: Scene,
    language: str,
    theme: Theme,
    size: tuple[int, int],
    quiet_seconds: float = QUIET_SECONDS,
) -> Sitting:
    """A scene that has been played to its end; whoever looks at it closes the sitting.

    One that fails leaves no window behind: the next to look would look at that one, too.
    """
    world = World()
    world.notices += notices_of_others()
    world.identity = replace(world.identity, logo=drawn_logo())
    scene.prepare(world)
    sitting = sit_down(world, language, theme, size, quiet_seconds)
    with ExitStack() as failed:
        failed.callback(sitting.close)
        scene.play(sitting)
        sitting.settle()
        failed.pop_all()
    return sitting


def draw(scene: Scene, language: str, theme: Theme, size: tuple[int, int], path: Path) -> None:
    """One picture."""
    sitting = played(scene, language, theme, size)
    sheet = sitting.child("key_sheet") or sitting.child("column_chooser")
    (sheet if sheet is not None else sitting.window).grab().save(str(path))
    _draw_customer(sitting, path)
    sitting.close()


def _draw_customer(sitting: Sitting, path: Path) -> None:
    """What the citizen sees at that moment, beside the clerk's picture, as on a screen of its own
    and as in the small window of a desk with one screen."""
    shell = sitting.window.shell
    display = shell.around.customer.display if shell is not None else None
    if display is None:
        return
    display.grab().save(str(path.with_name(f"{path.stem}-small.png")))
    display.resize(1280, 800)
    display.grab().save(str(path.with_name(f"{path.stem}-second.png")))


def draw_all(folder: Path, wanted: str = "", look: str = "") -> None:
    """Every scene in every look, or those whose names begin so."""
    folder.mkdir(parents=True, exist_ok=True)
    for look_name, (language, theme, size) in LOOKS.items():
        for name, scene in SCENES.items():
            if name.startswith(wanted) and look in ("", look_name):
                draw(scene, language, theme, size, folder / f"{name}-{look_name}.png")


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    draw_all(Path(sys.argv[1]), *sys.argv[2:4])
