import random
from datetime import date
from pathlib import Path

import pytest

from central_server.cli.declaration import read_declaration
from demo.city import installation, offices
from demo.city.rates import sample_rates
from hub_sandbox.receipt_routes import PREFIX
from hub_sandbox.world import load_world
from payments_core.rules.rate_calculation import calculate

POSITIONS = "/gpd/debt-positions-service"
TODAY = date(2026, 11, 25)


@pytest.fixture
def secrets() -> installation.Secrets:
    return installation.make_secrets(random.Random(1))


def test_server_reads_the_declaration(secrets, tmp_path: Path) -> None:
    path = installation.write_declaration(tmp_path, secrets, 8090, TODAY)
    city, company = read_declaration(path, {}).entities
    assert (city.tax_code, company.tax_code) == (
        offices.CITY_TAX_CODE, offices.COMPANY_TAX_CODE,
    )  # fmt: skip
    assert len(city.kinds) + len(company.kinds) == 26
    assert len({desk.office for desk in city.desks}) == 6
    assert len(city.desks) == 12
    assert city.logo is not None
    assert company.logo != city.logo
    parts = [part for kind in city.kinds for rate in kind.rates for part in rate.parts]
    assert all((part.chapter and part.assessment) or part.to for part in parts)
    totals = {
        rate.rate_id: calculate(rate, {}, TODAY).total_cents
        for entity in (city, company)
        for kind in entity.kinds
        for rate in kind.rates
        if kind.kind_id != "mercato" and not rate.is_live
    }
    assert totals == {rate.rate_id: rate.amount_cents for rate in sample_rates(TODAY)}
    assert {station.broker_tax_code for station in company.stations} == {company.tax_code}


def test_sandbox_reads_the_world_and_reaches_the_same_stations(secrets, tmp_path: Path) -> None:
    world = load_world(installation.write_world(tmp_path / "world.yaml", secrets, 8080))
    declared = read_declaration(
        installation.write_declaration(tmp_path, secrets, 8090, TODAY), {}
    ).entities
    for entity, of_hub in zip(declared, world.entities[:2], strict=True):
        [station] = entity.stations
        assert (station.station_id, station.segregation_code) == (
            of_hub.station_id, of_hub.segregation_code,
        )  # fmt: skip
        [receipts] = entity.hub_services
        assert (receipts.service, receipts.service_key) == ("receipts", of_hub.archive_key)
        assert receipts.url == f"http://127.0.0.1:8090{PREFIX}"
        assert {account.iban for account in entity.accounts} == set(of_hub.ibans)


def test_each_run_has_secrets_of_its_own(secrets) -> None:
    assert installation.make_secrets(random.Random(2)).password != secrets.password


def test_hub_keeps_the_debts_of_both_where_it_asks_no_station(secrets, tmp_path: Path) -> None:
    gpd = installation.HubModel.GPD
    world = load_world(installation.write_world(tmp_path / "world.yaml", secrets, 8080, gpd))
    assert {entity.hub_model for entity in world.entities} == {"gpd"}
    path = installation.write_declaration(tmp_path, secrets, 8090, TODAY, gpd)
    found = {
        station.hub_model: (station.positions_url, {use.service for use in entity.hub_services})
        for entity in read_declaration(path, {}).entities
        for station in entity.stations
    }
    services = {"receipts", "gpd_receipts", "gpd_upload"}
    assert found == {
        f"gpd_{version}": (f"http://127.0.0.1:8090{prefix}/{version}", services)
        for version, prefix in (("v1", POSITIONS), ("v3", POSITIONS))
    }
