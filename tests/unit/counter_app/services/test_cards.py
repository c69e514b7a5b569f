from datetime import date

import pytest

from counter_app.services.cards import NAME_WORDS, STRIPE_LIMIT, holder_of, tax_code_on_stripe

TODAY = date(2026, 11, 23)
CODE = "RSSMRA80A41Z999C"
OTHER = "PRDGNN59C12Z999T"
CARD = "C<ITACA00000AA4<<<<<<<<<<<<<<<8001014F3001019ITA<<<<<<<<<<<8"


@pytest.mark.parametrize(
    "tracks",
    [
        f"%{CODE}?",
        f"%E?;80380000123456789012?%{CODE}  ROSSI   MARIA?",
        f"%{CODE}ROSSI MARIA?;80380000?",
        f"%X{CODE.lower()}?",
        f";80380?%{CODE}?+{CODE}?",
    ],
)
def test_tax_code_is_found_wherever_it_stands(tracks: str) -> None:
    assert tax_code_on_stripe(tracks) == CODE


@pytest.mark.parametrize(
    "tracks",
    [
        CODE,
        f"%{CODE}",
        f"%{CODE} {OTHER}?",
        "%ROSSI MARIA?",
        "%E?",
        f"%{CODE}{'0' * STRIPE_LIMIT}?",
        f"%{CODE[:-1]}X?",
    ],
)
def test_what_is_no_stripe_or_not_certain_gives_none(tracks: str) -> None:
    assert tax_code_on_stripe(tracks) is None


def test_names_and_birth_date_are_read_from_the_card() -> None:
    assert (
        holder_of(f"{CARD}DE<ROSSI<<MARIA<CHIARA<<<<<<<", TODAY)
        == "DE ROSSI MARIA CHIARA 01/01/1980"
    )
    assert holder_of(f"{CARD}rossi<<maria".lower(), TODAY) == "ROSSI MARIA 01/01/1980"


@pytest.mark.parametrize(
    ("born", "said"),
    [
        ("2611239", "23/11/2026"), ("2611240", "24/11/1926"), ("2702283", "28/02/1927"),
        ("2803124", "12/03/1928"), ("2912316", "31/12/1929"), ("3001019", "01/01/1930"),
        ("0001018", "01/01/2000"),
    ],
)  # fmt: skip
def test_nobody_is_born_in_the_future(born: str, said: str) -> None:
    assert holder_of(f"{CARD.replace('8001014', born)}ROSSI<<MARIA", TODAY) == f"ROSSI MARIA {said}"


def test_century_is_left_open_by_whoever_does_not_know_the_day() -> None:
    assert holder_of(f"{CARD}ROSSI<<MARIA") == "ROSSI MARIA"


def test_long_names_are_found_by_their_first_words() -> None:
    found = holder_of(f"{CARD}A<B<C<D<E<<F<G<H", TODAY)
    assert found is not None
    assert found.split()[:-1] == list("ABCDEFGH")[:NAME_WORDS]


@pytest.mark.parametrize("place", [8, 14, 30, 33, 36, 38, 44])
def test_digit_that_was_misread_is_noticed(place: int) -> None:
    sign = CARD[place]
    wrong = "7" if sign != "7" else "6"
    assert holder_of(f"{CARD[:place]}{wrong}{CARD[place + 1 :]}ROSSI<<MARIA", TODAY) is None


@pytest.mark.parametrize("text", ["", "ROSSI<<MARIA", CARD, CARD.replace("ITA", "FRA") + "A<<B"])
def test_other_lines_are_nobodys(text: str) -> None:
    assert holder_of(text, TODAY) is None
