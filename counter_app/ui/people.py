"""How a citizen is written."""

from counter_app.ui.messages import Words, day
from payments_core.wire.desk.messages import CitizenInfo


def full_name(citizen: CitizenInfo) -> str:
    """Family name first, as the registry files it."""
    return f"{citizen.family_name} {citizen.given_name}".strip()


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
    if citizen.birth_place:
        return words.say("citizen.born_at", day=day(citizen.born_on), place=citizen.birth_place)
    return words.say("citizen.born", day=day(citizen.born_on))


def situation(words: Words, citizen: CitizenInfo) -> str:
    """How many notices are open, the overdue ones first; a dash for none."""
    if citizen.overdue_count:
        return words.count("search.overdue", citizen.overdue_count)
    return words.count("search.to_pay", citizen.open_count)
