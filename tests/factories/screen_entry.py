"""Enrolling, signing in and locking, answered from memory."""

from dataclasses import replace
from pathlib import Path

from counter_app.services import pin as pin_rule
from counter_app.services.desk_setup import FormerDesk
from counter_app.services.views import DeskIdentity, OperatorView
from counter_app.services.way_back import WayBack
from payments_core.errors import BadValue, RuleBroken
from tests.factories.screen_people import OPERATOR, PASSWORD
from tests.factories.screen_world import World


class FakeSetup:
    def __init__(self, world: World) -> None:
        self._world = world

    @property
    def former(self) -> FormerDesk | None:
        return self._world.former

    def is_enrolled(self) -> bool:
        return self._world.enrolled

    def identity(self) -> DeskIdentity | None:
        return self._world.identity if self._world.enrolled else None

    def enrol(self, server_url: str, enrolment_code: str) -> DeskIdentity:
        if enrolment_code != "codice-buono":
            raise RuleBroken("enrolment_refused")
        self._world.enrolled = True
        return self._world.identity

    def enrol_with(self, path: Path) -> DeskIdentity:
        if path.name != "sportello-12.json":
            raise BadValue("enrolment_file_malformed", file=path.name)
        return self.enrol("https://server", "codice-buono")

    def waiting_operations(self) -> int:
        return self._world.waiting


class FakeSignIn:
    def __init__(self, world: World) -> None:
        self._world = world
        self._current: OperatorView | None = None

    def sign_in(self, username: str, password: str) -> OperatorView:
        self._world.wait_at(self._world.hold_sign_in)
        if self._world.sign_in_trouble is not None:
            raise self._world.sign_in_trouble
        if password != PASSWORD:
            raise RuleBroken("credentials_refused")
        roles = self._world.roles.get(username, OPERATOR.roles)
        self._current = replace(
            OPERATOR, username=username, operator_id=f"op-{username}", roles=roles
        )
        return self._current

    def leave(self) -> None:
        self._current = None

    def see_off(self) -> None:
        self._world.wait_at(self._world.hold_see_off)

    def sign_out(self) -> None:
        self.leave()

    def come_back(self, operator: OperatorView) -> None:
        self._current = operator

    def current(self) -> OperatorView | None:
        return self._current

    def token(self) -> str:
        return self.operator_id()

    def operator_id(self) -> str:
        if self._current is None:
            raise RuleBroken("not_signed_in")
        return self._current.operator_id

    def roles(self) -> frozenset[str]:
        return frozenset(self._current.roles) if self._current is not None else frozenset()


class FakeLock:
    """Locks as the real one does; PINs stand in the world as they are."""

    def __init__(self, world: World, sign_in: FakeSignIn) -> None:
        self._world = world
        self._sign_in = sign_in
        self._locked: OperatorView | None = None

    def lock(self) -> WayBack:
        operator = self._sign_in.current()
        self._sign_in.leave()
        if operator is not None:
            self._locked = operator if operator.username in self._world.pins else None
        return self.way_back()

    def way_back(self) -> WayBack:
        return WayBack.PIN if self._locked is not None else WayBack.PASSWORD

    def unlock(self, pin: str) -> OperatorView:
        operator = self._locked
        if operator is None or operator.username not in self._world.pins:
            raise RuleBroken("pin_not_asked")
        if pin != self._world.pins[operator.username]:
            self._world.pin_tries_left -= 1
            left = self._world.pin_tries_left
            raise RuleBroken("pin_wrong", left=left) if left else RuleBroken("pin_used_up")
        self._locked = None
        self._sign_in.come_back(operator)
        return operator

    def has_pin(self) -> bool:
        operator = self._sign_in.current()
        return operator is not None and operator.username in self._world.pins

    def set_pin(self, password: str, pin: str) -> None:
        operator, chosen = self._sign_in.current(), pin_rule.validate(pin)
        if password != PASSWORD:
            raise RuleBroken("credentials_refused")
        assert operator is not None
        self._world.pins[operator.username] = chosen

    def remove_pin(self) -> None:
        operator = self._sign_in.current()
        assert operator is not None
        del self._world.pins[operator.username]
