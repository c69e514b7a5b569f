"""What fills a form that was filled in before: the operator's templates, and the last release."""

from collections.abc import Callable
from functools import partial

from counter_app.services.release_templates import FilledForm, offer_of
from counter_app.ui.page import Page
from counter_app.ui.release.release_form import ReleaseForm, template_key
from counter_app.ui.widgets.acts import Act
from payments_core.model.debt_kind import Offer


class FormMemory:
    """Templates of one form: they are among its favourites, and Ctrl+S makes another one."""

    def __init__(self, page: Page, form: ReleaseForm) -> None:
        self._page = page
        self._form = form
        self._templates = page.around.counter.templates
        self._operator_id = page.around.operator.operator_id
        form.template_row.entered.connect(self._keep)

    def load(self) -> None:
        """Show the templates that there are."""
        self._page.ask_here(
            lambda: self._templates.of(self._operator_id), self._form.show_templates
        )

    def acts(self) -> tuple[Act, ...]:
        """Keep the form once it says what is paid; drop the template it was filled from."""
        say, form = self._page.words.say, self._form
        acts = [repeat_act(self._page, lambda filled, _offer: form.fill(filled))]
        if form.offer is not None:
            ask = partial(form.template_row.ask, form.template)
            acts.append(Act("template", say("act.template"), "star-outline", "Ctrl+S", ask))
        if form.template:
            text = say("act.drop_template")
            acts.append(Act("drop_template", text, "delete", "Ctrl+D", self._drop))
        return tuple(acts)

    def _keep(self, name: str) -> None:
        filled, offer, words = self._form.filled(name), self._form.offer, self._page.words
        if filled is None or offer is None:
            return

        def work() -> tuple[FilledForm, ...]:
            self._templates.keep(self._operator_id, filled, offer.kind)
            return self._templates.of(self._operator_id)

        def kept(templates: tuple[FilledForm, ...]) -> None:
            known = " ".join(name.split())
            place = [one.name for one in templates].index(known)
            self._form.template_row.hide()
            self._form.show_templates(templates)
            self._form.template = known
            self._tell(words.say("template.kept", name=known, cap=template_key(place)))
            self._page.acts_changed.emit()

        def refused(error: Exception) -> None:
            self._form.template_row.refused(self._page.words.problem(error))

        self._page.ask_here(work, kept, refused)

    def _drop(self) -> None:
        """The form stays as it is, only its template is gone."""
        name, self._form.template = self._form.template, ""
        self._page.acts_changed.emit()

        def work() -> tuple[FilledForm, ...]:
            self._templates.drop(self._operator_id, name)
            return self._templates.of(self._operator_id)

        def dropped(templates: tuple[FilledForm, ...]) -> None:
            self._form.show_templates(templates)
            self._tell(self._page.words.say("template.dropped", name=name))

        self._page.ask_here(work, dropped)

    def _tell(self, sentence: str) -> None:
        self._page.around.ways.tell(sentence)


def repeat_act(page: Page, use: Callable[[FilledForm, Offer], None]) -> Act:
    """The kind and values of the operator's last release once more, for another citizen."""
    counter, operator_id = page.around.counter, page.around.operator.operator_id

    def work() -> tuple[FilledForm, Offer | None]:
        filled = counter.templates.last(operator_id)
        return filled, offer_of(filled, counter.release.offers())

    def known(found: tuple[FilledForm, Offer | None]) -> None:
        filled, offer = found
        if offer is None:
            page.around.ways.tell(page.words.say("template.not_offered"))
        else:
            use(filled, offer)

    def repeat() -> None:
        page.ask_here(work, known)

    return Act("repeat", page.words.say("act.repeat"), "copy", "Alt+0", repeat)
