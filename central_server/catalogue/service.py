"""Sets up kinds of debt: checks a document against itself, its past and the entity, and appends it.

The same document again changes nothing. A version of a rate never changes once it is there, but
for the last day of its validity; versions that a document leaves out stay.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from central_server.catalogue import repository
from central_server.catalogue.models import DebtKindRow
from central_server.entities import repository as entities
from payments_core.errors import DocumentRefused
from payments_core.model.debt_kind import DebtKind
from payments_core.model.rate import Rate
from payments_core.rules.catalogue_checks import Fault, kind_faults
from payments_core.wire.desk.catalogue_messages import Difference

#: Author of what a declarative file sets up.
BY_FILE = "apply"


class KindRefused(DocumentRefused):
    """A kind that cannot be set up; `faults` are all its faults, the first one is the facts."""

    def __init__(self, kind: DebtKind, faults: Sequence[Fault]) -> None:
        place, reason = faults[0]
        super().__init__("kind_refused", faults, kind=kind.kind_id, field=place, reason=reason)


class Done(StrEnum):
    """What setting up a kind came to."""

    ADDED = "ADDED"
    CHANGED = "CHANGED"
    UNCHANGED = "UNCHANGED"


def put_kind(
    session: Session,
    entity_id: str,
    kind: DebtKind,
    *,
    author: str,
    now: datetime,
    rank: int | None = None,
) -> Done:
    """Bring a kind to what the document says; raises KindRefused.

    `rank` is the place among the entity's kinds, that of the present revision or the last one if
    absent.
    """
    row = repository.kind_row(session, entity_id, kind.kind_id)
    whole = completed(session, entity_id, kind, row)
    if row is not None and repository.kind_of(row) == whole:
        return _keep(row, rank)
    session.add(
        DebtKindRow(
            entity_id=entity_id,
            kind_id=kind.kind_id,
            revision=1 if row is None else row.revision + 1,
            definition=repository.definition_of(whole),
            rank=_rank(session, entity_id, row, rank),
            made_at=now,
            made_by=author,
        )
    )
    session.flush()
    return Done.ADDED if row is None else Done.CHANGED


def completed(
    session: Session, entity_id: str, kind: DebtKind, row: DebtKindRow | None
) -> DebtKind:
    """The document as it would be in force after the newest revision; raises KindRefused."""
    whole = kind if row is None else _with_older_rates(kind, repository.kind_of(row))
    faults = kind_faults(whole) or _faults_of_the_entity(session, entity_id, whole)
    if faults:
        raise KindRefused(kind, faults)
    return whole


def current_kind(session: Session, entity_id: str, kind_id: str) -> DebtKind | None:
    """A kind as it is in force."""
    row = repository.kind_row(session, entity_id, kind_id)
    return None if row is None else repository.kind_of(row)


def differences(before: DebtKind | None, after: DebtKind) -> tuple[Difference, ...]:
    """The fields that are different, by their places; all of them where there was no kind."""
    old, new = (
        {} if kind is None else _leaves(json.loads(repository.definition_of(kind)))
        for kind in (before, after)
    )
    return tuple(
        Difference(place=place, before=old.get(place), after=new.get(place))
        for place in sorted(old.keys() | new.keys(), key=_in_document_order)
        if old.get(place) != new.get(place)
    )


def _in_document_order(place: str) -> tuple[tuple[int, str], ...]:
    """Places by name, members of lists by number: the tenth comes after the second."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in place.split("."))


def _leaves(tree: Any, place: str = "") -> dict[str, str]:
    """The single values of a document by their paths; what is absent has none."""
    match tree:
        case None | []:
            return {}
        case dict():
            parts = tree.items()
        case list():
            parts = {str(number): part for number, part in enumerate(tree)}.items()
        case _:
            return {place: str(tree)}
    leaves: dict[str, str] = {}
    for name, part in parts:
        leaves |= _leaves(part, f"{place}.{name}".lstrip("."))
    return leaves


def _keep(row: DebtKindRow, rank: int | None) -> Done:
    if rank is None or row.rank == rank:
        return Done.UNCHANGED
    row.rank = rank
    return Done.CHANGED


def _rank(session: Session, entity_id: str, row: DebtKindRow | None, wanted: int | None) -> int:
    if wanted is not None:
        return wanted
    if row is not None:
        return row.rank
    ranks = [other.rank for other in repository.current_rows(session, entity_id)]
    return max(ranks, default=0) + 1


def _with_older_rates(kind: DebtKind, before: DebtKind) -> DebtKind:
    """The document with the versions that it leaves out; those that it repeats must be the same."""
    declared = {(rate.rate_id, rate.version): rate for rate in kind.rates}
    faults = [
        (f"rates.{rate.rate_id}.{rate.version}", "rate_version_fixed")
        for rate in before.rates
        if (same := declared.get((rate.rate_id, rate.version))) is not None
        and replace(same, valid_to=rate.valid_to) != rate
    ]
    if faults:
        raise KindRefused(kind, faults)
    left_out = [rate for rate in before.rates if (rate.rate_id, rate.version) not in declared]
    return replace(kind, rates=_in_order((*kind.rates, *left_out)))


def _in_order(rates: Sequence[Rate]) -> tuple[Rate, ...]:
    """Rates as first named, each with its versions in order."""
    names = list(dict.fromkeys(rate.rate_id for rate in rates))
    return tuple(sorted(rates, key=lambda rate: (names.index(rate.rate_id), rate.version)))


def _faults_of_the_entity(session: Session, entity_id: str, kind: DebtKind) -> list[Fault]:
    faults: list[Fault] = []
    if entities.account(session, entity_id, kind.account_id) is None:
        faults.append(("account_id", "account_unknown"))
    for number, beneficiary in enumerate(kind.beneficiaries):
        place = f"beneficiaries.{number}"
        if beneficiary.tax_code == entity_id:
            faults.append((f"{place}.tax_code", "is_the_entity_itself"))
        elif entities.entity(session, beneficiary.tax_code) is not None:
            theirs = entities.accounts(session, beneficiary.tax_code)
            if beneficiary.iban not in {account.iban for account in theirs}:
                faults.append((f"{place}.iban", "iban_not_of_the_entity"))
    return faults
