"""A line of the story of a notice."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the story; `reached` false means that it has not happened yet, `on` is the day
    alone, `money` a step that proves money."""

    icon: str
    title: str
    when: str
    detail: str
    reached: bool
    on: str = ""
    money: bool = False
