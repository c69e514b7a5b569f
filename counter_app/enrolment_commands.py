"""`counter-app enrol FILE`: make this machine a desk without its window.

FILE is what `central-server desks invite` writes. Run it as the account that will open the counter:
the key of the store goes into that account's keyring. Status 0: the machine is a desk; 1: not.
"""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from payments_core.errors import PaymentsError, RuleBroken

if TYPE_CHECKING:
    from counter_app.services.desk_identity import DeskIdentity
    from payments_documents.texts import Texts

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

_LANGUAGES = ("it", "en")
_USUAL_LANGUAGE = "it"
_PROBE = "keyring-probe"


def register(commands: "Commands") -> None:
    """Add `enrol`; it sets `run`."""
    command = commands.add_parser(
        "enrol", help="make this machine a desk with a file", description=__doc__
    )
    command.formatter_class = argparse.RawDescriptionHelpFormatter
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--profile", default=argparse.SUPPRESS, help="which store of this machine")
    command.add_argument("--format", choices=("text", "json"), default="text")
    command.add_argument("--language", choices=_LANGUAGES, default=argparse.SUPPRESS)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Enrol; 0 when the machine is a desk."""
    from payments_documents.texts import load_texts

    texts = load_texts("counter", arguments.language or _USUAL_LANGUAGE)
    try:
        identity = _enrol(arguments)
    except PaymentsError as trouble:
        said = _said(trouble, texts)
        if arguments.format == "json":
            sys.stdout.write(json.dumps({"problem": trouble.code, "said": said}) + "\n")
        else:
            sys.stderr.write(said + "\n")
        return 1
    told = {
        "entity": identity.entity_name, "desk": identity.desk_name, "office": identity.office,
        "training": identity.training,
    }  # fmt: skip
    if arguments.format == "json":
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(texts.say("enrolment.done", **told) + "\n")
    return 0


def _enrol(arguments: argparse.Namespace) -> "DeskIdentity":
    from counter_app.composition import build, configure_logs
    from counter_app.services.enrolment_file import read_enrolment_file
    from counter_app.settings import PROFILE_VARIABLE, load_settings
    from counter_app.world import this_world

    configure_logs(sys.stderr)
    environ = dict(os.environ)
    if arguments.profile is not None:
        environ[PROFILE_VARIABLE] = arguments.profile
    settings = load_settings(environ)
    world = this_world(settings)
    read_enrolment_file(arguments.file, world.clock.now(), settings.training)
    # Nobody is there to give the store another key: without a keyring it could not be opened again.
    if not world.keyring.put(_PROBE, _PROBE):
        raise RuleBroken("enrolment_needs_keyring")
    world.keyring.discard(_PROBE)
    counter = build(settings, world)
    try:
        counter.start()
        return counter.setup.enrol_with(arguments.file)
    finally:
        counter.stop()


def _said(trouble: PaymentsError, texts: "Texts") -> str:
    key = f"problem.{trouble.code}"
    if not texts.has(key):
        return texts.say("problem.unknown_code", code=trouble.code)
    return texts.say(key, **trouble.facts)
