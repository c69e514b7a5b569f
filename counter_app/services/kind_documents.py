"""Kinds of debt as documents to work at: read, checked, begun, copied, given new versions."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from payments_core.model.debt_kind import DebtKind
from payments_core.rules.catalogue_checks import Fault, kind_faults
from payments_core.wire.field_faults import faults_of

_KIND = TypeAdapter(DebtKind)

#: What a document written by people may hold.
Document = Mapping[str, Any]


def document_of(kind: DebtKind) -> dict[str, Any]:
    """A kind as people write it, without what it does not say."""
    written = _KIND.dump_python(kind, mode="json", exclude_none=True)
    assert isinstance(written, dict)  # noqa: S101  (a document is one)
    return written


def read_kind(written: Document) -> tuple[DebtKind | None, list[Fault]]:
    """The kind that a document describes, None where its forms are wrong; and all its faults."""
    try:
        kind = _KIND.validate_python(dict(written))
    except ValidationError as trouble:
        return None, faults_of(trouble.errors(include_url=False, include_input=False))
    return kind, kind_faults(kind)


def new_kind(account_id: str) -> dict[str, Any]:
    """Where a new kind begins: paid in thirty days, with one rate of one part."""
    part = {"amount": {"rule": "fixed"}}
    return {
        "account_id": account_id,
        "due": {"rule": "after_days", "days": 30},
        "rates": [{"version": 1, "parts": [part]}],
    }


def with_named_rate(written: Document) -> dict[str, Any]:
    """A new kind whose only rate has no name yet has it from the kind: most kinds have one rate."""
    rates = written.get("rates")
    names = {"rate_id": "kind_id", "name": "name", "name_en": "name_en"}
    if not isinstance(rates, list) or len(rates) != 1 or any(rates[0].get(one) for one in names):
        return dict(written)
    given = {name: written[own] for name, own in names.items() if written.get(own)}
    return dict(written) | {"rates": [dict(rates[0]) | given]}


def copy_of(kind: DebtKind) -> dict[str, Any]:
    """A kind to be set up like this one: without its name, and with the newest version alone of
    each rate, as the first one."""
    newest = {rate.rate_id: rate for rate in sorted(kind.rates, key=lambda rate: rate.version)}
    rates = tuple(replace(rate, version=1, valid_from=None, valid_to=None)
                  for rate in newest.values())  # fmt: skip
    written = document_of(replace(kind, rates=rates))
    del written["kind_id"]
    return written


def next_version(rates: list[dict[str, Any]], rate_id: str, begins_on: date) -> dict[str, Any]:
    """The newest version of a rate again, one further, from a day on."""
    versions = [rate for rate in rates if rate.get("rate_id") == rate_id]
    newest = max(versions, key=_version)
    copied = {name: value for name, value in newest.items() if name != "valid_to"}
    return copied | {"version": _version(newest) + 1, "valid_from": begins_on.isoformat()}


def _version(rate: Mapping[str, Any]) -> int:
    number = rate.get("version")
    return number if isinstance(number, int) else 0
