from datetime import timedelta

import pytest

from central_server.changes import feed
from central_server.identity import enrolment
from central_server.identity.models import DeskRow
from central_server.identity.secrets import fingerprint
from payments_core.errors import RuleBroken
from payments_core.wire.desk.messages import EnrolRequest
from payments_core.wire.desk.notice_messages import ChangeKind
from tests.factories.server import COMPANY, CREDENTIAL, DESK, ENROLMENT_CODE, ENTITY, add_desk


def enrol(
    session, clock, code=ENROLMENT_CODE, credential="first-credential", trains=False, **changes
):
    request = EnrolRequest(enrolment_code=code, machine_name="PC-12", **changes)
    return enrolment.enrol(session, request, lambda: credential, clock.now(), lambda _: trains)


def header(reply):
    return f"{reply.entity_id}/{reply.desk_id}:{reply.credential}"


def test_code_makes_a_machine_the_desk(session, clock):
    add_desk(session, enrolled=False)
    reply = enrol(session, clock)
    desk = enrolment.authenticate(session, header(reply))
    assert (desk.entity_id, desk.desk_id, desk.generation) == (ENTITY, DESK, 1)


def test_machine_that_must_stay_with_another_entity_has_not_spent_the_code(session, clock):
    add_desk(session, enrolled=False)
    with pytest.raises(RuleBroken, match="enrolment_other_entity"):
        enrol(session, clock, only_entity_id=COMPANY)
    assert enrol(session, clock, only_entity_id=ENTITY).desk_id == DESK


def test_code_of_the_server_is_taken_however_it_is_typed(session, clock):
    add_desk(session, enrolled=False)
    until = clock.now() + timedelta(days=7)
    enrolment.invite(session, ENTITY, DESK, "K7QF-9M2X-3TBH-WPZR", until)
    session.flush()
    assert enrol(session, clock, "k7qf9m2x 3tbh wpzr").desk_id == DESK


def test_new_desk_learns_where_changes_are(session, clock):
    add_desk(session, enrolled=False)
    feed.open_feed(session, ENTITY)
    session.flush()
    feed.append(session, ENTITY, ChangeKind.NOTICE_PAID, ["301000000000004285"] * 7, clock.now())
    assert enrol(session, clock).change_cursor == 7


def test_credential_is_not_kept_in_clear(session, clock):
    add_desk(session, enrolled=False)
    enrol(session, clock)
    row = session.get_one(DeskRow, (ENTITY, DESK))
    assert "first-credential" not in str(vars(row))


def test_code_works_once(session, clock):
    add_desk(session, enrolled=False)
    enrol(session, clock)
    with pytest.raises(RuleBroken, match="enrolment_refused"):
        enrol(session, clock)


@pytest.mark.parametrize(
    ("training", "trains", "refusal"),
    [(True, False, "enrolment_not_training"), (False, True, "enrolment_is_training")],
)
def test_training_and_service_never_meet_and_the_code_is_not_spent(
    session, clock, training, trains, refusal
):
    add_desk(session, enrolled=False)
    with pytest.raises(RuleBroken, match=refusal):
        enrol(session, clock, training=training, trains=trains)
    assert enrol(session, clock, training=trains, trains=trains).desk_id == DESK


def test_an_invitation_makes_a_machine_the_desk_once_and_until_its_hour(session, clock):
    add_desk(session, enrolled=False)
    until = clock.now() + timedelta(days=7)
    enrolment.invite(session, ENTITY, DESK, "code-of-a-file", until)
    session.flush()
    assert enrol(session, clock, "code-of-a-file").desk_id == DESK
    for code in ("code-of-a-file", ENROLMENT_CODE):
        with pytest.raises(RuleBroken, match="enrolment_refused"):
            enrol(session, clock, code)
    enrolment.invite(session, ENTITY, DESK, "second-code-of-a-file", until)
    session.flush()
    request = EnrolRequest(enrolment_code="second-code-of-a-file", machine_name="PC-12")
    with pytest.raises(RuleBroken, match="enrolment_refused"):
        enrolment.enrol(session, request, lambda: "c", until, lambda _entity: False)
    assert enrol(session, clock, "second-code-of-a-file").desk_id == DESK


def test_only_a_desk_that_is_one_invites(session, clock):
    add_desk(session, enrolled=False)
    with pytest.raises(RuleBroken, match="desk_unknown"):
        enrolment.invite(session, ENTITY, "nobody", "code-of-a-file", clock.now())
    session.get_one(DeskRow, (ENTITY, DESK)).retired_at = clock.now()
    session.flush()
    with pytest.raises(RuleBroken, match="desk_retired"):
        enrolment.invite(session, ENTITY, DESK, "code-of-a-file", clock.now())


def test_new_code_hands_the_desk_to_another_machine_and_fences_the_first(session, clock):
    add_desk(session, enrolled=False)
    first = enrol(session, clock)
    row = session.get_one(DeskRow, (ENTITY, DESK))
    row.enrolment_hash, row.enrolment_used_at = fingerprint("second-code"), None
    session.flush()
    second = enrol(session, clock, "second-code", "second-credential")
    assert enrolment.authenticate(session, header(second)).generation == 2
    with pytest.raises(RuleBroken, match="desk_credential_refused"):
        enrolment.authenticate(session, header(first))


@pytest.mark.parametrize(
    "text",
    [
        None, "", ":", "/:", f"{ENTITY}/{DESK}", f"{ENTITY}/{DESK}:", f"{ENTITY}/{DESK}:wrong",
        f"{COMPANY}/{DESK}:{CREDENTIAL}", f"{ENTITY}/other:{CREDENTIAL}", f"{DESK}:{CREDENTIAL}",
    ],
)  # fmt: skip
def test_anything_but_the_credential_of_the_desk_is_refused(session, text):
    add_desk(session)
    with pytest.raises(RuleBroken, match="desk_credential_refused"):
        enrolment.authenticate(session, text)


def test_desk_never_enrolled_has_no_credential(session):
    add_desk(session, enrolled=False)
    with pytest.raises(RuleBroken, match="desk_credential_refused"):
        enrolment.authenticate(session, f"{ENTITY}/{DESK}:{CREDENTIAL}")


def test_retired_desk_is_refused_unless_it_delivers_what_it_has(session, clock):
    add_desk(session)
    session.get_one(DeskRow, (ENTITY, DESK)).retired_at = clock.now()
    session.flush()
    text = f"{ENTITY}/{DESK}:{CREDENTIAL}"
    with pytest.raises(RuleBroken, match="desk_retired"):
        enrolment.authenticate(session, text)
    assert enrolment.authenticate(session, text, retired_too=True).desk_id == DESK


def test_retired_desk_does_not_enrol(session, clock):
    add_desk(session, enrolled=False)
    session.get_one(DeskRow, (ENTITY, DESK)).retired_at = clock.now()
    session.flush()
    with pytest.raises(RuleBroken, match="enrolment_refused"):
        enrol(session, clock)


def test_desk_is_current_until_another_machine_takes_it_or_it_retires(session, clock):
    desk = add_desk(session)
    assert enrolment.is_current(session, desk)
    row = session.get_one(DeskRow, (desk.entity_id, desk.desk_id))
    row.retired_at = clock.now()
    assert not enrolment.is_current(session, desk)
    row.retired_at, row.generation = None, desk.generation + 1
    assert not enrolment.is_current(session, desk)
