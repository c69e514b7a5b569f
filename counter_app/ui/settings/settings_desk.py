"""What this desk is, and how it becomes another one."""

from PySide6.QtCore import Qt

from counter_app.services.desk_facts import DeskFacts
from counter_app.ui.settings.settings_parts import Facts, SettingsCard
from counter_app.ui.style.look import Look
from counter_app.ui.style.messages import day_and_hour
from counter_app.ui.widgets.parts import label


class DeskCard(SettingsCard):
    """Facts to tell whoever helps from afar."""

    def __init__(self, look: Look, lock_minutes: int) -> None:
        say = look.words.say
        super().__init__(look, say("settings.desk"))
        self._say = say
        self._lock_minutes = lock_minutes
        self.setObjectName("desk_card")
        # To be read from the keyboard, too, where the window is too small for all of it.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._doubt = label("", "error", wrap=True)
        self._doubt.setObjectName("desk_doubt")
        self._doubt.hide()
        self.inside.addWidget(self._doubt)
        self._facts = Facts(look)
        self.inside.addLayout(self._facts)
        self.inside.addWidget(label(say("settings.enrol_again_hint"), "hint", wrap=True))

    def show_facts(self, facts: DeskFacts) -> None:
        """As the store says now."""
        words, say = self.look.words, self._say
        lines = {
            "name": " · ".join(part for part in (facts.desk_name, facts.office) if part),
            "entity": f"{facts.entity_name} ({facts.entity_id})",
            "server": facts.server_url,
            "enrolled": day_and_hour(facts.enrolled_at),
            "version": facts.version,
            "numbers": words.count("settings.left", facts.numbers_left),
            "waiting": words.count("settings.waiting", facts.waiting),
            "lock": words.count("settings.minutes", self._lock_minutes),
        }
        for name, text in lines.items():
            self._facts.show_fact(f"desk_{name}", say(f"settings.desk_{name}"), text)
        told = (f"{say(f'settings.desk_{name}')}: {text}" for name, text in lines.items())
        self.setAccessibleName(". ".join((say("settings.desk"), *told)))
        self._doubt.setVisible(facts.doubt is not None)
        if facts.doubt is not None:
            self._doubt.setText(words.problem_of(facts.doubt, {}))
