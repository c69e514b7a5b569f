"""The sentences of the counter in the language of the clerk.

The first card of the window needs them, and none of the amounts and hours of `messages`.
"""

import re
from typing import TYPE_CHECKING

from counter_app.services.appearance import LANGUAGES as LANGUAGES
from payments_core.errors import PaymentsError
from payments_documents.texts import load_texts

if TYPE_CHECKING:
    from datetime import date

CATALOGUE = "counter"
#: The catalogue of the papers, which say themselves what they refuse.
PAPERS = "notice"
#: A day as the facts of an error have it.
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Words:
    """The counter's catalogue in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._texts = load_texts(CATALOGUE, language)

    def say(self, key: str, **facts: object) -> str:
        """A sentence of the catalogue with its facts."""
        return self._texts.say(key, **facts)

    def has(self, key: str) -> bool:
        """Whether there is a sentence for a key."""
        return self._texts.has(key)

    def count(self, key: str, number: int, **facts: object) -> str:
        """A sentence that depends on how many: `<key>_none`, `<key>_one` or `<key>_many`."""
        suffix = {0: "none", 1: "one"}.get(number, "many")
        return self._texts.say(f"{key}_{suffix}", number=thousands(number), **facts)

    def problem(self, error: Exception) -> str:
        """What went wrong and what to do, from the error's code; a defect has a sentence too."""
        if isinstance(error, PaymentsError):
            return self.problem_of(error.code, dict(error.facts))
        return self._texts.say("problem.defect")

    def problem_of(self, code: str, facts: dict[str, str | int | None]) -> str:
        """The sentence of a code, papers' refusals among them; a code without a sentence is shown,
        with what to do."""
        texts, key = self._texts, f"problem.{code}"
        if not texts.has(key):
            texts, key = load_texts(PAPERS, self.language), f"errors.{code}"
        if not texts.has(key):
            return self._texts.say("problem.unknown_code", code=code)
        said = {name: _as_written(fact) for name, fact in facts.items()}
        try:
            return texts.say(key, **said)
        except KeyError:
            return self._texts.say("problem.unknown_code", code=code)

    def next_step(self, code: str) -> str:
        """What to do about a task, in a few words."""
        key = f"next_step.{code}"
        return self._texts.say(key if self._texts.has(key) else "next_step.look")


def thousands(count: int) -> str:
    """A count with a point between thousands.

    >>> thousands(1204)
    '1.204'
    """
    return f"{count:,}".replace(",", ".")


def day(on: "date") -> str:
    """A date as people write it, `23/11/2026`."""
    return on.strftime("%d/%m/%Y")


def _as_written(fact: str | int | None) -> str | int | None:
    """A fact of an error as it stands in a sentence: a day as people write it."""
    from datetime import date  # no card before the work tells a day

    if not isinstance(fact, str) or not _DAY.fullmatch(fact):
        return fact
    try:
        return day(date.fromisoformat(fact))
    except ValueError:
        return fact
