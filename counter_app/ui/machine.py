"""What the window knows of its machine before the program behind it is there."""

from dataclasses import dataclass
from pathlib import Path

from counter_app.services.appearance import Appearance
from counter_app.settings import USUAL_LOCK_MINUTES

NOTHING_CHOSEN = Appearance()


@dataclass(frozen=True, slots=True)
class Machine:
    """`card` is the file with the desk's public name; without it the window begins with a wait.

    `chosen` is the look that was chosen here last. `profile` is the store of this machine that is
    opened, None where there is no way to another. `reports` is the folder of crash reports.
    """

    card: Path | None = None
    chosen: Appearance = NOTHING_CHOSEN
    profile: str | None = None
    lock_minutes: int = USUAL_LOCK_MINUTES
    reports: Path | None = None


NOWHERE = Machine()
