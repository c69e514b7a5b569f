"""A proxy that ends TLS, asks for the client's certificate and hands it on."""

import http.client
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, urlsplit

from central_server.hub_inbound.gate import ADDRESS_HEADER, CERTIFICATE_HEADER
from tests.factories.certificates import authority, issued

#: What a proxy never passes on: it says so itself.
_OWN = {CERTIFICATE_HEADER.lower(), ADDRESS_HEADER.lower(), "host", "connection"}


class _Proxy(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, upstream: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.upstream = urlsplit(upstream).netloc

    def handle_error(self, request: object, client_address: object) -> None:
        """A handshake that was refused is what a test wants, no noise."""


class _Handler(BaseHTTPRequestHandler):
    server: _Proxy

    def do_POST(self) -> None:
        assert isinstance(self.connection, ssl.SSLSocket)
        der = self.connection.getpeercert(binary_form=True)
        headers = {name: value for name, value in self.headers.items() if name.lower() not in _OWN}
        headers[ADDRESS_HEADER] = self.client_address[0]
        if der:
            headers[CERTIFICATE_HEADER] = quote(ssl.DER_cert_to_PEM_cert(der))
        body = self.rfile.read(int(self.headers["Content-Length"]))
        onward = http.client.HTTPConnection(self.server.upstream, timeout=10)
        onward.request("POST", self.path, body, headers)
        reply = onward.getresponse()
        data = reply.read()
        onward.close()
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.headers["Content-Type"])
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Quiet."""


@contextmanager
def tls_proxy(upstream: str, folder: Path) -> Iterator[str]:
    """The proxy's address, over TLS 1.2 or later, with clients of our authority alone."""
    certificate, key = issued("CN=localhost").write(folder, "proxy")
    trusted, _ = authority().write(folder, "authority")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(certificate, key)
    context.load_verify_locations(trusted)
    context.verify_mode = ssl.CERT_REQUIRED
    proxy = _Proxy(upstream)
    proxy.socket = context.wrap_socket(proxy.socket, server_side=True)
    thread = threading.Thread(target=proxy.serve_forever, args=(0.05,), name="tls-proxy")
    thread.start()
    try:
        yield f"https://localhost:{proxy.server_port}"
    finally:
        proxy.shutdown()
        thread.join(10)
        proxy.server_close()
