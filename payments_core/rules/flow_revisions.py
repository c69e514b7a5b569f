"""Which of two revisions of a settlement flow stands (hub protocol 5.3).

Two kinds of sources tell of the same flow: files and the hub's SOAP service, whose revisions have
only the instant of their flow, and the hub's REST service, which counts them. The hub's own count
decides between two of its revisions, the instant everywhere else; the hub takes no revision that
is older than the one before.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """NEWER: it replaces what is known. SAME: it is what is known already, uncounted. OLDER: what
    is known stands."""

    NEWER = "NEWER"
    SAME = "SAME"
    OLDER = "OLDER"


@dataclass(frozen=True, slots=True)
class FlowRevision:
    """A revision; `hub_revision` is None where nobody has counted it."""

    flow_at: datetime
    hub_revision: int | None


def verdict(known: FlowRevision | None, met: FlowRevision, *, same_content: bool) -> Verdict:
    """What to do with a revision that is met.

    A file says its instant to the second and without a zone, the hub to the microsecond: with the
    same content they are one revision whatever the instants.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 7, 1, 12, tzinfo=UTC)
    >>> verdict(FlowRevision(noon, None), FlowRevision(noon, 1), same_content=True).value
    'SAME'
    """
    if known is None:
        return Verdict.NEWER
    if met.hub_revision is None:
        newer = met.flow_at > known.flow_at and not (known.hub_revision and same_content)
    elif known.hub_revision is not None:
        newer = met.hub_revision > known.hub_revision
    elif same_content:
        return Verdict.SAME
    else:
        newer = met.flow_at >= known.flow_at
    return Verdict.NEWER if newer else Verdict.OLDER
