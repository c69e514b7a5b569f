from dataclasses import replace

import httpx
import pytest

from central_server.hub.address import ServiceAddress
from central_server.hub.position_copy import PositionCopy
from central_server.hub.positions_api import ARCHIVE, GPD_V1, GPD_V3
from central_server.hub.positions_client import PositionsClient
from payments_core.errors import RemoteProtocolError, RuleBroken, WorldTrouble
from payments_core.model.debt_position import PositionStatus
from tests.factories.positions import NUMBER, make_debt
from tests.factories.server import ENTITY

ADDRESS = ServiceAddress("http://archive.test/aca/v1/", "archive-key")
VALID = make_debt(status=PositionStatus.VALID)
COPY = PositionCopy("position-1", VALID, "Servizi demografici")
BASE = f"/aca/v1/organizations/{ENTITY}/debtpositions"


class Archive:
    """Answers from a script and remembers what it was asked."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.requests = []

    def __call__(self, request):
        self.requests.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        status, body, *headers = answer
        return httpx.Response(status, json=body, headers=dict(*headers))

    @property
    def calls(self):
        return [(request.method, request.url.path) for request in self.requests]


@pytest.fixture
def publish():
    def publish(*answers):
        archive = Archive(*answers)
        with httpx.Client(transport=httpx.MockTransport(archive)) as http:
            PositionsClient(http, ARCHIVE).publish(ADDRESS, COPY)
        return archive

    return publish


def test_new_notice_is_created_and_published_at_once(publish):
    archive = publish((201, {}))
    [request] = archive.requests
    assert archive.calls == [("POST", BASE)]
    assert request.url.params["toPublish"] == "true"
    assert request.headers["Ocp-Apim-Subscription-Key"] == "archive-key"


def test_notice_that_the_archive_has_is_written_anew_and_published(publish):
    archive = publish((409, {}), (200, {}))
    assert archive.calls == [("POST", BASE), ("PUT", f"{BASE}/position-1")]
    first, second = archive.requests
    assert second.url.params["toPublish"] == "true"
    assert first.content == second.content


@pytest.mark.parametrize("status", ["PAID", "REPORTED", "PARTIALLY_PAID"])
def test_notice_paid_from_the_archive_meanwhile_is_left_alone(publish, status):
    archive = publish((409, {}), (409, {}), (200, {"status": status}))
    assert archive.calls[-1] == ("GET", f"{BASE}/position-1")


@pytest.mark.parametrize("answer", [{"status": "INVALID"}, {}])
def test_copy_that_cannot_be_changed_is_for_somebody_to_look_at(publish, answer):
    with pytest.raises(RuleBroken, match="archive_conflict"):
        publish((409, {"detail": "already exists"}), (409, {}), (200, answer))


def test_number_that_belongs_to_another_position_is_for_somebody_to_look_at(publish):
    with pytest.raises(RuleBroken, match="archive_conflict") as refused:
        publish((409, {"detail": "already exists"}), (404, {}))
    assert "already exists" in refused.value.facts["detail"]


@pytest.mark.parametrize("status", [400, 401, 403])
def test_refusal_names_the_status_and_the_reason(publish, status):
    with pytest.raises(RuleBroken, match="archive_refused") as refused:
        publish((status, {"detail": "dueDate"}))
    assert refused.value.facts["status"] == status
    assert "dueDate" in refused.value.facts["detail"]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_trouble_of_the_archive_is_worth_another_attempt(publish, status):
    with pytest.raises(WorldTrouble, match="archive_trouble"):
        publish((status, {}))


@pytest.mark.parametrize("trouble", [httpx.ConnectError("no"), httpx.ReadTimeout("slow")])
def test_archive_that_does_not_answer_is_worth_another_attempt(publish, trouble):
    with pytest.raises(WorldTrouble, match="archive_unreachable"):
        publish(trouble)


@pytest.mark.parametrize(
    ("answer", "reachable"),
    [((200, {}), True), ((401, {}), False), (httpx.ConnectError(""), False)],
)
def test_reachability_means_that_the_key_is_accepted(answer, reachable):
    with httpx.Client(transport=httpx.MockTransport(Archive(answer))) as http:
        assert PositionsClient(http, ARCHIVE).is_reachable(ADDRESS, ENTITY) is reachable


@pytest.fixture
def ask():
    def ask(act, *answers):
        archive = Archive(*answers)
        with httpx.Client(transport=httpx.MockTransport(archive)) as http:
            act(PositionsClient(http, ARCHIVE))
        return archive

    return ask


def test_suspended_notice_is_a_draft_in_the_archive(ask):
    archive = ask(lambda client: client.withdraw(ADDRESS, COPY), (200, {}))
    assert archive.calls == [("PUT", f"{BASE}/position-1")]
    assert archive.requests[0].url.params["toPublish"] == "false"


def test_cancelled_notice_is_invalidated_and_a_draft_deleted(ask):
    archive = ask(lambda client: client.invalidate(ADDRESS, COPY), (200, {}))
    assert archive.calls == [("POST", f"{BASE}/position-1/invalidate")]
    archive = ask(lambda client: client.invalidate(ADDRESS, COPY), (409, {}), (200, {}))
    assert archive.calls[1] == ("DELETE", f"{BASE}/position-1")


def test_removed_copy_is_forgotten_by_the_archive(ask):
    archive = ask(lambda client: client.remove(ADDRESS, COPY), (200, {}))
    assert archive.calls == [("DELETE", f"{BASE}/position-1")]


def test_payment_elsewhere_is_told_by_its_notice(ask):
    archive = ask(lambda client: client.mark_paid(ADDRESS, COPY, NUMBER), (200, {}))
    assert archive.calls == [
        ("POST", f"/aca/v1/organizations/{ENTITY}/paymentoptions/paids/{NUMBER}")
    ]


ACTS = [
    lambda client: client.withdraw(ADDRESS, COPY),
    lambda client: client.invalidate(ADDRESS, COPY),
    lambda client: client.remove(ADDRESS, COPY),
    lambda client: client.mark_paid(ADDRESS, COPY, NUMBER),
]


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("status", [404, 409, 422])
def test_what_the_archive_does_not_have_or_has_so_already_is_done(ask, act, status):
    ask(act, (status, {}), (status, {}))


@pytest.mark.parametrize("act", ACTS)
def test_archive_that_is_away_is_asked_again_later(ask, act):
    with pytest.raises(WorldTrouble, match="archive_trouble"):
        ask(act, (503, {}))
    with pytest.raises(WorldTrouble, match="archive_unreachable"):
        ask(act, httpx.ConnectError("refused"))


GPD = pytest.mark.parametrize("api", [GPD_V1, GPD_V3], ids=["v1", "v3"])


@pytest.fixture
def run():
    def run(api, act, *answers):
        hub = Archive(*answers)
        with httpx.Client(transport=httpx.MockTransport(hub)) as http:
            act(PositionsClient(http, api))
        assert not hub.answers
        return hub

    return run


def publication(client):
    client.publish(ADDRESS, COPY)


def there(api, **changes):
    return {**api.body(COPY), "status": "VALID"} | changes


@GPD
def test_position_that_the_hub_decides_about_is_read_again_once_published(run, api) -> None:
    hub = run(api, publication, (201, {}), (200, there(api)))
    assert hub.calls == [("POST", BASE), ("GET", f"{BASE}/position-1")]
    assert hub.requests[0].url.params["toPublish"] == "true"


@GPD
@pytest.mark.parametrize("status", ["DRAFT", "PUBLISHED", None])
def test_what_is_not_valid_yet_is_not_called_payable(run, api, status) -> None:
    with pytest.raises(WorldTrouble, match="gpd_not_valid"):
        run(api, publication, (201, {}), (200, there(api, status=status)))


@GPD
def test_conflict_with_what_is_as_wanted_is_success_once_it_was_read(run, api) -> None:
    assert len(run(api, publication, (409, {}), (200, there(api))).calls) == 2
    with pytest.raises(WorldTrouble, match="gpd_not_valid"):
        run(api, publication, (409, {}), (200, there(api, status="PUBLISHED")))


@GPD
@pytest.mark.parametrize("status", ["VALID", "PARTIALLY_PAID", "PAID", "REPORTED"])
def test_publication_tells_what_was_seen_there(run, api, status) -> None:
    seen = []
    run(
        api, lambda client: seen.append(client.publish(ADDRESS, COPY)), (201, {}),
        (200, there(api, status=status)),
    )  # fmt: skip
    run(
        api, lambda client: seen.append(client.publish(ADDRESS, COPY)), (409, {}),
        (200, there(api, status=status)),
    )  # fmt: skip
    assert seen == [status, status]


def test_archive_need_not_be_seen(run) -> None:
    seen = []
    run(ARCHIVE, lambda client: seen.append(client.publish(ADDRESS, COPY)), (201, {}))
    assert seen == [None]


@GPD
def test_conflict_with_an_update_that_arrived_is_success_once_it_was_read(run, api) -> None:
    old, new = there(api, paymentOption=[]), there(api)
    hub = run(api, publication, (409, {}), (200, old), (409, {}), (200, new))
    assert [method for method, _ in hub.calls] == ["POST", "GET", "PUT", "GET"]


@GPD
def test_update_is_published_and_read_again(run, api) -> None:
    old, new = there(api, status="EXPIRED"), there(api)
    hub = run(api, publication, (409, {}), (200, old), (200, {}), (200, new))
    assert hub.requests[2].url.params["toPublish"] == "true"
    with pytest.raises(WorldTrouble, match="gpd_not_valid"):
        run(api, publication, (409, {}), (200, old), (200, {}), (200, old))


@GPD
def test_position_that_cannot_be_put_right_is_for_somebody_to_look_at(run, api) -> None:
    invalid = there(api, status="INVALID")
    with pytest.raises(RuleBroken, match="gpd_conflict"):
        run(api, publication, (409, {}), (200, invalid), (409, {}), (200, invalid))


@GPD
@pytest.mark.parametrize("status", ["PARTIALLY_PAID", "PAID", "REPORTED"])
def test_what_was_paid_meanwhile_is_left_alone(run, api, status) -> None:
    run(api, publication, (409, {}), (200, there(api, status=status, paymentOption=[])))


@GPD
def test_hub_that_wants_to_be_left_alone_says_for_how_long(run, api) -> None:
    with pytest.raises(WorldTrouble, match="gpd_trouble") as trouble:
        run(api, publication, (429, {}, {"Retry-After": "17"}))
    assert trouble.value.facts["retry_after_seconds"] == 17


@GPD
@pytest.mark.parametrize("held", ["[]", "nothing", '"VALID"'])
def test_answer_that_is_no_position_is_no_evidence(api, held) -> None:
    answers = [httpx.Response(201, json={}), httpx.Response(200, text=held)]
    with (
        httpx.Client(transport=httpx.MockTransport(lambda _: answers.pop(0))) as http,
        pytest.raises(RemoteProtocolError, match="gpd_malformed"),
    ):
        publication(PositionsClient(http, api))


def test_version_that_cannot_invalidate_deletes(run) -> None:
    hub = run(GPD_V3, lambda client: client.invalidate(ADDRESS, COPY), (200, {}))
    assert hub.calls == [("DELETE", f"{BASE}/position-1")]
    hub = run(GPD_V1, lambda client: client.invalidate(ADDRESS, COPY), (200, {}))
    assert hub.calls == [("POST", f"{BASE}/position-1/invalidate")]


class Listing:
    """A list of payable positions, newest first, as the hub pages it."""

    def __init__(self, api, copies, pages=None):
        self.held = [{**api.body(copy), "status": "VALID"} for copy in copies]
        self.pages = pages
        self.asked = []

    def __call__(self, request):
        query = request.url.params
        self.asked.append(int(query["page"]))
        assert (query["status"], query["orderby"], query["ordering"]) == (
            "VALID", "INSERTED_DATE", "DESC",
        )  # fmt: skip
        size = int(query["limit"])
        first = int(query["page"]) * size
        info = {"total_pages": self.pages or -(-len(self.held) // size)}
        page = {"payment_position_list": self.held[first : first + size], "page_info": info}
        return httpx.Response(200, json=page)

    def valid_of(self, api, copies):
        with httpx.Client(transport=httpx.MockTransport(self)) as http:
            return PositionsClient(http, api).valid_as_wanted(ADDRESS, ENTITY, copies)


def copies_of(count, **changes):
    return [
        replace(COPY, iupd=f"position-{place}", debt=make_debt(**changes)) for place in range(count)
    ]


@GPD
def test_list_is_read_until_all_that_is_wanted_was_seen(api) -> None:
    listing = Listing(api, copies_of(180))
    assert listing.valid_of(api, copies_of(60)) == {f"position-{place}" for place in range(60)}
    assert listing.asked == [0, 1]


@GPD
def test_what_is_listed_otherwise_than_wanted_is_not_payable_so(api) -> None:
    listing = Listing(api, copies_of(3, cents=5))
    assert listing.valid_of(api, copies_of(3)) == set()


@GPD
def test_what_is_not_listed_ends_with_the_list_or_with_enough_of_it(api) -> None:
    stranger = [replace(COPY, iupd="elsewhere")]
    listing = Listing(api, copies_of(120))
    assert (listing.valid_of(api, stranger), listing.asked) == (set(), [0, 1, 2])
    endless = Listing(api, copies_of(2000))
    assert endless.valid_of(api, stranger) == set()
    assert len(endless.asked) == 5


@GPD
@pytest.mark.parametrize("page", [[], {}, {"payment_position_list": [1], "page_info": {}}])
def test_list_that_is_none_is_no_evidence(run, api, page) -> None:
    with pytest.raises(RemoteProtocolError, match="gpd_malformed"):
        run(api, lambda client: client.valid_as_wanted(ADDRESS, ENTITY, [COPY]), (200, page))
