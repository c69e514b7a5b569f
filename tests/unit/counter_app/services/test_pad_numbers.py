import pytest

from counter_app.services.pad_numbers import PadNumbers
from payments_core.errors import BadValue, RuleBroken
from payments_core.identifiers import notice_number
from tests.factories.desk_services import Services
from tests.factories.fake_server import ENTITY

NUMBER = notice_number.build("01", 77)


@pytest.fixture
def pads(services: Services) -> PadNumbers:
    services.server.pads[NUMBER] = "carta-identita"
    return PadNumbers(services.database, lambda: services.client, services.sign_in, services.line)


def test_number_is_read_as_it_stands_on_the_form_or_in_its_code(pads: PadNumbers) -> None:
    grouped = " ".join(NUMBER[at : at + 4] for at in range(0, 18, 4))
    for text in (NUMBER, grouped, f"PAGOPA|002|{NUMBER}|{ENTITY}|100"):
        printed = pads.read(text)
        assert (printed.notice_number, printed.kind_id) == (NUMBER, "carta-identita")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("77", "notice_number_short"),
        (NUMBER[:-1] + str((int(NUMBER[-1]) + 1) % 10), "notice_number_check"),
        (f"PAGOPA|002|{NUMBER}|80999990015|100", "notice_of_other_entity"),
    ],
)
def test_what_is_no_number_of_ours_never_reaches_the_server(
    services: Services, pads: PadNumbers, text: str, code: str
) -> None:
    with pytest.raises(BadValue, match=code):
        pads.read(text)
    assert not any("pads" in request for request in services.server.requests)


def test_number_of_no_pad_is_unknown(pads: PadNumbers) -> None:
    with pytest.raises(RuleBroken, match="pad_number_unknown"):
        pads.read(notice_number.build("01", 78))


def test_offline_nobody_knows_whether_a_number_is_free(
    services: Services, pads: PadNumbers
) -> None:
    services.cut_line()
    with pytest.raises(RuleBroken, match="pad_number_offline"):
        pads.read(NUMBER)
