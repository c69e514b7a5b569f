"""From the bytes that the hub sends to a value that says what it wants.

The operation is the element inside the SOAP body: the SOAPAction header may be quoted, wrong or
absent and is not looked at (hub protocol 3a).
"""

from collections.abc import Callable, Mapping
from functools import partial

from lxml import etree

from payments_core.errors import RemoteProtocolError
from payments_core.wire.hub.demand_notice import DemandNoticeRequest, read_demand_notice
from payments_core.wire.hub.elements import ElementReader
from payments_core.wire.hub.envelope import open_envelope
from payments_core.wire.hub.get_payment import GetPaymentRequest, read_get_payment
from payments_core.wire.hub.operations import PA_NAMESPACE, Operation
from payments_core.wire.hub.send_receipt import SendReceiptRequest, read_send_receipt
from payments_core.wire.hub.verify import VerifyRequest, read_verify

StationRequest = VerifyRequest | GetPaymentRequest | SendReceiptRequest | DemandNoticeRequest

_OPERATION_OF_ELEMENT = {
    f"{{{PA_NAMESPACE}}}{operation.request_element}": operation for operation in Operation
}
_READERS: Mapping[Operation, Callable[[ElementReader], StationRequest]] = {
    Operation.VERIFY: read_verify,
    Operation.GET_PAYMENT: partial(read_get_payment, version=1),
    Operation.GET_PAYMENT_V2: partial(read_get_payment, version=2),
    Operation.SEND_RECEIPT: partial(read_send_receipt, version=1),
    Operation.SEND_RECEIPT_V2: partial(read_send_receipt, version=2),
    Operation.DEMAND_NOTICE: read_demand_notice,
}


def parse_request(body: bytes) -> StationRequest:
    """What the hub asks.

    Raises RemoteProtocolError, and nothing else, for anything that is not a request of ours:
    `soap_envelope`, `soap_syntax` or `soap_semantics`, with the facts `operation` (None while it
    is unknown), `field` and `reason`. `faults.fault_code_of` turns it into the code to answer.
    """
    element = open_envelope(body)
    operation = _OPERATION_OF_ELEMENT.get(str(element.tag))
    if operation is None:
        raise RemoteProtocolError(
            "soap_envelope",
            operation=None,
            field=etree.QName(element).localname,
            reason="operation_not_offered",
        )
    return _READERS[operation](ElementReader(operation.value, "", element))
