"""Both languages say everything, and say it in the same places."""

import ast
import re
import string
from pathlib import Path

import pytest

import counter_app.ui
from counter_app.services.sign_in import OFFLINE_SIGN_IN
from counter_app.services.views import CheckVerdict, PrinterState, RowState
from counter_app.ui.style.words import Words, thousands
from payments_core.errors import BadValue, RuleBroken
from payments_core.wire.desk.notice_messages import EvidenceKind
from payments_documents.texts import load_texts

UI = Path(counter_app.ui.__file__).parent


def _facts(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def _literal_keys() -> set[str]:
    """Keys that the code asks for by their whole name."""
    keys = set()
    for path in UI.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Call) and node.args
            if called and isinstance(node.args[0], ast.Constant):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name == "say" and isinstance(node.args[0].value, str):
                    keys.add(node.args[0].value)
    return keys


def test_both_languages_have_the_same_keys_with_the_same_facts() -> None:
    italian, english = (load_texts("counter", language).sentences for language in ("it", "en"))
    assert set(italian) == set(english)
    for key in italian:
        assert _facts(italian[key]) == _facts(english[key]), key


def test_every_key_that_the_window_asks_for_exists() -> None:
    known = set(load_texts("counter", "it").sentences)
    missing = {key for key in _literal_keys() if re.fullmatch(r"[a-z_]+\.\w+", key)} - known
    assert missing == set()


def test_states_printers_and_steps_all_have_words() -> None:
    words = Words("it")
    for state in RowState:
        assert words.say(f"state.{state}")
    for printer in PrinterState:
        assert words.say(f"status.paper_{printer}")
        assert words.say(f"status.roll_{printer}")
    for kind in EvidenceKind:
        assert words.say(f"step.{kind}")
    for kind in (EvidenceKind.PAID, EvidenceKind.SETTLED, EvidenceKind.CREDITED):
        assert words.say(f"step.{kind}_detail")
        assert words.say(f"step.{kind}_reference", reference="R")
    for verdict in ("SUSPENDED", "EXPIRED", "CANCELLED"):
        assert words.say(f"verify.{CheckVerdict(verdict).lower()}_detail", amount="1,00 €")


def test_a_code_becomes_what_happened_and_what_to_do() -> None:
    said = Words("it").problem(RuleBroken("numbers_exhausted"))
    assert said.startswith("I numeri sono finiti")
    assert said.endswith("Usa un altro sportello.")


def test_an_unknown_code_is_told_with_the_code() -> None:
    assert "qualcosa_di_nuovo" in Words("en").problem(RuleBroken("qualcosa_di_nuovo"))


def test_a_defect_has_a_sentence_without_its_trace() -> None:
    said = Words("it").problem(ZeroDivisionError("division by zero"))
    assert "division" not in said
    assert "assistenza" in said


def test_what_a_paper_refuses_is_said_in_its_own_words() -> None:
    refusal = BadValue("letter_right_to_left", letter="ד")
    assert Words("it").problem(refusal).startswith("La lettera «ד» è di un alfabeto")
    assert "in Latin letters" in Words("en").problem(refusal)


@pytest.mark.parametrize(
    ("told", "written"), [("2026-11-26", "dal 26/11/2026"), ("2026-02-30", "dal 2026-02-30")]
)
def test_day_among_the_facts_of_a_problem_is_written_as_people_do(told: str, written: str) -> None:
    trouble = BadValue("due_date_too_near_offline", earliest_on=told)
    assert written in Words("it").problem(trouble)


def test_a_number_is_in_the_sentence_as_people_write_it() -> None:
    assert thousands(1204) == "1.204"
    assert "1.204" in Words("it").count("sign_in.waiting", 1204)


@pytest.mark.parametrize(("language", "days"), [("it", "{} giorni"), ("en", "{} days")])
def test_who_enters_without_the_line_is_told_in_days_of_the_rule(language: str, days: str) -> None:
    said = Words(language).problem(RuleBroken("sign_in_needs_server"))
    assert days.format(OFFLINE_SIGN_IN.days) in said
