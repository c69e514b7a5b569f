"""The creditor entity (ente creditore) as desks and papers know it."""

from dataclasses import dataclass
from typing import Final

from payments_core.model.third_party_marks import ThirdPartyMarks

NO_MARKS: Final = ThirdPartyMarks()


@dataclass(frozen=True, slots=True)
class PostalAccount:
    """A postal account that may appear on a payment slip (bollettino).

    The slip is printed only when `authorisation` holds the text granted by Poste
    (product decision 15); `number` is the account's 12 digits, zero padded.
    """

    number: str
    holder: str
    authorisation: str


@dataclass(frozen=True, slots=True)
class CreditorEntity:
    """Who is owed: a municipality or a company of its own.

    `tax_code` is the 11-digit codice fiscale that the hub calls idPA; `cbill` is the biller code
    printed on notices, absent when the entity has none. `logo` is its coat of arms or mark, a PNG
    or SVG; `marks` are those of others that its papers may show.
    """

    tax_code: str
    name: str
    sector: str | None = None
    contacts: str | None = None
    cbill: str | None = None
    postal_account: PostalAccount | None = None
    logo: bytes | None = None
    marks: ThirdPartyMarks = NO_MARKS
