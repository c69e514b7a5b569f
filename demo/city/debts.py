"""What a debt of the sample city is, before it has a number: who owes what, since when, till when.

Debts are made person by person but numbered in the order of their release; `DebtSpool` keeps them
on disk by month in between, so that a city of any size needs the memory of one month.
"""

import pickle
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from demo.city.rates import (
    PROVINCE_ACCOUNT,
    SURCHARGE_CATEGORY,
    SURCHARGE_PERCENT,
    SampleRate,
    account_of,
)
from payments_core.clock import rome_date
from payments_core.identifiers.tax_code import ANONYMOUS

if TYPE_CHECKING:
    from demo.city.people import Company, Resident

#: Characters that the hub's messages hold (hub protocol 3a.1).
NAME_LENGTH, STREET_LENGTH, CITY_LENGTH, SUBJECT_LENGTH = 70, 70, 35, 90
#: Debts of one month that are written to disk at once.
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Debtor:
    """Who owes, as printed. `registry_number` only for people without a tax code."""

    kind: str
    identifier: str
    full_name: str
    street: str
    street_number: str
    postal_code: str
    city: str
    province: str
    email: str | None = None
    registry_number: str | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """One transfer of a debt: so much to whom, for what."""

    amount_cents: int
    beneficiary_tax_code: str
    beneficiary_name: str
    iban: str
    remittance: str
    category: str


@dataclass(frozen=True, slots=True)
class Release:
    """Who handed a notice out; without desk and operator it was another program, in bulk."""

    at: datetime
    desk_id: str | None = None
    operator: str | None = None


@dataclass(frozen=True, slots=True)
class Debt:
    """A debt with its release. Several `shares` are written into the positions file; one alone is
    what the server makes of the rate's account by itself.

    `fields` are what the rate's newest version was worked out from, where it was.
    `other_number` is a notice number that this entity never gave out: such a debt has payments,
    but no line in the positions file.
    """

    entity: str
    rate_id: str
    debtor: Debtor
    subject: str
    amount_cents: int
    due_on: date
    release: Release
    shares: tuple[Share, ...]
    cancelled: bool = False
    fields: Mapping[str, str] | None = None
    other_number: str | None = None


@dataclass(frozen=True, slots=True)
class PlannedPayment:
    """A payment that will happen. `psp` is its position in `banks.PSPS`, `payer` None for the
    debtor, `amount_cents` None for the whole debt.

    `batch` names a settlement flow of its own, apart from the PSP's others of that day;
    `has_receipt` is False where the receipt was lost on its way.
    """

    paid_at: datetime
    psp: int
    payer: Debtor | None = None
    amount_cents: int | None = None
    stand_in: bool = False
    batch: str = ""
    has_receipt: bool = True


@dataclass(frozen=True, slots=True)
class Owed:
    """A debt and what will be paid for it. `mark` is the code of the difference it brings about."""

    debt: Debt
    payments: tuple[PlannedPayment, ...] = ()
    mark: str = ""


def debtor_of(resident: "Resident") -> Debtor:
    """A resident as debtor."""
    return Debtor(
        kind="F",
        identifier=resident.tax_code or ANONYMOUS,
        full_name=f"{resident.family_name} {resident.given_name}"[:NAME_LENGTH],
        street=resident.street[:STREET_LENGTH],
        street_number=resident.street_number,
        postal_code=resident.postal_code,
        city=resident.city[:CITY_LENGTH],
        province=resident.province,
        email=resident.email,
        registry_number=None if resident.tax_code else resident.registry_number,
    )


def debtor_of_company(company: "Company") -> Debtor:
    """A company as debtor."""
    return Debtor(
        kind="G",
        identifier=company.tax_code,
        full_name=company.name[:NAME_LENGTH],
        street=company.street[:STREET_LENGTH],
        street_number=company.street_number,
        postal_code=company.postal_code,
        city=company.city[:CITY_LENGTH],
        province=company.province,
        email=company.email,
    )


def make_debt(
    rate: SampleRate,
    debtor: Debtor,
    release: Release,
    *,
    subject: str | None = None,
    amount_cents: int | None = None,
    due_on: date | None = None,
) -> Debt:
    """A debt of this rate; what is not given is the rate's own."""
    text = (subject or rate.remittance)[:SUBJECT_LENGTH]
    amount = amount_cents or rate.amount_cents
    return Debt(
        entity=rate.entity,
        rate_id=rate.rate_id,
        debtor=debtor,
        subject=text,
        amount_cents=amount,
        due_on=due_on or rome_date(release.at) + timedelta(days=rate.due_days),
        release=release,
        shares=_shares(rate, amount, text),
    )


def with_surcharge(tax_cents: int) -> int:
    """What a household pays for a waste tax: the tax and the province's surcharge, rounded."""
    return tax_cents + (tax_cents * SURCHARGE_PERCENT + 50) // 100


def _shares(rate: SampleRate, amount_cents: int, subject: str) -> tuple[Share, ...]:
    account = account_of(rate)
    surcharge = _surcharge_in(amount_cents) if rate.rate_id.startswith("tari") else 0
    own = Share(
        amount_cents - surcharge, account.entity, account.holder, account.iban, subject,
        rate.category,
    )  # fmt: skip
    if not surcharge:
        return (own,)
    province = PROVINCE_ACCOUNT
    return (
        own,
        Share(
            surcharge, province.entity, province.holder, province.iban, f"TEFA {subject}"[:90],
            SURCHARGE_CATEGORY,
        ),
    )  # fmt: skip


def _surcharge_in(amount_cents: int) -> int:
    """The surcharge inside an amount that `with_surcharge` gave."""
    tax = amount_cents * 100 // (100 + SURCHARGE_PERCENT)
    while with_surcharge(tax) < amount_cents:
        tax += 1
    return amount_cents - tax


class DebtSpool:
    """Debts on disk, by month of release, until they are numbered."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._waiting: dict[str, list[Owed]] = defaultdict(list)

    def add(self, owed: Owed) -> None:
        """Keep a debt."""
        month = f"{rome_date(owed.debt.release.at):%Y-%m}"
        waiting = self._waiting[month]
        waiting.append(owed)
        if len(waiting) >= _BATCH:
            self._write(month)

    def months(self) -> list[str]:
        """Months with debts, `YYYY-MM`, oldest first."""
        for month in self._waiting:
            self._write(month)
        return sorted(path.name for path in self._folder.iterdir())

    def of_month(self, month: str) -> list[Owed]:
        """Debts of a month in the order of their release."""
        self._write(month)
        found = [owed for batch in self._batches(self._folder / month) for owed in batch]
        return sorted(found, key=lambda owed: owed.debt.release.at)

    def _write(self, month: str) -> None:
        waiting = self._waiting[month]
        if waiting:
            with (self._folder / month).open("ab") as file:
                pickle.dump(waiting, file, pickle.HIGHEST_PROTOCOL)
            waiting.clear()

    def _batches(self, path: Path) -> Iterator[list[Owed]]:
        if not path.exists():
            return
        with path.open("rb") as file:
            while file.peek(1):
                yield pickle.load(file)  # noqa: S301 - a file that this very object has written
