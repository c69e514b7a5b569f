from datetime import timedelta

import pytest

from counter_app.printing.device import PrinterState
from counter_app.ui.day import day_columns
from counter_app.ui.day.day_columns import DeskRow, desk_rows, desk_sentence
from counter_app.ui.style.theme import Tone
from counter_app.ui.style.words import LANGUAGES, Words
from payments_core.clock import rome_date
from payments_core.wire.desk.contact_messages import PaperHealth, PrinterHealth
from payments_core.wire.desk.day_messages import DayState
from tests.factories.day_on_screen import READY, a_desk, some_desks, some_figures
from tests.factories.fake_server import NOW

TODAY = rome_date(NOW)
WORDS = Words("it")


def rows(**changes) -> tuple[DeskRow, ...]:
    return desk_rows(some_figures(NOW, TODAY, TODAY, **changes), some_desks(NOW), NOW)


def row_of(**changes) -> DeskRow:
    [row] = desk_rows(
        some_figures(NOW, TODAY, TODAY, desks=()), [a_desk("Uno", NOW, **changes)], NOW
    )
    return row


def test_desks_stand_by_office_and_number_whether_they_released_or_not() -> None:
    assert [(one.name, one.released) for one in rows()] == [
        ("Sportello 3", 214), ("Sportello 7", 63), ("Sportello 12", 141),
        ("Sportello 21", 22), ("Sportello 22", 0),
    ]  # fmt: skip
    assert [one.share for one in rows()] == [1000, 294, 658, 102, 0]


def test_desk_that_is_no_longer_listed_keeps_what_it_released() -> None:
    figures = some_figures(NOW, TODAY, TODAY)
    lone = desk_rows(figures, (), NOW)
    assert sum(one.released for one in lone) == 440
    assert day_columns.line_cell(WORDS, lone[0]).aside


@pytest.mark.parametrize(
    ("changes", "text", "tone"),
    [
        ({}, "In linea", Tone.PAID),
        ({"contact_at": NOW - timedelta(minutes=5)}, "Non si sente dalle 10:36", Tone.OVERDUE),
        ({"contact_at": NOW - timedelta(days=2)}, "Non si sente dal 21/11/2026", Tone.OVERDUE),
        ({"contact_at": None}, "Nessun contatto", Tone.CANCELLED),
        ({"enrolled": False}, "Nessun contatto", Tone.CANCELLED),
        ({"retired": True}, "Fuori servizio", Tone.CANCELLED),
        ({"concerns": ("FENCED",)}, "Esiste due volte", Tone.TO_CHECK),
    ],
)
def test_line_is_said_with_icon_and_word(changes, text: str, tone: Tone) -> None:
    cell = day_columns.line_cell(WORDS, row_of(**changes))
    assert (cell.text, cell.tone) == (text, tone)


def papers(state: str = "READY", queued: int = 0, uncertain: int = 0) -> PaperHealth:
    printers = (PrinterHealth(name="paper", state=state), PrinterHealth(name="verde", state=state))
    return PaperHealth(printers=printers, queued=queued, uncertain=uncertain)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (papers(), "Pronte"),
        (papers("PAPER_OUT"), "A4: carta finita"),
        (papers("OF_TOMORROW"), "A4: da guardare"),
        (papers("PAPER_OUT", uncertain=2), "2 stampe incerte"),
        (papers(queued=1), "1 stampa in coda"),
        (READY.model_copy(update={"printers": ()}), "Senza stampanti"),
        (None, ""),
    ],
)
def test_worst_of_the_papers_is_said(said, text: str) -> None:
    assert day_columns.printer_cell(WORDS, row_of(papers=said)).text == text


def test_queue_says_how_much_waits() -> None:
    assert day_columns.queue_cell(WORDS, row_of()).text == "Tutto inviato"
    assert day_columns.queue_cell(WORDS, row_of(waiting=3)).tone is Tone.TO_REGISTER


def test_sentence_tells_everything_of_a_desk() -> None:
    doubtful, away = rows()[2], rows()[3]
    assert desk_sentence(WORDS, doubtful) == (
        "Sportello 12, ultimo contatto 23/11/2026, 10:40 · 480 numeri · stampe incerte: 1 · "
        "altre attività aperte: 1 · versione 1.0"
    )
    assert "3 da inviare, il più vecchio del 23/11/2026, 09:51" in desk_sentence(WORDS, away)
    odd = row_of(concerns=("CLOCK_OFF", "OF_TOMORROW"))
    assert " · orologio sbagliato · " in desk_sentence(WORDS, odd)
    assert desk_sentence(WORDS, rows()[4]) == "Sportello 22: ancora nessun contatto"


@pytest.mark.parametrize("language", LANGUAGES)
def test_states_and_printers_have_words(language: str) -> None:
    words = Words(language)
    for state in DayState:
        assert words.has(f"day.state_{state}")
    # By name: the server's own modules are none of the counter's.
    for concern in ("FENCED", "SILENT", "CLOCK_OFF", "OUTDATED", "FEW_NUMBERS"):
        assert words.has(f"day.concern_{concern}")
    for printer in PrinterState:
        assert words.has(f"day.printer_{printer}")
