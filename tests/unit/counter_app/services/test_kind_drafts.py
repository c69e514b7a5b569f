from datetime import timedelta
from pathlib import Path

from counter_app.services.kind_documents import document_of
from counter_app.services.kind_drafts import NEW, BegunKind, KindDrafts
from tests.factories.counter import open_store
from tests.factories.fake_server import NOW
from tests.factories.screen_offers import MARKET

CHANGED = BegunKind(document_of(MARKET.kind) | {"name": "Mercato è"}, 3, NOW)
BEGUN = BegunKind({"due": {"rule": "after_days", "days": "molti"}}, 0, NOW + timedelta(hours=1))


def test_drafts_are_there_again_after_the_store_was_closed(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    KindDrafts(database).keep("anna", {"mercato": CHANGED, NEW: BEGUN})
    database.close()
    database = open_store(tmp_path)
    assert KindDrafts(database).of("anna") == {"mercato": CHANGED, NEW: BEGUN}
    assert KindDrafts(database).of("ugo") == {}
    database.close()


def test_a_dropped_draft_is_gone_while_another_is_kept(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    drafts = KindDrafts(database)
    drafts.keep("anna", {"mercato": CHANGED})
    drafts.keep("ugo", {"mercato": CHANGED})
    drafts.keep("anna", {"mercato": None, NEW: BEGUN, "mensa": None})
    assert drafts.of("anna") == {NEW: BEGUN}
    assert drafts.of("ugo") == {"mercato": CHANGED}
    database.close()
