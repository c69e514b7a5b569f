"""What the messages of a desk are made of."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

#: Signs that XML can carry: a text with any other could be printed, and never told to the hub.
CARRIED = "^[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\ufffe\uffff]*$"
Identifier = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[^\x00-\x1f]*$")]


class Message(BaseModel):
    """Base of all messages: immutable."""

    model_config = ConfigDict(frozen=True, extra="ignore")
