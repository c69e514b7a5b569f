import pytest

from payments_documents.language import Language
from payments_documents.texts import load_texts


@pytest.mark.parametrize("language", list(Language))
def test_every_language_has_its_words_and_its_document_tag(language: Language) -> None:
    assert load_texts("notice", language).has("notice.title")
    assert language.locale.startswith(f"{language}-")
