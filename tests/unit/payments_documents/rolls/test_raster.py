import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from payments_documents.pdf.codes import Matrix
from payments_documents.rolls.raster import raster_of_bars, raster_of_matrix, raster_of_picture
from tests.factories.pictures import COAT_OF_ARMS


def png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def test_modules_become_dots_with_a_blank_border_and_whole_bytes() -> None:
    raster = raster_of_matrix(Matrix(((True, False), (False, True))), dots=3, quiet=1)
    assert raster.width_bytes == 2
    blank = bytes(2)
    first, second = (0b0001_1100_0000_0000).to_bytes(2), (0b0000_0011_1000_0000).to_bytes(2)
    assert raster.rows == (blank,) * 3 + (first,) * 3 + (second,) * 3 + (blank,) * 3


def test_bars_stand_upright() -> None:
    assert raster_of_bars("101", dots=2, height=2).rows == (bytes((0b1100_1100,)),) * 2


def test_logo_fills_its_box_on_white_and_keeps_its_proportions() -> None:
    image = Image.new("RGBA", (100, 50))
    image.paste("black", (0, 0, 50, 50))
    raster = raster_of_picture(png(image), max_width=40, max_height=160)
    assert raster is not None
    assert (raster.width_bytes, len(raster.rows)) == (5, 20)
    row = raster.rows[10]
    assert (row[0], row[1], row[4]) == (255, 255, 0)


def test_grey_is_dithered() -> None:
    raster = raster_of_picture(png(Image.new("L", (64, 64), 128)), 64, 64)
    assert raster is not None
    dark = sum(byte.bit_count() for row in raster.rows for byte in row)
    assert 0.4 < dark / (64 * 64) < 0.6


@pytest.mark.parametrize(
    "picture",
    [
        b"",
        b"no picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
        b"\x89PNG\r\n\x1a\nrest",
    ],
)
def test_what_is_no_picture_gives_none(picture: bytes) -> None:
    assert raster_of_picture(picture, 64, 64) is None


def test_picture_that_claims_to_be_enormous_is_not_read() -> None:
    assert raster_of_picture(png(Image.new("1", (5_000, 4_001))), 64, 64) is None


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 300), st.integers(1, 300), st.integers(8, 200), st.integers(1, 200))
def test_logo_never_leaves_its_box_by_more_than_the_last_byte(
    wide: int, high: int, max_width: int, max_height: int
) -> None:
    raster = raster_of_picture(png(Image.new("L", (wide, high))), max_width, max_height)
    assert raster is not None
    assert raster.width_bytes * 8 < max_width + 8
    assert 1 <= len(raster.rows) <= max_height


def test_drawing_becomes_dots_of_the_size_of_its_box() -> None:
    raster = raster_of_picture(COAT_OF_ARMS, 400, 100)
    assert raster is not None
    assert (raster.width_bytes, len(raster.rows)) == (10, 100)
    assert 0.2 < sum(byte.bit_count() for row in raster.rows for byte in row) / 8000 < 0.9
