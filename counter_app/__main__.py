"""The counter's command line: `counter-app [--profile NAME] [--language it|en]`.

With `notice`, `receipt` or `roll` it writes a paper, with `store` it looks after the desk's store,
with `printers` after its printers, with `enrol` it makes the machine a desk; none opens a window.
"""

import gc
import os
import sys
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from counter_app.settings import PROFILE_VARIABLE, CounterSettings, load_settings
from payments_core.errors import PaymentsError

if TYPE_CHECKING:
    import argparse

    from counter_app.ui.machine import Machine
    from counter_app.ui.ports import Counter

#: Language of a window that cannot read its settings.
FALLBACK_LANGUAGE = "it"


def main(argv: Sequence[str] | None = None) -> int:
    """Open the counter's window; returns when it is closed. A command is run without it."""
    words = sys.argv[1:] if argv is None else argv
    if not words:
        return _open_window()
    arguments = _parser().parse_args(words)
    if arguments.run is not None:
        return int(arguments.run(arguments))
    return _open_window(arguments.profile, arguments.language)


def _open_window(profile: str | None = None, language: str | None = None) -> int:
    from counter_app.ui.loading import favour_window
    from counter_app.ui.qt_features import spare_sources

    # What is being loaded is no garbage; from its opening on the window looks for it itself.
    gc.disable()
    favour_window()
    spare_sources()
    from counter_app.ui.application import start
    from counter_app.ui.qt_application import qt_application

    application = qt_application()
    while True:
        said, machine, factory = _plan(profile)
        window = start(factory, language or said, machine=machine)
        status = application.exec()
        window.close()
        if window.next_profile is None:
            return status
        profile, language = window.next_profile, window.look.words.language


def _parser() -> "argparse.ArgumentParser":
    import argparse  # the daily start has nothing to parse

    from counter_app import enrolment_commands, paper_commands, printer_commands, store_commands

    parser = argparse.ArgumentParser(
        prog="counter-app", description="The program at the counter: notices, payments, receipts."
    )
    parser.add_argument("--profile", help="which store of this machine to open")
    parser.add_argument("--language", choices=("it", "en"), help="language of the window")
    parser.set_defaults(run=None)
    commands = parser.add_subparsers(metavar="COMMAND", title="without a window")
    paper_commands.register(commands)
    printer_commands.register(commands)
    store_commands.register(commands)
    enrolment_commands.register(commands)
    return parser


def _plan(profile: str | None) -> "tuple[str, Machine, Callable[[], Counter]]":
    """Language, what the window may know at once, and factory.

    Settings that cannot be read are told in the window, not here.
    """
    from counter_app.crash_reports import CrashReports
    from counter_app.services.appearance import Appearance, read_appearance
    from counter_app.ui.machine import Machine

    environ = dict(os.environ)
    if profile is not None:
        environ[PROFILE_VARIABLE] = profile
    try:
        settings = load_settings(environ)
    except PaymentsError as trouble:
        return FALLBACK_LANGUAGE, Machine(), _refusal(trouble)
    chosen = read_appearance(settings.appearance_path) or Appearance(settings.language)
    reports = CrashReports(settings.reports_folder, _version, time.time)
    reports.install()
    machine = Machine(settings.card_path, chosen, settings.profile, settings.lock_minutes, reports)
    return chosen.language, machine, lambda: _build(settings)


def _version() -> str:
    from counter_app.world import program_version

    return program_version()


def _refusal(trouble: PaymentsError) -> "Callable[[], Counter]":
    def refuse() -> "Counter":
        raise trouble

    return refuse


def _build(settings: CounterSettings) -> "Counter":
    """Heavy imports: called on a worker while the window is already on the screen."""
    from counter_app.composition import build, configure_logs

    configure_logs(sys.stderr)
    return build(settings)


if __name__ == "__main__":
    sys.exit(main())
