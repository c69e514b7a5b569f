"""`./run docs`: pictures of every screen, from the real program over the sample city.

In both languages and at both sizes of an office screen, and the main ones dark, in high contrast
and at twice the size of text; the printed papers; and the page that shows them all.
"""

import argparse
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.ui.customer.customer_display import CustomerDisplay
from counter_app.ui.style.theme import DARK, HIGH_CONTRAST, LIGHT, Theme
from demo import around_desk, colleagues, guide, outage_scenes, paper_forms, rounds, story
from demo.city.people import Resident
from demo.hands import Hands
from demo.papers import pictures_of_papers
from demo.rolls import keep_rolls
from demo.settling import CITIZENS, SEED, City
from demo.stage import LANGUAGE, Stage, seated, set_stage
from demo.surroundings import now, virtual_screen
from payments_core.clock import rome_date
from payments_documents.texts import load_texts

FOLDER = Path(__file__).resolve().parent.parent / "docs"
#: Office screens less title and task bar.
SIZES = {"1366": (1366, 696), "1920": (1920, 1010)}
#: A screen on the other side of the desk.
CITIZENS_SCREEN = (1280, 800)
LANGUAGES = ("it", "en")
#: Other looks of a few screens: dark, high contrast, text of twice the size.
LOOKS = {"dark": Theme(DARK), "high-contrast": Theme(HIGH_CONTRAST), "200": Theme(LIGHT, 200)}
#: Notices of the album that are released without a line.
OFF_LINE = 3
#: Screens are flat: so many colours show them as they are, in a quarter of the bytes.
COLOURS = 200


@dataclass
class AlbumHands(Hands):
    """Hands that photograph each scene at every size, below `<folder>/<look>/<size>`."""

    look: str = ""
    sizes: tuple[str, ...] = tuple(SIZES)

    def picture(self, name: str) -> None:
        """The window at every size; it ends at the first one."""
        for size in self.sizes:
            self.window.resize(*SIZES[size])
            self.settle(0.6)
            self._keep(self.window.grab(), name, size)
        self.window.resize(*SIZES[self.sizes[0]])
        self.settle(0.3)

    def picture_on_screen(self, name: str) -> None:
        """What stands over the window, with the window under it; Esc closes it afterwards."""
        self.until(lambda: not self.window.isActiveWindow(), name)
        self.settle(0.6)
        place = self.window.geometry()
        shown = QGuiApplication.primaryScreen().grabWindow(
            0, place.x(), place.y(), place.width(), place.height()
        )
        self._keep(shown, name, self.sizes[0])
        above = QApplication.activeWindow()
        assert above is not None  # noqa: S101  (waited for above)
        QTest.keyClick(above, Qt.Key.Key_Escape)
        # Nobody else does: a virtual screen has no window manager.
        self.window.activateWindow()
        self.until(self.window.isActiveWindow, "the window again")

    def keep_display(self, display: CustomerDisplay, name: str) -> None:
        """What the citizen sees, on a screen of its own."""
        small = display.geometry()
        display.resize(*CITIZENS_SCREEN)
        self.settle(0.3)
        self._keep(display.grab(), name, self.sizes[0])
        display.setGeometry(small)

    def _keep(self, shown: QPixmap, name: str, size: str) -> None:
        path = self.folder / self.look / size / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        shown.save(str(path))
        shrink(path)


def shrink(path: Path) -> None:
    """The picture with few colours, which takes a quarter of the room."""
    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


def main(argv: list[str]) -> int:
    """Make all pictures anew and the page that shows them."""
    parser = argparse.ArgumentParser(prog="./run docs", description=__doc__)
    parser.add_argument("--citizens", type=int, default=CITIZENS, help="size of the sample city")
    arguments = parser.parse_args(argv)
    pictures = FOLDER / "pictures"
    shutil.rmtree(pictures, ignore_errors=True)
    town = City(arguments.citizens, SEED, rome_date(now()))
    with (
        TemporaryDirectory() as place,
        virtual_screen(),
        set_stage(Path(place), town, before=colleagues.work) as (hands, stage),
    ):
        first = _album(hands, pictures, LANGUAGE)
        story.enrol(first, stage)
        _play(first, stage, town)
        # The machine has one window at a time.
        hands.window.close()
        for language in LANGUAGES[1:]:
            with seated(stage, language) as hands:
                _play(_album(hands, pictures, language), stage, town)
        # Afterwards, because what is decided there shows on the citizens' pages.
        for language in LANGUAGES:
            with seated(stage, language) as hands:
                hands_of_album = _album(hands, pictures, language)
                story.sign_in(hands_of_album, stage)
                around_desk.make(hands_of_album, hands_of_album.picture_on_screen)
                rounds.make(hands_of_album, stage)
        for look, theme in LOOKS.items():
            with seated(stage, LANGUAGE, theme) as hands:
                _glance(_album(hands, pictures, look, ("1366",)), stage)
        _keep_papers(stage, pictures / "papers")
    write_page(FOLDER)
    guide.write_keys(FOLDER)
    paper_forms.write(FOLDER)
    return 0


def _album(
    hands: Hands, pictures: Path, look: str, sizes: tuple[str, ...] = tuple(SIZES)
) -> AlbumHands:
    return AlbumHands(hands.window, pictures, hands.words, look=look, sizes=sizes)


def _play(hands: AlbumHands, stage: Stage, town: City) -> None:
    """Every screen once."""
    hands.see("username")
    story.sign_in(hands, stage)
    story.find(hands)
    number = story.release(hands)
    around_desk.show_to_citizen(hands, hands.keep_display)
    story.pay(hands, stage, number)
    around_desk.see_citizen_paid(hands, hands.keep_display)
    story.print_receipt(hands, stage)
    story.settle_and_credit(stage)
    story.verify(hands, number)
    story.check_receipt(hands, stage, number)
    _do_without_line(hands, stage)
    story.look_around(hands)
    _meet(hands, next(one for one in town.residents() if one.died_on), "dead")
    _meet(hands, next(one for one in town.residents() if one.moved_away_on), "moved")
    _meet(hands, next(one for one in town.residents() if not one.tax_code), "no-code")
    hands.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    hands.picture("verify-begin")
    for _ in range(2):
        hands.press(Qt.Key.Key_F1)
    hands.picture_on_screen("keys")


def _do_without_line(hands: AlbumHands, stage: Stage) -> None:
    """A few notices while the cable is out, until they are paid."""
    outage_scenes.serve_on_line(hands)
    stage.cable.cut()
    outage_scenes.lose_line(hands)
    numbers = [
        outage_scenes.release(hands, code, wanted, shown=turn == 0)
        for turn, (code, wanted) in enumerate(outage_scenes.visits(hands.words.language, OFF_LINE))
    ]
    outage_scenes.look_at_waiting(hands, numbers)
    stage.cable.mend()
    outage_scenes.regain_line(hands, numbers)
    stage.pay_all(numbers)
    story.settle_and_credit(stage)
    outage_scenes.see_paid(hands, numbers)


def _meet(hands: AlbumHands, resident: Resident, name: str) -> None:
    story.open_citizen(hands, f"{resident.family_name} {resident.given_name}")
    hands.picture(name)


def _glance(hands: AlbumHands, stage: Stage) -> None:
    """The main screens, in another look."""
    story.sign_in(hands, stage)
    story.find(hands)
    story.fill_in(hands)
    hands.picture("release")


def _keep_papers(stage: Stage, folder: Path) -> None:
    """The first notice, A4 receipt and roll that were printed, and specimens of all rolls."""
    folder.mkdir(parents=True)
    kept: set[str] = set()
    for paper in pictures_of_papers(stage.folder, stage.keep_roll()):
        if paper.name not in kept:
            kept.add(paper.name)
            path = folder / f"{paper.name}.png"
            shutil.copy(stage.folder / paper.file, path)
            shrink(path)
    for path in keep_rolls(folder):
        shrink(path)


def write_page(folder: Path) -> None:
    """`screens.md`: each screen with its caption, and where its other sizes and languages are."""
    texts = load_texts("demonstration", "en")
    names = sorted(path.stem for path in (folder / "pictures" / LANGUAGE / "1366").glob("*.png"))
    order = list(texts.sentences)
    lines = [f"# {texts.say('album.title')}", "", texts.say("album.lead"), ""]
    for name in sorted(names, key=lambda one: order.index(f"caption.{one}")):
        versions = [
            f"[{language} {width}](pictures/{language}/{width}/{name}.png)"
            for language in LANGUAGES
            for width in SIZES
            if (folder / "pictures" / language / width / f"{name}.png").exists()
        ]
        versions += [
            f"[{look}](pictures/{look}/1366/{name}.png)"
            for look in LOOKS
            if (folder / "pictures" / look / "1366" / f"{name}.png").exists()
        ]
        caption = texts.say(f"caption.{name}")
        lines += [
            f"## {caption}", "", f"![{caption}](pictures/{LANGUAGE}/1366/{name}.png)", "",
            " · ".join(versions), "",
        ]  # fmt: skip
    lines += [f"## {texts.say('page.papers')}", ""]
    for paper in sorted((folder / "pictures" / "papers").glob("*.png")):
        caption = texts.say(f"caption.{paper.stem}")
        lines += [f"![{caption}](pictures/papers/{paper.name})", "", caption, ""]
    (folder / "screens.md").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
