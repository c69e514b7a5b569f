"""A year of the sample city as files that the central server takes in.

From `today` back for a year, yesterday included: positions, receipts, settlement flows and cash
journals of both entities. All of it squares to the cent but for twelve differences, which
`differences.json` foretells. The same people, day and seed give the same files.

People are read once; debts wait on disk by month (`debts.DebtSpool`) and are numbered, paid and
settled day by day, so that the memory needed is that of a month's debts and the open payments.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from demo.city.banks import sample_entities, sample_psps
from demo.city.company_debts import CompanyDebts
from demo.city.debts import DebtSpool, Owed, PlannedPayment
from demo.city.differences import TWISTS
from demo.city.documents import party_of, receipt_document
from demo.city.history_files import DayFiles, PositionFiles, ReceiptArchives, write_json
from demo.city.history_report import EntityTally, TracedPayment, history_report
from demo.city.household_debts import OF_AGE, HouseholdDebts, age, is_there
from demo.city.money import EntityMoney, PaidShare
from demo.city.payments import PaymentHabits
from demo.city.planted import CAST, EXTRAS, planted_debts
from demo.city.rates import SampleRate
from demo.city.releases import Period, Releases
from demo.city.working_days import days_between, is_working_day
from hub_sandbox.messages import PaidNotice
from hub_sandbox.payment_data import PaymentData, TransferData
from hub_sandbox.settlement import FlowLine
from hub_sandbox.world import Entity
from payments_core.clock import rome_date
from payments_core.identifiers import notice_number
from payments_core.model.debt_position import Party
from payments_core.money import Cents

if TYPE_CHECKING:
    from demo.city.people import Company, Resident

_ELDERLY_AGE = 68


@dataclass(frozen=True, slots=True)
class HistorySummary:
    """What was written: paths by entity in the order in which they are to be imported."""

    positions: Mapping[str, tuple[Path, ...]]
    receipts: Mapping[str, tuple[Path, ...]]
    flows: Mapping[str, tuple[Path, ...]]
    journals: Mapping[str, tuple[Path, ...]]
    differences: Path
    tallies: Mapping[str, EntityTally]


def write_history(
    folder: Path,
    people: "Iterable[Resident]",
    companies: "Iterable[Company]",
    rates: Iterable[SampleRate],
    today: date,
    seed: int,
) -> HistorySummary:
    """Write everything into the folder, which is made if need be.

    `people` come household by household, as the registry has them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose, guards nothing
    year = _Year(folder, Period.before(today), chance)
    with TemporaryDirectory(dir=folder) as place:
        spool = DebtSpool(Path(place))
        by_id = {rate.rate_id: rate for rate in rates}
        for owed in _Demand(by_id, today, chance).everything(people, companies):
            if year.period.has(rome_date(owed.debt.release.at)):
                spool.add(owed)
        year.write(spool)
    return year.summary()


class _Demand:
    """Everything that is owed within a year, in no order."""

    def __init__(self, rates: Mapping[str, SampleRate], today: date, chance: random.Random) -> None:
        self._rates = rates
        self._today = today
        self._period = Period.before(today)
        releases = Releases(self._period, chance)
        self._households = HouseholdDebts(rates, releases, chance)
        self._companies = CompanyDebts(rates, releases, chance)
        self._habits = PaymentHabits(self._period.last, chance)
        self._cast: dict[tuple[str, str], Resident] = {}
        self._extras: list[Resident] = []

    def everything(
        self, people: "Iterable[Resident]", companies: "Iterable[Company]"
    ) -> Iterator[Owed]:
        for _, members in groupby(people, key=lambda one: one.household):
            household = list(members)
            self._choose(household)
            yield from self._of_household(household)
        for company in companies:
            for debt in self._companies.debts_of(company):
                yield self._habits.decide(debt)
        yield from planted_debts(self._cast, self._extras, self._rates, self._today)

    def _of_household(self, household: "list[Resident]") -> Iterator[Owed]:
        cast = {one.registry_number for one in self._cast.values()}
        for resident, debt, others in self._households.debts_of(household):
            if resident.registry_number not in cast:
                elderly = age(resident, self._today) >= _ELDERLY_AGE
                yield self._habits.decide(debt, elderly=elderly, others=others)

    def _choose(self, household: "list[Resident]") -> None:
        """Find the cast, and one grown-up of each household until there are enough extras."""
        for resident in household:
            name = (resident.family_name, resident.given_name)
            if name in CAST and name not in self._cast:
                self._cast[name] = resident
                return
        if len(self._extras) < EXTRAS:
            self._extras += [one for one in household if self._may_play(one)][:1]

    def _may_play(self, resident: "Resident") -> bool:
        days = (self._period.first, self._period.last)
        grown_up = age(resident, self._period.first) >= OF_AGE
        return bool(resident.tax_code) and grown_up and all(is_there(resident, on) for on in days)


@dataclass(frozen=True, slots=True)
class _Due:
    """A payment that waits for its day."""

    number: str
    owed: Owed
    payment: PlannedPayment


class _Books:
    """One entity's files and money."""

    def __init__(self, folder: Path, entity: Entity, money: EntityMoney) -> None:
        self.entity = entity
        self.money = money
        self.positions = PositionFiles(folder, entity.tax_code)
        self.receipts = ReceiptArchives(folder, entity.tax_code)
        self.flows = DayFiles(folder)
        self.journals = DayFiles(folder)
        self.tally = EntityTally()
        self.last_base = 0


class _Year:
    """Turns debts into files, month by month and day by day."""

    def __init__(self, folder: Path, period: Period, chance: random.Random) -> None:
        self.period = period
        self._folder = folder
        self._chance = chance
        self._psps = sample_psps()
        numbers: Counter[str] = Counter()
        self._books = {
            entity.tax_code: _Books(
                folder, entity, EntityMoney(entity, self._psps, TWISTS, numbers, chance)
            )
            for entity in sample_entities()
        }
        self._due: dict[date, list[_Due]] = defaultdict(list)
        self._traced: dict[str, list[TracedPayment]] = defaultdict(list)

    def write(self, spool: DebtSpool) -> None:
        days = days_between(self.period.first, self.period.last)
        for month, of_month in groupby(days, key=lambda day: f"{day:%Y-%m}"):
            for books in self._books.values():
                books.positions.begin(month)
                books.receipts.begin(month)
            for owed in spool.of_month(month):
                self._release(owed)
            for day in of_month:
                self._pass(day)
        for books in self._books.values():
            books.positions.close()
            books.receipts.close()

    def summary(self) -> HistorySummary:
        books = self._books
        tree = history_report(
            self._traced,
            {key: one.tally for key, one in books.items()},
            {key: one.money for key, one in books.items()},
            next(iter(books)),
        )
        return HistorySummary(
            positions={key: tuple(one.positions.paths) for key, one in books.items()},
            receipts={key: tuple(one.receipts.paths) for key, one in books.items()},
            flows={key: tuple(one.flows.paths) for key, one in books.items()},
            journals={key: tuple(one.journals.paths) for key, one in books.items()},
            differences=write_json(self._folder / "differences.json", tree),
            tallies={key: one.tally for key, one in books.items()},
        )

    def _release(self, owed: Owed) -> None:
        debt = owed.debt
        books = self._books[debt.entity]
        number = debt.other_number
        if number is None:
            books.last_base += 1
            number = notice_number.build(books.entity.segregation_code, books.last_base)
            books.positions.add(number, debt)
            books.tally.released.add(debt.amount_cents)
        for payment in owed.payments:
            self._due[rome_date(payment.paid_at)].append(_Due(number, owed, payment))

    def _pass(self, day: date) -> None:
        if is_working_day(day):
            for books in self._books.values():
                written = books.money.work(day)
                books.flows.add(written.flows)
                books.journals.add([written.journal])
        today = self._due.pop(day, [])
        for due in sorted(today, key=lambda one: (one.payment.paid_at, one.number)):
            self._pay(due)

    def _pay(self, due: _Due) -> None:
        owed, payment = due.owed, due.payment
        books = self._books[owed.debt.entity]
        receipt_id = f"{self._chance.getrandbits(128):032x}"
        data = _payment_data(due, books.entity)
        if payment.has_receipt:
            paid = PaidNotice(
                receipt_id, books.entity, due.number, data, self._psps[payment.psp],
                payment.paid_at,
            )  # fmt: skip
            document = receipt_document(paid, self._payer(due, data), stand_in=payment.stand_in)
            books.receipts.add(receipt_id, document, payment.paid_at)
            books.tally.paid.add(data.amount_cents)
        for share in _shares(due, data, receipt_id, books.entity):
            books.money.hold(share)
        if owed.mark:
            self._traced[owed.mark].append(
                TracedPayment(
                    owed.debt, due.number, receipt_id, data.amount_cents, payment.has_receipt
                )
            )

    def _payer(self, due: _Due, data: PaymentData) -> Party | None:
        if due.payment.payer is not None:
            return party_of(due.payment.payer)
        in_cash = self._psps[due.payment.psp].payment_method == "cash"
        return None if in_cash else data.debtor


def _payment_data(due: _Due, entity: Entity) -> PaymentData:
    debt, iuv = due.owed.debt, notice_number.iuv_of(due.number)
    paid_cents = due.payment.amount_cents or debt.amount_cents
    # Only debts of one share are ever paid with another amount.
    excess = paid_cents - debt.amount_cents
    return PaymentData(
        creditor_reference=iuv,
        amount_cents=Cents(paid_cents),
        due_on=debt.due_on,
        description=debt.subject,
        company_name=entity.name,
        office_name=None,
        debtor=party_of(debt.debtor),
        transfers=tuple(
            TransferData(
                transfer_no=transfer_no,
                amount_cents=Cents(share.amount_cents + (excess if transfer_no == 1 else 0)),
                beneficiary_tax_code=share.beneficiary_tax_code,
                beneficiary_name=share.beneficiary_name,
                iban=share.iban,
                remittance=share.remittance,
                category=share.category,
            )
            for transfer_no, share in enumerate(debt.shares, start=1)
        ),
    )


def _shares(due: _Due, data: PaymentData, receipt_id: str, entity: Entity) -> Iterator[PaidShare]:
    payment = due.payment
    outcome = "4" if payment.stand_in else "0"
    for transfer in data.transfers:
        if transfer.beneficiary_tax_code == entity.tax_code:
            line = FlowLine(
                data.creditor_reference, receipt_id, transfer.transfer_no, transfer.amount_cents,
                rome_date(payment.paid_at),
            )  # fmt: skip
            yield PaidShare(
                psp=payment.psp,
                iban=transfer.iban or "",
                batch=payment.batch,
                outcome=outcome if payment.has_receipt else "9",
                line=line,
            )
