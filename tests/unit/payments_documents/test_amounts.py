from payments_documents.amounts import euro_amount, plain_amount
from payments_documents.language import Language
from payments_documents.texts import load_texts

ITALIAN = load_texts("notice", Language.IT)
ENGLISH = load_texts("notice", Language.EN)


def test_each_language_has_its_own_separators() -> None:
    assert plain_amount(ITALIAN, 123456750) == "1.234.567,50"
    assert plain_amount(ENGLISH, 123456750) == "1,234,567.50"


def test_currency_sign_stands_where_the_language_puts_it() -> None:
    assert euro_amount(ITALIAN, 516) == "5,16 €"
    assert euro_amount(ENGLISH, 516) == "€5.16"
