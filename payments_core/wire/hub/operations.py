"""The operations that the hub may ask of a station (paForNode.wsdl) and how their elements end."""

from enum import StrEnum

#: Namespace of the body elements; their children have none (paForNode.xsd).
PA_NAMESPACE = "http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd"


class Operation(StrEnum):
    """One call of the hub; the value is its name in the service description."""

    VERIFY = "paVerifyPaymentNotice"
    GET_PAYMENT = "paGetPayment"
    GET_PAYMENT_V2 = "paGetPaymentV2"
    SEND_RECEIPT = "paSendRT"
    SEND_RECEIPT_V2 = "paSendRTV2"
    DEMAND_NOTICE = "paDemandPaymentNotice"

    @property
    def request_element(self) -> str:
        """Local name of the element that asks."""
        return self.value + ("Req" if self in _SHORT_ENDINGS else "Request")

    @property
    def response_element(self) -> str:
        """Local name of the element that answers."""
        return self.value + ("Res" if self in _SHORT_ENDINGS else "Response")


_SHORT_ENDINGS = frozenset({Operation.VERIFY, Operation.GET_PAYMENT, Operation.SEND_RECEIPT})
