"""Asks the programs, after the story, for everything that the report tells."""

from datetime import datetime
from typing import Any

from demo.city import offices
from demo.papers import pictures_of_papers
from demo.report import Picture, Told, settled_in, told
from demo.report_page import Report, Sums
from demo.settling import City
from demo.squaring import square
from demo.stage import OF_ENTITY, Stage

_NAMES = {
    offices.CITY_TAX_CODE: offices.CITY_NAME,
    offices.COMPANY_TAX_CODE: offices.COMPANY_NAME,
}


def gather(
    stage: Stage,
    town: City,
    number: str,
    offline_numbers: tuple[str, ...],
    pictures: list[Picture],
    made_at: datetime,
) -> Report:
    """The facts of one run; every amount comes from the records."""
    overviews = {
        entity: stage.server("reconciliation", "list", "--entity", entity)
        for entity in stage.settled.taken
    }
    history, taken = stage.settled.history, stage.settled.taken
    city = offices.CITY_TAX_CODE
    return Report(
        made_at=made_at,
        citizens=town.citizens,
        job=_told(stage, number),
        outage=tuple(_told(stage, one) for one in offline_numbers),
        squared=square(history.differences, city, overviews[city], taken[city].anomalies),
        taken=taken,
        sums={
            entity: Sums(
                released=history.tallies[entity].released.cents,
                paid=_paid_cents(overview),
                credited=_credited_cents(overview),
            )
            for entity, overview in overviews.items()
        },
        names=_NAMES,
        pictures=tuple(pictures),
        papers=tuple(pictures_of_papers(stage.folder, stage.keep_roll())),
    )


def _told(stage: Stage, number: str) -> Told:
    check = stage.server("positions", "show", number, *OF_ENTITY)
    flow = stage.server("reconciliation", "show", settled_in(check), *OF_ENTITY)
    return told(check, flow)


def _paid_cents(overview: dict[str, Any]) -> int:
    return sum(one["amount_cents"] for one in overview["payments"])


def _credited_cents(overview: dict[str, Any]) -> int:
    return sum(one["amount_cents"] for one in overview["credits"] if one["state"] == "MATCHED")
