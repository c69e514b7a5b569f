"""The hub's services are believed only with a good certificate of theirs, over TLS 1.2 or later."""

import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pytest

from central_server.entities.models import HubModel
from central_server.hub.address import ServiceAddress
from central_server.neighbours import find_neighbours
from tests.factories.certificates import Issued, authority, issued
from tests.factories.server import ENTITY

HUB = "CN=localhost"
PAST = datetime(2021, 1, 1, tzinfo=UTC)


class _Hub(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_words: object) -> None:
        return


class _Server(HTTPServer):
    def handle_error(self, *_call: object) -> None:
        """A caller who hangs up is what some of these tests are about."""


def only_old(context: ssl.SSLContext) -> None:
    """What no library offers by itself any more."""
    context.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """A service with this certificate; its address."""
    running = []

    def serve(who: Issued, newest: ssl.TLSVersion = ssl.TLSVersion.MAXIMUM_SUPPORTED) -> str:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*who.write(tmp_path, "hub"))
        if newest is ssl.TLSVersion.TLSv1_1:
            only_old(context)
        server = _Server(("127.0.0.1", 0), _Hub)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        running.append((server, thread))
        return f"https://localhost:{server.server_port}/gpd"

    yield serve
    for server, thread in running:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def is_believed(
    tmp_path, monkeypatch, unit_of_work, clock, new_id
) -> Iterator[Callable[..., bool]]:
    """Whether the server speaks with it; the machine trusts the authority of these tests."""
    trusted, _ = authority().write(tmp_path, "trusted")
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    neighbours = find_neighbours(unit_of_work, clock, new_id)

    def is_believed(url: str) -> bool:
        client = neighbours.positions[HubModel.GPD_V1]
        return client.is_reachable(ServiceAddress(url, "key"), ENTITY)

    yield is_believed
    neighbours.close()


def test_good_certificate_is_believed(serve, is_believed) -> None:
    assert is_believed(serve(issued(HUB)))


@pytest.mark.parametrize(
    "who",
    [issued(HUB, end=PAST), issued(HUB, issuer="CN=Somebody else")],
    ids=["expired", "of another authority"],
)
def test_other_certificates_are_not(serve, is_believed, who) -> None:
    assert not is_believed(serve(who))


def test_certificate_of_another_name_is_not(serve, is_believed) -> None:
    assert not is_believed(serve(issued(HUB)).replace("localhost", "127.0.0.1"))


def test_old_protocol_is_not(serve, is_believed) -> None:
    url = serve(issued(HUB), ssl.TLSVersion.TLSv1_1)
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    old.check_hostname, old.verify_mode = False, ssl.CERT_NONE
    only_old(old)
    with httpx.Client(verify=old, trust_env=False) as client:
        assert client.get(url).is_success
    assert not is_believed(url)
