from demo.city.banks import DIRECT_DEBIT, PSPS, TREASURER, sample_entities, sample_psps
from hub_sandbox.world import read_world
from payments_core.identifiers import tax_code


def test_a_world_file_may_list_them() -> None:
    world = read_world({
        "entities": [entity.model_dump() for entity in sample_entities()],
        "psps": list(PSPS),
        "treasurer": TREASURER.model_dump(),
    })  # fmt: skip
    assert world.psps == sample_psps()
    assert world.psp(None) is not None
    assert world.psps[0].psp_id == "TSTPITMM001"


def test_seven_psps_stand_for_seven_ways_of_paying() -> None:
    assert len({psp.channel_description for psp in sample_psps()}) == 7 == DIRECT_DEBIT + 1
    assert all(tax_code.is_valid(psp.broker) for psp in sample_psps())


def test_the_city_speaks_the_second_version_and_the_company_the_first() -> None:
    city, company = sample_entities()
    assert (city.station_version, company.station_version) == (2, 1)
    assert (city.segregation_code, company.segregation_code) == ("01", "02")
