from dataclasses import replace

from counter_app.ui.said.task_words import task_sentence
from counter_app.ui.style.words import Words
from tests.factories.day_on_screen import handed
from tests.factories.screen_tasks import refused_task, some_tasks

ITALIAN, ENGLISH = Words("it"), Words("en")
CONTACT = {"debtor": "Canepa Lucia", "phone": "010 555 0102", "email": "lucia@example.org"}


def test_refused_notice_says_whose_it_was_and_how_the_citizen_is_reached() -> None:
    task = refused_task("tax_code_check", **CONTACT)
    assert task_sentence(ITALIAN, task) == (
        "Il server ha rifiutato l'avviso di Canepa Lucia. L'ultima lettera del codice fiscale non "
        "corrisponde alle altre. Ricontrolla la tessera o cerca per nome. Per avvisare il "
        "cittadino: 010 555 0102, lucia@example.org."
    )
    said = task_sentence(ENGLISH, task)
    assert said.startswith("The server refused the notice of Canepa Lucia. ")
    assert said.endswith("To tell the citizen: 010 555 0102, lucia@example.org.")


def test_supervisor_who_gets_the_task_reads_the_same() -> None:
    task = refused_task("tax_code_check", **CONTACT)
    assert task_sentence(ITALIAN, handed(task)) == task_sentence(ITALIAN, task)


def test_only_what_is_known_of_the_citizen_is_said() -> None:
    task = refused_task("tax_code_check", debtor="Canepa Lucia", email="lucia@example.org")
    assert task_sentence(ITALIAN, task).endswith("Per avvisare il cittadino: lucia@example.org.")
    unknown = refused_task("tax_code_check", debtor="Canepa Lucia")
    assert "avvisare" not in task_sentence(ITALIAN, unknown)


def test_refusal_that_says_itself_what_was_refused_says_it_once() -> None:
    number = {"notice_number": "301000000000000042", "reason": "plan_exists"}
    for code in ("cancel_refused", "plan_refused", "plan_not_known_there"):
        said = task_sentence(ITALIAN, refused_task(code, **CONTACT, **number))
        assert "ha rifiutato l'avviso di" not in said
        assert said.endswith("010 555 0102, lucia@example.org.")


def test_other_tasks_say_what_has_happened_alone() -> None:
    paper = replace(some_tasks()[1], facts=(("printer", "roll"),))
    assert task_sentence(ITALIAN, paper) == ITALIAN.problem_of("print_uncertain", {})
