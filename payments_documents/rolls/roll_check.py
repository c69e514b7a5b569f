"""A test page on the roll: shows whether the profile is right for the printer that stands there."""

from dataclasses import dataclass
from typing import Final

from payments_core.notice.language import Language
from payments_documents.pdf.codes import QR_QUIET_MODULES, qr_matrix
from payments_documents.rolls.code128 import notice_bars
from payments_documents.rolls.escpos import EscPosRoll, Justify
from payments_documents.rolls.printer_profile import PrinterProfile
from payments_documents.texts import Texts, load_texts

#: Letters of the country and its neighbours, and what they become where the page lacks them.
LETTERS: Final = "àèéìòù ÀÈÉÌÒÙ € ß äöü ñ ç"
REPLACED: Final = "č ž š đ ő ł"
#: A notice of nobody: the entity's tax code belongs to no station.
TEST_NUMBER: Final = "301000000000004285"
_TEST_PAYLOAD: Final = f"PAGOPA|002|{TEST_NUMBER}|80999990106|100"
#: Sizes at which printers and phones begin to read.
_QR_DOTS: Final = (4, 5, 6)
_BARS_HEIGHT: Final = 60


@dataclass(frozen=True, slots=True)
class CheckedPrinter:
    """What the page says of the printer; `state` in words."""

    name: str
    address: str
    state: str


def roll_check(
    printer: CheckedPrinter, profile: PrinterProfile, language: Language = Language.IT
) -> bytes:
    """The page as bytes for a printer with this profile."""
    texts = load_texts("printers", language)
    roll = EscPosRoll(profile)
    roll.justify(Justify.CENTRE)
    roll.headline(texts.say("check.title"))
    roll.justify(Justify.LEFT)
    roll.rule()
    _write_facts(roll, texts, printer)
    _write_letters(roll, texts)
    _write_sizes(roll, texts)
    _write_codes(roll, texts)
    roll.paragraph(texts.say("check.cutter_yes" if profile.cutter else "check.cutter_no"))
    roll.feed()
    roll.cut()
    return roll.to_bytes()


def _write_facts(roll: EscPosRoll, texts: Texts, printer: CheckedPrinter) -> None:
    profile = roll.profile
    width = texts.say("check.width_value", dots=profile.dots, columns=profile.columns)
    facts = (
        ("printer", printer.name),
        ("address", printer.address),
        ("profile", profile.name),
        ("width", width),
        ("state", printer.state),
        ("answers", texts.say("check.yes" if profile.answers else "check.no")),
        ("confirms", _confirms(texts, profile)),
    )
    for key, value in facts:
        label = texts.say(f"check.{key}")
        if len(label) + 1 + len(value) <= roll.columns:
            roll.pair(label, value)
        else:
            roll.line(label)
            roll.paragraph(value, bold=True)
    roll.paragraph(f"{texts.say('check.model')}: {profile.label}")
    roll.paragraph(texts.say(f"check.confirmed_{'yes' if profile.confirmed else 'no'}"))
    roll.rule()


def _confirms(texts: Texts, profile: PrinterProfile) -> str:
    if not profile.answers:
        return texts.say("check.no")
    return texts.say("check.with_marker" if profile.marker else "check.with_sensor")


def _write_letters(roll: EscPosRoll, texts: Texts) -> None:
    roll.paragraph(texts.say("check.ruler"))
    roll.line("".join(str((column + 1) % 10) for column in range(roll.columns)))
    roll.feed()
    roll.paragraph(texts.say("check.letters"))
    roll.line(LETTERS, bold=True)
    roll.paragraph(texts.say("check.replaced"))
    roll.line(REPLACED, bold=True)
    roll.rule()


def _write_sizes(roll: EscPosRoll, texts: Texts) -> None:
    roll.line(texts.say("check.sizes"))
    roll.code(f"{texts.say('check.small')} ".ljust(roll.profile.small_columns, "-"))
    roll.line(texts.say("check.plain"))
    roll.line(texts.say("check.bold"), bold=True)
    roll.headline(f"{texts.say('check.tall')} ".ljust(roll.columns, "-"))
    roll.headline(texts.say("check.large"))
    roll.rule()


def _write_codes(roll: EscPosRoll, texts: Texts) -> None:
    roll.paragraph(texts.say("check.codes"))
    roll.justify(Justify.CENTRE)
    for dots in _QR_DOTS:
        roll.picture(qr_matrix(_TEST_PAYLOAD), dots_per_module=dots, quiet_modules=QR_QUIET_MODULES)
        roll.line(texts.say("check.qr", dots=dots))
    roll.feed()
    roll.raster(notice_bars(TEST_NUMBER, roll.profile.bar_dots, _BARS_HEIGHT))
    roll.line(texts.say("check.bars"))
    roll.justify(Justify.LEFT)
    roll.rule()
