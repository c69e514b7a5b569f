"""Calls to services of the hub, whose failures are told apart by codes that begin with a name.

`request` and `require_success` are for any call. ServiceCalls asks questions, bounded in bytes too;
asking only reads, so every question may be repeated.
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


def request(
    http: httpx.Client,
    name: str,
    method: str,
    url: str,
    address: ServiceAddress,
    *,
    timeout: httpx.Timeout = TIMEOUT,
    **content: Any,
) -> httpx.Response:
    """The answer to a call with the key of the address; WorldTrouble `<name>_unreachable`."""
    try:
        return http.request(method, url, headers=address.headers, timeout=timeout, **content)
    except httpx.HTTPError as trouble:
        raise WorldTrouble(f"{name}_unreachable", reason=type(trouble).__name__) from trouble


def require_success(name: str, answer: httpx.Response) -> None:
    """WorldTrouble `<name>_trouble` when trying again may help, RuleBroken `<name>_refused` when
    somebody has to look; facts as in `ServiceCalls.require_success`."""
    if answer.is_success:
        return
    _raise_passing(name, answer.status_code, retry_after_seconds(answer.headers))
    detail = answer.text[:DETAIL_LIMIT]
    raise RuleBroken(f"{name}_refused", status=answer.status_code, detail=detail)


def _raise_passing(name: str, status: int, retry_after: int | None) -> None:
    if status == httpx.codes.TOO_MANY_REQUESTS or httpx.codes.is_server_error(status):
        raise WorldTrouble(f"{name}_trouble", status=status, retry_after_seconds=retry_after)


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
        _raise_passing(self._name, status, answer.retry_after_seconds)
        code = "closed" if status in _CLOSED else "refused"
        raise RuleBroken(f"{self._name}_{code}", status=status, detail=answer.detail)

    def _bounded(self, answer: httpx.Response, max_bytes: int) -> bytes:
        data = bytearray()
        for part in answer.iter_bytes():
            data += part
            if len(data) > max_bytes:
                raise RemoteProtocolError(self._malformed, field="-", reason="too_large")
        return bytes(data)
