import pytest

from payments_core.errors import BadValue
from payments_core.model.debt_position import Address
from payments_documents.pdf.party_columns import address_lines, party_columns
from tests.factories.notices import a_creditor, a_party

WIDE_NAME = "W" * 70


def test_ordinary_names_leave_what_follows_in_its_place() -> None:
    columns = party_columns(a_creditor(), a_party(), slack=17)
    assert columns.shift == pytest.approx(0, abs=0.05)


def test_long_names_push_down_what_follows() -> None:
    debtor = a_party(
        full_name="Maria Addolorata Immacolata dei Conti di Montefalco e Roccasecca ab"
    )
    columns = party_columns(a_creditor(), debtor, slack=17)
    assert len(columns.debtor[0].lines) > 1
    assert "".join(columns.debtor[0].lines).replace(" ", "") == debtor.full_name.replace(" ", "")


def test_names_shrink_when_the_page_would_be_too_short() -> None:
    debtor = a_party(full_name=WIDE_NAME, address=Address("W" * 70, "W" * 16, "16100", "W" * 35))
    small = party_columns(a_creditor(), debtor, slack=17)
    large = party_columns(a_creditor(), debtor, slack=60)
    assert small.shift <= 17
    assert small.debtor[0].style.size < large.debtor[0].style.size == 14


def test_names_that_fit_no_size_are_refused() -> None:
    with pytest.raises(BadValue, match="notice_field_too_long"):
        party_columns(a_creditor(), a_party(full_name="W" * 900), slack=17)


def test_blocks_of_a_column_never_touch() -> None:
    columns = party_columns(
        a_creditor(name="W" * 50, sector="W" * 50, contacts="W" * 100), a_party(), slack=60
    )
    for above, below in zip(columns.creditor, columns.creditor[1:], strict=False):
        assert below.baseline - above.last_baseline > 3.5


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        (Address(), ()),
        (Address("Via Roma"), ("Via Roma",)),
        (
            Address("Via Roma", "1", "16100", "Genova", "GE", "IT"),
            ("Via Roma 1", "16100 Genova (GE)"),
        ),
        (Address(None, None, None, "Wien", None, "AT"), ("Wien AT",)),
    ],
)
def test_address_leaves_out_what_is_unknown(address: Address, lines: tuple[str, ...]) -> None:
    assert address_lines(address) == lines
