from pathlib import Path

from counter_app.services.drafts import Drafts
from counter_app.services.views import DraftView
from tests.factories.clock import FakeClock
from tests.factories.counter import open_store
from tests.factories.desk_services import Services
from tests.factories.fake_server import NOW, citizen

MARIA = citizen()
LUCIA = MARIA.model_copy(update={"citizen_id": "c-8"})


def test_drafts_are_there_again_after_the_store_was_closed(tmp_path: Path) -> None:
    clock, database = FakeClock(NOW), open_store(tmp_path)
    drafts = Drafts(database, clock)
    drafts.keep("laura", [DraftView(MARIA, "mensa", "")], [])
    clock.advance(minutes=1)
    drafts.keep("laura", [DraftView(LUCIA, "carta", "23/12/2026")], [])
    database.close()
    database = open_store(tmp_path)
    reopened = Drafts(database, clock)
    assert reopened.of("laura") == (
        DraftView(LUCIA, "carta", "23/12/2026"),
        DraftView(MARIA, "mensa", ""),
    )
    assert reopened.of("marco") == ()
    database.close()


def test_dropped_draft_is_gone_while_another_is_kept(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    drafts = Drafts(database, FakeClock(NOW))
    drafts.keep("laura", [DraftView(MARIA, "mensa", "")], [])
    drafts.keep("laura", [DraftView(LUCIA, "carta", "")], [MARIA.citizen_id])
    assert drafts.of("laura") == (DraftView(LUCIA, "carta", ""),)
    database.close()


def test_release_takes_the_draft_with_it(services: Services) -> None:
    drafts = Drafts(services.database, services.clock)
    operator_id = services.sign_in.operator_id()
    drafts.keep(operator_id, [DraftView(MARIA, "carta", "")], [])
    drafts.keep("somebody else", [DraftView(MARIA, "mensa", "")], [])
    services.release_one()
    assert drafts.of(operator_id) == ()
    assert len(drafts.of("somebody else")) == 1
