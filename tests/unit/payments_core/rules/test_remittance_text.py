import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payments_core.rules.remittance_text import (
    MAX_CANDIDATES,
    MAX_FLOW_ID_LENGTH,
    KnownFlows,
    RemittanceKey,
    RemittanceKind,
    is_flow_id,
    possible_ids,
    read,
    resolve,
    whole_ids,
)
from tests.shared_spec import spec

FLOW_ID = "2025-05-14TSTPITMM001-0000000001"
CUMULATIVE = RemittanceKey(RemittanceKind.CUMULATIVE, FLOW_ID)
UNIDENTIFIED = RemittanceKey(RemittanceKind.UNIDENTIFIED)
OTHER = RemittanceKey(RemittanceKind.OTHER)

flow_ids = st.from_regex(r"20[0-9]{2}-0[1-9]-1[0-9][A-Z0-9]{3,8}-[A-Z0-9]{1,12}", fullmatch=True)


def test_every_published_example_gives_its_key() -> None:
    text = spec("treasury/samples/own/causali_examples.jsonl").read_text("utf-8")
    examples = [json.loads(line) for line in text.splitlines()]
    read_back = [read(example["causale"]) for example in examples]

    assert len(examples) == 16
    assert [(key.kind.value.lower(), key.key) for key in read_back] == [
        (example["kind"], example["key"]) for example in examples
    ]


@pytest.mark.parametrize(
    ("text", "flow_id"),
    [
        (
            (
                "RI1/PUR/LGPE-RIVERSAMENTO/URI/2025-09-23BPPIITRRXXX-000038102790 ACCREDITO "
                "BOLLETTINO P.A."
            ),
            "2025-09-23BPPIITRRXXX-000038102790",
        ),
        (
            (
                "/ZZ2ISTITUTO SA/ZZ3Comune/PUR/LGPE-RIVERSAMENTO/URI/2020-11-21GovPAYPsp-1234567890"
                "/ZZ4/4184/"
            ),
            "2020-11-21GovPAYPsp-1234567890",
        ),
        (
            ":RI3:/PUR/LGPE-RIVERSAMENTO/URI/2024-07-26PPAYITR1XXX-S2024072601 :SEC:CASH",
            "2024-07-26PPAYITR1XXX-S2024072601",
        ),
        (
            "/PUR/LGPE-RIVERSAMENTO RENDICONTO pagamenti del 20160815/URI/2016-08-16pspTest-1178",
            "2016-08-16pspTest-1178",
        ),
        ("ACCREDITI VARI LGPE-RIVERSAMENTO/URI/2023-01-01 ABC123", "2023-01-01ABC123"),
        (
            "/PUR/LGPE-RIVERSAMENTO/URI/10c4f341267947eca9f8f6a7a567a414 750b /BON.SEPA TRN 1",
            "10c4f341267947eca9f8f6a7a567a414",
        ),
        (f"/PUR/LGPE-RIVERSAMENTO/_/URI/{FLOW_ID}", FLOW_ID),
        (f"BONIFICO/TXT/0/URI/{FLOW_ID}", FLOW_ID),
        (f"PUR LGPE-RIVERSAMENTO URI {FLOW_ID} ALTRO", FLOW_ID),
        (
            "/PUR/LGPE-RIVERSAMENTO/URI/2025-01-0188888888888-0000001",
            "2025-01-0188888888888-0000001",
        ),
        (
            "/PUR/LGPE-RIVERSAMENTO/URI/2023-04-01nodo-doc-dev-1681809089",
            "2023-04-01nodo-doc-dev-1681809089",
        ),
    ],
)
def test_shape_seen_in_the_wild_gives_its_flow(text: str, flow_id: str) -> None:
    key = read(text)

    assert (key.kind, key.key) == (RemittanceKind.CUMULATIVE, flow_id)


@pytest.mark.parametrize(
    "literal",
    [
        "LGPE-RIVERSAMENTO",
        "LGPE- RIVERSAMENTO",
        "LGPE -RIVERSAMENTO",
        "LGPE - RIVERSAMENTO",
        "L GPE-RIVERSAMENTO",
        "LGPE-RIVERSA MENTO",
        "lgpe-riversamento",
    ],
)
def test_blank_inside_the_literal_is_tolerated(literal: str) -> None:
    assert read(f"/PUR/{literal}/URI/{FLOW_ID}") == CUMULATIVE


@pytest.mark.parametrize(
    "broken", ["2025-05- 14TSTPITMM001-0000000001", "2025-05-1 4TSTPITMM001-0000000001"]
)
def test_blank_inside_the_date_is_removed(broken: str) -> None:
    assert read(f"/PUR/LGPE-RIVERSAMENTO/URI/{broken}") == CUMULATIVE


@pytest.mark.parametrize("separator", ["/", ".", " "])
@pytest.mark.parametrize("digit", [0, 1, 9])
def test_progressive_is_read_with_any_separator(separator: str, digit: int) -> None:
    text = separator.join(["", "PUR", "LGPE-RIVERSAMENTO", "TXT", str(digit), "URI", FLOW_ID])

    assert read(text) == RemittanceKey(RemittanceKind.CUMULATIVE, FLOW_ID, progressive=digit)


def test_first_whole_copy_wins_over_a_cut_one_on_either_side() -> None:
    whole = f"/PUR/LGPE-RIVERSAMENTO/URI/{FLOW_ID}"
    cut = ".PUR.LGPE-RIVERSAMENTO.URI.2025-05- TRXID: 0122009876"

    assert read(f"{whole} {cut}") == CUMULATIVE
    assert read(f"{cut} {whole}") == CUMULATIVE


@pytest.mark.parametrize(
    "text",
    [
        "/PUR/LGPE-RIVERSAMENTO/URI/2",
        "/PUR/LGPE-RIVERSAMENTO/URI/",
        "/PUR/LGPE-RIVERSAMENTO",
        "/PUR/LGPE-RIVERSURI.2022-10- TRXID: 0122092627273243",
        "/PUR/LGPE-RIVERSAMENTO/URI/2022-10- 0122092627273243",
        "/PUR/LGPE-RIVERSAMENTO/URI/2025-13-14TSTPITMM001-0000000001",
        f"/PUR/LGPE-RIVERSAMENTO/URI/{FLOW_ID}0000",
        "/RFB/0100/16.79",
        "/RFB/020320027000002 51/12.34",
        "/RFB/0203200270000025 1/12.34",
        "/RFB/020320027000002 5 1/12.34",
        "/RFS/not-a-reference",
        "/RFS/RF18 5390 0754 7034 5390 0754 7034 5390/1.00",
        "/TXT/Integrazione",
    ],
)
def test_cut_text_of_the_hub_stays_unidentified(text: str) -> None:
    assert read(text) == UNIDENTIFIED


@pytest.mark.parametrize(
    "text",
    ["", " \n ", "AFFITTO LOCALE", "URI GELLER 2025-05-14", "BONIFICO RFB 12", f"RIF {FLOW_ID}"],
)
def test_text_of_other_matters_is_told_apart(text: str) -> None:
    assert read(text) == OTHER


@pytest.mark.parametrize(
    ("text", "iuv", "cents"),
    [
        ("/RFB/9876096598656344/12.34/TXT/Richiesta certificato", "9876096598656344", 1234),
        ("/RFB/01000000000010252 16.79", "01000000000010252", 1679),
        ("/RFB/01000000000010252", "01000000000010252", None),
        ("ABC /RFB/01000000000010252/TXT/12.34", "01000000000010252", None),
        ("RFB 01000000000010252 X", "01000000000010252", None),
        ("/RFB/01000000000010252 01220926", "01000000000010252", None),
        ("/RFB/721265093769322 20250514", "721265093769322", None),
        ("/RFB/721265093769322 12.34", "721265093769322", 1234),
        ("/RFB/721265093769322 21/12/2025", "721265093769322", None),
        ("/RFB/721265093769322 1.12.25", "721265093769322", None),
        ("/RFS/RF18539007547034/212.00", "RF18539007547034", 21200),
        ("/RFS/RF18 5390 0754 7034/212.00", "RF18539007547034", 21200),
        ("/RFS/RF18 5390 0754 7034 1212.00", "RF18539007547034", 121200),
        ("/RFS/RF18 5390 0754 703 12,00", "RF1853900754703", 1200),
    ],
)
def test_single_credit_gives_its_payment(text: str, iuv: str, cents: int | None) -> None:
    assert read(text) == RemittanceKey(RemittanceKind.SINGLE, iuv, amount_cents=cents)


@given(st.text() | st.text("LGPE-RIVSAMENTO/URI. 0123456789RFSBXT", max_size=400))
@settings(max_examples=100)
def test_any_text_gives_a_consistent_key(text: str) -> None:
    key = read(text)
    has_key = key.kind in (RemittanceKind.CUMULATIVE, RemittanceKind.SINGLE)

    assert (key.key is not None) == has_key
    assert len(key.key or "") <= MAX_FLOW_ID_LENGTH
    assert all(0 < len(one) <= MAX_FLOW_ID_LENGTH for one in possible_ids(text))


@pytest.mark.parametrize(
    "piece",
    [
        "L ", "LGPE-RIVERSAMENTO ", "/URI/", "/PUR/LGPE-RIVERSAMENTO/URI", "RFS/RF18 ", " ", "a-",
        "/RFB/", "/TXT/0", "RF18 5390 ",
    ],
)  # fmt: skip
def test_megabyte_of_hostile_text_is_read_in_a_moment(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    started = time.thread_time()  # what others take of the processor is not counted
    read(text)
    resolve(text, KnownFlows([FLOW_ID]))

    assert time.thread_time() - started < 2


@given(flow_ids, st.sampled_from(["", "/", " ACCREDITO", "/ZZ4/1"]), st.integers(0, 9))
@settings(max_examples=50)
def test_official_form_of_any_flow_is_read(flow_id: str, after: str, digit: int) -> None:
    key = read(f"/PUR/LGPE-RIVERSAMENTO/TXT/{digit}/URI/{flow_id}{after}")

    assert (key.key, key.progressive) == (flow_id, digit)


def test_known_flow_is_found_whatever_the_case_and_spelt_its_own_way() -> None:
    known = KnownFlows(["2020-11-21GovPAYPsp-1234567890"])

    resolution = resolve("/PUR/LGPE-RIVERSAMENTO/URI/2020-11-21GOVPAYPSP-1234567890", known)

    assert resolution.flow_id == resolution.key.key == "2020-11-21GovPAYPsp-1234567890"


def test_flows_that_differ_in_case_only_are_left_to_a_person_unless_exact() -> None:
    known = KnownFlows(["2025-05-14ABC-1x", "2025-05-14ABC-1X"])
    prefix = "/PUR/LGPE-RIVERSAMENTO/URI/"

    assert resolve(prefix + "2025-05-14ABC-1x", known).flow_id == "2025-05-14ABC-1x"
    undecided = resolve(prefix + "2025-05-14abc-1X", known)
    assert undecided.flow_id is None
    assert undecided.key == UNIDENTIFIED
    assert set(undecided.candidates) == {"2025-05-14ABC-1x", "2025-05-14ABC-1X"}


@pytest.mark.parametrize(
    "broken",
    ["2025-05-14 TSTPITMM001-0000000001", "2025-05-14TSTPITMM001 -0000000001",
     "2025-05-14TSTP ITMM001- 0000000001"],
)  # fmt: skip
def test_joined_form_is_accepted_only_for_a_known_flow(broken: str) -> None:
    text = f"/PUR/LGPE-RIVERSAMENTO/URI/{broken} TRXID"

    assert resolve(text, KnownFlows([FLOW_ID])).flow_id == FLOW_ID
    assert resolve(text, KnownFlows([])).flow_id is None


@given(flow_ids, st.data())
def test_flow_with_a_break_anywhere_in_it_is_among_the_possible_ones_or_none_is(
    flow_id: str, data: st.DataObject
) -> None:
    places = data.draw(st.sets(st.integers(1, len(flow_id) - 1), min_size=1, max_size=2))
    broken = "".join(f" {sign}" if at in places else sign for at, sign in enumerate(flow_id))

    possible = whole_ids(f"/PUR/LGPE-RIVERSAMENTO/URI/{broken}/ZZ4")

    assert not possible or flow_id in possible


def test_words_that_cannot_belong_to_a_flow_leave_it_the_only_one() -> None:
    assert whole_ids(f"/PUR/LGPE-RIVERSAMENTO/URI/{FLOW_ID} ACCREDITO") == (FLOW_ID,)
    assert whole_ids("/PUR/LGPE-RIVERSAMENTO/URI/2022-10- 0122092627273243") == ()


def test_two_known_flows_in_one_text_are_left_to_a_person() -> None:
    known = KnownFlows(["2025-05-14ABC-1", "2025-05-14ABC-12"])

    resolution = resolve("/PUR/LGPE-RIVERSAMENTO/URI/2025-05-14ABC-1 2", known)

    assert resolution.flow_id is None
    assert resolution.candidates == ("2025-05-14ABC-1", "2025-05-14ABC-12")


def test_wellformed_unknown_flow_is_awaited() -> None:
    resolution = resolve(f"/PUR/LGPE-RIVERSAMENTO/URI/{FLOW_ID}", KnownFlows(["2025-05-14XYZ-1"]))

    assert (resolution.key, resolution.flow_id, resolution.candidates) == (CUMULATIVE, None, ())


def test_beginning_of_known_flows_gives_candidates_and_no_match() -> None:
    known = KnownFlows([FLOW_ID, "2025-05-14TSTPITMM001-0000000002", "2025-05-14OTHER-1"])

    resolution = resolve("/PUR/LGPE-RIVERSAMENTO/URI/2025-05-14TSTPITMM001-000", known)

    assert resolution.flow_id is None
    assert resolution.key == UNIDENTIFIED
    assert resolution.candidates == (FLOW_ID, "2025-05-14TSTPITMM001-0000000002")


def test_beginning_without_a_whole_date_gives_no_candidates() -> None:
    resolution = resolve("/PUR/LGPE-RIVERSAMENTO/URI/2", KnownFlows([FLOW_ID]))

    assert (resolution.key, resolution.candidates) == (UNIDENTIFIED, ())


def test_candidates_are_few() -> None:
    known = KnownFlows(f"2025-05-14ABC-{number:05}" for number in range(1000))

    candidates = resolve("/PUR/LGPE-RIVERSAMENTO/URI/2025-05-14ABC-0", known).candidates

    assert len(candidates) == MAX_CANDIDATES


@pytest.mark.parametrize("text", ["/PUR/LGPE-RIVERSAMENTO/URI/2", "ACCREDITO"])
def test_end_to_end_identifier_speaks_where_the_text_is_cut(text: str) -> None:
    assert resolve(text, KnownFlows([FLOW_ID]), FLOW_ID.lower()).flow_id == FLOW_ID


def test_end_to_end_identifier_does_not_contradict_the_text() -> None:
    text = "/PUR/LGPE-RIVERSAMENTO/URI/2025-05-14ABC-1"

    assert resolve(text, KnownFlows([FLOW_ID]), FLOW_ID).key.key == "2025-05-14ABC-1"


@given(st.sets(flow_ids, min_size=1, max_size=8), st.data())
@settings(max_examples=50)
def test_flow_is_never_resolved_to_another_one(ids: set[str], data: st.DataObject) -> None:
    named = data.draw(st.sampled_from(sorted(ids)))
    others = ids - {named}
    text = f"/PUR/LGPE-RIVERSAMENTO/URI/{named} ACCREDITO"

    assert resolve(text, KnownFlows(ids)).flow_id == named
    assert resolve(text, KnownFlows(others)).flow_id is None


@pytest.mark.parametrize(
    ("text", "is_id"),
    [
        ("2025-05-14TSTPITMM001-0000000001", True),
        ("0123456789abcdef0123456789ABCDEF", True),
        ("2025-05-14", False),
        ("2025-13-14TSTPITMM001-1", False),
        ("2025-05-14TSTPITMM001-0000000001 ", False),
        ("2025-05-14TSTPITMM001-00000000010000", False),
        ("rossi maria", False),
    ],
)
def test_flow_id_is_told_from_anything_else(text: str, is_id: bool) -> None:
    assert is_flow_id(text) is is_id
