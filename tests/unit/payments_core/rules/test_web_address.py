import string
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core.errors import BadValue
from payments_core.rules import web_address

HOME = web_address.parse("https://portale.example.it/pagamenti/")


@pytest.mark.parametrize(
    "address",
    [
        "https://portale.example.it/pagamenti",
        "https://portale.example.it/pagamenti/",
        "https://PORTALE.Example.IT/pagamenti/esito",
        "https://portale.example.it:443/pagamenti/esito?carrello=1&x=%20a",
        "https://portale.example.it/pagamenti?esito=ok",
    ],
)
def test_pages_of_the_portal_lie_below_it(address):
    assert web_address.parse(address).lies_below(HOME)


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/pagamenti/",
        "https://portale.example.it.evil.example/pagamenti/",
        "https://sub.portale.example.it/pagamenti/",
        "https://example.it/pagamenti/",
        "https://portale.example.it:8443/pagamenti/",
        "https://portale.example.it/",
        "https://portale.example.it",
        "https://portale.example.it/pagamenti-finti",
        "https://portale.example.it/PAGAMENTI/",
    ],
)
def test_other_pages_do_not(address):
    assert not web_address.parse(address).lies_below(HOME)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "http://portale.example.it/pagamenti/",
        "//portale.example.it/pagamenti/",
        "javascript:alert(1)",
        "https:portale.example.it/pagamenti/",
        "https:///portale.example.it/pagamenti/",
        "https://portale.example.it@evil.example/pagamenti/",
        "https://user:word@portale.example.it/pagamenti/",
        "https://portale.example.it#@evil.example/",
        "https://portale.example.it/pagamenti/#fine",
        "https://evil.example\\@portale.example.it/pagamenti/",
        "https://portale.example.it\\pagamenti/",
        "https://portale.example.it/pagamenti/..",
        "https://portale.example.it/pagamenti/../altro",
        "https://portale.example.it/pagamenti/./x",
        "https://portale.example.it/pagamenti/%2e%2E/altro",
        "https://portale.example.it/pagamenti/..%2faltro",
        "https://portale.example.it/pagamenti/..%5caltro",
        "https://portale.example.it/pagamenti/..;x/altro",
        "https://portale.example.it./pagamenti/",
        "https://portale..example.it/pagamenti/",
        "https://portale.example.it:0/pagamenti/",
        "https://portale.example.it:65536/pagamenti/",
        "https://portale.example.it:/pagamenti/",
        "https://portale.example.it:４４３/pagamenti/",
        "https://pörtale.example.it/pagamenti/",
        "https://portale.example.it/pagamenti/%0",
        "https://portale.example.it/pagamenti/a b",
        "https://portale.example.it/pagamenti/\r\nX-Header: 1",
        "https://portale.example.it/pagamenti/\n",
        "\thttps://portale.example.it/pagamenti/",
        "https://[::1]/pagamenti/",
        f"https://portale.example.it/pagamenti/{'a' * web_address.MAX_LENGTH}",
    ],
)
def test_what_others_may_read_otherwise_is_no_address(address):
    with pytest.raises(BadValue) as caught:
        web_address.parse(address)
    assert caught.value.code == "web_address_malformed"


def test_query_is_noticed():
    assert not HOME.has_query
    assert web_address.parse("https://portale.example.it?").has_query


def test_whole_host_is_home():
    home = web_address.parse("https://portale.example.it")
    for path in ("", "/", "/x", "?a"):
        assert web_address.parse(f"https://portale.example.it{path}").lies_below(home)


@given(st.text(alphabet=string.printable + "é\\", max_size=30), st.sampled_from(["", "/", "/a/"]))
def test_nothing_typed_after_the_base_leaves_its_host(tail, path):
    base = f"https://portale.example.it{path}"
    try:
        found = web_address.parse(base + tail)
    except BadValue:
        return
    # As another reader has it; what the two read differently would be somebody else's page.
    read = urlsplit(base + tail)
    own = (read.hostname, read.port or 443, read.username) == ("portale.example.it", 443, None)
    assert own or not found.lies_below(web_address.parse(base))
    assert (read.hostname, read.path, read.fragment) == (found.host, found.path, "")
