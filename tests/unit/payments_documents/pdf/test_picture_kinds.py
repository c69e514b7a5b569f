import pytest

from payments_documents.pdf.picture_kinds import PNG_SIGNATURE, is_svg

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


@pytest.mark.parametrize("picture", [SVG, b"<?xml version='1.0'?><!-- drawn by hand -->" + SVG])
def test_a_drawing_says_so_at_its_beginning(picture: bytes) -> None:
    assert is_svg(picture)


@pytest.mark.parametrize("picture", [PNG_SIGNATURE + SVG, b" " * 4096 + SVG, b"", b"MZ"])
def test_nothing_else_is_taken_for_a_drawing(picture: bytes) -> None:
    assert not is_svg(picture)
