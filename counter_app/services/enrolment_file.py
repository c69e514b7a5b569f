"""Reads the file that makes a machine a desk, and says what is wrong with it before its code is
spent."""

from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from payments_core.clock import rome_local
from payments_core.errors import BadValue, RuleBroken
from payments_core.wire.desk.enrolment_file import FILE_LIMIT, EnrolmentFile


def read_enrolment_file(path: Path, now: datetime, training: bool | None) -> EnrolmentFile:
    """The file; `training` is what the machine's store is for, None where it does not say.

    Raises `enrolment_file_unreadable`, `enrolment_file_malformed`, `enrolment_file_lapsed`,
    `enrolment_is_training`, `enrolment_not_training`.
    """
    try:
        with path.open("rb") as file:
            content = file.read(FILE_LIMIT + 1)
    except OSError as trouble:
        raise BadValue("enrolment_file_unreadable", file=path.name) from trouble
    try:
        found = EnrolmentFile.model_validate_json(content[:FILE_LIMIT])
    except ValidationError as trouble:
        raise BadValue("enrolment_file_malformed", file=path.name) from trouble
    if found.valid_until.tzinfo is None:
        raise BadValue("enrolment_file_malformed", file=path.name)
    if found.valid_until <= now:
        until = rome_local(found.valid_until).strftime("%d/%m/%Y")
        raise RuleBroken("enrolment_file_lapsed", until=until)
    if training is not None and found.training != training:
        raise RuleBroken("enrolment_is_training" if found.training else "enrolment_not_training")
    return found
