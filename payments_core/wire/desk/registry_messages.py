"""The registry as desks download it that keep all of it: person by person, in the order of their
changes. Many in one message, so what nobody knows is left out and counts of notices do not come.
"""

from datetime import date

from payments_core.wire.desk.message import Message, Revision64


class RegistryPerson(Message):
    """A person as the registry has them since `revision`; the newest one counts."""

    revision: Revision64
    citizen_id: str
    kind: str
    tax_code: str | None = None
    registry_number: str | None = None
    family_name: str
    given_name: str
    born_on: date | None = None
    birth_place: str | None = None
    street: str | None = None
    street_number: str | None = None
    postal_code: str | None = None
    city: str | None = None
    province: str | None = None
    email: str | None = None
    phone: str | None = None
    died_on: date | None = None
    moved_away_on: date | None = None


class RegistryPage(Message):
    """People after a revision, oldest change first; `more` says that others follow them.

    Whoever reads on asks after the last person's revision. A snapshot is read from 0 in the same
    way, and goes on where it broke off.
    """

    people: tuple[RegistryPerson, ...]
    more: bool
