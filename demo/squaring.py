"""Holds what the program finds in the city's year against what was planted there.

`differences.json` foretells a dozen differences. Here each is looked up in what
`reconciliation list` shows, and everything that is neither settled, nor on its way, nor planted is
named: a program that found more, or less, would be wrong.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: States in which nothing is left to do.
_CLOSED = {"flows": {"CREDITED"}, "credits": {"MATCHED", "NOT_PAGOPA"}}
_ON_ITS_WAY = "AWAITING_CREDIT"


@dataclass(frozen=True, slots=True)
class Difference:
    """A planted difference, explained by language, and whether it shows as foretold."""

    reference: str
    amount_cents: int
    expected: str
    explanations: Mapping[str, str]
    found: bool


@dataclass(frozen=True, slots=True)
class Squared:
    """All differences, and what the program shows open though nobody planted it."""

    differences: tuple[Difference, ...]
    unexplained: tuple[str, ...]
    flows_on_their_way: int

    @property
    def holds(self) -> bool:
        """Everything planted was found, and nothing else."""
        return not self.unexplained and all(one.found for one in self.differences)


def square(
    foretold: Path, entity: str, overview: Mapping[str, Any], anomalies: Mapping[str, int]
) -> Squared:
    """Compare `differences.json` with what the program shows of the entity that it is about.

    `overview` is what `reconciliation list` answers, `anomalies` how many receipts of each kind
    were odd when they were taken in.
    """
    tree = json.loads(foretold.read_text(encoding="utf-8"))
    states = {
        "flows": {flow["flow_id"]: flow["state"] for flow in overview["flows"]},
        "credits": {
            f"{credit['year']}/{credit['document_no']}": credit["state"]
            for credit in overview["credits"]
        },
        "payments": {
            payment["receipt_id"]: list(payment["labels"]) for payment in overview["payments"]
        },
        "receipts": {},
    }
    differences = tuple(_difference(one, states, anomalies) for one in tree["differences"])
    planted = {
        key
        for one in tree["differences"]
        for kind in _CLOSED
        for key in one["shows_as"].get(kind, {})
    }
    unexplained = [*_open(states["credits"], planted, _CLOSED["credits"])]
    unexplained += _open(states["flows"], planted, _CLOSED["flows"] | {_ON_ITS_WAY})
    on_their_way = [
        key for key, state in states["flows"].items() if state == _ON_ITS_WAY and key not in planted
    ]
    if len(on_their_way) > tree["in_progress"][entity]["flows_not_credited"]["count"]:
        unexplained += on_their_way
    return Squared(differences, tuple(unexplained), len(on_their_way))


def _difference(
    tree: Mapping[str, Any], states: Mapping[str, Mapping[str, Any]], anomalies: Mapping[str, int]
) -> Difference:
    shows_as = tree["shows_as"]
    found = all(
        states[kind].get(key) == state
        for kind in ("flows", "credits", "payments")
        for key, state in shows_as.get(kind, {}).items()
    )
    if "receipts" in shows_as:
        found = found and anomalies.get(tree["expected"]) == 1
    return Difference(
        reference=tree["reference"],
        amount_cents=tree["amount_cents"],
        expected=tree["expected"],
        explanations={"it": tree["explanation_it"], "en": tree["explanation_en"]},
        found=found,
    )


def _open(states: Mapping[str, str], planted: Iterable[str], closed: set[str]) -> list[str]:
    return [key for key, state in states.items() if state not in closed and key not in planted]
