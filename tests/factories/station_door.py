"""The station's door over real HTTP, and what its every answer must be."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Self

import httpx
from lxml import etree

from central_server.composition import Sources, build_app
from central_server.db.engine import make_engine
from central_server.db.unit_of_work import Session, UnitOfWork
from central_server.settings import Settings
from tests.factories import hub_messages as hub
from tests.factories.clock import FakeClock
from tests.factories.databases import copied
from tests.factories.running_server import running
from tests.shared_spec import spec

PATH = "/hub/pa/v1"
#: An honest caller's headers.
HEADERS = {"Content-Type": "text/xml; charset=utf-8"}

_FAULT = f"{{{hub.SOAP}}}Fault"
_BLAMES = {"Client", "Server", "MustUnderstand", "VersionMismatch"}


class Answer(NamedTuple):
    """`fault` is None when the answer is OK; `element` is `Fault` for one of SOAP itself."""

    status: int
    element: str
    fault: str | None

    @property
    def is_no_message(self) -> bool:
        """Whether it says that what came is no message of the hub at all."""
        return self.element == "Fault" and self.fault == "PAA_SINTASSI_EXTRAXSD"


def official_schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(spec("pagopa-api", "wsdl", "xsd", "paForNode.xsd")))


class Door:
    """Whoever knocks here holds every answer against the official schema."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._schema = official_schema()
        self._client = httpx.Client(timeout=15)

    def post(
        self, content: bytes, headers: Mapping[str, str] = HEADERS, behind: str = ""
    ) -> Answer:
        """What is answered to these bytes; `behind` follows the address."""
        url = self.address + behind
        return self.read(self._client.post(url, content=content, headers=headers))

    def read(self, response: httpx.Response) -> Answer:
        """The answer, which is an outcome by the schema or a fault of SOAP."""
        assert response.headers["content-type"] == "text/xml; charset=utf-8"
        envelope = etree.fromstring(response.content)
        assert [child.tag for child in envelope] == [f"{{{hub.SOAP}}}Body"]
        (body,) = envelope[0]
        if body.tag == _FAULT:
            assert response.status_code >= 400
            assert (body.findtext("faultcode") or "").removeprefix("soapenv:") in _BLAMES
            return Answer(response.status_code, "Fault", body.findtext("faultstring"))
        assert response.status_code == 200
        self._schema.assertValid(etree.fromstring(etree.tostring(body, with_tail=False)))
        fault = body.findtext("fault/faultCode")
        assert body.findtext("outcome") == ("KO" if fault else "OK")
        return Answer(200, etree.QName(body).localname, fault)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()


@contextmanager
def furnished_door(
    template_url: str, folder: Path, furnish: Callable[[Session], object]
) -> "Iterator[tuple[Door, UnitOfWork]]":
    """The door of a whole server on a database that `furnish` has filled, and that database."""
    with copied(template_url, folder) as url:
        engine = make_engine(url)
        unit_of_work = UnitOfWork(engine)
        with unit_of_work() as session:
            furnish(session)
        app = build_app(Settings(database_url=url), Sources(FakeClock()), work=False)
        try:
            with running(app) as server, Door(server.url + PATH) as door:
                yield door, unit_of_work
        finally:
            engine.dispose()
