"""`counter-app printers list | discover | test NAME`: the desk's printers, without the window.

`list` tells each printer of `counter.toml` and how it is, `discover` what this machine finds,
`test` prints a page that shows what a printer can do. Status 0: all of them ready, the page
confirmed.
"""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from payments_core.errors import PaymentsError

if TYPE_CHECKING:
    from counter_app.printer_settings import PrinterChoice
    from counter_app.settings import CounterSettings
    from payments_core.notice.language import Language
    from payments_documents.texts import Texts

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
    Answer = dict[str, object]

_LANGUAGES = ("it", "en")
_SUMMARIES = {
    "list": "the desk's printers, how they are, what comes out where",
    "discover": "printers that this machine finds, with the addresses to write",
    "test": "print a page that shows what a printer can do",
}


def register(commands: "Commands") -> None:
    """Add `printers` with its three commands; each sets `run`."""
    parser = commands.add_parser("printers", help="the desk's printers", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    below = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, summary in _SUMMARIES.items():
        command = below.add_parser(name, help=summary, description=summary)
        command.add_argument(
            "--profile", default=argparse.SUPPRESS, help="which store of this machine"
        )
        command.add_argument("--format", choices=("text", "json"), default="text")
        command.add_argument("--language", choices=_LANGUAGES, default=argparse.SUPPRESS)
        if name == "test":
            command.add_argument("name", metavar="NAME", help="as in counter.toml: paper, roll ...")
        command.set_defaults(run=run, command=name)


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked; 0 when all went well."""
    from counter_app.composition import configure_logs
    from counter_app.settings import PROFILE_VARIABLE, load_settings
    from payments_core.notice.language import Language
    from payments_documents.texts import load_texts

    configure_logs(sys.stderr)
    language = Language(arguments.language or Language.IT)
    texts = load_texts("printers", language)
    environ = dict(os.environ)
    if arguments.profile is not None:
        environ[PROFILE_VARIABLE] = arguments.profile
    try:
        settings = load_settings(environ)
        _kept = _started_qt(settings)
        match arguments.command:
            case "list":
                lines, answer, good = _list(settings, texts)
            case "discover":
                lines, answer, good = _discover(texts)
            case _:
                lines, answer, good = _test(settings, arguments.name, texts, language)
    except PaymentsError as trouble:
        lines, answer, good = [_reason(trouble, language)], {"problem": trouble.code}, False
    if arguments.format == "json":
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    else:
        stream = sys.stderr if "problem" in answer else sys.stdout
        stream.write("\n".join(lines) + "\n")
    return 0 if good else 1


def _started_qt(settings: "CounterSettings") -> object:
    """Qt tells of the system's printers only to a program for the window, as long as it is kept."""
    choices = [settings.printers.printer(name) for name in settings.printers.names]
    if not any(choice is not None and choice.address.startswith("qt:") for choice in choices):
        return None
    from PySide6.QtGui import QGuiApplication

    if sys.platform != "win32":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication.instance() or QGuiApplication([])


def _list(settings: "CounterSettings", texts: "Texts") -> "tuple[list[str], Answer, bool]":
    from counter_app.printing.device import PrinterState

    rows: list[Answer] = []
    lines: list[str] = []
    for name in settings.printers.names:
        choice = settings.printers.printer(name)
        assert choice is not None  # noqa: S101 - names are those of printers
        row, trouble = _row(name, choice)
        papers = _papers_of(settings, name)
        rows.append({**row, "papers": papers})
        state = texts.say(f"state.{row['state']}")
        lines.append(texts.say("list.printer", name=name, address=choice.address, state=state))
        if "label" in row:
            lines.append(texts.say("list.profile", profile=row["profile"], label=row["label"]))
        if trouble is not None:
            lines.append(texts.say("list.trouble", reason=_reason(trouble, texts.language)))
        if papers:
            kinds = ", ".join(texts.say(f"list.{kind}") for kind in papers)
            lines.append(texts.say("list.papers", papers=kinds))
    if not rows:
        lines = [texts.say("list.none", file=_file(settings))]
    good = all(row["state"] == PrinterState.READY for row in rows)
    return lines, {"printers": rows}, good


def _row(name: str, choice: "PrinterChoice") -> "tuple[Answer, PaymentsError | None]":
    from counter_app.printing.device import PrinterState
    from counter_app.printing.devices import profile_of
    from counter_app.printing.trial import device_of, on_roll

    row: Answer = {"name": name, "address": choice.address}
    try:
        if on_roll(name, choice):
            profile = profile_of(choice)
            row |= {"profile": profile.name, "label": profile.label}
        return row | {"state": device_of(name, choice).state()}, None
    except PaymentsError as trouble:
        return row | {"state": PrinterState.WRONG_SETTINGS, "problem": trouble.code}, trouble


def _papers_of(settings: "CounterSettings", name: str) -> list[str]:
    from counter_app.printer_settings import PAPER, ROLL, PaperKind

    receipts = ROLL if settings.printers.printer(ROLL) is not None else PAPER
    usual = {PaperKind.NOTICE: PAPER, PaperKind.RECEIPT: receipts}
    return [kind for kind in PaperKind if (usual | dict(settings.printers.papers))[kind] == name]


def _discover(texts: "Texts") -> "tuple[list[str], Answer, bool]":
    from counter_app.printing.discovery import discover

    found = discover()
    lines = [
        texts.say(
            "discover.found",
            address=each.address,
            about=texts.say(f"discover.{each.kind}", about=each.about),
        )
        for each in found
    ]
    rows = [{"kind": each.kind, "address": each.address, "about": each.about} for each in found]
    return lines or [texts.say("discover.none")], {"found": rows}, True


def _test(
    settings: "CounterSettings", name: str, texts: "Texts", language: "Language"
) -> "tuple[list[str], Answer, bool]":
    from counter_app.printing.device import Outcome
    from counter_app.printing.trial import print_trial

    choice = settings.printers.printer(name)
    if choice is None:
        known = ", ".join(settings.printers.names) or "-"
        said = texts.say("test.unknown", name=name, file=_file(settings), known=known)
        return [said], {"problem": "printer_unknown"}, False
    trial = print_trial(name, choice, language)
    said = texts.say(f"test.{trial.word}", state=texts.say(f"state.{trial.state}"))
    answer: Answer = {"outcome": trial.outcome, "state": trial.state}
    return [said], answer, trial.outcome is Outcome.CONFIRMED


def _file(settings: "CounterSettings") -> Path:
    return settings.file_path


def _reason(trouble: PaymentsError, language: str) -> str:
    from payments_documents.texts import load_texts

    texts = load_texts("counter", language)
    key = f"problem.{trouble.code}"
    if not texts.has(key):
        return texts.say("problem.unknown_code", code=trouble.code)
    return texts.say(key, **trouble.facts)
