"""Where this machine keeps its counter and which printers it uses.

The folder belongs to the machine, not to an account (product decision 9), and is never a roaming
one: a store that travels with a profile would release the same numbers twice. A profile is a
folder of its own inside it, so that training never meets real notices.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from counter_app.printer_settings import PrinterSettings as PrinterSettings
from counter_app.printer_settings import read_printers
from payments_core.errors import BadValue

HOME_VARIABLE = "SPORTELLO_COUNTER_HOME"
PROFILE_VARIABLE = "SPORTELLO_COUNTER_PROFILE"
DEFAULT_PROFILE = "service"
#: Where the machine practises: a store of its own, of a desk of an entity that is for training.
TRAINING_PROFILE = "training"
SETTINGS_FILE = "counter.toml"
CARD_FILE = "desk.json"
APPEARANCE_FILE = "appearance.json"
SCANNER_FILE = "scanner.json"
#: Minutes without a key or a click after which the window locks itself, and what may be written:
#: never not at all.
USUAL_LOCK_MINUTES = 5
LOCK_MINUTES = range(1, 31)

_FOLDER = "sportello-pagamenti"


@dataclass(frozen=True, slots=True)
class CounterSettings:
    """What the program must know before its store is open. `language` is `it` or `en`, which an
    appearance chosen in the window goes before."""

    home: Path
    profile: str = DEFAULT_PROFILE
    printers: PrinterSettings = field(default_factory=PrinterSettings)
    language: str = "it"
    lock_minutes: int = USUAL_LOCK_MINUTES

    @property
    def profile_folder(self) -> Path:
        """Folder of the store, its key slots and its settings."""
        return self.home / self.profile

    @property
    def training(self) -> bool | None:
        """Whether this store is for training alone, or never; None where the profile's name does
        not say."""
        return {TRAINING_PROFILE: True, DEFAULT_PROFILE: False}.get(self.profile)

    @property
    def file_path(self) -> Path:
        """The settings that people write, and the window for them."""
        return self.profile_folder / SETTINGS_FILE

    @property
    def appearance_path(self) -> Path:
        """How the window looked last, known before the store is open."""
        return self.profile_folder / APPEARANCE_FILE

    @property
    def scanner_path(self) -> Path:
        """What is known of the keyboard of this machine's scanner."""
        return self.profile_folder / SCANNER_FILE

    @property
    def reports_folder(self) -> Path:
        """What the program wrote down of its own errors."""
        return self.profile_folder / "reports"

    @property
    def card_path(self) -> Path:
        """Public name of the desk, in the clear beside the store."""
        return self.profile_folder / CARD_FILE

    @property
    def mark_path(self) -> Path:
        """High-water mark of used numbers: outside the profile's folder, so that bringing an old
        copy of that folder back does not bring an old mark back with it."""
        return self.home / "marks" / f"{self.profile}.json"

    @property
    def turn_path(self) -> Path:
        """The turn agreed with the server, outside the profile's folder like the mark."""
        return self.home / "marks" / f"{self.profile}.turn.json"

    @property
    def attempts_path(self) -> Path:
        """Wrong passwords of each operator, beside the mark for the same reason."""
        return self.home / "marks" / f"{self.profile}.attempts.json"

    @property
    def clock_path(self) -> Path:
        """The last known hour, beside the mark for the same reason."""
        return self.home / "marks" / f"{self.profile}.clock.json"


def load_settings(environ: Mapping[str, str] = os.environ) -> CounterSettings:
    """Settings from the environment and from `counter.toml` in the profile's folder."""
    home = Path(environ[HOME_VARIABLE]) if environ.get(HOME_VARIABLE) else machine_folder(environ)
    profile = environ.get(PROFILE_VARIABLE, DEFAULT_PROFILE)
    if not profile.isidentifier():
        raise BadValue("profile_name_malformed", profile=profile[:40])
    return _read_file(CounterSettings(home=home, profile=profile))


def machine_folder(environ: Mapping[str, str]) -> Path:
    """The machine's own folder for this program, by platform."""
    if sys.platform == "win32":
        return Path(environ.get("PROGRAMDATA", r"C:\ProgramData")) / _FOLDER
    common = Path("/var/lib") / _FOLDER
    if os.access(common, os.W_OK):
        return common
    state = environ.get("XDG_STATE_HOME")
    return (Path(state) if state else Path.home() / ".local" / "state") / _FOLDER


def _read_file(settings: CounterSettings) -> CounterSettings:
    path = settings.file_path
    if not path.exists():
        return settings
    import tomllib  # most desks have no such file, and every start would pay for reading it

    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as trouble:
        raise BadValue("settings_malformed", path=str(path), reason=str(trouble)[:120]) from trouble
    return CounterSettings(
        home=settings.home,
        profile=settings.profile,
        printers=read_printers(tree),
        language="en" if tree.get("language") == "en" else "it",
        lock_minutes=_lock_minutes(tree.get("lock_minutes", USUAL_LOCK_MINUTES)),
    )


def _lock_minutes(told: object) -> int:
    if isinstance(told, bool) or not isinstance(told, int) or told not in LOCK_MINUTES:
        raise BadValue("lock_minutes_malformed", first=LOCK_MINUTES[0], last=LOCK_MINUTES[-1])
    return told
