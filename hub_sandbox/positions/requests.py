"""What every service of positions does with a request: its key, its body, its iupd."""

import re
from collections.abc import Callable
from typing import Annotated, TypeVar

from fastapi import Header
from pydantic import ValidationError

from hub_sandbox.positions.refusals import PositionRefusal
from hub_sandbox.positions.shapes import Content
from hub_sandbox.world import World

_READABLE_IUPD = re.compile(r"[\w* \t-]+", re.ASCII)

AnyContent = TypeVar("AnyContent", bound=Content)


def key_check(world: World) -> Callable[..., None]:
    """The dependency that lets in only the key of the entity in the path: 401 or 403."""

    def check_key(
        organization: str,
        key: Annotated[str | None, Header(alias="Ocp-Apim-Subscription-Key")] = None,
    ) -> None:
        if key not in {entity.archive_key for entity in world.entities}:
            raise PositionRefusal(401, "Unauthorized", "wrong or missing subscription key")
        entity = world.entity(organization)
        if entity is None or entity.archive_key != key:
            raise PositionRefusal(403, "Forbidden", "the key is not of this organization")

    return check_key


def read_body(kind: type[AnyContent], body: object) -> AnyContent:
    """A body of this kind, or 400 with the first field that is wrong."""
    try:
        return kind.model_validate(body)
    except ValidationError as trouble:
        first = trouble.errors(include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"]) or "body"
        raise PositionRefusal(400, "Bad request", f"{where}: {first['msg']}") from trouble


def readable(iupd: str) -> str:
    """A position whose iupd has other characters can be written but not asked for (3b.1)."""
    if not _READABLE_IUPD.fullmatch(iupd):
        raise PositionRefusal(400, "Bad request", "iupd: characters not allowed")
    return iupd
