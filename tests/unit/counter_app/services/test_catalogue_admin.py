"""Administrators' questions go to the server with their session."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from counter_app.services.catalogue_admin import CatalogueAdmin
from payments_core.errors import DocumentRefused, RuleBroken, WorldTrouble
from tests.factories.desk_services import Services, desk_services
from tests.factories.fake_server import PASSWORD, FakeServer, Fault, kind, serving


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with serving(FakeServer()) as fake:
        yield fake


@pytest.fixture
def services(tmp_path: Path, server: FakeServer) -> Iterator[Services]:
    built = desk_services(tmp_path, server)
    built.sign_in.sign_in("anna", PASSWORD)
    yield built
    built.client.close()
    built.database.close()


@pytest.fixture
def admin(services: Services) -> CatalogueAdmin:
    return CatalogueAdmin(lambda: services.client, services.sign_in)


def test_kinds_are_read_changed_and_remembered(admin: CatalogueAdmin) -> None:
    (first, *_) = admin.catalogue().kinds
    changed = kind(offline=False)
    assert admin.differences(changed, first.revision).differences
    assert admin.catalogue().kinds[0].kind.offline
    assert admin.save(changed, first.revision).revision == first.revision + 1
    assert not admin.catalogue().kinds[0].kind.offline
    newest = admin.history(changed.kind_id).revisions[0]
    assert (newest.made_by, newest.differences[0].place) == ("Anna", "offline")


def test_a_refusal_brings_all_faults(admin: CatalogueAdmin, server: FakeServer) -> None:
    server.kind_faults = [("account_id", "account_unknown"), ("name", "x")]
    with pytest.raises(DocumentRefused, match="kind_refused") as refused:
        admin.save(kind(), 1)
    assert refused.value.faults == (("account_id", "account_unknown"), ("name", "x"))


def test_an_old_revision_is_refused(admin: CatalogueAdmin) -> None:
    with pytest.raises(RuleBroken, match="kind_changed_meanwhile"):
        admin.differences(kind(offline=False), 7)


def test_without_the_server_nothing_is_shown(admin: CatalogueAdmin, server: FakeServer) -> None:
    server.spoil("catalogue/kinds", Fault.FAIL)
    with pytest.raises(WorldTrouble):
        admin.catalogue()


def test_nobody_signed_in_asks_nothing(admin: CatalogueAdmin, services: Services) -> None:
    services.sign_in.sign_out()
    with pytest.raises(RuleBroken, match="not_signed_in"):
        admin.catalogue()
