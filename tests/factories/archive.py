"""A notice archive that takes everything and tells when something arrived."""

import json
import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Archive:
    """`arrived` gets (method, path, body) of each request; `url` is its base address."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/aca"
        self.arrived: queue.Queue = queue.Queue()


@contextmanager
def running_archive() -> Iterator[Archive]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            archive.arrived.put((self.command, self.path, body))
            self.send_response(201)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Tests are quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    archive = Archive(server.server_port)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield archive
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
