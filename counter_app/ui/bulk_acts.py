"""Printing all the notices that a list shows."""

from functools import partial

from counter_app.services.views import NoticeView
from counter_app.ui.acts import Act
from counter_app.ui.page import Page
from counter_app.ui.places import BulkPrintPlace


def print_these_act(
    page: Page, notices: tuple[NoticeView, ...], text: str = "act.print_these"
) -> Act:
    """The notices together, under the key of the words for it; while the desk prints others, how
    far it is with those."""
    under_way = page.around.counter.status.view().bulk is not None
    said = page.words.say("act.bulk_under_way" if under_way else text)
    go = partial(page.around.ways.go, BulkPrintPlace(notices))
    return Act("print_these", said, "files", "Ctrl+P", go)
