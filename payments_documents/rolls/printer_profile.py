"""What a receipt printer can do: its width, letters, codes and cutter.

Profiles are data, one file for all (`resources/printers/profiles.toml`, where each field is
explained), so that a new model needs no programmer.
"""

import codecs
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Final

from payments_core.errors import BadValue
from payments_documents.resources import resource_path

USUAL_PROFILE: Final = "generic-80"
#: Modules of the widest code on a roll with its blank border: QR version 4 (33 + 2 x 4), and
#: Code 128 of eighteen digits (134 + 2 x 10).
_QR_MODULES: Final = 41
_BAR_MODULES: Final = 154


@dataclass(frozen=True, slots=True)
class PrinterProfile:
    """One model. Widths in dots and in letters of the usual and the small font."""

    name: str
    label: str
    dots: int
    dots_per_inch: int
    columns: int
    small_columns: int
    code_page: int
    codec: str
    cutter: bool
    feed_lines: int
    marker: bool
    answers: bool
    clears: bool
    qr_dots: int
    bar_dots: int
    confirmed: bool


def printer_profile(name: str) -> PrinterProfile:
    """The profile of this name; `printer_profile_unknown`, with the names that there are."""
    profiles = printer_profiles()
    if name not in profiles:
        raise BadValue("printer_profile_unknown", profile=name[:40], known=", ".join(profiles))
    return profiles[name]


@cache
def printer_profiles() -> Mapping[str, PrinterProfile]:
    """All profiles by name; `printer_profile_malformed` names the first that cannot be right."""
    path = resource_path("printers", "profiles.toml")
    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as trouble:
        raise _malformed("-", str(trouble)) from trouble
    return {name: _checked(name, table) for name, table in tree.items()}


def _checked(name: str, table: object) -> PrinterProfile:
    if not isinstance(table, dict):
        raise _malformed(name, "no table")
    expected = {field.name: field.type for field in fields(PrinterProfile) if field.name != "name"}
    for key in expected.keys() ^ table.keys():
        raise _malformed(name, key)
    for key, kind in expected.items():
        # bool is an int in Python and must not pass for one.
        if type(table[key]) is not kind:
            raise _malformed(name, key)
    profile = PrinterProfile(name=name, **table)
    for key, right in _rules(profile).items():
        if not right:
            raise _malformed(name, key)
    return profile


def _rules(profile: PrinterProfile) -> dict[str, bool]:
    return {
        "dots": 0 < profile.dots <= 2_048 and profile.dots % 8 == 0,
        "dots_per_inch": profile.dots_per_inch > 0,
        "columns": 0 < profile.columns * 12 <= profile.dots,
        "small_columns": profile.columns <= profile.small_columns,
        "code_page": 0 <= profile.code_page <= 255,
        "codec": _is_single_byte(profile.codec),
        "feed_lines": 0 <= profile.feed_lines <= 20,
        "qr_dots": 0 < profile.qr_dots * _QR_MODULES <= profile.dots,
        "bar_dots": 0 < profile.bar_dots * _BAR_MODULES <= profile.dots,
    }


def _is_single_byte(codec: str) -> bool:
    try:
        return codecs.lookup(codec).name.startswith(("cp", "iso8859"))
    except LookupError:
        return False


def _malformed(name: str, key: str) -> BadValue:
    return BadValue("printer_profile_malformed", profile=name, field=key[:120])
