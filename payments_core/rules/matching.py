"""Matching the treasurer's credits to settlement flows, and their lines to receipts.

The unit is the group: one flow, the receipts that its lines may speak of, the credits that name
it. Groups do not touch each other, so a whole year is matched in one pass whose memory is that
of the largest flow. Nothing is absorbed: amounts are equal to the cent or a person decides
(treasury and accounting, 0.3 and 4.2).

Several credits for one flow are not summed here. They leave the flow PARTLY_CREDITED and open,
unless exactly one of them is the whole amount: then it alone is matched and the others are left
to be identified, because a surplus cannot belong to a flow that is already paid.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from payments_core.model.settlement_flow import Outcome, SettlementFlow, SettlementLine
from payments_core.money import Cents
from payments_core.rules.receipt_joining import ReceiptShare, join_lines, repeated_lines
from payments_core.rules.remittance_text import RemittanceKey, RemittanceKind


class CreditState(StrEnum):
    """What is known of one credit of the treasurer (treasury and accounting, 4.3)."""

    MATCHED = "MATCHED"
    AMOUNT_DIFFERS = "AMOUNT_DIFFERS"
    AWAITING_FLOW = "AWAITING_FLOW"
    TO_IDENTIFY = "TO_IDENTIFY"
    NOT_PAGOPA = "NOT_PAGOPA"


class FlowState(StrEnum):
    """What is known of one settlement flow (treasury and accounting, 4.3)."""

    AWAITING_CREDIT = "AWAITING_CREDIT"
    CREDITED = "CREDITED"
    PARTLY_CREDITED = "PARTLY_CREDITED"
    AMOUNT_DIFFERS = "AMOUNT_DIFFERS"
    ANOMALOUS = "ANOMALOUS"


class Anomaly(StrEnum):
    """Why a flow is never matched without a person (hub protocol 5.3)."""

    COUNT_DIFFERS = "COUNT_DIFFERS"
    TOTAL_DIFFERS = "TOTAL_DIFFERS"
    OTHER_RECEIVER = "OTHER_RECEIVER"
    REPEATED_LINE = "REPEATED_LINE"
    NOTHING_DUE = "NOTHING_DUE"


class Label(StrEnum):
    """Classifications that neighbouring software knows (treasury and accounting, 4.2)."""

    RT_IUF = "RT_IUF"
    RT_IUF_TES = "RT_IUF_TES"
    RT_NO_IUF = "RT_NO_IUF"
    IUF_NO_TES = "IUF_NO_TES"
    IUF_TES_DIV_IMP = "IUF_TES_DIV_IMP"
    IUV_NO_RT = "IUV_NO_RT"
    TES_NO_IUF_OR_IUV = "TES_NO_IUF_OR_IUV"
    TES_NO_MATCH = "TES_NO_MATCH"


#: Labels of a receipt's share that no line of any flow speaks of.
UNREPORTED_LABELS = frozenset({Label.RT_NO_IUF})


@dataclass(frozen=True, slots=True)
class TreasuryCredit:
    """A provisional receipt that the treasurer took in: SOSPESO ENTRATA ESEGUITO.

    `credit_id` is the caller's own and unique; `key` is what its remittance text says.
    """

    credit_id: str
    amount_cents: Cents
    key: RemittanceKey


@dataclass(frozen=True, slots=True)
class CreditMatch:
    """The decision about one credit; `flow_id` is the flow it names, also when not matched."""

    credit_id: str
    amount_cents: Cents
    state: CreditState
    flow_id: str | None = None
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class LineMatch:
    """The decision about one line of a flow.

    `settled`: the flow is sound and reports this payment as paid, for the receipt's own amount
    when there is a receipt. `credited`: besides, the money of the flow is in the treasury.
    """

    line: SettlementLine
    share: ReceiptShare | None
    labels: frozenset[Label]
    settled: bool
    credited: bool


@dataclass(frozen=True, slots=True)
class GroupMatch:
    """Everything decided about one flow. `lines` follow the order of the flow, `credits` that of
    the call. `expected_cents` is the sum of the lines with revoked ones subtracted; `unreported`
    are the shares that no line took."""

    flow_id: str
    state: FlowState
    anomalies: frozenset[Anomaly]
    expected_cents: Cents
    revoked_cents: Cents
    matched_credit_id: str | None
    credits: tuple[CreditMatch, ...]
    lines: tuple[LineMatch, ...]
    unreported: tuple[ReceiptShare, ...]


def match_group(
    entity_tax_code: str,
    flow: SettlementFlow,
    shares: Sequence[ReceiptShare],
    treasury_credits: Sequence[TreasuryCredit],
    matched_credit_id: str | None = None,
) -> GroupMatch:
    """Match one flow of an entity with the receipts and the credits that may belong to it.

    `shares`: transfers in the entity's favour, digital stamps left out, of every receipt whose
    IUR or IUV occurs in the flow and which no other flow has settled; superfluous ones come back
    in `unreported`. `treasury_credits`: every credit whose text names this flow, also those of
    earlier runs. `matched_credit_id`: the credit that an earlier run matched; while it is the
    whole amount it stays matched, and a later equal one is a surplus.
    """
    expected = _expected_cents(flow)
    joined, unreported = join_lines(flow.lines, shares)
    anomalies = _anomalies(entity_tax_code, flow, shares, expected)
    accepted = None
    state = FlowState.ANOMALOUS
    if not anomalies:
        accepted = _accepted(expected, treasury_credits, matched_credit_id)
        state = _flow_state(expected, treasury_credits, accepted)
    label = _treasury_label(state, treasury_credits)
    return GroupMatch(
        flow_id=flow.flow_id,
        state=state,
        anomalies=anomalies,
        expected_cents=expected,
        revoked_cents=_revoked_cents(flow),
        matched_credit_id=accepted.credit_id if accepted else None,
        credits=tuple(
            CreditMatch(
                credit.credit_id,
                credit.amount_cents,
                _credit_state(credit, accepted, expected, state),
                flow.flow_id,
            )
            for credit in treasury_credits
        ),
        lines=tuple(
            _line_match(line, share, label, sound=not anomalies)
            for line, share in zip(flow.lines, joined, strict=True)
        ),
        unreported=unreported,
    )


def match_without_flow(credit: TreasuryCredit) -> CreditMatch:
    """Classify a credit for which no flow is known.

    A single payment's credit (RFS, RFB) names a payment, not a flow: a person identifies it.
    """
    state, label = {
        RemittanceKind.CUMULATIVE: (CreditState.AWAITING_FLOW, Label.TES_NO_IUF_OR_IUV),
        RemittanceKind.SINGLE: (CreditState.TO_IDENTIFY, Label.TES_NO_IUF_OR_IUV),
        RemittanceKind.UNIDENTIFIED: (CreditState.TO_IDENTIFY, Label.TES_NO_MATCH),
        RemittanceKind.OTHER: (CreditState.NOT_PAGOPA, Label.TES_NO_MATCH),
    }[credit.key.kind]
    return CreditMatch(credit.credit_id, credit.amount_cents, state, label=label)


def _revoked_cents(flow: SettlementFlow) -> Cents:
    return Cents(sum(line.amount_cents for line in flow.lines if line.outcome is Outcome.REVOKED))


def _expected_cents(flow: SettlementFlow) -> Cents:
    gross = sum(line.amount_cents for line in flow.lines)
    return Cents(gross - 2 * _revoked_cents(flow))


def _anomalies(
    entity_tax_code: str,
    flow: SettlementFlow,
    shares: Sequence[ReceiptShare],
    expected: Cents,
) -> frozenset[Anomaly]:
    # The specification wants revoked amounts negative, the schema forbids it: headers follow
    # either rule and both are sound (hub protocol 5.2).
    sound_totals = (expected, expected + 2 * _revoked_cents(flow))
    found = {
        Anomaly.COUNT_DIFFERS: flow.declared_count != len(flow.lines),
        Anomaly.TOTAL_DIFFERS: flow.declared_cents not in sound_totals,
        Anomaly.OTHER_RECEIVER: flow.receiver_tax_code != entity_tax_code,
        Anomaly.REPEATED_LINE: repeated_lines(flow.lines, shares),
        Anomaly.NOTHING_DUE: expected <= 0,
    }
    return frozenset(anomaly for anomaly, present in found.items() if present)


def _accepted(
    expected: Cents, naming: Sequence[TreasuryCredit], matched_credit_id: str | None
) -> TreasuryCredit | None:
    whole = [credit for credit in naming if credit.amount_cents == expected]
    standing = [credit for credit in whole if credit.credit_id == matched_credit_id]
    chosen = standing or whole
    return chosen[0] if len(chosen) == 1 else None


def _flow_state(
    expected: Cents, naming: Sequence[TreasuryCredit], accepted: TreasuryCredit | None
) -> FlowState:
    if not naming:
        return FlowState.AWAITING_CREDIT
    if accepted is not None:
        return FlowState.CREDITED
    partly = len(naming) > 1 and sum(credit.amount_cents for credit in naming) <= expected
    return FlowState.PARTLY_CREDITED if partly else FlowState.AMOUNT_DIFFERS


def _credit_state(
    credit: TreasuryCredit, accepted: TreasuryCredit | None, expected: Cents, flow_state: FlowState
) -> CreditState:
    if credit is accepted:
        return CreditState.MATCHED
    still_open = flow_state in (FlowState.PARTLY_CREDITED, FlowState.AMOUNT_DIFFERS)
    if still_open and credit.amount_cents != expected:
        return CreditState.AMOUNT_DIFFERS
    return CreditState.TO_IDENTIFY


def _treasury_label(state: FlowState, naming: Sequence[TreasuryCredit]) -> Label:
    if state is FlowState.CREDITED:
        return Label.RT_IUF_TES
    return Label.IUF_TES_DIV_IMP if naming else Label.IUF_NO_TES


def _line_match(
    line: SettlementLine, share: ReceiptShare | None, treasury_label: Label, *, sound: bool
) -> LineMatch:
    paid = line.outcome is not Outcome.REVOKED
    agrees = share is not None and paid and share.amount_cents == line.amount_cents
    credited_flow = treasury_label is Label.RT_IUF_TES
    receipt_label = Label.RT_IUF if agrees else Label.RT_NO_IUF
    labels = {Label.IUV_NO_RT if share is None else receipt_label}
    if not credited_flow or agrees:
        labels.add(treasury_label)
    settled = sound and paid and (share is None or agrees)
    return LineMatch(line, share, frozenset(labels), settled, settled and credited_flow)
