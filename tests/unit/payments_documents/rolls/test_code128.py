import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from counter_app.services.recognition import TypedKind, recognise
from payments_core.errors import BadValue
from payments_documents.rolls.code128 import notice_bars
from payments_documents.rolls.raster import Raster


def picture(raster: Raster) -> Image.Image:
    size = (raster.width_bytes * 8, len(raster.rows))
    dark = Image.frombytes("1", size, b"".join(raster.rows))
    return Image.eval(dark.convert("L"), lambda shade: 255 - shade)


@settings(max_examples=40, deadline=None)
@given(st.from_regex(r"[0-3][0-9]{17}", fullmatch=True), st.sampled_from([1, 2, 3]))
def test_bars_are_read_and_what_is_read_is_a_notice_at_the_desk(number: str, dots: int) -> None:
    (barcode,) = zxingcpp.read_barcodes(picture(notice_bars(number, dots, 40)))
    assert barcode.format == zxingcpp.BarcodeFormat.Code128
    assert recognise(barcode.text).kind is TypedKind.NOTICE_NUMBER
    assert recognise(barcode.text).value == number


def test_bars_go_two_digits_at_a_time_and_keep_their_blank_border() -> None:
    raster = notice_bars("301000000000004285", 2, 1)
    bits = f"{int.from_bytes(raster.rows[0]):0{raster.width_bytes * 8}b}"
    assert len(bits) == (134 + 20) * 2 + 4
    assert bits.startswith("0" * 20 + "11")
    assert bits.rstrip("0") == bits[: 20 + 134 * 2]


@pytest.mark.parametrize(
    "number", ["", "30100000000000428", "30100000000000428x", "３" * 18, "9" * 18]
)
def test_what_is_no_notice_number_is_refused(number: str) -> None:
    with pytest.raises(BadValue, match="notice_number_malformed"):
        notice_bars(number, 2, 40)
