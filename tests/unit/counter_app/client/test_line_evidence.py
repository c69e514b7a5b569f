import errno
import socket
import ssl
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from counter_app.client import central_client
from counter_app.client.central_client import CentralClient
from counter_app.client.line_evidence import LineEvidence, LineTrouble, trouble_of
from payments_core.errors import WorldTrouble
from payments_core.wire.desk.messages import Problem
from tests.factories.certificates import issued
from tests.factories.fake_server import profile
from tests.factories.strangers import (
    Manners,
    full_backlog,
    nobody,
    page,
    resets_after,
    says,
    silent,
    stranger,
)

SIGN_ON = b"<html><title>Benvenuto nella rete ospiti</title></html>"
REDIRECT = page("302 Found", b"", "text/html", "Location: http://accesso.example/")
OTHER_PROGRAM = page("200 OK", b'{"status": "ok"}', "application/json")
OTHER_REFUSAL = page("404 Not Found", b'{"code": "not_found"}', "application/json")
HALF = page("200 OK", profile().model_dump_json().encode(), "application/json")[:300]
DESK = "80999990106/sportello-12:secret"


def ask(url: str) -> tuple[str, list[LineEvidence]]:
    """The code of a call to this address, and what was learnt of the line."""
    seen: list[LineEvidence] = []
    with CentralClient(url, DESK, seen.append) as client, pytest.raises(WorldTrouble) as failed:
        client.profile()
    return failed.value.code, seen


def listen(url: str) -> tuple[str, list[LineEvidence]]:
    """The same for the push stream."""
    seen: list[LineEvidence] = []
    with (
        CentralClient(url, DESK, seen.append) as client,
        pytest.raises(WorldTrouble) as failed,
        client.change_stream(0),
    ):
        pass
    return failed.value.code, seen


@pytest.mark.parametrize(
    ("manners", "code", "trouble"),
    [
        (says(page("200 OK", SIGN_ON)), "somebody_else_answered", LineTrouble.SOMEBODY_ELSE),
        (says(REDIRECT), "somebody_else_answered", LineTrouble.SOMEBODY_ELSE),
        (
            says(page("511 Network Authentication Required", SIGN_ON)),
            "somebody_else_answered",
            LineTrouble.SOMEBODY_ELSE,
        ),
        (says(page("407 Proxy", SIGN_ON)), "somebody_else_answered", LineTrouble.SOMEBODY_ELSE),
        (says(OTHER_PROGRAM), "server_reply_malformed", LineTrouble.NOT_UNDERSTOOD),
        (says(OTHER_REFUSAL), "server_reply_malformed", LineTrouble.NOT_UNDERSTOOD),
        (says(page("502 Bad Gateway", SIGN_ON)), "server_trouble", LineTrouble.SERVER_UNWELL),
        (says(page("500 Oops", SIGN_ON)), "server_trouble", LineTrouble.SERVER_UNWELL),
        (resets_after(HALF), "server_unreachable", LineTrouble.CUT),
        (says(HALF), "server_unreachable", LineTrouble.CUT),
        (says(b""), "server_unreachable", LineTrouble.CUT),
    ],
)
def test_what_is_not_the_server_s_own_is_no_contact(
    manners: Manners, code: str, trouble: LineTrouble
) -> None:
    with stranger(manners) as url:
        assert ask(url) == (code, [LineEvidence(trouble)])


@pytest.mark.parametrize(
    ("manners", "code", "trouble"),
    [
        (says(page("200 OK", SIGN_ON)), "somebody_else_answered", LineTrouble.SOMEBODY_ELSE),
        (says(REDIRECT), "somebody_else_answered", LineTrouble.SOMEBODY_ELSE),
        (says(OTHER_PROGRAM), "server_reply_malformed", LineTrouble.NOT_UNDERSTOOD),
    ],
)
def test_a_page_is_no_stream(manners: Manners, code: str, trouble: LineTrouble) -> None:
    with stranger(manners) as url:
        assert listen(url) == (code, [LineEvidence(trouble)])


def test_stream_that_breaks_off_shows_nothing_of_the_line() -> None:
    with stranger(says(b"")) as url:
        assert listen(url) == ("push_stream_cut", [])


def test_certificate_that_nobody_vouches_for_is_named(tmp_path: Path) -> None:
    certificate, key = issued("CN=localhost").write(tmp_path, "filter")
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate, key)
    with stranger(says(OTHER_PROGRAM), tls) as url:
        expected = [LineEvidence(LineTrouble.CERTIFICATE)]
        assert ask(url) == ("certificate_not_believed", expected)
        assert listen(url) == ("certificate_not_believed", expected)


def test_plain_page_where_tls_was_expected_is_somebody_else() -> None:
    def answer_unasked(line: socket.socket, ended: object) -> None:
        line.sendall(page("302 Found", SIGN_ON))

    with stranger(answer_unasked, asked=False) as url:
        _, seen = ask(url.replace("http://", "https://"))
    assert seen == [LineEvidence(LineTrouble.SOMEBODY_ELSE)]


def test_nobody_listens() -> None:
    with nobody() as url:
        assert ask(url) == ("server_unreachable", [LineEvidence(LineTrouble.REFUSED)])
        assert listen(url) == ("server_unreachable", [LineEvidence(LineTrouble.REFUSED)])


def test_black_hole_is_given_up_on_connecting_and_on_reading(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(central_client, "READ_SECONDS", 0.1)
    monkeypatch.setattr(central_client, "CONNECT_SECONDS", 0.1)
    with stranger(silent) as url:
        assert ask(url) == ("server_unreachable", [LineEvidence(LineTrouble.SILENT)])
    with full_backlog() as url:
        assert ask(url) == ("server_unreachable", [LineEvidence(LineTrouble.SILENT)])


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (socket.gaierror(socket.EAI_NONAME, "no name"), LineTrouble.NAME_NOT_FOUND),
        (socket.gaierror(socket.EAI_AGAIN, "nobody to ask"), LineTrouble.NO_NETWORK),
        (OSError(errno.ENETUNREACH, "no route"), LineTrouble.NO_NETWORK),
        (OSError(errno.EHOSTUNREACH, "no route"), LineTrouble.NO_NETWORK),
    ],
)
def test_names_and_routes_that_are_missing(
    error: OSError, trouble: LineTrouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(socket, "create_connection", fail)
    assert ask("http://pagamenti.example") == ("server_unreachable", [LineEvidence(trouble)])


def test_compression_that_is_none_is_somebody_else_s() -> None:
    garbled = page("200 OK", b"no gzip", "application/json", "Content-Encoding: gzip")
    with stranger(says(garbled)) as url:
        assert ask(url) == ("server_unreachable", [LineEvidence(LineTrouble.SOMEBODY_ELSE)])


def test_trouble_that_nobody_knows_is_a_broken_line() -> None:
    assert trouble_of(httpx.ReadError("?")) is LineTrouble.CUT


def test_the_server_s_own_answer_bears_its_hour_and_took_its_time() -> None:
    seen: list[LineEvidence] = []
    date = "Date: Mon, 23 Nov 2026 09:41:07 GMT"
    reply = page("200 OK", profile().model_dump_json().encode(), "application/json", date)
    ticks = iter([100.0, 103.5])
    with (
        stranger(says(reply)) as url,
        CentralClient(url, DESK, seen.append, ticks=lambda: next(ticks)) as client,
    ):
        client.profile()
    assert seen == [LineEvidence(None, 3.5, datetime(2026, 11, 23, 9, 41, 7, tzinfo=UTC))]


@pytest.mark.parametrize(
    "said",
    [
        "yesterday",
        "Mon, 99 Nov 2026 09:41:07 GMT",
        "",
        "Mon, 23 Nov 2026 09:41:07 -0000",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "Mon, 23 Nov 2026 09:41:07 GMT\r\nAge: 3600",
    ],
)
def test_an_hour_that_cannot_be_read_is_none(said: str) -> None:
    seen: list[LineEvidence] = []
    reply = page(
        "200 OK", profile().model_dump_json().encode(), "application/json", f"Date: {said}"
    )
    with stranger(says(reply)) as url, CentralClient(url, DESK, seen.append) as client:
        assert client.profile() == profile()
    assert seen[0].server_at is None


def test_signing_out_shows_nothing_of_the_line() -> None:
    seen: list[LineEvidence] = []
    reply = says(page("204 No Content", b""))
    with stranger(reply) as url, CentralClient(url, DESK, seen.append) as client:
        client.sign_out("token")
    assert seen == []


def test_defect_of_the_server_itself_is_contact() -> None:
    seen: list[LineEvidence] = []
    problem = Problem(code="server_defect").model_dump_json().encode()
    reply = says(page("500 Internal Server Error", problem, "application/json"))
    with (
        stranger(reply) as url,
        CentralClient(url, DESK, seen.append) as client,
        pytest.raises(WorldTrouble, match="server_trouble"),
    ):
        client.profile()
    assert seen == [LineEvidence()]
