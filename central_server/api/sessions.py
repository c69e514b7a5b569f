"""Routes for signing in and out at a desk."""

from fastapi import APIRouter, Request, Response
from structlog import get_logger

from central_server.api import audit_trail
from central_server.api.doors import OPERATOR_HEADER, Doors
from central_server.identity import sign_in
from central_server.identity.secrets import is_password
from payments_core.errors import RuleBroken
from payments_core.model.audit_act import AuditAct
from payments_core.wire.desk.messages import SignInReply, SignInRequest

_log = get_logger("api")


def routes(doors: Doors) -> APIRouter:
    """The routes under `/sessions`."""
    router = APIRouter(prefix="/sessions", tags=["sessions"])

    @router.post("")
    def open_session(request: Request, wanted: SignInRequest) -> SignInReply:
        """Sign an operator in; the slow comparison happens between two transactions."""
        with doors.unit_of_work() as session:
            desk = doors.desk(session, request)
            attempt = sign_in.begin(session, desk, wanted.username, doors.clock.now())
        right = is_password(attempt.password_hash, wanted.password)
        operator = attempt.operator
        if operator is None or not right:
            who, refused = operator.operator_id if operator else None, AuditAct.SIGN_IN_REFUSED
            with doors.unit_of_work() as session:
                audit_trail.record_sign_in(doors, session, desk, refused, who)
            _log.warning("sign_in_refused", entity=desk.entity_id, desk=desk.desk_id)
            raise RuleBroken("credentials_refused")
        with doors.unit_of_work() as session:
            audit_trail.record_sign_in(
                doors, session, desk, AuditAct.SIGNED_IN, operator.operator_id
            )
            return sign_in.complete(session, desk, operator, doors.new_secret, doors.clock.now())

    @router.delete("/current", status_code=204)
    def close_session(request: Request) -> Response:
        """Sign out; the token opens nothing any more."""
        with doors.unit_of_work() as session:
            desk = doors.desk(session, request)
            header = request.headers.get(OPERATOR_HEADER)
            sign_in.sign_out(session, desk, header, doors.clock.now())
        return Response(status_code=204)

    return router
