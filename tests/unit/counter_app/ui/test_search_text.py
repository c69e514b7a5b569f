"""What is typed is a person or a notice; papers are recognised whatever the scanner's keys."""

import pytest

from counter_app.ui.search_text import is_whole_tax_code, marks, may_become_code, payment_code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("301000000012345688", "301000000012345688"),
        (" 3010 0000 0012 3456 88 ", "301000000012345688"),
        ("PAGOPA|002|301000000012345688|80999990106|2250",) * 2,
        (
            "PAGOPA§002§301000000012345688§80999990106§2250",
            "PAGOPA|002|301000000012345688|80999990106|2250",
        ),
        ("spv1 jnne ivsw", "SPV1JNNEIVSW"),
    ],
)
def test_numbers_and_papers_are_codes(typed: str, code: str) -> None:
    assert payment_code(typed) == code


@pytest.mark.parametrize("typed", ["rossi maria", "80999990288", "RSSMRA80A41Z999X", "1980", ""])
def test_people_and_companies_are_not_codes(typed: str) -> None:
    assert payment_code(typed) is None


def test_a_number_under_way_is_not_searched_among_people() -> None:
    assert may_become_code("30")
    assert may_become_code("spv1jnne")
    assert not may_become_code("spv")
    assert may_become_code("3010 0")
    assert may_become_code("PAGOPA|0")
    assert not may_become_code("paga")
    assert not may_become_code("ros")


def test_only_a_whole_tax_code_opens_by_itself() -> None:
    assert is_whole_tax_code("rssmra80a41z999x")
    assert is_whole_tax_code("RSSMRALMAQMZVVVX")
    assert not is_whole_tax_code("RSSMRA80A41")


def test_matches_are_found_at_the_beginning_of_words_without_accents() -> None:
    assert marks("Rossi Martín Ñahui", "nah mart") == ((6, 4), (13, 3))
    assert marks("Rossi Maria", "aria") == ()
