"""Management programs that are asked how much is owed, honest ones and others."""

import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy.orm import Session

from central_server.entities.models import ProgramRow
from central_server.outbound.program_client import ProgramClient
from central_server.positions import repository as positions
from central_server.positions.asking import ProgramAsker
from payments_core.clock import Clock
from payments_core.model.debt_position import AllocatedAmount, Transfer
from payments_core.money import Cents
from tests.factories.released_debts import add_shares, installment, number_of
from tests.factories.server import ENTITY

PROGRAM = "tributi"
KEY = "key of tributi"


def nobody_to_ask(clock: Clock) -> ProgramAsker:
    """For debts of no program: nothing is ever asked of it."""
    return ProgramAsker(ProgramClient(), {}, clock)


def add_program(
    session: Session, url: str, *, program_id: str = PROGRAM, timeout_ms: int = 2000
) -> None:
    session.add(
        ProgramRow(
            entity_id=ENTITY, program_id=program_id, name="Gestionale tributi", amounts_url=url,
            amounts_key="env:TRIBUTI_KEY", amounts_timeout_ms=timeout_ms,
        )
    )  # fmt: skip
    session.flush()


def owned(session: Session, number: str, program_id: str = PROGRAM) -> str:
    """The debt of this notice becomes the program's, as if it had come from a file."""
    found = positions.position_by_notice(session, ENTITY, number)
    assert found is not None
    found.position.live, found.position.program_id = True, program_id
    session.flush()
    return number


def share(
    number: int, cents: int, tax_code: str = ENTITY, *, chapters: Mapping[str, int] | None = None
) -> Transfer:
    """A transfer of a debt, perhaps divided among chapters."""
    (transfer,) = installment(number_of(1), cents).transfers
    allocations = tuple(
        AllocatedAmount(Cents(part), chapter, None) for chapter, part in (chapters or {}).items()
    )
    return replace(
        transfer, transfer_no=number, beneficiary_tax_code=tax_code, allocations=allocations
    )


def add_owned(session: Session, base: int, *transfers: Transfer) -> str:
    """A debt of the program with these transfers."""
    add_shares(session, base, *transfers)
    return owned(session, number_of(base))


#: What a peer does with a connection after it has read the question.
Behaviour = Callable[[socket.socket, threading.Event], None]


def saying(body: bytes | dict[str, Any], status: int = 200, **headers: str) -> Behaviour:
    """A whole answer."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())

    def say(connection: socket.socket, _: threading.Event) -> None:
        connection.sendall(
            f"HTTP/1.1 {status} X\r\nContent-Length: {len(content)}\r\n{head}\r\n".encode()
            + content
        )

    return say


def due(cents: int, **more: Any) -> Behaviour:
    return saying({"state": "due", "amount_cents": cents, **more})


def raw(*pieces: bytes) -> Behaviour:
    """These bytes, whatever they are, and no more."""

    def send(connection: socket.socket, _: threading.Event) -> None:
        connection.sendall(b"".join(pieces))

    return send


def silent(_connection: socket.socket, over: threading.Event) -> None:
    """Holds the line and says nothing."""
    over.wait()


def dripping(before: bytes) -> Behaviour:
    """Begins, and goes on with a byte now and then, so that no single wait is long."""

    def drip(connection: socket.socket, over: threading.Event) -> None:
        connection.sendall(before)
        while not over.wait(0.01):
            connection.sendall(b"a")

    return drip


def endless(connection: socket.socket, over: threading.Event) -> None:
    """Sends as fast as it can, and never ends."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while not over.is_set():
        connection.sendall(b"1000\r\n" + b" " * 0x1000 + b"\r\n")


@dataclass
class Peer:
    """A program on a real port; `does` may be changed at any time."""

    url: str
    does: Behaviour
    questions: list[dict[str, Any]] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)

    def serve(self, connection: socket.socket, over: threading.Event) -> None:
        with connection, suppress(OSError):
            connection.settimeout(10)
            received = b""
            while b"\r\n\r\n" not in received:
                if not (part := connection.recv(65536)):
                    return
                received += part
            head, _, body = received.partition(b"\r\n\r\n")
            length = next(
                int(line.split(b":")[1])
                for line in head.split(b"\r\n")
                if line.lower().startswith(b"content-length:")
            )
            while len(body) < length:
                if not (part := connection.recv(65536)):
                    return
                body += part
            self.heads.append(head.decode())
            self.questions.append(json.loads(body))
            self.does(connection, over)


@contextmanager
def peer(does: Behaviour, tls: ssl.SSLContext | None = None) -> Iterator[Peer]:
    """A program that listens until the block ends."""
    over = threading.Event()
    threads: list[threading.Thread] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        # A certificate is for a name; a name is looked up in more than one way.
        host = "https://localhost" if tls else "http://127.0.0.1"
        program = Peer(f"{host}:{listener.getsockname()[1]}/importi", does)

        def serve(connection: socket.socket) -> None:
            with connection, suppress(OSError):
                secured = tls.wrap_socket(connection, server_side=True) if tls else connection
                program.serve(secured, over)

        def accept() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = listener.accept()
                    if over.is_set():
                        connection.close()
                        return
                    thread = threading.Thread(target=serve, args=(connection,))
                    threads.append(thread)
                    thread.start()

        accepting = threading.Thread(target=accept)
        accepting.start()
        try:
            yield program
        finally:
            over.set()
            with suppress(OSError), socket.create_connection(listener.getsockname(), timeout=5):
                pass
            accepting.join(10)
            assert not accepting.is_alive(), "the peer goes on listening"
            for thread in threads:
                thread.join(10)
                assert not thread.is_alive(), "the peer holds on to a caller"


@contextmanager
def asker(clock: Clock, monotonic: Callable[[], float] = time.monotonic) -> Iterator[ProgramAsker]:
    """Asks with the key in its environment."""
    client = ProgramClient()
    try:
        yield ProgramAsker(client, {"TRIBUTI_KEY": KEY}, clock, monotonic)
    finally:
        client.close()
