"""A person whom a desk has made because the registry does not have them."""

from typing import Annotated

from pydantic import Field

from payments_core.wire.desk.message import CARRIED, Message

#: Ids that desks make: the registry's column holds 36 characters.
PersonId = Annotated[str, Field(pattern=r"^[0-9A-Za-z-]{1,36}$")]


class NewPerson(Message):
    """Travels with every release that names the person until one of them was accepted, so that no
    release depends on another one; limits are the registry's."""

    citizen_id: PersonId
    kind: Annotated[str, Field(pattern="^[FG]$")]
    tax_code: Annotated[str, Field(pattern="^([0-9A-Z]{16}|[0-9]{11})$")] | None
    family_name: Annotated[str, Field(min_length=1, max_length=120, pattern=CARRIED)]
    given_name: Annotated[str, Field(max_length=120, pattern=CARRIED)]
    street: Annotated[str, Field(max_length=120, pattern=CARRIED)] | None = None
    street_number: Annotated[str, Field(max_length=16, pattern=CARRIED)] | None = None
    postal_code: Annotated[str, Field(max_length=16, pattern=CARRIED)] | None = None
    city: Annotated[str, Field(max_length=80, pattern=CARRIED)] | None = None
    province: Annotated[str, Field(pattern="^[A-Z]{2}$")] | None = None
    email: Annotated[str, Field(max_length=256, pattern=CARRIED)] | None = None
    phone: Annotated[str, Field(max_length=40, pattern=CARRIED)] | None = None
