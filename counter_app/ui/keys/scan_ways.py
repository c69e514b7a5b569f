"""What becomes of a scan: into the field that takes it, or to its place; and a line says so."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from counter_app.services.recognition import Typed, TypedKind, recognise
from counter_app.services.views import SearchResult
from counter_app.ui.background import Ticket
from counter_app.ui.page import Page, Ways
from counter_app.ui.places import CitizenPlace, SearchPlace
from counter_app.ui.said.search_text import PERSONS, place_of
from counter_app.ui.style.words import Words
from payments_core.clock import rome_date

if TYPE_CHECKING:
    from counter_app.ui.ports import Counter


class ScanWays:
    """Leads away from a form only after it is held, and says how to come back to it."""

    def __init__(
        self, counter: "Counter", words: Words, page: Callable[[], Page | None], ways: Ways
    ) -> None:
        self._counter = counter
        self._words = words
        self._page = page
        self._ways = ways
        #: What the last reading has shown of the scanner that was not known; empty for nothing.
        self._keys_said = ""
        self._looking_up: Ticket | None = None
        ways.search_field.textEdited.connect(self._forget_person)

    def scanned(self, read: str) -> None:
        """A whole code has been read."""
        page = self._page()
        if page is None:
            return
        self._forget_person()
        scanner, as_it_stands = self._counter.scanner, recognise(read)
        text = scanner.meant(read)
        today = rome_date(self._counter.clock.now())
        typed = recognise(text, today)
        self._keys_said = ""
        if scanner.learn(read, as_it_stands):
            self._keys_said = "scan.keys_differ" if scanner.other_keys else "scan.keys_right"
            page.ask_here(scanner.keep, lambda _none: None)
        if page.take_scan(text):
            self._tell(typed, held="")
            return
        held = page.held_words
        if typed.kind in PERSONS:
            self._look_up(page, typed, held)
            return
        place = place_of(text, today)
        if place is not None:
            self._ways.search_field.clear()
            self._ways.go(place)
            self._tell(typed, held)

    def missed(self) -> None:
        """Something was read that cannot be told."""
        self._ways.tell(self._words.say("scan.incomplete"))

    def _look_up(self, page: Page, typed: Typed, held: str) -> None:
        """Straight to the person, with no search in between to come back to."""
        lookup = self._counter.lookup
        self._tell(typed, held="")

        def found(result: SearchResult) -> None:
            if len(result.citizens) == 1:
                self._ways.go(CitizenPlace(result.citizens[0].citizen_id))
            else:
                self._ways.go(SearchPlace(typed.value))
            self._tell(typed, held)

        def failed(_error: Exception) -> None:
            self._ways.go(SearchPlace(typed.value))

        self._looking_up = page.ask(lambda: lookup.search(typed.value), found, failed)

    def _forget_person(self, _text: str = "") -> None:
        """Who was scanned before is not led to any more: somebody else is at the desk."""
        if self._looking_up is not None:
            self._looking_up.abandon()
            self._looking_up = None

    def _tell(self, typed: Typed, held: str) -> None:
        if typed.kind is TypedKind.WORDS:
            # The view that took it says what it makes of it.
            return
        say = self._words.say
        parts = [say("scan.read", what=say(f"recognised.{typed.kind}"))]
        if held:
            parts.append(say(held))
        if self._keys_said:
            parts.append(say(self._keys_said))
        self._ways.tell(" ".join(parts))
