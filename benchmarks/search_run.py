"""From the last key of what is searched to the rows on the screen."""

import threading
import time
from dataclasses import dataclass
from unittest.mock import patch

from PySide6.QtWidgets import QLineEdit

from benchmarks.measure import Finding, Samples
from benchmarks.window_watch import (
    STALL_TARGET_MS,
    PaintWatch,
    Pulse,
    Typist,
    Wait,
    pause,
    show_oneself,
)
from counter_app.client.central_client import CentralClient
from counter_app.composition import Counter
from counter_app.services.citizen_lookup import SEARCH_LIMIT
from counter_app.services.views import SearchResult
from counter_app.ui.widgets.rows_table import RowsTable
from demo.hands import Hands

#: Product, chapter 6.
ROWS_TARGET_MS = 100.0
#: Between two searches, so that the answers to the keys before have all come in.
REST_MS = 300


class SearchWatch:
    """One search at a time, with the instants it goes through."""

    def __init__(self, hands: Hands, counter: Counter) -> None:
        field = hands.window.findChild(QLineEdit, "search_field")
        table = hands.window.findChild(RowsTable, "citizen_table")
        if field is None or table is None:
            raise TypeError("the window shows no search")
        self.window = hands.window
        self._typist = Typist(field)
        self._wanted = ""
        self._answered = threading.Event()
        self._search = counter.lookup.search
        self._wait = Wait("rows")
        self._rows = table.rows_model
        self._paint = PaintWatch(table.viewport(), lambda: self._wait.happened(), armed=False)
        self._rows.modelReset.connect(self._on_rows)
        self.asked_at = self.answered_at = 0.0

    def run(self, text: str) -> float:
        """Type the text; the instant at which its rows had been painted."""
        self._wanted, self._wait = text, Wait(f"rows for {text}")
        self._answered.clear()
        self._typist.begin(text)
        return self._wait.live()

    @property
    def last_key_at(self) -> float:
        """When the last key was pressed."""
        return self._typist.last_key_at

    def search(self, text: str) -> SearchResult:
        """Stands before the counter's own search and looks at the clock. Worker thread."""
        asked_at = time.perf_counter()
        result = self._search(text)
        if text == self._wanted:
            self.asked_at, self.answered_at = asked_at, time.perf_counter()
            self._answered.set()
        return result

    def _on_rows(self) -> None:
        if self._answered.is_set() and self._rows.rows:
            self._paint.armed = True


@dataclass(frozen=True, slots=True)
class Search:
    """How long one search took, seconds; `direct` is the same question without the window."""

    shown: float
    asked: float
    answered: float
    stall: float
    direct: float


def run(hands: Hands, texts: list[str]) -> list[Finding]:
    """Each text typed in the window and asked straight from the server."""
    counter = hands.window.counter
    if not isinstance(counter, Counter):
        raise TypeError("the window has no counter of ours")
    watch = SearchWatch(hands, counter)
    with (
        patch.object(counter.lookup, "search", watch.search),
        counter.background.connection.open() as client,
    ):
        done = [one_search(watch, client, counter, text) for text in texts]
    return findings(done)


def one_search(watch: SearchWatch, client: CentralClient, counter: Counter, text: str) -> Search:
    """Typed first and asked second; only for the later one of two the server is warm, so that the
    baseline errs on the strict side."""
    pulse = Pulse()
    show_oneself(watch.window)
    pulse.begin()
    shown_at = watch.run(text)
    stall = pulse.end()
    pause(REST_MS)
    return Search(
        shown=shown_at - watch.last_key_at,
        asked=watch.asked_at - watch.last_key_at,
        answered=watch.answered_at - watch.asked_at,
        stall=stall,
        direct=asked_directly(client, counter, text),
    )


def findings(done: list[Search]) -> list[Finding]:
    """What the searches say together."""
    direct = Samples.of(each.direct for each in done)
    shown = Samples.of(each.shown for each in done)
    asked = Samples.of(each.asked for each in done)
    answered = Samples.of(each.answered for each in done)
    stalls = Samples.of(each.stall for each in done)
    return [
        Finding("last key to rows painted", shown, direct, ROWS_TARGET_MS),
        Finding("  of which: pause before asking", asked),
        Finding("  of which: the search, on a worker", answered, direct),
        Finding("longest stall of the window", stalls, target_ms=STALL_TARGET_MS, share=1.0),
    ]


def asked_directly(client: CentralClient, counter: Counter, text: str) -> float:
    """Seconds that the same question takes without a window and without a store."""
    token = counter.sign_in.token()
    begin = time.perf_counter()
    client.citizens(text, SEARCH_LIMIT, token)
    return time.perf_counter() - begin
