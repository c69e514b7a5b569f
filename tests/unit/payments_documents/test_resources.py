import sys
from pathlib import Path

import pytest

from payments_core.errors import WorldTrouble
from payments_documents.resources import resource_path, resources_folder


def test_named_folder_wins_over_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SPORTELLO_RESOURCES", str(tmp_path))
    monkeypatch.setattr(sys, "_MEIPASS", "/frozen", raising=False)
    assert resources_folder() == tmp_path


def test_frozen_program_carries_its_resources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SPORTELLO_RESOURCES", raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", "/frozen", raising=False)
    assert resources_folder() == Path("/frozen/resources")


def test_missing_resource_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SPORTELLO_RESOURCES", str(tmp_path))
    with pytest.raises(WorldTrouble) as refusal:
        resource_path("fonts", "absent.ttf")
    assert refusal.value.code == "resource_missing"
    assert refusal.value.facts["path"] == str(tmp_path / "fonts" / "absent.ttf")
