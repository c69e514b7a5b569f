"""How a citizen is written."""

from enum import StrEnum

from counter_app.services.views import NoticeView
from counter_app.ui.style.words import Words, day
from payments_core.identifiers import tax_code
from payments_core.model.debt_position import PersonKind
from payments_core.wire.desk.messages import CitizenInfo

#: Tens of the day of birth in a woman's tax code, which adds 40 to it; the letters stand for the
#: same digits where two people would share a code.
_WOMANS_TENS = frozenset("4567QRST")
#: Where they stand in the code.
_TENS_PLACE = 9


class Standing(StrEnum):
    """Why somebody cannot be dealt with like the others."""

    DEAD = "DEAD"
    MOVED = "MOVED"


def full_name(citizen: CitizenInfo) -> str:
    """Family name first, as the registry files it."""
    return f"{citizen.family_name} {citizen.given_name}".strip()


def code_of(words: Words, citizen: CitizenInfo) -> str:
    """The tax code, or words that say that there is none."""
    return citizen.tax_code or words.say("citizen.no_tax_code")


def street(citizen: CitizenInfo) -> str:
    """Street and number, empty when unknown."""
    return " ".join(part for part in (citizen.street, citizen.street_number) if part)


def address(citizen: CitizenInfo) -> str:
    """Street, number and town on one line."""
    town = " ".join(part for part in (citizen.postal_code, citizen.city) if part)
    return ", ".join(part for part in (street(citizen), town) if part)


def short_address(citizen: CitizenInfo) -> str:
    """Street, number and town without the postal code, for a column."""
    return ", ".join(part for part in (street(citizen), citizen.city) if part)


def birth(words: Words, citizen: CitizenInfo) -> str:
    """Born when and where; empty for companies and where it is unknown."""
    if citizen.born_on is None:
        return ""
    born = words.say(f"citizen.born_{_gender(citizen)}", day=day(citizen.born_on))
    if citizen.birth_place:
        return words.say("citizen.born_at", born=born, place=citizen.birth_place)
    return born


def _gender(citizen: CitizenInfo) -> str:
    """Of the words about a person, from a personal tax code; `unsaid` where none tells."""
    code = tax_code.compact(citizen.tax_code or "")
    if not tax_code.is_valid(code) or tax_code.kind_of(code) is not PersonKind.NATURAL:
        return "unsaid"
    return "feminine" if code[_TENS_PLACE] in _WOMANS_TENS else "masculine"


def situation(words: Words, citizen: CitizenInfo) -> str:
    """Who died or moved, then how many notices are open, the overdue ones first; a dash for
    none."""
    word = standing_word(words, citizen)
    if not word:
        return _notices(words, citizen)
    if citizen.overdue_count or citizen.open_count:
        return f"{word} · {_notices(words, citizen)}"
    return word


def standing_of(citizen: CitizenInfo) -> Standing | None:
    """Whether the registry says that the person died or moved away; death is said first."""
    if citizen.died_on is not None:
        return Standing.DEAD
    return Standing.MOVED if citizen.moved_away_on is not None else None


def standing_word(words: Words, citizen: CitizenInfo) -> str:
    """Died or moved, in a word; empty for everybody else."""
    standing = standing_of(citizen)
    return words.say(f"person.{standing}_{_gender(citizen)}") if standing else ""


def since(words: Words, citizen: CitizenInfo) -> str:
    """Died or moved, and when; empty for everybody else."""
    standing = standing_of(citizen)
    on = citizen.died_on or citizen.moved_away_on
    if standing is None or on is None:
        return ""
    return words.say(f"person.{standing}_on_{_gender(citizen)}", day=day(on))


def code_or_number(words: Words, citizen: CitizenInfo) -> str:
    """As `code_of`; who has no code is told apart by the number of the registry."""
    if citizen.tax_code or not citizen.registry_number:
        return code_of(words, citizen)
    number = words.say("citizen.registry_number", number=citizen.registry_number)
    return f"{code_of(words, citizen)} · {number}"


def owing(words: Words, notice: NoticeView) -> str:
    """Who owes a notice: its debtor, and whoever owes it too."""
    if not notice.co_debtors:
        return notice.debtor_name
    names = ", ".join(notice.co_debtors)
    return words.say("co_debtors.owing", name=notice.debtor_name, names=names)


def _notices(words: Words, citizen: CitizenInfo) -> str:
    if citizen.overdue_count:
        return words.count("search.overdue", citizen.overdue_count)
    return words.count("search.to_pay", citizen.open_count)
