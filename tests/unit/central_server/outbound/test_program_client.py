import socket
import ssl
import time

import pytest

from central_server.outbound.program_client import ProgramAddress, ProgramClient
from payments_core.errors import PaymentsError, RemoteProtocolError, WorldTrouble
from tests.factories.certificates import authority, issued
from tests.factories.postgresql import free_port
from tests.factories.programs import KEY, Behaviour, dripping, endless, peer, raw, saying, silent

OK_HEAD = b"HTTP/1.1 200 OK\r\n"


@pytest.fixture
def client():
    client = ProgramClient()
    yield client
    client.close()


def ask(client: ProgramClient, does: Behaviour, timeout_ms: int = 5000) -> bytes:
    with peer(does) as program:
        return client.ask(ProgramAddress(program.url, KEY, timeout_ms), b'{"at": 1}')


def test_question_goes_out_with_the_key_and_the_answer_comes_back(client) -> None:
    with peer(saying(b"anything")) as program:
        address = ProgramAddress(program.url, KEY, 5000)
        assert client.ask(address, b'{"at": 1}') == b"anything"
        assert client.ask(address, b'{"at": 2}') == b"anything"
    assert program.questions == [{"at": 1}, {"at": 2}]
    [head, _] = [head.split("\r\n") for head in program.heads]
    assert head[0] == "POST /importi HTTP/1.1"
    assert {f"Authorization: Bearer {KEY}", "Accept-Encoding: identity"} <= set(head)


def test_key_is_not_shown() -> None:
    assert KEY not in repr(ProgramAddress("http://127.0.0.1/", KEY, 1))


@pytest.mark.parametrize(
    "does",
    [
        pytest.param(silent, id="silent"),
        pytest.param(dripping(b"HTTP/1.1 200 OK\r\nX: "), id="head drips"),
        pytest.param(
            dripping(OK_HEAD + b"Content-Length: 9999\r\n\r\n"), id="body drips, no wait is long"
        ),
    ],
)
def test_time_box_bounds_the_whole_and_not_each_step(client, does) -> None:
    began = time.monotonic()
    with pytest.raises(WorldTrouble, match="program_too_slow"):
        ask(client, does, timeout_ms=100)
    # Far from a time-out of a socket, which each byte would begin anew.
    assert time.monotonic() - began < 5


def test_connection_is_closed_when_time_is_up_in_the_handshake(client) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = ProgramAddress(f"https://localhost:{listener.getsockname()[1]}/", KEY, 100)
        with pytest.raises(WorldTrouble, match="program_too_slow"):
            client.ask(address, b"{}")
        connection, _ = listener.accept()
        with connection:
            connection.settimeout(10)
            while connection.recv(65536):
                pass  # its greeting; then it has hung up, and nothing is left open


@pytest.mark.parametrize("status", [201, 204, 301, 302, 307, 401, 403, 404, 429, 500, 503])
def test_only_200_is_an_answer(client, status) -> None:
    with pytest.raises(WorldTrouble, match=f"program_trouble.*{status}"):
        ask(client, saying(b"" if status == 204 else b"{}", status))


def test_nobody_is_followed_to_another_place(client) -> None:
    with peer(saying(b'{"state": "paid"}')) as other:
        with pytest.raises(WorldTrouble, match="program_trouble"):
            ask(client, saying(b"", 307, Location=other.url))
        assert other.questions == []


@pytest.mark.parametrize(
    "does",
    [
        pytest.param(raw(), id="hangs up"),
        pytest.param(raw(OK_HEAD + b"Content-Length: 100\r\n\r\n{"), id="cut"),
        pytest.param(raw(b"\x15\x03\x01\x00\x02\x02\x46"), id="speaks TLS"),
        pytest.param(raw(b"HELO\r\n\r\n"), id="no HTTP"),
        pytest.param(raw(OK_HEAD + b"X: " + b"a" * 300_000), id="endless head"),
        pytest.param(raw(OK_HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n"), id="bad chunk"),
    ],
)
def test_what_is_no_answer_of_http_is_nobody_there(client, does) -> None:
    with pytest.raises(WorldTrouble, match="program_unreachable"):
        ask(client, does)


@pytest.mark.parametrize("does", [endless, saying(b" " * 16_001)])
def test_answer_that_is_too_long_is_not_read_to_its_end(client, does) -> None:
    with pytest.raises(RemoteProtocolError, match="too_large"):
        ask(client, does)


def test_longest_answer_is_read(client) -> None:
    assert ask(client, saying(b" " * 16_000)) == b" " * 16_000


@pytest.mark.parametrize(
    "address",
    [
        ProgramAddress(f"http://127.0.0.1:{free_port()}/", KEY, 2000),
        ProgramAddress("http://:1/", KEY, 2000),
        ProgramAddress("http://127.0.0.1:1/", "chiave € ", 2000),
        ProgramAddress("http://127.0.0.1:1/", "line\nbreak", 2000),
    ],
)
def test_address_or_key_that_cannot_be_used_is_trouble_and_no_defect(client, address) -> None:
    with pytest.raises(PaymentsError, match="program_unreachable"):
        client.ask(address, b"{}")


@pytest.mark.parametrize("is_vouched_for", [True, False])
def test_certificate_has_to_be_vouched_for(client, tmp_path, monkeypatch, is_vouched_for) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(*issued("CN=localhost").write(tmp_path, "program"))
    if is_vouched_for:
        trusted, _ = authority().write(tmp_path, "authority")
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with peer(saying(b"answer"), tls) as program:
        address = ProgramAddress(program.url, KEY, 5000)
        if is_vouched_for:
            assert client.ask(address, b"{}") == b"answer"
        else:
            with pytest.raises(WorldTrouble, match="program_unreachable"):
                client.ask(address, b"{}")


def test_who_asks_after_the_end_is_told_so(client) -> None:
    client.close()
    with pytest.raises(WorldTrouble, match="closed"):
        client.ask(ProgramAddress("http://127.0.0.1:1/", KEY, 100), b"{}")
