"""The HTTP interface of the uploads, gpd_massive_v2: files in, status, report, list of files."""

import base64
import re
from datetime import date, datetime, timedelta
from threading import Lock
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query, Request, Response

from hub_sandbox.positions.refusals import PositionRefusal
from hub_sandbox.positions.requests import key_check
from hub_sandbox.positions.shapes import write_instant
from hub_sandbox.uploads.files import PaymentPositionIupds, PaymentPositions, read_file
from hub_sandbox.uploads.multipart import find_file
from hub_sandbox.uploads.service import UploadService
from hub_sandbox.world import World
from payments_core.clock import Clock, rome_date

#: Where the service stands below the hub's address.
PREFIX = "/upload/gpd/debt-positions-service/v2"

_FIELD = "file"
#: What a client is asked to wait before it looks for the outcome. The hub writes the unit, too.
_RETRY_AFTER = "2000 ms"
_ONE_FILE_EACH = timedelta(seconds=1)
_MOST_DAYS = 7
_RETENTION = timedelta(days=60)
_TOKEN = re.compile(rb"from ([0-9]{1,9})")
_LEAST_SIZE, _MOST_SIZE = 100, 500


class OneFileEach:
    """Lets through one file a second for each key: 429 otherwise."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = Lock()
        self._last: dict[str, datetime] = {}

    def __call__(self, key: Annotated[str, Header(alias="Ocp-Apim-Subscription-Key")] = "") -> None:
        """Take the file, or refuse it; a refused one counts for nothing."""
        with self._lock:
            now = self._clock.now()
            if key in self._last and now - self._last[key] < _ONE_FILE_EACH:
                detail = "Rate limit is exceeded. Try again in 1 seconds."
                raise PositionRefusal(429, "Too many requests", detail, retry_after="1")
            self._last[key] = now


async def sent_body(request: Request) -> bytes:
    """The body as it came."""
    return await request.body()


Sent = Annotated[bytes, Depends(sent_body)]
ContentType = Annotated[str, Header(alias="content-type")]


def upload_router(service: UploadService, world: World, clock: Clock) -> APIRouter:
    """Routes under the service's base address, each behind the entity's subscription key."""

    def check_broker(broker: str, organization: str) -> None:
        entity = world.entity(organization)
        if entity is None or entity.broker_tax_code != broker:
            raise PositionRefusal(403, "Forbidden", "not the broker of this organization")

    router = APIRouter(
        prefix=f"{PREFIX}/brokers/{{broker}}/organizations/{{organization}}/debtpositions",
        dependencies=[Depends(key_check(world)), Depends(check_broker)],
    )
    sending = APIRouter(dependencies=[Depends(OneFileEach(clock))])
    _add_sending(sending, service)
    router.include_router(sending)
    _add_asking(router, service)
    _add_listing(router, service, clock)
    return router


def _add_sending(router: APIRouter, service: UploadService) -> None:
    @router.post("/file")
    def create(broker: str, organization: str, body: Sent, content_type: ContentType) -> Response:
        file = read_file(PaymentPositions, find_file(content_type, body, _FIELD))
        return _accepted(broker, organization, service.create(organization, file.payment_positions))

    @router.put("/file")
    def update(broker: str, organization: str, body: Sent, content_type: ContentType) -> Response:
        file = read_file(PaymentPositions, find_file(content_type, body, _FIELD))
        return _accepted(broker, organization, service.update(organization, file.payment_positions))

    @router.delete("/file")
    def delete(broker: str, organization: str, body: Sent, content_type: ContentType) -> Response:
        file = read_file(PaymentPositionIupds, find_file(content_type, body, _FIELD))
        iupds = file.payment_position_iupds
        return _accepted(broker, organization, service.delete(organization, iupds))


def _accepted(broker: str, organization: str, file_id: str) -> Response:
    """202; the hub gives the place of the status without anything before `brokers`."""
    place = f"brokers/{broker}/organizations/{organization}/debtpositions/file/{file_id}/status"
    return Response(status_code=202, headers={"Location": place, "Retry-After": _RETRY_AFTER})


def _add_asking(router: APIRouter, service: UploadService) -> None:
    @router.get("/file/{file_id}/status")
    def status(organization: str, file_id: str) -> dict[str, Any]:
        upload = service.upload(organization, file_id)
        return {
            "uploadID": upload.file_id,
            "processedItem": upload.processed,
            "submittedItem": len(upload.items),
            "startTime": f"{upload.started_at:%Y-%m-%d %H:%M:%S}",
            "operationStatus": upload.status.value,
        }

    @router.get("/file/{file_id}/report")
    def report(organization: str, file_id: str) -> dict[str, Any]:
        upload = service.upload(organization, file_id)
        if upload.ended_at is None:
            detail = "The report has not been generated yet, wait for the operations to complete."
            raise PositionRefusal(425, "Too Early", detail)
        return {
            "fileId": upload.file_id,
            "processedItem": upload.processed,
            "submittedItem": len(upload.items),
            "responses": [
                {"statusCode": code, "statusMessage": words, "iupds": iupds}
                for (code, words), iupds in upload.outcomes.items()
            ],
            "startTime": write_instant(upload.started_at),
            "endTime": write_instant(upload.ended_at),
        }


def _add_listing(router: APIRouter, service: UploadService, clock: Clock) -> None:
    @router.get("/files")
    def files(
        organization: str,
        response: Response,
        first: Annotated[date | None, Query(alias="from")] = None,
        last: Annotated[date | None, Query(alias="to")] = None,
        size: Annotated[int, Query(ge=_LEAST_SIZE, le=_MOST_SIZE)] = _LEAST_SIZE,
        token: Annotated[str | None, Header(alias="x-continuation-token")] = None,
    ) -> dict[str, Any]:
        until = last or rome_date(clock.now())
        since = first or until - timedelta(days=_MOST_DAYS - 1)
        _check_days(since, until, rome_date(clock.now()))
        start = _read_token(token)
        found = service.file_ids(organization, since, until)
        shown, more = found[start : start + size], len(found) > start + size
        if more:
            response.headers["x-continuation-token"] = _write_token(start + size)
        return {"fileIds": shown, "size": len(shown), "hasMore": more}


def _check_days(since: date, until: date, today: date) -> None:
    if not 1 <= (until - since).days + 1 <= _MOST_DAYS:
        raise PositionRefusal(400, "BAD_REQUEST", f"from and to span 1 to {_MOST_DAYS} days")
    kept_since = today - _RETENTION
    if until <= kept_since:
        raise PositionRefusal(410, "GONE", f"files before {kept_since} are no longer there")
    if since < kept_since:
        raise PositionRefusal(400, "BAD_REQUEST", f"from is before {kept_since}")


def _write_token(start: int) -> str:
    return base64.urlsafe_b64encode(f"from {start}".encode()).decode()


def _read_token(token: str | None) -> int:
    if not token:
        return 0
    try:
        match = _TOKEN.fullmatch(base64.urlsafe_b64decode(token))
    except ValueError:
        match = None
    if match is None:
        raise PositionRefusal(400, "BAD_REQUEST", "x-continuation-token is not ours")
    return int(match.group(1))
