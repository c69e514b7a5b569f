"""Printing many notices: all that a list shows, or those that are chosen in it."""

from array import array
from collections.abc import Callable
from functools import partial

from counter_app.services.bulk_prints import NOTICES_AT_MOST
from counter_app.services.open_list import OpenList
from counter_app.services.views import NoticeView
from counter_app.ui.page import Page
from counter_app.ui.places import BulkPrintPlace
from counter_app.ui.widgets.acts import Act


def print_these_act(
    page: Page, notices: tuple[NoticeView, ...], text: str = "act.print_these"
) -> Act:
    """The notices together, under the key of the words for it; while the desk prints others, how
    far it is with those."""
    under_way = page.around.counter.status.view().bulk is not None
    said = page.words.say("act.bulk_under_way" if under_way else text)
    go = partial(page.around.ways.go, BulkPrintPlace(notices))
    return Act("print_these", said, "files", "Ctrl+P", go)


def print_listed_act(
    page: Page,
    source: OpenList | None,
    count: int,
    numbers: Callable[[], "array[int]"],
    *,
    chosen: bool,
) -> Act:
    """The same for `count` rows of a list of which only the numbers are held: a worker reads the
    rows first, unless there are more than one print takes."""
    if page.around.counter.status.view().bulk is not None or source is None:
        return print_these_act(page, ())

    def go() -> None:
        if count > NOTICES_AT_MOST:
            facts: dict[str, str | int | None] = {"count": count, "limit": NOTICES_AT_MOST}
            page.around.ways.tell(page.words.problem_of("bulk_too_many", facts))
            return
        page.ask_here(read, lambda shown: page.around.ways.go(BulkPrintPlace(shown)))

    def read() -> tuple[NoticeView, ...]:
        wanted = numbers()
        found = source.rows(wanted)
        return tuple(found[number] for number in wanted if number in found)

    said = page.words.say("act.print_chosen" if chosen else "act.print_these")
    return Act("print_these", said, "files", "Ctrl+P", go)
