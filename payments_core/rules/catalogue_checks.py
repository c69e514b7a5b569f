"""What a kind of debt and its rates must agree on, found all at once and named with its place.

Types and forms are checked where a document is read; here is what no field alone can tell. A
catalogue without faults can be released from: no placeholder is unknown, no percentage turns in a
circle, no payment has six transfers, no day has two versions of a rate.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from payments_core.errors import BadValue
from payments_core.model.debt_kind import (
    SUBJECT_LIMIT,
    TRANSFERS_LIMIT,
    DebtKind,
    FieldType,
    KindField,
)
from payments_core.model.rate import (
    ByDate,
    FineAmount,
    Fixed,
    Free,
    Percent,
    PerUnit,
    Rate,
    RatePart,
    StampDuty,
    Tiers,
)
from payments_core.rules.remittance_template import (
    BUILT_IN,
    longest_subject,
    placeholders,
    without_placeholders,
)

#: Place in the document and reason, a stable code.
Fault = tuple[str, str]


def kind_faults(kind: DebtKind) -> list[Fault]:
    """Everything wrong with a kind and its rates; places are paths, `rates.0.parts.1.to`."""
    faults = list(_own_faults(kind))
    for number, rate in enumerate(kind.rates):
        faults += [
            (f"rates.{number}.{place}", reason) for place, reason in _rate_faults(kind, rate)
        ]
    faults += _version_faults(kind.rates)
    if not faults:
        faults += [
            (f"rates.{number}.name", "subject_too_long")
            for number, rate in enumerate(kind.rates)
            if longest_subject(kind, rate) > SUBJECT_LIMIT
        ]
    return faults


def _own_faults(kind: DebtKind) -> Iterator[Fault]:
    if kind.valid_from and kind.valid_to and kind.valid_to < kind.valid_from:
        yield "valid_to", "before_valid_from"
    for number, field in enumerate(kind.fields):
        yield from ((f"fields.{number}.{place}", why) for place, why in _field_faults(field))
    yield from _repeated("fields", "field", [field.field for field in kind.fields])
    yield from _repeated(
        "beneficiaries", "beneficiary_id", [one.beneficiary_id for one in kind.beneficiaries]
    )
    if kind.plan is not None and len(set(kind.plan.counts)) < len(kind.plan.counts):
        yield "plan.counts", "named_twice"
    if kind.plan is not None and any(rate.is_live for rate in kind.rates):
        yield "plan", "not_for_a_fine"
    if kind.plan is not None and any(rate.has_stamp for rate in kind.rates):
        yield "plan", "not_with_a_stamp"
    if kind.allocation and [one.amount for one in kind.allocation].count("TOTALE") != 1:
        yield "allocation", "not_one_totale"
    yield from _template_faults(kind)


def _template_faults(kind: DebtKind) -> Iterator[Fault]:
    known = {field.field for field in kind.fields} | set(BUILT_IN)
    try:
        names = placeholders(kind.remittance)
    except BadValue as trouble:
        yield "remittance", trouble.code
        return
    if not known.issuperset(names):
        yield "remittance", "placeholder_unknown"
    left_out = {field.field for field in kind.fields if not field.required}
    if left_out.issuperset(names) and not without_placeholders(kind.remittance).strip():
        yield "remittance", "may_be_empty"


def _field_faults(field: KindField) -> Iterator[Fault]:
    if field.field in BUILT_IN:
        yield "field", "name_reserved"
    if (field.type is FieldType.CHOICE) != bool(field.choices):
        yield "choices", "only_for_a_choice" if field.choices else "missing"
    bounded = field.minimum is not None or field.maximum is not None
    if bounded and field.type is not FieldType.NUMBER:
        yield "minimum", "only_for_a_number"
    if field.minimum is not None and field.maximum is not None and field.maximum < field.minimum:
        yield "maximum", "below_minimum"
    if field.mask is not None and field.type is not FieldType.TEXT:
        yield "mask", "only_for_a_text"


def _rate_faults(kind: DebtKind, rate: Rate) -> Iterator[Fault]:
    if rate.valid_from and rate.valid_to and rate.valid_to < rate.valid_from:
        yield "valid_to", "before_valid_from"
    yield from _repeated("parts", "part", [part.part for part in rate.parts if part.part])
    for number, part in enumerate(rate.parts):
        yield from (
            (f"parts.{number}.{place}", why) for place, why in _part_faults(kind, rate, part)
        )
    destinations = {part.to for part in rate.parts if not part.is_stamp}
    stamps = sum(part.is_stamp for part in rate.parts)
    if len(destinations) + stamps > TRANSFERS_LIMIT:
        yield "parts", "too_many_transfers"
    if _is_circular(rate):
        yield "parts", "percentages_in_a_circle"


def _part_faults(kind: DebtKind, rate: Rate, part: RatePart) -> Iterator[Fault]:
    if part.to is not None and part.to not in {one.beneficiary_id for one in kind.beneficiaries}:
        yield "to", "beneficiary_unknown"
    if part.is_stamp:
        yield from _stamp_faults(rate, part)
    elif part.to is not None and (part.chapter or part.assessment):
        yield "chapter", "only_for_own_money"
    if part.assessment and not part.chapter:
        yield "chapter", "missing"
    yield from _reference_faults(kind, rate, part)
    yield from _bound_faults(part)


def _stamp_faults(rate: Rate, part: RatePart) -> Iterator[Fault]:
    """Its money reaches nobody's account; and a fine is worked out anew, a stamp never is."""
    for place in ("to", "chapter", "assessment"):
        if getattr(part, place):
            yield place, "not_for_a_stamp"
    if rate.is_live:
        yield "amount", "stamp_in_a_fine"


def _reference_faults(kind: DebtKind, rate: Rate, part: RatePart) -> Iterator[Fault]:
    match part.amount:
        case PerUnit(of=name) | Tiers(of=name):
            yield from _needs(kind, name, FieldType.NUMBER)
        case Free(of=name):
            yield from _needs(kind, name, FieldType.AMOUNT)
        case ByDate(of=str(name)):
            yield from _needs(kind, name, FieldType.DATE)
        case Percent():
            yield from _percent_faults(rate, part.amount)
        case FineAmount():
            yield from _fine_faults(kind, part.amount)
        case StampDuty(document=name):
            for _, why in _needs(kind, name, FieldType.DOCUMENT_HASH):
                yield "amount.document", why
        case Fixed() | ByDate():
            pass


def _percent_faults(rate: Rate, rule: Percent) -> Iterator[Fault]:
    if not {each.part for each in rate.parts}.issuperset(rule.of):
        yield "amount.of", "part_unknown"
    if len(set(rule.of)) < len(rule.of):
        yield "amount.of", "named_twice"
    if any(each.is_stamp and each.part in rule.of for each in rate.parts):
        yield "amount.of", "percentage_of_a_stamp"


def _fine_faults(kind: DebtKind, rule: FineAmount) -> Iterator[Fault]:
    for place, name in (("reduced", rule.reduced), ("full", rule.full)):
        for _, why in _needs(kind, name, FieldType.AMOUNT):
            yield f"amount.{place}", why
    dates = [("notified_on", rule.notified_on)]
    if rule.deposited_on is not None:
        dates.append(("deposited_on", rule.deposited_on))
    for place, name in dates:
        for _, why in _needs(kind, name, FieldType.DATE):
            # One of the two days is enough; which of them is not for the form to say.
            if why != "field_not_required" or rule.deposited_on is None:
                yield f"amount.{place}", why


def _bound_faults(part: RatePart) -> Iterator[Fault]:
    match part.amount:
        case Percent(minimum=low, maximum=int(high)) | Free(minimum=low, maximum=int(high)):
            if high < low:
                yield "amount.maximum", "below_minimum"
        case Tiers(steps=steps):
            ends = [step.up_to for step in steps]
            if ends[-1] is not None:
                yield "amount.steps", "last_tier_ends"
            inner = [end for end in ends[:-1] if end is not None]
            if len(inner) < len(ends) - 1 or any(b <= a for a, b in pairwise(inner)):
                yield "amount.steps", "tiers_out_of_order"
        case _:
            pass


def _needs(kind: DebtKind, name: str, kind_of_field: FieldType) -> Iterator[Fault]:
    field = next((field for field in kind.fields if field.field == name), None)
    if field is None:
        yield "amount.of", "field_unknown"
    elif field.type is not kind_of_field:
        yield "amount.of", "field_of_another_type"
    elif not field.required:
        yield "amount.of", "field_not_required"


def _is_circular(rate: Rate) -> bool:
    needs = {
        part.part or f"#{number}": part.amount.of if isinstance(part.amount, Percent) else ()
        for number, part in enumerate(rate.parts)
    }
    try:
        TopologicalSorter(needs).prepare()
    except CycleError:
        return True
    return False


def _version_faults(rates: Sequence[Rate]) -> Iterator[Fault]:
    """Each version takes over from the one before on the day it becomes valid."""
    numbered = sorted(enumerate(rates), key=lambda item: (item[1].rate_id, item[1].version))
    for (_, earlier), (number, later) in pairwise(numbered):
        if earlier.rate_id != later.rate_id:
            continue
        if earlier.version == later.version:
            yield f"rates.{number}.version", "named_twice"
        elif later.valid_from is None:
            yield f"rates.{number}.valid_from", "missing"
        elif earlier.valid_from is not None and later.valid_from <= earlier.valid_from:
            yield f"rates.{number}.valid_from", "not_after_the_version_before"
        elif earlier.valid_to is not None and later.valid_from <= earlier.valid_to:
            yield f"rates.{number}.valid_from", "overlaps_the_version_before"


def _repeated(place: str, field: str, names: Iterable[str]) -> Iterator[Fault]:
    if any(count > 1 for count in Counter(names).values()):
        yield f"{place}.{field}", "named_twice"
