"""What leads back to locked work. The window knows of it before the program behind it is there."""

from enum import StrEnum


class WayBack(StrEnum):
    """PIN: the one of the operator who has locked. Anybody's password is always a way in."""

    PIN = "PIN"
    PASSWORD = "PASSWORD"  # noqa: S105 - the name of a way, no secret
