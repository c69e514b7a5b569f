"""How commands speak: sentences for people, JSON for programs, logs on the error stream."""

import json
import logging
import sys
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TextIO

import structlog

from payments_core.errors import PaymentsError
from payments_documents.texts import Texts, load_texts

#: Languages in which the server's sentences exist.
LANGUAGES = ("it", "en")


class Format(StrEnum):
    """For people or for programs."""

    TEXT = "text"
    JSON = "json"


class Output:
    """Writes the results of one command."""

    def __init__(self, form: Format, language: str, stream: TextIO) -> None:
        self._form = form
        self._stream = stream
        self.texts: Texts = load_texts("server", language)

    def show(self, result: Mapping[str, Any], lines: Callable[[Texts], list[str]]) -> None:
        """The result as one JSON object, or as the lines that `lines` makes of it."""
        if self._form is Format.JSON:
            print(json.dumps(result, ensure_ascii=False, default=str), file=self._stream)
            return
        for line in lines(self.texts):
            print(line, file=self._stream)

    def refuse(self, trouble: PaymentsError, details: list[Mapping[str, Any]]) -> None:
        """Why the command did not do what it was asked."""
        result = {"error": trouble.code, "facts": dict(trouble.facts), "details": details}
        self.show(result, lambda texts: self._sentences(texts, trouble, details))

    def _sentences(
        self, texts: Texts, trouble: PaymentsError, details: list[Mapping[str, Any]]
    ) -> list[str]:
        key = f"problem.{trouble.code}"
        if not texts.has(key):
            return [texts.say("problem.unforeseen", code=trouble.code, facts=_facts(trouble.facts))]
        first = texts.say(key, **trouble.facts)
        return [first, *("  " + self._detail(texts, detail) for detail in details)]

    def _detail(self, texts: Texts, detail: Mapping[str, Any]) -> str:
        reason = str(detail.get("reason", ""))
        key = f"reason.{reason}"
        said = texts.say(key, **detail) if texts.has(key) else reason
        if "line" in detail:
            return texts.say("refusal.line", said=said, **detail)
        return texts.say("refusal.place", said=said, **detail)


def _facts(facts: Mapping[str, Any]) -> str:
    return ", ".join(f"{name}={value}" for name, value in facts.items())


def configure_logs(stream: TextIO = sys.stderr) -> None:
    """Structured logs, one JSON object a line, on the error stream."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(stream),
        cache_logger_on_first_use=False,
    )
