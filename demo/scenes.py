"""The scenes of the story in their order, and how each is done by hand.

This is the one place where the order stands. Without a display the scenes are played one after
the other; the guided tour lets a person play them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt

from demo import story
from demo.city import installation as city
from demo.hands import Hands
from demo.sights import Sights
from demo.stage import OF_ENTITY, Stage
from payments_core.identifiers import notice_number

#: A key whose name depends on the language.
ENTER = "Enter"


@dataclass(frozen=True, slots=True)
class Move:
    """One thing to do within a step: key of its words, then the key to press or what to write."""

    name: str
    done: Callable[[], bool]
    cap: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A picture of the report, and when there is something to photograph."""

    name: str
    holds: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Step:
    """A scene as the tour sees it.

    `name` is the key of its sentence. `done` looks at the window and at the world, whoever has
    acted there. `act` is the scene played by the story's hands, `cue` what the world does by
    itself, away from the window's thread; `prepare` is called again and again until the step is
    done. Where the window is not `here`, `way` leads back. `about` names what must stay in sight;
    what was done is looked at for `stays_seconds`.
    """

    name: str
    done: Callable[[], bool]
    act: Callable[[], None]
    cue: Callable[[], None] | None = None
    prepare: Callable[[], None] = lambda: None
    moves: tuple[Move, ...] = ()
    moments: tuple[Moment, ...] = ()
    here: Callable[[], bool] = lambda: True
    way: tuple[Move, ...] = ()
    about: tuple[str, ...] = ()
    stays_seconds: float = 1.2


def play(steps: Iterable[Step]) -> None:
    """Every scene by the story's hands, as fast as the window follows."""
    for step in steps:
        step.act()


class Scenes:
    """The scenes at one window. What the world does on cue goes through `outside`, which may be
    called from another thread."""

    def __init__(self, hands: Hands, stage: Stage, outside: Stage | None = None) -> None:
        self._hands = hands
        self._stage = stage
        self._outside = outside or stage
        self._is_credited = False
        self.sights = Sights(hands, stage)

    def steps(self) -> tuple[Step, ...]:
        """From an empty machine to a payment that the treasurer has taken in."""
        return (
            self._enrol(),
            self._sign_in(),
            self._find(),
            self._release(),
            self._pay(),
            self._receipt(),
            self._credit(),
            self._verify(),
        )

    def come_back(self) -> Step:
        """A window that was left alone has locked itself."""
        return Step(
            "locked",
            self.sights.is_at_work,
            self._come_back,
            moves=self._sign_in_moves(),
            about=("username", "password", "sign_in_button"),
        )

    def facts(self) -> dict[str, str]:
        """What the sentences of the tour name."""
        notice, number = self.sights.notice, self.sights.number
        return {
            "username": city.USERNAME,
            "password": self._stage.secrets.password,
            "number": notice_number.format(number) if number else "",
            "citizen": notice.debtor_name if notice else "",
        }

    def print_page(self) -> None:
        """The receipt on a sheet, where nobody has asked for one yet."""
        if not self.sights.has_page():
            self._look_up()
            self._hands.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
            self._hands.settle(1.0)

    # --- the scenes ----------------------------------------------------------------------------

    def _enrol(self) -> Step:
        see, fields = self.sights, ("server_url", "enrolment_code")

        def done() -> bool:
            return see.sees("username") or see.is_at_work()

        def fill_in() -> None:
            if see.sees("server_url") and not any(map(see.typed, fields)):
                # At once, however slow the hands: who presses Enter must not find half of it.
                address = f"http://127.0.0.1:{self._stage.cable.port}"
                Hands.write(self._hands, "server_url", address)
                Hands.write(self._hands, "enrolment_code", self._stage.secrets.enrolment_code)

        return Step(
            "enrol",
            done,
            partial(story.enrol, self._hands, self._stage),
            prepare=fill_in,
            moves=(Move("enrol_enter", done, ENTER),),
            moments=(Moment("enrolment", lambda: all(map(see.typed, fields))),),
            about=(*fields, "enrol_button"),
        )

    def _sign_in(self) -> Step:
        see = self.sights

        def writing() -> bool:
            return see.typed("username") == city.USERNAME and bool(see.typed("password"))

        return Step(
            "sign_in",
            see.has_numbers,
            partial(story.sign_in, self._hands, self._stage),
            moves=self._sign_in_moves(),
            moments=(
                Moment("sign-in", writing),
                Moment("start", lambda: see.has_numbers() and see.sees("search_message")),
            ),
            about=("username", "password", "sign_in_button"),
        )

    def _find(self) -> Step:
        return Step(
            "find",
            self.sights.is_at_citizen,
            partial(story.find, self._hands),
            moves=self._find_moves(),
            moments=(
                Moment("search", self._has_found),
                Moment("citizen", lambda: self.sights.sees("citizen_name")),
            ),
            about=("search_field",),
        )

    def _release(self) -> Step:
        see = self.sights

        def chosen() -> bool:
            return see.is_chosen() or see.shows_released()

        return Step(
            "release",
            see.is_released,
            self._play_release,
            moves=(
                Move("release_new", lambda: see.sees("release_title"), "F4"),
                Move("release_kind", chosen, "Alt+1"),
                Move("release_print", see.is_released, "F9"),
            ),
            moments=(
                Moment("release", see.is_chosen),
                Moment("released", lambda: see.shows_released() and see.shows("release.payable")),
            ),
            here=see.is_at_citizen,
            way=self._find_moves(),
            about=("kind_field", "favourite_1", "due_field", "total", "released_number"),
        )

    def _pay(self) -> Step:
        see = self.sights
        return Step(
            "pay",
            see.is_paid,
            self._play_pay,
            cue=lambda: self._outside.pay(see.number),
            moves=(Move("pay_arrives", see.is_paid),),
            moments=(Moment("paid", see.shows_paid),),
            about=("released_number", "released_state", "verify_answer"),
            stays_seconds=2.5,
        )

    def _receipt(self) -> Step:
        see = self.sights
        return Step(
            "receipt",
            see.has_receipt,
            self._play_receipt,
            moves=(Move("receipt_print", see.has_receipt, "F7"),),
            moments=(Moment("paid", see.shows_paid),),
            here=see.shows_paid,
            way=self._look_up_moves(),
            about=("released_number", "released_state", "verify_answer"),
        )

    def _credit(self) -> Step:
        def night() -> None:
            story.settle_and_credit(self._outside)
            number = self.sights.number
            check = self._outside.server("positions", "show", number, *OF_ENTITY)
            self._is_credited = any(step["kind"] == "CREDITED" for step in check["timeline"])

        return Step(
            "credit",
            lambda: self._is_credited,
            partial(story.settle_and_credit, self._stage),
            cue=night,
            moves=(
                Move("credit_flow", lambda: self.sights.has_files("flows")),
                Move("credit_journal", lambda: self.sights.has_files("journals")),
                Move("credit_match", lambda: self._is_credited),
            ),
        )

    def _verify(self) -> Step:
        see = self.sights

        def is_stale() -> bool:
            return see.is_looked_up() and not see.shows_credited()

        return Step(
            "verify",
            see.shows_credited,
            lambda: story.verify(self._hands, see.number),
            moves=self._look_up_moves(),
            moments=(Moment("verify", see.shows_credited),),
            here=lambda: not is_stale(),
            way=(Move("verify_again", see.shows_credited, "F5"),),
            about=("search_field", "verify_answer"),
            stays_seconds=6.0,
        )

    # --- moves that more than one step has -------------------------------------------------------

    def _sign_in_moves(self) -> tuple[Move, ...]:
        see, name, secret = self.sights, city.USERNAME, self._stage.secrets.password
        return (
            Move("sign_in_username", lambda: see.typed("username") == name, code=name),
            Move("sign_in_password", lambda: see.typed("password") == secret, code=secret),
            Move("sign_in_enter", see.is_at_work, ENTER),
        )

    def _find_moves(self) -> tuple[Move, ...]:
        return (
            Move("find_type", self._has_found, code=story.FRAGMENTS),
            Move("find_open", self.sights.is_at_citizen, ENTER),
        )

    def _look_up_moves(self) -> tuple[Move, ...]:
        see = self.sights
        return (
            Move("verify_next", lambda: not see.shows_released(), "F3"),
            Move("verify_type", see.has_typed_number, code="{number}"),
            Move("verify_open", see.is_looked_up, ENTER),
        )

    def _has_found(self) -> bool:
        return self.sights.has_found(len(story.FRAGMENTS))

    # --- scenes that may begin anywhere ----------------------------------------------------------

    def _play_release(self) -> None:
        if not self.sights.is_at_citizen():
            story.open_citizen(self._hands, story.CITIZEN)
        story.release(self._hands)
        self._hands.until(self.sights.is_released, "a notice that the server knows")

    def _play_pay(self) -> None:
        if self.sights.shows_released():
            story.pay(self._hands, self._stage, self.sights.number)
        else:
            self._stage.pay(self.sights.number)

    def _play_receipt(self) -> None:
        if not self.sights.shows_paid():
            self._look_up()
        story.print_receipt(self._hands, self._stage)

    def _look_up(self) -> None:
        if not self.sights.is_looked_up():
            self._hands.press(Qt.Key.Key_F3)
            self._hands.write("search_field", self.sights.number)
            self._hands.press(Qt.Key.Key_Return)
            self._hands.until(self.sights.is_looked_up, "the notice")

    def _come_back(self) -> None:
        story.come_back(self._hands, self._stage)
