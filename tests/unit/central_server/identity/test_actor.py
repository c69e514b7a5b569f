import pytest

from central_server.identity.actor import Actor, works_at_counter
from payments_core.errors import RuleBroken
from payments_core.model.role import Role


def test_one_of_the_roles_is_enough():
    actor = Actor("80999990106", "desk", "operator", frozenset({Role.SUPERVISOR}))
    actor.require(Role.CLERK, Role.SUPERVISOR)


def test_missing_role_is_refused_with_what_is_needed():
    actor = Actor("80999990106", "desk", "operator", frozenset({Role.CLERK}))
    with pytest.raises(RuleBroken, match="role_missing") as refused:
        actor.require(Role.SUPERVISOR, Role.ADMINISTRATOR)
    assert refused.value.facts == {"needed": "administrator, supervisor"}


def test_nobody_works_at_the_counter_without_a_role():
    assert works_at_counter([Role.CLERK])
    assert not works_at_counter([])
