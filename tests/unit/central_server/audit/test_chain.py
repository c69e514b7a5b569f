import hashlib
import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from central_server.audit.chain import ORIGIN, AuditEvent, canonical, link_hash
from tests.factories.audit import audit_event


def test_hash_is_that_of_a_text_that_anybody_can_write_again():
    event = audit_event(
        entity_id="80999990106", citizen_id="citizen-à",
        happened_at=datetime(2026, 11, 23, 10, 30, tzinfo=timezone(timedelta(hours=1))),
        recorded_at=datetime(2026, 11, 23, 9, 30, 0, 5, tzinfo=UTC),
    )  # fmt: skip
    text = (
        '{"event":{"act":"CITIZEN_OPENED","citizen_id":"citizen-\\u00e0","clock_doubtful":false,'
        '"desk_id":"desk-1","entity_id":"80999990106","event_id":"event-1",'
        '"happened_at":"2026-11-23T09:30:00.000000+00:00","hits":null,"notice_number":null,'
        '"offline":false,"operator_id":"operator-1","operator_known":true,'
        '"recorded_at":"2026-11-23T09:30:00.000005+00:00","said_at":null,"source":"server"},'
        f'"number":1,"previous":"{ORIGIN}","version":1}}'
    )
    assert canonical(1, ORIGIN, event) == text.encode()
    assert link_hash(1, ORIGIN, event) == hashlib.sha256(text.encode()).hexdigest()


def test_text_names_every_field():
    told = json.loads(canonical(1, ORIGIN, audit_event()))["event"]
    assert set(told) == {field.name for field in fields(AuditEvent)}


@pytest.mark.parametrize("name", [field.name for field in fields(AuditEvent)])
def test_every_field_counts(name):
    event = audit_event()
    others = {bool: lambda one: not one, datetime: lambda one: one + timedelta(microseconds=1)}
    value = getattr(event, name)
    changed = replace(event, **{name: others.get(type(value), lambda one: f"{one}x")(value)})
    assert link_hash(1, ORIGIN, changed) != link_hash(1, ORIGIN, event)


def test_place_in_the_chain_counts():
    event = audit_event()
    assert link_hash(2, ORIGIN, event) != link_hash(1, ORIGIN, event)
    assert link_hash(1, "1" * 64, event) != link_hash(1, ORIGIN, event)
