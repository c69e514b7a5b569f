"""What a value of a kind of debt may refer to in the same document: fields, parts, entities.

A document names things by their codes, `metri`; people know them by their words, *Metri quadrati*.
A form offers the words of what is there at the moment, and keeps the code.
"""

import re
import unicodedata
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from payments_core.model.debt_kind import FieldType
from payments_core.wire.desk.catalogue_messages import AccountInfo

#: Members that name a field of the kind, and of what type it has to be.
FIELD_TYPES: Mapping[str, FieldType] = {
    "PerUnit.of": FieldType.NUMBER,
    "Tiers.of": FieldType.NUMBER,
    "Free.of": FieldType.AMOUNT,
    "ByDate.of": FieldType.DATE,
    "FineAmount.reduced": FieldType.AMOUNT,
    "FineAmount.full": FieldType.AMOUNT,
    "FineAmount.notified_on": FieldType.DATE,
    "FineAmount.deposited_on": FieldType.DATE,
    "StampDuty.document": FieldType.DOCUMENT_HASH,
}
ACCOUNT, BENEFICIARY, PARTS = "DebtKind.account_id", "RatePart.to", "Percent.of"
#: Members whose values are names of something else.
REFERRING = frozenset({*FIELD_TYPES, ACCOUNT, BENEFICIARY, PARTS})
#: Longest code of a part.
LONGEST = 30
#: How deep in a document a part of a rate stands: `rates.0.parts.1`.
PART_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Target:
    """Something to refer to: its code, the words people know it by, and what tells it apart.

    `unnamed` is the place of what has no code yet: it has to get this one when it is chosen.
    """

    code: str
    words: str
    detail: str
    unnamed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class References:
    """A document as it stands, right or wrong, and the accounts, which are in none."""

    document: Mapping[str, Any]
    accounts: Sequence[AccountInfo]
    language: str

    def targets(self, key: str, place: Sequence[str]) -> tuple[Target, ...]:
        """What the member `key` at a place of the document may name, in the document's order.

        What has neither a code nor words cannot be named; of several with the same code there is
        the first.
        """
        found: dict[str, Target] = {}
        for target in self._all(key, place):
            if target.code:
                found.setdefault(target.code, target)
        return tuple(found.values())

    def _all(self, key: str, place: Sequence[str]) -> Iterator[Target]:
        match key:
            case "DebtKind.account_id":
                for account in self.accounts:
                    detail = f"{account.holder} · {account.iban}"
                    yield Target(account.account_id, account.account_id, detail)
            case "RatePart.to":
                for one in _documents(self.document, "beneficiaries"):
                    code = _text(one, "beneficiary_id")
                    yield Target(code, _text(one, "name") or code, code)
            case "Percent.of":
                yield from self._other_parts(place)
            case _:
                wanted = FIELD_TYPES[key].value
                label = "label_en" if self.language == "en" else "label"
                for one in _documents(self.document, "fields"):
                    if one.get("type") == wanted:
                        code = _text(one, "field")
                        yield Target(code, _text(one, label) or code, code)

    def _other_parts(self, place: Sequence[str]) -> Iterator[Target]:
        _, rate_no, _, part_no = place[:PART_DEPTH]
        rate = next(islice(_documents(self.document, "rates"), int(rate_no), None), {})
        parts = list(_documents(rate, "parts"))
        taken = {_text(one, "part") for one in parts}
        for number, one in enumerate(parts):
            code, words = _text(one, "part"), _text(one, "label")
            if number == int(part_no):
                continue
            if code or not words:
                yield Target(code, words or code, code)
                continue
            code = word_for(words, taken)
            taken.add(code)
            yield Target(code, words, code, (*place[: PART_DEPTH - 1], str(number)))


def word_for(words: str, taken: Container[str]) -> str:
    """A code for what people call so, unlike those that are taken.

    >>> word_for("Diritti di segreteria", ()), word_for("1ª rata", ()), word_for("—", ())
    ('diritti_di_segreteria', 'a_rata', 'voce')
    >>> word_for("Canone", {"canone", "canone_2"})
    'canone_3'
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    code = re.sub(r"[^a-z0-9]+", "_", plain).lstrip("_0123456789")[:LONGEST].rstrip("_") or "voce"
    number, unlike = 1, code
    while unlike in taken:
        number += 1
        unlike = f"{code[: LONGEST - len(str(number)) - 1]}_{number}"
    return unlike


def _documents(around: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    """The documents of a list; what is none takes its number all the same."""
    inside = around.get(name)
    for one in inside if isinstance(inside, Sequence) and not isinstance(inside, str) else ():
        yield one if isinstance(one, Mapping) else {}


def _text(document: Mapping[str, Any], name: str) -> str:
    value = document.get(name)
    return value if isinstance(value, str) else ""
