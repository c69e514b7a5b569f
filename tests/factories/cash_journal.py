"""Small OPI cash journals as text, every field of the movement replaceable or left out."""

_FIELDS: dict[str, str | None] = {
    "identificativo_flusso": "2025000000120011",
    "numero_movimento": "1",
    "tipo_movimento": "ENTRATA",
    "tipo_documento": "SOSPESO ENTRATA",
    "tipo_operazione": "ESEGUITO",
    "numero_documento": "0012001",
    "sospeso_da_regolarizzare": (
        "<data_effettiva_sospeso>2025-05-15</data_effettiva_sospeso>"
        "<codice_gestionale_provvisorio>9998</codice_gestionale_provvisorio>"
    ),
    "progressivo_documento": "1",
    "importo": "332.98",
    "numero_bolletta_quietanza": "0015501",
    "data_movimento": "2025-05-15",
    "data_movimento_siope": "2025-05-15",
    "data_valuta_ente": "2025-05-15",
    "tipo_esecuzione": "SEPA CREDIT TRANSFER",
    "end_to_end_id": None,
    "assoggettamento_bollo": "ESENTE BOLLO",
    "cliente": "<anagrafica_cliente>BANCA DI ESEMPIO</anagrafica_cliente>",
    "causale": "/PUR/LGPE-RIVERSAMENTO/URI/2025-05-14TSTPITMM001-0000000001",
}


def movement_document(after: str = "", **changes: str | None) -> str:
    """One movement; a change of None leaves the field out, `after` follows the remittance."""
    fields = _FIELDS | changes
    content = "\n".join(
        f"<{name}>{value}</{name}>" for name, value in fields.items() if value is not None
    )
    return f"<movimento_conto_evidenza>\n{content}{after}</movimento_conto_evidenza>"


def journal_document(
    movements: str,
    reference: str = "<data_riferimento_GdC>2025-05-15</data_riferimento_GdC>",
    paging: str = "<pagina>1</pagina><pagine_totali>1</pagine_totali>",
) -> str:
    """A journal of one account holding the movements, unsigned."""
    return f"""<?xml version='1.0' encoding='UTF-8'?>
<flusso_giornale_di_cassa>
<testata_messaggio>
<codice_ABI_BT>09999</codice_ABI_BT>
<data_ora_creazione_flusso>2025-05-16T02:30:00</data_ora_creazione_flusso>
<codice_ente>UFPM01</codice_ente>
<descrizione_ente>COMUNE DI PROVA MARINA</descrizione_ente>
<codice_istat_ente>000990101</codice_istat_ente>
<codice_fiscale_ente>80999990106</codice_fiscale_ente>
<codice_tramite_ente>A2A-00000001</codice_tramite_ente>
<codice_tramite_BT>A2A-00000002</codice_tramite_BT>
<codice_ente_BT>0004321</codice_ente_BT>
</testata_messaggio>
<identificativo_flusso_BT>GDC-20250516000432120250515001#001#001</identificativo_flusso_BT>
{paging}
<esercizio>2025</esercizio>
{reference}
<informazioni_conto_evidenza>
<conto_evidenza>1</conto_evidenza>
{movements}
</informazioni_conto_evidenza>
</flusso_giornale_di_cassa>"""


#: Schema 1.4: a period, no pages, one provisional receipt closed by number alone.
JOURNAL_1_4 = journal_document(
    movement_document(
        identificativo_flusso=None,
        numero_movimento=None,
        data_movimento_siope=None,
        tipo_documento="REVERSALE",
        tipo_operazione="REGOLARIZZATO",
        after="<numero_sospeso>77</numero_sospeso>",
    ),
    reference=(
        "<data_inizio_periodo_riferimento>2019-01-01</data_inizio_periodo_riferimento>"
        "<data_fine_periodo_riferimento>2019-03-31</data_fine_periodo_riferimento>"
    ),
    paging="",
)
