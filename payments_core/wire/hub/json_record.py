"""A stranger's JSON as records whose fields are asked by name, answered once and typed.

Numbers with a fraction are Decimal from the first moment: an amount is never a float.
"""

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, NoReturn, Self, TypeVar

from payments_core.clock import rome_date
from payments_core.errors import BadValue, Fact, RemoteProtocolError
from payments_core.money import Cents, from_decimal

_INSTANT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?)[0-9]*"
    r"(Z|[+-][0-9]{2}:[0-9]{2})",
    re.ASCII,
)
#: Characters of a wrong value that a refusal repeats.
_SHOWN = 40

Word = TypeVar("Word", bound=StrEnum)


def read_json(data: bytes, max_bytes: int, code: str) -> "JsonRecord":
    """The object that `data` holds, of at most `max_bytes` bytes.

    Raises RemoteProtocolError `code` with the facts `field` and `reason`: too_large, not_json or
    not_an_object.
    """
    if len(data) > max_bytes:
        raise RemoteProtocolError(code, field="-", reason="too_large")
    try:
        tree = json.loads(data, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, ArithmeticError, RecursionError):
        raise RemoteProtocolError(code, field="-", reason="not_json") from None
    return JsonRecord(tree, code)


def _no_number(_name: str) -> NoReturn:
    raise ValueError("NaN and infinities are no JSON")


class JsonRecord:
    """One object. Every refusal is a RemoteProtocolError with the caller's `code` and the facts
    `field` (path from the root), `reason` (missing, malformed, out_of_range, unknown_value) and,
    where there is one, the `value`.
    """

    __slots__ = ("_code", "_fields", "_path")

    def __init__(self, tree: object, code: str, path: str = "") -> None:
        if not isinstance(tree, dict):
            raise RemoteProtocolError(code, field=path or "-", reason="not_an_object")
        self._fields: dict[str, Any] = tree
        self._code = code
        self._path = path

    def refusal(self, reason: str, name: str, **facts: Fact) -> RemoteProtocolError:
        """The error that names the field `name` of this object."""
        return RemoteProtocolError(self._code, field=self._place(name), reason=reason, **facts)

    def record(self, name: str) -> Self:
        """The object in a required field."""
        return type(self)(self._required(name), self._code, self._place(name))

    def trees(self, name: str) -> Iterator[tuple[object, str]]:
        """What a list holds, each with its path; an absent list is empty."""
        found = self._fields.get(name)
        if found is None:
            return
        if not isinstance(found, list):
            raise self.refusal("malformed", name)
        for place, tree in enumerate(found):
            yield tree, f"{self._place(name)}[{place}]"

    def records(self, name: str) -> Iterator[Self]:
        """Every object of a list."""
        for tree, path in self.trees(name):
            yield type(self)(tree, self._code, path)

    def text(self, name: str, max_length: int) -> str:
        """A required text without the blanks around it."""
        found = self.optional_text(name, max_length)
        if found is None:
            raise self.refusal("missing", name)
        return found

    def optional_text(self, name: str, max_length: int) -> str | None:
        """A text, None when the field is absent or blank."""
        found = self._fields.get(name)
        if found is None:
            return None
        if not isinstance(found, str) or len(found.strip()) > max_length:
            raise self._malformed(name, found)
        return found.strip() or None

    def matching(self, name: str, pattern: re.Pattern[str]) -> str:
        """A required text that the whole pattern describes."""
        found = self._required(name)
        if not isinstance(found, str) or pattern.fullmatch(found) is None:
            raise self._malformed(name, found)
        return found

    def word(self, name: str, words: type[Word]) -> Word:
        """A required text that is one of a few words."""
        found = self._required(name)
        try:
            return words(found)
        except ValueError:
            raise self.refusal("unknown_value", name, value=str(found)[:_SHOWN]) from None

    def whole_number(self, name: str, lowest: int, highest: int) -> int:
        """A required integer inside its bounds."""
        found = self._required(name)
        if not isinstance(found, int) or isinstance(found, bool):
            raise self._malformed(name, found)
        if not lowest <= found <= highest:
            value = str(found)[:_SHOWN]
            raise self.refusal("out_of_range", name, value=value)
        return found

    def optional_whole_number(self, name: str, lowest: int, highest: int) -> int | None:
        """An integer inside its bounds, None when the field is absent."""
        absent = self._fields.get(name) is None
        return None if absent else self.whole_number(name, lowest, highest)

    def euro(self, name: str, lowest: int, highest: int) -> Cents:
        """A required number of euro as cents inside their bounds; a third decimal is refused."""
        found = self._required(name)
        if not isinstance(found, int | Decimal) or isinstance(found, bool):
            raise self._malformed(name, found)
        try:
            cents = from_decimal(Decimal(found))
        except BadValue:
            raise self._malformed(name, found) from None
        if not lowest <= cents <= highest:
            raise self.refusal("out_of_range", name, value=str(found)[:_SHOWN])
        return cents

    def instant(self, name: str) -> datetime:
        """A required instant as UTC, to the microsecond; without a zone it is none."""
        written = self._required(name)
        found = _INSTANT.fullmatch(written) if isinstance(written, str) else None
        try:
            wall_clock, zone = found.groups() if found else ("", "")
            return datetime.fromisoformat(wall_clock + zone.replace("Z", "+00:00")).astimezone(UTC)
        except (ValueError, OverflowError):
            raise self._malformed(name, written) from None

    def day(self, name: str) -> date:
        """A required day; of an instant, which some write instead, the day it is in Rome."""
        written = self._required(name)
        if isinstance(written, str) and "T" in written:
            return rome_date(self.instant(name))
        try:
            return date.fromisoformat(written if isinstance(written, str) else "")
        except ValueError:
            raise self._malformed(name, written) from None

    def _required(self, name: str) -> Any:
        found = self._fields.get(name)
        if found is None:
            raise self.refusal("missing", name)
        return found

    def _malformed(self, name: str, found: object) -> RemoteProtocolError:
        return self.refusal("malformed", name, value=str(found)[:_SHOWN])

    def _place(self, name: str) -> str:
        return f"{self._path}.{name}" if self._path else name
