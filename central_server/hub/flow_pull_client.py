"""Calls to the hub's SOAP service of settlement flows (nodeForPa; hub protocol 5.3).

Reading only, so every call may be repeated. A station asks, with the password that the hub's
registry has for it; before the service stands a gateway that may want a subscription key besides.
"""

from dataclasses import dataclass, field
from typing import TypeVar

import httpx

from central_server.hub.address import ServiceAddress
from central_server.hub.calls import ServiceCalls
from payments_core.errors import BadValue, RuleBroken, WorldTrouble
from payments_core.wire.hub import flow_pull
from payments_core.wire.hub.envelope import Limits
from payments_core.wire.hub.flow_documents import MALFORMED, FlowPage
from payments_core.wire.hub.flow_pull import PullFault, PullOperation, StationLogin

#: Somebody has to look at station or password, and no flow fares better than another.
_STATION_FAULTS = frozenset(
    {
        "PPT_AUTENTICAZIONE",
        "PPT_AUTORIZZAZIONE",
        "PPT_DOMINIO_DISABILITATO",
        "PPT_DOMINIO_SCONOSCIUTO",
        "PPT_INTERMEDIARIO_PA_DISABILITATO",
        "PPT_INTERMEDIARIO_PA_SCONOSCIUTO",
        "PPT_STAZIONE_INT_PA_DISABILITATA",
        "PPT_STAZIONE_INT_PA_SCONOSCIUTA",
    }
)
#: Said of a listed flow: "try again later" is what the hub itself adds.
_FLOW_UNKNOWN = "PPT_ID_FLUSSO_SCONOSCIUTO"
#: The hub is ill or has had enough for now.
_PASSING_FAULTS = frozenset({"PPT_SYSTEM_ERROR", "PPT_SUPERAMENTOSOGLIA"})

#: The hub lists a flow, or a new issue of it, a while before it gives it.
NOT_GIVEN_YET = "flow_not_given_yet"

Content = TypeVar("Content", FlowPage, bytes)


@dataclass(frozen=True, slots=True)
class PullAddress:
    """Where the service is, as whom to ask, and the subscription key of the gateway, if any."""

    url: str
    login: StationLogin
    subscription_key: str | None = field(default=None, repr=False)

    @property
    def headers(self) -> dict[str, str]:
        """What every call carries besides its action."""
        gateway = {}
        if self.subscription_key is not None:
            gateway = ServiceAddress(self.url, self.subscription_key).headers
        return {"Content-Type": "text/xml; charset=utf-8"} | gateway


class FlowPullClient:
    """Reads the flows of an entity.

    Every call raises as FlowClient's, and RuleBroken `flows_station_refused` where the hub
    does not take the station, its password or the entity, `flow_not_given_yet` where it does not
    have the flow; what else it says against one flow is `flows_refused`, what passes
    `flows_trouble`, both with its code as `status`.
    """

    def __init__(self, http: httpx.Client) -> None:
        self._calls = ServiceCalls(http, "flows", MALFORMED)

    def list(self, address: PullAddress) -> FlowPage:
        """Everything that the hub lists: the flows of the last 90 days, some more than once."""
        message = flow_pull.write_list_request(address.login)
        data = self._post(address, PullOperation.LIST, message, flow_pull.LIST_LIMITS)
        return _content(flow_pull.read_list(data))

    def document(self, address: PullAddress, flow_id: str) -> bytes:
        """The newest issue of a flow, as XML."""
        message = flow_pull.write_flow_request(address.login, flow_id)
        data = self._post(address, PullOperation.FLOW, message, flow_pull.FLOW_LIMITS)
        return _content(flow_pull.read_flow(data))

    def is_reachable(self, address: PullAddress) -> bool:
        """Whether the service answers this station with its password; for `doctor`."""
        try:
            self.list(address)
        except (BadValue, RuleBroken, WorldTrouble):
            return False
        return True

    def _post(
        self, address: PullAddress, operation: PullOperation, message: bytes, limits: Limits
    ) -> bytes:
        headers = address.headers | {"SOAPAction": f'"{operation}"'}
        answer = self._calls.post(address.url, headers, message, limits.max_bytes)
        self._calls.require_success(answer)
        return answer.data


def _content(answer: Content | PullFault) -> Content:
    if not isinstance(answer, PullFault):
        return answer
    if answer.code in _PASSING_FAULTS:
        raise WorldTrouble("flows_trouble", status=answer.code, retry_after_seconds=None)
    if answer.code == _FLOW_UNKNOWN:
        raise RuleBroken(NOT_GIVEN_YET)
    code = "flows_station_refused" if answer.code in _STATION_FAULTS else "flows_refused"
    raise RuleBroken(code, status=answer.code, detail=answer.detail)
