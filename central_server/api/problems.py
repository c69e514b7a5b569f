"""How refusals leave the server: a status, a stable code, and facts; never a stack, never a 200.

422 says that the message is malformed, 404 that there is no such thing, 409 that the rules do not
allow it, 410 that it is gone for good, 429 that it was too much at once, 503 that trying again may
help.
"""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from structlog import get_logger

from central_server.db.trouble import DATABASE_TROUBLE
from payments_core.errors import (
    BadValue,
    DocumentRefused,
    Fact,
    PaymentsError,
    RuleBroken,
    WorldTrouble,
)
from payments_core.wire.desk.messages import DocumentProblem, FaultInfo, Problem

#: Refusals with a status of their own; other broken rules are 409.
STATUS_OF = {
    "desk_credential_refused": 401,
    "portal_key_refused": 401,
    "session_refused": 401,
    "session_expired": 401,
    "credentials_refused": 401,
    "sign_in_blocked": 403,
    "role_missing": 403,
    "registry_not_on_desks": 403,
    "enrolment_refused": 403,
    "cancel_request_unknown": 404,
    "cart_unknown": 404,
    "citizen_unknown": 404,
    "handed_task_unknown": 404,
    "credit_unknown": 404,
    "flow_unknown": 404,
    "kind_unknown_here": 404,
    "notice_unknown": 404,
    "office_unknown": 404,
    "pad_number_unknown": 404,
    "receipt_unknown": 404,
    "refund_unknown": 404,
    "desk_retired": 410,
    "carts_blocked": 429,
    "enrolment_blocked": 429,
    # Nothing that who asks could mend.
    "checkout_closed": 503,
}
#: Codes of refusals that the web framework or the body limit makes.
CODE_OF = {404: "no_such_page", 413: "request_too_large"}
#: Characters of a validation message that an answer repeats.
REASON_LIMIT = 200
#: Characters of the name of a field that an answer and a log repeat.
FIELD_LIMIT = 200
#: Characters of a path that an answer and a log repeat.
PATH_LIMIT = 200

_log = get_logger("api")


def status_of(trouble: PaymentsError) -> int:
    """HTTP status of an expected trouble."""
    match trouble:
        case BadValue():
            return 422
        case RuleBroken():
            return STATUS_OF.get(trouble.code, 409)
        case WorldTrouble():
            return 503
    return 500


def answer_with(status: int, code: str, **facts: Fact) -> JSONResponse:
    """A refusal as JSON."""
    return _answer(status, Problem(code=code, facts=facts))


def _answer(status: int, problem: Problem) -> JSONResponse:
    return JSONResponse(problem.model_dump(mode="json"), status_code=status)


def install(app: FastAPI) -> None:
    """Give the application its answers to every kind of trouble."""
    app.add_exception_handler(PaymentsError, _refused)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _plain_refusal)
    for trouble in DATABASE_TROUBLE:
        app.add_exception_handler(trouble, _database_away)
    app.add_exception_handler(Exception, _defect)


def _refused(request: Request, trouble: Exception) -> JSONResponse:
    assert isinstance(trouble, PaymentsError)  # noqa: S101  (registered for it)
    status = status_of(trouble)
    _log.warning(
        "refused", path=_path(request), status=status, code=trouble.code, place=_place(request)
    )
    if isinstance(trouble, DocumentRefused):
        faults = tuple(FaultInfo(place=place, reason=reason) for place, reason in trouble.faults)
        problem = DocumentProblem(code=trouble.code, facts=dict(trouble.facts), faults=faults)
        return _answer(status, problem)
    return _answer(status, Problem(code=trouble.code, facts=dict(trouble.facts)))


def _malformed(request: Request, trouble: Exception) -> JSONResponse:
    assert isinstance(trouble, RequestValidationError)  # noqa: S101  (registered for it)
    first = trouble.errors()[0]
    # A key of an object in the body is a part of it, as long as the sender likes.
    field = ".".join(str(part) for part in first["loc"])[:FIELD_LIMIT]
    _log.warning("malformed", path=_path(request), field=field, place=_place(request))
    return answer_with(422, "request_malformed", field=field, reason=first["msg"][:REASON_LIMIT])


def _plain_refusal(request: Request, trouble: Exception) -> JSONResponse:
    assert isinstance(trouble, HTTPException)  # noqa: S101  (registered for it)
    if trouble.status_code == 400:  # a body that could not even be decoded
        _log.warning("malformed", path=_path(request), field="body", place=_place(request))
        return answer_with(422, "request_malformed", field="body", reason=trouble.detail)
    code = CODE_OF.get(trouble.status_code, "request_refused")
    _log.warning(
        "refused", path=_path(request), status=trouble.status_code, code=code,
        place=_place(request),
    )  # fmt: skip
    return answer_with(trouble.status_code, code, path=_path(request))


def _database_away(request: Request, trouble: Exception) -> JSONResponse:
    _log.error("database_away", path=_path(request), error=type(trouble).__name__)
    return answer_with(503, "database_away")


def _defect(request: Request, trouble: Exception) -> JSONResponse:
    _log.error("defect", path=_path(request), exc_info=trouble)
    return answer_with(500, "server_defect")


def _path(request: Request) -> str:
    return request.url.path[:PATH_LIMIT]


def _place(request: Request) -> str:
    """Entity and desk or portal as the request claims them, without the credential; nothing where
    nobody can tell the two apart."""
    said = request.headers.get("X-Desk") or request.headers.get("X-Portal", "")
    place, colon, _ = said.partition(":")
    return place[:80] if colon else ""
