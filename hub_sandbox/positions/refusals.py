"""The hub's no to a call about positions, receipts and uploads: a status and problem+json."""

from fastapi.responses import JSONResponse


class PositionRefusal(Exception):
    """A refused call; `retry_after` is what the header of that name says, where it is given."""

    def __init__(
        self, status: int, title: str, detail: str, *, retry_after: str | None = None
    ) -> None:
        super().__init__(f"{status} {title}: {detail}")
        self.status = status
        self.title = title
        self.detail = detail
        self.retry_after = retry_after


def refusal_answer(refusal: PositionRefusal) -> JSONResponse:
    """A refusal as problem+json."""
    content = {"title": refusal.title, "status": refusal.status, "detail": refusal.detail}
    headers = None if refusal.retry_after is None else {"Retry-After": refusal.retry_after}
    return JSONResponse(
        content, refusal.status, headers=headers, media_type="application/problem+json"
    )
