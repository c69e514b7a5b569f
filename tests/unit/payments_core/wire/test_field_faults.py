from typing import Annotated

import pytest
from pydantic import AfterValidator, BaseModel, Field, ValidationError
from pydantic_core import ErrorDetails

from payments_core.identifiers import iban
from payments_core.wire.field_faults import faults_of


def _refuse(text: str) -> str:
    raise ValueError("never_good")


class Line(BaseModel):
    account: Annotated[str, AfterValidator(iban.validate)] | None = None
    other: Annotated[str, AfterValidator(_refuse)] | None = None
    count: int = 0


class File(BaseModel):
    lines: Annotated[tuple[Line, ...], Field(min_length=1)]


def errors(content: object) -> list[ErrorDetails]:
    with pytest.raises(ValidationError) as refused:
        File.model_validate(content)
    return refused.value.errors(include_url=False, include_input=False)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ({"lines": [{"account": "IT00"}]}, ("lines.0.account", "iban_malformed")),
        ({"lines": [{"other": "x"}]}, ("lines.0.other", "never_good")),
        ({"lines": [{"count": "x"}]}, ("lines.0.count", "int_parsing")),
        ({"lines": []}, ("lines", "too_short")),
        ("nothing", ("-", "model_type")),
    ],
)
def test_a_fault_has_a_place_and_a_reason(content: object, fault: tuple[str, str]) -> None:
    assert faults_of(errors(content)) == [fault]


def test_a_list_whose_only_member_is_at_fault_is_not_called_empty() -> None:
    wrong_member = {"lines": [{"count": "x"}]}
    found = errors(wrong_member) + errors({"lines": []})
    assert faults_of(found) == [("lines.0.count", "int_parsing")]


def test_a_file_may_name_its_places_itself() -> None:
    assert faults_of(errors({"lines": []}), lambda error: "here") == [("here", "too_short")]
