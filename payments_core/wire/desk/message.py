"""What the messages of a desk are made of."""

from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

#: Most rows in one reply: parsing more would freeze the window (house style 7).
PAGE_LIMIT = 500
#: Signs that XML can carry: a text with any other could be printed, and never told to the hub.
CARRIED = "^[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\ufffe\uffff]*$"
Identifier = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[^\x00-\x1f]*$")]
NoticeNumberText = Annotated[str, Field(pattern=r"^[0-9]{18}$")]
AmountCents = Annotated[int, Field(ge=1, le=9_999_999_999)]
FieldText = Annotated[str, Field(max_length=120, pattern=CARRIED)]
#: A count that a database keeps in 32 bits.
Revision = Annotated[int, Field(ge=1, le=2**31 - 1)]
#: And one in 64 bits.
Revision64 = Annotated[int, Field(ge=1, le=2**63 - 1)]
#: What a desk's clock may say, however wrong it goes.
DeskInstant = Annotated[
    AwareDatetime, Field(ge=datetime(2000, 1, 1, tzinfo=UTC), lt=datetime(2200, 1, 1, tzinfo=UTC))
]
#: A day that somebody asks about: its own first and last instants can be worked out.
AskedDay = Annotated[date, Field(ge=date(2000, 1, 1), lt=date(2200, 1, 1))]


class Message(BaseModel):
    """Base of all messages: immutable. The text of an error, which goes to logs, quotes nothing of
    one: it may be about somebody."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)
