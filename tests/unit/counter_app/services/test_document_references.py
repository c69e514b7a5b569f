"""What may be named is what is there, by the words people know."""

import dataclasses
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from counter_app.services.document_references import REFERRING, References, Target, word_for
from counter_app.services.document_shape import TAG
from counter_app.services.kind_documents import document_of
from payments_core.model import rate as rules
from payments_core.model.written import Word
from payments_core.rules.catalogue_checks import kind_faults
from tests.factories.catalogue import FIELDS, PROVINCE, a_fine_kind, a_kind, a_part, a_rate
from tests.factories.screen_offers import ACCOUNTS

IN_SECOND_PART = ("rates", "0", "parts", "1", "amount", "of")
KIND = a_kind(
    fields=FIELDS,
    beneficiaries=(PROVINCE,),
    rates=(
        a_rate(
            a_part(100, label="Canone", part="canone"),
            a_part(100, label="Addizionale", part="addizionale"),
            a_part(100, label="Senza codice"),
        ),
    ),
)


def codes(key: str, place: tuple[str, ...] = (), language: str = "it") -> list[str]:
    there = References(document_of(KIND), ACCOUNTS, language)
    return [one.code for one in there.targets(key, place)]


@pytest.mark.parametrize(
    ("key", "named"),
    [
        ("Tiers.of", ["pasti"]),
        ("PerUnit.of", ["pasti"]),
        ("Free.of", ["importo"]),
        ("ByDate.of", ["giorno"]),
        ("FineAmount.full", ["importo"]),
        ("FineAmount.deposited_on", ["giorno"]),
        ("RatePart.to", ["provincia"]),
        ("DebtKind.account_id", ["tesoreria", "posta"]),
    ],
)
def test_only_what_fits_is_offered(key: str, named: list[str]) -> None:
    assert codes(key) == named


def test_a_percentage_is_of_the_other_parts_of_its_own_rate() -> None:
    assert codes("Percent.of", IN_SECOND_PART) == ["canone", "senza_codice"]
    assert codes("Percent.of", ("rates", "0", "parts", "2", "amount", "of")) == [
        "canone", "addizionale",
    ]  # fmt: skip
    assert codes("Percent.of", ("rates", "1", "parts", "0", "amount", "of")) == []


def test_what_has_no_code_gets_one_when_it_is_chosen() -> None:
    there = References(document_of(KIND), ACCOUNTS, "it")
    assert there.targets("Percent.of", IN_SECOND_PART)[1] == Target(
        "senza_codice", "Senza codice", "senza_codice", ("rates", "0", "parts", "2")
    )


@given(st.text(max_size=60), st.integers(0, 12))
def test_a_code_that_is_made_up_is_a_good_one_and_unlike_the_others(words: str, many: int) -> None:
    taken: set[str] = set()
    for _ in range(many + 1):
        code = word_for(words, taken)
        assert TypeAdapter(Word).validate_python(code) not in taken
        taken.add(code)


def test_words_are_in_the_reader_s_language_and_the_code_tells_apart() -> None:
    document = document_of(KIND)
    assert References(document, (), "en").targets("Tiers.of", ()) == (
        Target("pasti", "Meals", "pasti"),
    )
    assert References(document, (), "it").targets("RatePart.to", ()) == (
        Target("provincia", "Provincia di Esempio", "provincia"),
    )


@pytest.mark.parametrize("fields", [None, "x", ["x", 7, {"type": "number"}, {"field": 7}], {}])
def test_a_document_that_is_wrong_offers_what_it_has(fields: Any) -> None:
    there = References({"fields": fields}, (), "it")
    assert there.targets("Tiers.of", ()) == ()
    assert there.targets("Percent.of", IN_SECOND_PART) == ()


def test_of_two_with_one_code_the_first_is_offered() -> None:
    twice = [{"field": "a", "label": word, "type": "number"} for word in ("Primo", "Secondo")]
    assert References({"fields": twice}, (), "it").targets("Tiers.of", ()) == (
        Target("a", "Primo", "a"),
    )


def test_every_name_that_a_rule_holds_is_offered_and_not_typed() -> None:
    """A new rule of an amount that names something has to say what."""
    held = set()
    for rule in vars(rules).values():
        if dataclasses.is_dataclass(rule) and TAG in get_type_hints(rule):
            hints = get_type_hints(rule, include_extras=True)
            held |= {f"{rule.__name__}.{name}" for name in hints if "Word" in _spelt(hints[name])}
    assert held <= REFERRING
    assert held == REFERRING - {"RatePart.to", "DebtKind.account_id"}


def _spelt(hint: object) -> str:
    return "Word" if str(Word) in str(hint) else ""


def test_whoever_chooses_what_is_offered_for_a_fine_makes_no_fault() -> None:
    kind = a_fine_kind()
    there = References(document_of(kind), ACCOUNTS, "it")
    rule = kind.rates[0].parts[0].amount
    assert isinstance(rule, rules.FineAmount)
    for name in ("reduced", "full", "notified_on"):
        offered = [one.code for one in there.targets(f"FineAmount.{name}", ())]
        assert getattr(rule, name) in offered
    assert kind_faults(kind) == []
