from datetime import date
from itertools import islice

from demo.city.known_people import KNOWN_PEOPLE, code_of
from demo.city.people import residents


def test_codes_are_those_that_every_city_gives() -> None:
    first = islice(residents(100, 7, date(2026, 11, 23)), len(KNOWN_PEOPLE))
    assert [one.tax_code for one in first] == [
        code_of(one.family_name, one.given_name) for one in KNOWN_PEOPLE
    ]
