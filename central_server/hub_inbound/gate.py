"""Who may speak to the hub's doors: the hub, by the certificate that it presents (mutual TLS).

The proxy that ends TLS asks for the client's certificate, verifies its chain and hands it on in a
header (hub protocol 6). That header is believed from the proxies of the installation alone; whoever
else reaches the port could write anything into it. Which subjects and issuers are the hub's is
pinned, because one authority signs for many. A list of the hub's addresses may narrow it further.

Nothing pinned and no address named: the doors are open, as on a desk where the hub is a program
beside the server; `doctor` says so.
"""

import base64
import binascii
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import unquote

from cryptography import x509
from starlette.requests import Request
from structlog import get_logger

from central_server.settings import HubPin, Network
from payments_core.clock import Clock
from payments_core.errors import RuleBroken

_log = get_logger("station")

#: Where the proxy puts the certificate, as PEM with percent signs (nginx,
#: `$ssl_client_escaped_cert`) or as base64 of DER (HAProxy, `ssl_c_der,base64`).
CERTIFICATE_HEADER = "X-Client-Certificate"
#: Where the proxy puts the address of who called it; the last one is the proxy's own word.
ADDRESS_HEADER = "X-Forwarded-For"
#: A certificate with a long chain of names has some two thousand characters.
CERTIFICATE_LIMIT = 16_000


class CallerRefused(RuleBroken):
    """Whoever called is not the hub, or cannot prove it."""


@dataclass(frozen=True, slots=True)
class Gate:
    """Lets the hub through. `proxies` are where TLS ends, `networks` where the hub calls from."""

    clock: Clock
    pins: tuple[HubPin, ...] = ()
    proxies: tuple[Network, ...] = ()
    networks: tuple[Network, ...] = ()

    def lets_in(self, request: Request) -> bool:
        """Whether a request is the hub's; who was turned away, and why, is logged."""
        peer, headers = request.client.host if request.client else None, request.headers
        try:
            self.check(peer, headers.get(CERTIFICATE_HEADER), headers.get(ADDRESS_HEADER))
        except CallerRefused as refusal:
            _log.warning("caller_refused", code=refusal.code, **refusal.facts)
            return False
        return True

    def check(self, peer: str | None, certificate: str | None, forwarded: str | None) -> None:
        """Raises CallerRefused; `peer` is the address of the connection itself."""
        if not self.pins and not self.networks:
            return
        from_proxy = _is_in(peer, self.proxies)
        caller = (forwarded or "").rpartition(",")[2].strip() if from_proxy else peer
        if self.networks and not _is_in(caller, self.networks):
            raise CallerRefused("caller_address_refused", address=(caller or "-")[:45])
        if not self.pins:
            return
        if not from_proxy:
            raise CallerRefused("caller_not_through_proxy", address=(peer or "-")[:45])
        presented = _certificate(certificate)
        if not any(_fits(presented, pin) for pin in self.pins):
            raise CallerRefused(
                "caller_not_pinned",
                subject=presented.subject.rfc4514_string()[:200],
                issuer=presented.issuer.rfc4514_string()[:200],
            )
        now = self.clock.now()
        if not presented.not_valid_before_utc <= now <= presented.not_valid_after_utc:
            raise CallerRefused(
                "caller_certificate_expired", until=presented.not_valid_after_utc.isoformat()
            )


def _certificate(written: str | None) -> x509.Certificate:
    if not written:
        raise CallerRefused("caller_without_certificate")
    if len(written) > CERTIFICATE_LIMIT:
        raise CallerRefused("caller_certificate_unreadable")
    plain = unquote(written)
    try:
        if plain.startswith("-----BEGIN"):
            return x509.load_pem_x509_certificate(plain.encode("ascii"))
        return x509.load_der_x509_certificate(base64.b64decode(plain, validate=True))
    except (ValueError, binascii.Error):
        raise CallerRefused("caller_certificate_unreadable") from None


def _fits(certificate: x509.Certificate, pin: HubPin) -> bool:
    """Whether the names are those of the certificate, in whatever order their parts are written."""
    return _parts(certificate.subject) == _parts(
        x509.Name.from_rfc4514_string(pin.subject)
    ) and _parts(certificate.issuer) == _parts(x509.Name.from_rfc4514_string(pin.issuer))


def _parts(name: x509.Name) -> set[tuple[str, str]]:
    return {(part.oid.dotted_string, str(part.value)) for part in name}


def _is_in(address: str | None, networks: Collection[Network]) -> bool:
    try:
        parsed = ip_address(address or "")
    except ValueError:
        return False
    return any(parsed in network for network in networks)
