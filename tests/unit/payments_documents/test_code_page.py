import pytest

from payments_documents.code_page import transliterate


@pytest.mark.parametrize(
    ("codec", "expected"),
    [("cp858", "È 5 € Čuk ß"), ("cp850", "È 5 EUR Čuk ß"), ("cp437", "E 5 EUR Čuk ß")],
)
def test_each_page_gets_the_letters_that_it_has(codec: str, expected: str) -> None:
    plain = transliterate("È 5 € Čuk ß", codec)
    assert plain == expected.replace("Č", "C")
    assert plain.encode(codec).decode(codec) == plain
