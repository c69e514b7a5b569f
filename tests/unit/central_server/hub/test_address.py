from central_server.hub.address import ServiceAddress


def test_every_call_carries_the_subscription_key() -> None:
    address = ServiceAddress("https://hub.example/aca/v1", "key-of-the-entity")
    assert address.headers == {"Ocp-Apim-Subscription-Key": "key-of-the-entity"}
