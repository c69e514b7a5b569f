"""Checks values against the official OpenAPI files, as far as those files go.

The pattern of a number is not looked at: it is meaningless there (Mends of the specification).
"""

import json
import re
from decimal import Decimal
from typing import Any

from tests.shared_spec import spec

_TYPES = {
    "object": dict, "array": list, "string": str, "integer": int, "number": (int, Decimal),
    "boolean": bool,
}  # fmt: skip

#: RFC 3339 wants the zone.
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII)


def _faults_of_text(value: str, schema: dict[str, Any], where: str):
    if not re.search(schema.get("pattern", ""), value):
        yield f"{where}: not as {schema['pattern']}"
    if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
        yield f"{where}: too short or too long"
    if schema.get("format") == "date-time" and not _DATE_TIME.fullmatch(value):
        yield f"{where}: no date-time"


class Contract:
    """The schemas of one file."""

    def __init__(self, *parts: str) -> None:
        tree = json.loads(spec(*parts).read_text(encoding="utf-8"))
        self.paths = tree["paths"]
        self._schemas = tree["components"]["schemas"]

    def faults(self, value: Any, schema: str) -> list[str]:
        """What is wrong with a value; nothing when the schema admits it and names its fields."""
        return list(self._faults(value, self._schemas[schema], schema))

    def faults_of_text(self, text: str, schema: str) -> list[str]:
        """The same for a JSON text, whose numbers are read exactly."""
        return self.faults(json.loads(text, parse_float=Decimal), schema)

    def _faults(self, value: Any, schema: dict[str, Any], where: str):
        if "$ref" in schema:
            schema = self._schemas[schema["$ref"].rpartition("/")[2]]
        kind = schema["type"]
        if not isinstance(value, _TYPES[kind]):
            yield f"{where}: not {kind}"
        elif kind == "object":
            yield from self._faults_of_object(value, schema, where)
        elif kind == "array":
            for place, one in enumerate(value):
                yield from self._faults(one, schema["items"], f"{where}[{place}]")
        elif kind == "string":
            yield from _faults_of_text(value, schema, where)
        elif kind == "integer" and value < schema.get("minimum", value):
            yield f"{where}: too small"
        elif kind == "integer" and value > schema.get("maximum", value):
            yield f"{where}: too large"
        if value not in schema.get("enum", [value]):
            yield f"{where}: not among the words"

    def _faults_of_object(self, value: dict[str, Any], schema: dict[str, Any], where: str):
        if "properties" not in schema:
            return  # the contract leaves open what is in it
        known = schema["properties"]
        yield from (f"{where}.{name}: missing" for name in schema.get("required", ())
                    if name not in value)  # fmt: skip
        for name, inner in value.items():
            if name not in known:
                yield f"{where}.{name}: unknown"
            else:
                yield from self._faults(inner, known[name], f"{where}.{name}")
