"""`desks list`: every desk and how it is doing; `desks invite`: a file or a code that makes a
machine a desk; and what `doctor` says about desks."""

import argparse
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from central_server.cli.command import DONE, Tools, add_command, add_entity
from central_server.cli.declaration import ServiceUrl
from central_server.cli.findings import Finding, failed, note
from central_server.cli.new_files import NewFiles
from central_server.cli.setting_up import require_entity
from central_server.composition import new_enrolment_code, new_secret
from central_server.db.unit_of_work import Session
from central_server.desks import health
from central_server.desks.health import Concern, DeskState
from central_server.desks.models import DeskContactRow
from central_server.entities import repository as entities
from central_server.identity import enrolment
from payments_core.clock import rome_local
from payments_core.errors import BadValue, Fact
from payments_core.wire.desk.contact_messages import PROTOCOL
from payments_core.wire.desk.enrolment_file import EnrolmentFile
from payments_documents.texts import Texts

if TYPE_CHECKING:
    from central_server.cli.command import Commands

_SECONDS_A_MINUTE = 60
#: Days that an invitation may hold.
INVITATION_DAYS = range(1, 61)


def register(commands: "Commands") -> None:
    """Add the commands."""
    parser = commands.add_parser("desks", help="the machines at the counters")
    group = parser.add_subparsers(required=True)
    listed = add_command(group, "list", "every desk and how it is doing", run_list)
    add_entity(listed, required=False)
    invited = add_command(
        group, "invite", "write a file, or show a code, that makes a machine a desk", run_invite
    )
    invited.add_argument("desk", metavar="DESK")
    invited.add_argument("--server", required=True, metavar="URL", help="as desks reach it")
    how = invited.add_mutually_exclusive_group(required=True)
    how.add_argument("--output", type=Path, metavar="FILE", help="write the file")
    how.add_argument("--typed", action="store_true", help="show the code, to be typed at the desk")
    invited.add_argument("--days", type=int, choices=INVITATION_DAYS, default=7, metavar="DAYS")
    add_entity(invited)


def run_list(arguments: argparse.Namespace, tools: Tools) -> int:
    """Of one entity, or of all; that a desk needs somebody is no failure of the command."""
    now = tools.clock.now()
    with tools.unit_of_work() as session:
        asked = arguments.entity
        if asked is not None:
            require_entity(session, asked)
        ids = [asked] if asked else [row.entity_id for row in entities.entities(session)]
        found = [
            (state, health.concerns(state, now), _told(state, now))
            for entity_id in ids
            for state in health.states(session, entity_id, now)
        ]

        def lines(texts: Texts) -> list[str]:
            told = [line for one in found for line in _lines(texts, *one)]
            return told or [texts.say("desks.none")]

        tools.output.show({"desks": [told for *_, told in found]}, lines)
    return DONE


def run_invite(arguments: argparse.Namespace, tools: Tools) -> int:
    """The file appears once its code is stored; nobody can read the code anywhere else. A code to
    be typed is shown once.

    Raises `server_address_malformed`, `entity_unknown`, `file_exists` and what `enrolment.invite`
    raises.
    """
    server_url = _server_url(arguments.server)
    code = new_enrolment_code() if arguments.typed else new_secret()
    until = tools.clock.now() + timedelta(days=arguments.days)
    with NewFiles() as files, tools.unit_of_work() as session:
        require_entity(session, arguments.entity)
        entity = entities.entity(session, arguments.entity)
        assert entity is not None  # noqa: S101 - it was required
        desk = enrolment.invite(session, arguments.entity, arguments.desk, code, until)
        invitation = EnrolmentFile(
            server_url=server_url, enrolment_code=code, entity_name=entity.name,
            desk_name=desk.name, office=desk.office, training=entity.training, valid_until=until,
        )  # fmt: skip
        if not arguments.typed:
            files.write({arguments.output: invitation.model_dump_json(indent=2).encode()})
    tools.output.show(*_invited(arguments, invitation))
    return DONE


def _invited(
    arguments: argparse.Namespace, made: EnrolmentFile
) -> tuple[dict[str, str], Callable[[Texts], list[str]]]:
    """What is told of an invitation, for programs and for people."""
    facts = {"desk_id": arguments.desk, "until": made.valid_until.isoformat()}
    day = rome_local(made.valid_until).strftime("%d/%m/%Y %H:%M")
    if arguments.typed:
        facts |= {"server_url": made.server_url, "enrolment_code": made.enrolment_code}
        code, server = made.enrolment_code, made.server_url
        return facts, lambda texts: [
            texts.say("desks.invited_by_code", code=code, server=server, until=day)
        ]
    facts["file"] = str(arguments.output)
    return facts, lambda texts: [texts.say("desks.invited", file=arguments.output, until=day)]


def _server_url(text: str) -> str:
    try:
        return TypeAdapter[str](ServiceUrl).validate_python(text).rstrip("/")
    except ValidationError as trouble:
        raise BadValue("server_address_malformed", address=text[:80]) from trouble


def findings(session: Session, entity_id: str, now: datetime) -> Iterator[Finding]:
    """What somebody must see to at the desks of an entity. One that was fenced releases nothing
    until somebody does."""
    for state in health.states(session, entity_id, now):
        for concern in health.concerns(state, now):
            grade = failed if concern is Concern.FENCED else note
            desk = state.desk
            yield grade(
                f"desk_{concern.lower()}", entity=entity_id, desk_id=desk.desk_id, name=desk.name,
                office=desk.office, **_facts(state),
            )  # fmt: skip


def _told(state: DeskState, now: datetime) -> dict[str, Any]:
    """For programs; what only a report tells is null before the first one."""
    desk, contact = state.desk, state.contact
    told: dict[str, Any] = {
        "entity_id": desk.entity_id,
        "desk_id": desk.desk_id,
        "name": desk.name,
        "office": desk.office,
        "machine_name": desk.machine_name,
        "enrolled": state.is_enrolled,
        "awaits_machine": state.awaits_machine,
        "retired_at": _iso(desk.retired_at),
        "fenced_at": _iso(desk.fenced_at),
        "numbers_left": state.numbers_left,
        "used_in_week": state.used_in_week,
        "leases": [
            {
                "segregation_code": one.segregation_code, "blocks": one.blocks,
                "numbers": one.numbers, "last_leased_at": _iso(one.last_leased_at),
            }
            for one in state.leased
        ],
        "concerns": health.concerns(state, now),
    }  # fmt: skip
    return told | {"report": _report(contact) if contact else None}


def _report(contact: DeskContactRow) -> dict[str, Any]:
    return {
        "at": _iso(contact.contact_at),
        "waiting": contact.waiting,
        "oldest_waiting_at": _iso(contact.oldest_waiting_at),
        "open_tasks": contact.open_tasks,
        "program_version": contact.program_version,
        "protocol": contact.protocol,
        "must_update": contact.protocol < PROTOCOL,
        "clock_ahead_seconds": contact.clock_ahead_seconds,
    }


def _lines(
    texts: Texts, state: DeskState, concerns: list[Concern], told: Mapping[str, Any]
) -> Iterator[str]:
    desk, contact, facts = state.desk, state.contact, _facts(state)
    yield texts.say("desks.heading", standing=_standing(texts, state), **told)
    if desk.retired_at is not None:
        yield "    " + texts.say("desks.retired", since=_when(desk.retired_at))
    if contact is not None:
        yield "    " + texts.say("desks.report", **facts)
        waiting = "desks.waiting" if contact.waiting else "desks.nothing_waiting"
        yield "    " + texts.say(waiting, **facts)
    if state.numbers_left is not None:
        yield "    " + texts.say("desks.numbers", **facts)
    for one in state.leased:
        yield "    " + texts.say("desks.leased", last=_when(one.last_leased_at), **one._asdict())
    for concern in concerns:
        yield "  ! " + texts.say(f"desk_concern.{concern.lower()}", **facts)


def _standing(texts: Texts, state: DeskState) -> str:
    if not state.is_enrolled:
        return texts.say("desks.no_machine")
    standing = texts.say("desks.machine", machine=state.desk.machine_name or "-")
    return f"{standing}, {texts.say('desks.awaits_other')}" if state.awaits_machine else standing


def _facts(state: DeskState) -> dict[str, Fact]:
    """What the sentences about a desk name."""
    desk, contact, left = state.desk, state.contact, state.numbers_left
    facts: dict[str, Fact] = {"used": state.used_in_week, "left": "-" if left is None else left}
    if desk.fenced_at is not None:
        facts["fenced"] = _when(desk.fenced_at)
    if contact is not None:
        off = contact.clock_ahead_seconds
        facts |= {
            "reported": _when(contact.contact_at), "waiting": contact.waiting,
            "since": _when(contact.oldest_waiting_at) if contact.oldest_waiting_at else "-",
            "tasks": contact.open_tasks, "version": contact.program_version,
            "protocol": contact.protocol, "minutes": f"{round(off / _SECONDS_A_MINUTE):+d}",
        }  # fmt: skip
    return facts


def _when(at: datetime) -> str:
    return f"{rome_local(at):%d/%m/%Y %H:%M}"


def _iso(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
