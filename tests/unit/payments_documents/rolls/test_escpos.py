import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payments_core.errors import BadValue
from payments_documents.pdf.codes import Matrix
from payments_documents.rolls.code_page import transliterate
from payments_documents.rolls.escpos import (
    EscPosRoll,
    Justify,
    Status,
    printed_marker_request,
    status_request,
    wrap_columns,
)
from payments_documents.rolls.printer_profile import printer_profile
from payments_documents.rolls.raster import Raster
from tests.factories.escpos_reader import Feed, read

WIDE, NARROW = printer_profile("generic-80"), printer_profile("generic-58")
COLUMNS = WIDE.columns


def printed(text: str) -> str:
    roll = EscPosRoll(WIDE)
    roll.line(text)
    return read(roll.to_bytes()).lines[0].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Perché però 5 € è così: àéìòù ÀÈÌÒÙ", "Perché però 5 € è così: àéìòù ÀÈÌÒÙ"),
        ("Größe äöü ß", "Größe äöü ß"),
        ("D’Angelo – “Čuk” Ždánov Łódź…", 'D\'Angelo - "Cuk" Zdánov Lódz...'),
        ("Иван", "[U+0418][U+0432][U+0430][U+043D]"),
        ("Nguyễn", "Nguyen"),
        ("a\tb\nc", "a b c"),
        ("x\x1b@\x1d!\x00y", "x@ !y"),
    ],
)
def test_line_is_printed_with_letters_the_page_has(text: str, expected: str) -> None:
    assert printed(text) == expected


def test_one_code_page_is_chosen_once_for_the_whole_roll() -> None:
    roll = EscPosRoll(WIDE)
    for text in ("€", "È", "–", "Čuk"):
        roll.line(text)
    assert roll.to_bytes().startswith(b"\x1b@\x1bt\x13")
    assert roll.to_bytes().count(b"\x1bt") == 1


@settings(max_examples=100)
@given(st.text(max_size=60))
def test_no_text_can_smuggle_a_command_to_the_printer(text: str) -> None:
    encoded = transliterate(text, "cp858").encode("cp858")
    assert all(byte >= 0x20 for byte in encoded)


@pytest.mark.parametrize(("length", "size"), [(COLUMNS, 1), (COLUMNS // 2, 2)])
def test_full_line_fits_and_one_letter_more_is_refused(length: int, size: int) -> None:
    roll = EscPosRoll(WIDE)
    roll.line("8" * length, size=size)
    assert not any(line.wrapped for line in read(roll.to_bytes()).lines)
    with pytest.raises(BadValue, match="line_too_wide_for_roll"):
        roll.line("8" * (length + 1), size=size)


def test_pair_reaches_both_edges_with_the_value_bold() -> None:
    roll = EscPosRoll(WIDE)
    roll.pair("Cod. Avviso", "3010 0000 0000 0042 85")
    line = read(roll.to_bytes()).lines[0]
    assert len(line.text) == COLUMNS
    assert line.text.split("  ")[0] == "Cod. Avviso"
    assert line.cells[-1].mode.bold
    assert not line.cells[0].mode.bold


def test_pair_that_one_line_does_not_hold_keeps_the_value_whole() -> None:
    roll = EscPosRoll(WIDE)
    roll.pair("L" * 30, "V" * 20)
    assert [line.text.strip() for line in read(roll.to_bytes()).lines] == ["L" * 30, "V" * 20]


@settings(max_examples=60)
@given(st.text(alphabet="ab ", max_size=200), st.integers(min_value=1, max_value=48))
def test_wrapping_keeps_every_letter_within_the_columns(text: str, columns: int) -> None:
    lines = wrap_columns(text, columns)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(0 < len(line) <= columns for line in lines)


def test_modes_and_sides_reach_the_paper() -> None:
    roll = EscPosRoll(WIDE)
    roll.justify(Justify.CENTRE)
    roll.line("Grande", bold=True, size=2)
    roll.justify(Justify.LEFT)
    roll.line("piccolo")
    large, small = read(roll.to_bytes()).lines
    assert (large.mode.justify, large.cells[0].mode.width, large.cells[0].mode.height) == (1, 2, 2)
    assert large.cells[0].mode.bold
    assert (small.mode.justify, small.cells[0].mode.width, small.cells[0].mode.bold) == (
        0,
        1,
        False,
    )


def test_picture_has_its_modules_and_its_blank_border() -> None:
    roll = EscPosRoll(WIDE)
    roll.picture(Matrix(((True, False), (False, True))), dots_per_module=3, quiet_modules=1)
    image = read(roll.to_bytes()).pictures[0]
    assert (image.width, image.height) == (16, 12)
    dark = {
        (x, y)
        for x in range(image.width)
        for y in range(image.height)
        if not image.getpixel((x, y))
    }
    assert dark == {(x, y) for x in range(3, 6) for y in range(3, 6)} | {
        (x, y) for x in range(6, 9) for y in range(6, 9)
    }


def test_cut_feeds_first() -> None:
    roll = EscPosRoll(WIDE)
    roll.feed(2)
    roll.cut()
    paper = read(roll.to_bytes())
    assert paper.cuts == 1
    assert next(item.dots for item in paper.items if isinstance(item, Feed)) == 60


def test_status_questions_are_the_printers_own() -> None:
    assert [status_request(status) for status in Status] == [
        b"\x10\x04\x01",
        b"\x10\x04\x02",
        b"\x10\x04\x03",
        b"\x10\x04\x04",
    ]
    assert printed_marker_request(b"0042") == b"\x1d(H\x06\x0000" + b"0042"
    assert read(printed_marker_request(b"0042")).requests == [b"\x1d(H\x06\x00000042"]


def test_printed_marker_has_four_bytes() -> None:
    with pytest.raises(BadValue, match="printed_marker_malformed"):
        printed_marker_request(b"123")


@pytest.mark.parametrize(("text", "width"), [("8" * 16, 2), ("8" * 17, 1), ("8" * 32, 1)])
def test_headline_is_as_wide_as_the_roll_allows(text: str, width: int) -> None:
    roll = EscPosRoll(NARROW)
    roll.headline(text)
    (line,) = read(roll.to_bytes(), NARROW.dots).lines
    assert line.text == text
    assert {(cell.mode.width, cell.mode.height) for cell in line.cells} == {(width, 2)}


def test_headline_that_does_not_fit_is_refused() -> None:
    with pytest.raises(BadValue, match="line_too_wide_for_roll"):
        EscPosRoll(NARROW).headline("8" * 33)


@pytest.mark.parametrize(("length", "small"), [(32, False), (33, True), (42, True)])
def test_long_code_is_printed_whole_in_small_letters(length: int, small: bool) -> None:
    roll = EscPosRoll(NARROW)
    roll.code("c" * length)
    roll.line("after")
    code, after = read(roll.to_bytes(), NARROW.dots).lines
    assert code.text == "c" * length
    assert {cell.mode.small for cell in code.cells} == {small}
    assert not after.cells[0].mode.small
    assert not code.wrapped


def test_code_that_no_font_holds_is_refused() -> None:
    with pytest.raises(BadValue, match="line_too_wide_for_roll"):
        EscPosRoll(NARROW).code("c" * 43)


def test_picture_wider_than_the_paper_is_refused() -> None:
    roll = EscPosRoll(NARROW)
    roll.raster(Raster((bytes(48),)))
    with pytest.raises(BadValue, match="picture_too_wide_for_roll"):
        roll.raster(Raster((bytes(49),)))


def test_printer_without_a_cutter_feeds_to_where_it_is_torn() -> None:
    roll = EscPosRoll(NARROW)
    roll.cut()
    paper = read(roll.to_bytes(), NARROW.dots)
    assert paper.cuts == 0
    assert paper.items == [Feed(4 * 30)]


@given(st.lists(st.sampled_from([0x10, 0x04, 0x05, 0x14, 0x30, 0xFF]), min_size=8, max_size=8))
def test_no_picture_holds_an_order_that_printers_carry_out_at_once(dots: list[int]) -> None:
    roll = EscPosRoll(NARROW)
    roll.raster(Raster((bytes(dots[:4]), bytes(dots[4:]))))
    sent = roll.to_bytes()[-8:]
    assert not any(order in sent for order in (b"\x10\x04", b"\x10\x05", b"\x10\x14"))
    changed = [before ^ after for before, after in zip(dots, sent, strict=True)]
    assert set(changed) <= {0, 0x20}
    assert all(after & before == before for before, after in zip(dots, sent, strict=True))
