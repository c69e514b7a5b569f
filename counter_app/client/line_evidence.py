"""What one call has shown of the line to the server: our server's own answer, or what came instead.

Only an answer in the server's own words is contact. The network between a counter and its server
is full of others who answer in its place: the sign-on page of a guest network, a filter that opens
every TLS connection, a gateway before a server that is down.
"""

import errno
import socket
import ssl
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

import httpx

#: Code of the trouble that the server has answered, and does not know the question: it is older
#: than this program. Nothing was decided, and asking again after its update helps.
SERVER_OLDER: Final = "server_older"


class LineTrouble(StrEnum):
    """Why there is no contact; each has a sentence in the texts (`status.because_...`)."""

    #: This machine has no way out: cable, wireless, or nobody to ask for names.
    NO_NETWORK = "NO_NETWORK"
    #: Names are resolved, and the server's is not among them.
    NAME_NOT_FOUND = "NAME_NOT_FOUND"
    #: The server's machine is there and nobody listens on it.
    REFUSED = "REFUSED"
    #: Nothing comes back.
    SILENT = "SILENT"
    #: The line broke in the middle of a call.
    CUT = "CUT"
    #: A page of somebody else: the sign-on of a network, a filter.
    SOMEBODY_ELSE = "SOMEBODY_ELSE"
    #: Somebody answers over TLS with a certificate that nobody vouches for.
    CERTIFICATE = "CERTIFICATE"
    #: JSON that is not the server's, or of a version that this program does not know.
    NOT_UNDERSTOOD = "NOT_UNDERSTOOD"
    #: The server, or the gateway before it, says that it cannot work now.
    SERVER_UNWELL = "SERVER_UNWELL"


@dataclass(frozen=True, slots=True)
class LineEvidence:
    """The outcome of one call.

    `trouble` is None when the server has answered in its own words. Where that was the message that
    was asked for, `seconds` is how long it took, and `server_at` the hour that it bears.
    """

    trouble: LineTrouble | None = None
    seconds: float | None = None
    server_at: datetime | None = None


_NO_WAY_OUT = {
    errno.ENETUNREACH,
    errno.EHOSTUNREACH,
    errno.ENETDOWN,
    errno.EHOSTDOWN,
    errno.EADDRNOTAVAIL,
}


def trouble_of(error: BaseException) -> LineTrouble:
    """What an error of the transport shows, by the error of the system that is behind it."""
    if isinstance(error, httpx.DecodingError):
        return LineTrouble.SOMEBODY_ELSE
    if isinstance(error, httpx.TimeoutException):
        return LineTrouble.SILENT
    cause: BaseException | None = error
    while cause is not None:
        found = _trouble_of_system(cause)
        if found is not None:
            return found
        cause = cause.__cause__ or cause.__context__
    return LineTrouble.CUT


def _trouble_of_system(error: BaseException) -> LineTrouble | None:
    match error:
        case ssl.SSLCertVerificationError():
            return LineTrouble.CERTIFICATE
        case ssl.SSLEOFError() | ssl.SSLZeroReturnError():
            return LineTrouble.CUT
        case ssl.SSLError():
            # Whoever speaks no TLS on this port is not the server.
            return LineTrouble.SOMEBODY_ELSE
        case socket.gaierror(errno=socket.EAI_AGAIN):
            return LineTrouble.NO_NETWORK
        case socket.gaierror():
            return LineTrouble.NAME_NOT_FOUND
        case ConnectionRefusedError():
            return LineTrouble.REFUSED
        case OSError(errno=number) if number in _NO_WAY_OUT:
            return LineTrouble.NO_NETWORK
        case _:
            return None
