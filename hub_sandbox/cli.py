"""The command `hub-sandbox`: the outside world for training, demonstrations and tests."""

import argparse
import json
import secrets
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

import httpx
import uvicorn
from pydantic import BaseModel, TypeAdapter

from hub_sandbox.checkout import CartOutcome, CartReport
from hub_sandbox.composition import build_app
from hub_sandbox.control_client import ControlClient
from hub_sandbox.control_messages import (
    CartOrder,
    DayRequest,
    FaultPlan,
    OptionsRequest,
    PayRequest,
    ReissueRequest,
)
from hub_sandbox.faults import MAX_FAULTS
from hub_sandbox.payer import PaymentReport
from hub_sandbox.payment_options import OptionsReport
from hub_sandbox.rest_faults import RestFault, Service
from hub_sandbox.sentences import Sentences
from hub_sandbox.settlement import LineOutcome
from payments_core.errors import BadValue, PaymentsError, WorldTrouble
from payments_documents.texts import Texts, load_texts

#: Pause unit between deliveries of a receipt: attempts wait 0, 1, 3, 7 and 15 of it.
DEFAULT_SLOT_SECONDS = 1.0

_MAX_SLOT_SECONDS = 60.0
_DEFAULT_PORT = 8090
_SEED_BITS = 32


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 only when all went well, 1 when not, 2 for a wrong command line."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    texts = load_texts("sandbox", _language(given))
    options = _parser(texts).parse_args(given)
    try:
        return int(_COMMANDS[options.command](options, Sentences(texts)))
    except PaymentsError as error:
        return _complain(options.format, Sentences(texts), error)


def _language(arguments: list[str]) -> str:
    """Known before the rest, so that help and errors are in the language asked for."""
    early = argparse.ArgumentParser(add_help=False)
    early.add_argument("--language", choices=("it", "en"), default="it")
    return str(early.parse_known_args(arguments)[0].language)


def _parser(texts: Texts) -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--format", choices=("text", "json"), default="text", help=texts.say("help.format")
    )
    shared.add_argument(
        "--language", choices=("it", "en"), default="it", help=texts.say("help.language")
    )
    parser = argparse.ArgumentParser(
        prog="hub-sandbox", description=texts.say("help.program"), parents=[shared]
    )
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str) -> argparse.ArgumentParser:
        said = texts.say(f"help.{name.replace('-', '_')}")
        return commands.add_parser(name, parents=[shared], help=said, description=said)

    _add_serve(command("serve"), texts)
    _add_pay(command("pay"), texts)
    _add_cart(command("cart"), texts)
    _add_options(command("options"), texts)
    for name in ("settle", "treasury-day"):
        _add_day(command(name), texts)
    _add_reissue(command("reissue"), texts)
    _add_fault(command("fault"), texts)
    _add_sandbox(command("state"), texts)
    return parser


def _add_serve(parser: argparse.ArgumentParser, texts: Texts) -> None:
    parser.add_argument("--host", default="127.0.0.1", help=texts.say("help.host"))
    parser.add_argument("--port", type=int, default=_DEFAULT_PORT, help=texts.say("help.port"))
    parser.add_argument("--world", type=Path, required=True, help=texts.say("help.world"))
    parser.add_argument("--seed", type=int, help=texts.say("help.seed"))
    parser.add_argument(
        "--slot-seconds", type=_pause, default=DEFAULT_SLOT_SECONDS, help=texts.say("help.slot")
    )


def _pause(text: str) -> float:
    """Seconds from nothing to a minute; argparse tells a ValueError as a wrong command line."""
    seconds = float(text)
    if not 0 <= seconds <= _MAX_SLOT_SECONDS:
        raise ValueError
    return seconds


def _add_pay(parser: argparse.ArgumentParser, texts: Texts) -> None:
    parser.add_argument("notice", help=texts.say("help.notice"))
    parser.add_argument("--entity", required=True, help=texts.say("help.entity"))
    parser.add_argument("--psp", help=texts.say("help.psp"))
    parser.add_argument("--postal", action="store_true", help=texts.say("help.postal"))
    parser.add_argument("--twice", action="store_true", help=texts.say("help.twice"))
    parser.add_argument("--hold-receipt", action="store_true", help=texts.say("help.hold_receipt"))
    for name, key in (
        ("--lose-receipt", "help.lose_receipt"),
        ("--lose-answers", "help.lose"),
        ("--repeat-receipt", "help.repeat"),
        ("--hide-receipt", "help.hide_receipt"),
    ):
        parser.add_argument(
            name,
            type=int,
            default=0,
            choices=range(MAX_FAULTS + 1),
            metavar="N",
            help=texts.say(key),
        )
    _add_sandbox(parser, texts)


def _add_cart(parser: argparse.ArgumentParser, texts: Texts) -> None:
    parser.add_argument("cart", metavar="CART_ID", help=texts.say("help.cart_id"))
    parser.add_argument(
        "--outcome", type=CartOutcome, choices=list(CartOutcome), default=CartOutcome.OK,
        help=texts.say("help.cart_outcome"),
    )  # fmt: skip
    parser.add_argument("--psp", help=texts.say("help.psp"))
    _add_sandbox(parser, texts)


def _add_options(parser: argparse.ArgumentParser, texts: Texts) -> None:
    parser.add_argument("notice", help=texts.say("help.notice"))
    parser.add_argument("--entity", required=True, help=texts.say("help.entity"))
    _add_sandbox(parser, texts)


def _add_day(parser: argparse.ArgumentParser, texts: Texts) -> None:
    parser.add_argument("--entity", required=True, help=texts.say("help.entity"))
    parser.add_argument("--date", type=date.fromisoformat, help=texts.say("help.date"))
    parser.add_argument("--output", type=Path, required=True, help=texts.say("help.output"))
    _add_sandbox(parser, texts)


def _add_reissue(parser: argparse.ArgumentParser, texts: Texts) -> None:
    parser.add_argument("flow", help=texts.say("help.flow"))
    parser.add_argument("--entity", required=True, help=texts.say("help.entity"))
    parser.add_argument(
        "--leave-out", action="append", default=[], metavar="IUR", help=texts.say("help.leave_out")
    )
    parser.add_argument(
        "--outcome",
        type=_outcome,
        action="append",
        default=[],
        metavar=f"IUR={{{','.join(LineOutcome)}}}",
        help=texts.say("help.outcome"),
    )
    parser.add_argument("--output", type=Path, required=True, help=texts.say("help.output"))
    _add_sandbox(parser, texts)


def _outcome(text: str) -> tuple[str, LineOutcome]:
    """A receipt and its outcome; argparse tells a ValueError as a wrong command line."""
    receipt_id, _, code = text.rpartition("=")
    if not receipt_id:
        raise ValueError
    return receipt_id, LineOutcome(code)


def _add_fault(parser: argparse.ArgumentParser, texts: Texts) -> None:
    parser.add_argument("service", choices=list(Service), help=texts.say("help.service"))
    parser.add_argument("kind", choices=list(RestFault), help=texts.say("help.kind"))
    parser.add_argument("--entity", help=texts.say("help.fault_entity"))
    for name, least in (("--count", 1), ("--after", 0)):
        parser.add_argument(
            name,
            type=int,
            default=least,
            choices=range(least, MAX_FAULTS + 1),
            metavar="N",
            help=texts.say(f"help.{name.removeprefix('--')}"),
        )
    parser.add_argument("--seconds", type=_pause, default=30.0, help=texts.say("help.seconds"))
    _add_sandbox(parser, texts)


def _add_sandbox(parser: argparse.ArgumentParser, texts: Texts) -> None:
    parser.add_argument(
        "--sandbox", default=f"http://127.0.0.1:{_DEFAULT_PORT}", help=texts.say("help.sandbox")
    )


def _serve(options: argparse.Namespace, sentences: Sentences) -> int:
    seed = secrets.randbits(_SEED_BITS) if options.seed is None else options.seed
    app = build_app(options.world, seed, options.slot_seconds)
    try:
        listening = socket.create_server((options.host, options.port))
    except (OSError, OverflowError) as trouble:
        raise WorldTrouble("port_unavailable", host=options.host, port=options.port) from trouble
    with listening:
        host, port = listening.getsockname()[:2]
        ready = {"listening": f"http://{host}:{port}", "seed": seed}
        _say(options.format, ready, sentences.listening(ready["listening"], seed))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
        with suppress(KeyboardInterrupt):  # the way to stop it
            server.run(sockets=[listening])
    return 0


def _pay(options: argparse.Namespace, sentences: Sentences) -> int:
    request = PayRequest.model_construct(
        entity_id=options.entity,
        notice_number="".join(options.notice.split()),
        psp_id=options.psp,
        postal=options.postal,
        twice=options.twice,
        lost_answers=options.lose_answers,
        repeated_receipts=options.repeat_receipt,
        lost_receipts=options.lose_receipt,
        hidden_receipts=options.hide_receipt,
        held_receipt=options.hold_receipt,
    )
    with httpx.Client(trust_env=False) as client:
        report = ControlClient(client, options.sandbox).pay(request)
    facts = TypeAdapter(PaymentReport).dump_python(report, mode="json")
    _say(options.format, facts, sentences.payment(report))
    return 0 if report.went_well else 1


def _cart(options: argparse.Namespace, sentences: Sentences) -> int:
    order = CartOrder.model_construct(
        cart_id=options.cart, outcome=options.outcome, psp_id=options.psp
    )
    with httpx.Client(trust_env=False) as client:
        report = ControlClient(client, options.sandbox).cart(order)
    facts = TypeAdapter(CartReport).dump_python(report, mode="json")
    _say(options.format, facts, sentences.cart(report))
    return 0 if report.went_well else 1


def _options(options: argparse.Namespace, sentences: Sentences) -> int:
    request = OptionsRequest.model_construct(
        entity_id=options.entity, notice_number="".join(options.notice.split())
    )
    with httpx.Client(trust_env=False) as client:
        report = ControlClient(client, options.sandbox).options(request)
    facts = TypeAdapter(OptionsReport).dump_python(report, mode="json", by_alias=False)
    _say(options.format, facts, sentences.options(report))
    return 0 if report.options is not None else 1


def _settle(options: argparse.Namespace, sentences: Sentences) -> int:
    with httpx.Client(trust_env=False) as client:
        flows = ControlClient(client, options.sandbox).settle(_day_request(options)).flows
    paths = [_store(options.output, flow.file_name, flow.content) for flow in flows]
    facts = [_with_path(flow, path) for flow, path in zip(flows, paths, strict=True)]
    said = [sentences.flow(flow, path) for flow, path in zip(flows, paths, strict=True)]
    _say(options.format, {"flows": facts}, "\n".join(said))
    return 0


def _reissue(options: argparse.Namespace, sentences: Sentences) -> int:
    request = ReissueRequest.model_construct(
        entity_id=options.entity,
        flow_id=options.flow,
        left_out=tuple(options.leave_out),
        outcomes=dict(options.outcome),
    )
    with httpx.Client(trust_env=False) as client:
        flow = ControlClient(client, options.sandbox).reissue(request)
    path = _store(options.output, flow.file_name, flow.content)
    _say(options.format, _with_path(flow, path), sentences.reissue(flow, path))
    return 0


def _treasury_day(options: argparse.Namespace, sentences: Sentences) -> int:
    with httpx.Client(trust_env=False) as client:
        journal = ControlClient(client, options.sandbox).treasury_day(_day_request(options))
    path = _store(options.output, journal.file_name, journal.content)
    _say(options.format, _with_path(journal, path), sentences.journal(journal, path))
    return 0


def _fault(options: argparse.Namespace, sentences: Sentences) -> int:
    request = FaultPlan.model_construct(
        service=Service(options.service),
        fault=RestFault(options.kind),
        entity_id=options.entity,
        count=options.count,
        after=options.after,
        seconds=options.seconds if options.kind == RestFault.SLOW else 0,
    )
    with httpx.Client(trust_env=False) as client:
        plan = ControlClient(client, options.sandbox).plan_fault(request)
    _say(options.format, plan.model_dump(mode="json"), sentences.fault(plan))
    return 0


def _state(options: argparse.Namespace, sentences: Sentences) -> int:
    with httpx.Client(trust_env=False) as client:
        state = ControlClient(client, options.sandbox).state()
    _say(options.format, state.model_dump(mode="json"), sentences.state(state))
    return 0


_COMMANDS = {
    "serve": _serve,
    "pay": _pay,
    "cart": _cart,
    "options": _options,
    "settle": _settle,
    "reissue": _reissue,
    "treasury-day": _treasury_day,
    "fault": _fault,
    "state": _state,
}


def _day_request(options: argparse.Namespace) -> DayRequest:
    return DayRequest.model_construct(entity_id=options.entity, on=options.date)


def _store(folder: Path, name: str, content: str) -> Path:
    """Write a file under its own name only: a name with a path in it is not ours."""
    if Path(name).name != name:
        raise BadValue("file_name_not_plain", name=name)
    path = folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
    except OSError as trouble:
        raise WorldTrouble("file_not_written", path=str(path)) from trouble
    return path


def _with_path(message: BaseModel, path: Path) -> dict[str, object]:
    facts = message.model_dump(mode="json", exclude={"content", "file_name"})
    return {"path": str(path), **facts}


def _say(output_format: str, facts: object, sentence: str) -> None:
    shown = json.dumps(facts, ensure_ascii=False) if output_format == "json" else sentence
    sys.stdout.write(shown + "\n")
    sys.stdout.flush()


def _complain(output_format: str, sentences: Sentences, error: PaymentsError) -> int:
    said = sentences.error(error)
    if output_format == "json":
        facts = {"error": error.code, "facts": dict(error.facts), "sentence": said}
        sys.stdout.write(json.dumps(facts, ensure_ascii=False) + "\n")
    else:
        sys.stderr.write(said + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
