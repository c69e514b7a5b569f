"""A debt worked out from what a clerk chose and typed: the same at the desk and on the server."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from payments_core.model.debt_kind import DebtKind
from payments_core.model.rate import Rate
from payments_core.money import Cents
from payments_core.rules.field_values import FieldValue, read_fields
from payments_core.rules.rate_calculation import Calculation, calculate
from payments_core.rules.remittance_template import subject


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What was typed as values, the amount with its parts, and what the notice says."""

    rate: Rate
    values: Mapping[str, FieldValue]
    calculation: Calculation
    subject: str

    @property
    def total_cents(self) -> Cents:
        """What is to be paid."""
        return self.calculation.total_cents

    @property
    def holds_until(self) -> date | None:
        """The last day of this amount, None where no day changes it."""
        return self.calculation.holds_until


def work_out(kind: DebtKind, rate: Rate, typed: Mapping[str, str], day: date) -> WorkedOut:
    """Read the fields, calculate the rate as of the day and write the subject.

    Raises what `read_fields`, `calculate` and `subject` raise, the field first that is to blame.
    """
    values = read_fields(kind, typed)
    calculation = calculate(rate, values, day)
    return WorkedOut(rate, values, calculation, subject(kind, rate, values, day))
