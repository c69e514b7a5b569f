"""How each operator likes to work at this desk, kept in its store.

A preference is a convenience: one that a later or an earlier version of the program has written,
and that this one does not understand, counts as never said.
"""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from counter_app.store import preferences
from counter_app.store.database import Database

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Preference(Generic[T]):
    """What can be preferred: its name in the store, its type (any that JSON can hold: numbers,
    texts, enumerations, tuples and dataclasses of them), and what holds as long as nothing was
    said."""

    name: str
    kind: type[T]
    default: T
    _adapter: TypeAdapter[T] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_adapter", TypeAdapter(self.kind))

    def read(self, text: str | None) -> T:
        """The value in a JSON text; the default where there is none, or none that fits."""
        if text is None:
            return self.default
        try:
            return self._adapter.validate_json(text)
        except ValidationError:
            return self.default

    def written(self, value: T) -> str:
        """The value as JSON."""
        return self._adapter.dump_json(value).decode()


class Preferences:
    """Every call names the operator: whoever sits down at a desk finds it as they left it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, operator_id: str, preference: Preference[T]) -> T:
        """What the operator prefers. Raises `store_locked`."""
        with self._database.read() as session:
            return preference.read(preferences.find(session, operator_id, preference.name))

    def put(self, operator_id: str, preference: Preference[T], value: T) -> None:
        """Prefer this from now on. Raises `store_locked` and `store_trouble`."""
        with self._database.write() as session:
            preferences.keep(session, operator_id, preference.name, preference.written(value))
