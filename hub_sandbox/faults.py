"""Faults made on purpose: an answer lost on its way, a receipt sent again, a notice paid twice."""

from dataclasses import dataclass

from hub_sandbox.refusals import HubFault, HubRefusal
from hub_sandbox.station_client import Exchange

#: More would only make the caller wait: the hub gives up after its own number of attempts.
MAX_FAULTS = 20


@dataclass(frozen=True, slots=True)
class Faults:
    """What goes wrong with one payment.

    `twice`: the notice is activated by two payers before either has paid, then both pay: two
    tokens, two receipts. `lost_answers`: so many of the station's answers to a receipt never
    arrive, although the station got it. `repeated_receipts`: so many times a receipt that was
    already taken is delivered again. `lost_receipts`: so many deliveries never reach the station.
    `hidden_receipts`: so many questions the receipts service answers as if it had no receipt yet.
    `held_receipt`: the receipt waits until that of the entity's next payment was delivered; with
    `twice` that of the first payer waits for the second one's.
    """

    twice: bool = False
    lost_answers: int = 0
    repeated_receipts: int = 0
    lost_receipts: int = 0
    hidden_receipts: int = 0
    held_receipt: bool = False


#: Nothing goes wrong.
NO_FAULTS = Faults()


class LosesMessages:
    """An exchange whose first messages never reach the station."""

    def __init__(self, exchange: Exchange, count: int) -> None:
        self._exchange = exchange
        self._left = count

    def __call__(self, url: str, action: str, message: bytes, timeout_seconds: float) -> bytes:
        """Exchange as usual; a lost message looks like a time-out to the hub."""
        if self._left > 0:
            self._left -= 1
            raise HubRefusal(HubFault.STATION_TIMEOUT, detail="message lost on purpose")
        return self._exchange(url, action, message, timeout_seconds)


class LosesAnswers:
    """An exchange that reaches the station and then loses its first answers."""

    def __init__(self, exchange: Exchange, count: int) -> None:
        self._exchange = exchange
        self._left = count

    def __call__(self, url: str, action: str, message: bytes, timeout_seconds: float) -> bytes:
        """Exchange as usual; a lost answer looks like a time-out to the hub."""
        answer = self._exchange(url, action, message, timeout_seconds)
        if self._left > 0:
            self._left -= 1
            raise HubRefusal(HubFault.STATION_TIMEOUT, detail="answer lost on purpose")
        return answer
