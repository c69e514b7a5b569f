from hub_sandbox.refusals import HubFault, HubRefusal


def test_refusal_carries_the_hubs_code_and_only_known_facts() -> None:
    bare = HubRefusal(HubFault.STATION_TIMEOUT)
    assert bare.code == "PPT_STAZIONE_INT_PA_TIMEOUT"
    assert bare.facts == {}
    told = HubRefusal(HubFault.STATION_REFUSED, original_fault="PAA_SYSTEM_ERROR")
    assert told.facts == {"original_fault": "PAA_SYSTEM_ERROR"}
