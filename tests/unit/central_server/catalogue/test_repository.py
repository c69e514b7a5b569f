from central_server.catalogue import repository
from tests.factories.server import COMPANY, ENTITY, RATE, a_kind, add_entity, add_kind


def test_kind_comes_back_as_it_was_set_up(session):
    add_entity(session)
    add_kind(session)
    assert repository.kind(session, ENTITY, RATE, 1) == a_kind()


def test_newest_revision_is_in_force_and_older_ones_are_still_known(session):
    add_entity(session)
    for days in (30, 60):
        add_kind(session, due={"rule": "after_days", "days": days})
    add_kind(session, kind_id="stato-civile", parts=("0,26",))
    rows = repository.current_rows(session, ENTITY)
    assert [(row.kind_id, row.revision) for row in rows] == [(RATE, 2), ("stato-civile", 1)]
    assert repository.kind(session, ENTITY, RATE, 1).due.days == 30
    revisions = repository.revisions(session, ENTITY, RATE)
    assert [row.revision for row in revisions] == [2, 1]


def test_kinds_of_another_entity_are_unknown(session):
    add_entity(session)
    add_kind(session)
    assert repository.kind(session, COMPANY, RATE, 1) is None
    assert repository.kind_row(session, COMPANY, RATE) is None
    assert repository.revisions(session, COMPANY, RATE) == []
    assert repository.current_rows(session, COMPANY) == []
