"""Changes single values of a TOML text and leaves all the rest as a person has written it.

The standard library reads TOML and does not write it. What is changed here is read again: a text
that is laid out in a way that these few lines do not know is refused, never half changed.
"""

import json
import re
import tomllib
from collections.abc import Mapping
from typing import Any

from payments_core.errors import BadValue

_HEADER = re.compile(r"\s*\[\s*([\w.\-]+)\s*\]\s*(#.*)?")
_ANY_HEADER = re.compile(r"\s*\[")


def with_value(text: str, table: str, key: str, value: str | None) -> str:
    """The text with this string under the key of a table, whose name may have points in it; None
    takes the key away. Raises `settings_not_editable`.

    >>> with_value('[printers]\\npaper = "qt:A"  # first floor\\n', "printers", "paper", "qt:B")
    '[printers]\\npaper = "qt:B"\\n'
    """
    lines, end = text.splitlines(), "\r\n" if "\r\n" in text else "\n"
    written = [] if value is None else [f"{key} = {json.dumps(value, ensure_ascii=False)}"]
    first, last = _table(lines, table)
    place = _place_of(lines, key, first, last)
    if place is not None:
        lines[place : place + 1] = written
    elif written and first is not None:
        lines[first + 1 : first + 1] = written
    elif written:
        lines += ([""] if lines else []) + [f"[{table}]", *written]
    return _checked(text, end.join(lines) + end, table, {key: value})


def without_table(text: str, table: str) -> str:
    """The text without a table; `settings_not_editable`."""
    lines, end = text.splitlines(), "\r\n" if "\r\n" in text else "\n"
    first, last = _table(lines, table)
    if first is not None:
        del lines[first:last]
    return _checked(text, end.join(lines) + end, table, None)


def _table(lines: list[str], table: str) -> tuple[int | None, int]:
    """Its header's line and the line after its last one."""
    for place, line in enumerate(lines):
        header = _HEADER.fullmatch(line)
        if header is not None and header[1] == table:
            following = (n for n in range(place + 1, len(lines)) if _ANY_HEADER.match(lines[n]))
            return place, next(following, len(lines))
    return None, len(lines)


def _place_of(lines: list[str], key: str, first: int | None, last: int) -> int | None:
    if first is None:
        return None
    given = re.compile(rf"\s*{re.escape(key)}\s*=")
    return next((n for n in range(first + 1, last) if given.match(lines[n])), None)


def _checked(before: str, after: str, table: str, change: Mapping[str, str | None] | None) -> str:
    """What was written, if it reads as what was there with this change and no other."""
    wanted: dict[str, Any] = tomllib.loads(before)
    try:
        found = tomllib.loads(after)
        *above, name = table.split(".")
        around = wanted
        for step in above:
            around = around.setdefault(step, {})
        if change is None:
            around.pop(name, None)
        else:
            inside = around.setdefault(name, {})
            for key, value in change.items():
                inside.pop(key, None) if value is None else inside.update({key: value})
    except (tomllib.TOMLDecodeError, AttributeError) as trouble:
        raise BadValue("settings_not_editable", table=table) from trouble
    if _without_empty(found) != _without_empty(wanted):
        raise BadValue("settings_not_editable", table=table)
    return after


def _without_empty(tree: dict[str, Any]) -> dict[str, Any]:
    """A table with nothing in it says the same as none."""
    kept = {key: _without_empty(v) if isinstance(v, dict) else v for key, v in tree.items()}
    return {key: value for key, value in kept.items() if value != {}}
