"""`audit list | verify`: who has seen whom, and whether the log is as it was written; and what
`doctor` says about it."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from central_server.audit import repository, service
from central_server.audit.chain import AuditEvent
from central_server.audit.repository import EventFilter
from central_server.audit.service import ChainReport, KnownLink
from central_server.citizens import repository as citizens
from central_server.cli.command import DONE, FAILED, Tools, add_command, add_entity
from central_server.cli.findings import Finding, note
from central_server.cli.setting_up import require_entity
from central_server.db.unit_of_work import Session
from central_server.entities import repository as entities
from central_server.identity import repository as identity
from payments_core.clock import rome_local, start_of_rome_day
from payments_core.errors import RuleBroken
from payments_core.identifiers import notice_number, tax_code
from payments_documents.texts import Texts

if TYPE_CHECKING:
    from central_server.cli.command import Commands

#: Events that a list shows when nobody says how many.
DEFAULT_LIMIT = 500
#: Events that it shows at most.
LIMIT = 100_000
#: Workers seal every ten minutes; what waits so long does not do so by chance.
LONG_WAIT = timedelta(hours=1)


def register(commands: "Commands") -> None:
    """Add the commands."""
    parser = commands.add_parser("audit", help="the log of who saw and did what")
    group = parser.add_subparsers(required=True)
    listed = add_command(group, "list", "who has seen whom and what, newest first", run_list)
    listed.add_argument("--citizen", metavar="CF|ID", help="only what was seen of this person")
    listed.add_argument(
        "--notice", type=notice_number.compact, metavar="NOTICE", help="only of this notice"
    )
    listed.add_argument("--operator", metavar="NAME|ID", help="only by this operator")
    listed.add_argument("--desk", metavar="ID", help="only at this desk")
    listed.add_argument("--since", type=date.fromisoformat, metavar="DAY", help="from this day on")
    listed.add_argument("--until", type=date.fromisoformat, metavar="DAY", help="up to this day")
    listed.add_argument(
        "--limit", type=_limit, default=DEFAULT_LIMIT, metavar="N", help=f"at most, {DEFAULT_LIMIT}"
    )
    add_entity(listed)
    verified = add_command(group, "verify", "whether the log is as it was written", run_verify)
    verified.add_argument(
        "--known", type=_known_link, metavar="NUMBER:HASH", help="a seal noted earlier (--entity)"
    )
    add_entity(verified, required=False)


def run_list(arguments: argparse.Namespace, tools: Tools) -> int:
    """The newest events that fit, and whether there are more."""
    entity_id = arguments.entity
    with tools.unit_of_work() as session:
        require_entity(session, entity_id)
        wanted = _wanted(session, arguments)
        found = repository.events(session, entity_id, wanted, arguments.limit + 1)
        shown = found[: arguments.limit]
        whom, who = _people(session, entity_id)
        told = [
            asdict(event)
            | {"operator": who(event.operator_id), "citizen": whom(event.citizen_id)}
            for event in shown
        ]  # fmt: skip
    complete = len(found) == len(shown)

    def lines(texts: Texts) -> list[str]:
        said = [_line(texts, event, one) for event, one in zip(shown, told, strict=True)]
        if not complete:
            said.append(texts.say("audit.incomplete", limit=arguments.limit))
        return said or [texts.say("audit.none")]

    tools.output.show({"events": [_iso(one) for one in told], "complete": complete}, lines)
    return DONE


def run_verify(arguments: argparse.Namespace, tools: Tools) -> int:
    """Each entity's chain to its first fault; status 1 when there is one."""
    if arguments.known is not None and arguments.entity is None:
        raise RuleBroken("audit_known_without_entity")
    if arguments.entity is not None:
        with tools.unit_of_work() as session:
            require_entity(session, arguments.entity)
        ids = [arguments.entity]
    else:
        with tools.unit_of_work() as session:
            ids = [row.entity_id for row in entities.entities(session)]
    reports = [service.verify(tools.unit_of_work, one, arguments.known) for one in ids]
    tools.output.show(
        {"chains": [asdict(one) for one in reports]},
        lambda texts: [_verdict(texts, one) for one in reports] or [texts.say("audit.none")],
    )
    return DONE if all(one.fault is None for one in reports) else FAILED


def findings(session: Session, entity_id: str, now: datetime) -> Iterator[Finding]:
    """Whether somebody must see to the sealing of an entity's log."""
    waiting, oldest_at = repository.waiting(session, entity_id)
    if oldest_at is not None and now - oldest_at >= LONG_WAIT:
        since = f"{rome_local(oldest_at):%d/%m/%Y %H:%M}"
        yield note("audit_unsealed", entity=entity_id, events=waiting, since=since)


def _limit(text: str) -> int:
    number = int(text)
    if not 1 <= number <= LIMIT:
        raise argparse.ArgumentTypeError(f"1-{LIMIT}")
    return number


def _known_link(text: str) -> KnownLink:
    number, _, hash_ = text.partition(":")
    return KnownLink(int(number), hash_)


def _wanted(session: Session, arguments: argparse.Namespace) -> EventFilter:
    since, until = arguments.since, arguments.until
    return EventFilter(
        citizen_id=_citizen_id(session, arguments.entity, arguments.citizen),
        notice_number=arguments.notice,
        operator_id=_operator_id(session, arguments.entity, arguments.operator),
        desk_id=arguments.desk,
        since=start_of_rome_day(since) if since else None,
        until=start_of_rome_day(until + timedelta(days=1)) if until else None,
    )


def _citizen_id(session: Session, entity_id: str, said: str | None) -> str | None:
    """The id of a person said by tax code; what is none is an id, perhaps of somebody who is gone
    from the registry."""
    if said is None:
        return None
    code = tax_code.compact(said)
    found = citizens.by_tax_codes(session, entity_id, [code])
    return found[code].citizen_id if code in found else said


def _operator_id(session: Session, entity_id: str, said: str | None) -> str | None:
    named = identity.operator_named(session, entity_id, said) if said is not None else None
    return named.operator_id if named else said


def _people(session: Session, entity_id: str) -> tuple[Any, Any]:
    """How the ids of people and of operators are said; an id for whom nobody knows any more."""

    @cache
    def whom(citizen_id: str | None) -> str | None:
        found = citizens.citizen(session, entity_id, citizen_id) if citizen_id else None
        return (found.tax_code if found else None) or citizen_id

    @cache
    def who(operator_id: str | None) -> str | None:
        found = identity.operator(session, entity_id, operator_id) if operator_id else None
        return found.username if found else operator_id

    return whom, who


def _line(texts: Texts, event: AuditEvent, told: dict[str, Any]) -> str:
    act = f"audit_act.{event.act}"
    unknown = event.operator_id is not None and not event.operator_known
    marks = [
        texts.say(f"audit.{mark}")
        for mark, holds in (
            ("offline", event.offline),
            ("clock_doubtful", event.clock_doubtful),
            ("operator_unknown", unknown),
        )
        if holds
    ]
    parts = [
        f"{rome_local(event.happened_at):%d/%m/%Y %H:%M:%S}",
        told["operator"] or "-",
        event.desk_id,
        texts.say(act) if texts.has(act) else event.act,
        told["citizen"] or "",
        notice_number.format(event.notice_number) if event.notice_number else "",
        texts.say("audit.hits", hits=event.hits) if event.hits is not None else "",
        f"({', '.join(marks)})" if marks else "",
    ]
    return "  ".join(part for part in parts if part)


def _verdict(texts: Texts, report: ChainReport) -> str:
    facts = asdict(report)
    if report.fault is None:
        return texts.say("audit.sound", **facts)
    return texts.say(f"audit_fault.{report.fault}", **facts)


def _iso(told: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in told.items()
    }
