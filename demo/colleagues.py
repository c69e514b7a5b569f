"""What colleagues at another desk have done before the story begins: what a visitor may look for.

A clerk of the tax office and her supervisor, at a desk with the counter's own services and no
window: a market fee in instalments of which the first is paid, another that may still be divided, a
notice that was suspended and one that was cancelled, a payment that was asked back, approved and
paid back by the accounts.
"""

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from counter_app.composition import Counter, build
from counter_app.services.views import AnswerKind, CheckView
from counter_app.settings import TRAINING_PROFILE, CounterSettings
from demo.city import offices
from demo.city.installation import enrolment_code
from demo.city.known_people import code_of
from demo.stage import Stage
from payments_core.wire.desk.messages import CitizenInfo
from payments_core.wire.desk.notice_messages import ActKind, NoticeAct

DESK_ID, CLERK, SUPERVISOR = "sportello-41", "nicolo.traverso", "elena.gandolfo"
#: Who owes what, by the code that one types; any city has these people.
STALL_HOLDER = code_of("D'Angelo", "Niccolò")
PAYS_BY_AND_BY = code_of("Perić", "Žarko")
SUSPENDED, CANCELLED = code_of("Nguyễn", "Thị Hồng"), code_of("Müller", "Jürgen")
#: Whose gymnasium was cancelled and paid all the same.
PAID_FOR_NOTHING, OF_REFUND = code_of("Canepa", "Lucia"), "palestra"
STALL: Mapping[str, str] = {"posto": "B12", "metri": "25"}
OTHER_STALL: Mapping[str, str] = {"posto": "D04", "metri": "40"}
INSTALMENTS = 3
REFUND_IBAN, PAYMENT_ORDER = "IT60X0542811101000000123456", "1204"
#: Longest that the desk waits for its first numbers.
PATIENCE_SECONDS = 30


def work(stage: Stage) -> None:
    """Everything, in the order in which it happens in an office."""
    with _desk(stage) as counter:
        counter.sign_in.sign_in(CLERK, stage.secrets.password)
        _wait_for_numbers(counter)
        _, first, *_ = _release(counter, STALL_HOLDER, "mercato", STALL, INSTALMENTS)
        stage.pay(first)
        _release(counter, PAYS_BY_AND_BY, "mercato", OTHER_STALL)
        (suspended,) = _release(counter, SUSPENDED, "suolo-pubblico")
        (cancelled,) = _release(counter, CANCELLED, "certificato-storico")
        refund_id = _ask_back(counter)
        counter.sign_in.sign_out()
        counter.sign_in.sign_in(SUPERVISOR, stage.secrets.password)
        _decide(counter, suspended, ActKind.SUSPEND, "In attesa del parere della Polizia locale")
        _decide(counter, cancelled, ActKind.CANCEL, "Rilasciato due volte per errore")
        counter.refunds.approve(refund_id)
    _pay_back(stage, refund_id)


@contextmanager
def _desk(stage: Stage) -> Iterator[Counter]:
    """A machine that becomes a desk, with its store open."""
    home = stage.settings.home.with_name("colleagues")
    counter = build(CounterSettings(home=home, profile=TRAINING_PROFILE))
    counter.start()
    try:
        address = f"http://127.0.0.1:{stage.cable.port}"
        counter.setup.enrol(address, enrolment_code(stage.secrets, DESK_ID))
        yield counter
    finally:
        counter.stop()


def _wait_for_numbers(counter: Counter) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not counter.status.view().numbers_left:
        if time.monotonic() > deadline:
            raise SystemExit(f"{DESK_ID} never got its notice numbers")
        time.sleep(0.05)


def _release(
    counter: Counter,
    name: str,
    kind_id: str,
    typed: Mapping[str, str] | None = None,
    count: int = 1,
) -> tuple[str, ...]:
    """A debt of this person, at once and in `count` instalments; its notice numbers."""
    offer = next(one for one in counter.release.offers() if one.kind.kind_id == kind_id)
    draft = counter.release.draft(_citizen(counter, name), offer, typed or {})
    released = counter.release.release(counter.release.with_plan(draft, count))
    answer = counter.release.wait_for_answer(released.operation_id, PATIENCE_SECONDS)
    counter.release.without_paper(released.operation_id)
    if answer.kind is not AnswerKind.PAYABLE:
        raise SystemExit(f"the server did not register {kind_id} of {name}: {answer}")
    return released.notice_numbers


def _citizen(counter: Counter, name: str) -> CitizenInfo:
    return counter.lookup.search(name).citizens[0]


def _decide(counter: Counter, number: str, act: ActKind, reason: str) -> None:
    counter.notice_acts.perform(number, NoticeAct(act=act, reason=reason))


def _ask_back(counter: Counter) -> str:
    """The refund of what was paid after its cancellation; its id."""
    form = counter.refunds.begin(_paid_for_nothing(counter))
    form = replace(form, iban=REFUND_IBAN, reason="Palestra disdetta prima del pagamento")
    return counter.refunds.request(form).refund_id


def _paid_for_nothing(counter: Counter) -> CheckView:
    page = counter.lookup.citizen(_citizen(counter, PAID_FOR_NOTHING).citizen_id)
    notice = next(one for one in page.notices if OF_REFUND in one.subject.casefold())
    return counter.check.check(notice.notice_number)


def _pay_back(stage: Stage, refund_id: str) -> None:
    """The accounts get the file, pay, and tell the number of their payment order."""
    of_city = ("--entity", offices.CITY_TAX_CODE)
    path = stage.folder / "refunds.csv"
    stage.server("refunds", "export", "--output", str(path), *of_city)
    exported = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    if refund_id not in json.dumps(exported):
        raise SystemExit(f"refund {refund_id} is not in {path}")
    stage.server("refunds", "close", refund_id, "--order", PAYMENT_ORDER, *of_city)
