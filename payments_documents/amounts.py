"""Amounts as each language writes them: `1.234,50` in Italian, `1,234.50` in English."""

from typing import Final

from payments_core.money import Cents, format_euro
from payments_documents.language import Language
from payments_documents.texts import Texts

_ENGLISH_SEPARATORS: Final = str.maketrans(".,", ",.")


def plain_amount(texts: Texts, cents: Cents | int) -> str:
    """The figure alone, without currency."""
    italian = format_euro(cents)
    return italian.translate(_ENGLISH_SEPARATORS) if texts.language == Language.EN else italian


def euro_amount(texts: Texts, cents: Cents | int) -> str:
    """The figure with its currency sign where the language puts it."""
    return texts.say("receipt.euro_amount", amount=plain_amount(texts, cents))
