import pytest

from central_server.settings import HubPin, Settings


def test_pins_and_proxies_are_read_from_the_environment(monkeypatch) -> None:
    pins = '[{"subject": "CN=hub.example,O=Nodo,C=IT", "issuer": "CN=A,C=IT"}]'
    monkeypatch.setenv("CENTRAL_SERVER_HUB_PINS", pins)
    monkeypatch.setenv("CENTRAL_SERVER_TRUSTED_PROXIES", '["10.0.0.5/32", "fd00::/64"]')
    settings = Settings()
    assert settings.hub_pins == (HubPin(subject="CN=hub.example,O=Nodo,C=IT", issuer="CN=A,C=IT"),)
    assert [str(one) for one in settings.trusted_proxies] == ["10.0.0.5/32", "fd00::/64"]


def test_name_that_is_none_is_refused(monkeypatch) -> None:
    monkeypatch.setenv("CENTRAL_SERVER_HUB_PINS", '[{"subject": "hub", "issuer": "CN=A"}]')
    with pytest.raises(ValueError, match="not_a_distinguished_name"):
        Settings()
