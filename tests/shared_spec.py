"""Official schemas and samples used as oracles; they live beside the project, not in it."""

from pathlib import Path

import pytest

SPEC = Path(__file__).resolve().parents[2] / "shared" / "spec"


def spec(*parts: str) -> Path:
    """Path of an official file; the test that asks is skipped where the folder is absent."""
    path = SPEC.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"the official file {'/'.join(parts)} is not beside this checkout")
    return path
