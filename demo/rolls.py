"""Pictures of rolls as the two widths of paper have them, side by side: specimens of nobody."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from PIL import Image

from payments_core.notice.content import NoticeStanding
from payments_documents.rolls.printer_profile import PrinterProfile, printer_profile
from payments_documents.rolls.roll import notice_roll, receipt_roll
from payments_documents.rolls.roll_check import CheckedPrinter, roll_check
from tests.factories.escpos_reader import render
from tests.factories.notices import a_creditor, a_notice, a_preview, a_receipt_paper
from tests.factories.screen_people import drawn_logo

#: One picture for each: the width of the paper in its name.
PROFILES: Final = {"rolls-80": "generic-80", "rolls-58": "generic-58"}
CHECK: Final = "roll-check"
_GAP: Final = 24
_GROUND: Final = 200


def keep_rolls(folder: Path) -> list[Path]:
    """Write the pictures; gives their files."""
    files = []
    checks = []
    for name, profile in _profiles().items():
        files.append(folder / f"{name}.png")
        _side_by_side(_specimens(profile)).save(files[-1])
        printer = CheckedPrinter("roll", "tcp:10.0.0.5:9100", "pronta")
        checks.append(render(roll_check(printer, profile), profile.dots))
    files.append(folder / f"{CHECK}.png")
    _side_by_side(checks).save(files[-1])
    return files


def _profiles() -> dict[str, PrinterProfile]:
    return {name: printer_profile(profile) for name, profile in PROFILES.items()}


def _specimens(profile: PrinterProfile) -> list[Image.Image]:
    """A notice that can be paid, one still to be registered, a preview, a receipt."""
    creditor = a_creditor(logo=drawn_logo())
    notice = a_notice(creditor=creditor, facsimile=True)
    rolls = (
        notice_roll(notice, profile=profile),
        notice_roll(replace(notice, standing=NoticeStanding.TO_REGISTER), profile=profile),
        notice_roll(a_preview(creditor=creditor, facsimile=True), profile=profile),
        receipt_roll(
            a_receipt_paper(creditor=creditor, facsimile=True, copy=True), profile=profile
        ),
    )
    return [render(roll, profile.dots) for roll in rolls]


def _side_by_side(pictures: list[Image.Image]) -> Image.Image:
    width = sum(picture.width + _GAP for picture in pictures) + _GAP
    height = max(picture.height for picture in pictures) + 2 * _GAP
    strip = Image.new("L", (width, height), _GROUND)
    left = _GAP
    for picture in pictures:
        strip.paste(picture, (left, _GAP))
        left += picture.width + _GAP
    return strip
