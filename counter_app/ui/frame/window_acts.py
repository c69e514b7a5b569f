"""What can be done in every view, as acts: the list of commands shows them with their keys."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from counter_app.ui.places import Area
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.acts import Act

if TYPE_CHECKING:
    from counter_app.ui.shell import Shell


def window_acts(shell: "Shell", words: Words, areas: Sequence[Area]) -> tuple[Act, ...]:
    """The acts of the window, those of the rail among them."""

    def act(name: str, icon: str, key: str, do: "partial[None]") -> Act:
        return Act(f"window_{name}", words.say(f"commands.{name}"), icon, key, do)

    return (
        act("next", "user", "F3", partial(shell.next_citizen)),
        act("last_citizen", "user", "F8", partial(shell.last_citizen)),
        act("resume", "pencil", "Ctrl+R", partial(shell.resume)),
        act("new_person", "user", "Ctrl+N", partial(shell.new_person)),
        act("reprint_last", "print", "Shift+F7", partial(shell.reprint_last)),
        *(
            Act(
                f"window_{area.lower()}",
                words.say("commands.area", area=words.say(f"rail.{area}")),
                "arrow-right",
                f"Ctrl+{place}",
                partial(shell.choose_area, area),
            )
            for place, area in enumerate(areas, start=1)
        ),
        act("larger", "plus", "Ctrl++", partial(shell.scale_asked.emit, 1)),
        act("smaller", "minus", "Ctrl+-", partial(shell.scale_asked.emit, -1)),
        act("usual_size", "refresh", "Ctrl+0", partial(shell.scale_asked.emit, 0)),
        act("help", "help-circle", "F1", partial(shell.show_help)),
        replace(act("keys", "help-circle", "", partial(shell.show_keys)), cap="F1 F1"),
        act("lock", "lock", "Ctrl+L", partial(shell.lock_asked.emit)),
    )
