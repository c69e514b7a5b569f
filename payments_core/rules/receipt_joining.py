"""Which receipt each line of a settlement flow speaks of.

A line names its payment by IUR and index. Banks leave the index out, and a payment made while
the hub could not answer has an IUR that no receipt of ours carries (hub protocol 5.2), hence
four passes, each on what the stricter one left over and each deciding over all lines at once, so
that the order of lines and receipts never changes the answer.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from payments_core.model.settlement_flow import SettlementLine
from payments_core.money import Cents


@dataclass(frozen=True, slots=True)
class ReceiptShare:
    """One transfer of a receipt in the entity's favour.

    `receipt_id` is the IUR of the flows, `creditor_reference` the IUV; the pair (`receipt_id`,
    `transfer_no`) is unique. Digital stamps are never settled to the entity and are not shares.
    """

    receipt_id: str
    creditor_reference: str
    transfer_no: int
    amount_cents: Cents


def join_lines(
    lines: Sequence[SettlementLine], shares: Sequence[ReceiptShare]
) -> tuple[tuple[ReceiptShare | None, ...], tuple[ReceiptShare, ...]]:
    """The share of each line, in the order of the lines, and the shares that no line took.

    A share is given to one line at most. Where two lines or two shares are equally good the
    amounts decide; where they do not decide either, nobody gets anything.
    """
    joining = _Joining(lines, shares)
    joining.join(lambda line: line.transfer_no is not None, _iur_and_index, _share_iur_and_index)
    joining.join_only_share_of_receipt()
    joining.join(lambda line: line.transfer_no is None, _iur_and_amount, _share_iur_and_amount)
    known = {share.receipt_id for share in shares}
    joining.join(
        lambda line: line.transfer_no is not None and line.collection_id not in known,
        lambda line: (line.creditor_reference, line.transfer_no, line.amount_cents),
        lambda share: (share.creditor_reference, share.transfer_no, share.amount_cents),
        unambiguous=True,
    )
    joining.join(
        lambda line: line.transfer_no is None and line.collection_id not in known,
        lambda line: (line.creditor_reference, line.amount_cents),
        lambda share: (share.creditor_reference, share.amount_cents),
        unambiguous=True,
    )
    return joining.taken(), joining.left_over()


def repeated_lines(lines: Sequence[SettlementLine], shares: Iterable[ReceiptShare]) -> bool:
    """Whether one payment is reported twice in a flow (hub protocol 5.3).

    With an index the pair (IUR, index) tells. A line without index may be another one's double
    when more lines of its IUR and amount are there than the receipt has such transfers; one,
    when the receipt is unknown.
    """
    indexed = Counter(_iur_and_index(line) for line in lines if line.transfer_no is not None)
    if any(times > 1 for times in indexed.values()):
        return True
    reported = Counter(_iur_and_amount(line) for line in lines)
    transfers = Counter(_share_iur_and_amount(share) for share in shares)
    bare = {_iur_and_amount(line) for line in lines if line.transfer_no is None}
    return any(reported[key] > max(1, transfers[key]) for key in bare)


def _iur_and_index(line: SettlementLine) -> Hashable:
    return (line.collection_id, line.transfer_no)


def _share_iur_and_index(share: ReceiptShare) -> Hashable:
    return (share.receipt_id, share.transfer_no)


def _iur_and_amount(line: SettlementLine) -> Hashable:
    return (line.collection_id, line.amount_cents)


def _share_iur_and_amount(share: ReceiptShare) -> Hashable:
    return (share.receipt_id, share.amount_cents)


class _Joining:
    """The state of the passes: who is still without, what is still free."""

    def __init__(self, lines: Sequence[SettlementLine], shares: Sequence[ReceiptShare]) -> None:
        self._lines = lines
        self._given: list[ReceiptShare | None] = [None] * len(lines)
        self._free = dict.fromkeys(sorted(shares, key=lambda share: share.transfer_no))

    def join(
        self,
        chosen: Callable[[SettlementLine], bool],
        line_key: Callable[[SettlementLine], Hashable],
        share_key: Callable[[ReceiptShare], Hashable],
        unambiguous: bool = False,
    ) -> None:
        """Give shares to the chosen lines with the same key.

        `unambiguous` asks for one line and one share; otherwise as many lines as shares will do,
        since they then differ in nothing that the flow says.
        """
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for position in sorted(self._open_positions(), key=self._rank):
            if chosen(self._lines[position]):
                waiting[line_key(self._lines[position])].append(position)
        offered: dict[Hashable, list[ReceiptShare]] = defaultdict(list)
        for share in self._free:
            offered[share_key(share)].append(share)
        for key, positions in waiting.items():
            shares = offered.get(key, [])
            if len(positions) == len(shares) and (len(shares) == 1 or not unambiguous):
                for position, share in zip(positions, shares, strict=True):
                    self._give(position, share)

    def join_only_share_of_receipt(self) -> None:
        """A line without index takes the only share left of its receipt, whatever the amount."""
        shares_of: dict[str, list[ReceiptShare]] = defaultdict(list)
        for share in self._free:
            shares_of[share.receipt_id].append(share)
        lines_of = Counter(
            self._lines[position].collection_id for position in self._open_positions()
        )
        for position in self._open_positions():
            line = self._lines[position]
            shares = shares_of.get(line.collection_id, [])
            if line.transfer_no is None and len(shares) == 1 == lines_of[line.collection_id]:
                self._give(position, shares[0])

    def taken(self) -> tuple[ReceiptShare | None, ...]:
        """One entry per line."""
        return tuple(self._given)

    def left_over(self) -> tuple[ReceiptShare, ...]:
        """Shares that no line took."""
        return tuple(self._free)

    def _open_positions(self) -> list[int]:
        return [position for position, share in enumerate(self._given) if share is None]

    def _rank(self, position: int) -> tuple[int, date, str]:
        """An order of equal lines that does not depend on where they stand in the flow."""
        line = self._lines[position]
        return (line.outcome, line.outcome_on, line.creditor_reference)

    def _give(self, position: int, share: ReceiptShare) -> None:
        self._given[position] = share
        del self._free[share]
