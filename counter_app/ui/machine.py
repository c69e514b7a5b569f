"""What the window knows of its machine before the program behind it is there."""

from dataclasses import dataclass
from pathlib import Path

from counter_app.crash_reports import CrashReports
from counter_app.services.appearance import Appearance
from counter_app.settings import DEFAULT_PROFILE, TRAINING_PROFILE, USUAL_LOCK_MINUTES

_OTHER = {DEFAULT_PROFILE: TRAINING_PROFILE, TRAINING_PROFILE: DEFAULT_PROFILE}
NOTHING_CHOSEN = Appearance()


@dataclass(frozen=True, slots=True)
class Machine:
    """`card` is the file with the desk's public name; without it the window begins with a wait.

    `chosen` is the look that was chosen here last. `profile` is the store of this machine that is
    opened, None where there is no way to another. `reports` are what it
    wrote down of its own errors.
    """

    card: Path | None = None
    chosen: Appearance = NOTHING_CHOSEN
    profile: str | None = None
    lock_minutes: int = USUAL_LOCK_MINUTES
    reports: CrashReports | None = None

    @property
    def other_profile(self) -> str | None:
        """Training where one works, and work where one trains; None where there is no way."""
        return _OTHER.get(self.profile or "")

    @property
    def trains(self) -> bool:
        """Whether the store is for training."""
        return self.profile == TRAINING_PROFILE


NOWHERE = Machine()
