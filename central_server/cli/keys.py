"""`keys create | list | sign | rotate | retire | revoke`: the keys that sign an entity's receipts;
and what `doctor` says about them."""

import argparse
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central_server.cli.command import DONE, FAILED, Run, Tools, add_command, add_entity
from central_server.cli.findings import Finding, failed, good, note
from central_server.cli.setting_up import require_entity
from central_server.db.unit_of_work import Session
from central_server.entities import repository as entities
from central_server.payments import receipt_codes
from central_server.signing import repository, service
from central_server.signing.models import SigningKeyEndRow
from central_server.signing.repository import SigningKey
from central_server.signing.sealing import unseal
from central_server.signing.signer import ReceiptSigner
from payments_core.clock import rome_local
from payments_core.errors import WorldTrouble
from payments_documents.texts import Texts

if TYPE_CHECKING:
    from central_server.cli.command import Commands

#: Longest name of who decides.
NAME_LIMIT = 120


def register(commands: "Commands") -> None:
    """Add the commands."""
    parser = commands.add_parser("keys", help="keys that sign the codes of receipts")
    group = parser.add_subparsers(required=True)
    add_entity(add_command(group, "list", "keys of an entity, newest first", run_list))
    add_entity(add_command(group, "sign", "sign receipts that have no code", run_sign))
    for name, summary, run in (
        ("create", "make the first key of an entity", run_create),
        ("rotate", "make another key and retire the one that signs", run_rotate),
    ):
        _add_decision(group, name, summary, run)
    for name, summary, run in (
        ("retire", "let a key sign nothing more; what it signed counts", run_retire),
        ("revoke", "let nothing that a key signed count any more", run_revoke),
    ):
        _add_decision(group, name, summary, run).add_argument("key", metavar="KEY", type=str.upper)


def _add_decision(group: "Commands", name: str, summary: str, run: Run) -> argparse.ArgumentParser:
    parser = add_command(group, name, summary, run)
    parser.add_argument("--by", required=True, type=_name, metavar="NAME", help="who decides so")
    add_entity(parser)
    return parser


def run_list(arguments: argparse.Namespace, tools: Tools) -> int:
    """Public halves, states, and whose decisions they were."""
    with tools.unit_of_work() as session:
        require_entity(session, arguments.entity)
        found = repository.keys(session, arguments.entity)
        without = receipt_codes.count_without(session, arguments.entity)

    def lines(texts: Texts) -> list[str]:
        told = [line for key in found for line in _lines(texts, key)] or [texts.say("keys.none")]
        return [*told, texts.say("keys.without", receipts=without)]

    result = {"keys": [_facts(key) for key in found], "receipts_without_code": without}
    tools.output.show(result, lines)
    return DONE


def run_create(arguments: argparse.Namespace, tools: Tools) -> int:
    """Receipts that come from now on are signed."""
    return _make(arguments, tools, service.create, "keys.created")


def run_rotate(arguments: argparse.Namespace, tools: Tools) -> int:
    """What the present key has signed counts as before."""
    return _make(arguments, tools, service.rotate, "keys.rotated")


def run_retire(arguments: argparse.Namespace, tools: Tools) -> int:
    """The key has no successor: receipts that come have no code."""
    return _end(arguments, tools, service.retire, "keys.retired")


def run_revoke(arguments: argparse.Namespace, tools: Tools) -> int:
    """Desks say so within a quarter of an hour, or once they are on line."""
    return _end(arguments, tools, service.revoke, "keys.revoked")


def run_sign(arguments: argparse.Namespace, tools: Tools) -> int:
    """Sign what has no code, a block a transaction; status 1 when some is left."""
    entity_id, signer, signed = arguments.entity, ReceiptSigner(tools.environment), 0
    with tools.unit_of_work() as session:
        require_entity(session, entity_id)
    after: str | None = ""
    while after is not None:
        with tools.unit_of_work() as session:
            now = tools.clock.now()
            after, some = receipt_codes.sign_some(session, signer, entity_id, after, now)
            signed += some
    with tools.unit_of_work() as session:
        left = receipt_codes.count_without(session, entity_id)
    facts = {"signed": signed, "left": left}
    key = "keys.signed_all" if left == 0 else "keys.signed_some"
    tools.output.show(facts, lambda texts: [texts.say(key, **facts)])
    return FAILED if left else DONE


def findings(session: Session, tools: Tools) -> Iterator[Finding]:
    """Whether the receipts of each entity are signed, and whether that can go on."""
    for entity in entities.entities(session):
        entity_id, name = entity.entity_id, entity.name
        key = repository.signing_key(session, entity_id)
        if key is None:
            yield note("receipts_unsigned", entity=entity_id, name=name)
            continue
        try:
            unseal(tools.environment, entity_id, key.sealed_private_key, key.key_id)
        except WorldTrouble as trouble:
            yield failed(trouble.code, entity=entity_id, **trouble.facts)
            continue
        without = receipt_codes.count_without(session, entity_id)
        if without:
            yield note("receipts_without_code", entity=entity_id, receipts=without)
        else:
            yield good("receipts_signed", entity=entity_id, key_id=key.key_id)


def _make(
    arguments: argparse.Namespace, tools: Tools, make: Callable[..., str], sentence: str
) -> int:
    entity_id, key = arguments.entity, Ed25519PrivateKey.generate()
    with tools.unit_of_work() as session:
        require_entity(session, entity_id)
        now, who = tools.clock.now(), arguments.by
        key_id = make(session, entity_id, key, tools.environment, who, now)
        without = receipt_codes.count_without(session, entity_id)
    facts: dict[str, Any] = {"key_id": key_id, "receipts_without_code": without}

    def lines(texts: Texts) -> list[str]:
        said = [texts.say(sentence, key_id=key_id)]
        if without:
            said.append(texts.say("keys.sign_now", receipts=without, entity=entity_id))
        return said

    tools.output.show(facts, lines)
    return DONE


def _end(
    arguments: argparse.Namespace, tools: Tools, end: Callable[..., bool], sentence: str
) -> int:
    """Twice is the same as once."""
    with tools.unit_of_work() as session:
        require_entity(session, arguments.entity)
        now = tools.clock.now()
        ended = end(session, arguments.entity, arguments.key, arguments.by, now)
    facts = {"key_id": arguments.key, "ended": ended}
    key = sentence if ended else "keys.ended_before"
    tools.output.show(facts, lambda texts: [texts.say(key, **facts, entity=arguments.entity)])
    return DONE


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not 0 < len(name) <= NAME_LIMIT:
        raise argparse.ArgumentTypeError(f"1 to {NAME_LIMIT} letters")
    return name


def _facts(key: SigningKey) -> dict[str, Any]:
    def told(end: SigningKeyEndRow | None) -> dict[str, Any] | None:
        return None if end is None else {"at": end.at.isoformat(), "by": end.author}

    return {
        "key_id": key.row.key_id,
        "public_key": key.row.public_key.hex(),
        "signs": key.signs,
        "created": {"at": key.row.created_at.isoformat(), "by": key.row.author},
        "retired": told(key.retired),
        "revoked": told(key.revoked),
    }


def _lines(texts: Texts, key: SigningKey) -> Iterator[str]:
    standing = "keys.signs" if key.signs else "keys.signs_not"
    yield texts.say("keys.line", key_id=key.row.key_id, standing=texts.say(standing))
    steps = (
        ("keys.step_created", key.row.created_at, key.row.author),
        *(("keys.step_retired", end.at, end.author) for end in (key.retired,) if end),
        *(("keys.step_revoked", end.at, end.author) for end in (key.revoked,) if end),
    )
    for step, at, who in steps:
        yield "    " + texts.say(step, when=_when(at), who=who)


def _when(at: datetime) -> str:
    return f"{rome_local(at):%d/%m/%Y %H:%M}"
