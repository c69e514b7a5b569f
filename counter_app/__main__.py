"""The counter's command line: `counter-app [--profile NAME] [--language it|en]`.

With `notice`, `receipt` or `roll` it writes a paper and opens no window.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from counter_app import paper_commands
from counter_app.settings import PROFILE_VARIABLE, CounterSettings, load_settings
from payments_core.errors import PaymentsError

if TYPE_CHECKING:
    from counter_app.ui.ports import Counter

#: Language of a window that cannot read its settings.
FALLBACK_LANGUAGE = "it"


def main(argv: Sequence[str] | None = None) -> int:
    """Open the counter's window; returns when it is closed. A command is run without it."""
    arguments = _parser().parse_args(argv)
    if arguments.run is not None:
        return int(arguments.run(arguments))
    language, factory = _plan(arguments.profile)
    from counter_app.ui.application import qt_application, start

    application = qt_application()
    window = start(factory, arguments.language or language)
    status = application.exec()
    window.close()
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="counter-app", description="The program at the counter: notices, payments, receipts."
    )
    parser.add_argument("--profile", help="which store of this machine to open")
    parser.add_argument("--language", choices=("it", "en"), help="language of the window")
    parser.set_defaults(run=None)
    paper_commands.register(parser.add_subparsers(metavar="PAPER", title="papers without a window"))
    return parser


def _plan(profile: str | None) -> tuple[str, "Callable[[], Counter]"]:
    """Language and factory; settings that cannot be read are told in the window, not here."""
    environ = dict(os.environ)
    if profile is not None:
        environ[PROFILE_VARIABLE] = profile
    try:
        settings = load_settings(environ)
    except PaymentsError as trouble:
        return FALLBACK_LANGUAGE, _refusal(trouble)
    return settings.language, lambda: _build(settings)


def _refusal(trouble: PaymentsError) -> "Callable[[], Counter]":
    def refuse() -> "Counter":
        raise trouble

    return refuse


def _build(settings: CounterSettings) -> "Counter":
    """Heavy imports: called on a worker while the window is already on the screen."""
    from counter_app.composition import build

    return build(settings)


if __name__ == "__main__":
    sys.exit(main())
