"""Every module with behaviour has a test file of the same name in the same place."""

import ast
from pathlib import Path

from tests.architecture.source import ROOT, modules, tree

#: Modules that only declare: their behaviour is seen through those that use them.
DECLARATIONS = {"models.py", "tables.py", "__init__.py", "__main__.py", "views.py", "ports.py"}


def has_behaviour(path: Path) -> bool:
    if path.name in DECLARATIONS or path.is_relative_to(ROOT / "payments_core" / "model"):
        return False
    return any(isinstance(node, ast.FunctionDef) for node in ast.walk(tree(path)))


def is_seen_through_the_window(path: Path) -> bool:
    """Widgets mean something only together: the journeys through the real window test them."""
    return path.is_relative_to(ROOT / "counter_app" / "ui") and any(
        isinstance(node, ast.ImportFrom) and node.module == "PySide6.QtWidgets"
        for node in ast.walk(tree(path))
    )


def twin(path: Path) -> Path:
    relative = path.relative_to(ROOT)
    return ROOT / "tests" / "unit" / relative.with_name(f"test_{relative.name}")


def test_every_module_with_behaviour_has_its_test() -> None:
    missing = [
        str(path.relative_to(ROOT))
        for path in modules()
        if has_behaviour(path) and not is_seen_through_the_window(path) and not twin(path).exists()
    ]
    assert missing == []


def test_every_unit_test_has_its_module() -> None:
    unit = ROOT / "tests" / "unit"
    orphans = [
        str(test.relative_to(ROOT))
        for test in unit.rglob("test_*.py")
        if not (ROOT / test.relative_to(unit).with_name(test.name.removeprefix("test_"))).exists()
        and not (ROOT / test.relative_to(unit).parent / test.stem.removeprefix("test_")).is_dir()
    ]
    assert orphans == []
