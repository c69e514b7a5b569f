import pytest

from payments_documents.rolls.code_page import letter_without_likeness, transliterate


@pytest.mark.parametrize(
    ("codec", "expected"),
    [("cp858", "È 5 € Čuk ß"), ("cp850", "È 5 EUR Čuk ß"), ("cp437", "E 5 EUR Čuk ß")],
)
def test_each_page_gets_the_letters_that_it_has(codec: str, expected: str) -> None:
    plain = transliterate("È 5 € Čuk ß", codec)
    assert plain == expected.replace("Č", "C")
    assert plain.encode(codec).decode(codec) == plain


@pytest.mark.parametrize(
    ("text", "plain", "without_likeness"),
    [
        ("Nguyễn", "Nguyen", None),
        ("Əliyev əħĦŧŦ", "Eliyev ehHtT", None),
        ("Rossi\u0301x \u0301a", "Rossíx a", None),
        ("Иван?", "[U+0418][U+0432][U+0430][U+043D]?", "И"),
        ("\U0001f600", "[U+1F600]", "\U0001f600"),
        ("Ǆ", "DZ", None),
    ],
)
def test_what_the_page_lacks_is_told_letter_by_letter(
    text: str, plain: str, without_likeness: str | None
) -> None:
    assert transliterate(text, "cp858") == plain
    assert letter_without_likeness(text, "cp858") == without_likeness
