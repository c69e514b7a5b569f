import io
import json
import zipfile

import httpx
import pytest

from central_server.hub.address import ServiceAddress
from central_server.hub.position_copy import PositionCopy
from central_server.hub.upload_client import UploadClient
from payments_core.errors import PaymentsError, RemoteProtocolError, RuleBroken, WorldTrouble
from payments_core.identifiers import notice_number
from tests.factories.openapi_contract import Contract
from tests.factories.positions import make_debt
from tests.factories.server import ENTITY
from tests.shared_spec import spec

ADDRESS = ServiceAddress("http://hub.test/upload/gpd/v2/", "upload-key")
BASE = f"/upload/gpd/v2/brokers/{ENTITY}/organizations/{ENTITY}/debtpositions"
COPIES = [
    PositionCopy(f"position-{base}", make_debt(number=notice_number.build("01", base)), None)
    for base in (1, 2)
]
LOCATION = f"brokers/{ENTITY}/organizations/{ENTITY}/debtpositions/file/abc-123/status"


@pytest.fixture
def hub():
    """Answers from a script and remembers what it was asked."""

    class Hub:
        def __init__(self):
            self.answers, self.requests = [], []

        def __call__(self, request):
            request.read()
            self.requests.append(request)
            answer = self.answers.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer

        def run(self, act, *answers):
            self.answers = list(answers)
            with httpx.Client(transport=httpx.MockTransport(self)) as http:
                return act(UploadClient(http))

    return Hub()


def submitting(client):
    return client.submit(ADDRESS, ENTITY, ENTITY, COPIES)


def reporting(client):
    return client.report(ADDRESS, ENTITY, ENTITY, "abc-123")


def accepted(location=LOCATION):
    return httpx.Response(202, headers={"Location": location, "Retry-After": "1"})


def file_of(request) -> bytes:
    """The file of a multipart form."""
    _, _, boundary = request.headers["Content-Type"].partition("boundary=")
    [part] = request.content.split(f"--{boundary}".encode())[1:-1]
    head, _, data = part.partition(b"\r\n\r\n")
    assert b'name="file"' in head
    return data.removesuffix(b"\r\n")


def test_file_is_a_zip_with_one_document_of_positions_as_the_contract_has_them(hub) -> None:
    assert hub.run(submitting, accepted()) == "abc-123"
    [request] = hub.requests
    assert (request.method, request.url.path) == ("POST", f"{BASE}/file")
    assert request.headers["Ocp-Apim-Subscription-Key"] == "upload-key"
    archive = zipfile.ZipFile(io.BytesIO(file_of(request)))
    [name] = archive.namelist()
    document = json.loads(archive.read(name))
    assert document.keys() == {"paymentPositions"}
    contract = Contract(spec("pagopa-api", "openapi", "gpd.json"))
    model = {"$ref": "#/components/schemas/PaymentPositionModel"}
    assert [contract.faults(model, one) for one in document["paymentPositions"]] == [[], []]
    assert [one["iupd"] for one in document["paymentPositions"]] == ["position-1", "position-2"]


@pytest.mark.parametrize(
    "location", [f"https://api.test/x/{LOCATION}", "/file/abc-123", "/a/file/abc-123/"]
)
def test_id_of_the_file_is_where_the_hub_says(hub, location) -> None:
    assert hub.run(submitting, accepted(location)) == "abc-123"


@pytest.mark.parametrize("location", ["", "/file/", "/file/../x", "/elsewhere/abc-123"])
def test_answer_without_an_id_is_none(hub, location) -> None:
    with pytest.raises(RemoteProtocolError, match="gpd_upload_malformed"):
        hub.run(submitting, accepted(location))


def report_of(*responses, status=200):
    body = {"uploadID": "abc-123", "processedItem": 2, "submittedItem": 2}
    return [
        httpx.Response(200, json=body),
        httpx.Response(status, json={**body, "responses": list(responses)}),
    ]


@pytest.mark.parametrize("name", ["iupds", "requestIDs"])
def test_report_tells_what_became_of_each_position(hub, name) -> None:
    answers = report_of(
        {"statusCode": 201, "statusMessage": "Created", name: ["a", "b"]},
        {"statusCode": 409, "statusMessage": "Conflict", name: ["c"]},
    )
    assert hub.run(reporting, *answers) == {"a": 201, "b": 201, "c": 409}
    assert [request.url.path for request in hub.requests] == [
        f"{BASE}/file/abc-123/status", f"{BASE}/file/abc-123/report",
    ]  # fmt: skip


def test_report_that_is_not_there_yet_is_asked_for_again(hub) -> None:
    progress = httpx.Response(200, json={"processedItem": 1, "submittedItem": 2})
    early = httpx.Response(425, json={}, headers={"Retry-After": "9"})
    with pytest.raises(WorldTrouble, match="gpd_upload_running") as trouble:
        hub.run(reporting, progress, early)
    assert trouble.value.facts == {"processed": 1, "submitted": 2, "retry_after_seconds": 9}


@pytest.mark.parametrize(
    "responses", [["x"], [{"statusCode": 200}], [{"statusCode": "x", "requestIDs": ["a"]}]]
)
def test_report_that_is_none_is_refused(hub, responses) -> None:
    with pytest.raises(RemoteProtocolError, match="gpd_upload_malformed"):
        hub.run(reporting, *report_of(*responses))


@pytest.mark.parametrize("act", [submitting, reporting])
@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        (httpx.Response(429, headers={"Retry-After": "1"}), WorldTrouble),
        (httpx.Response(503), WorldTrouble),
        (httpx.ReadTimeout("slow"), WorldTrouble),
        (httpx.Response(400, json={"detail": "zip"}), RuleBroken),
        (httpx.Response(403), RuleBroken),
    ],
)
def test_trouble_is_of_the_family_that_says_what_to_do(hub, act, answer, trouble) -> None:
    with pytest.raises(PaymentsError) as raised:
        hub.run(act, answer)
    assert type(raised.value) is trouble


def test_reachability_means_that_the_key_is_accepted(hub) -> None:
    def asking(client):
        return client.is_reachable(ADDRESS, ENTITY, ENTITY)

    assert hub.run(asking, httpx.Response(200, json={}))
    assert not hub.run(asking, httpx.Response(401))
    assert not hub.run(asking, httpx.ConnectError(""))
