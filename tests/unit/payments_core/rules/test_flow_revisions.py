from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from payments_core.rules.flow_revisions import FlowRevision, Verdict, verdict
from tests.factories.clock import TEST_START

MINUTE = timedelta(minutes=1)


def revision(number: int, *, of_hub: bool) -> FlowRevision:
    """A flow made again every minute; each revision has a content of its own."""
    return FlowRevision(TEST_START + number * MINUTE, number if of_hub else None)


def after(known: FlowRevision | None, met: FlowRevision) -> FlowRevision:
    """What is known once a revision was met."""
    same = known is not None and known.flow_at == met.flow_at
    match verdict(known, met, same_content=same):
        case Verdict.NEWER:
            return met
        case Verdict.SAME:
            return FlowRevision(max(known.flow_at, met.flow_at), met.hub_revision)
    return known


arrivals = st.lists(st.builds(revision, st.integers(1, 6), of_hub=st.booleans()), min_size=1)


@given(arrivals)
def test_the_latest_revision_stands_in_whatever_order_they_come(met) -> None:
    known = None
    for one in met:
        known = after(known, one)
    assert known.flow_at == max(one.flow_at for one in met)


@given(arrivals)
def test_what_stands_never_goes_back(met) -> None:
    standing, known = [], None
    for one in met:
        known = after(known, one)
        standing.append(known.flow_at)
    assert all(before <= later for before, later in pairwise(standing))


@given(arrivals)
def test_what_was_met_once_is_nothing_new(met) -> None:
    known = None
    for one in met:
        known = after(known, one)
    for one in met:
        assert verdict(known, one, same_content=one.flow_at == known.flow_at) is Verdict.OLDER


def test_hub_counts_its_own_revisions_whatever_the_instants() -> None:
    known = FlowRevision(TEST_START, 1)
    assert verdict(known, FlowRevision(TEST_START, 2), same_content=True) is Verdict.NEWER
    later = FlowRevision(TEST_START + MINUTE, 1)
    assert verdict(known, later, same_content=False) is Verdict.OLDER


def test_file_with_what_the_hub_gave_is_nothing_new_an_hour_apart() -> None:
    known, file = FlowRevision(TEST_START, 1), FlowRevision(TEST_START + 60 * MINUTE, None)
    assert verdict(known, file, same_content=True) is Verdict.OLDER
    assert verdict(known, file, same_content=False) is Verdict.NEWER


def test_hub_is_believed_where_a_file_of_the_same_instant_says_something_else() -> None:
    known = FlowRevision(TEST_START, None)
    assert verdict(known, FlowRevision(TEST_START, 1), same_content=False) is Verdict.NEWER
