"""Kinds of debt and rates with everything optional, and any faultless catalogue."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from payments_core import money
from payments_core.errors import BadValue, RuleBroken
from payments_core.model.debt_kind import (
    TRANSFERS_LIMIT,
    Allocation,
    Beneficiary,
    DebtKind,
    DueAfterDays,
    FieldType,
    KindField,
    PlanRule,
)
from payments_core.model.rate import (
    AmountRule,
    ByDate,
    Fixed,
    Free,
    Percent,
    PerUnit,
    Rate,
    RatePart,
    Rounding,
    Season,
    StampDuty,
    Tier,
    Tiers,
)
from payments_core.money import Cents
from payments_core.rules.debt_composition import NumberedInstalment, OwnAccount
from payments_core.rules.field_values import FieldValue
from payments_core.rules.instalment_plan import PlannedInstalment
from payments_core.rules.rate_calculation import Calculation, calculate
from payments_core.wire.field_faults import faults_of

DAY = date(2026, 7, 6)
ENTITY_TAX_CODE = "80999990106"
PERSON_TAX_CODE = "RSSMRA80A01Z999Y"
OWN_ACCOUNT = OwnAccount(
    tax_code=ENTITY_TAX_CODE,
    name="Comune di Esempio",
    iban="IT60X0542811101000000123456",
    postal_iban="IT23X0760101000000012345678",
)
PROVINCE = Beneficiary(
    beneficiary_id="provincia",
    tax_code="00000001016",
    name="Provincia di Esempio",
    iban="IT98X0542811101000000123451",
    category="9/0101102TS/",
)
BENEFICIARIES = (
    PROVINCE,
    Beneficiary(
        beneficiary_id="regione",
        tax_code="00000002022",
        name="Regione di Esempio",
        iban="IT71X0542811101000000123452",
    ),
    Beneficiary(
        beneficiary_id="camera",
        tax_code="00000003038",
        name="Camera di Esempio",
        iban="IT44X0542811101000000123453",
    ),
    Beneficiary(
        beneficiary_id="consorzio",
        tax_code="00000004044",
        name="Consorzio di Esempio",
        iban="IT17X0542811101000000123454",
    ),
)

#: A field of each type.
MEALS = KindField(field="pasti", label="Pasti", label_en="Meals", type=FieldType.NUMBER)
AMOUNT = KindField(field="importo", label="Importo", label_en="Amount", type=FieldType.AMOUNT)
WHEN = KindField(field="giorno", label="Giorno", label_en="Day", type=FieldType.DATE)
CLASS = KindField(
    field="classe", label="Classe", label_en="Class", type=FieldType.CHOICE, choices=("I A", "II B")
)
PLATE = KindField(
    field="targa", label="Targa", label_en="Plate", type=FieldType.TEXT, mask="AA000AA"
)
CHILD = KindField(field="minore", label="Minore", label_en="Child", type=FieldType.TAX_CODE)
NOTE = KindField(
    field="nota", label="Nota", label_en="Note", type=FieldType.TEXT, required=False, max_length=12
)
HASH = KindField(field="impronta", label="Impronta", label_en="Hash", type=FieldType.DOCUMENT_HASH)
FIELDS = (MEALS, AMOUNT, WHEN, CLASS, PLATE, CHILD, NOTE, HASH)
#: The SHA-256 of nothing, in both forms in which it is typed.
HEX_HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
BASE64_HASH = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="

_KIND = DebtKind(
    kind_id="mensa",
    name="Mensa scolastica",
    name_en="School meals",
    category="9/0101100SP/",
    remittance="Mensa {year}",
    account_id="tesoreria",
    due=DueAfterDays(days=30),
)
_RATE = Rate(
    rate_id="mensa-intera",
    version=1,
    name="Mensa",
    name_en="Meals",
    parts=(RatePart(label="Mensa", amount=Fixed(amount=Cents(1000))),),
)


def a_kind(**changes: Any) -> DebtKind:
    """School meals, without fields, plan, beneficiaries or allocation."""
    return replace(_KIND, **changes)


def a_rate(*parts: RatePart, **changes: Any) -> Rate:
    """These parts, or a fixed 10,00."""
    return replace(_RATE, parts=parts or _RATE.parts, **changes)


def a_part(amount: AmountRule | int, **changes: Any) -> RatePart:
    """A part of the entity's own; a number is a fixed amount in cents."""
    rule = Fixed(amount=Cents(amount)) if isinstance(amount, int) else amount
    return replace(RatePart(label="Quota", amount=rule), **changes)


def tiers(*steps: tuple[int | None, int], whole: bool = False) -> Tiers:
    """Steps as pairs of the last unit and the price in cents, of the meals."""
    return Tiers(
        of="pasti",
        steps=tuple(Tier(up_to=up_to, each=Cents(each)) for up_to, each in steps),
        whole=whole,
    )


def stamp(cents: int = 1600) -> StampDuty:
    """A duty stamp for the document whose hash is typed."""
    return StampDuty(amount=Cents(cents), document="impronta")


def season(first: str, last: str, cents: int) -> Season:
    return Season(first=first, last=last, amount=Cents(cents))


def numbered(amounts: Sequence[int], first_due_on: date = DAY) -> tuple[NumberedInstalment, ...]:
    """Instalments of these amounts, all due on one day."""
    return tuple(
        NumberedInstalment(f"3020000000000{place:05d}", PlannedInstalment(Cents(one), first_due_on))
        for place, one in enumerate(amounts)
    )


def faults(kind: Any, written: object) -> list[tuple[str, str]]:
    """Place and reason of what is wrong in a document of this kind."""
    try:
        TypeAdapter(kind).validate_python(written)
    except ValidationError as refusal:
        return faults_of(refusal.errors(include_url=False, include_input=False))
    return []


def calculated(rate: Rate, values: Mapping[str, FieldValue]) -> Calculation | None:
    """A rate worked out on the day; None where what was typed makes it refuse, as it may."""
    try:
        return calculate(rate, values, DAY)
    except (BadValue, RuleBroken) as refusal:
        if refusal.code not in MAY_REFUSE:
            raise
        return None


# What follows makes any catalogue, for properties.

#: Refusals of a rate without faults: what was typed is too much, too little or out of season.
MAY_REFUSE = {"amount_out_of_range", "amount_out_of_bounds", "rate_has_no_amount"}

CENTS = st.integers(1, 10_000).map(Cents) | st.integers(1, money.NOTICE_MAX_CENTS).map(Cents)
CENTS_OR_NOTHING = st.just(Cents(0)) | CENTS
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
MONTH_DAYS = st.dates(date(2024, 1, 1), date(2024, 12, 31)).map(lambda day: f"{day:%m-%d}")
CHAPTERS = st.sampled_from([None, "3010", "3020"])
_PRINTED = st.characters(min_codepoint=33, max_codepoint=0x2FF, exclude_categories=["Cc"])
_SEASONS = st.builds(Season, first=MONTH_DAYS, last=MONTH_DAYS, amount=CENTS_OR_NOTHING)


def typed_into(field: KindField) -> st.SearchStrategy[str]:
    """What is right in a field, blanks around it."""
    match field.type:
        case FieldType.NUMBER:
            least = 0 if field.minimum is None else field.minimum
            most = 999_999_999 if field.maximum is None else field.maximum
            right = (st.integers(least, min(most, least + 50)) | st.integers(least, most)).map(str)
        case FieldType.AMOUNT:
            right = CENTS.map(money.format_euro)
        case FieldType.DATE:
            right = DAYS.map(date.isoformat) | DAYS.map(lambda day: f"{day:%d/%m/%Y}")
        case FieldType.CHOICE:
            right = st.sampled_from(field.choices)
        case FieldType.TAX_CODE:
            right = st.sampled_from([PERSON_TAX_CODE, ENTITY_TAX_CODE, "rss mra 80a01 z999 y"])
        case FieldType.DOCUMENT_HASH:
            right = st.sampled_from([HEX_HASH, HEX_HASH.upper(), BASE64_HASH])
        case FieldType.TEXT if field.mask:
            right = st.from_regex(r"\A[A-Za-z]{2}[0-9]{3}[A-Za-z]{2}\Z")
        case FieldType.TEXT:
            right = st.text(_PRINTED, min_size=1, max_size=field.max_length)
    return st.builds(lambda text, blank: blank + text + blank, right, st.sampled_from(["", " "]))


@st.composite
def typed_values(draw: st.DrawFn, kind: DebtKind) -> dict[str, str]:
    """Everything that is required, some of the rest."""
    return {
        field.field: draw(typed_into(field))
        for field in kind.fields
        if field.required or draw(st.booleans())
    }


@st.composite
def kinds(draw: st.DrawFn) -> DebtKind:
    """A kind with any allocation, beneficiaries, plan and bounds."""
    allocations = [
        Allocation(chapter=draw(st.sampled_from(["3010", "3020", "3030"])), amount=amount)
        for amount in draw(st.lists(st.integers(1, 500).map(Cents), max_size=3))
    ]
    needed = bool(allocations)
    if needed or draw(st.booleans()):
        place = draw(st.integers(0, len(allocations)))
        allocations.insert(place, Allocation(chapter="3040", assessment="2026/7"))
    least, most = sorted(draw(st.tuples(st.integers(0, 50), st.integers(0, 10**6))))
    return a_kind(
        remittance=draw(st.sampled_from(["{rate}", "Mensa {classe} {nota}", "{minore} {year}"])),
        fields=(replace(MEALS, minimum=least, maximum=most), *FIELDS[1:]),
        beneficiaries=BENEFICIARIES[: draw(st.integers(0, 4))],
        allocation=tuple(allocations),
        plan=draw(st.none() | st.builds(PlanRule, counts=st.just((2, 3, 12)), minimum=CENTS)),
    )


@st.composite
def rates(draw: st.DrawFn, kind: DebtKind, slips: bool = False) -> Rate:
    """A rate that fits the kind; with `slips` one that perhaps does not."""
    names: list[str] = []
    parts: list[RatePart] = []
    for number in range(draw(st.integers(1, 8))):
        known = [*names, f"p{number}", "p9"] if slips else names
        room = TRANSFERS_LIMIT - 1 - len(kind.beneficiaries) - sum(one.is_stamp for one in parts)
        fits = kind.plan is None and room > 0
        if (slips or fits) and draw(st.integers(0, 4)) == 0:
            parts.append(a_part(stamp(draw(CENTS)), label=f"Bollo {number}"))
            continue
        to = draw(
            st.sampled_from([None, None, *(one.beneficiary_id for one in kind.beneficiaries)])
        )
        chapter = draw(CHAPTERS) if to is None or slips else None
        parts.append(
            RatePart(
                label=f"Quota {number}",
                amount=draw(_rules(known, slips=slips)),
                part=f"p{number}" if draw(st.booleans()) else None,
                to=to,
                chapter=chapter,
                assessment="2026/12" if chapter and draw(st.booleans()) else None,
                revenue=draw(st.booleans()),
            )
        )
        if parts[-1].part:
            names.append(parts[-1].part)
    return a_rate(*parts)


#: A strategy from the parts that may be named and fields that do not fit.
_MakeRules = Callable[[list[str], list[str]], st.SearchStrategy[Any]]


@st.composite
def _rules(draw: st.DrawFn, names: list[str], *, slips: bool) -> AmountRule:
    wrong = ["importo", "giorno", "nota", "nessuno"] if slips and draw(st.booleans()) else []
    kinds_of_rule: list[_MakeRules] = [_fixed, _per_unit, _tiers, _by_date, _free]
    if names:
        kinds_of_rule.append(_percent)
    chosen = draw(st.sampled_from(kinds_of_rule))
    rule: AmountRule = draw(chosen(names, wrong))
    return rule


def _fixed(names: list[str], wrong: list[str]) -> st.SearchStrategy[Fixed]:
    return st.builds(Fixed, amount=CENTS)


def _per_unit(names: list[str], wrong: list[str]) -> st.SearchStrategy[PerUnit]:
    return st.builds(PerUnit, each=CENTS, of=st.sampled_from(["pasti", *wrong]))


def _tiers(names: list[str], wrong: list[str]) -> st.SearchStrategy[Tiers]:
    ends = st.sets(st.integers(1, 40), max_size=4).map(sorted)
    steps = ends.flatmap(
        lambda ends: st.tuples(
            *(st.builds(Tier, up_to=st.just(end), each=CENTS_OR_NOTHING) for end in [*ends, None])
        )
    )
    of = st.sampled_from(["pasti", *wrong])
    return st.builds(Tiers, of=of, steps=steps, whole=st.booleans())


def _percent(names: list[str], wrong: list[str]) -> st.SearchStrategy[Percent]:
    return st.builds(
        Percent,
        percent=st.integers(1, 100_000),
        of=st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True).map(tuple),
        minimum=st.integers(0, 100).map(Cents),
        maximum=st.none() | st.integers(100, 10_000).map(Cents),
        rounding=st.sampled_from(Rounding),
    )


def _by_date(names: list[str], wrong: list[str]) -> st.SearchStrategy[ByDate]:
    return st.builds(
        ByDate,
        of=st.sampled_from([None, "giorno", *wrong]),
        seasons=st.lists(_SEASONS, min_size=1, max_size=3).map(tuple),
        otherwise=st.none() | CENTS_OR_NOTHING,
    )


def _free(names: list[str], wrong: list[str]) -> st.SearchStrategy[Free]:
    return st.builds(
        Free,
        of=st.sampled_from(["importo", *wrong]),
        minimum=st.integers(1, 500).map(Cents),
        maximum=st.none() | st.integers(500, 10_000_000).map(Cents),
    )


@st.composite
def divisions(draw: st.DrawFn, total_cents: int, most: int = 12) -> list[int]:
    """The total in one to twelve instalments of at least a cent each."""
    count = draw(st.integers(1, min(most, total_cents)))
    between = st.integers(1, max(1, total_cents - 1))
    cuts = sorted(draw(st.sets(between, min_size=count - 1, max_size=count - 1)))
    return [after - before for before, after in zip([0, *cuts], [*cuts, total_cents], strict=True)]


def a_fine_kind() -> DebtKind:
    """Traffic fines of a town whose patron is kept on 24 June, with expenses of their own."""
    names = {"name": "Sanzione del codice della strada", "name_en": "Traffic fine"}
    date_of = {"type": "date", "required": False}
    return TypeAdapter(DebtKind).validate_python({
        "kind_id": "multa",
        **names,
        "category": "6/0102100SA/",
        "remittance": "Verbale {verbale}",
        "account_id": "tesoreria",
        "due": {"rule": "after_days", "days": 60},
        "fields": [
            {"field": "verbale", "label": "Verbale", "label_en": "Report", "type": "text"},
            {"field": "ridotta", "label": "Ridotta", "label_en": "Reduced", "type": "amount"},
            {"field": "piena", "label": "Piena", "label_en": "Full", "type": "amount"},
            {"field": "spese", "label": "Spese", "label_en": "Expenses", "type": "amount"},
            {"field": "notifica", "label": "Notifica", "label_en": "Notified", **date_of},
            {"field": "deposito", "label": "Deposito", "label_en": "Deposited", **date_of},
        ],
        "rates": [{
            "rate_id": "multa",
            "version": 1,
            **names,
            "parts": [
                {"label": "Sanzione", "chapter": "302", "amount": {
                    "rule": "fine", "reduced": "ridotta", "full": "piena",
                    "notified_on": "notifica", "deposited_on": "deposito",
                    "patron_days": ["06-24"]}},
                {"label": "Spese", "chapter": "305", "amount": {"rule": "free", "of": "spese"}},
            ],
        }],
    })  # fmt: skip


def a_stamped_kind() -> DebtKind:
    """Certificates: 5,00 of dues in a chapter, and a duty stamp for the document."""
    names = {"name": "Certificato", "name_en": "Certificate"}
    return TypeAdapter(DebtKind).validate_python({
        "kind_id": "certificato",
        **names,
        "category": "9/0101100SP/",
        "remittance": "Certificato {year}",
        "account_id": "tesoreria",
        "due": {"rule": "after_days", "days": 30},
        "fields": [
            {"field": "impronta", "label": "Impronta", "label_en": "Hash", "type": "document_hash"},
        ],
        "allocation": [{"chapter": "3010", "assessment": "2026/7"}],
        "rates": [{
            "rate_id": "certificato",
            "version": 1,
            **names,
            "parts": [
                {"label": "Diritti", "amount": "5,00"},
                {"label": "Marca da bollo", "amount": {
                    "rule": "stamp", "amount": "16,00", "document": "impronta"}},
            ],
        }],
    })  # fmt: skip


#: Served on Friday 19 June 2026: 30 % off until Thursday 25, the town's patron day in between.
FINE_TYPED = {
    "verbale": "V 123/2026", "ridotta": "42,00", "piena": "86,50", "spese": "14,20",
    "notifica": "2026-06-19",
}  # fmt: skip
