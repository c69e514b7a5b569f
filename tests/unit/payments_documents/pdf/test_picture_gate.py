import base64
import io
import struct
import zlib
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from payments_core.errors import BadValue
from payments_documents.pdf.picture_gate import (
    DEPTH_LIMIT,
    ELEMENTS_LIMIT,
    PICTURE_LIMIT_BYTES,
    POINTS_LIMIT,
    check_picture,
    is_sound,
)
from payments_documents.pdf.svg_drawing import svg_size
from tests.factories.pictures import COAT_OF_ARMS, a_png, svg_of


def refusal_of(picture: bytes) -> str:
    with pytest.raises(BadValue) as refused:
        check_picture(picture)
    return refused.value.code


def test_a_drawing_and_a_picture_pass() -> None:
    for picture in (COAT_OF_ARMS, a_png(), svg_of("")):
        check_picture(picture)
        assert is_sound(picture)


def test_a_drawing_program_may_leave_its_notes() -> None:
    notes = (
        '<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/x" id="base"/>'
        '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="https://example.org/"/></rdf:RDF></metadata>'
    )
    check_picture(b"<?xml version='1.0' encoding='UTF-8'?><!-- drawn by hand -->" + svg_of(notes))


@pytest.mark.parametrize(
    ("picture", "code"),
    [
        (b"", "picture_unknown"),
        (b"GIF89a", "picture_unknown"),
        (b"<html><svg/></html>", "picture_unknown"),
        (b"<svg><path/></svg>", "picture_unknown"),
        (a_png()[:60], "picture_damaged"),
        (a_png()[:-30], "picture_damaged"),
        (a_png()[:20], "picture_damaged"),
        (COAT_OF_ARMS[:-8], "picture_damaged"),
        (svg_of("<path d='M0 0'>"), "picture_damaged"),
        (a_png() + b"x" * PICTURE_LIMIT_BYTES, "picture_too_large"),
    ],
)
def test_what_is_no_whole_picture_is_refused(picture: bytes, code: str) -> None:
    assert refusal_of(picture) == code


def test_picture_that_claims_to_be_enormous_is_refused_before_it_is_unpacked() -> None:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + header
    bomb = b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", zlib.crc32(b"IHDR" + header))
    assert refusal_of(bomb) == "picture_too_many_points"
    wide = io.BytesIO()
    Image.new("1", (2001, 2000)).save(wide, "PNG")
    assert refusal_of(wide.getvalue()) == "picture_too_many_points"


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ("<script>alert(1)</script>", "svg_runs"),
        ("<path onclick='alert(1)' d='M0 0'/>", "svg_runs"),
        ("<path ONLOAD='alert(1)' d='M0 0'/>", "svg_runs"),
        ("<a href='javascript:alert(1)'/>", "svg_runs"),
        ("<foreignObject><body/></foreignObject>", "svg_runs"),
        ("<metadata><script/></metadata>", "svg_runs"),
        ("<x:script xmlns:x='urn:x'/>", "svg_runs"),
        ("<animate attributeName='x'/>", "svg_runs"),
        ("<image href='https://example.org/a.png'/>", "svg_fetches"),
        ("<image xlink:href='file:///etc/passwd'/>", "svg_fetches"),
        ("<image href='data:image/svg+xml;base64,PHN2Zy8+'/>", "svg_fetches"),
        ("<use href='other.svg#a'/>", "svg_fetches"),
        ("<path fill='url(https://example.org/a.svg#a)' d='M0 0'/>", "svg_fetches"),
        ("<path style='fill:URL( \"//example.org\" )' d='M0 0'/>", "svg_fetches"),
        ("<style>@import 'https://example.org/a.css';</style>", "svg_fetches"),
        ("<style>path{fill:u\\72l(//example.org)}</style>", "svg_fetches"),
        ("<g xml:base='https://example.org/'/>", "svg_fetches"),
        ("<image href='data:image/png;base64,AAAA'/>", "picture_damaged"),
        ("<text>Comune</text>", "svg_writes"),
        ("<filter/>", "svg_element_unknown"),
        ("<pattern/>", "svg_element_unknown"),
        ("<g>" * DEPTH_LIMIT + "</g>" * DEPTH_LIMIT, "svg_too_complex"),
        ("<g/>" * ELEMENTS_LIMIT, "svg_too_complex"),
        ("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g><use href='#a'/>",
         "svg_too_complex"),
        ("<g id='a'><use href='#a'/></g><use href='#a'/>", "svg_too_complex"),
    ],
)  # fmt: skip
def test_drawing_that_does_more_than_draw_is_refused(inside: str, code: str) -> None:
    assert refusal_of(svg_of(inside)) == code


def test_declarations_are_refused_before_an_entity_can_grow() -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    assert refusal_of(bomb.encode() + svg_of("<title>&b;</title>")) == "svg_declares"
    outside = '<!DOCTYPE svg SYSTEM "file:///etc/passwd">'
    assert refusal_of(outside.encode() + svg_of("")) == "svg_declares"


def test_few_elements_cannot_become_millions() -> None:
    layers = "".join(
        f"<g id='l{at}'>" + f"<use href='#l{at - 1}'/>" * 10 + "</g>" for at in range(1, 12)
    )
    grown = f"<defs><path id='l0' d='M0 0'/>{layers}</defs><use href='#l11'/>"
    assert refusal_of(svg_of(grown)) == "svg_too_complex"


@pytest.mark.parametrize(
    "repeated",
    [
        "<use href='#arms'/>" * 4,
        "<image href='#arms'/>" * 4,
        "<g id='pair'><use href='#arms'/><use href='#arms'/></g><use href='#pair'/>",
        "<g id='none'/>" + "<use href='#none' xlink:href='#arms'/>" * 4,
    ],
)
def test_points_of_a_picture_count_as_often_as_it_is_drawn(repeated: str) -> None:
    million = picture_inside(1000, 1000)
    check_picture(svg_of(million + "<use href='#arms'/>" * 3))
    assert refusal_of(svg_of(million + repeated)) == "picture_too_many_points"


def test_points_of_all_pictures_count_together() -> None:
    half = picture_inside(1000, 2000)
    check_picture(svg_of(half * 2))
    assert refusal_of(svg_of(half * 3)) == "picture_too_many_points"


def picture_inside(width: int, height: int) -> str:
    """A blank picture in a drawing, of the name `arms`."""
    written = io.BytesIO()
    Image.new("1", (width, height)).save(written, "PNG")
    letters = base64.b64encode(written.getvalue()).decode()
    return f"<image id='arms' width='5' height='5' href='data:image/png;base64,{letters}'/>"


def test_picture_inside_a_drawing_passes_the_same_gate() -> None:
    whole = base64.b64encode(a_png()).decode()
    check_picture(svg_of(f"<image width='5' height='5' href='data:image/png;base64,{whole}'/>"))
    half = base64.b64encode(a_png()[:60]).decode()
    damaged = svg_of(f"<image href='data:image/png;base64,{half}'/>")
    assert refusal_of(damaged) == "picture_damaged"


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, len(COAT_OF_ARMS) - 1), letters=st.binary(max_size=4))
@example(at=40, letters=b"\x00")
def test_a_damaged_drawing_is_refused_or_drawn_and_never_more(at: int, letters: bytes) -> None:
    damaged = COAT_OF_ARMS[:at] + letters + COAT_OF_ARMS[at + len(letters) :]
    with suppress(BadValue):
        check_picture(damaged)
        wide, high = svg_size(damaged)
        assert wide > 0
        assert high > 0


@settings(max_examples=100, deadline=None)
@given(at=st.integers(0, len(a_png()) - 1), letters=st.binary(min_size=1, max_size=6))
def test_a_damaged_picture_is_refused_or_whole(at: int, letters: bytes) -> None:
    damaged = a_png()[:at] + letters + a_png()[at + len(letters) :]
    if is_sound(damaged):
        with Image.open(io.BytesIO(damaged)) as opened:
            assert opened.size[0] * opened.size[1] <= POINTS_LIMIT
            opened.load()
