import pytest

from hub_sandbox.positions.refusals import PositionRefusal
from hub_sandbox.positions.requests import key_check, read_body, readable
from hub_sandbox.positions.shapes import Metadata
from tests.factories.sandbox import (
    ARCHIVE_KEY,
    ENTITY_ID,
    OTHER_ARCHIVE_KEY,
    OTHER_ENTITY_ID,
    make_world,
)


@pytest.mark.parametrize(
    ("organization", "key", "status"),
    [
        (ENTITY_ID, None, 401),
        (ENTITY_ID, "guess", 401),
        (ENTITY_ID, OTHER_ARCHIVE_KEY, 403),
        ("11111111115", ARCHIVE_KEY, 403),
    ],
)
def test_key_opens_only_its_own_organization(
    organization: str, key: str | None, status: int
) -> None:
    check = key_check(make_world())
    check(ENTITY_ID, ARCHIVE_KEY)
    check(OTHER_ENTITY_ID, OTHER_ARCHIVE_KEY)
    with pytest.raises(PositionRefusal) as caught:
        check(organization, key)
    assert caught.value.status == status


def test_bad_body_is_refused_with_its_field() -> None:
    assert read_body(Metadata, {"key": "a", "value": "b"}).key == "a"
    with pytest.raises(PositionRefusal, match="value: Field required") as caught:
        read_body(Metadata, {"key": "a"})
    assert caught.value.status == 400
    with pytest.raises(PositionRefusal, match="body:"):
        read_body(Metadata, [])


@pytest.mark.parametrize("iupd", ["a.b", "a/b", "à", ""])
def test_some_iupds_cannot_be_asked_for(iupd: str) -> None:
    assert readable("POS_1 *-x") == "POS_1 *-x"
    with pytest.raises(PositionRefusal, match="iupd"):
        readable(iupd)
