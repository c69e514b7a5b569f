"""The way between everybody and the server, on which requests and answers come to harm."""

import json
from collections.abc import Callable
from random import Random

import httpx

from tests.simulation.clocks import WorldClock
from tests.simulation.faults import Faults
from tests.simulation.trace import Trace

#: The desks give up after so long (READ_SECONDS of their client).
_PATIENCE_SECONDS = 10.0
#: Requests that are kept to arrive later; the oldest gives way.
_KEPT = 5

Answer = Callable[[httpx.Request], httpx.Response]
Delivered = Callable[[str, httpx.Request, httpx.Response], None]


class Network:
    """Carries requests. `answer` raises `httpx.TransportError` while the server is away;
    `delivered` is told of every answer that reaches who asked."""

    def __init__(
        self, answer: Answer, chance: Random, clock: WorldClock, trace: Trace, delivered: Delivered
    ) -> None:
        self._answer = answer
        self._chance = chance
        self._clock = clock
        self._trace = trace
        self._delivered = delivered
        self._on_the_way: list[httpx.Request] = []
        self.faults = Faults()
        self.cut_off: set[str] = set()

    def carry(self, who: str, request: httpx.Request) -> httpx.Response:
        """One request of somebody; the answer, or a transport's trouble."""
        self._clock.pass_by(0.05)
        self._let_late_ones_arrive()
        if who in self.cut_off or self._happens(self.faults.lost):
            self._note(who, request, "lost")
            raise httpx.ConnectError("cut off", request=request)
        if self._happens(self.faults.garbled):
            self._note(who, request, "garbled")
            return self._by_somebody_else(request)
        if self._happens(self.faults.late):
            self._note(who, request, "late")
            self._on_the_way = [*self._on_the_way, _copy(request)][-_KEPT:]
            raise httpx.ReadTimeout("late", request=request)
        try:
            response = self._answered(who, request)
        except httpx.TransportError as trouble:
            self._note(who, request, str(trouble))
            raise
        self._note(who, request, str(response.status_code))
        self._delivered(who, request, response)
        return response

    def let_all_arrive(self) -> None:
        """What is still on the way arrives now."""
        while self._on_the_way:
            self._arrive(self._on_the_way.pop(0))

    def _answered(self, who: str, request: httpx.Request) -> httpx.Response:
        response = self._answer(request)
        if self._happens(self.faults.repeated):
            self._note(who, request, "repeated")
            response = self._answer(_copy(request))
        if self._happens(self.faults.slow):
            seconds = self._chance.uniform(0.5, 1.5 * _PATIENCE_SECONDS)
            self._clock.pass_by(seconds)
            if seconds > _PATIENCE_SECONDS:
                raise httpx.ReadTimeout("too slow", request=request)
        if self._happens(self.faults.reply_lost):
            raise httpx.ReadError("reply lost", request=request)
        if request.url.path.endswith("/desks/operations") and self._happens(self.faults.partial):
            return self._with_some_answers(who, request, response)
        return response

    def _with_some_answers(
        self, who: str, request: httpx.Request, response: httpx.Response
    ) -> httpx.Response:
        tree = json.loads(response.content)
        if "answers" not in tree:
            return response
        tree["answers"] = [one for one in tree["answers"] if self._happens(0.5)]
        self._note(who, request, f"{len(tree['answers'])} answers left")
        return httpx.Response(response.status_code, json=tree)

    def _by_somebody_else(self, request: httpx.Request) -> httpx.Response:
        page = "<html>Sign on to the network</html>"
        return httpx.Response(self._chance.choice((200, 302, 403, 502)), text=page, request=request)

    def _let_late_ones_arrive(self) -> None:
        if self._on_the_way and self._happens(0.3):
            self._arrive(self._on_the_way.pop(self._chance.randrange(len(self._on_the_way))))

    def _arrive(self, request: httpx.Request) -> None:
        try:
            status = str(self._answer(request).status_code)
        except httpx.TransportError as trouble:
            status = type(trouble).__name__
        self._note("network", request, f"arrived late, {status}")

    def _happens(self, likelihood: float) -> bool:
        return self._chance.random() < likelihood

    def _note(self, who: str, request: httpx.Request, what: str) -> None:
        path = request.url.path.removeprefix("/api/v1")
        self._trace.write(who, f"  {request.method} {path} {what}")


class Line(httpx.BaseTransport):
    """One caller's way to the server, for an HTTP client."""

    def __init__(self, network: Network, who: str) -> None:
        self._network = network
        self._who = who

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        return self._network.carry(self._who, request)


def _copy(request: httpx.Request) -> httpx.Request:
    return httpx.Request(
        request.method, request.url, headers=request.headers, content=request.content
    )
