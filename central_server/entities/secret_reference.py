"""Secrets that an installation keeps in its environment, so that no copy of the database has them.

>>> resolve("env:ARCHIVE_KEY", {"ARCHIVE_KEY": "from the environment"})
'from the environment'
>>> resolve("written here", {})
'written here'
"""

from collections.abc import Mapping

from payments_core.errors import WorldTrouble

#: Begins a reference to a variable of the environment.
ENVIRONMENT_PREFIX = "env:"


def resolve(text: str, environment: Mapping[str, str]) -> str:
    """The secret itself; `secret_missing` when the environment lacks what `text` refers to."""
    if not text.startswith(ENVIRONMENT_PREFIX):
        return text
    name = text.removeprefix(ENVIRONMENT_PREFIX)
    if name not in environment:
        raise WorldTrouble("secret_missing", name=name)
    return environment[name]
