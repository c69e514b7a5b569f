"""Whether the process lives, and whether it can serve: asked by whatever watches it."""

from collections.abc import Callable

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from central_server.api.problems import answer_with
from central_server.db.trouble import DATABASE_TROUBLE


def routes(revision: Callable[[], str | None], head: str) -> APIRouter:
    """The routes under `/health`; `revision` reads the one of the database."""
    router = APIRouter(prefix="/health", tags=["health"])

    @router.get("/live")
    def live() -> dict[str, str]:
        """The process answers."""
        return {"status": "live"}

    @router.get("/ready")
    def ready() -> JSONResponse:
        """The database answers and has the schema that this program knows."""
        try:
            found = revision()
        except DATABASE_TROUBLE:
            return answer_with(503, "database_away")
        if found != head:
            return answer_with(503, "database_not_at_head", found=found, head=head)
        return JSONResponse({"status": "ready"})

    return router
