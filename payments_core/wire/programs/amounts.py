"""What a management program (gestionale) is asked about a notice of its own, and its answer.

A contract of ours, one POST with JSON both ways (docs/asking-programs.md), kept as small as it can
be. What the answer says besides is left unread, so that a program may say more than it is asked.

>>> parse_answer(b'{"state": "due", "amount_cents": 12300}', handed_in=(10000,)).transfers_cents
(12300,)
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from payments_core.errors import RemoteProtocolError
from payments_core.identifiers.notice_number import iuv_of
from payments_core.model.asked_amount import AskedFor, ProgramAnswer, ProgramState
from payments_core.money import Cents
from payments_core.wire.desk.message import AmountCents, NoticeNumberText
from payments_core.wire.field_faults import place_of, reason_of

#: An answer that is longer is none, bytes.
MAX_ANSWER_BYTES = 16_000
#: Code of what cannot be read, or does not add up.
MALFORMED = "program_answer_malformed"

#: Some programs of Windows begin every document with it.
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class AmountQuestion(BaseModel):
    """What is asked: how the debt of this notice stands now."""

    model_config = ConfigDict(frozen=True)

    entity: Annotated[
        str, Field(pattern=r"^[0-9]{11}$", description="Tax code of the creditor entity.")
    ]
    notice_number: NoticeNumberText
    iuv: Annotated[str, Field(min_length=1, description="The notice number as payments quote it.")]
    asked_for: Annotated[
        AskedFor,
        Field(
            description="verify: somebody looks at the amount; activate: a payment begins; "
            "options: all ways to pay are shown; check: a test, about a notice that nobody has."
        ),
    ]
    at: Annotated[datetime, Field(description="Instant of the question, UTC.")]


class Due(BaseModel):
    """It is to be paid."""

    model_config = ConfigDict(frozen=True, strict=True)

    state: Literal[ProgramState.DUE]
    amount_cents: Annotated[AmountCents, Field(description="What is to be paid now, in cents.")]
    transfers_cents: Annotated[
        tuple[AmountCents, ...] | None,
        Field(
            min_length=1, max_length=5,
            description="Its division among the transfers of the notice, in the order in which "
            "they were handed in; needed only where there are several.",
        ),
    ] = None  # fmt: skip
    due_on: Annotated[
        Annotated[date, Field(ge=date(2000, 1, 1), lt=date(2200, 1, 1))] | None,
        Field(description="Due date of this amount, if it is another than the one handed in."),
    ] = None


class NotDue(BaseModel):
    """There is nothing to be paid, or the program does not know it."""

    model_config = ConfigDict(frozen=True, strict=True)

    state: Literal[ProgramState.PAID, ProgramState.CANCELLED, ProgramState.UNKNOWN]


_ANSWER: TypeAdapter[Due | NotDue] = TypeAdapter(
    Annotated[Due | NotDue, Field(discriminator="state")]
)


def question_of(entity_id: str, notice_number: str, asked_for: AskedFor, at: datetime) -> bytes:
    """The question as it is posted."""
    question = AmountQuestion(
        entity=entity_id, notice_number=notice_number, iuv=iuv_of(notice_number),
        asked_for=asked_for, at=at,
    )  # fmt: skip
    return question.model_dump_json().encode()


def parse_answer(body: bytes, handed_in: Sequence[int]) -> ProgramAnswer:
    """The answer about a notice whose transfers were handed in with these amounts.

    Raises RemoteProtocolError `program_answer_malformed` with `field` and `reason`.
    """
    try:
        answer = _ANSWER.validate_json(body.removeprefix(_BYTE_ORDER_MARK))
    except ValidationError as trouble:
        error = trouble.errors(include_url=False, include_input=False)[0]
        raise RemoteProtocolError(
            MALFORMED, field=place_of(error), reason=reason_of(error)
        ) from None
    match answer:
        case Due():
            return ProgramAnswer(
                answer.state, Cents(answer.amount_cents), _divided(answer, handed_in), answer.due_on
            )
        case NotDue():
            return ProgramAnswer(answer.state)


def _divided(answer: Due, handed_in: Sequence[int]) -> tuple[Cents, ...]:
    """Nobody but the program knows how another amount is divided among several transfers."""
    shares = answer.transfers_cents
    if shares is None and answer.amount_cents == sum(handed_in):
        shares = tuple(handed_in)
    if shares is None and len(handed_in) == 1:
        shares = (answer.amount_cents,)
    if shares is None:
        raise RemoteProtocolError(MALFORMED, field="transfers_cents", reason="missing")
    if len(shares) != len(handed_in):
        raise RemoteProtocolError(MALFORMED, field="transfers_cents", reason="not_as_handed_in")
    if sum(shares) != answer.amount_cents:
        raise RemoteProtocolError(
            MALFORMED, field="transfers_cents", reason="transfers_differ_from_amount"
        )
    return tuple(map(Cents, shares))


def schema_texts() -> Mapping[str, str]:
    """JSON Schemas of the contract by name, as they are published in `resources/schemas`."""
    schemas = {
        "amount-question": AmountQuestion.model_json_schema(),
        "amount-answer": _ANSWER.json_schema(),
    }
    return {name: _published(name, schema) for name, schema in schemas.items()}


def _published(name: str, schema: dict[str, Any]) -> str:
    whole = {"$schema": _DIALECT, "$id": f"{name}.schema.json"} | schema
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
