import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.ui.keys.reading import Reading, joined, judge
from payments_core.notice.codes import qr_payload
from tests.factories.receipt_codes import receipt_code
from tests.factories.screen_people import notice_number

NUMBER = notice_number(177881)
QR = qr_payload(NUMBER, "80999990106", 2195)


@pytest.mark.parametrize(
    "text", [NUMBER, QR, QR.replace("|", "§"), "RSSMRA80A41Z999C", "80999990288", "2026/1420",
             receipt_code(NUMBER), "%RSSMRA80A41Z999C ROSSI?"]
)  # fmt: skip
@pytest.mark.parametrize("quick", [True, False])
@pytest.mark.parametrize("in_field", [True, False])
def test_whole_code_is_a_scan_wherever_it_is_read(text: str, quick: bool, in_field: bool) -> None:
    assert judge(text, quick=quick, in_field=in_field) is Reading.SCAN


@pytest.mark.parametrize(
    "text", [NUMBER[:-1], NUMBER[:-1] + "0", QR[:-9], QR[:20], receipt_code(NUMBER)[:-1],
             "RSSMRA80A41Z999X", "8001234567890", "C<ITACA00000AA4<<<<<<<<<<<<<<<"]
)  # fmt: skip
def test_torn_code_is_incomplete_when_a_machine_writes_it(text: str) -> None:
    assert judge(text, quick=True, in_field=True) is Reading.INCOMPLETE
    assert judge(text, quick=True, in_field=False) is Reading.INCOMPLETE


@pytest.mark.parametrize(
    "text", ["rossi maria", "Amitabh", "via roma 12 int 3", "22,50", "23/12/2026", "1.234,50"]
)
def test_what_people_write_into_forms_is_typing(text: str) -> None:
    assert judge(text, quick=True, in_field=True) is Reading.TYPING
    assert judge(text, quick=False, in_field=False) is Reading.TYPING


def test_long_mix_with_blanks_is_no_search_of_anybody() -> None:
    """A slip and a card read at once."""
    text = "1R8S3S0M1R0A0 80A 41 " * 4
    assert judge(text, quick=True, in_field=True) is Reading.INCOMPLETE
    assert judge(text, quick=False, in_field=True) is Reading.TYPING


def test_few_digits_are_no_search_and_no_code() -> None:
    assert judge("30100", quick=True, in_field=False) is Reading.INCOMPLETE
    assert judge("30100", quick=False, in_field=False) is Reading.TYPING


def test_torn_paper_is_incomplete_also_when_it_came_slowly() -> None:
    assert judge(QR[:-9], quick=False, in_field=True) is Reading.INCOMPLETE


def test_lines_are_one_reading_only_when_they_are_a_card() -> None:
    card = ["C<ITACA00000AA4<<<<<<<<<<<<<<<", "8001014F3001019ITA<<<<<<<<<<<8", "ROSSI<<MARIA"]
    assert joined(card) == "".join(card)
    assert joined([NUMBER]) == NUMBER
    assert joined([NUMBER[:9], NUMBER[9:]]) is None
    assert joined([NUMBER, NUMBER]) is None


@given(st.text(max_size=80), st.booleans(), st.booleans())
def test_everything_is_one_of_the_three(text: str, quick: bool, in_field: bool) -> None:
    assert judge(text, quick=quick, in_field=in_field) in Reading


LONG = st.sampled_from([NUMBER, notice_number(123456), QR, "RSSMRA80A41Z999C", "80999990288",
                        receipt_code(NUMBER)])  # fmt: skip


@given(LONG, LONG, st.data())
def test_codes_typed_into_each_other_are_no_scan(one: str, other: str, data) -> None:
    """However two scanners' signs mix; one after the other is told by its second final key."""
    order = data.draw(st.permutations([0] * len(one) + [1] * len(other)))
    signs = (iter(one), iter(other))
    mixed = "".join(next(signs[which]) for which in order)
    if mixed not in (one + other, other + one):
        assert judge(mixed, quick=True, in_field=False) is not Reading.SCAN
