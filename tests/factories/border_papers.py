"""How the functions that put notices on paper are asked for one entity."""

from typing import Any

from central_server.notices import repository as notices
from central_server.papers import repository as papers
from central_server.papers import service as printing
from tests.factories.border_asked import NOW, Asked, Case


def _payable(asked: Asked) -> list[Any]:
    """Contents alone: of a number that is unknown the reason is told."""
    asked_for = printing.papers(*asked.whose, [asked.names.unpaid], "run", NOW)
    return [paper.content for paper in asked_for if paper.content is not None]


def _printed(asked: Asked) -> set[str]:
    printing.record_printed(*asked.whose, [asked.names.unpaid], "run", NOW)
    asked.session.flush()
    return papers.printed_before(*asked.whose, [asked.names.unpaid], "print:another")


FINDS: dict[str, Case] = {
    "notices.repository.all_released": lambda a: notices.all_released(*a.whose, [a.names.paid]),
    "papers.repository.citizens_of": lambda a: papers.citizens_of(*a.whose, [a.names.paid]),
    "papers.repository.numbers_of_kind": lambda a: papers.numbers_of_kind(
        *a.whose, a.names.kind_id, by_postal_code=True
    ),
    "papers.repository.payments_of_same_debts": lambda a: papers.payments_of_same_debts(
        *a.whose, [a.names.paid]
    ),
    "papers.service.papers": _payable,
}

DOES: dict[str, Case] = {
    "papers.repository.by_postal_code": lambda a: papers.by_postal_code(*a.whose, [a.names.paid]),
    "papers.repository.one_a_debt": lambda a: papers.one_a_debt(*a.whose, [a.names.paid]),
    "papers.repository.printed_before": _printed,
    "papers.repository.recorded": lambda a: papers.recorded(
        *a.whose, [a.names.unpaid], "print:run"
    ),
    "papers.service.not_recorded": lambda a: printing.not_recorded(
        *a.whose, [a.names.unpaid], "run"
    ),
    "papers.service.record_printed": lambda a: printing.record_printed(
        *a.whose, [a.names.unpaid], "run", NOW
    ),
}
