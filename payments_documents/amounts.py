"""Amounts and days as each language writes them: `1.234,50` in Italian, `1,234.50` in English."""

from datetime import date
from typing import Final

from payments_core.money import Cents, format_euro
from payments_core.notice.language import Language
from payments_documents.texts import Texts

#: No-break: a figure stays on one line, and every face of the papers has it.
_BLANK: Final = "\u00a0"
#: What stands for the Italian full stop and comma.
_SEPARATORS: Final = {
    Language.EN: str.maketrans(".,", ",."),
    Language.FR: str.maketrans(".", _BLANK),
}
_DAYS: Final = {Language.DE: "%d.%m.%Y", Language.SL: f"%d.{_BLANK}%m.{_BLANK}%Y"}
_ITALIAN_DAY: Final = "%d/%m/%Y"


def plain_amount(texts: Texts, cents: Cents | int) -> str:
    """The figure alone, without currency."""
    italian = format_euro(cents)
    separators = _SEPARATORS.get(Language(texts.language))
    return italian.translate(separators) if separators else italian


def euro_amount(texts: Texts, cents: Cents | int) -> str:
    """The figure with its currency sign where the language puts it."""
    return texts.say("receipt.euro_amount", amount=plain_amount(texts, cents))


def plain_count(texts: Texts, count: int) -> str:
    """How many, with what stands between thousands."""
    italian = f"{count:,}".replace(",", ".")
    separators = _SEPARATORS.get(Language(texts.language))
    return italian.translate(separators) if separators else italian


def plain_day(texts: Texts, day: date) -> str:
    """Day, month and year in figures: `31/12/2026`, in German `31.12.2026`."""
    return day.strftime(_DAYS.get(Language(texts.language), _ITALIAN_DAY))
