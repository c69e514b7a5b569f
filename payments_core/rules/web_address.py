"""Addresses to which a citizen's browser may be sent: ours to check, because whoever could choose
them freely would send citizens to a page that only looks like ours.

Only what every browser and every library reads alike is an address here (a part of RFC 3986):
https, a host of plain letters, no user name, no fragment, no backslash or blank, no dot segment in
whatever writing. One address lies below another if host and port are the same and its path begins
with the other's, whole segments of it.

>>> home = parse("https://portale.example.it/pagamenti")
>>> parse("https://PORTALE.example.it:443/pagamenti/esito?id=1").lies_below(home)
True
>>> parse("https://portale.example.it.evil.example/pagamenti").lies_below(home)
False
>>> parse("https://portale.example.it@evil.example/pagamenti")
Traceback (most recent call last):
payments_core.errors.BadValue: web_address_malformed(address='https://portale.example.it@evil.example/pagamenti')
"""

import re
from dataclasses import dataclass

from payments_core.errors import BadValue

#: Longest address; browsers and proxies bear twice as much.
MAX_LENGTH = 1000
#: Where https listens when the address does not say.
HTTPS_PORT = 443
_MAX_PORT = 65_535
#: Characters of an address that a refusal repeats.
_SHOWN = 200

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_SIGN = r"[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2}"
_ADDRESS = re.compile(
    rf"https://(?P<host>{_LABEL}(?:\.{_LABEL})*)(?::(?P<port>[0-9]{{1,5}}))?"
    rf"(?P<path>(?:/(?:{_SIGN})*)*)(?:\?(?P<query>(?:{_SIGN}|[/?])*))?",
    re.ASCII,
)
#: Signs of a path that some servers read as a dot, a slash or a backslash.
_DISGUISED = re.compile(r"%(?:2e|2f|5c)", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WebAddress:
    """What of an address decides who gets the browser; the host in small letters."""

    host: str
    port: int
    path: str
    has_query: bool

    def lies_below(self, base: "WebAddress") -> bool:
        """Whether it is an address of `base`, or of a page below it."""
        if (self.host, self.port) != (base.host, base.port):
            return False
        folder = base.path.rstrip("/")
        return self.path == folder or self.path.startswith(f"{folder}/")


def parse(text: str) -> WebAddress:
    """Read an address; raises BadValue `web_address_malformed`."""
    found = _ADDRESS.fullmatch(text) if len(text) <= MAX_LENGTH else None
    if found is None or _is_devious(found["path"]):
        raise BadValue("web_address_malformed", address=text[:_SHOWN])
    port = int(found["port"] or HTTPS_PORT)
    if not 1 <= port <= _MAX_PORT:
        raise BadValue("web_address_malformed", address=text[:_SHOWN])
    return WebAddress(found["host"].lower(), port, found["path"], found["query"] is not None)


def _is_devious(path: str) -> bool:
    """Whether a server may read another path than the one that is written."""
    # What follows a semicolon in a segment is a parameter to some servers: `/..;/` is `/../`.
    segments = (segment.partition(";")[0] for segment in path.split("/"))
    return _DISGUISED.search(path) is not None or not {".", ".."}.isdisjoint(segments)
