"""Journeys as a person does them: real programs, real keys, read with a screen reader.

What a screen reader does not say is not seen here. Each journey keeps to the keys that the design
promises, and the window goes on answering all the while.
"""

from collections.abc import Iterator

import pytest

from demo.city import installation as city
from tests.factories.desk_by_hand import DeskByHand, desk_by_hand

# The machine may have much else to do while programs start.
pytestmark = pytest.mark.timeout(300)

#: Most keys of a release by name, and of one with the health card beside its scan.
RELEASE_KEYS, CARD_KEYS = 15, 4
#: Keys to verify by typing: 18 digits and Enter.
VERIFY_KEYS = 19
#: Most walks with the Tab key until no control comes or goes during one.
ROUNDS = 5
SEARCH = "Cerca una persona, un avviso o leggi un codice"
RELEASED = "Avviso rilasciato. Si può pagare da adesso."


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskByHand]:
    """A machine that has become a desk, with Laura at work."""
    with desk_by_hand(tmp_path_factory.mktemp("by-hand")) as desk:
        desk.at("Indirizzo del server")
        desk.type(f"http://127.0.0.1:{desk.cable.port}")
        desk.press("Return")
        desk.type(desk.secrets.enrolment_code)
        desk.press("Return")
        desk.at("Nome utente")
        desk.type(city.USERNAME)
        desk.press("Return")
        _enter_password(desk)
        desk.read("Numeri: 500")
        yield desk


@pytest.fixture
def desk(house: DeskByHand) -> Iterator[DeskByHand]:
    """At an empty search, no key pressed yet; afterwards the window has always answered."""
    house.press("F3")
    house.read("Comincia a scrivere")
    house.at(SEARCH)
    house.keys = 0
    house.reader.heard()
    yield house
    house.cable.mend()
    assert house.silences() == ""


def _enter_password(desk: DeskByHand) -> None:
    desk.at("Password")
    desk.type(desk.secrets.password)
    desk.press("Return")
    desk.at(SEARCH)


def _open_maria(desk: DeskByHand) -> None:
    desk.type("ross mar")
    desk.read("3 trovati per «ross mar»")
    desk.press("Return")
    desk.read("nata il 01/01/1980")


def _fill_identity_card(desk: DeskByHand) -> None:
    """On from the page of a citizen, to a form that is ready."""
    desk.press("F4")
    desk.at("Che cosa si paga")
    desk.read("Carta d'identità elettronica Alt+1")
    desk.press("alt+1")
    desk.read("22,50 €")


def _release(desk: DeskByHand) -> str:
    """For Maria, by name; the number."""
    _open_maria(desk)
    _fill_identity_card(desk)
    desk.press("F9")
    desk.read(RELEASED)
    return desk.number_on_screen()


def test_release_by_name_comes_out_on_paper_and_turns_to_paid_by_itself(desk: DeskByHand) -> None:
    number = _release(desk)
    assert desk.keys <= RELEASE_KEYS
    desk.read("Stampa finita")
    assert any(number in paper.name for paper in desk.papers())
    desk.pay(number)
    desk.read("Pagato il")


def test_a_health_card_and_a_favourite_release_with_a_scan_and_four_keys(desk: DeskByHand) -> None:
    desk.scan(desk.people["Canepa Lucia"])
    desk.read("nata il 05/11/1990")
    _fill_identity_card(desk)
    desk.press("F9")
    desk.read(RELEASED)
    assert desk.sees("Canepa Lucia")
    assert desk.keys <= CARD_KEYS


def test_the_paper_s_code_is_verified_without_a_key_and_its_number_with_nineteen(
    desk: DeskByHand,
) -> None:
    number = _release(desk)
    desk.press("F3")
    desk.read("Comincia a scrivere")
    desk.keys = 0
    desk.scan(f"PAGOPA|002|{number}|{city.ENTITY_TAX_CODE}|2250")
    desk.read("Non risulta pagato")
    assert desk.keys == 0
    desk.press("F3")
    desk.read("Comincia a scrivere")
    desk.keys = 0
    desk.type(number)
    desk.press("Return")
    desk.read("Non risulta pagato")
    assert desk.keys == VERIFY_KEYS


def test_a_code_whose_keys_stood_still_on_their_way_is_read_all_the_same(desk: DeskByHand) -> None:
    number = _release(desk)
    desk.press("F3")
    desk.read("Comincia a scrivere")
    desk.scan_with_a_pause(f"PAGOPA|002|{number}|{city.ENTITY_TAX_CODE}|2250", after=35)
    desk.read("Non risulta pagato")


def test_reprint_next_and_last_citizen_are_one_key_each(desk: DeskByHand) -> None:
    _release(desk)
    desk.read("Stampa finita")
    printed = len(desk.papers())
    desk.keys = 0
    desk.press("F3")
    desk.at(SEARCH)
    desk.press("F8")
    desk.read("nata il 01/01/1980")
    desk.press("shift+F7")
    desk.until(lambda: len(desk.papers()) == printed + 1, "one more paper")
    assert desk.keys == 3


def test_a_form_on_hold_is_there_again_with_one_key(desk: DeskByHand) -> None:
    desk.scan(desk.people["Parodi Giovanni"])
    desk.read("nato il 22/03/1971")
    desk.press("F4")
    desk.at("Che cosa si paga")
    desk.type("mens")
    desk.press("Escape")
    desk.read("nato il 22/03/1971")
    desk.press("F3")
    desk.at(SEARCH)
    desk.keys = 0
    desk.press("ctrl+r")
    desk.at("Che cosa si paga")
    assert "mens" in desk.focus()
    assert desk.keys == 1


def test_keys_hammered_during_a_release_release_once(desk: DeskByHand) -> None:
    _open_maria(desk)
    _fill_identity_card(desk)
    desk.press(*["F9"] * 6)
    desk.read(RELEASED)
    number = desk.number_on_screen()
    desk.press("Escape")
    desk.read("nata il 01/01/1980")
    desk.until(lambda: desk.sees(f"{number[:4]} {number[4:8]}"), "the notice in the list")
    assert desk.number_of_rows(number) == 1


def test_an_outage_is_said_survived_and_ends_by_itself(desk: DeskByHand) -> None:
    # Whom the desk has seen it finds without the line, too.
    _open_maria(desk)
    desk.press("F3")
    desk.read("Comincia a scrivere")
    desk.cable.cut()
    desk.hears("Fuori linea")
    desk.read("Fuori linea")
    desk.scan(desk.people["Rossi Maria"])
    desk.read("nata il 01/01/1980")
    _fill_identity_card(desk)
    desk.press("F9")
    desk.read("Si potrà pagare dopo la registrazione")
    desk.read("Stampa finita")
    desk.cable.mend()
    desk.read("Tutto inviato")
    desk.read("In linea")


def test_locked_work_is_covered_and_there_again_for_the_same_clerk(desk: DeskByHand) -> None:
    _open_maria(desk)
    _fill_identity_card(desk)
    desk.press("ctrl+l")
    desk.at("Password")
    assert not desk.sees("Rossi Maria")
    desk.type(desk.secrets.password)
    desk.press("Return")
    desk.read("Nuovo avviso per Rossi Maria")
    desk.read("22,50 €")


def test_a_notice_is_cancelled_with_its_reason(desk: DeskByHand) -> None:
    _release(desk)
    desk.press("F5")
    desk.read("Non risulta pagato")
    desk.press("ctrl+d")
    desk.at("Perché")
    desk.type("rilasciato due volte")
    desk.press("F9")
    desk.read("Annullato")


def test_every_control_says_what_it_is_and_is_reached_with_the_tab_key(desk: DeskByHand) -> None:
    _open_maria(desk)
    desk.read("Nuovo avviso F4")
    _walk(desk)
    _fill_identity_card(desk)
    desk.read("Rilascia e stampa F9")
    _walk(desk)


def test_where_one_is_is_told_as_well_as_shown(desk: DeskByHand) -> None:
    desk.read("Sportello sei qui")
    desk.press("ctrl+2")
    desk.read("Verifica sei qui")
    assert not desk.sees("Sportello sei qui")


def _walk(desk: DeskByHand) -> None:
    """Round with the Tab key until it comes back to where it began; anew when a control has come or
    gone meanwhile, which moves the others to other places."""
    for _ in range(ROUNDS):
        controls = desk.controls()
        visited = _round(desk, 2 * len(controls))
        if desk.controls() == controls:
            break
    else:
        raise AssertionError(f"the controls change all the time, now {controls}")
    assert [path for path, name in controls.items() if not name] == []
    assert [name for path, name in controls.items() if path not in visited] == []


def _round(desk: DeskByHand, most: int) -> list[str]:
    """Where the focus was, in its order; at most so many places."""
    visited: list[str] = []
    for _ in range(most):
        here = desk.tab()
        if here in visited[:1]:
            break
        visited.append(here)
    return visited
