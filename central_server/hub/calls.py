"""Questions to a service of the hub: bounded in time and bytes, told apart when they fail.

Asking only reads, so every question may be repeated.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from central_server.hub.address import ServiceAddress
from central_server.hub.retry_after import retry_after_seconds
from payments_core.errors import RemoteProtocolError, RuleBroken, WorldTrouble

#: Time to reach the service and to wait for each part of its answer (house style 6).
TIMEOUT = httpx.Timeout(10.0, connect=3.0)
#: Characters of an answer that a refusal repeats.
DETAIL_LIMIT = 200

#: Somebody has to look at the key or the address, and no question fares better than another.
_CLOSED = (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service has answered, whatever its status."""

    status: int
    data: bytes
    retry_after_seconds: int | None

    @property
    def detail(self) -> str:
        """The beginning of the answer, for people."""
        return self.data[:DETAIL_LIMIT].decode(errors="replace")


class ServiceCalls:
    """Questions to one service, whose errors begin with its `name`: `<name>_unreachable`,
    `<name>_trouble`, `<name>_closed` and `<name>_refused`."""

    def __init__(self, http: httpx.Client, name: str, malformed: str) -> None:
        self._http = http
        self._name = name
        self._malformed = malformed

    def ask(
        self, address: ServiceAddress, path: str, query: dict[str, str], max_bytes: int
    ) -> Answer:
        """The answer to a GET below an address.

        WorldTrouble `<name>_unreachable` when none comes, RemoteProtocolError `malformed` when it
        has more than `max_bytes`.
        """
        url = f"{address.url.rstrip('/')}{path}"
        return self._exchange("GET", url, address.headers, max_bytes, params=query)

    def post(self, url: str, headers: Mapping[str, str], message: bytes, max_bytes: int) -> Answer:
        """The answer to a message; errors as in `ask`."""
        return self._exchange("POST", url, headers, max_bytes, content=message)

    def _exchange(
        self, method: str, url: str, headers: Mapping[str, str], max_bytes: int, **content: Any
    ) -> Answer:
        try:
            with self._http.stream(
                method, url, headers=headers, timeout=TIMEOUT, **content
            ) as answer:
                data = self._bounded(answer, max_bytes)
        except httpx.HTTPError as trouble:
            raise WorldTrouble(
                f"{self._name}_unreachable", reason=type(trouble).__name__
            ) from trouble
        return Answer(answer.status_code, data, retry_after_seconds(answer.headers))

    def require_success(self, answer: Answer) -> None:
        """WorldTrouble `<name>_trouble` (facts `status` and `retry_after_seconds`, None where the
        hub says nothing) when trying again may help; RuleBroken when somebody has to look:
        `<name>_closed` for the key, `<name>_refused` for this one question."""
        status = answer.status
        if httpx.codes.is_success(status):
            return
        if status == httpx.codes.TOO_MANY_REQUESTS or httpx.codes.is_server_error(status):
            raise WorldTrouble(
                f"{self._name}_trouble",
                status=status,
                retry_after_seconds=answer.retry_after_seconds,
            )
        code = "closed" if status in _CLOSED else "refused"
        raise RuleBroken(f"{self._name}_{code}", status=status, detail=answer.detail)

    def _bounded(self, answer: httpx.Response, max_bytes: int) -> bytes:
        data = bytearray()
        for part in answer.iter_bytes():
            data += part
            if len(data) > max_bytes:
                raise RemoteProtocolError(self._malformed, field="-", reason="too_large")
        return bytes(data)
