"""What a treasurer's free text says about the money: which flow, which payment, or nothing.

The credit's remittance is `/PUR/LGPE-RIVERSAMENTO/TXT/<n>/URI/<flow id>` for a whole flow and
`/RFS/<reference>/<amount>` or `/RFB/<IUV>/<amount>` for a single payment (hub protocol 5.4). On
its way through the banks it loses slashes, gains blanks, is wrapped, repeated and cut (treasury
and accounting, 2.1). `read` says what the text alone allows; `resolve` asks the flows that are
known, and only they may confirm a broken form.

Every search walks the text once: no pattern repeats inside a repetition.

>>> read("/PUR/LGPE-RIVERSAMENTO/TXT/0/URI/2025-05-14TSTPITMM001-0000000001").key
'2025-05-14TSTPITMM001-0000000001'
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from payments_core.money import Cents

#: A credit transfer carries 140 characters; banks add their own. What lies beyond is not read.
MAX_TEXT_LENGTH = 4000

#: identificativoFlusso of the hub's schema.
MAX_FLOW_ID_LENGTH = 35

#: A cut id is worth showing people as a beginning only when at least its date is whole.
MIN_PREFIX_LENGTH = 10

#: More candidates than this are no help to a person.
MAX_CANDIDATES = 20

# Blanks are squeezed to one before searching; a wrapped line may leave one anywhere.
_LITERAL = re.compile(" ?".join("LGPE-RIVERSAMENTO"), re.IGNORECASE)
_MARKER = re.compile(r"(?:[/. :](?:TXT[/. ]([0-9])))?[/. :]U ?R ?I ?[/. :] ?", re.IGNORECASE)
_BARE_MARKER = re.compile(r"[/.]TXT[/.]([0-9])[/.]URI[/.] ?", re.IGNORECASE)
_TRACE = re.compile(r"L ?G ?P ?E ?-|[/.]PUR[/.]|[/.]RF[SB][/.]|/TXT/INTEGRAZIONE", re.IGNORECASE)
_RUN = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_VARIOUS = re.compile(r" ?ACCREDITI VARI\b", re.IGNORECASE)
_MARKER_REACH = 140
_MAX_RUNS = 3

_DATE = r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_DATED_ID = re.compile(_DATE + r"[A-Za-z0-9_-]{1,25}", re.ASCII)
_DATED_ID_WITH_NUMBER = re.compile(_DATE + r"[A-Za-z0-9_]{1,24}-[A-Za-z0-9_-]{1,23}", re.ASCII)
_BROKEN_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]?", re.ASCII)
_OLD_ID = re.compile(r"[0-9A-Fa-f]{32}", re.ASCII)

_SINGLE = re.compile(r"(?:\A|[/. :])RF([SB])[/. ] ?", re.IGNORECASE)
_REFERENCE_GROUP = re.compile(r" ?([A-Za-z0-9]+)", re.ASCII)
_REFERENCE = re.compile(r"RF[0-9]{2}[A-Za-z0-9]{1,21}", re.ASCII | re.IGNORECASE)
_IUV = re.compile(r"[A-Za-z0-9]{15,35}", re.ASCII)
#: What goes on after a break; a day that begins there does not.
_MORE_DIGITS = re.compile(r" ([0-9]+)(?![0-9]|([/.-])[0-9]{1,2}\2[0-9]{2})", re.ASCII)
#: What is paid; 21.12.2025 is a day.
_AMOUNT = re.compile(r" ?[/ ] ?([0-9]{1,9})[.,]([0-9]{2})(?![0-9]|\.[0-9]{2})", re.ASCII)
_GROUP_LENGTH = 4
_MAX_REFERENCE_LENGTH = 25
_IUV_DIGITS = 17


class RemittanceKind(StrEnum):
    """What a text is about: a whole flow, one payment, a cut pagoPA text, something else."""

    CUMULATIVE = "CUMULATIVE"
    SINGLE = "SINGLE"
    UNIDENTIFIED = "UNIDENTIFIED"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True)
class RemittanceKey:
    """The key found in a text.

    `key` is a flow id (CUMULATIVE) or an IUV (SINGLE), else None. `progressive` is the digit
    after TXT: 0 the ordinary credit of a flow, 1 to 9 further ones. `amount_cents` is what a
    single payment's text states.
    """

    kind: RemittanceKind
    key: str | None = None
    progressive: int | None = None
    amount_cents: Cents | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """A text held against the known flows.

    `flow_id` is the flow it names, spelt as the flow is; None when no known flow is certain.
    `candidates` are flows for a person to choose from; then `key` is UNIDENTIFIED.
    """

    key: RemittanceKey
    flow_id: str | None = None
    candidates: tuple[str, ...] = ()


class KnownFlows:
    """The flow ids of one entity, found exactly, whatever the case, or by their beginning."""

    def __init__(self, flow_ids: Iterable[str]) -> None:
        self._ids = frozenset(flow_ids)
        self._by_folded: dict[str, list[str]] = {}
        for flow_id in sorted(self._ids):
            self._by_folded.setdefault(flow_id.upper(), []).append(flow_id)
        self._folded = sorted(self._by_folded)

    def spelt(self, flow_id: str) -> tuple[str, ...]:
        """Known ids equal to `flow_id`: the exact one alone, else all that differ in case."""
        if flow_id in self._ids:
            return (flow_id,)
        return tuple(self._by_folded.get(flow_id.upper(), ()))

    def beginning_with(self, prefix: str) -> tuple[str, ...]:
        """Known ids longer than `prefix` that begin with it, at most MAX_CANDIDATES."""
        folded = prefix.upper()
        first = bisect_right(self._folded, folded)
        found: list[str] = []
        for candidate in self._folded[first : first + MAX_CANDIDATES]:
            if not candidate.startswith(folded):
                break
            found += self._by_folded[candidate]
        return tuple(found[:MAX_CANDIDATES])


@dataclass(frozen=True, slots=True)
class _Occurrence:
    """Where a text seems to name a flow: the words after the marker, at most three."""

    progressive: int | None
    runs: tuple[str, ...]
    various: bool

    def guess(self) -> str | None:
        """The flow id as far as the text alone can tell."""
        if not self.runs:
            return None
        first, joined = self.runs[0], "".join(self.runs[:2])
        if _BROKEN_DATE.fullmatch(first):
            return joined if _DATED_ID_WITH_NUMBER.fullmatch(joined) and _fits(joined) else None
        complete = _DATED_ID_WITH_NUMBER.fullmatch(first) or _OLD_ID.fullmatch(first)
        token = joined if self.various and not complete else first
        wellformed = _DATED_ID.fullmatch(token) or _OLD_ID.fullmatch(token)
        return token if wellformed and _fits(token) else None

    def forms(self) -> Iterator[str]:
        """The first word, then with the following ones joined, while an id may be that long."""
        for count in range(1, len(self.runs) + 1):
            joined = "".join(self.runs[:count])
            if _fits(joined):
                yield joined

    def whole(self) -> Iterator[str]:
        """The guess and the well-formed forms; joined to a word that is no id by itself only with
        their number, for after a cut date anything may follow."""
        guess = self.guess()
        if guess is not None:
            yield guess
        for form in self.forms():
            if is_flow_id(form) and (
                is_flow_id(self.runs[0])
                or _DATED_ID_WITH_NUMBER.fullmatch(form)
                or _OLD_ID.fullmatch(form)
            ):
                yield form


def read(text: str) -> RemittanceKey:
    """What the text says by itself; the first whole id wins over cut copies of it."""
    squeezed = _squeeze(text)
    occurrences = _occurrences(squeezed)
    for occurrence in occurrences:
        flow_id = occurrence.guess()
        if flow_id is not None:
            return RemittanceKey(RemittanceKind.CUMULATIVE, flow_id, occurrence.progressive)
    single = None if occurrences else _single(squeezed)
    if single is not None:
        return single
    cut = occurrences or _TRACE.search(squeezed)
    return RemittanceKey(RemittanceKind.UNIDENTIFIED if cut else RemittanceKind.OTHER)


def is_flow_id(text: str) -> bool:
    """Whether the text is nothing but a flow id: a day and a name, or 32 hexadecimal digits.

    >>> is_flow_id("2025-05-14TSTPITMM001-0000000001"), is_flow_id("2025-05-14")
    (True, False)
    """
    return bool(_DATED_ID.fullmatch(text) or _OLD_ID.fullmatch(text)) and _fits(text)


def possible_ids(text: str) -> tuple[str, ...]:
    """Every flow id the text could mean, broken forms joined, likeliest first."""
    found: dict[str, None] = {}
    for occurrence in _occurrences(_squeeze(text)):
        guess = occurrence.guess()
        if guess is not None:
            found[guess] = None
        found.update(dict.fromkeys(occurrence.forms()))
    return tuple(found)


def whole_ids(text: str) -> tuple[str, ...]:
    """The well-formed ids that the text could mean, likeliest first: several where a break may
    stand inside the id or behind it, which only who knows the flows can tell.

    >>> whole_ids("/PUR/LGPE-RIVERSAMENTO/URI/2025-05-14TSTPITMM001- 01")
    ('2025-05-14TSTPITMM001-', '2025-05-14TSTPITMM001-01')
    """
    occurrences = _occurrences(_squeeze(text))
    return tuple(dict.fromkeys(one for each in occurrences for one in each.whole()))


def resolve(text: str, known: KnownFlows, end_to_end_id: str | None = None) -> Resolution:
    """Hold the text against the entity's known flows.

    One known flow among the possible ids: that one. Several: candidates. None: the beginning of
    known ids gives candidates, a whole id is awaited. `end_to_end_id` of the same credit speaks
    only where the text is cut or silent.
    """
    key, ids = read(text), possible_ids(text)
    named = _known(ids, known)
    if not named and key.key is None and end_to_end_id:
        named = known.spelt(end_to_end_id.strip())
    if len(named) == 1:
        progressive = key.progressive
        return Resolution(
            RemittanceKey(RemittanceKind.CUMULATIVE, named[0], progressive), flow_id=named[0]
        )
    candidates = named or tuple(
        dict.fromkeys(
            flow_id
            for prefix in ids
            if len(prefix) >= MIN_PREFIX_LENGTH
            for flow_id in known.beginning_with(prefix)
        )
    )
    if candidates:
        unidentified = RemittanceKey(RemittanceKind.UNIDENTIFIED)
        return Resolution(unidentified, candidates=candidates[:MAX_CANDIDATES])
    return Resolution(key)


def _known(ids: Iterable[str], known: KnownFlows) -> tuple[str, ...]:
    return tuple(dict.fromkeys(flow_id for one in ids for flow_id in known.spelt(one)))


def _squeeze(text: str) -> str:
    return " ".join(text[:MAX_TEXT_LENGTH].split())


def _fits(flow_id: str) -> bool:
    return len(flow_id) <= MAX_FLOW_ID_LENGTH


def _occurrences(squeezed: str) -> tuple[_Occurrence, ...]:
    various = _VARIOUS.match(squeezed) is not None
    return tuple(
        _Occurrence(
            int(marker.group(1)) if marker.group(1) else None,
            tuple(_runs(squeezed, marker.end())),
            various,
        )
        for marker in _markers(squeezed)
        if marker is not None
    )


def _markers(squeezed: str) -> Iterator[re.Match[str] | None]:
    """The URI marker after each literal, looked for no further than the next literal."""
    literals = list(_LITERAL.finditer(squeezed))
    if not literals:
        yield _BARE_MARKER.search(squeezed)
        return
    nexts = [found.start() for found in literals[1:]] + [len(squeezed)]
    for literal, limit in zip(literals, nexts, strict=True):
        reach = min(limit, literal.end() + _MARKER_REACH)
        yield _MARKER.search(squeezed, literal.end(), reach)


def _runs(squeezed: str, position: int) -> Iterator[str]:
    for _ in range(_MAX_RUNS):
        run = _RUN.match(squeezed, position)
        if run is None:
            return
        yield run.group()
        if squeezed[run.end() : run.end() + 1] != " ":
            return
        position = run.end() + 1


def _single(squeezed: str) -> RemittanceKey | None:
    marker = _SINGLE.search(squeezed)
    if marker is None:
        return None
    grouped = marker.group(1).upper() == "S"
    position, reference = _reference(squeezed, marker.end(), grouped=grouped)
    if not (_REFERENCE.fullmatch(reference) or (not grouped and _IUV.fullmatch(reference))):
        return None
    stated = _AMOUNT.match(squeezed, position)
    if stated is None and _goes_on(squeezed, position, reference):
        return None
    amount_cents = Cents(int(stated.group(1) + stated.group(2))) if stated else None
    return RemittanceKey(RemittanceKind.SINGLE, reference, amount_cents=amount_cents)


def _reference(squeezed: str, position: int, *, grouped: bool) -> tuple[int, str]:
    """Where the reference ends and what it is; an RF reference may come in groups of four."""
    reference = ""
    while len(reference) <= _MAX_REFERENCE_LENGTH:
        group = _REFERENCE_GROUP.match(squeezed, position)
        if group is None:
            break
        if reference and _AMOUNT.match(squeezed, position):
            break
        reference, position = reference + group.group(1), group.end()
        if not grouped or len(group.group(1)) != _GROUP_LENGTH:
            break
    return position, reference


def _goes_on(squeezed: str, position: int, reference: str) -> bool:
    """Whether a break may have cut an IUV of digits, which has 15 of them or 17: its head alone is
    the IUV of another payment."""
    more = _MORE_DIGITS.match(squeezed, position)
    whole = reference + more.group(1) if more else ""
    return whole.isdigit() and len(whole) <= _IUV_DIGITS
