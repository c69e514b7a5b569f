"""The name that a desk gives to one act, so that telling it twice does it once.

The desk invents it (a UUID in practice); the server keeps it unique within an entity and a desk.
It travels in logs and file names, hence the narrow alphabet.

>>> validate("6f1c2f0e-8a57-4d0c-9f5a-0d1f2e3a4b5c")
'6f1c2f0e-8a57-4d0c-9f5a-0d1f2e3a4b5c'
"""

import re

from payments_core.errors import BadValue

#: Longest operation id, characters.
MAX_LENGTH = 64

_SHAPE = re.compile(rf"[0-9A-Za-z][0-9A-Za-z._\-]{{0,{MAX_LENGTH - 1}}}")


def validate(text: str) -> str:
    """The id as it is; raises `operation_id_malformed`."""
    if not _SHAPE.fullmatch(text):
        raise BadValue("operation_id_malformed", operation_id=text[:MAX_LENGTH])
    return text
