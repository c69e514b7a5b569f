"""Many positions at once to the hub (gpd_massive_v2.json; hub protocol 3b.4).

A file of positions is taken in at once and worked through afterwards; its report says what became
of each. Positions are written as version 1 of GPD has them, whatever the interface for single ones.
"""

import io
import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import httpx

from central_server.hub import calls
from central_server.hub.address import ServiceAddress
from central_server.hub.position_copy import PositionCopy
from central_server.hub.positions_api import GPD_V1
from central_server.hub.retry_after import retry_after_seconds
from payments_core.errors import RemoteProtocolError, WorldTrouble

#: Time to reach the service and to wait for its answer (house style 6).
TIMEOUT = httpx.Timeout(30.0, connect=3.0)

#: What codes of troubles begin with.
_NAME = "gpd_upload"
_FILE_ID = re.compile(r"/file/([A-Za-z0-9_-]{1,100})(?:/status)?/?$")
_STILL_RUNNING = 425


class UploadClient:
    """Uploads files of positions of an entity.

    Raises WorldTrouble `gpd_upload_unreachable`, `gpd_upload_trouble` (facts `status` and
    `retry_after_seconds`) or `gpd_upload_running` when trying again may help, RuleBroken
    `gpd_upload_refused` when no further attempt will do, RemoteProtocolError
    `gpd_upload_malformed`.
    """

    def __init__(self, http: httpx.Client) -> None:
        self._http = http

    def submit(
        self, address: ServiceAddress, broker: str, entity_id: str, copies: Sequence[PositionCopy]
    ) -> str:
        """Hand a file in; returns its id at the hub. Done twice the second file changes nothing."""
        content = {"paymentPositions": [GPD_V1.body(copy) for copy in copies]}
        answer = self._request(
            "POST", f"{_base(address, broker, entity_id)}/file", address,
            files={"file": ("positions.zip", _zipped(content), "application/zip")},
        )  # fmt: skip
        calls.require_success(_NAME, answer)
        found = _FILE_ID.search(answer.headers.get("Location", ""))
        if found is None:
            raise RemoteProtocolError("gpd_upload_malformed", field="Location")
        return found[1]

    def report(
        self, address: ServiceAddress, broker: str, entity_id: str, file_id: str
    ) -> Mapping[str, int]:
        """What became of each position: HTTP status by iupd. `gpd_upload_running` until then."""
        url = f"{_base(address, broker, entity_id)}/file/{file_id}"
        progress = self._request("GET", f"{url}/status", address)
        calls.require_success(_NAME, progress)
        answer = self._request("GET", f"{url}/report", address)
        if answer.status_code == _STILL_RUNNING:
            done, of = (_number(progress, name) for name in ("processedItem", "submittedItem"))
            raise WorldTrouble(
                "gpd_upload_running", processed=done, submitted=of,
                retry_after_seconds=retry_after_seconds(answer.headers),
            )  # fmt: skip
        calls.require_success(_NAME, answer)
        return _outcomes(_fields(answer))

    def is_reachable(self, address: ServiceAddress, broker: str, entity_id: str) -> bool:
        """Whether the service answers this entity with its key; for `doctor`."""
        try:
            answer = self._request("GET", f"{_base(address, broker, entity_id)}/files", address)
        except WorldTrouble:
            return False
        return answer.is_success

    def _request(
        self, method: str, url: str, address: ServiceAddress, **content: Any
    ) -> httpx.Response:
        return calls.request(self._http, _NAME, method, url, address, timeout=TIMEOUT, **content)


def _base(address: ServiceAddress, broker: str, entity_id: str) -> str:
    return f"{address.url.rstrip('/')}/brokers/{broker}/organizations/{entity_id}/debtpositions"


def _zipped(content: Mapping[str, Any]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("positions.json", json.dumps(content, ensure_ascii=False))
    return packed.getvalue()


def _outcomes(report: Mapping[str, Any]) -> Mapping[str, int]:
    outcomes: dict[str, int] = {}
    for entry in report.get("responses") or ():
        try:
            # The contract leaves entries open; version 1 of the service calls them requestIDs.
            iupds = entry["iupds"] if "iupds" in entry else entry["requestIDs"]
            outcomes |= dict.fromkeys(map(str, iupds), int(entry["statusCode"]))
        except (KeyError, TypeError, ValueError) as trouble:
            raise RemoteProtocolError("gpd_upload_malformed", field="responses") from trouble
    return outcomes


def _fields(answer: httpx.Response) -> Mapping[str, Any]:
    try:
        fields = answer.json()
    except ValueError:
        fields = None
    if not isinstance(fields, dict):
        raise RemoteProtocolError("gpd_upload_malformed", field="-")
    return fields


def _number(answer: httpx.Response, name: str) -> int | None:
    found = _fields(answer).get(name)
    return found if isinstance(found, int) else None
