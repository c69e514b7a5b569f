from payments_core.model.creditor_entity import CreditorEntity


def test_entity_needs_only_its_tax_code_and_name() -> None:
    entity = CreditorEntity("80999990106", "Comune di Esempio")
    optional = (entity.sector, entity.contacts, entity.cbill, entity.postal_account)
    assert optional == (None, None, None, None)
