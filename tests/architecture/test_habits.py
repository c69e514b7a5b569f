"""Habits that a reader may rely on, checked in the source itself."""

import ast
import re

from tests.architecture.source import ROOT, modules, place, string_literals, tree

#: Only these end transactions: the unit of work, the counter's store and the schema tools.
MAY_COMMIT = {
    "central_server/db/unit_of_work.py",
    "counter_app/store/database.py",
}
MONEY = re.compile(r"cents|amount|importo|euro", re.IGNORECASE)
#: Words that make a string an Italian sentence rather than a field name of a national format.
ITALIAN = re.compile(
    r"\b(il|lo|la|gli|della|dello|delle|degli|questo|questa|sono|è|perché|può|puoi|che|per|non)\b"
    r".*\b(il|lo|la|gli|della|delle|degli|un|una|è|da|di|che|con|per|si|a|in)\b"
)


def test_services_never_commit() -> None:
    found = [
        place(path, node)
        for path in modules("central_server", "counter_app")
        if str(path.relative_to(ROOT)) not in MAY_COMMIT
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "commit"
    ]
    assert found == []


def test_no_float_touches_money() -> None:
    found = [
        place(path, node)
        for path in modules()
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and _about_money(node))
        or (_is_call_of(node, "float") and _about_money(node))
        or (
            isinstance(node, (ast.AnnAssign, ast.arg))
            and node.annotation is not None
            and "float" in ast.unparse(node.annotation)
            and MONEY.search(ast.unparse(node))
        )
    ]
    assert found == []


def _about_money(node: ast.AST) -> bool:
    return bool(MONEY.search(ast.unparse(node)))


def _is_call_of(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name


def test_italian_sentences_live_in_texts() -> None:
    found = [
        f"{place(path, literal)}: {literal.value[:60]}"
        for path in modules()
        for literal in string_literals(path)
        if ITALIAN.search(str(literal.value))
    ]
    assert found == []


def test_time_and_ids_are_built_only_where_programs_are_put_together() -> None:
    allowed = {"composition.py", "__main__.py", "main.py", "cli.py", "app.py"}
    # What a counter's composition hands to all parts stands beside it.
    beside = ROOT / "counter_app" / "world.py"
    found = [
        place(path, node)
        for path in modules()
        if path.name not in allowed and path != beside
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and ast.unparse(node) in {"datetime.now", "date.today", "uuid.uuid4", "time.time"}
    ]
    assert found == []


def test_no_module_is_a_hall() -> None:
    """A module past twice the size of the models has a seam that nobody looked for."""
    too_long = [
        f"{path.relative_to(ROOT)}: {lines}"
        for path in modules()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 600
    ]
    assert too_long == []
