from dataclasses import replace

import pytest

from counter_app.services.bulk_order import BulkView, BulkWay
from counter_app.store.bulk_prints import BulkState
from counter_app.ui.papers.bulk_progress import sentences
from counter_app.ui.style.theme import Tone
from counter_app.ui.style.words import Words
from tests.factories.screen_people import NOW

VIEW = BulkView(
    "p-1", BulkWay.PRINTER, None, BulkState.RUNNING, 9, printed=4, under_way=0, to_check=0,
    left_out=(), asked_at=NOW, asked_by="Laura", waits_for=None, problem=None, facts={},
)  # fmt: skip


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("state", BulkState)
@pytest.mark.parametrize("printed", [0, 4])
def test_every_standing_has_its_words(language: str, state: BulkState, printed: int) -> None:
    _tone, headline, detail = sentences(
        Words(language), replace(VIEW, state=state, printed=printed)
    )
    assert headline
    assert detail


def test_trouble_says_what_to_do_and_papers_in_doubt_where_they_are() -> None:
    view = replace(
        VIEW, state=BulkState.PAUSED, problem="bulk_printer_silent", to_check=2, under_way=1
    )
    tone, headline, detail = sentences(Words("it"), view)
    assert tone is Tone.TO_CHECK
    assert headline == "Stampa sospesa: 4 di 9"
    assert "poi continua. 1 foglio è già alla stampante. 2 fogli sono incerti" in detail


@pytest.mark.parametrize("way", [BulkWay.ONE_FILE, BulkWay.FILE_EACH])
def test_files_are_named_once_they_are_whole(way: BulkWay) -> None:
    view = replace(VIEW, way=way, target="/home/laura/avvisi")
    assert "avvisi" not in sentences(Words("en"), view)[2]
    done = replace(view, state=BulkState.DONE, printed=9)
    assert sentences(Words("en"), done)[0] is Tone.PAID
    assert "/home/laura/avvisi" in sentences(Words("en"), done)[2]
