"""What is wrong in which field of a file or message, as pydantic found it, in our own words."""

from collections.abc import Callable, Iterable
from typing import Final

from pydantic_core import ErrorDetails

from payments_core.errors import PaymentsError

#: Place of a fault that is in no field.
WHOLE_FILE: Final = "-"


def place_of(error: ErrorDetails) -> str:
    """Path of the field, `transfers.0.iban`."""
    return ".".join(map(str, error["loc"])) or WHOLE_FILE


def reason_of(error: ErrorDetails) -> str:
    """A code of ours where the value knew one, pydantic's own kind of error otherwise."""
    if error["type"] != "value_error":
        return error["type"]
    cause = error["ctx"]["error"]
    return cause.code if isinstance(cause, PaymentsError) else str(cause)


def faults_of(
    errors: Iterable[ErrorDetails], place: Callable[[ErrorDetails], str] = place_of
) -> list[tuple[str, str]]:
    """Place and reason of each error.

    Where a member of a list has a fault the list counts as empty, which is no fault of its own.
    """
    faults = [(place(error), reason_of(error)) for error in errors]
    return [
        (where, reason)
        for where, reason in faults
        if reason != "too_short" or not any(other.startswith(f"{where}.") for other, _ in faults)
    ]
