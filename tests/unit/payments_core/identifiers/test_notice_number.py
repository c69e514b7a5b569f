"""Vectors from the hub's public tests and from programs that issue notices today."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core.errors import BadValue
from payments_core.identifiers import notice_number

TRUE = [
    "302032002700000251",
    "001721265093769322",
    "322201151398574181",
    "300715700000000032",
    "301000000000004285",
    "300340000002528883",
    "382202100000000101",
    "347164993070184562",
    "301012400000152316",
    "001110000000000164",
    "310000000000090203",
    "001340105455507221",
    "001340809425510244",
    "002152784547130177",
    "004040000002146431",
    "004040400002427826",
    "004040400002428331",
    "304040000000000255",
    "304210009695360182",
    "304689000000031447",
    "301600019011391534",
    "300202200000217527",
    "312312541281233210",
    "005000000000000115",
    "212000000000004259",
    "312000000000000725",
    "100000000000000102",
    "123456789012345678",
]

#: Number in an official example or test, and the check that it should have.
FALSE = {
    "302012387654312384": "86",
    "302012387654312385": "86",
    "311111111112222222": "47",
    "002123652389012132": "57",
    "044012345678901200": None,
    "044012345678901244": None,
    "347000008800999051": "21",
    "302119891614290410": "90",
    "302111144093833700": "44",
}


@pytest.mark.parametrize("number", TRUE)
def test_numbers_of_other_issuers_are_valid(number: str) -> None:
    assert notice_number.validate(number) == number
    assert notice_number.is_valid(number)
    assert notice_number.is_wellformed(number)


@pytest.mark.parametrize(("number", "right_check"), FALSE.items())
def test_wrong_check_is_wellformed_but_refused(number: str, right_check: str | None) -> None:
    assert notice_number.is_wellformed(number)
    assert not notice_number.is_valid(number)
    with pytest.raises(BadValue) as refusal:
        notice_number.validate(number)
    assert refusal.value.code == "notice_number_check"
    if right_check is not None:
        assert notice_number.check_digits(number[:16]) == right_check


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3",
        "30203200270000025",
        "3020320027000002510",
        "402032002700000251",
        "30203200270000O251",
        "٣٠٢٠٣٢٠٠٢٧٠٠٠٠٠٢٥١",
    ],
)
def test_other_text_is_malformed(text: str) -> None:
    assert not notice_number.is_wellformed(text)
    with pytest.raises(BadValue) as refusal:
        notice_number.validate(text)
    assert refusal.value.code == "notice_number_malformed"


def test_typed_separators_are_dropped() -> None:
    assert notice_number.validate(" 3020-3200.2700\u00a00002 51\n") == "302032002700000251"


def test_printed_form_reads_back() -> None:
    printed = notice_number.format("302032002700000251")
    assert printed == "3020 3200 2700 0002 51"
    assert notice_number.compact(printed) == "302032002700000251"


@pytest.mark.parametrize(
    ("number", "iuv", "segregation_code"),
    [
        ("001721265093769322", "721265093769322", None),
        ("100000000000000102", "00000000000000102", None),
        ("212000000000004259", "12000000000004259", None),
        ("301000000000004285", "01000000000004285", "01"),
        ("311111111112222222", "11111111112222222", "11"),
    ],
)
def test_iuv_and_segregation_code_depend_on_the_form(
    number: str, iuv: str, segregation_code: str | None
) -> None:
    assert notice_number.iuv_of(number) == iuv
    assert notice_number.segregation_code_of(number) == segregation_code


def test_parts_of_malformed_number_are_refused() -> None:
    for part in (notice_number.iuv_of, notice_number.segregation_code_of):
        with pytest.raises(BadValue, match="notice_number_malformed"):
            part("90")


@pytest.mark.parametrize(
    ("segregation_code", "base", "code"),
    [
        ("1", 0, "segregation_code_malformed"),
        ("1a", 0, "segregation_code_malformed"),
        ("01", -1, "notice_base_out_of_range"),
        ("01", notice_number.BASE_LIMIT, "notice_base_out_of_range"),
    ],
)
def test_build_refuses_what_would_not_fit(segregation_code: str, base: int, code: str) -> None:
    with pytest.raises(BadValue) as refusal:
        notice_number.build(segregation_code, base)
    assert refusal.value.code == code


def test_check_digits_want_sixteen_digits() -> None:
    with pytest.raises(BadValue, match="notice_number_malformed"):
        notice_number.check_digits("301")


@given(st.integers(0, 99), st.integers(0, notice_number.BASE_LIMIT - 1))
def test_built_number_is_valid_and_keeps_its_parts(segregation: int, base: int) -> None:
    number = notice_number.build(f"{segregation:02d}", base)
    assert notice_number.validate(number) == number
    assert notice_number.segregation_code_of(number) == f"{segregation:02d}"
    assert notice_number.iuv_of(number)[2:15] == f"{base:013d}"


@given(st.integers(0, notice_number.BASE_LIMIT - 1), st.integers(3, 15), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(base: int, place: int, shift: int) -> None:
    number = notice_number.build("01", base)
    wrong = str((int(number[place]) + shift) % 10)
    assert not notice_number.is_valid(number[:place] + wrong + number[place + 1 :])


@given(st.text(max_size=30) | st.text("0123456789 .-", max_size=30))
def test_any_text_gives_a_number_or_bad_value(text: str) -> None:
    try:
        number = notice_number.validate(text)
    except BadValue:
        assert not notice_number.is_valid(text)
    else:
        assert notice_number.validate(number) == number


@given(st.sampled_from([number for number in TRUE if number[0] != "1"]))
def test_number_is_first_among_those_that_carry_its_iuv(number: str) -> None:
    carrying = notice_number.carrying(notice_number.iuv_of(number))
    sound = [one for one in carrying if notice_number.is_valid(one)]
    assert number in sound[:2]
    assert sound == list(carrying[: len(sound)])
    assert {notice_number.iuv_of(one) for one in carrying} == {notice_number.iuv_of(number)}


def test_oldest_form_stands_behind_any_application_code() -> None:
    carrying = notice_number.carrying("721265093769322")
    assert len(carrying) == 100
    sound = ["001721265093769322", "094721265093769322"]  # codes that are 93 apart have one check
    assert [one for one in carrying if notice_number.is_valid(one)] == sound


def test_iuv_without_a_check_may_be_of_the_form_that_has_none() -> None:
    assert notice_number.carrying("00000000000000102") == (
        "100000000000000102", "300000000000000102", "200000000000000102",
    )  # fmt: skip


@pytest.mark.parametrize("text", ["", "1" * 16, "1" * 18, "RF18539007547034", "١" * 15])
def test_what_no_number_carries_is_in_none(text: str) -> None:
    assert notice_number.carrying(text) == ()
