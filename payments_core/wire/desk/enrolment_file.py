"""The file with which an administrator lets a machine become a desk, without typing.

It carries a code that works once and lapses; whoever has the file has the desk.
"""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from payments_core.wire.desk.message import Message

#: Longest file that is read, in bytes.
FILE_LIMIT = 16 * 1024


class EnrolmentFile(Message):
    """Names are to be shown to whoever opens it; the server decides by the code alone."""

    kind: Literal["desk_enrolment"] = "desk_enrolment"
    format: Literal[1] = 1
    server_url: Annotated[str, Field(min_length=8, max_length=400, pattern=r"^https?://\S+$")]
    enrolment_code: Annotated[str, Field(min_length=8, max_length=64, pattern=r"^\S+$")]
    entity_name: Annotated[str, Field(max_length=120)]
    desk_name: Annotated[str, Field(max_length=120)]
    office: Annotated[str, Field(max_length=120)]
    training: bool
    valid_until: datetime
