from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image

from demo.city import crest

SIZE = (480, 480)
LIMIT_BYTES = 60_000
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
CORNERS = [(0, 0), (479, 0), (0, 479), (479, 479)]
#: Fewer pixels than this of one colour are an edge, not a part of the picture.
VISIBLE_PIXELS = 500

each_picture = pytest.mark.parametrize("draw", [crest.crest, crest.company_logo])


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGBA")


def full_colours(png: bytes) -> set[str]:
    counted = opened(png).getcolors(maxcolors=SIZE[0] * SIZE[1])
    return {
        f"#{bytes(colour[:3]).hex().upper()}"
        for pixels, colour in counted
        if pixels >= VISIBLE_PIXELS and colour[3] == 255
    }


@each_picture
def test_is_a_small_png(draw: Callable[[], bytes]) -> None:
    png = draw()
    assert png.startswith(PNG_SIGNATURE)
    assert len(png) < LIMIT_BYTES
    assert opened(png).size == SIZE


@each_picture
def test_ground_is_transparent_and_the_middle_is_not(draw: Callable[[], bytes]) -> None:
    alpha = opened(draw()).getchannel("A")
    assert [alpha.getpixel(corner) for corner in CORNERS] == [0, 0, 0, 0]
    assert alpha.getpixel((240, 240)) == 255


@each_picture
def test_ground_is_white_when_a_printer_blends_it_into_the_edges(draw: Callable[[], bytes]) -> None:
    assert opened(draw()).getpixel((0, 0)) == (255, 255, 255, 0)


@each_picture
def test_edges_are_smooth(draw: Callable[[], bytes]) -> None:
    shades = opened(draw()).getchannel("A").histogram()
    assert sum(1 for pixels in shades[1:255] if pixels) > 8


@each_picture
def test_fills_its_square_without_touching_the_border(draw: Callable[[], bytes]) -> None:
    seen = opened(draw()).getchannel("A").point(lambda alpha: 255 if alpha > 40 else 0).getbbox()
    assert seen is not None
    left, top, right, bottom = seen
    assert 0 < top < 12
    assert 468 < bottom < 480
    assert left == pytest.approx(480 - right, abs=2)


@each_picture
def test_is_always_the_same(draw: Callable[[], bytes]) -> None:
    assert draw() == draw()


def test_crest_has_its_tinctures() -> None:
    assert full_colours(crest.crest()) >= {
        crest.NAVY,
        crest.AZURE,
        crest.WHITE,
        crest.GOLD,
        crest.SEA_GREEN,
        crest.STONE,
        crest.LAUREL_GREEN,
        crest.OAK_GREEN,
    }


def test_logo_has_a_road_and_a_wave_on_blue() -> None:
    assert full_colours(crest.company_logo()) >= {crest.AZURE, crest.WHITE, crest.AQUA}


def test_the_two_are_told_apart() -> None:
    assert crest.crest() != crest.company_logo()
