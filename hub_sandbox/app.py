"""The sandbox over HTTP: archive, GPD, flows, receipts and checkout for the server, a control
interface for the commands."""

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from hub_sandbox import archive_routes, gpd_receipt_routes, gpd_routes
from hub_sandbox.checkout import CartReport, CheckoutRefusal
from hub_sandbox.checkout import malformed as malformed_cart
from hub_sandbox.checkout_routes import PREFIX as CHECKOUT
from hub_sandbox.checkout_routes import checkout_refusal_answer, checkout_router
from hub_sandbox.control_messages import (
    CartOrder,
    DayRequest,
    FaultPlan,
    FlowFile,
    FlowFiles,
    JournalFile,
    OptionsRequest,
    PayRequest,
    Refusal,
    ReissueRequest,
    SandboxState,
    flow_file,
    journal_file,
)
from hub_sandbox.faults import Faults
from hub_sandbox.faulty_answers import FaultyAnswers
from hub_sandbox.flow_pull_routes import flow_pull_router
from hub_sandbox.flow_routes import PREFIX, flow_refusal_answer, flow_router
from hub_sandbox.flow_service import FlowRefusal
from hub_sandbox.payer import PaymentOrder, PaymentReport
from hub_sandbox.payment_options import OptionsReport
from hub_sandbox.positions.refusals import PositionRefusal, refusal_answer
from hub_sandbox.receipt_routes import receipt_router
from hub_sandbox.rest_faults import PlannedFault
from hub_sandbox.sandbox import Sandbox
from hub_sandbox.treasurer import Correction
from hub_sandbox.uploads import routes as upload_routes
from payments_core.errors import PaymentsError

#: Below these addresses a malformed request is answered in problem+json.
_PROBLEM_PREFIXES = (
    archive_routes.PREFIX, gpd_routes.PREFIX, gpd_receipt_routes.PREFIX, upload_routes.PREFIX,
)  # fmt: skip


def create_app(sandbox: Sandbox) -> FastAPI:
    """The web application around a sandbox."""
    app = FastAPI(title="hub-sandbox", openapi_url=None)
    app.include_router(archive_routes.archive_router(sandbox.archive, sandbox.world))
    app.include_router(gpd_routes.gpd_router(sandbox.gpd, sandbox.world))
    app.include_router(upload_routes.upload_router(sandbox.uploads, sandbox.world, sandbox.clock))
    app.include_router(gpd_receipt_routes.gpd_receipt_router(sandbox.gpd_receipts, sandbox.world))
    app.include_router(flow_router(sandbox.flows))
    app.include_router(flow_pull_router(sandbox.flow_pull, sandbox.flows))
    app.include_router(receipt_router(sandbox.ledger, sandbox.world))
    app.include_router(checkout_router(sandbox.checkout))
    app.include_router(_control_router(sandbox))
    app.add_middleware(FaultyAnswers, faults=sandbox.rest_faults, sleep=sandbox.sleep)

    @app.exception_handler(PositionRefusal)
    def position_refused(_request: Request, refusal: PositionRefusal) -> JSONResponse:
        return refusal_answer(refusal)

    @app.exception_handler(FlowRefusal)
    def flows_refused(_request: Request, refusal: FlowRefusal) -> JSONResponse:
        return flow_refusal_answer(refusal)

    @app.exception_handler(CheckoutRefusal)
    def checkout_refused(_request: Request, refusal: CheckoutRefusal) -> JSONResponse:
        return checkout_refusal_answer(refusal)

    @app.exception_handler(RequestValidationError)
    def malformed(request: Request, trouble: RequestValidationError) -> JSONResponse:
        first = trouble.errors()[0]
        where = ".".join(str(step) for step in first["loc"])
        if request.url.path.startswith(_PROBLEM_PREFIXES):
            return refusal_answer(PositionRefusal(400, "Bad request", f"{where}: {first['msg']}"))
        if request.url.path.startswith(f"{PREFIX}/"):
            return flow_refusal_answer(FlowRefusal(400, "FDR-1000", first["msg"], where))
        if request.url.path.startswith(f"{CHECKOUT}/"):
            return checkout_refusal_answer(malformed_cart(where))
        refusal = Refusal(code="request_malformed", facts={"where": where})
        return JSONResponse(refusal.model_dump(), 422)

    @app.exception_handler(PaymentsError)
    def refused(_request: Request, error: PaymentsError) -> JSONResponse:
        refusal = Refusal(code=error.code, facts=dict(error.facts))
        return JSONResponse(refusal.model_dump(), 409)

    return app


def _control_router(sandbox: Sandbox) -> APIRouter:
    router = APIRouter(prefix="/sandbox/v1")

    @router.post("/pay")
    def pay(request: PayRequest) -> PaymentReport:
        faults = Faults(
            request.twice, request.lost_answers, request.repeated_receipts,
            request.lost_receipts, request.hidden_receipts, request.held_receipt,
        )  # fmt: skip
        return sandbox.payer.pay(
            PaymentOrder(
                request.entity_id, request.notice_number, request.psp_id, faults, request.postal
            )
        )

    @router.post("/cart")
    def cart(order: CartOrder) -> CartReport:
        return sandbox.checkout.finish(order.cart_id, order.outcome, order.psp_id)

    @router.post("/options")
    def options(request: OptionsRequest) -> OptionsReport:
        return sandbox.options.ask(request.entity_id, request.notice_number)

    @router.post("/settle")
    def settle(request: DayRequest) -> FlowFiles:
        written = sandbox.bank.settle(request.entity_id, request.on)
        return FlowFiles(flows=tuple(flow_file(one) for one in written))

    @router.post("/reissue")
    def reissue(request: ReissueRequest) -> FlowFile:
        correction = Correction(frozenset(request.left_out), request.outcomes)
        return flow_file(sandbox.bank.reissue(request.entity_id, request.flow_id, correction))

    @router.post("/treasury-day")
    def treasury_day(request: DayRequest) -> JournalFile:
        return journal_file(sandbox.bank.treasury_day(request.entity_id, request.on))

    @router.post("/faults")
    def faults(plan: FaultPlan) -> FaultPlan:
        planned = PlannedFault(plan.fault, plan.entity_id, plan.seconds)
        sandbox.rest_faults.plan(plan.service, planned, plan.count, plan.after)
        return plan

    @router.get("/state")
    def state() -> SandboxState:
        return sandbox.state()

    return router
