"""What the report tells: facts asked from the programs' command lines after the story has ended.

Nothing is carried over from the steps that produced it. Where figures that must agree differ, or
the program shows a difference that nobody planted, the report says so and the demonstration fails.
"""

from dataclasses import dataclass
from typing import Any

from payments_core.identifiers import notice_number


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of the money: its key in the texts, how much by the records, when (UTC, ISO; a
    day where only the day is known), and the reference that proves it."""

    name: str
    cents: int
    at: str
    reference: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a screen or a paper; `name` is the key of its caption."""

    file: str
    name: str


@dataclass(frozen=True, slots=True)
class Told:
    """One notice from the counter to the accounts."""

    number: str
    debtor: str
    steps: tuple[Step, ...]

    @property
    def disagreements(self) -> tuple[Step, ...]:
        """Stages whose amount is not the released one."""
        return tuple(step for step in self.steps if step.cents != self.steps[0].cents)


def told(check: dict[str, Any], flow: dict[str, Any]) -> Told:
    """The five stages, each amount from the record of that stage and of no other.

    `check` is what `positions show` says of the notice, `flow` what `reconciliation show` says of
    the flow in which it was settled.
    """
    receipt = only(check["receipts"], "receipts of the notice")
    at = {step["kind"]: step["at"] for step in check["timeline"]}
    lines = [line for line in flow["lines"] if line["receipt_id"] == receipt["receipt_id"]]
    line = only(lines, "lines of the receipt")
    credit = only(flow["credits"], "credits of the flow")
    steps = (
        Step("released", check["amount_cents"], at["RELEASED"],
             notice_number.format(check["notice_number"])),
        Step("paid", receipt["amount_cents"], at["PAID"], receipt["receipt_id"]),
        Step("settled", line["amount_cents"] if line["settled"] else 0, at["SETTLED"],
             flow["flow"]["flow_id"]),
        Step("credited", _credited_cents(flow, credit, receipt["receipt_id"]),
             credit["moved_on"], f"{credit['year']}/{credit['document_no']}"),
        Step("reconciled", line["amount_cents"] if line["credited"] else 0, credit["moved_on"],
             ", ".join(line["labels"])),
    )  # fmt: skip
    return Told(check["notice_number"], check["debtor_name"], steps)


def _credited_cents(flow: dict[str, Any], credit: dict[str, Any], receipt_id: str) -> int:
    """The share of a payment in a credit: what the flow's other lines leave of it.

    A credit that is not the sum of its lines leaves another amount, which then disagrees.
    """
    others = sum(line["amount_cents"] for line in flow["lines"] if line["receipt_id"] != receipt_id)
    share: int = credit["amount_cents"] - others
    return share


def settled_in(check: dict[str, Any]) -> str:
    """The flow in which a notice was settled, by its timeline."""
    settled = [step["reference"] for step in check["timeline"] if step["kind"] == "SETTLED"]
    flow_id: str = only(settled, "flows of the notice")
    return flow_id


def only(rows: list[Any], what: str) -> Any:
    """The one row there must be."""
    if len(rows) != 1:
        raise SystemExit(f"the records hold {len(rows)} {what}, not one")
    return rows[0]
