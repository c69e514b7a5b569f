from pathlib import Path

import pytest

from counter_app.services.desk_facts import DeskFactsReader
from counter_app.store import desk
from payments_core.errors import RuleBroken
from tests.factories.counter import enrolled_store, open_store
from tests.factories.fake_server import DESK, ENTITY, profile


def test_facts_come_from_the_store_also_before_the_profile(tmp_path: Path) -> None:
    database = enrolled_store(tmp_path)
    reader = DeskFactsReader(database, "1.2.3", lambda: "desk_in_doubt")
    facts = reader.read()
    assert (facts.entity_id, facts.version, facts.doubt) == (ENTITY, "1.2.3", "desk_in_doubt")
    assert (facts.numbers_left, facts.waiting) == (50, 0)
    with database.write() as session:
        session.connection().exec_driver_sql("UPDATE desk SET profile = NULL")
    assert reader.read().desk_name == DESK
    with database.write() as session:
        desk.keep_profile(session, profile())
    told = reader.read()
    assert (told.entity_name, told.desk_name) == (profile().entity_name, profile().desk_name)
    assert told.training
    database.close()


def test_a_machine_that_is_no_desk_has_none(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with pytest.raises(RuleBroken, match="desk_not_enrolled"):
        DeskFactsReader(database, "1.2.3", lambda: None).read()
    database.close()
