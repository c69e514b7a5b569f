from counter_app.settings import DEFAULT_PROFILE, TRAINING_PROFILE
from counter_app.ui.machine import NOWHERE, Machine


def test_work_and_training_lead_to_each_other_and_nothing_else_leads_anywhere() -> None:
    work, training = Machine(profile=DEFAULT_PROFILE), Machine(profile=TRAINING_PROFILE)
    assert (work.other_profile, work.trains) == (TRAINING_PROFILE, False)
    assert (training.other_profile, training.trains) == (DEFAULT_PROFILE, True)
    assert NOWHERE.other_profile is None
    assert Machine(profile="try_out").other_profile is None
