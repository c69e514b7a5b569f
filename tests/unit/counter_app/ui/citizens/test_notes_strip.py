from dataclasses import replace

from counter_app.ui.citizens.notes_strip import NotesStrip
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_people import NOW, some_notes


def strip_of(desk: DeskWindow) -> NotesStrip:
    desk.open_citizen("ross mar")
    return desk.part(NotesStrip, "notes_strip")


def test_newest_notes_are_read_and_withdrawn_ones_are_not(desk: DeskWindow) -> None:
    desk.world.notes["c1"] = some_notes()
    strip = strip_of(desk)
    desk.wait(strip.isVisible)
    told = strip.accessibleName()
    assert told.startswith("Note: Non sente bene")
    assert "Marco De Andreis, 14/10/2026" in told
    assert "da inviare" in told
    assert "Passa il figlio" not in told


def test_nothing_to_read_takes_no_room(desk: DeskWindow) -> None:
    desk.world.notes["c1"] = [replace(one, withdrawn_at=NOW) for one in some_notes()]
    strip = strip_of(desk)
    desk.wait(lambda: desk.words("list_count").startswith("4"))
    assert not strip.isVisible()
