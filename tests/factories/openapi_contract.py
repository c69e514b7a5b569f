"""Checks JSON against a schema of an official OpenAPI 3.0 contract, and nothing of ours with it.

Stricter than the contract in one thing: a field that it does not name is a fault.
"""

import json
import re
from pathlib import Path
from typing import Any

_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict, "array": list, "string": str, "boolean": bool, "integer": int,
}  # fmt: skip
#: What limits the size of a text or a list, after `min` and `max`; a number is limited itself.
_SIZES = {str: "Length", list: "Items"}
_INTEGER_BITS = {"int32": 32, "int64": 64}
#: The contracts show date-times without a zone in all their examples.
_DATE_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})?")


class Contract:
    """One contract file."""

    def __init__(self, path: Path) -> None:
        self._tree = json.loads(path.read_text())

    def responses(self, path: str, method: str) -> dict[int, Any]:
        """Schema by status of what an operation may answer with a body."""
        found = self._tree["paths"][path][method]["responses"]
        return {
            int(status): described["content"]["application/json"]["schema"]
            for status, response in found.items()
            if "content" in (described := self._at(response))
        }

    def operation(self, path: str, method: str) -> Any:
        """What the contract says of one method of a path."""
        return self._tree["paths"][path][method]

    def request_schema(self, operation: Any) -> Any:
        """The schema of an operation's JSON body."""
        return operation["requestBody"]["content"]["application/json"]["schema"]

    def response_schema(self, operation: Any, status: int) -> Any:
        """The schema of a reply, where the contract names one; a status it does not know fails."""
        content = operation["responses"][str(status)].get("content", {})
        return content.get("application/json", {}).get("schema")

    def request(self, path: str, method: str) -> Any:
        """Schema of what an operation is asked with."""
        body = self._at(self._tree["paths"][path][method]["requestBody"])
        return body["content"]["application/json"]["schema"]

    def faults(self, schema: Any, value: Any, place: str = "$") -> list[str]:
        """Everything about a value that the schema does not allow."""
        schema = self._at(schema)
        kind = schema.get("type", "object")
        wanted = _TYPES[kind]
        if not isinstance(value, wanted) or (kind == "integer" and isinstance(value, bool)):
            return [f"{place}: not of type {kind}"]
        found = []
        if "enum" in schema and value not in schema["enum"]:
            found.append(f"{place}: {value} is none of the enumeration")
        if kind == "string" and not re.search(schema.get("pattern", ""), value):
            found.append(f"{place}: not as {schema['pattern']}")
        bits = _INTEGER_BITS.get(schema.get("format", ""))
        if bits and not -(2 ** (bits - 1)) <= value < 2 ** (bits - 1):
            found.append(f"{place}: too large")
        if schema.get("format") == "date-time" and not _DATE_TIME.fullmatch(value):
            found.append(f"{place}: {value} is no date-time")
        found += [f"{place}: {name} is passed" for name in _limits_passed(schema, value)]
        if kind == "object":
            found += self._faults_of_fields(schema, value, place)
        if kind == "array":
            for number, one in enumerate(value):
                found += self.faults(schema["items"], one, f"{place}[{number}]")
        return found

    def _faults_of_fields(self, schema: Any, value: Any, place: str) -> list[str]:
        if "properties" not in schema:
            return []  # the contract leaves the object open
        fields = schema["properties"]
        found = [
            f"{place}.{name}: missing" for name in schema.get("required", ()) if name not in value
        ]
        for name, one in value.items():
            if name not in fields:
                found.append(f"{place}.{name}: not in the contract")
            else:
                found += self.faults(fields[name], one, f"{place}.{name}")
        return found

    def _at(self, node: Any) -> Any:
        while "$ref" in node:
            found = self._tree
            for step in node["$ref"].removeprefix("#/").split("/"):
                found = found[step]
            node = found
        return node


def _limits_passed(schema: Any, value: Any) -> list[str]:
    """Limits of length and size; a value without the right type has no size here."""
    size = len(value) if isinstance(value, (str, list)) else value
    least, most = (
        schema.get(f"{end}{what}")
        for end, what in (
            ("min", _SIZES.get(type(value), "imum")),
            ("max", _SIZES.get(type(value), "imum")),
        )
    )
    found = []
    if least is not None and size < least:
        found.append("the least")
    if most is not None and size > most:
        found.append("the most")
    return found
