import io
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from payments_core.errors import BadValue
from payments_documents.pdf.svg_drawing import draw_svg, svg_as_png, svg_size
from tests.factories.pdf_reader import page_image
from tests.factories.pictures import COAT_OF_ARMS, svg_of
from tests.factories.restless_threads import restless_threads


def test_drawing_has_the_size_that_it_says() -> None:
    assert svg_size(svg_of("<path d='M0 0h4v4z'/>")) == (30.0, 15.0)
    wide, high = svg_size(COAT_OF_ARMS)
    assert high / wide == pytest.approx(150 / 120)


def test_it_is_drawn_as_strokes_and_fills_at_its_place() -> None:
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=(200, 200), pageCompression=0)
    draw_svg(canvas, svg_of("<rect width='40' height='20' fill='#000'/>"), 50, 60, 2.0)
    canvas.save()
    assert b"/Subtype /Image" not in written.getvalue()
    image = page_image(written.getvalue(), dpi=72)
    dark = image.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert dark is not None
    left, top, right, bottom = dark
    assert [round(side, -1) for side in (left, top, right, bottom)] == [50, 110, 110, 140]


@pytest.mark.parametrize(
    "size",
    [
        'width="0" height="0"',
        'viewBox="a b c d" width="x" height="y"',
        'width="1e400" height="20"',
        'width="40" height="1e-300"',
        'width="inf" height="20"',
        'width="40" height="nan"',
        'width="0.09pt" height="20pt"',
        'width="40pt" height="100001pt"',
        'viewBox="0 0 1e308 20"',
        'viewBox="0 0 40 1e-300"',
    ],
)
def test_drawing_without_a_usable_size_is_refused(size: str) -> None:
    with pytest.raises(BadValue, match="svg_not_drawable"):
        svg_size(svg_with(size))


@pytest.mark.parametrize("size", ['width="0.11pt" height="99999pt"', 'viewBox="0 0 133000 1"'])
def test_drawing_of_an_unusual_size_is_drawn(size: str) -> None:
    with Image.open(io.BytesIO(svg_as_png(svg_with(size), 40, 30))) as image:
        assert 40 in image.size or 30 in image.size


def svg_with(size: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><path d="M0 0"/></svg>'.encode()


def test_drawing_as_points_is_as_large_as_its_box_allows() -> None:
    with Image.open(io.BytesIO(svg_as_png(COAT_OF_ARMS, 400, 100))) as image:
        assert image.size == (80, 100)
    with pytest.raises(BadValue, match="svg_runs"):
        svg_as_png(svg_of("<script/>"), 400, 100)


def test_threads_draw_the_same_drawing_at_the_same_time() -> None:
    together = Barrier(2)

    def drawn(_thread: int) -> set[bytes]:
        together.wait(timeout=10)
        return {drawn_once() for _time in range(20)}

    with restless_threads(), ThreadPoolExecutor(2) as threads:
        assert list(threads.map(drawn, range(2))) == [{drawn_once()}] * 2


def drawn_once() -> bytes:
    written = io.BytesIO()
    canvas = Canvas(written, invariant=1)
    draw_svg(canvas, COAT_OF_ARMS, 0, 0, 1.0)
    canvas.save()
    return written.getvalue()
