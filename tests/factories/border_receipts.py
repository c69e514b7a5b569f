"""How the functions about receipts of the asynchronous model are asked for one entity."""

from central_server.payments import listed_receipts
from payments_core.wire.hub.gpd_receipts import ListedReceipt
from tests.factories.border_asked import NOW, Asked, Case
from tests.factories.twins import SEARCHED_AT


def _line(asked: Asked) -> ListedReceipt:
    return ListedReceipt(asked.names.unpaid[1:], NOW)


def _newly_listed(asked: Asked) -> int:
    return listed_receipts.add_listed(*asked.whose, [_line(asked)], NOW)


DOES: dict[str, Case] = {
    "payments.listed_receipts.add_listed": _newly_listed,
    "payments.listed_receipts.count_waiting": lambda a: listed_receipts.count_waiting(
        *a.whose, tried=False
    ),
    "payments.listed_receipts.due": lambda a: listed_receipts.due(*a.whose, SEARCHED_AT, 10),
    "payments.listed_receipts.end": lambda a: (
        _newly_listed(a) and listed_receipts.end(*a.whose, _line(a), "found", NOW)
    ),
    "payments.listed_receipts.note_answer": lambda a: (
        _newly_listed(a)
        and listed_receipts.note_answer(*a.whose, _line(a), "not_there_yet", NOW, away=False)
    ),
    "payments.listed_receipts.poll_of": lambda a: listed_receipts.poll_of(*a.whose),
    "payments.listed_receipts.try_again": lambda a: listed_receipts.try_again(*a.whose, NOW),
}
