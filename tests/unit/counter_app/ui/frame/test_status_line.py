from datetime import timedelta

import pytest

from counter_app.client.line_evidence import LineTrouble
from counter_app.services.views import BulkCount, DeskView, PrinterState
from counter_app.ui.frame.status_line import Fact, Piece, StatusLine, desk_pieces
from counter_app.ui.style.icons import Icons
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import LIGHT, Theme, Tone
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.parts import Elided
from tests.factories.fake_server import NOW


def look_in(language: str, percent: int = 100) -> Look:
    theme = Theme(LIGHT, percent)
    return Look(theme, Icons(theme), Words(language))


def desk(**changes: object) -> DeskView:
    whole: dict[str, object] = {
        "online": True, "offline_since": None, "waiting_operations": 0, "numbers_left": 480,
        "paper_printer": PrinterState.READY, "roll_printer": PrinterState.READY,
    }  # fmt: skip
    return DeskView(**(whole | changes))


@pytest.mark.parametrize("trouble", LineTrouble)
@pytest.mark.parametrize("language", ["it", "en"])
def test_each_trouble_has_its_own_sentence(
    trouble: LineTrouble, language: str, qapp: object
) -> None:
    look = look_in(language)
    said = [
        desk_pieces(look, desk(online=False, offline_since=NOW, trouble=each))[0]
        for each in (trouble, *(other for other in LineTrouble if other is not trouble), None)
    ]
    icon, words, tone, _ = said[0]
    assert (icon, tone) == ("plug", Tone.OVERDUE)
    assert "10:41" in words
    assert Words(language).say(f"status.because_{trouble}") in words
    assert words not in [other for _, other, _, _ in said[1:]]


def test_slow_line_is_online_and_looks_otherwise(qapp: object) -> None:
    quick, slow = (desk_pieces(look_in("it"), desk(slow=each))[0] for each in (False, True))
    assert quick == Piece("wifi", "In linea", Tone.PAID)
    assert slow == Piece("clock", "In linea, ma lenta", Tone.OVERDUE)


def test_line_says_where_receipts_come_out_while_their_printer_is_silent(qapp: object) -> None:
    silent = PrinterState.UNREACHABLE
    asks, leaves = (
        desk_pieces(look_in("it"), desk(roll_printer=silent, leaves_roll=each))[3]
        for each in (False, True)
    )
    assert asks == Piece("print", "Scontrini: non risponde", Tone.TO_CHECK)
    wanted = "Scontrini: non risponde, si usa l'A4"
    assert leaves == Piece("print", wanted, Tone.TO_CHECK, (asks.words,))


def test_reason_is_read_aloud_when_it_changes(qtbot) -> None:
    line = StatusLine(look_in("it"))
    qtbot.addWidget(line)
    line.show_desk(desk(online=False, offline_since=NOW, trouble=LineTrouble.SILENT))
    assert line.text().startswith(
        "Fuori linea dalle 10:41: il server non risponde · puoi continuare · Tutto inviato"
    )
    line.show_desk(desk(online=False, offline_since=NOW, trouble=LineTrouble.SOMEBODY_ELSE))
    assert "risponde un'altra pagina" in line.text()


@pytest.mark.parametrize(
    ("trouble", "percent", "said"),
    [
        (
            LineTrouble.CERTIFICATE, 100,
            "Fuori linea dalle 10:41: risponde qualcun altro al posto del server · puoi continuare",
        ),
        (LineTrouble.NO_NETWORK, 200, "Fuori linea: manca la rete"),
        (LineTrouble.SOMEBODY_ELSE, 200, "Fuori linea dalle 10:41 · puoi continuare"),
    ],
)  # fmt: skip
def test_reason_is_told_in_fewer_words_where_there_is_no_room(
    qtbot, trouble: LineTrouble, percent: int, said: str
) -> None:
    line = StatusLine(look_in("it", percent))
    qtbot.addWidget(line)
    line.show_hour(NOW)
    line.resize(1366, line.height())
    line.show_desk(desk(online=False, offline_since=NOW, trouble=trouble, waiting_operations=3))
    texts = [one.text() for one in line.findChildren(Elided)]
    assert texts[:2] == [said, "3 da inviare"]
    assert Words("it").say(f"status.because_{trouble}") in line.text()
    line.resize(4000, line.height())
    line.show_hour(NOW + timedelta(minutes=1))
    assert "puoi continuare" in line.findChildren(Elided)[0].text()


@pytest.mark.parametrize(
    ("notices", "notes", "said"),
    [
        (0, 0, "Tutto inviato"),
        (0, 1, "1 nota da inviare"),
        (0, 3, "3 note da inviare"),
        (2, 3, "2 da inviare"),
    ],
)
def test_what_waits_is_told_notices_first(
    notices: int, notes: int, said: str, qapp: object
) -> None:
    pieces = desk_pieces(look_in("it"), desk(waiting_operations=notices, waiting_notes=notes))
    assert pieces[1].words == said


@pytest.mark.parametrize(
    ("left", "days", "italian", "english"),
    [
        (480, None, "Numeri: 480", "Numbers: 480"),
        (480, 6.9, "Numeri: 480 (6 giorni)", "Numbers: 480 (6 days)"),
        (1200, 12.0, "Numeri: 1.200 (12 giorni)", "Numbers: 1.200 (12 days)"),
        (80, 1.0, "Numeri: 80 (1 giorno)", "Numbers: 80 (1 day)"),
        (40, 0.5, "Numeri: 40 (mezza giornata)", "Numbers: 40 (half a day)"),
        (1, 0.01, "Numeri: 1 (poche ore)", "Numbers: 1 (a few hours)"),
        (0, 0.0, "Numeri finiti", "No numbers left"),
    ],
)
def test_line_says_how_long_the_numbers_last(
    left: int, days: float | None, italian: str, english: str, qapp: object
) -> None:
    for language, said in (("it", italian), ("en", english)):
        piece = desk_pieces(look_in(language), desk(numbers_left=left, numbers_days=days))[-1]
        assert piece.words == said
        plain = desk_pieces(look_in(language), desk(numbers_left=left))[-1].words
        assert piece.shorter == (() if plain == said else (plain,))


def test_a_fact_that_changes_leaves_the_others_where_they_stand(qtbot) -> None:
    line = StatusLine(look_in("it"))
    qtbot.addWidget(line)
    line.resize(1600, 28)
    line.show_desk(desk())
    before = line.findChildren(Fact)
    line.show_desk(desk(numbers_left=479, waiting_operations=1, paper_printer=PrinterState.NOT_SET))
    assert line.findChildren(Fact) == before
    assert [one.text.text() for one in before] == [one.words for one in line._shown]
    assert [one.text.toolTip() for one in before] == [one.words for one in line._shown]
    assert line.text() == " · ".join(one.words for one in line._shown)
    waiting, calm = before[1].text.styleSheet(), before[4].text.styleSheet()
    assert ("600" in waiting, "600" in calm) == (True, False)
    line.show_desk(desk())
    assert "600" not in before[1].text.styleSheet()


def test_bulk_print_comes_into_the_line_and_goes_again(qtbot) -> None:
    line = StatusLine(look_in("it"))
    qtbot.addWidget(line)
    line.resize(1600, 28)
    line.show_desk(desk())
    usual = line.text()
    line.show_desk(desk(bulk=BulkCount(printed=3, count=10, held=False)))
    assert [one.text.text() for one in line.findChildren(Fact)] == line.text().split(" · ")
    assert line.text() != usual
    line.show_desk(desk())
    qtbot.waitUntil(lambda: len(line.findChildren(Fact)) == len(usual.split(" · ")))
    assert [one.text.text() for one in line.findChildren(Fact)] == usual.split(" · ")
