"""Who comes to the counter while there is no line."""

import pytest

from demo.outage_scenes import CALLERS, KINDS, NEWCOMER, visits
from payments_core.identifiers import tax_code


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("count", [0, 1, 30, 36])
def test_nobody_comes_for_the_same_thing_twice(language: str, count: int) -> None:
    wanted = [(code, wanted.kind) for code, wanted in visits(language, count)]
    assert len(set(wanted)) == len(wanted) == count


def test_everybody_comes_and_for_everything_that_goes_without_a_line() -> None:
    day = visits("it", 30)
    assert {code for code, _ in day} == {*CALLERS, NEWCOMER["tax_code"]}
    assert {wanted.kind for _, wanted in day} == {wanted.kind for wanted in KINDS["it"]}


def test_more_than_there_is_to_do_is_refused() -> None:
    with pytest.raises(ValueError, match="37"):
        visits("it", 37)


def test_newcomer_has_a_code_that_checks_and_that_no_caller_has() -> None:
    assert tax_code.is_valid(NEWCOMER["tax_code"])
    assert NEWCOMER["tax_code"] not in CALLERS
