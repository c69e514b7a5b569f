import re
import statistics
from collections import Counter, defaultdict
from datetime import date
from functools import cache
from itertools import islice

import pytest
from stdnum.it import codicefiscale

from demo.city.communities import COMMUNITIES
from demo.city.people import RECENT_DAYS, Resident, residents
from demo.city.streets import ZONES
from demo.city.tax_codes import fold
from payments_core.identifiers import tax_code
from payments_core.rules.person_search import parse_query, words_of

TODAY = date(2026, 10, 15)
SEED = 5
CITY_SIZE = 20_000
KNOWN = [
    ("RSSMRA80A41Z999C", "Rossi", "Maria", True, date(1980, 1, 1), "Via Garibaldi 12"),
    ("RSSMCH62P55Z999U", "Rossi", "Maria Chiara", True, date(1962, 9, 15),
     "Salita San Nicolò 4/7"),
    ("DRSMRN47L03Z999Q", "De' Rossi", "Mariano", False, date(1947, 7, 3), "Corso Europa 118"),
    ("PRDGNN71C22Z999Q", "Parodi", "Giovanni", False, date(1971, 3, 22), "Via Balbi 31"),
    ("CNPLCU90S45Z999B", "Canepa", "Lucia", True, date(1990, 11, 5), "Via San Vincenzo 8/2"),
    ("BRZDAA38B68Z999E", "Bruzzone", "Ada", True, date(1938, 2, 28), "Piazza Colombo 3"),
    ("DNGNCL99H17Z999X", "D'Angelo", "Niccolò", False, date(1999, 6, 17),
     "Via dei Giustiniani 21"),
    ("MLLJGN68D09Z999P", "Müller", "Jürgen", False, date(1968, 4, 9), "Via Assarotti 44"),
    ("NGYTHN85T70Z999N", "Nguyễn", "Thị Hồng", True, date(1985, 12, 30), "Via di Francia 15"),
    ("PRCZRK77M08Z999X", "Perić", "Žarko", False, date(1977, 8, 8), "Via Cairoli 6"),
    ("CNTMNT55E59Z999E", "Conti Ferrari di San Martino", "Maria Antonietta", True,
     date(1955, 5, 19), "Passo Acquidotto delle Fontane Marose 102/B"),
    ("FOXLAX01R02Z999W", "Fo", "Al", False, date(2001, 10, 2), "Vico Indoratori 1"),
]  # fmt: skip


@cache
def city(seed: int = SEED, size: int = CITY_SIZE) -> tuple[Resident, ...]:
    return tuple(residents(size, seed, TODAY))


def households() -> list[list[Resident]]:
    together = defaultdict(list)
    for person in city():
        together[person.household].append(person)
    # The last one may be cut off by the size of the city.
    return list(together.values())[:-1]


def age_of(person: Resident) -> int:
    return (TODAY - person.born_on).days // 365


def percent(people: list[Resident]) -> float:
    return 100 * len(people) / CITY_SIZE


def found(query: str, seed: int = SEED) -> list[str]:
    asked, _ = parse_query(query)
    return [
        f"{person.family_name} {person.given_name}"
        for person in city(seed)
        if all(
            any(word.startswith(beginning) for word in words_of(*names_of(person)))
            for beginning in asked
        )
    ]


def names_of(person: Resident) -> tuple[str, str]:
    return person.family_name, person.given_name


@pytest.mark.parametrize("seed", [SEED, 6])
def test_known_people_come_first_whatever_the_seed(seed: int) -> None:
    first = [
        (person.tax_code, *names_of(person), person.woman, person.born_on,
         f"{person.street} {person.street_number}")
        for person in residents(len(KNOWN), seed, TODAY)
    ]  # fmt: skip
    assert first == KNOWN


@pytest.mark.parametrize("count", [0, 1, 5])
def test_a_small_city_has_the_first_of_them(count: int) -> None:
    assert [person.tax_code for person in residents(count, SEED, TODAY)] == [
        known[0] for known in KNOWN[:count]
    ]


def test_known_people_live_and_stay() -> None:
    assert not any(person.died_on or person.moved_away_on for person in city()[: len(KNOWN)])


def test_the_same_seed_gives_the_same_people() -> None:
    assert list(residents(3000, SEED, TODAY)) == list(city()[:3000])


def test_another_seed_gives_others() -> None:
    same = [a for a, b in zip(city(), residents(2000, 6, TODAY), strict=False) if a == b]
    assert len(same) == len(KNOWN)


def test_people_come_one_by_one() -> None:
    assert len(list(islice(residents(10**12, SEED, TODAY), 15))) == 15


def test_every_code_is_valid_and_says_who_it_is() -> None:
    for person in city():
        if (code := person.tax_code) is None:
            continue
        assert tax_code.validate(code) == codicefiscale.validate(code) == code
        assert code[11] == "Z"
        assert codicefiscale.get_gender(code) == ("F" if person.woman else "M")
        assert codicefiscale.get_birth_date(code, person.born_on.year) == person.born_on


def test_place_of_every_code_belongs_to_nobody() -> None:
    digits = str.maketrans("LMNPQRSTUV", "0123456789")
    places = {person.tax_code[12:15].translate(digits) for person in city() if person.tax_code}
    assert places == {"999"}


def test_codes_numbers_and_mail_addresses_are_of_one_person() -> None:
    for values in (
        [person.tax_code for person in city() if person.tax_code],
        [person.registry_number for person in city()],
        [person.email for person in city() if person.email],
    ):
        assert len(values) == len(set(values))


def test_quotas_are_those_of_the_city() -> None:
    countries = {community.country for community in COMMUNITIES}
    assert 8.5 < percent([p for p in city() if p.birth_place in countries]) < 12.5
    assert 2.1 < percent([p for p in city() if p.died_on]) < 2.9
    assert 1.5 < percent([p for p in city() if p.moved_away_on]) < 2.5
    assert 0.4 < percent([p for p in city() if p.tax_code is None]) < 0.8
    assert 42 < percent([p for p in city() if p.email]) < 48.5
    assert 52 < percent([p for p in city() if p.phone]) < 58
    assert 50.5 < percent([p for p in city() if p.woman]) < 55


def test_the_city_is_an_ageing_one() -> None:
    ages = [age_of(person) for person in city()]
    assert 46 <= statistics.median(ages) <= 50
    assert min(ages) == 0
    assert 99 <= max(ages) <= 103
    assert 10 < percent([p for p in city() if age_of(p) < 14]) < 14
    assert 22 < percent([p for p in city() if age_of(p) >= 65]) < 29


def test_only_foreigners_and_newborns_wait_for_a_code() -> None:
    countries = {community.country for community in COMMUNITIES}
    for person in city():
        if person.tax_code is None:
            assert person.birth_place in countries or (TODAY - person.born_on).days < 60


def test_households_share_a_door_and_have_up_to_six_people() -> None:
    for people in households():
        assert len({(p.street, p.street_number, p.postal_code) for p in people}) == 1
    sizes = Counter(map(len, households()))
    assert set(sizes) == {1, 2, 3, 4, 5, 6}
    assert 1.8 < CITY_SIZE / sizes.total() < 2.3


def test_members_of_a_household_mostly_bear_a_name_of_another() -> None:
    def part_of_another(person: Resident, people: list[Resident]) -> bool:
        others = " ".join(p.family_name for p in people if p is not person)
        return person.family_name.split()[-1] in others

    children = [
        part_of_another(person, people)
        for people in households()
        for person in people
        if age_of(person) < 18
    ]
    assert 0.65 < sum(children) / len(children) < 0.95


def test_whole_households_move_away_on_one_day() -> None:
    for people in households():
        days = {person.moved_away_on for person in people}
        assert len(days) == 1
        if None not in days:
            assert not any(person.died_on for person in people)


def test_deaths_and_departures_are_recent_and_after_birth() -> None:
    for person in city():
        for day in filter(None, (person.died_on, person.moved_away_on)):
            assert person.born_on <= day <= TODAY
            assert (TODAY - day).days < RECENT_DAYS


def test_the_dead_are_mostly_old_and_those_who_leave_mostly_young() -> None:
    died = [age_of(person) for person in city() if person.died_on]
    left = [age_of(person) for person in city() if person.moved_away_on]
    assert statistics.median(died) > 75
    assert statistics.median(left) < 44


@pytest.mark.parametrize("seed", [SEED, 8])
def test_first_search_stays_readable(seed: int) -> None:
    three = ["Rossi Maria", "Rossi Maria Chiara", "De' Rossi Mariano"]
    assert found("ross mar", seed) == three
    assert found("rossi maria", seed) == three
    assert found("ross", seed) == three


def test_names_are_varied_and_unevenly_shared() -> None:
    families = Counter(person.family_name for person in city())
    assert len(families) > 3000
    assert families.most_common(1)[0][1] > 20 * statistics.mean(families.values())
    assert Counter(map(names_of, city())).most_common(1)[0][1] < 25


def test_addresses_are_of_the_city() -> None:
    streets = {street: code for code, _, known in ZONES for street in known}
    for person in city():
        assert person.postal_code == streets[person.street]
        assert re.fullmatch(r"00\d{3}", person.postal_code)
        assert re.fullmatch(r"[1-9]\d{0,2}(/(\d{1,2}|[A-Z]))?", person.street_number)
        assert (person.city, person.province) == ("Esempio", "EE")


def test_mail_and_telephones_reach_nobody() -> None:
    for person in city():
        if person.email:
            assert re.fullmatch(r"[a-z]+\.[a-z]+[0-9]*(\.[0-9]+)?@posta\.example", person.email)
            assert fold(person.family_name).lower() in person.email
        if person.phone:
            assert re.fullmatch(r"010 555 0\d{3}|333 555 \d{4}", person.phone)


def test_small_children_have_neither() -> None:
    assert not any(p.email or p.phone for p in city() if age_of(p) < 11)
