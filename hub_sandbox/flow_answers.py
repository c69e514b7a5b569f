"""Answers about settlement flows on their way out, some of which go wrong on purpose."""

from fastapi import Response
from starlette.types import Receive, Scope, Send

from hub_sandbox.flow_service import FlowFault, FlowRefusal


class _LostAnswer(Response):
    """Announces an answer and hangs up before it is there."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-type", b"application/json"), (b"content-length", b"1000")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})


def answer_of(content: bytes, media_type: str, fault: FlowFault | None) -> Response:
    """The answer, or what becomes of it under this fault."""
    match fault:
        case FlowFault.TOO_MANY:
            raise FlowRefusal(429, "FDR-1000", "too many requests")
        case FlowFault.UNAVAILABLE:
            raise FlowRefusal(503, "FDR-0500", "out of order on purpose")
        case FlowFault.LOST_ANSWER:
            return _LostAnswer()
        case FlowFault.GARBLED_ANSWER:
            content = content[: len(content) // 2]
    return Response(content, media_type=media_type)
