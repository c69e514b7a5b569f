from datetime import UTC, timedelta
from pathlib import Path

import pytest
import yaml

from hub_sandbox.composition import Surroundings, SystemClock, build_app, build_sandbox
from hub_sandbox.payer import PaymentOrder
from payments_core.errors import BadValue
from tests.factories.clock import FakeClock
from tests.factories.sandbox import (
    ENTITY_ID,
    NOTICE,
    CannedOptions,
    make_world,
    willing_station,
    world_tree,
)


def test_clock_is_aware_and_goes_on() -> None:
    clock = SystemClock()
    first, second = clock.now(), clock.now()
    assert first.tzinfo is UTC
    assert timedelta(0) <= second - first < timedelta(minutes=1)


def test_application_is_built_from_a_world_file(tmp_path: Path) -> None:
    path = tmp_path / "world.yaml"
    path.write_text(yaml.safe_dump(world_tree()), encoding="utf-8")
    assert build_app(path, seed=1, slot_seconds=1.0).title == "hub-sandbox"


def test_bad_world_file_builds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "world.yaml"
    path.write_text("entities: []", encoding="utf-8")
    with pytest.raises(BadValue, match="world_malformed"):
        build_app(path, seed=1, slot_seconds=1.0)


def test_everybody_shares_one_memory_and_one_seed(clock: FakeClock) -> None:
    def run() -> list[str]:
        surroundings = Surroundings(clock, willing_station(), CannedOptions(), lambda _pause: None)
        sandbox = build_sandbox(make_world(), surroundings, 5, 1.0)
        sandbox.payer.pay(PaymentOrder(ENTITY_ID, NOTICE))
        flows = sandbox.bank.settle(ENTITY_ID)
        return [flows[0].document, sandbox.bank.treasury_day(ENTITY_ID).document]

    assert run() == run()
