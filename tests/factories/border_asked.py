"""How a function of the server is asked by one of two entities that have everything alike."""

from collections.abc import Callable
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from tests.factories.clock import FakeClock
from tests.factories.twins import PLACES, SHARED_STATION, TWIN, Names, Place, other_than

CLOCK = FakeClock()
NOW = CLOCK.now()


class Asked(NamedTuple):
    """A session, the entity that asks, and the names of what it asks for."""

    session: Session
    place: Place
    names: Names

    @property
    def whose(self) -> tuple[Session, str]:
        return self.session, self.place.entity_id

    @property
    def desk(self) -> tuple[Session, Any]:
        """A desk of the entity itself."""
        return self.session, self.place.desk(TWIN)

    @property
    def named_desk(self) -> tuple[Session, Any]:
        """The desk of these names, said to be of the entity."""
        return self.session, self.place.desk(self.names)

    @property
    def station_id(self) -> str:
        """The station that both have, or that of the other alone."""
        if self.names is TWIN:
            return SHARED_STATION
        return next(place.station_id for place in PLACES if place.alone is self.names)

    def secret(self, what: str) -> str:
        """The secret of the twin's name here, or next door."""
        place = self.place if self.names is TWIN else other_than(self.place)
        return place.secret(TWIN, what)

    @property
    def clerk(self) -> tuple[Session, Any]:
        """Somebody of the entity itself, who asks for what may be somebody else's."""
        return self.session, self.place.clerk(TWIN)

    @property
    def supervisor(self) -> tuple[Session, Any]:
        """Somebody of the entity itself who decides about what others have asked for."""
        return self.session, self.place.supervisor(TWIN)

    @property
    def administrator(self) -> tuple[Session, Any]:
        """Somebody of the entity itself who sets it up."""
        return self.session, self.place.administrator(TWIN)

    @property
    def caller(self) -> tuple[Session, Any]:
        return self.session, self.place.caller


Case = Callable[[Asked], Any]
