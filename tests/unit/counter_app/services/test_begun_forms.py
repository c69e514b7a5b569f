from pathlib import Path

from counter_app.services.begun_forms import BegunForms
from tests.factories.clock import FakeClock
from tests.factories.counter import open_store
from tests.factories.fake_server import NOW

ROSSI = {"family_name": "Rossi", "note": "è già qui 🙂"}


def test_forms_are_there_again_after_the_store_was_closed(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    BegunForms(database, FakeClock(NOW)).keep("anna", {"person": ROSSI, "note:c-1": {}})
    database.close()
    database = open_store(tmp_path)
    forms = BegunForms(database, FakeClock(NOW))
    assert forms.of("anna") == {"person": ROSSI, "note:c-1": {}}
    assert forms.of("ugo") == {}
    database.close()


def test_a_dropped_form_is_gone_while_another_is_kept(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    forms = BegunForms(database, FakeClock(NOW))
    forms.keep("anna", {"person": ROSSI})
    forms.keep("ugo", {"person": ROSSI})
    forms.keep("anna", {"person": None, "note:c-1": {"text": "a"}, "note:c-2": None})
    assert forms.of("anna") == {"note:c-1": {"text": "a"}}
    assert forms.of("ugo") == {"person": ROSSI}
    database.close()
