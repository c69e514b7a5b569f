from pathlib import Path

import pytest

from payments_core.errors import BadValue
from payments_documents.pdf.picture_files import is_drawable, read_picture
from tests.factories.pictures import COAT_OF_ARMS, a_png, svg_of


def test_pictures_are_read_whole(tmp_path: Path) -> None:
    for name, picture in (("a.png", a_png()), ("a.svg", COAT_OF_ARMS)):
        (tmp_path / name).write_bytes(picture)
        assert read_picture(tmp_path / name) == picture


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (None, "file_unreadable"),
        (b"\0" * 300_000, "picture_too_large"),
        (svg_of("<script/>"), "svg_runs"),
        (svg_of("").replace(b'"20"', b'"0"'), "svg_not_drawable"),
    ],
)
def test_what_papers_cannot_draw_is_refused(
    tmp_path: Path, written: bytes | None, code: str
) -> None:
    path = tmp_path / "logo"
    if written is not None:
        path.write_bytes(written)
        assert not is_drawable(written)
    with pytest.raises(BadValue) as refused:
        read_picture(path)
    assert (refused.value.code, refused.value.facts["file"]) == (code, "logo")
