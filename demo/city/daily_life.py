"""What a treasurer's journal shows besides the payments of notices: rents, suppliers, salaries."""

import random
from datetime import date

from hub_sandbox.cash_journal import Direction, Movement

#: Numbers that a document series has used by each day of the year when history begins in it.
_NUMBERS_PER_DAY = 11
_TENANTS = ("BAR DELLA DARSENA SAS", "CIRCOLO BOCCIOFILO INVENTATO", "EDICOLA DI PIAZZA COLOMBO")
_SUPPLIERS = (
    "CARTOLERIA DELL'ESEMPIO SRL", "ELETTRICITA' IPOTETICA SPA", "GIARDINI E VIALI COOP",
    "PULIZIE SPECCHIO SRL", "STRADE NUOVE DI ESEMPIO SPA",
)  # fmt: skip
_RENT_CENTS, _INVOICE_CENTS = range(30_000, 180_000, 1_000), range(4_000, 90_000, 10)
_RENT_DAYS, _PAY_DAY_FROM = 6, 27
#: An invoice is at most one part in so many of what is in the till, salaries one in so many.
_INVOICE_PART, _SALARIES_PART = 20, 4
_STREETS = ("VIA BALBI 4", "PIAZZA COLOMBO 9", "CORSO EUROPA 77")


class DocumentNumbers:
    """Running numbers of an entity's treasury documents; each series begins anew every year."""

    def __init__(self) -> None:
        self._last: dict[tuple[str, int], int] = {}

    def next_in(self, series: str, day: date) -> int:
        """The next number of a series in the year of this day."""
        key = (series, day.year)
        if key not in self._last:
            self._last[key] = (day.timetuple().tm_yday - 1) * _NUMBERS_PER_DAY
        self._last[key] += 1
        return self._last[key]


class DailyLife:
    """Draws movements that belong to no notice."""

    def __init__(self, documents: DocumentNumbers, chance: random.Random) -> None:
        self._documents = documents
        self._chance = chance
        self._paid_month = 0

    def incoming(self, day: date) -> list[Movement]:
        """Rents, at the beginning of a month."""
        if day.day > _RENT_DAYS:
            return []
        street = self._chance.choice(_STREETS)
        return [
            Movement(
                direction=Direction.IN,
                document_no=self._documents.next_in("provisional", day),
                receipt_no=self._documents.next_in("receipt in", day),
                amount_cents=self._chance.choice(_RENT_CENTS),
                counterparty=self._chance.choice(_TENANTS),
                remittance=f"CANONE DI LOCAZIONE {street} {day:%m/%Y}",
            )
        ]

    def outgoing(self, day: date, till_cents: int) -> list[Movement]:
        """A few suppliers, salaries once a month; never more than is in the till."""
        paid = [
            self._order(
                day,
                min(self._chance.choice(_INVOICE_CENTS), till_cents // _INVOICE_PART),
                self._chance.choice(_SUPPLIERS),
                f"FATTURA {self._chance.randrange(1, 900)}/{day.year}",
            )
            for _ in range(self._chance.randint(1, 3))
        ]
        if day.day >= _PAY_DAY_FROM and self._paid_month != day.month:
            self._paid_month = day.month
            salaries = till_cents // _SALARIES_PART
            paid.append(self._order(day, salaries, "PERSONALE", f"STIPENDI {day:%m/%Y}"))
        return [order for order in paid if order.amount_cents > 0]

    def _order(self, day: date, cents: int, counterparty: str, remittance: str) -> Movement:
        return Movement(
            direction=Direction.OUT,
            document_no=self._documents.next_in("order", day),
            receipt_no=self._documents.next_in("receipt out", day),
            amount_cents=cents,
            counterparty=counterparty,
            remittance=remittance,
        )
