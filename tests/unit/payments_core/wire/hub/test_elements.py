import pytest
from lxml import etree

from payments_core.errors import LocalProtocolError, RemoteProtocolError
from payments_core.wire.hub import fields
from payments_core.wire.hub.elements import ElementReader, add, add_optional

XSI = "http://www.w3.org/2001/XMLSchema-instance"


def reader(xml: str) -> ElementReader:
    return ElementReader("paSendRT", "", etree.fromstring(xml))


def facts_of(refusal: pytest.ExceptionInfo[RemoteProtocolError]) -> tuple[object, object]:
    assert refusal.value.code == "soap_syntax"
    assert refusal.value.facts["operation"] == "paSendRT"
    return refusal.value.facts["field"], refusal.value.facts["reason"]


def test_children_are_read_in_order() -> None:
    message = reader("<m><a>1</a><b><c>2</c><c>3</c></b></m>")
    assert message.value("a", fields.any_text) == "1"
    assert message.optional_value("absent", fields.any_text) is None
    assert message.optional_child("absent") is None
    part = message.child("b")
    assert part.value("c", fields.any_text) == "2"
    assert part.value("c", fields.any_text) == "3"
    part.end()
    message.end()


@pytest.mark.parametrize(
    ("xml", "field", "reason"),
    [
        ("<m/>", "a", "missing"),
        ("<m><b>1</b><a>1</a></m>", "a", "missing"),
        ('<m><a xmlns="urn:x">1</a></m>', "a", "missing"),
        ("<m><a>1</a><a>1</a></m>", "a", "unexpected"),
        ("<m><a>1</a><z/></m>", "z", "unexpected"),
        ('<m><a>1</a><z xmlns="urn:x"/></m>', "z", "unexpected"),
        ("<m><a></a></m>", "a", "empty"),
        ("<m><a><b/></a></m>", "a", "unexpected"),
        ('<m><a id="1">1</a></m>', "a", "attribute"),
        (f'<m><a xmlns:i="{XSI}" i:nil="true"/></m>', "a", "attribute"),
        ('<m id="1"><a>1</a></m>', None, "attribute"),
        ("<m>text<a>1</a></m>", None, "text"),
        ("<m><a>1</a>text</m>", None, "text"),
        ("<m><a>1</a>\u00a0</m>", None, "text"),
    ],
)
def test_message_out_of_order_is_refused(xml: str, field: str | None, reason: str) -> None:
    def read_one_text() -> None:
        message = reader(xml)
        message.value("a", fields.TEXT_35)
        message.end()

    with pytest.raises(RemoteProtocolError) as refusal:
        read_one_text()
    assert facts_of(refusal) == (field, reason)


def test_field_inside_a_part_is_named_with_its_path() -> None:
    part = reader("<m><a><b>x</b></a></m>").child("a")
    with pytest.raises(RemoteProtocolError) as refusal:
        part.value("b", fields.amount)
    assert facts_of(refusal) == ("a/b", "malformed")


def test_missing_part_is_refused() -> None:
    with pytest.raises(RemoteProtocolError) as refusal:
        reader("<m/>").child("a")
    assert facts_of(refusal) == ("a", "missing")


def test_repeated_parts_are_bounded() -> None:
    message = reader("<m><a/><a/><a/></m>")
    assert len(message.children("a", at_most=2)) == 2
    with pytest.raises(RemoteProtocolError) as refusal:
        message.end()
    assert facts_of(refusal) == ("a", "unexpected")


def test_attributes_about_the_schema_are_harmless() -> None:
    message = reader(f'<m xmlns:i="{XSI}" i:schemaLocation="a b"><a>1</a></m>')
    assert message.value("a", fields.any_text) == "1"


def test_written_text_is_checked_first() -> None:
    parent = etree.Element("m")
    add(parent, "a", "x" * 35, fields.TEXT_35)
    with pytest.raises(LocalProtocolError) as refusal:
        add(parent, "b", "x" * 36, fields.TEXT_35)
    assert refusal.value.code == "hub_answer_malformed"
    assert refusal.value.facts == {"field": "b", "reason": "too_long"}
    assert [child.tag for child in parent] == ["a"]


@pytest.mark.parametrize("text", ["\x00", "\x1b", "\ud800", "\ufffe"])
def test_character_that_xml_cannot_carry_is_our_own_error(text: str) -> None:
    with pytest.raises(LocalProtocolError) as refusal:
        add(etree.Element("m"), "a", text, fields.any_text)
    assert refusal.value.facts == {"field": "a", "reason": "character"}


@pytest.mark.parametrize("text", [None, ""])
def test_absent_text_adds_nothing(text: str | None) -> None:
    parent = etree.Element("m")
    add_optional(parent, "a", text, fields.TEXT_35)
    assert len(parent) == 0


def test_parts_read_each_by_itself_leave_a_refusal_in_its_place() -> None:
    nil = f'<a xmlns:i="{XSI}" i:nil="1"/>'
    message = reader(f'<m><a><b>1</b></a>{nil}<a><b/></a><a id="1"/><c/></m>')
    first, second, third = message.readings("a", lambda part: part.value("b", fields.TEXT_35))
    assert first == "1"
    refused = [
        (one.facts["field"], one.facts["reason"])
        for one in (second, third)
        if isinstance(one, RemoteProtocolError)
    ]
    assert refused == [("a[1]/b", "empty"), ("a[2]", "attribute")]
    assert message.optional_child("c") is not None
    assert message.readings("a", lambda part: part) == []
