"""Brings the sample city's files into the server's database, by its own command line.

People first, then a year of debts, receipts, settlement flows and cash journals, and the matching
of all of it: everything that the demonstration shows later was taken in here from files.
"""

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from demo.city.history import HistorySummary, write_history
from demo.city.installation import COMPANY_TAX_CODE, ENTITY_TAX_CODE, HubModel
from demo.city.people import Company, Resident, companies, residents
from demo.city.rates import sample_rates
from demo.city.registry import write_registry
from demo.city.tax_codes import COMPANY_CODES
from demo.processes import Programs

SERVER = "central_server.cli.main"
#: Residents of the sample city, and the seed that it grows from.
CITIZENS, SEED = 20_000, 1861
#: One company for so many residents, and no more than there are tax codes for.
RESIDENTS_PER_COMPANY, MOST_COMPANIES = 40, len(COMPANY_CODES)


@dataclass(frozen=True, slots=True)
class Taken:
    """How much of each the server took in for one entity; `anomalies` are those of receipts."""

    people: int
    positions: int
    receipts: int
    anomalies: Mapping[str, int]
    flows: int
    movements: int
    matched_flows: int


@dataclass(frozen=True, slots=True)
class Settled:
    """The history as it was written, and what the server took of it, by entity."""

    history: HistorySummary
    taken: Mapping[str, Taken]


@dataclass(frozen=True, slots=True)
class City:
    """Which city: its size, the seed that it grows from, the day on which it is looked at, and how
    the hub learns of its debts."""

    citizens: int
    seed: int
    today: date
    hub_model: HubModel = HubModel.STATION

    def residents(self) -> Iterator[Resident]:
        """Everybody in the registry."""
        return residents(self.citizens, self.seed, self.today)

    def companies(self) -> Iterator[Company]:
        """The firms in it."""
        return companies(min(MOST_COMPANIES, self.citizens // RESIDENTS_PER_COMPANY), self.seed)


def settle(programs: Programs, folder: Path, city: City) -> Settled:
    """Write the city's files below `folder` and have the server take them in."""
    folder.mkdir(parents=True)
    _tell(f"Sample city of {city.citizens} residents: writing a year of files")
    write_registry(folder / "registry.csv", chain(city.residents(), city.companies()))
    rates = sample_rates(city.today)
    history = write_history(
        folder / "year", city.residents(), city.companies(), rates, city.today, city.seed
    )
    customers = folder / "customers.csv"
    _write_customers(folder / "registry.csv", customers, history.positions[COMPANY_TAX_CODE])
    _tell("The server takes them in")
    registries = {ENTITY_TAX_CODE: folder / "registry.csv", COMPANY_TAX_CODE: customers}
    taken = {
        entity: _take_in(programs, entity, registry, history)
        for entity, registry in registries.items()
    }
    return Settled(history, taken)


def _take_in(programs: Programs, entity: str, registry: Path, history: HistorySummary) -> Taken:
    def take(group: str, paths: Iterable[Path], *options: str) -> list[dict[str, Any]]:
        words: tuple[str | Path, ...] = (group, "import", *paths, *options, "--entity", entity)
        files: list[dict[str, Any]] = programs.command(SERVER, *words)["files"]
        return files

    people = programs.command(SERVER, "registry", "import", registry, "--entity", entity)
    positions = take("positions", history.positions[entity], "--in-archive")
    receipts = take("receipts", history.receipts[entity])
    flows = take("settlement", history.flows[entity])
    journals = take("treasury", history.journals[entity])
    run = programs.command(SERVER, "reconciliation", "run", "--entity", entity)
    anomalies: Counter[str] = Counter()
    for file in receipts:
        anomalies.update(file["anomalies"])
    return Taken(
        people=people["added"],
        positions=sum(file["added"] for file in positions),
        receipts=sum(file["stored"] for file in receipts),
        anomalies=anomalies,
        flows=len(flows),
        movements=sum(file["new_movements"] for file in journals),
        matched_flows=run["new_matches"],
    )


def _write_customers(registry: Path, customers: Path, positions: Iterable[Path]) -> None:
    """The company knows its own customers only: the people in its files of debts."""
    known = set(_debtors(positions))
    with (
        registry.open(encoding="utf-8", newline="") as source,
        customers.open("w", encoding="utf-8", newline="") as target,
    ):
        reader, writer = csv.reader(source, delimiter=";"), csv.writer(target, delimiter=";")
        header = next(reader)
        number = header.index("codice_anagrafe")
        writer.writerow(header)
        writer.writerows(row for row in reader if row[0] in known or row[number] in known)


def _debtors(positions: Iterable[Path]) -> Iterator[str]:
    for path in positions:
        with path.open(encoding="utf-8") as file:
            for line in file:
                position = json.loads(line)
                yield position.get("registry_number") or position["debtor"]["identifier"]


def _tell(what: str) -> None:
    print(f"== {what}", flush=True)
