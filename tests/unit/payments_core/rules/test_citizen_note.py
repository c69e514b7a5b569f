import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core.errors import BadValue
from payments_core.rules import citizen_note
from payments_core.rules.citizen_note import NOTE_LIMIT, REASON_LEAST


@pytest.mark.parametrize(
    "text",
    [
        "tutore: Anna Verdi",
        "李小龙 prefers e-mail",
        "שלום",
        "مرحبا",
        "però sì 👨‍👩‍👧",
        "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "x" * NOTE_LIMIT,
    ],
)
def test_letters_of_every_script_are_kept(text):
    assert citizen_note.validate(text) == text


def test_spaces_are_put_in_order():
    assert citizen_note.validate("  due   parole ") == "due parole"


@pytest.mark.parametrize(
    "text",
    ["a\nb", "a\tb", "a\x00b", "a\x1bb", "a\x7fb", "a\u202eb", "a\u2066b", "a\u2028b", "\ufffe"],
)
def test_what_is_no_text_is_refused(text):
    with pytest.raises(BadValue, match="note_unprintable"):
        citizen_note.validate(text)


@pytest.mark.parametrize("text", ["", "    "])
def test_nothing_is_no_note(text):
    with pytest.raises(BadValue, match="note_too_short"):
        citizen_note.validate(text)


def test_reason_is_more_than_a_sign():
    assert citizen_note.validate("ok!", REASON_LEAST) == "ok!"
    with pytest.raises(BadValue, match="note_too_short"):
        citizen_note.validate("ok", REASON_LEAST)


def test_too_long_says_by_how_much():
    with pytest.raises(BadValue) as refused:
        citizen_note.validate("x" * (NOTE_LIMIT + 7))
    assert refused.value.facts == {"typed": NOTE_LIMIT + 7, "limit": NOTE_LIMIT}


@given(st.text(max_size=600))
def test_what_is_taken_is_taken_again_as_it_is(text):
    try:
        clean = citizen_note.validate(text)
    except BadValue:
        return
    assert citizen_note.validate(clean) == clean
    assert len(clean) <= NOTE_LIMIT
