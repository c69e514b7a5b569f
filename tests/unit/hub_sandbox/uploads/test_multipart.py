import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub_sandbox.uploads.multipart import SentFile, find_file


def form(content: bytes, field: str = "file", name: str = "a.zip") -> tuple[str, bytes]:
    """A form as an independent client writes it."""
    files = {"other": ("b.txt", b"other"), field: (name, content, "application/zip")}
    request = httpx.Request("POST", "http://hub", files=files, data={"note": "x"})
    return request.headers["content-type"], request.read()


@given(st.binary(max_size=200))
def test_file_comes_out_as_it_was_sent(content: bytes) -> None:
    content_type, body = form(content)
    assert find_file(content_type, body, "file") == SentFile("a.zip", content)


def test_line_ends_at_the_edges_are_kept() -> None:
    content = b"\r\n--x\r\n\r\n\r\n"
    assert find_file(*form(content), "file") == SentFile("a.zip", content)


def test_file_under_another_name_is_not_found() -> None:
    assert find_file(*form(b"x", "document"), "file") is None
    assert find_file(*form(b"x"), "note") is None


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/json", b"{}"),
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=b", b""),
        ("multipart/form-data; boundary=b", b"preamble\r\n--b--"),
        ("multipart/form-data; boundary=b", b"--b\r\nnonsense\r\n--b--\r\n"),
        (
            "multipart/form-data; boundary=b",
            b'--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nunended',
        ),
    ],
)
def test_anything_else_holds_no_file(content_type: str, body: bytes) -> None:
    assert find_file(content_type, body, "file") is None
