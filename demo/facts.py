"""Asks the programs, after the story, for everything that the report tells."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from demo import outage
from demo.city import offices
from demo.outage import Outage
from demo.papers import first_of, pictures_of_papers
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
    lived: Outage,
    pictures: list[Picture],
    made_at: datetime,
) -> Report:
    """The facts of one run; every amount comes from the records."""
    overviews = {
        entity: stage.server("reconciliation", "list", "--entity", entity)
        for entity in stage.settled.taken
    }
    job, *offline = told_of(stage, (number, *lived.numbers))
    history, taken = stage.settled.history, stage.settled.taken
    city = offices.CITY_TAX_CODE
    return Report(
        made_at=made_at,
        citizens=town.citizens,
        job=job,
        outage=tuple(offline),
        outage_pictures=lived.pictures,
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
        pictures=tuple(one for one in pictures if one not in lived.pictures),
        papers=(
            *pictures_of_papers(stage.folder, stage.keep_roll()),
            *first_of(stage.folder / outage.PAPERS, stage.folder),
        ),
    )


def told_of(stage: Stage, numbers: Iterable[str]) -> list[Told]:
    """What the records say of each notice; each flow is asked for once."""
    shown = stage.server("positions", "show", *numbers, *OF_ENTITY)
    checks = shown.get("positions", [shown])
    flow_ids = list(dict.fromkeys(settled_in(check) for check in checks))
    flows = {
        flow_id: stage.server("reconciliation", "show", flow_id, *OF_ENTITY) for flow_id in flow_ids
    }
    return [told(check, flows[settled_in(check)]) for check in checks]


def _paid_cents(overview: dict[str, Any]) -> int:
    return sum(one["amount_cents"] for one in overview["payments"])


def _credited_cents(overview: dict[str, Any]) -> int:
    return sum(one["amount_cents"] for one in overview["credits"] if one["state"] == "MATCHED")
