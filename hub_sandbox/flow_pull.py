"""The hub's SOAP service of settlement flows as it behaves towards a station (nodeForPa)."""

from hub_sandbox.flow_pull_messages import (
    PullFault,
    PullOperation,
    PullQuestion,
    PullRefusal,
    flow_answer,
    list_answer,
    read_question,
)
from hub_sandbox.treasurer import TreasurerBank
from hub_sandbox.world import Entity, World


class FlowPull:
    """Gives stations the flows that the PSPs have settled for the entities behind them."""

    def __init__(self, world: World, bank: TreasurerBank) -> None:
        self._world = world
        self._bank = bank

    def answer(self, message: bytes, operation: PullOperation) -> bytes:
        """What the station is told; a PullRefusal otherwise."""
        question = read_question(message, operation)
        entities = self._entities_of(question)
        if question.psp_id is not None and self._world.psp(question.psp_id) is None:
            raise PullRefusal(PullFault.PSP_UNKNOWN, "identificativoPSP")
        if operation is PullOperation.LIST:
            return self._list(question, entities)
        return self._flow(question, entities)

    def _entities_of(self, question: PullQuestion) -> list[Entity]:
        """In the order of the hub: broker, station, password, entity."""
        of_broker = [
            one for one in self._world.entities if one.broker_tax_code == question.broker_tax_code
        ]
        if not of_broker:
            raise PullRefusal(PullFault.BROKER_UNKNOWN, "identificativoIntermediarioPA")
        of_station = [one for one in of_broker if one.station_id == question.station_id]
        if not of_station:
            raise PullRefusal(PullFault.STATION_UNKNOWN, "identificativoStazioneIntermediarioPA")
        if question.password not in {one.station_password for one in of_station}:
            raise PullRefusal(PullFault.PASSWORD, "password")
        if question.entity_id is None:
            return of_broker
        asked = self._world.entity(question.entity_id)
        if asked is None:
            raise PullRefusal(PullFault.ENTITY_UNKNOWN, "identificativoDominio")
        if asked not in of_station:
            raise PullRefusal(PullFault.ENTITY_OF_OTHERS, "identificativoDominio")
        return [asked]

    def _list(self, question: PullQuestion, entities: list[Entity]) -> bytes:
        """Every issue of every flow: the hub joins lists that do not know of each other."""
        entity_ids = {one.tax_code for one in entities}
        return list_answer(
            (made.flow.flow_id, made.flow.flow_at)
            for made in self._bank.flows()
            if made.flow.entity_id in entity_ids and question.psp_id in (None, made.flow.psp_id)
        )

    def _flow(self, question: PullQuestion, entities: list[Entity]) -> bytes:
        for entity in entities:
            for made in self._bank.newest_flows(entity.tax_code):
                of_psp = question.psp_id in (None, made.flow.psp_id)
                if of_psp and made.flow.flow_id == question.flow_id:
                    return flow_answer(made.document)
        raise PullRefusal(PullFault.FLOW_UNKNOWN, "identificativoFlusso")
