import pytest

from payments_core.notice.language import Language


@pytest.mark.parametrize("language", list(Language))
def test_every_language_has_its_document_tag(language: Language) -> None:
    assert language.locale.startswith(f"{language}-")
