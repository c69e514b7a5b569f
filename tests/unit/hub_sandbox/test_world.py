import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from hub_sandbox.world import is_postal, load_world, read_world
from payments_core.errors import BadValue, WorldTrouble
from payments_documents.texts import load_texts
from tests.factories.sandbox import (
    ENTITY_ID,
    IBAN,
    POSTAL_IBAN,
    PSP_ID,
    SECOND_PSP_ID,
    make_gpd_world,
    make_world,
    world_tree,
)


def test_file_is_read_and_defaults_are_filled_in(tmp_path: Path) -> None:
    path = tmp_path / "world.yaml"
    path.write_text(yaml.safe_dump(world_tree()), encoding="utf-8")
    world = load_world(path)
    entity = world.entity(ENTITY_ID)
    assert entity is not None
    assert entity.station_version == 2
    assert entity.code_at_bank == "9990106"
    assert world.treasurer.opening_balance_cents == 100_000_000


def test_entity_whose_positions_are_in_gpd_needs_no_station_address() -> None:
    entity = make_gpd_world().entity(ENTITY_ID)
    assert entity is not None
    assert (entity.hub_model, entity.station_url) == ("gpd", None)


def test_psp_is_the_first_unless_named() -> None:
    world = make_world()
    first, named = world.psp(None), world.psp(SECOND_PSP_ID)
    assert first is not None
    assert first.psp_id == PSP_ID
    assert named is not None
    assert named.psp_id == SECOND_PSP_ID
    assert world.psp("NOBODY") is None
    assert world.entity("11111111115") is None


def test_postal_accounts_are_told_by_their_bank_code() -> None:
    assert is_postal(POSTAL_IBAN)
    assert not is_postal(IBAN)
    assert not is_postal("DE00" + "0" * 18)


@pytest.mark.parametrize(
    ("spoil", "where", "problem"),
    [
        (lambda tree: tree.pop("psps"), "psps", "missing"),
        (lambda tree: tree.update(colour="red"), "colour", "extra_forbidden"),
        (lambda tree: tree["entities"][0].pop("name"), "entities.0.name", "missing"),
        (
            lambda tree: tree["entities"][0].update(tax_code=80999990106),
            "entities.0.tax_code",
            "string_type",
        ),
        (
            lambda tree: tree["entities"][1].update(segregation_code="1"),
            "entities.1.segregation_code",
            "string_pattern_mismatch",
        ),
        (lambda tree: tree["entities"][0].update(ibans=[]), "entities.0.ibans", "too_short"),
        (
            lambda tree: tree["entities"][0].update(station_url="ftp://somewhere"),
            "entities.0.station_url",
            "string_pattern_mismatch",
        ),
        (lambda tree: tree["entities"][0].pop("station_url"), "entities.0", "station_without_url"),
        (
            lambda tree: tree["entities"][0].update(hub_model="sftp"),
            "entities.0.hub_model",
            "literal_error",
        ),
        (
            lambda tree: tree["entities"][0].update(station_version=3),
            "entities.0.station_version",
            "literal_error",
        ),
        (lambda tree: tree.update(upload_seconds=[]), "upload_seconds", "float_type"),
        (lambda tree: tree.update(upload_seconds=-1), "upload_seconds", "greater_than_equal"),
        (lambda tree: tree["entities"].append(tree["entities"][0]), "-", "repeated"),
        (lambda tree: tree["psps"].append(tree["psps"][0]), "-", "repeated"),
        (
            lambda tree: tree["psps"][0].update(psp_id="LONGERTHAN14CHARS"),
            "psps.0.psp_id",
            "string_pattern_mismatch",
        ),
    ],
)
def test_first_thing_wrong_is_told_with_its_place(
    spoil: Callable[[Any], object], where: str, problem: str
) -> None:
    tree = copy.deepcopy(world_tree())
    spoil(tree)
    with pytest.raises(BadValue) as caught:
        read_world(tree)
    assert caught.value.code == "world_malformed"
    assert caught.value.facts == {"where": where, "problem": problem}
    assert load_texts("sandbox", "it").has(f"problems.{problem}")


@pytest.mark.parametrize("tree", [None, [], "text", 3])
def test_file_that_is_no_world_at_all_is_malformed(tree: object) -> None:
    with pytest.raises(BadValue, match="world_malformed"):
        read_world(tree)


def test_file_that_is_missing_is_a_trouble_of_the_world(tmp_path: Path) -> None:
    with pytest.raises(WorldTrouble, match="world_unreadable"):
        load_world(tmp_path / "nowhere.yaml")


def test_file_that_is_not_text_is_a_trouble_of_the_world(tmp_path: Path) -> None:
    path = tmp_path / "world.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(WorldTrouble, match="world_unreadable"):
        load_world(path)


def test_broken_yaml_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "world.yaml"
    path.write_text("entities:\n  - [unclosed\n", encoding="utf-8")
    with pytest.raises(BadValue) as caught:
        load_world(path)
    assert caught.value.code == "world_not_yaml"
    assert caught.value.facts["line"] == 3
