import pytest

from tests.factories.server import ENTITY


def test_credit_that_nothing_was_matched_to_says_so(applied):
    words = ("accounting", "show", "2026/12001", "--entity", ENTITY)
    status, written = applied(*words)
    assert (status, "2026/12001" in written) == (1, True)
    assert applied(*words, "--format", "json") == (
        1,
        {"error": "credit_not_matched", "facts": {"year": 2026, "document_no": 12001}},
    )


@pytest.mark.parametrize("credit", ["12001", "2026/", "x/1", "2026-1"])
def test_credit_is_named_by_year_and_number(applied, credit):
    with pytest.raises(SystemExit) as ended:
        applied("accounting", "show", credit, "--entity", ENTITY)
    assert ended.value.code == 2
