<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="it_IT">
<context>
    <name></name>
    <message id="shell.training_title">
        <source>ADDESTRAMENTO · {program}</source>
        <translation>ADDESTRAMENTO · {program}</translation>
    </message>
    <message id="shell.program">
        <source>Pagamenti allo sportello</source>
        <translation>Pagamenti allo sportello</translation>
    </message>
    <message id="shell.search">
        <source>Cerca una persona, un avviso o leggi un codice</source>
        <translation>Cerca una persona, un avviso o leggi un codice</translation>
    </message>
    <message id="shell.search_short">
        <source>Cerca o leggi un codice</source>
        <translation>Cerca o leggi un codice</translation>
    </message>
    <message id="shell.search_word">
        <source>Cerca</source>
        <translation>Cerca</translation>
    </message>
    <message id="shell.training">
        <source>ADDESTRAMENTO · gli avvisi non sono veri e nessuno può pagarli</source>
        <translation>ADDESTRAMENTO · gli avvisi non sono veri e nessuno può pagarli</translation>
    </message>
    <message id="shell.lock">
        <source>Blocca (Ctrl+L)</source>
        <translation>Blocca (Ctrl+L)</translation>
    </message>
    <message id="shell.actions">
        <source>Che cosa puoi fare</source>
        <translation>Che cosa puoi fare</translation>
    </message>
    <message id="shell.areas">
        <source>Parti del programma</source>
        <translation>Parti del programma</translation>
    </message>
    <message id="shell.more">
        <source>Altro</source>
        <translation>Altro</translation>
    </message>
    <message id="opening.above">
        <source>Un momento</source>
        <translation>Un momento</translation>
    </message>
    <message id="opening.wait">
        <source>Apro l'archivio di questa postazione…</source>
        <translation>Apro l'archivio di questa postazione…</translation>
    </message>
    <message id="opening.again">
        <source>Riprova</source>
        <translation>Riprova</translation>
    </message>
    <message id="opening.trouble">
        <source>Il programma non si è aperto</source>
        <translation>Il programma non si è aperto</translation>
    </message>
    <message id="rail.DAY">
        <source>Giornata</source>
        <translation>Giornata</translation>
    </message>
    <message id="rail.settings">
        <source>Impostazioni</source>
        <translation>Impostazioni</translation>
    </message>
    <message id="rail.here">
        <source>sei qui</source>
        <translation>sei qui</translation>
    </message>
    <message id="rail.COUNTER">
        <source>Sportello</source>
        <translation>Sportello</translation>
    </message>
    <message id="rail.VERIFY">
        <source>Verifica</source>
        <translation>Verifica</translation>
    </message>
    <message id="rail.NOTICES">
        <source>Avvisi</source>
        <translation>Avvisi</translation>
    </message>
    <message id="rail.TASKS">
        <source>Attività</source>
        <translation>Attività</translation>
    </message>
    <message id="rail.help">
        <source>Aiuto F1</source>
        <translation>Aiuto F1</translation>
    </message>
    <message id="rail.KINDS">
        <source>Tipi</source>
        <translation>Tipi</translation>
    </message>
    <message id="key.left">
        <source>Sinistra</source>
        <translation>Sinistra</translation>
    </message>
    <message id="key.right">
        <source>Destra</source>
        <translation>Destra</translation>
    </message>
    <message id="key.space">
        <source>Spazio</source>
        <translation>Spazio</translation>
    </message>
    <message id="key.up">
        <source>Su</source>
        <translation>Su</translation>
    </message>
    <message id="key.enter">
        <source>Invio</source>
        <translation>Invio</translation>
    </message>
    <message id="key.arrows">
        <source>Frecce</source>
        <translation>Frecce</translation>
    </message>
    <message id="key.delete">
        <source>Canc</source>
        <translation>Canc</translation>
    </message>
    <message id="act.show_code">
        <source>Mostra QR</source>
        <translation>Mostra QR</translation>
    </message>
    <message id="act.release_code">
        <source>Rilascia e mostra QR</source>
        <translation>Rilascia e mostra QR</translation>
    </message>
    <message id="act.hold">
        <source>Metti in sospeso</source>
        <translation>Metti in sospeso</translation>
    </message>
    <message id="act.repeat">
        <source>Come l'ultimo</source>
        <translation>Come l'ultimo</translation>
    </message>
    <message id="act.template">
        <source>Modello</source>
        <translation>Modello</translation>
    </message>
    <message id="act.keep_template">
        <source>Tieni</source>
        <translation>Tieni</translation>
    </message>
    <message id="act.drop_template">
        <source>Elimina modello</source>
        <translation>Elimina modello</translation>
    </message>
    <message id="act.hand_task">
        <source>Passa al responsabile</source>
        <translation>Passa al responsabile</translation>
    </message>
    <message id="act.close_day">
        <source>Chiudi la giornata</source>
        <translation>Chiudi la giornata</translation>
    </message>
    <message id="act.day_report">
        <source>Rapporto PDF</source>
        <translation>Rapporto PDF</translation>
    </message>
    <message id="act.export">
        <source>Esporta</source>
        <translation>Esporta</translation>
    </message>
    <message id="act.refresh">
        <source>Aggiorna</source>
        <translation>Aggiorna</translation>
    </message>
    <message id="act.day_before">
        <source>Prima</source>
        <translation>Prima</translation>
    </message>
    <message id="act.day_after">
        <source>Dopo</source>
        <translation>Dopo</translation>
    </message>
    <message id="act.stop_work">
        <source>Ferma</source>
        <translation>Ferma</translation>
    </message>
    <message id="act.give_up_waiting">
        <source>Annulla</source>
        <translation>Annulla</translation>
    </message>
    <message id="act.columns">
        <source>Colonne</source>
        <translation>Colonne</translation>
    </message>
    <message id="act.print_chosen">
        <source>Stampa scelti</source>
        <translation>Stampa scelti</translation>
    </message>
    <message id="act.use_printers">
        <source>Usa queste stampanti</source>
        <translation>Usa queste stampanti</translation>
    </message>
    <message id="act.try_paper">
        <source>Prova A4</source>
        <translation>Prova A4</translation>
    </message>
    <message id="act.try_roll">
        <source>Prova scontrini</source>
        <translation>Prova scontrini</translation>
    </message>
    <message id="act.add_printer">
        <source>Prova e aggiungi</source>
        <translation>Prova e aggiungi</translation>
    </message>
    <message id="act.drop_roll">
        <source>Togli stampante scontrini</source>
        <translation>Togli stampante scontrini</translation>
    </message>
    <message id="act.seek_printers">
        <source>Cerca stampanti</source>
        <translation>Cerca stampanti</translation>
    </message>
    <message id="act.enrol_again">
        <source>Registra di nuovo</source>
        <translation>Registra di nuovo</translation>
    </message>
    <message id="act.set_pin">
        <source>Scegli un PIN</source>
        <translation>Scegli un PIN</translation>
    </message>
    <message id="act.change_pin">
        <source>Cambia il PIN</source>
        <translation>Cambia il PIN</translation>
    </message>
    <message id="act.remove_pin">
        <source>Togli il PIN</source>
        <translation>Togli il PIN</translation>
    </message>
    <message id="act.more_payments">
        <source>Altri pagamenti</source>
        <translation>Altri pagamenti</translation>
    </message>
    <message id="act.snooze">
        <source>Rimanda</source>
        <translation>Rimanda</translation>
    </message>
    <message id="act.notes">
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message id="act.write_note">
        <source>Scrivi la nota</source>
        <translation>Scrivi la nota</translation>
    </message>
    <message id="act.begin_withdrawal">
        <source>Ritira la nota</source>
        <translation>Ritira la nota</translation>
    </message>
    <message id="act.withdraw_note">
        <source>Ritira la nota</source>
        <translation>Ritira la nota</translation>
    </message>
    <message id="act.keep_note">
        <source>Tieni la nota</source>
        <translation>Tieni la nota</translation>
    </message>
    <message id="act.filter">
        <source>Filtra</source>
        <translation>Filtra</translation>
    </message>
    <message id="act.print_situation">
        <source>Stampa situazione</source>
        <translation>Stampa situazione</translation>
    </message>
    <message id="act.pad">
        <source>Numero del modulo</source>
        <translation>Numero del modulo</translation>
    </message>
    <message id="act.plan">
        <source>A rate</source>
        <translation>A rate</translation>
    </message>
    <message id="act.free_plan">
        <source>Rate libere</source>
        <translation>Rate libere</translation>
    </message>
    <message id="act.make_plan">
        <source>Conferma e stampa</source>
        <translation>Conferma e stampa</translation>
    </message>
    <message id="act.rest">
        <source>Metti qui il resto</source>
        <translation>Metti qui il resto</translation>
    </message>
    <message id="act.add_line">
        <source>Aggiungi rata</source>
        <translation>Aggiungi rata</translation>
    </message>
    <message id="act.remove_line">
        <source>Togli rata</source>
        <translation>Togli rata</translation>
    </message>
    <message id="act.lock">
        <source>Blocca</source>
        <translation>Blocca</translation>
    </message>
    <message id="act.open_citizen">
        <source>Apri cittadino</source>
        <translation>Apri cittadino</translation>
    </message>
    <message id="act.new_notice">
        <source>Nuovo avviso</source>
        <translation>Nuovo avviso</translation>
    </message>
    <message id="act.another_notice">
        <source>Altro avviso</source>
        <translation>Altro avviso</translation>
    </message>
    <message id="act.last_citizen">
        <source>Ultimo cittadino</source>
        <translation>Ultimo cittadino</translation>
    </message>
    <message id="act.resume">
        <source>Riprendi</source>
        <translation>Riprendi</translation>
    </message>
    <message id="act.verify">
        <source>Verifica</source>
        <translation>Verifica</translation>
    </message>
    <message id="act.reprint">
        <source>Ristampa</source>
        <translation>Ristampa</translation>
    </message>
    <message id="act.reprint_plan">
        <source>Tutte le rate</source>
        <translation>Tutte le rate</translation>
    </message>
    <message id="act.panel">
        <source>Storia</source>
        <translation>Storia</translation>
    </message>
    <message id="act.next_citizen">
        <source>Prossimo</source>
        <translation>Prossimo</translation>
    </message>
    <message id="act.new_person">
        <source>Nuova persona</source>
        <translation>Nuova persona</translation>
    </message>
    <message id="act.co_debtor">
        <source>Coobbligato</source>
        <translation>Coobbligato</translation>
    </message>
    <message id="act.make_person">
        <source>Crea la persona</source>
        <translation>Crea la persona</translation>
    </message>
    <message id="act.release">
        <source>Rilascia e stampa</source>
        <translation>Rilascia e stampa</translation>
    </message>
    <message id="act.back">
        <source>Indietro</source>
        <translation>Indietro</translation>
    </message>
    <message id="act.print_receipt">
        <source>Stampa ricevuta</source>
        <translation>Stampa ricevuta</translation>
    </message>
    <message id="act.print_receipts">
        <source>Stampa ricevute</source>
        <translation>Stampa ricevute</translation>
    </message>
    <message id="act.receipt_page">
        <source>Ricevuta A4</source>
        <translation>Ricevuta A4</translation>
    </message>
    <message id="act.receipts_page">
        <source>Ricevute A4</source>
        <translation>Ricevute A4</translation>
    </message>
    <message id="act.ask_now">
        <source>Chiedi adesso</source>
        <translation>Chiedi adesso</translation>
    </message>
    <message id="act.open_notice">
        <source>Apri</source>
        <translation>Apri</translation>
    </message>
    <message id="act.open_flow">
        <source>Apri il flusso</source>
        <translation>Apri il flusso</translation>
    </message>
    <message id="act.next_step">
        <source>Prossimo passo</source>
        <translation>Prossimo passo</translation>
    </message>
    <message id="act.correct">
        <source>Correggi</source>
        <translation>Correggi</translation>
    </message>
    <message id="act.reprint_copy">
        <source>Ristampa, come copia</source>
        <translation>Ristampa, come copia</translation>
    </message>
    <message id="act.print_again">
        <source>Stampa di nuovo</source>
        <translation>Stampa di nuovo</translation>
    </message>
    <message id="act.print_these">
        <source>Stampa questi</source>
        <translation>Stampa questi</translation>
    </message>
    <message id="act.print_open">
        <source>Stampa gli aperti</source>
        <translation>Stampa gli aperti</translation>
    </message>
    <message id="act.bulk_under_way">
        <source>Stampa di più avvisi</source>
        <translation>Stampa di più avvisi</translation>
    </message>
    <message id="act.save_where">
        <source>Scegli dove</source>
        <translation>Scegli dove</translation>
    </message>
    <message id="act.pause_bulk">
        <source>Sospendi</source>
        <translation>Sospendi</translation>
    </message>
    <message id="act.go_on_bulk">
        <source>Continua</source>
        <translation>Continua</translation>
    </message>
    <message id="act.cancel_bulk">
        <source>Annulla la stampa</source>
        <translation>Annulla la stampa</translation>
    </message>
    <message id="act.preview">
        <source>Anteprima</source>
        <translation>Anteprima</translation>
    </message>
    <message id="act.print">
        <source>Stampa</source>
        <translation>Stampa</translation>
    </message>
    <message id="act.save_pdf">
        <source>Salva PDF</source>
        <translation>Salva PDF</translation>
    </message>
    <message id="act.mail">
        <source>Bozza di e-mail</source>
        <translation>Bozza di e-mail</translation>
    </message>
    <message id="act.other_receipt">
        <source>Altra ricevuta</source>
        <translation>Altra ricevuta</translation>
    </message>
    <message id="act.larger">
        <source>Ingrandisci</source>
        <translation>Ingrandisci</translation>
    </message>
    <message id="act.smaller">
        <source>Riduci</source>
        <translation>Riduci</translation>
    </message>
    <message id="act.came_out">
        <source>È uscito</source>
        <translation>È uscito</translation>
    </message>
    <message id="act.not_needed">
        <source>Non serve più</source>
        <translation>Non serve più</translation>
    </message>
    <message id="act.close_task">
        <source>Segna come chiusa</source>
        <translation>Segna come chiusa</translation>
    </message>
    <message id="act.new_kind">
        <source>Nuovo tipo</source>
        <translation>Nuovo tipo</translation>
    </message>
    <message id="act.resume_kind">
        <source>Riprendi il nuovo</source>
        <translation>Riprendi il nuovo</translation>
    </message>
    <message id="act.copy_kind">
        <source>Copia</source>
        <translation>Copia</translation>
    </message>
    <message id="act.load_again">
        <source>Ricarica</source>
        <translation>Ricarica</translation>
    </message>
    <message id="act.save">
        <source>Salva</source>
        <translation>Salva</translation>
    </message>
    <message id="act.save_now">
        <source>Salva adesso</source>
        <translation>Salva adesso</translation>
    </message>
    <message id="act.back_to_form">
        <source>Torna al modulo</source>
        <translation>Torna al modulo</translation>
    </message>
    <message id="act.new_version">
        <source>Nuova versione</source>
        <translation>Nuova versione</translation>
    </message>
    <message id="act.try_out">
        <source>Prova</source>
        <translation>Prova</translation>
    </message>
    <message id="act.kind_history">
        <source>Storia</source>
        <translation>Storia</translation>
    </message>
    <message id="act.discard">
        <source>Scarta modifiche</source>
        <translation>Scarta modifiche</translation>
    </message>
    <message id="act.ask_refund">
        <source>Chiedi rimborso</source>
        <translation>Chiedi rimborso</translation>
    </message>
    <message id="act.decide_refund">
        <source>Decidi il rimborso</source>
        <translation>Decidi il rimborso</translation>
    </message>
    <message id="act.decide_cancel">
        <source>Decidi l'annullo</source>
        <translation>Decidi l'annullo</translation>
    </message>
    <message id="act.ask_cancel">
        <source>Chiedi l'annullo</source>
        <translation>Chiedi l'annullo</translation>
    </message>
    <message id="act.approvals">
        <source>Da approvare ({count})</source>
        <translation>Da approvare ({count})</translation>
    </message>
    <message id="act.approve">
        <source>Approva</source>
        <translation>Approva</translation>
    </message>
    <message id="act.reject">
        <source>Rifiuta</source>
        <translation>Rifiuta</translation>
    </message>
    <message id="act.see_notice">
        <source>Storia dell'avviso</source>
        <translation>Storia dell'avviso</translation>
    </message>
    <message id="status.notes_none">
        <source>Tutto inviato</source>
        <translation>Tutto inviato</translation>
    </message>
    <message id="status.notes" numerus="yes">
        <source>{number} note da inviare</source>
        <translation>
            <numerusform>1 nota da inviare</numerusform>
            <numerusform>{number} note da inviare</numerusform>
        </translation>
    </message>
    <message id="status.online">
        <source>In linea</source>
        <translation>In linea</translation>
    </message>
    <message id="status.offline">
        <source>Fuori linea · puoi continuare</source>
        <translation>Fuori linea · puoi continuare</translation>
    </message>
    <message id="status.offline_since">
        <source>Fuori linea dalle {hour} · puoi continuare</source>
        <translation>Fuori linea dalle {hour} · puoi continuare</translation>
    </message>
    <message id="status.online_slow">
        <source>In linea, ma lenta</source>
        <translation>In linea, ma lenta</translation>
    </message>
    <message id="status.offline_because">
        <source>Fuori linea dalle {hour}: {reason} · puoi continuare</source>
        <translation>Fuori linea dalle {hour}: {reason} · puoi continuare</translation>
    </message>
    <message id="status.offline_only">
        <source>Fuori linea: {reason}</source>
        <translation>Fuori linea: {reason}</translation>
    </message>
    <message id="status.because_NO_NETWORK">
        <source>manca la rete</source>
        <translation>manca la rete</translation>
    </message>
    <message id="status.because_NAME_NOT_FOUND">
        <source>il nome del server non si trova</source>
        <translation>il nome del server non si trova</translation>
    </message>
    <message id="status.because_REFUSED">
        <source>il server non è in funzione</source>
        <translation>il server non è in funzione</translation>
    </message>
    <message id="status.because_SILENT">
        <source>il server non risponde</source>
        <translation>il server non risponde</translation>
    </message>
    <message id="status.because_CUT">
        <source>la linea si interrompe</source>
        <translation>la linea si interrompe</translation>
    </message>
    <message id="status.because_SOMEBODY_ELSE">
        <source>risponde un'altra pagina, forse l'accesso alla rete</source>
        <translation>risponde un'altra pagina, forse l'accesso alla rete</translation>
    </message>
    <message id="status.because_CERTIFICATE">
        <source>risponde qualcun altro al posto del server</source>
        <translation>risponde qualcun altro al posto del server</translation>
    </message>
    <message id="status.because_NOT_UNDERSTOOD">
        <source>la risposta non si capisce</source>
        <translation>la risposta non si capisce</translation>
    </message>
    <message id="status.because_SERVER_UNWELL">
        <source>il server ha un guasto</source>
        <translation>il server ha un guasto</translation>
    </message>
    <message id="line.back_none">
        <source>Di nuovo in linea.</source>
        <translation>Di nuovo in linea.</translation>
    </message>
    <message id="line.back" numerus="yes">
        <source>Di nuovo in linea. {number} avvisi registrati, si possono pagare.</source>
        <translation>
            <numerusform>Di nuovo in linea. 1 avviso registrato, si può pagare.</numerusform>
            <numerusform>Di nuovo in linea. {number} avvisi registrati, si possono pagare.</numerusform>
        </translation>
    </message>
    <message id="line.back_soon" numerus="yes">
        <source>Di nuovo in linea. {number} avvisi registrati, si potranno pagare tra poco.</source>
        <translation>
            <numerusform>Di nuovo in linea. 1 avviso registrato, si potrà pagare tra poco.</numerusform>
            <numerusform>Di nuovo in linea. {number} avvisi registrati, si potranno pagare tra poco.</numerusform>
        </translation>
    </message>
    <message id="status.waiting_none">
        <source>Tutto inviato</source>
        <translation>Tutto inviato</translation>
    </message>
    <message id="status.waiting" numerus="yes">
        <source>{number} da inviare</source>
        <translation>
            <numerusform>1 da inviare</numerusform>
            <numerusform>{number} da inviare</numerusform>
        </translation>
    </message>
    <message id="status.paper_READY">
        <source>A4: pronta</source>
        <translation>A4: pronta</translation>
    </message>
    <message id="status.paper_PAPER_OUT">
        <source>A4: carta finita</source>
        <translation>A4: carta finita</translation>
    </message>
    <message id="status.paper_UNREACHABLE">
        <source>A4: non risponde</source>
        <translation>A4: non risponde</translation>
    </message>
    <message id="status.paper_WRONG_SETTINGS">
        <source>A4: da impostare</source>
        <translation>A4: da impostare</translation>
    </message>
    <message id="status.paper_NOT_SET">
        <source>A4: nessuna</source>
        <translation>A4: nessuna</translation>
    </message>
    <message id="status.roll_READY">
        <source>Scontrini: pronta</source>
        <translation>Scontrini: pronta</translation>
    </message>
    <message id="status.roll_PAPER_OUT">
        <source>Scontrini: carta finita</source>
        <translation>Scontrini: carta finita</translation>
    </message>
    <message id="status.roll_UNREACHABLE">
        <source>Scontrini: non risponde</source>
        <translation>Scontrini: non risponde</translation>
    </message>
    <message id="status.roll_WRONG_SETTINGS">
        <source>Scontrini: da impostare</source>
        <translation>Scontrini: da impostare</translation>
    </message>
    <message id="status.roll_NOT_SET">
        <source>Scontrini: nessuna</source>
        <translation>Scontrini: nessuna</translation>
    </message>
    <message id="status.roll_on_paper">
        <source>Scontrini: non risponde, si usa l'A4</source>
        <translation>Scontrini: non risponde, si usa l'A4</translation>
    </message>
    <message id="status.bulk_runs">
        <source>Stampa: {printed} di {count}</source>
        <translation>Stampa: {printed} di {count}</translation>
    </message>
    <message id="status.bulk_held">
        <source>Stampa sospesa: {printed} di {count}</source>
        <translation>Stampa sospesa: {printed} di {count}</translation>
    </message>
    <message id="status.bulk_short">
        <source>{printed} di {count}</source>
        <translation>{printed} di {count}</translation>
    </message>
    <message id="status.numbers_none">
        <source>Numeri finiti</source>
        <translation>Numeri finiti</translation>
    </message>
    <message id="status.numbers" numerus="yes">
        <source>Numeri: {number}</source>
        <translation>
            <numerusform>Numeri: 1</numerusform>
            <numerusform>Numeri: {number}</numerusform>
        </translation>
    </message>
    <message id="status.numbers_days" numerus="yes">
        <source>Numeri: {left} ({number} giorni)</source>
        <translation>
            <numerusform>Numeri: {left} (1 giorno)</numerusform>
            <numerusform>Numeri: {left} ({number} giorni)</numerusform>
        </translation>
    </message>
    <message id="status.numbers_half_day">
        <source>Numeri: {left} (mezza giornata)</source>
        <translation>Numeri: {left} (mezza giornata)</translation>
    </message>
    <message id="status.numbers_hours">
        <source>Numeri: {left} (poche ore)</source>
        <translation>Numeri: {left} (poche ore)</translation>
    </message>
    <message id="state.TO_PAY">
        <source>Da pagare</source>
        <translation>Da pagare</translation>
    </message>
    <message id="state.OVERDUE">
        <source>Scaduto</source>
        <translation>Scaduto</translation>
    </message>
    <message id="state.PAID">
        <source>Pagato</source>
        <translation>Pagato</translation>
    </message>
    <message id="state.TO_REGISTER">
        <source>Da registrare</source>
        <translation>Da registrare</translation>
    </message>
    <message id="state.TO_CHECK">
        <source>Da controllare</source>
        <translation>Da controllare</translation>
    </message>
    <message id="state.TO_PRINT">
        <source>Da stampare</source>
        <translation>Da stampare</translation>
    </message>
    <message id="state.SUSPENDED">
        <source>Sospeso</source>
        <translation>Sospeso</translation>
    </message>
    <message id="state.EXPIRED">
        <source>Non più pagabile</source>
        <translation>Non più pagabile</translation>
    </message>
    <message id="state.IN_INSTALMENTS">
        <source>Si paga a rate</source>
        <translation>Si paga a rate</translation>
    </message>
    <message id="state.DEBT_PAID">
        <source>Debito già pagato</source>
        <translation>Debito già pagato</translation>
    </message>
    <message id="state.CANCELLED">
        <source>Annullato</source>
        <translation>Annullato</translation>
    </message>
    <message id="enrolment.choose_file">
        <source>Scegli un file</source>
        <translation>Scegli un file</translation>
    </message>
    <message id="enrolment.files">
        <source>File di attivazione (*.json)</source>
        <translation>File di attivazione (*.json)</translation>
    </message>
    <message id="enrolment.not_yet">
        <source>Il programma si sta aprendo: riprova tra un attimo.</source>
        <translation>Il programma si sta aprendo: riprova tra un attimo.</translation>
    </message>
    <message id="enrolment.done">
        <source>Questo computer è adesso {desk}, {office}, di {entity}.</source>
        <translation>Questo computer è adesso {desk}, {office}, di {entity}.</translation>
    </message>
    <message id="enrolment.training">
        <source>Addestramento</source>
        <translation>Addestramento</translation>
    </message>
    <message id="enrolment.training_what">
        <source>Questo computer non ha ancora uno sportello di addestramento. Serve un codice di un ente di addestramento: chiedilo a chi amministra il sistema.</source>
        <translation>Questo computer non ha ancora uno sportello di addestramento. Serve un codice di un ente di addestramento: chiedilo a chi amministra il sistema.</translation>
    </message>
    <message id="enrolment.again">
        <source>Registra di nuovo</source>
        <translation>Registra di nuovo</translation>
    </message>
    <message id="enrolment.again_what">
        <source>Questa postazione è già registrata. Con un altro codice dello stesso ente prende numeri nuovi e tiene quello che deve ancora inviare. Con il codice di un altro ente ricomincia da un archivio vuoto: quello di adesso resta su questo computer, messo da parte.</source>
        <translation>Questa postazione è già registrata. Con un altro codice dello stesso ente prende numeri nuovi e tiene quello che deve ancora inviare. Con il codice di un altro ente ricomincia da un archivio vuoto: quello di adesso resta su questo computer, messo da parte.</translation>
    </message>
    <message id="enrolment.first_start">
        <source>Primo avvio</source>
        <translation>Primo avvio</translation>
    </message>
    <message id="enrolment.first_start_what">
        <source>Questo computer non è ancora uno sportello. Serve il codice che ti ha dato chi amministra il sistema.</source>
        <translation>Questo computer non è ancora uno sportello. Serve il codice che ti ha dato chi amministra il sistema.</translation>
    </message>
    <message id="enrolment.lost">
        <source>Archivio perso</source>
        <translation>Archivio perso</translation>
    </message>
    <message id="enrolment.lost_what">
        <source>L'archivio di questa postazione non si leggeva, e il suo diario nemmeno. Sono messi da parte, niente è cancellato: conserva le copie degli avvisi rilasciati da qui e chiama l'assistenza. Per ricominciare serve un nuovo codice di attivazione.</source>
        <translation>L'archivio di questa postazione non si leggeva, e il suo diario nemmeno. Sono messi da parte, niente è cancellato: conserva le copie degli avvisi rilasciati da qui e chiama l'assistenza. Per ricominciare serve un nuovo codice di attivazione.</translation>
    </message>
    <message id="enrolment.retired">
        <source>Postazione ritirata</source>
        <translation>Postazione ritirata</translation>
    </message>
    <message id="enrolment.retired_what">
        <source>Questa postazione è stata ritirata. Tutto era consegnato, quindi il suo archivio è stato cancellato. Se è un errore chiedi un nuovo codice di attivazione a chi amministra il sistema.</source>
        <translation>Questa postazione è stata ritirata. Tutto era consegnato, quindi il suo archivio è stato cancellato. Se è un errore chiedi un nuovo codice di attivazione a chi amministra il sistema.</translation>
    </message>
    <message id="enrolment.server">
        <source>Indirizzo del server</source>
        <translation>Indirizzo del server</translation>
    </message>
    <message id="enrolment.server_hint">
        <source>Per esempio https://pagamenti.comune.esempio.it</source>
        <translation>Per esempio https://pagamenti.comune.esempio.it</translation>
    </message>
    <message id="enrolment.server_wrong">
        <source>L'indirizzo comincia con https:// oppure http://. Ricontrollalo.</source>
        <translation>L'indirizzo comincia con https:// oppure http://. Ricontrollalo.</translation>
    </message>
    <message id="enrolment.code">
        <source>Codice di attivazione</source>
        <translation>Codice di attivazione</translation>
    </message>
    <message id="enrolment.code_missing">
        <source>Manca il codice di attivazione: chiedilo a chi amministra il sistema.</source>
        <translation>Manca il codice di attivazione: chiedilo a chi amministra il sistema.</translation>
    </message>
    <message id="enrolment.enrol">
        <source>Attiva lo sportello</source>
        <translation>Attiva lo sportello</translation>
    </message>
    <message id="enrolment.opening">
        <source>Il programma si sta aprendo: lo sportello si attiva appena è pronto.</source>
        <translation>Il programma si sta aprendo: lo sportello si attiva appena è pronto.</translation>
    </message>
    <message id="enrolment.asking">
        <source>Attivazione in corso…</source>
        <translation>Attivazione in corso…</translation>
    </message>
    <message id="store_command.store_whole">
        <source>Archivio: intero.</source>
        <translation>Archivio: intero.</translation>
    </message>
    <message id="store_command.store_damaged">
        <source>Archivio: danneggiato. Apri il programma: lo mette da parte e lo rifà dal diario.</source>
        <translation>Archivio: danneggiato. Apri il programma: lo mette da parte e lo rifà dal diario.</translation>
    </message>
    <message id="store_command.journal_whole">
        <source>Diario: intero.</source>
        <translation>Diario: intero.</translation>
    </message>
    <message id="store_command.journal_torn">
        <source>Diario: intero; l'ultima riga fu interrotta da un calo di corrente e non conta.</source>
        <translation>Diario: intero; l'ultima riga fu interrotta da un calo di corrente e non conta.</translation>
    </message>
    <message id="store_command.journal_altered">
        <source>Diario: danneggiato. Apri il programma: lo mette da parte e ne comincia un altro.</source>
        <translation>Diario: danneggiato. Apri il programma: lo mette da parte e ne comincia un altro.</translation>
    </message>
    <message id="store_command.journal_missing">
        <source>Diario: non c'è ancora. Comincia alla prossima apertura del programma.</source>
        <translation>Diario: non c'è ancora. Comincia alla prossima apertura del programma.</translation>
    </message>
    <message id="store_command.waiting">
        <source>Operazioni da consegnare o da vedere: {waiting}.</source>
        <translation>Operazioni da consegnare o da vedere: {waiting}.</translation>
    </message>
    <message id="store_command.rotated">
        <source>L'archivio ha una chiave nuova. Le copie fatte prima non si aprono più.</source>
        <translation>L'archivio ha una chiave nuova. Le copie fatte prima non si aprono più.</translation>
    </message>
    <message id="store_command.left_out">
        <source>Devono entrare una volta in linea, dopo un collega che lo apre: {clerks}.</source>
        <translation>Devono entrare una volta in linea, dopo un collega che lo apre: {clerks}.</translation>
    </message>
    <message id="store_command.wiped">
        <source>L'archivio è distrutto. Questo computer non è più uno sportello.</source>
        <translation>L'archivio è distrutto. Questo computer non è più uno sportello.</translation>
    </message>
    <message id="sign_in.to_training">
        <source>Addestramento</source>
        <translation>Addestramento</translation>
    </message>
    <message id="sign_in.to_work">
        <source>Torna al lavoro</source>
        <translation>Torna al lavoro</translation>
    </message>
    <message id="sign_in.username">
        <source>Nome utente</source>
        <translation>Nome utente</translation>
    </message>
    <message id="sign_in.password">
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message id="sign_in.enter">
        <source>Accedi</source>
        <translation>Accedi</translation>
    </message>
    <message id="sign_in.opening">
        <source>Il programma si sta aprendo: entri appena è pronto.</source>
        <translation>Il programma si sta aprendo: entri appena è pronto.</translation>
    </message>
    <message id="sign_in.asking">
        <source>Accesso in corso…</source>
        <translation>Accesso in corso…</translation>
    </message>
    <message id="sign_in.username_missing">
        <source>Scrivi il tuo nome utente.</source>
        <translation>Scrivi il tuo nome utente.</translation>
    </message>
    <message id="sign_in.password_missing">
        <source>Scrivi la tua password.</source>
        <translation>Scrivi la tua password.</translation>
    </message>
    <message id="sign_in.other_language">
        <source>English</source>
        <translation>English</translation>
    </message>
    <message id="sign_in.waiting_none">
        <source>Su questa postazione è tutto inviato</source>
        <translation>Su questa postazione è tutto inviato</translation>
    </message>
    <message id="sign_in.waiting" numerus="yes">
        <source>{number} operazioni da inviare da questa postazione</source>
        <translation>
            <numerusform>1 operazione da inviare da questa postazione</numerusform>
            <numerusform>{number} operazioni da inviare da questa postazione</numerusform>
        </translation>
    </message>
    <message id="lock.title">
        <source>Postazione bloccata</source>
        <translation>Postazione bloccata</translation>
    </message>
    <message id="lock.whose">
        <source>Il lavoro di {name} è coperto e resta com'è.</source>
        <translation>Il lavoro di {name} è coperto e resta com'è.</translation>
    </message>
    <message id="lock.pin">
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message id="lock.pin_hint">
        <source>Il PIN che hai scelto nelle Impostazioni.</source>
        <translation>Il PIN che hai scelto nelle Impostazioni.</translation>
    </message>
    <message id="lock.password_hint">
        <source>Per tornare al lavoro serve la password.</source>
        <translation>Per tornare al lavoro serve la password.</translation>
    </message>
    <message id="lock.other_hint">
        <source>Entri con la tua password; quello che {name} ha iniziato resta suo.</source>
        <translation>Entri con la tua password; quello che {name} ha iniziato resta suo.</translation>
    </message>
    <message id="lock.open">
        <source>Sblocca</source>
        <translation>Sblocca</translation>
    </message>
    <message id="lock.by_password">
        <source>Usa la password</source>
        <translation>Usa la password</translation>
    </message>
    <message id="lock.by_pin">
        <source>Usa il PIN</source>
        <translation>Usa il PIN</translation>
    </message>
    <message id="lock.pin_missing">
        <source>Scrivi il PIN.</source>
        <translation>Scrivi il PIN.</translation>
    </message>
    <message id="lock.pin_digits">
        <source>Il PIN è fatto di sole cifre. Per la password premi Ctrl+Shift+L.</source>
        <translation>Il PIN è fatto di sole cifre. Per la password premi Ctrl+Shift+L.</translation>
    </message>
    <message id="search.cut">
        <source>Il testo era troppo lungo: ne restano i primi {limit} caratteri. Copia solo il codice, o solo il nome.</source>
        <translation>Il testo era troppo lungo: ne restano i primi {limit} caratteri. Copia solo il codice, o solo il nome.</translation>
    </message>
    <message id="search.title">
        <source>Cittadini</source>
        <translation>Cittadini</translation>
    </message>
    <message id="search.hint">
        <source>Frecce per scegliere · Invio per aprire</source>
        <translation>Frecce per scegliere · Invio per aprire</translation>
    </message>
    <message id="search.begin">
        <source>Comincia a scrivere, oppure leggi un codice</source>
        <translation>Comincia a scrivere, oppure leggi un codice</translation>
    </message>
    <message id="search.begin_detail">
        <source>Il campo in alto prende tutto, dovunque sia il cursore.</source>
        <translation>Il campo in alto prende tutto, dovunque sia il cursore.</translation>
    </message>
    <message id="search.take_name">
        <source>Cognome e nome</source>
        <translation>Cognome e nome</translation>
    </message>
    <message id="search.take_name_how">
        <source>basta l'inizio: «ross mar»</source>
        <translation>basta l'inizio: «ross mar»</translation>
    </message>
    <message id="search.take_code">
        <source>Codice fiscale</source>
        <translation>Codice fiscale</translation>
    </message>
    <message id="search.take_code_how">
        <source>scritto, o letto dalla tessera sanitaria</source>
        <translation>scritto, o letto dalla tessera sanitaria</translation>
    </message>
    <message id="search.take_notice">
        <source>Numero avviso</source>
        <translation>Numero avviso</translation>
    </message>
    <message id="search.take_notice_how">
        <source>le 18 cifre, come sono sul foglio</source>
        <translation>le 18 cifre, come sono sul foglio</translation>
    </message>
    <message id="search.take_scan">
        <source>Codice QR dell'avviso</source>
        <translation>Codice QR dell'avviso</translation>
    </message>
    <message id="search.take_scan_how">
        <source>con il lettore, senza toccare un tasto</source>
        <translation>con il lettore, senza toccare un tasto</translation>
    </message>
    <message id="search.today">
        <source>Oggi da questa postazione</source>
        <translation>Oggi da questa postazione</translation>
    </message>
    <message id="search.released">
        <source>rilasciati</source>
        <translation>rilasciati</translation>
    </message>
    <message id="search.paid">
        <source>già pagati</source>
        <translation>già pagati</translation>
    </message>
    <message id="search.to_register">
        <source>da registrare</source>
        <translation>da registrare</translation>
    </message>
    <message id="search.nobody">
        <source>Nessuno con «{text}»</source>
        <translation>Nessuno con «{text}»</translation>
    </message>
    <message id="search.nobody_detail">
        <source>Prova con meno lettere o con il codice fiscale, oppure crea una nuova persona (Ctrl+N).</source>
        <translation>Prova con meno lettere o con il codice fiscale, oppure crea una nuova persona (Ctrl+N).</translation>
    </message>
    <message id="search.new_person">
        <source>nuova persona</source>
        <translation>nuova persona</translation>
    </message>
    <message id="search.start_again">
        <source>svuota e ricomincia</source>
        <translation>svuota e ricomincia</translation>
    </message>
    <message id="wait.nothing">
        <source>Il server non ha ancora risposto: aspetta, oppure torna indietro con Esc.</source>
        <translation>Il server non ha ancora risposto: aspetta, oppure torna indietro con Esc.</translation>
    </message>
    <message id="wait.shown">
        <source>Il server non ha ancora risposto: per ora vedi quello che si sapeva già.</source>
        <translation>Il server non ha ancora risposto: per ora vedi quello che si sapeva già.</translation>
    </message>
    <message id="search.slow">
        <source>Ricerca di «{text}» in corso…</source>
        <translation>Ricerca di «{text}» in corso…</translation>
    </message>
    <message id="search.slow_detail">
        <source>Il server ci mette più del solito. Aspetta, oppure scrivi altro: conta l'ultima ricerca.</source>
        <translation>Il server ci mette più del solito. Aspetta, oppure scrivi altro: conta l'ultima ricerca.</translation>
    </message>
    <message id="search.found_none">
        <source>nessuno per «{text}»</source>
        <translation>nessuno per «{text}»</translation>
    </message>
    <message id="search.found" numerus="yes">
        <source>{number} trovati per «{text}»</source>
        <translation>
            <numerusform>1 trovato per «{text}»</numerusform>
            <numerusform>{number} trovati per «{text}»</numerusform>
        </translation>
    </message>
    <message id="search.more_none">
        <source>nessuno per «{text}»</source>
        <translation>nessuno per «{text}»</translation>
    </message>
    <message id="search.more" numerus="yes">
        <source>i primi {number} per «{text}»: scrivi di più</source>
        <translation>
            <numerusform>il primo per «{text}»: scrivi di più</numerusform>
            <numerusform>i primi {number} per «{text}»: scrivi di più</numerusform>
        </translation>
    </message>
    <message id="search.as_of">
        <source>situazione delle {hour}</source>
        <translation>situazione delle {hour}</translation>
    </message>
    <message id="search.as_of_day">
        <source>situazione delle {hour} del {day}</source>
        <translation>situazione delle {hour} del {day}</translation>
    </message>
    <message id="search.nobody_here">
        <source>Fuori linea si cerca solo tra chi è già passato da questa postazione: {situation}. Riprova quando torna la linea, oppure crea una nuova persona (Ctrl+N).</source>
        <translation>Fuori linea si cerca solo tra chi è già passato da questa postazione: {situation}. Riprova quando torna la linea, oppure crea una nuova persona (Ctrl+N).</translation>
    </message>
    <message id="search.name">
        <source>Cognome e nome</source>
        <translation>Cognome e nome</translation>
    </message>
    <message id="search.tax_code">
        <source>Codice fiscale</source>
        <translation>Codice fiscale</translation>
    </message>
    <message id="search.born_on">
        <source>Nato/a il</source>
        <translation>Nato/a il</translation>
    </message>
    <message id="search.address">
        <source>Indirizzo</source>
        <translation>Indirizzo</translation>
    </message>
    <message id="search.situation">
        <source>Situazione</source>
        <translation>Situazione</translation>
    </message>
    <message id="search.to_pay_none">
        <source>—</source>
        <translation>—</translation>
    </message>
    <message id="search.to_pay" numerus="yes">
        <source>{number} da pagare</source>
        <translation>
            <numerusform>1 da pagare</numerusform>
            <numerusform>{number} da pagare</numerusform>
        </translation>
    </message>
    <message id="search.overdue_none">
        <source>—</source>
        <translation>—</translation>
    </message>
    <message id="search.overdue" numerus="yes">
        <source>{number} scaduti</source>
        <translation>
            <numerusform>1 scaduto</numerusform>
            <numerusform>{number} scaduti</numerusform>
        </translation>
    </message>
    <message id="search.recent">
        <source>Serviti di recente</source>
        <translation>Serviti di recente</translation>
    </message>
    <message id="search.drafts">
        <source>In sospeso</source>
        <translation>In sospeso</translation>
    </message>
    <message id="search.unfinished">
        <source>Avviso non finito</source>
        <translation>Avviso non finito</translation>
    </message>
    <message id="citizen.no_tax_code">
        <source>senza codice fiscale</source>
        <translation>senza codice fiscale</translation>
    </message>
    <message id="citizen.registry_number">
        <source>n. {number} dell'anagrafe</source>
        <translation>n. {number} dell'anagrafe</translation>
    </message>
    <message id="citizen.born_feminine">
        <source>nata il {day}</source>
        <translation>nata il {day}</translation>
    </message>
    <message id="citizen.born_masculine">
        <source>nato il {day}</source>
        <translation>nato il {day}</translation>
    </message>
    <message id="citizen.born_unsaid">
        <source>nato/a il {day}</source>
        <translation>nato/a il {day}</translation>
    </message>
    <message id="citizen.born_at">
        <source>{born} a {place}</source>
        <translation>{born} a {place}</translation>
    </message>
    <message id="citizen.to_pay">
        <source>Da pagare</source>
        <translation>Da pagare</translation>
    </message>
    <message id="citizen.overdue">
        <source>Scaduto</source>
        <translation>Scaduto</translation>
    </message>
    <message id="citizen.paid_in">
        <source>Pagato nel {year}</source>
        <translation>Pagato nel {year}</translation>
    </message>
    <message id="citizen.notices">
        <source>Avvisi</source>
        <translation>Avvisi</translation>
    </message>
    <message id="citizen.count_none">
        <source>nessuno</source>
        <translation>nessuno</translation>
    </message>
    <message id="citizen.open_none">
        <source>nessuno aperto</source>
        <translation>nessuno aperto</translation>
    </message>
    <message id="citizen.open" numerus="yes">
        <source>{number} aperti</source>
        <translation>
            <numerusform>1 aperto</numerusform>
            <numerusform>{number} aperti</numerusform>
        </translation>
    </message>
    <message id="citizen.in_all">
        <source>{number} in tutto</source>
        <translation>{number} in tutto</translation>
    </message>
    <message id="citizen.filter">
        <source>Filtra</source>
        <translation>Filtra</translation>
    </message>
    <message id="citizen.every_state">
        <source>Tutti gli stati</source>
        <translation>Tutti gli stati</translation>
    </message>
    <message id="citizen.no_notices">
        <source>Nessun avviso per questa persona</source>
        <translation>Nessun avviso per questa persona</translation>
    </message>
    <message id="citizen.no_notices_detail">
        <source>Quando ne rilasci uno compare qui, e diventa «Pagato» da solo.</source>
        <translation>Quando ne rilasci uno compare qui, e diventa «Pagato» da solo.</translation>
    </message>
    <message id="citizen.release_one">
        <source>nuovo avviso</source>
        <translation>nuovo avviso</translation>
    </message>
    <message id="citizen.none_in_state">
        <source>Nessun avviso in questo stato</source>
        <translation>Nessun avviso in questo stato</translation>
    </message>
    <message id="citizen.none_in_state_detail">
        <source>Scegli «Tutti gli stati» per vederli tutti.</source>
        <translation>Scegli «Tutti gli stati» per vederli tutti.</translation>
    </message>
    <message id="citizen.as_of">
        <source>Situazione delle {hour}: sei fuori linea</source>
        <translation>Situazione delle {hour}: sei fuori linea</translation>
    </message>
    <message id="citizen.as_of_day">
        <source>Situazione delle {hour} del {day}: sei fuori linea</source>
        <translation>Situazione delle {hour} del {day}: sei fuori linea</translation>
    </message>
    <message id="citizen.unlisted">
        <source>Avvisi non ancora letti qui: sei fuori linea</source>
        <translation>Avvisi non ancora letti qui: sei fuori linea</translation>
    </message>
    <message id="citizen.count_unlisted">
        <source>solo quelli rilasciati qui</source>
        <translation>solo quelli rilasciati qui</translation>
    </message>
    <message id="citizen.unlisted_title">
        <source>Gli avvisi di questa persona non si conoscono</source>
        <translation>Gli avvisi di questa persona non si conoscono</translation>
    </message>
    <message id="citizen.unlisted_detail">
        <source>Sei fuori linea, e da questa postazione non sono mai stati letti: si vedono quando torna la linea.</source>
        <translation>Sei fuori linea, e da questa postazione non sono mai stati letti: si vedono quando torna la linea.</translation>
    </message>
    <message id="citizen.whole_story">
        <source>Invio apre la storia completa</source>
        <translation>Invio apre la storia completa</translation>
    </message>
    <message id="person.DEAD_feminine">
        <source>Deceduta</source>
        <translation>Deceduta</translation>
    </message>
    <message id="person.DEAD_masculine">
        <source>Deceduto</source>
        <translation>Deceduto</translation>
    </message>
    <message id="person.DEAD_unsaid">
        <source>Deceduto/a</source>
        <translation>Deceduto/a</translation>
    </message>
    <message id="person.DEAD_on_feminine">
        <source>deceduta il {day}</source>
        <translation>deceduta il {day}</translation>
    </message>
    <message id="person.DEAD_on_masculine">
        <source>deceduto il {day}</source>
        <translation>deceduto il {day}</translation>
    </message>
    <message id="person.DEAD_on_unsaid">
        <source>deceduto/a il {day}</source>
        <translation>deceduto/a il {day}</translation>
    </message>
    <message id="person.DEAD_release">
        <source>Un avviso nuovo riguarda gli eredi: controlla a chi va intestato prima di rilasciare.</source>
        <translation>Un avviso nuovo riguarda gli eredi: controlla a chi va intestato prima di rilasciare.</translation>
    </message>
    <message id="person.MOVED_feminine">
        <source>Trasferita</source>
        <translation>Trasferita</translation>
    </message>
    <message id="person.MOVED_masculine">
        <source>Trasferito</source>
        <translation>Trasferito</translation>
    </message>
    <message id="person.MOVED_unsaid">
        <source>Trasferito/a</source>
        <translation>Trasferito/a</translation>
    </message>
    <message id="person.MOVED_on_feminine">
        <source>trasferita dal {day}</source>
        <translation>trasferita dal {day}</translation>
    </message>
    <message id="person.MOVED_on_masculine">
        <source>trasferito dal {day}</source>
        <translation>trasferito dal {day}</translation>
    </message>
    <message id="person.MOVED_on_unsaid">
        <source>trasferito/a dal {day}</source>
        <translation>trasferito/a dal {day}</translation>
    </message>
    <message id="person.MOVED_release">
        <source>L'indirizzo può essere quello di prima: controllalo prima di rilasciare.</source>
        <translation>L'indirizzo può essere quello di prima: controllalo prima di rilasciare.</translation>
    </message>
    <message id="co_debtors.caption">
        <source>Coobbligati in solido: {number} di {most} al massimo</source>
        <translation>Coobbligati in solido: {number} di {most} al massimo</translation>
    </message>
    <message id="co_debtors.search">
        <source>Chi altro deve pagare</source>
        <translation>Chi altro deve pagare</translation>
    </message>
    <message id="co_debtors.hint">
        <source>Cognome e nome o codice fiscale · Invio aggiunge · a campo vuoto Canc toglie l'ultimo</source>
        <translation>Cognome e nome o codice fiscale · Invio aggiunge · a campo vuoto Canc toglie l'ultimo</translation>
    </message>
    <message id="co_debtors.remove">
        <source>Togli {name}</source>
        <translation>Togli {name}</translation>
    </message>
    <message id="co_debtors.not_added">
        <source>Premi Invio per aggiungere la persona, oppure svuota il campo.</source>
        <translation>Premi Invio per aggiungere la persona, oppure svuota il campo.</translation>
    </message>
    <message id="co_debtors.owing">
        <source>{name}, coobbligati: {names}</source>
        <translation>{name}, coobbligati: {names}</translation>
    </message>
    <message id="co_debtors.with">
        <source>Coobbligato con {name}</source>
        <translation>Coobbligato con {name}</translation>
    </message>
    <message id="new_person.title">
        <source>Nuova persona</source>
        <translation>Nuova persona</translation>
    </message>
    <message id="new_person.hint">
        <source>Resta qui anche fuori linea, e va nell'anagrafe con il primo avviso che le rilasci.</source>
        <translation>Resta qui anche fuori linea, e va nell'anagrafe con il primo avviso che le rilasci.</translation>
    </message>
    <message id="new_person.is_body">
        <source>È un'azienda o un ente</source>
        <translation>È un'azienda o un ente</translation>
    </message>
    <message id="new_person.family_name">
        <source>Cognome</source>
        <translation>Cognome</translation>
    </message>
    <message id="new_person.body_name">
        <source>Denominazione</source>
        <translation>Denominazione</translation>
    </message>
    <message id="new_person.given_name">
        <source>Nome</source>
        <translation>Nome</translation>
    </message>
    <message id="new_person.tax_code">
        <source>Codice fiscale</source>
        <translation>Codice fiscale</translation>
    </message>
    <message id="new_person.body_code">
        <source>Codice fiscale o partita IVA, 11 cifre</source>
        <translation>Codice fiscale o partita IVA, 11 cifre</translation>
    </message>
    <message id="new_person.without_code">
        <source>Senza codice fiscale, per esempio uno straniero</source>
        <translation>Senza codice fiscale, per esempio uno straniero</translation>
    </message>
    <message id="new_person.street">
        <source>Via</source>
        <translation>Via</translation>
    </message>
    <message id="new_person.street_number">
        <source>Numero civico</source>
        <translation>Numero civico</translation>
    </message>
    <message id="new_person.postal_code">
        <source>CAP</source>
        <translation>CAP</translation>
    </message>
    <message id="new_person.city">
        <source>Comune</source>
        <translation>Comune</translation>
    </message>
    <message id="new_person.province">
        <source>Provincia</source>
        <translation>Provincia</translation>
    </message>
    <message id="new_person.email">
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message id="new_person.phone">
        <source>Telefono</source>
        <translation>Telefono</translation>
    </message>
    <message id="new_person.known">
        <source>Esiste già: {name}</source>
        <translation>Esiste già: {name}</translation>
    </message>
    <message id="new_person.made_meanwhile">
        <source>{name} è tra le persone di questa postazione.</source>
        <translation>{name} è tra le persone di questa postazione.</translation>
    </message>
    <message id="notices.title">
        <source>Avvisi</source>
        <translation>Avvisi</translation>
    </message>
    <message id="notices.plan_part">
        <source>Rata {number} di {count} · {subject}</source>
        <translation>Rata {number} di {count} · {subject}</translation>
    </message>
    <message id="notices.plan_whole">
        <source>In un'unica soluzione · {subject}</source>
        <translation>In un'unica soluzione · {subject}</translation>
    </message>
    <message id="notices.plan_left">
        <source>A rate: pagate {paid} di {count} · restano {amount}</source>
        <translation>A rate: pagate {paid} di {count} · restano {amount}</translation>
    </message>
    <message id="notices.plan_closed">
        <source>A rate: pagate {paid} di {count} · niente da pagare</source>
        <translation>A rate: pagate {paid} di {count} · niente da pagare</translation>
    </message>
    <message id="notices.as_of">
        <source>situazione delle {hour}</source>
        <translation>situazione delle {hour}</translation>
    </message>
    <message id="notices.as_of_day">
        <source>situazione delle {hour} del {day}</source>
        <translation>situazione delle {hour} del {day}</translation>
    </message>
    <message id="notices.none">
        <source>Oggi non è ancora uscito nessun avviso</source>
        <translation>Oggi non è ancora uscito nessun avviso</translation>
    </message>
    <message id="notices.none_detail">
        <source>Quelli che rilasci da questa postazione compaiono qui, l'ultimo per primo.</source>
        <translation>Quelli che rilasci da questa postazione compaiono qui, l'ultimo per primo.</translation>
    </message>
    <message id="notices.find_somebody">
        <source>cerca una persona</source>
        <translation>cerca una persona</translation>
    </message>
    <message id="notices.count_none">
        <source>nessuno</source>
        <translation>nessuno</translation>
    </message>
    <message id="notices.count" numerus="yes">
        <source>{number} avvisi · {total}</source>
        <translation>
            <numerusform>1 avviso · {total}</numerusform>
            <numerusform>{number} avvisi · {total}</numerusform>
        </translation>
    </message>
    <message id="notices.hour">
        <source>Ora</source>
        <translation>Ora</translation>
    </message>
    <message id="notices.state">
        <source>Stato</source>
        <translation>Stato</translation>
    </message>
    <message id="notices.citizen">
        <source>Cittadino</source>
        <translation>Cittadino</translation>
    </message>
    <message id="notices.subject">
        <source>Oggetto</source>
        <translation>Oggetto</translation>
    </message>
    <message id="notices.number">
        <source>Numero avviso</source>
        <translation>Numero avviso</translation>
    </message>
    <message id="notices.due_on">
        <source>Scadenza</source>
        <translation>Scadenza</translation>
    </message>
    <message id="notices.amount">
        <source>Importo</source>
        <translation>Importo</translation>
    </message>
    <message id="notices.tax_code">
        <source>Codice fiscale</source>
        <translation>Codice fiscale</translation>
    </message>
    <message id="notices.released_on">
        <source>Rilasciato il {moment}</source>
        <translation>Rilasciato il {moment}</translation>
    </message>
    <message id="notices.cancel_waits">
        <source>Annullo da approvare</source>
        <translation>Annullo da approvare</translation>
    </message>
    <message id="notices.paid_twice">
        <source>Pagato due volte, la prima il {moment}</source>
        <translation>Pagato due volte, la prima il {moment}</translation>
    </message>
    <message id="notices.paid_on">
        <source>Pagato il {moment}</source>
        <translation>Pagato il {moment}</translation>
    </message>
    <message id="lists.scope">
        <source>Quale elenco</source>
        <translation>Quale elenco</translation>
    </message>
    <message id="lists.DESK">
        <source>Questa postazione</source>
        <translation>Questa postazione</translation>
    </message>
    <message id="lists.MINE">
        <source>I miei</source>
        <translation>I miei</translation>
    </message>
    <message id="lists.OFFICE">
        <source>Tutto l'ufficio</source>
        <translation>Tutto l'ufficio</translation>
    </message>
    <message id="lists.days">
        <source>Quali giorni</source>
        <translation>Quali giorni</translation>
    </message>
    <message id="lists.TODAY">
        <source>Oggi</source>
        <translation>Oggi</translation>
    </message>
    <message id="lists.YESTERDAY">
        <source>Ieri</source>
        <translation>Ieri</translation>
    </message>
    <message id="lists.LAST_SEVEN">
        <source>Ultimi 7 giorni</source>
        <translation>Ultimi 7 giorni</translation>
    </message>
    <message id="lists.THIS_MONTH">
        <source>Questo mese</source>
        <translation>Questo mese</translation>
    </message>
    <message id="lists.CHOSEN">
        <source>Dal … al …</source>
        <translation>Dal … al …</translation>
    </message>
    <message id="lists.ALL">
        <source>Tutti i giorni</source>
        <translation>Tutti i giorni</translation>
    </message>
    <message id="lists.first_day">
        <source>dal gg/mm/aaaa</source>
        <translation>dal gg/mm/aaaa</translation>
    </message>
    <message id="lists.last_day">
        <source>al gg/mm/aaaa</source>
        <translation>al gg/mm/aaaa</translation>
    </message>
    <message id="lists.days_turned">
        <source>Il primo giorno viene dopo l'ultimo. Correggi uno dei due.</source>
        <translation>Il primo giorno viene dopo l'ultimo. Correggi uno dei due.</translation>
    </message>
    <message id="lists.day_wrong">
        <source>Questa data non torna. Scrivila come 23/11/2026.</source>
        <translation>Questa data non torna. Scrivila come 23/11/2026.</translation>
    </message>
    <message id="lists.kind">
        <source>Tipo di avviso</source>
        <translation>Tipo di avviso</translation>
    </message>
    <message id="lists.every_kind">
        <source>Tutti i tipi</source>
        <translation>Tutti i tipi</translation>
    </message>
    <message id="lists.desk">
        <source>Postazione</source>
        <translation>Postazione</translation>
    </message>
    <message id="lists.every_desk">
        <source>Tutte le postazioni</source>
        <translation>Tutte le postazioni</translation>
    </message>
    <message id="lists.operator">
        <source>Operatore</source>
        <translation>Operatore</translation>
    </message>
    <message id="lists.every_operator">
        <source>Tutti gli operatori</source>
        <translation>Tutti gli operatori</translation>
    </message>
    <message id="lists.released">
        <source>Rilasciato</source>
        <translation>Rilasciato</translation>
    </message>
    <message id="lists.text">
        <source>Nome, codice o numero</source>
        <translation>Nome, codice o numero</translation>
    </message>
    <message id="lists.choice">
        <source>Scelta</source>
        <translation>Scelta</translation>
    </message>
    <message id="lists.is_chosen">
        <source>scelto</source>
        <translation>scelto</translation>
    </message>
    <message id="lists.header">
        <source>Titoli: {title}</source>
        <translation>Titoli: {title}</translation>
    </message>
    <message id="lists.sorted_up">
        <source>{title}, in ordine crescente</source>
        <translation>{title}, in ordine crescente</translation>
    </message>
    <message id="lists.sorted_down">
        <source>{title}, in ordine decrescente</source>
        <translation>{title}, in ordine decrescente</translation>
    </message>
    <message id="lists.chosen_none">
        <source>nessuno scelto</source>
        <translation>nessuno scelto</translation>
    </message>
    <message id="lists.chosen" numerus="yes">
        <source>{number} scelti</source>
        <translation>
            <numerusform>1 scelto</numerusform>
            <numerusform>{number} scelti</numerusform>
        </translation>
    </message>
    <message id="lists.chosen_total" numerus="yes">
        <source>{number} scelti, {total}</source>
        <translation>
            <numerusform>1 scelto, {total}</numerusform>
            <numerusform>{number} scelti, {total}</numerusform>
        </translation>
    </message>
    <message id="lists.incomplete">
        <source>elenco non completo: restringi i giorni o i filtri</source>
        <translation>elenco non completo: restringi i giorni o i filtri</translation>
    </message>
    <message id="lists.none">
        <source>Nessun avviso con questi filtri</source>
        <translation>Nessun avviso con questi filtri</translation>
    </message>
    <message id="lists.none_detail">
        <source>Scegli altri giorni, o togli un filtro.</source>
        <translation>Scegli altri giorni, o togli un filtro.</translation>
    </message>
    <message id="lists.failed">
        <source>Questo elenco adesso non si può vedere</source>
        <translation>Questo elenco adesso non si può vedere</translation>
    </message>
    <message id="lists.reading">
        <source>Lettura dell'elenco…</source>
        <translation>Lettura dell'elenco…</translation>
    </message>
    <message id="lists.reading_of">
        <source>Lettura dell'elenco: {done} di {whole}</source>
        <translation>Lettura dell'elenco: {done} di {whole}</translation>
    </message>
    <message id="lists.exporting">
        <source>Esportazione…</source>
        <translation>Esportazione…</translation>
    </message>
    <message id="lists.exporting_of">
        <source>Esportazione: {done} di {whole}</source>
        <translation>Esportazione: {done} di {whole}</translation>
    </message>
    <message id="lists.export_under_way">
        <source>C'è già un'esportazione in corso. Aspetta che finisca, o fermala con Ctrl+D.</source>
        <translation>C'è già un'esportazione in corso. Aspetta che finisca, o fermala con Ctrl+D.</translation>
    </message>
    <message id="lists.export_where">
        <source>Dove salvare l'elenco</source>
        <translation>Dove salvare l'elenco</translation>
    </message>
    <message id="lists.csv_files">
        <source>File CSV (*.csv)</source>
        <translation>File CSV (*.csv)</translation>
    </message>
    <message id="lists.file_name">
        <source>elenco-avvisi-{moment}</source>
        <translation>elenco-avvisi-{moment}</translation>
    </message>
    <message id="lists.exported_none">
        <source>Esportazione fermata: non è stato salvato nessun file.</source>
        <translation>Esportazione fermata: non è stato salvato nessun file.</translation>
    </message>
    <message id="lists.exported" numerus="yes">
        <source>Salvati {number} avvisi in {file}.</source>
        <translation>
            <numerusform>Salvato 1 avviso in {file}.</numerusform>
            <numerusform>Salvati {number} avvisi in {file}.</numerusform>
        </translation>
    </message>
    <message id="lists.columns">
        <source>Colonne dell'elenco</source>
        <translation>Colonne dell'elenco</translation>
    </message>
    <message id="lists.columns_close">
        <source>Esc per chiudere</source>
        <translation>Esc per chiudere</translation>
    </message>
    <message id="lists.column">
        <source>Colonna</source>
        <translation>Colonna</translation>
    </message>
    <message id="lists.column_shown">
        <source>Si vede</source>
        <translation>Si vede</translation>
    </message>
    <message id="lists.column_width">
        <source>Larghezza</source>
        <translation>Larghezza</translation>
    </message>
    <message id="lists.width_own">
        <source>normale</source>
        <translation>normale</translation>
    </message>
    <message id="lists.width_of_rest">
        <source>lo spazio che resta</source>
        <translation>lo spazio che resta</translation>
    </message>
    <message id="lists.column_show">
        <source>Mostra o nascondi</source>
        <translation>Mostra o nascondi</translation>
    </message>
    <message id="lists.column_show_key">
        <source>Spazio</source>
        <translation>Spazio</translation>
    </message>
    <message id="lists.column_up">
        <source>Sposta prima</source>
        <translation>Sposta prima</translation>
    </message>
    <message id="lists.column_up_key">
        <source>Alt+Su</source>
        <translation>Alt+Su</translation>
    </message>
    <message id="lists.column_down">
        <source>Sposta dopo</source>
        <translation>Sposta dopo</translation>
    </message>
    <message id="lists.column_down_key">
        <source>Alt+Giù</source>
        <translation>Alt+Giù</translation>
    </message>
    <message id="lists.column_narrower">
        <source>Più stretta</source>
        <translation>Più stretta</translation>
    </message>
    <message id="lists.column_narrower_key">
        <source>Alt+Sinistra</source>
        <translation>Alt+Sinistra</translation>
    </message>
    <message id="lists.column_wider">
        <source>Più larga</source>
        <translation>Più larga</translation>
    </message>
    <message id="lists.column_wider_key">
        <source>Alt+Destra</source>
        <translation>Alt+Destra</translation>
    </message>
    <message id="lists.column_reset">
        <source>Come all'inizio</source>
        <translation>Come all'inizio</translation>
    </message>
    <message id="lists.column_reset_key">
        <source>Alt+Canc</source>
        <translation>Alt+Canc</translation>
    </message>
    <message id="bulk.title">
        <source>Stampa di più avvisi</source>
        <translation>Stampa di più avvisi</translation>
    </message>
    <message id="bulk.asked">
        <source>chiesta da {name} alle {hour}</source>
        <translation>chiesta da {name} alle {hour}</translation>
    </message>
    <message id="bulk.way">
        <source>Dove</source>
        <translation>Dove</translation>
    </message>
    <message id="bulk.PRINTER">
        <source>Alla stampante</source>
        <translation>Alla stampante</translation>
    </message>
    <message id="bulk.ONE_FILE">
        <source>In un solo PDF</source>
        <translation>In un solo PDF</translation>
    </message>
    <message id="bulk.FILE_EACH">
        <source>In un PDF per avviso</source>
        <translation>In un PDF per avviso</translation>
    </message>
    <message id="bulk.PRINTER_means">
        <source>Escono uno dopo l'altro, pochi per volta: il prossimo cittadino non aspetta.</source>
        <translation>Escono uno dopo l'altro, pochi per volta: il prossimo cittadino non aspetta.</translation>
    </message>
    <message id="bulk.ONE_FILE_means">
        <source>Un file con tutti gli avvisi, che può leggere solo chi lo salva.</source>
        <translation>Un file con tutti gli avvisi, che può leggere solo chi lo salva.</translation>
    </message>
    <message id="bulk.FILE_EACH_means">
        <source>Una cartella nuova con un file per avviso, col suo numero come nome.</source>
        <translation>Una cartella nuova con un file per avviso, col suo numero come nome.</translation>
    </message>
    <message id="bulk.by_postal_code">
        <source>In ordine di codice postale</source>
        <translation>In ordine di codice postale</translation>
    </message>
    <message id="bulk.ONE_FILE_where">
        <source>Dove salvare gli avvisi</source>
        <translation>Dove salvare gli avvisi</translation>
    </message>
    <message id="bulk.FILE_EACH_where">
        <source>In quale cartella fare quella degli avvisi</source>
        <translation>In quale cartella fare quella degli avvisi</translation>
    </message>
    <message id="bulk.file_name">
        <source>avvisi-{moment}</source>
        <translation>avvisi-{moment}</translation>
    </message>
    <message id="bulk.progress">
        <source>Avvisi fatti</source>
        <translation>Avvisi fatti</translation>
    </message>
    <message id="bulk.left_out_table">
        <source>Avvisi che non si stampano</source>
        <translation>Avvisi che non si stampano</translation>
    </message>
    <message id="bulk.why">
        <source>Perché</source>
        <translation>Perché</translation>
    </message>
    <message id="bulk.will_be_left_out" numerus="yes">
        <source>{number} avvisi non si stampano</source>
        <translation>
            <numerusform>1 avviso non si stampa</numerusform>
            <numerusform>{number} avvisi non si stampano</numerusform>
        </translation>
    </message>
    <message id="bulk.left_out" numerus="yes">
        <source>{number} avvisi non sono stati stampati</source>
        <translation>
            <numerusform>1 avviso non è stato stampato</numerusform>
            <numerusform>{number} avvisi non sono stati stampati</numerusform>
        </translation>
    </message>
    <message id="bulk.RUNNING">
        <source>Stampa in corso: {printed} di {count}</source>
        <translation>Stampa in corso: {printed} di {count}</translation>
    </message>
    <message id="bulk.RUNNING_detail">
        <source>Puoi fare altro: va avanti da sola.</source>
        <translation>Puoi fare altro: va avanti da sola.</translation>
    </message>
    <message id="bulk.waits">
        <source>La stampa aspetta {name}: {printed} di {count}</source>
        <translation>La stampa aspetta {name}: {printed} di {count}</translation>
    </message>
    <message id="bulk.waits_detail">
        <source>Va avanti quando entra {name}. Se non serve più, annullala.</source>
        <translation>Va avanti quando entra {name}. Se non serve più, annullala.</translation>
    </message>
    <message id="bulk.PAUSED">
        <source>Stampa sospesa: {printed} di {count}</source>
        <translation>Stampa sospesa: {printed} di {count}</translation>
    </message>
    <message id="bulk.PAUSED_detail">
        <source>F9 la fa continuare da qui.</source>
        <translation>F9 la fa continuare da qui.</translation>
    </message>
    <message id="bulk.DONE">
        <source>Stampa finita: {printed} di {count}</source>
        <translation>Stampa finita: {printed} di {count}</translation>
    </message>
    <message id="bulk.DONE_detail">
        <source>Ogni foglio è annotato nella storia del suo avviso.</source>
        <translation>Ogni foglio è annotato nella storia del suo avviso.</translation>
    </message>
    <message id="bulk.nothing_printed">
        <source>Nessun avviso stampato</source>
        <translation>Nessun avviso stampato</translation>
    </message>
    <message id="bulk.nothing_printed_detail">
        <source>Qui sotto c'è il perché di ciascuno.</source>
        <translation>Qui sotto c'è il perché di ciascuno.</translation>
    </message>
    <message id="bulk.CANCELLED">
        <source>Stampa annullata: {printed} di {count}</source>
        <translation>Stampa annullata: {printed} di {count}</translation>
    </message>
    <message id="bulk.CANCELLED_detail">
        <source>I fogli già fatti restano buoni.</source>
        <translation>I fogli già fatti restano buoni.</translation>
    </message>
    <message id="bulk.ONE_FILE_saved">
        <source>Il file è {target}.</source>
        <translation>Il file è {target}.</translation>
    </message>
    <message id="bulk.FILE_EACH_saved">
        <source>I file sono in {target}.</source>
        <translation>I file sono in {target}.</translation>
    </message>
    <message id="bulk.under_way" numerus="yes">
        <source>{number} fogli sono già alla stampante.</source>
        <translation>
            <numerusform>1 foglio è già alla stampante.</numerusform>
            <numerusform>{number} fogli sono già alla stampante.</numerusform>
        </translation>
    </message>
    <message id="bulk.to_check" numerus="yes">
        <source>{number} fogli sono incerti: guarda nelle attività (Ctrl+4).</source>
        <translation>
            <numerusform>1 foglio è incerto: guarda nelle attività (Ctrl+4).</numerusform>
            <numerusform>{number} fogli sono incerti: guarda nelle attività (Ctrl+4).</numerusform>
        </translation>
    </message>
    <message id="bulk_reason.notice_already_paid">
        <source>già pagato</source>
        <translation>già pagato</translation>
    </message>
    <message id="bulk_reason.notice_cancelled">
        <source>annullato</source>
        <translation>annullato</translation>
    </message>
    <message id="bulk_reason.cancel_waits">
        <source>annullato, aspetta la linea</source>
        <translation>annullato, aspetta la linea</translation>
    </message>
    <message id="bulk_reason.notice_not_payable">
        <source>ora non si può pagare</source>
        <translation>ora non si può pagare</translation>
    </message>
    <message id="bulk_reason.notice_changed">
        <source>è cambiato, serve la linea</source>
        <translation>è cambiato, serve la linea</translation>
    </message>
    <message id="bulk_reason.plan_begun">
        <source>la rateazione è cominciata</source>
        <translation>la rateazione è cominciata</translation>
    </message>
    <message id="bulk_reason.debt_already_paid">
        <source>debito già pagato</source>
        <translation>debito già pagato</translation>
    </message>
    <message id="bulk_reason.notice_refused">
        <source>rifiutato dal server</source>
        <translation>rifiutato dal server</translation>
    </message>
    <message id="bulk_reason.notice_unknown">
        <source>non ancora conosciuto qui</source>
        <translation>non ancora conosciuto qui</translation>
    </message>
    <message id="release.title">
        <source>Nuovo avviso per {name}</source>
        <translation>Nuovo avviso per {name}</translation>
    </message>
    <message id="release.done_title">
        <source>Avviso per {name}</source>
        <translation>Avviso per {name}</translation>
    </message>
    <message id="release.more_none">
        <source></source>
        <translation></translation>
    </message>
    <message id="release.more" numerus="yes">
        <source>Ci sono altri {number} tipi di avviso: scrivi un pezzo del nome.</source>
        <translation>
            <numerusform>C'è un altro tipo di avviso: scrivi un pezzo del suo nome.</numerusform>
            <numerusform>Ci sono altri {number} tipi di avviso: scrivi un pezzo del nome.</numerusform>
        </translation>
    </message>
    <message id="release.kind">
        <source>Che cosa si paga</source>
        <translation>Che cosa si paga</translation>
    </message>
    <message id="release.kind_hint">
        <source>Scrivi un pezzo del nome</source>
        <translation>Scrivi un pezzo del nome</translation>
    </message>
    <message id="release.kind_wrong">
        <source>Scegli che cosa si paga: scrivi un pezzo del nome oppure usa Alt e un numero.</source>
        <translation>Scegli che cosa si paga: scrivi un pezzo del nome oppure usa Alt e un numero.</translation>
    </message>
    <message id="release.due_on">
        <source>Da pagare entro</source>
        <translation>Da pagare entro</translation>
    </message>
    <message id="release.hash_hint">
        <source>SHA-256, 64 cifre o base64</source>
        <translation>SHA-256, 64 cifre o base64</translation>
    </message>
    <message id="release.due_hint">
        <source>gg/mm/aaaa</source>
        <translation>gg/mm/aaaa</translation>
    </message>
    <message id="release.due_wrong">
        <source>Questa data non torna. Scrivila come 23/12/2026.</source>
        <translation>Questa data non torna. Scrivila come 23/12/2026.</translation>
    </message>
    <message id="release.due_past">
        <source>Questa data è già passata. Scrivi un giorno da oggi in poi.</source>
        <translation>Questa data è già passata. Scrivi un giorno da oggi in poi.</translation>
    </message>
    <message id="release.due_in_none">
        <source>oggi</source>
        <translation>oggi</translation>
    </message>
    <message id="release.due_in" numerus="yes">
        <source>{number} giorni da oggi</source>
        <translation>
            <numerusform>domani</numerusform>
            <numerusform>{number} giorni da oggi</numerusform>
        </translation>
    </message>
    <message id="release.total">
        <source>Totale da pagare</source>
        <translation>Totale da pagare</translation>
    </message>
    <message id="release.preview">
        <source>Anteprima</source>
        <translation>Anteprima</translation>
    </message>
    <message id="release.paper">
        <source>Avviso rilasciato</source>
        <translation>Avviso rilasciato</translation>
    </message>
    <message id="release.no_preview">
        <source>Scegli che cosa si paga: qui vedi l'avviso prima di rilasciarlo.</source>
        <translation>Scegli che cosa si paga: qui vedi l'avviso prima di rilasciarlo.</translation>
    </message>
    <message id="release.number_later">
        <source>Il numero nasce al rilascio</source>
        <translation>Il numero nasce al rilascio</translation>
    </message>
    <message id="release.optional">
        <source>{field} (facoltativo)</source>
        <translation>{field} (facoltativo)</translation>
    </message>
    <message id="release.not_offline">
        <source>Fuori linea questo avviso non si può rilasciare: serve il server per sapere l'importo.</source>
        <translation>Fuori linea questo avviso non si può rilasciare: serve il server per sapere l'importo.</translation>
    </message>
    <message id="release.offline_title">
        <source>Sei fuori linea</source>
        <translation>Sei fuori linea</translation>
    </message>
    <message id="release.offline_note">
        <source>L'avviso si stampa adesso ma si potrà pagare solo dopo la registrazione, prevista entro oggi. Dillo al cittadino.</source>
        <translation>L'avviso si stampa adesso ma si potrà pagare solo dopo la registrazione, prevista entro oggi. Dillo al cittadino.</translation>
    </message>
    <message id="release.registering">
        <source>Registrazione in corso…</source>
        <translation>Registrazione in corso…</translation>
    </message>
    <message id="release.payable">
        <source>Avviso rilasciato. Si può pagare da adesso.</source>
        <translation>Avviso rilasciato. Si può pagare da adesso.</translation>
    </message>
    <message id="release.payable_detail">
        <source>Se il cittadino paga adesso con il telefono, qui diventa «Pagato» da solo.</source>
        <translation>Se il cittadino paga adesso con il telefono, qui diventa «Pagato» da solo.</translation>
    </message>
    <message id="release.cancel_waits_detail">
        <source>Qualcuno ha chiesto di annullarlo: finché nessuno approva si può pagare.</source>
        <translation>Qualcuno ha chiesto di annullarlo: finché nessuno approva si può pagare.</translation>
    </message>
    <message id="release.paid_whole_plan">
        <source>Pagate tutte le {count} rate</source>
        <translation>Pagate tutte le {count} rate</translation>
    </message>
    <message id="release.paid_in_part" numerus="yes">
        <source>Pagate le rate {which} di {count}</source>
        <translation>
            <numerusform>Pagata la rata {which} di {count}</numerusform>
            <numerusform>Pagate le rate {which} di {count}</numerusform>
        </translation>
    </message>
    <message id="release.paid_in_part_detail">
        <source>Il resto si paga con le altre rate, non più in unica soluzione.</source>
        <translation>Il resto si paga con le altre rate, non più in unica soluzione.</translation>
    </message>
    <message id="release.offline">
        <source>Avviso rilasciato. Si potrà pagare dopo la registrazione.</source>
        <translation>Avviso rilasciato. Si potrà pagare dopo la registrazione.</translation>
    </message>
    <message id="release.offline_detail">
        <source>La registrazione è prevista entro oggi: dillo al cittadino.</source>
        <translation>La registrazione è prevista entro oggi: dillo al cittadino.</translation>
    </message>
    <message id="release.late">
        <source>Il server non ha ancora risposto.</source>
        <translation>Il server non ha ancora risposto.</translation>
    </message>
    <message id="release.late_detail">
        <source>L'avviso si stampa come «da registrare» e parte da solo appena possibile.</source>
        <translation>L'avviso si stampa come «da registrare» e parte da solo appena possibile.</translation>
    </message>
    <message id="release.waits">
        <source>Il server non ha ancora risposto. L'avviso aspetta.</source>
        <translation>Il server non ha ancora risposto. L'avviso aspetta.</translation>
    </message>
    <message id="release.waits_detail">
        <source>Si stampa da solo quando arriva la risposta. Lo trovi negli avvisi di oggi.</source>
        <translation>Si stampa da solo quando arriva la risposta. Lo trovi negli avvisi di oggi.</translation>
    </message>
    <message id="release.refused">
        <source>Il server ha rifiutato l'avviso.</source>
        <translation>Il server ha rifiutato l'avviso.</translation>
    </message>
    <message id="customer.window">
        <source>Schermo del cittadino</source>
        <translation>Schermo del cittadino</translation>
    </message>
    <message id="customer.shown">
        <source>Il codice è sullo schermo del cittadino.</source>
        <translation>Il codice è sullo schermo del cittadino.</translation>
    </message>
    <message id="customer.shown_here">
        <source>Il codice è nella finestra per il cittadino, in basso a destra: si può spostare.</source>
        <translation>Il codice è nella finestra per il cittadino, in basso a destra: si può spostare.</translation>
    </message>
    <message id="customer.offline">
        <source>Sei fuori linea: il codice si mostra solo se il server conferma che l'avviso si può pagare.</source>
        <translation>Sei fuori linea: il codice si mostra solo se il server conferma che l'avviso si può pagare.</translation>
    </message>
    <message id="customer.to_register">
        <source>L'avviso non è ancora registrato: il codice si potrà mostrare dopo la registrazione.</source>
        <translation>L'avviso non è ancora registrato: il codice si potrà mostrare dopo la registrazione.</translation>
    </message>
    <message id="customer.paid">
        <source>L'avviso è già pagato: non c'è più niente da mostrare.</source>
        <translation>L'avviso è già pagato: non c'è più niente da mostrare.</translation>
    </message>
    <message id="customer.in_instalments">
        <source>Questo debito si paga a rate: mostra il codice di una rata che resta.</source>
        <translation>Questo debito si paga a rate: mostra il codice di una rata che resta.</translation>
    </message>
    <message id="customer.debt_paid">
        <source>Questo debito è già pagato con un altro avviso: non c'è più niente da mostrare.</source>
        <translation>Questo debito è già pagato con un altro avviso: non c'è più niente da mostrare.</translation>
    </message>
    <message id="customer.not_payable">
        <source>Questo avviso adesso non si può pagare: non ha un codice da mostrare.</source>
        <translation>Questo avviso adesso non si può pagare: non ha un codice da mostrare.</translation>
    </message>
    <message id="customer.late_prints">
        <source>Il server non ha risposto in tempo: il codice non si mostra e l'avviso si stampa come «da registrare».</source>
        <translation>Il server non ha risposto in tempo: il codice non si mostra e l'avviso si stampa come «da registrare».</translation>
    </message>
    <message id="customer.late_waits">
        <source>Il server non ha risposto in tempo: il codice non si mostra. L'avviso si stampa da solo quando arriva la risposta.</source>
        <translation>Il server non ha risposto in tempo: il codice non si mostra. L'avviso si stampa da solo quando arriva la risposta.</translation>
    </message>
    <message id="customer.instead_of_paper">
        <source>Non è stampato: il codice è sullo schermo del cittadino.</source>
        <translation>Non è stampato: il codice è sullo schermo del cittadino.</translation>
    </message>
    <message id="customer.instead_of_paper_here">
        <source>Non è stampato: il codice è nella finestra per il cittadino.</source>
        <translation>Non è stampato: il codice è nella finestra per il cittadino.</translation>
    </message>
    <message id="template.name">
        <source>Nome del modello</source>
        <translation>Nome del modello</translation>
    </message>
    <message id="template.hint">
        <source>Si tengono il tipo, le scelte, i numeri, gli importi e le rate; niente del cittadino.</source>
        <translation>Si tengono il tipo, le scelte, i numeri, gli importi e le rate; niente del cittadino.</translation>
    </message>
    <message id="template.missing">
        <source>Scrivi un nome, per esempio «Mensa, ottobre».</source>
        <translation>Scrivi un nome, per esempio «Mensa, ottobre».</translation>
    </message>
    <message id="template.kept">
        <source>Modello «{name}» tenuto: lo ritrovi qui con {cap}.</source>
        <translation>Modello «{name}» tenuto: lo ritrovi qui con {cap}.</translation>
    </message>
    <message id="template.dropped">
        <source>Modello «{name}» eliminato.</source>
        <translation>Modello «{name}» eliminato.</translation>
    </message>
    <message id="template.not_offered">
        <source>Questo tipo di avviso oggi non si può rilasciare.</source>
        <translation>Questo tipo di avviso oggi non si può rilasciare.</translation>
    </message>
    <message id="template.begun_instead">
        <source>Per questo cittadino c'è già un avviso cominciato: è questo, l'ultimo non è stato ripetuto. Controlla prima di rilasciare.</source>
        <translation>Per questo cittadino c'è già un avviso cominciato: è questo, l'ultimo non è stato ripetuto. Controlla prima di rilasciare.</translation>
    </message>
    <message id="template.held">
        <source>Messo in sospeso: Ctrl+R lo riprende.</source>
        <translation>Messo in sospeso: Ctrl+R lo riprende.</translation>
    </message>
    <message id="field.missing">
        <source>Serve anche questo campo.</source>
        <translation>Serve anche questo campo.</translation>
    </message>
    <message id="field.not_a_number">
        <source>Scrivi un numero intero.</source>
        <translation>Scrivi un numero intero.</translation>
    </message>
    <message id="field.too_small">
        <source>Il numero deve essere almeno {right}.</source>
        <translation>Il numero deve essere almeno {right}.</translation>
    </message>
    <message id="field.too_large">
        <source>Il numero può essere al massimo {right}.</source>
        <translation>Il numero può essere al massimo {right}.</translation>
    </message>
    <message id="field.not_an_amount">
        <source>Scrivi un importo, per esempio {right}.</source>
        <translation>Scrivi un importo, per esempio {right}.</translation>
    </message>
    <message id="field.amount_unclear">
        <source>Il punto può separare le migliaia o i centesimi. Scrivi {right}, oppure metti i centesimi dopo la virgola.</source>
        <translation>Il punto può separare le migliaia o i centesimi. Scrivi {right}, oppure metti i centesimi dopo la virgola.</translation>
    </message>
    <message id="field.not_a_date">
        <source>Scrivi una data, per esempio {right}.</source>
        <translation>Scrivi una data, per esempio {right}.</translation>
    </message>
    <message id="field.not_a_choice">
        <source>Scegli tra: {right}.</source>
        <translation>Scegli tra: {right}.</translation>
    </message>
    <message id="field.tax_code_malformed">
        <source>Questo non è un codice fiscale: controlla le lettere e le cifre.</source>
        <translation>Questo non è un codice fiscale: controlla le lettere e le cifre.</translation>
    </message>
    <message id="field.tax_code_check">
        <source>Il codice fiscale contiene un errore di battitura.</source>
        <translation>Il codice fiscale contiene un errore di battitura.</translation>
    </message>
    <message id="field.unprintable">
        <source>Qui c'è un carattere che non si può stampare: riscrivi il campo.</source>
        <translation>Qui c'è un carattere che non si può stampare: riscrivi il campo.</translation>
    </message>
    <message id="field.too_long">
        <source>Al massimo {right} caratteri.</source>
        <translation>Al massimo {right} caratteri.</translation>
    </message>
    <message id="field.not_of_the_form">
        <source>Scrivilo nella forma {right} (A lettera, 0 cifra).</source>
        <translation>Scrivilo nella forma {right} (A lettera, 0 cifra).</translation>
    </message>
    <message id="field.hash_of_another_length">
        <source>L'impronta SHA-256 ha 64 cifre esadecimali: qui sono {right}.</source>
        <translation>L'impronta SHA-256 ha 64 cifre esadecimali: qui sono {right}.</translation>
    </message>
    <message id="field.not_a_hash">
        <source>Incolla l'impronta SHA-256 del documento: 64 cifre (0-9, a-f), oppure i 44 caratteri in base64.</source>
        <translation>Incolla l'impronta SHA-256 del documento: 64 cifre (0-9, a-f), oppure i 44 caratteri in base64.</translation>
    </message>
    <message id="plan.caption">
        <source>Come si paga</source>
        <translation>Come si paga</translation>
    </message>
    <message id="notice_plan.title">
        <source>A rate · {name}</source>
        <translation>A rate · {name}</translation>
    </message>
    <message id="notice_plan.done_title">
        <source>Rate per {name}</source>
        <translation>Rate per {name}</translation>
    </message>
    <message id="notice_plan.means">
        <source>L'avviso che il cittadino ha già resta buono finché non si paga la prima rata: poi si paga solo a rate. Se si paga tutto in una volta, le rate non servono più.</source>
        <translation>L'avviso che il cittadino ha già resta buono finché non si paga la prima rata: poi si paga solo a rate. Se si paga tutto in una volta, le rate non servono più.</translation>
    </message>
    <message id="notice_plan.first_due">
        <source>Prima rata entro</source>
        <translation>Prima rata entro</translation>
    </message>
    <message id="notice_plan.number_later">
        <source>I numeri nascono alla conferma</source>
        <translation>I numeri nascono alla conferma</translation>
    </message>
    <message id="notice_plan.no_preview">
        <source>Quando le rate e le date sono a posto, qui vedi il foglio prima di stamparlo.</source>
        <translation>Quando le rate e le date sono a posto, qui vedi il foglio prima di stamparlo.</translation>
    </message>
    <message id="notice_plan.choose">
        <source>Scegli prima le rate con Ctrl+T.</source>
        <translation>Scegli prima le rate con Ctrl+T.</translation>
    </message>
    <message id="notice_plan.not_possible">
        <source>Questo avviso non si può dividere in rate.</source>
        <translation>Questo avviso non si può dividere in rate.</translation>
    </message>
    <message id="notice_plan.paper">
        <source>Foglio delle rate</source>
        <translation>Foglio delle rate</translation>
    </message>
    <message id="notice_plan.number">
        <source>Numero della prima rata</source>
        <translation>Numero della prima rata</translation>
    </message>
    <message id="notice_plan.amount">
        <source>Totale delle rate</source>
        <translation>Totale delle rate</translation>
    </message>
    <message id="notice_plan.payable">
        <source>Rate pronte. Si possono pagare da adesso.</source>
        <translation>Rate pronte. Si possono pagare da adesso.</translation>
    </message>
    <message id="notice_plan.payable_detail">
        <source>Se il cittadino ne paga una adesso con il telefono, qui lo leggi subito. Fino ad allora vale anche l'avviso di prima.</source>
        <translation>Se il cittadino ne paga una adesso con il telefono, qui lo leggi subito. Fino ad allora vale anche l'avviso di prima.</translation>
    </message>
    <message id="notice_plan.cancel_waits_detail">
        <source>Qualcuno ha chiesto di annullare questo debito: finché nessuno approva si può pagare.</source>
        <translation>Qualcuno ha chiesto di annullare questo debito: finché nessuno approva si può pagare.</translation>
    </message>
    <message id="notice_plan.paid_in_part_detail">
        <source>Il resto si paga con le altre rate: l'avviso di prima non vale più.</source>
        <translation>Il resto si paga con le altre rate: l'avviso di prima non vale più.</translation>
    </message>
    <message id="notice_plan.offline">
        <source>Rate pronte. Si potranno pagare dopo la registrazione.</source>
        <translation>Rate pronte. Si potranno pagare dopo la registrazione.</translation>
    </message>
    <message id="notice_plan.offline_detail">
        <source>La registrazione è prevista entro oggi. L'avviso di prima si può pagare anche adesso: dillo al cittadino.</source>
        <translation>La registrazione è prevista entro oggi. L'avviso di prima si può pagare anche adesso: dillo al cittadino.</translation>
    </message>
    <message id="notice_plan.late">
        <source>Il server non ha ancora risposto sulle rate.</source>
        <translation>Il server non ha ancora risposto sulle rate.</translation>
    </message>
    <message id="notice_plan.late_detail">
        <source>Si stampano come «da registrare» e partono da sole appena possibile.</source>
        <translation>Si stampano come «da registrare» e partono da sole appena possibile.</translation>
    </message>
    <message id="notice_plan.waits">
        <source>Il server non ha ancora risposto. Le rate aspettano.</source>
        <translation>Il server non ha ancora risposto. Le rate aspettano.</translation>
    </message>
    <message id="notice_plan.waits_detail">
        <source>Si stampano da sole quando arriva la risposta. Le trovi negli avvisi di oggi.</source>
        <translation>Si stampano da sole quando arriva la risposta. Le trovi negli avvisi di oggi.</translation>
    </message>
    <message id="notice_plan.refused">
        <source>Il server non ha accettato le rate. L'avviso di prima resta com'era.</source>
        <translation>Il server non ha accettato le rate. L'avviso di prima resta com'era.</translation>
    </message>
    <message id="plan_reason.notice_already_paid">
        <source>Questo avviso è già pagato: non c'è niente da dividere. Con F5 vedi la ricevuta e la stampi.</source>
        <translation>Questo avviso è già pagato: non c'è niente da dividere. Con F5 vedi la ricevuta e la stampi.</translation>
    </message>
    <message id="plan_reason.notice_cancelled">
        <source>Questo avviso è annullato: se serve, rilasciane un altro a rate (F4).</source>
        <translation>Questo avviso è annullato: se serve, rilasciane un altro a rate (F4).</translation>
    </message>
    <message id="plan_reason.request_malformed">
        <source>Il server non sa ancora dividere in rate un avviso già fuori. Quello di prima si può pagare: dillo al cittadino.</source>
        <translation>Il server non sa ancora dividere in rate un avviso già fuori. Quello di prima si può pagare: dillo al cittadino.</translation>
    </message>
    <message id="notice_plan.offline_note">
        <source>Le rate si pagano dopo la registrazione, quando torna la linea. L'avviso di prima si può pagare anche adesso: dillo al cittadino.</source>
        <translation>Le rate si pagano dopo la registrazione, quando torna la linea. L'avviso di prima si può pagare anche adesso: dillo al cittadino.</translation>
    </message>
    <message id="plan.count_none">
        <source></source>
        <translation></translation>
    </message>
    <message id="plan.count" numerus="yes">
        <source>In {number} rate</source>
        <translation>
            <numerusform>In un'unica soluzione</numerusform>
            <numerusform>In {number} rate</numerusform>
        </translation>
    </message>
    <message id="plan.free">
        <source>Libero…</source>
        <translation>Libero…</translation>
    </message>
    <message id="plan.due">
        <source>Rata {number}, scadenza</source>
        <translation>Rata {number}, scadenza</translation>
    </message>
    <message id="plan.amount">
        <source>Rata {number}, importo</source>
        <translation>Rata {number}, importo</translation>
    </message>
    <message id="plan.left">
        <source>Mancano {left} ({planned} su {total})</source>
        <translation>Mancano {left} ({planned} su {total})</translation>
    </message>
    <message id="plan.too_much">
        <source>{left} di troppo ({planned} su {total})</source>
        <translation>{left} di troppo ({planned} su {total})</translation>
    </message>
    <message id="plan.even">
        <source>Le rate fanno il totale, {total}.</source>
        <translation>Le rate fanno il totale, {total}.</translation>
    </message>
    <message id="plan.nothing_left">
        <source>Le altre rate fanno già il totale: riduci prima una di quelle.</source>
        <translation>Le altre rate fanno già il totale: riduci prima una di quelle.</translation>
    </message>
    <message id="plan.due_missing">
        <source>Scrivi la scadenza.</source>
        <translation>Scrivi la scadenza.</translation>
    </message>
    <message id="plan.due_wrong">
        <source>Questa data non torna. Scrivila come 23/12/2026.</source>
        <translation>Questa data non torna. Scrivila come 23/12/2026.</translation>
    </message>
    <message id="plan.due_past">
        <source>Questa data è già passata. Scrivi un giorno da oggi in poi.</source>
        <translation>Questa data è già passata. Scrivi un giorno da oggi in poi.</translation>
    </message>
    <message id="plan.due_near">
        <source>Sei fuori linea: la rata si può pagare solo dopo la registrazione. Scrivi un giorno dal {right} in poi.</source>
        <translation>Sei fuori linea: la rata si può pagare solo dopo la registrazione. Scrivi un giorno dal {right} in poi.</translation>
    </message>
    <message id="plan.due_far">
        <source>Questa data è troppo lontana. Scrivi un giorno entro il {right}.</source>
        <translation>Questa data è troppo lontana. Scrivi un giorno entro il {right}.</translation>
    </message>
    <message id="plan.due_order">
        <source>Ogni rata scade dopo quella prima. Scrivi un giorno dopo il {right}.</source>
        <translation>Ogni rata scade dopo quella prima. Scrivi un giorno dopo il {right}.</translation>
    </message>
    <message id="plan.amount_missing">
        <source>Scrivi l'importo.</source>
        <translation>Scrivi l'importo.</translation>
    </message>
    <message id="plan.amount_wrong">
        <source>Scrivi un importo, per esempio 12,50.</source>
        <translation>Scrivi un importo, per esempio 12,50.</translation>
    </message>
    <message id="plan.amount_unclear">
        <source>Il punto può separare le migliaia o i centesimi. Scrivi {right}, oppure metti i centesimi dopo la virgola.</source>
        <translation>Il punto può separare le migliaia o i centesimi. Scrivi {right}, oppure metti i centesimi dopo la virgola.</translation>
    </message>
    <message id="plan.amount_zero">
        <source>Una rata è almeno di un centesimo. Scrivi un importo o togli la rata.</source>
        <translation>Una rata è almeno di un centesimo. Scrivi un importo o togli la rata.</translation>
    </message>
    <message id="pad.caption">
        <source>Numero sul modulo del blocchetto</source>
        <translation>Numero sul modulo del blocchetto</translation>
    </message>
    <message id="pad.hint">
        <source>Scrivilo, o leggilo con lo scanner. Ctrl+B per farne a meno.</source>
        <translation>Scrivilo, o leggilo con lo scanner. Ctrl+B per farne a meno.</translation>
    </message>
    <message id="pad.read">
        <source>Modulo per: {kind}</source>
        <translation>Modulo per: {kind}</translation>
    </message>
    <message id="pad.missing">
        <source>Scrivi il numero del modulo, oppure premi Ctrl+B per farne a meno.</source>
        <translation>Scrivi il numero del modulo, oppure premi Ctrl+B per farne a meno.</translation>
    </message>
    <message id="notice_act.CANCEL">
        <source>Annulla avviso</source>
        <translation>Annulla avviso</translation>
    </message>
    <message id="notice_act.CANCEL_title">
        <source>Annullare l'avviso</source>
        <translation>Annullare l'avviso</translation>
    </message>
    <message id="notice_act.CANCEL_means">
        <source>Nessuno potrà più pagarlo e il numero non si usa più. Se qualcuno lo sta pagando in questo momento, vale la ricevuta.</source>
        <translation>Nessuno potrà più pagarlo e il numero non si usa più. Se qualcuno lo sta pagando in questo momento, vale la ricevuta.</translation>
    </message>
    <message id="notice_act.CANCEL_waits">
        <source>Sei fuori linea: l'annullamento parte da solo quando torna la linea, e fino ad allora l'avviso si può ancora pagare. Fatti ridare il foglio.</source>
        <translation>Sei fuori linea: l'annullamento parte da solo quando torna la linea, e fino ad allora l'avviso si può ancora pagare. Fatti ridare il foglio.</translation>
    </message>
    <message id="notice_act.CANCEL_done">
        <source>Avviso annullato.</source>
        <translation>Avviso annullato.</translation>
    </message>
    <message id="notice_act.CANCEL_queued">
        <source>L'annullamento parte appena torna la linea: fino ad allora l'avviso si può ancora pagare.</source>
        <translation>L'annullamento parte appena torna la linea: fino ad allora l'avviso si può ancora pagare.</translation>
    </message>
    <message id="notice_act.CANCEL_asks">
        <source>Oltre {amount} l'annullamento lo approva un'altra persona. Con F9 lo chiedi: fino ad allora l'avviso si può pagare.</source>
        <translation>Oltre {amount} l'annullamento lo approva un'altra persona. Con F9 lo chiedi: fino ad allora l'avviso si può pagare.</translation>
    </message>
    <message id="notice_act.CANCEL_asked">
        <source>Annullo da approvare: decide un'altra persona. Fino ad allora l'avviso si può pagare.</source>
        <translation>Annullo da approvare: decide un'altra persona. Fino ad allora l'avviso si può pagare.</translation>
    </message>
    <message id="notice_act.SUSPEND">
        <source>Sospendi</source>
        <translation>Sospendi</translation>
    </message>
    <message id="notice_act.SUSPEND_title">
        <source>Sospendere l'avviso</source>
        <translation>Sospendere l'avviso</translation>
    </message>
    <message id="notice_act.SUSPEND_means">
        <source>Nessuno potrà pagarlo finché non viene riattivato.</source>
        <translation>Nessuno potrà pagarlo finché non viene riattivato.</translation>
    </message>
    <message id="notice_act.SUSPEND_done">
        <source>Avviso sospeso.</source>
        <translation>Avviso sospeso.</translation>
    </message>
    <message id="notice_act.RESUME">
        <source>Riattiva</source>
        <translation>Riattiva</translation>
    </message>
    <message id="notice_act.RESUME_title">
        <source>Riattivare l'avviso</source>
        <translation>Riattivare l'avviso</translation>
    </message>
    <message id="notice_act.RESUME_means">
        <source>Si potrà pagare di nuovo, alla stessa scadenza.</source>
        <translation>Si potrà pagare di nuovo, alla stessa scadenza.</translation>
    </message>
    <message id="notice_act.RESUME_done">
        <source>Avviso riattivato: si può pagare.</source>
        <translation>Avviso riattivato: si può pagare.</translation>
    </message>
    <message id="notice_act.CHANGE">
        <source>Modifica</source>
        <translation>Modifica</translation>
    </message>
    <message id="notice_act.CHANGE_title">
        <source>Modificare l'avviso</source>
        <translation>Modificare l'avviso</translation>
    </message>
    <message id="notice_act.CHANGE_means">
        <source>Scrivi una nuova scadenza, un nuovo importo o entrambi. Il foglio già consegnato resta valido: chi paga vede i dati nuovi.</source>
        <translation>Scrivi una nuova scadenza, un nuovo importo o entrambi. Il foglio già consegnato resta valido: chi paga vede i dati nuovi.</translation>
    </message>
    <message id="notice_act.CHANGE_done">
        <source>Avviso modificato.</source>
        <translation>Avviso modificato.</translation>
    </message>
    <message id="notice_act.PAID_ELSEWHERE">
        <source>Pagato altrove</source>
        <translation>Pagato altrove</translation>
    </message>
    <message id="notice_act.PAID_ELSEWHERE_title">
        <source>Pagamento fatto fuori da pagoPA</source>
        <translation>Pagamento fatto fuori da pagoPA</translation>
    </message>
    <message id="notice_act.PAID_ELSEWHERE_means">
        <source>Registra la prova che hai visto: l'avviso risulterà pagato e nessuno potrà pagarlo di nuovo.</source>
        <translation>Registra la prova che hai visto: l'avviso risulterà pagato e nessuno potrà pagarlo di nuovo.</translation>
    </message>
    <message id="notice_act.PAID_ELSEWHERE_done">
        <source>Pagamento registrato.</source>
        <translation>Pagamento registrato.</translation>
    </message>
    <message id="notice_act.facts">
        <source>{amount}, da pagare entro il {due_on}</source>
        <translation>{amount}, da pagare entro il {due_on}</translation>
    </message>
    <message id="notice_act.reason">
        <source>Perché</source>
        <translation>Perché</translation>
    </message>
    <message id="notice_act.reason_wrong">
        <source>Scrivi il perché: resta nella storia dell'avviso.</source>
        <translation>Scrivi il perché: resta nella storia dell'avviso.</translation>
    </message>
    <message id="notice_act.due_on">
        <source>Nuova scadenza</source>
        <translation>Nuova scadenza</translation>
    </message>
    <message id="notice_act.amount">
        <source>Nuovo importo</source>
        <translation>Nuovo importo</translation>
    </message>
    <message id="notice_act.paid_on">
        <source>Giorno del pagamento</source>
        <translation>Giorno del pagamento</translation>
    </message>
    <message id="notice_act.method">
        <source>Come è stato pagato</source>
        <translation>Come è stato pagato</translation>
    </message>
    <message id="notice_act.reference">
        <source>Riferimento della prova</source>
        <translation>Riferimento della prova</translation>
    </message>
    <message id="verify.cannot_ask">
        <source>Per questo avviso il nodo dei pagamenti non si può interrogare. Se il cittadino ha la ricevuta, leggi il codice che c'è sopra.</source>
        <translation>Per questo avviso il nodo dei pagamenti non si può interrogare. Se il cittadino ha la ricevuta, leggi il codice che c'è sopra.</translation>
    </message>
    <message id="verify.paid_although_CANCELLED">
        <source>Annullato, ma pagato: {paid} il {day}</source>
        <translation>Annullato, ma pagato: {paid} il {day}</translation>
    </message>
    <message id="verify.paid_although_CANCELLED_detail">
        <source>Il pagamento è arrivato dopo l'annullamento. Se non era dovuto chiedi il rimborso con Ctrl+M; se lo era, dillo al responsabile: non far pagare di nuovo.</source>
        <translation>Il pagamento è arrivato dopo l'annullamento. Se non era dovuto chiedi il rimborso con Ctrl+M; se lo era, dillo al responsabile: non far pagare di nuovo.</translation>
    </message>
    <message id="verify.paid_although_EXPIRED">
        <source>Non più pagabile, ma pagato: {paid} il {day}</source>
        <translation>Non più pagabile, ma pagato: {paid} il {day}</translation>
    </message>
    <message id="verify.paid_although_EXPIRED_detail">
        <source>Il pagamento è arrivato fuori termine. Non far pagare di nuovo e dillo al responsabile; se non era dovuto chiedi il rimborso con Ctrl+M.</source>
        <translation>Il pagamento è arrivato fuori termine. Non far pagare di nuovo e dillo al responsabile; se non era dovuto chiedi il rimborso con Ctrl+M.</translation>
    </message>
    <message id="verify.paid_although_SUSPENDED">
        <source>Sospeso, ma pagato: {paid} il {day}</source>
        <translation>Sospeso, ma pagato: {paid} il {day}</translation>
    </message>
    <message id="verify.paid_although_SUSPENDED_detail">
        <source>Il pagamento è arrivato mentre l'avviso era sospeso. Non far pagare di nuovo e dillo al responsabile.</source>
        <translation>Il pagamento è arrivato mentre l'avviso era sospeso. Non far pagare di nuovo e dillo al responsabile.</translation>
    </message>
    <message id="verify.paid_less">
        <source>Pagato meno del dovuto: {paid} invece di {owed}</source>
        <translation>Pagato meno del dovuto: {paid} invece di {owed}</translation>
    </message>
    <message id="verify.paid_less_detail">
        <source>Pagato il {day} presso {bank}: mancano {difference}. Se sono ancora dovuti rilascia un avviso per la differenza.</source>
        <translation>Pagato il {day} presso {bank}: mancano {difference}. Se sono ancora dovuti rilascia un avviso per la differenza.</translation>
    </message>
    <message id="verify.paid_more">
        <source>Pagato più del dovuto: {paid} invece di {owed}</source>
        <translation>Pagato più del dovuto: {paid} invece di {owed}</translation>
    </message>
    <message id="verify.paid_more_detail">
        <source>Pagato il {day} presso {bank}: {difference} in più. Chiedi il rimborso della differenza con Ctrl+M.</source>
        <translation>Pagato il {day} presso {bank}: {difference} in più. Chiedi il rimborso della differenza con Ctrl+M.</translation>
    </message>
    <message id="verify.paid_otherwise">
        <source>Pagato il {day}, con un importo diverso da quello dovuto quel giorno</source>
        <translation>Pagato il {day}, con un importo diverso da quello dovuto quel giorno</translation>
    </message>
    <message id="verify.paid_otherwise_detail">
        <source>Pagati {paid} presso {bank}. Confronta con la storia qui sotto e dillo al responsabile.</source>
        <translation>Pagati {paid} presso {bank}. Confronta con la storia qui sotto e dillo al responsabile.</translation>
    </message>
    <message id="verify.settled_without_receipt">
        <source>Riversato il {day}, ma la ricevuta non è arrivata</source>
        <translation>Riversato il {day}, ma la ricevuta non è arrivata</translation>
    </message>
    <message id="verify.settled_without_receipt_detail">
        <source>{bank} ha versato il pagamento all'ente, flusso {flow}: non far pagare di nuovo. La ricevuta viene cercata da sola; se dopo due giorni manca ancora, avvisa la ragioneria.</source>
        <translation>{bank} ha versato il pagamento all'ente, flusso {flow}: non far pagare di nuovo. La ricevuta viene cercata da sola; se dopo due giorni manca ancora, avvisa la ragioneria.</translation>
    </message>
    <message id="verify.begin">
        <source>Quale avviso?</source>
        <translation>Quale avviso?</translation>
    </message>
    <message id="verify.begin_detail">
        <source>Leggi il codice sul foglio o su una ricevuta, oppure scrivi le 18 cifre del numero avviso.</source>
        <translation>Leggi il codice sul foglio o su una ricevuta, oppure scrivi le 18 cifre del numero avviso.</translation>
    </message>
    <message id="verify.write">
        <source>scrivi il numero</source>
        <translation>scrivi il numero</translation>
    </message>
    <message id="verify.compare">
        <source>Più sicuro che copiarlo: leggi con il lettore il codice che è sul foglio.</source>
        <translation>Più sicuro che copiarlo: leggi con il lettore il codice che è sul foglio.</translation>
    </message>
    <message id="verify.write_again">
        <source>scrivi di nuovo</source>
        <translation>scrivi di nuovo</translation>
    </message>
    <message id="verify.asking">
        <source>Controllo in corso…</source>
        <translation>Controllo in corso…</translation>
    </message>
    <message id="verify.paid">
        <source>Pagato il {day} alle {hour}</source>
        <translation>Pagato il {day} alle {hour}</translation>
    </message>
    <message id="verify.paid_sometime">
        <source>Pagato</source>
        <translation>Pagato</translation>
    </message>
    <message id="verify.paid_at_bank">
        <source>{amount} presso {bank}</source>
        <translation>{amount} presso {bank}</translation>
    </message>
    <message id="verify.receipt">
        <source>ricevuta {receipt}</source>
        <translation>ricevuta {receipt}</translation>
    </message>
    <message id="verify.after_SETTLED">
        <source>riversato il {day}</source>
        <translation>riversato il {day}</translation>
    </message>
    <message id="verify.after_CREDITED">
        <source>riversato e accreditato il {day}</source>
        <translation>riversato e accreditato il {day}</translation>
    </message>
    <message id="verify.one_payment">
        <source>{amount} il {day}</source>
        <translation>{amount} il {day}</translation>
    </message>
    <message id="verify.and">
        <source> e </source>
        <translation> e </translation>
    </message>
    <message id="verify.paid_twice">
        <source>Pagato due volte: {payments}</source>
        <translation>Pagato due volte: {payments}</translation>
    </message>
    <message id="verify.paid_twice_detail">
        <source>Chiedi il rimborso con Ctrl+M: lo approva un responsabile. F7 stampa tutte le ricevute, una dopo l'altra.</source>
        <translation>Chiedi il rimborso con Ctrl+M: lo approva un responsabile. F7 stampa tutte le ricevute, una dopo l'altra.</translation>
    </message>
    <message id="verify.paid_twice_offline_detail">
        <source>Il rimborso si chiede quando torna la linea. F7 stampa tutte le ricevute, una dopo l'altra.</source>
        <translation>Il rimborso si chiede quando torna la linea. F7 stampa tutte le ricevute, una dopo l'altra.</translation>
    </message>
    <message id="verify.REFUND_REQUESTED">
        <source>Rimborso di {amount} chiesto il {day}: aspetta un responsabile</source>
        <translation>Rimborso di {amount} chiesto il {day}: aspetta un responsabile</translation>
    </message>
    <message id="verify.REFUND_APPROVED">
        <source>Rimborso di {amount} approvato il {day}: lo paga la ragioneria</source>
        <translation>Rimborso di {amount} approvato il {day}: lo paga la ragioneria</translation>
    </message>
    <message id="verify.REFUND_REJECTED">
        <source>Rimborso di {amount} rifiutato il {day}: {note}</source>
        <translation>Rimborso di {amount} rifiutato il {day}: {note}</translation>
    </message>
    <message id="verify.REFUNDED">
        <source>Rimborsati {amount} il {day}, mandato {reference}</source>
        <translation>Rimborsati {amount} il {day}, mandato {reference}</translation>
    </message>
    <message id="verify.not_paid">
        <source>Non risulta pagato {moment}</source>
        <translation>Non risulta pagato {moment}</translation>
    </message>
    <message id="verify.amount_to_pay">
        <source>{amount}, da pagare entro il {due_on}.</source>
        <translation>{amount}, da pagare entro il {due_on}.</translation>
    </message>
    <message id="verify.overdue_amount">
        <source>{amount}, era da pagare entro il {due_on}.</source>
        <translation>{amount}, era da pagare entro il {due_on}.</translation>
    </message>
    <message id="verify.not_paid_detail">
        <source>Un pagamento fatto da poco può arrivare tra qualche minuto.</source>
        <translation>Un pagamento fatto da poco può arrivare tra qualche minuto.</translation>
    </message>
    <message id="verify.not_paid_offline">
        <source>Non risultava pagato {moment}, ultimo contatto</source>
        <translation>Non risultava pagato {moment}, ultimo contatto</translation>
    </message>
    <message id="verify.not_paid_offline_detail">
        <source>Adesso non si può sapere: sei fuori linea.</source>
        <translation>Adesso non si può sapere: sei fuori linea.</translation>
    </message>
    <message id="verify.changed_since">
        <source>È cambiato da quando questa postazione l'ha visto: prima era di {amount}, da pagare entro il {due_on}. Quanto si deve oggi lo sa solo il server: verifica di nuovo (F5) quando torna la linea.</source>
        <translation>È cambiato da quando questa postazione l'ha visto: prima era di {amount}, da pagare entro il {due_on}. Quanto si deve oggi lo sa solo il server: verifica di nuovo (F5) quando torna la linea.</translation>
    </message>
    <message id="verify.not_registered">
        <source>Non ancora registrato: non si può pagare</source>
        <translation>Non ancora registrato: non si può pagare</translation>
    </message>
    <message id="verify.not_registered_detail">
        <source>Parte da solo appena possibile. L'importo è {amount}.</source>
        <translation>Parte da solo appena possibile. L'importo è {amount}.</translation>
    </message>
    <message id="verify.suspended">
        <source>Sospeso: per ora non si può pagare</source>
        <translation>Sospeso: per ora non si può pagare</translation>
    </message>
    <message id="verify.suspended_detail">
        <source>L'avviso è di {amount}. Il perché sta nella storia qui sotto.</source>
        <translation>L'avviso è di {amount}. Il perché sta nella storia qui sotto.</translation>
    </message>
    <message id="verify.expired">
        <source>Scaduto: non si può più pagare</source>
        <translation>Scaduto: non si può più pagare</translation>
    </message>
    <message id="verify.expired_detail">
        <source>L'avviso era di {amount}. Se si deve ancora pagare, il responsabile può dargli un'altra scadenza.</source>
        <translation>L'avviso era di {amount}. Se si deve ancora pagare, il responsabile può dargli un'altra scadenza.</translation>
    </message>
    <message id="verify.in_instalments">
        <source>Si paga a rate: questo avviso non si può più pagare</source>
        <translation>Si paga a rate: questo avviso non si può più pagare</translation>
    </message>
    <message id="verify.in_instalments_detail">
        <source>L'avviso era di {amount}, tutto in una volta, e una rata è già pagata. Stampa quelle che restano (Ctrl+F7), o aprile dal cittadino (Invio).</source>
        <translation>L'avviso era di {amount}, tutto in una volta, e una rata è già pagata. Stampa quelle che restano (Ctrl+F7), o aprile dal cittadino (Invio).</translation>
    </message>
    <message id="verify.in_instalments_brief">
        <source>Una rata è già pagata: stampa quelle che restano (Ctrl+F7).</source>
        <translation>Una rata è già pagata: stampa quelle che restano (Ctrl+F7).</translation>
    </message>
    <message id="verify.debt_paid">
        <source>Debito già pagato: questo avviso non serve più</source>
        <translation>Debito già pagato: questo avviso non serve più</translation>
    </message>
    <message id="verify.debt_paid_detail">
        <source>È stato pagato tutto con un altro avviso: questo, di {amount}, non va pagato. La ricevuta è di quello pagato: aprilo dal cittadino (Invio).</source>
        <translation>È stato pagato tutto con un altro avviso: questo, di {amount}, non va pagato. La ricevuta è di quello pagato: aprilo dal cittadino (Invio).</translation>
    </message>
    <message id="verify.debt_paid_brief">
        <source>È stato pagato tutto con un altro avviso: questo non va pagato.</source>
        <translation>È stato pagato tutto con un altro avviso: questo non va pagato.</translation>
    </message>
    <message id="verify.cancelled">
        <source>Annullato: non si può più pagare</source>
        <translation>Annullato: non si può più pagare</translation>
    </message>
    <message id="verify.cancelled_detail">
        <source>L'avviso era di {amount}. Se il cittadino deve ancora pagare, rilascia un altro avviso.</source>
        <translation>L'avviso era di {amount}. Se il cittadino deve ancora pagare, rilascia un altro avviso.</translation>
    </message>
    <message id="verify.cancel_waits">
        <source>Annullo da approvare: fino ad allora si può pagare.</source>
        <translation>Annullo da approvare: fino ad allora si può pagare.</translation>
    </message>
    <message id="verify.at_today">
        <source>alle {hour} di oggi</source>
        <translation>alle {hour} di oggi</translation>
    </message>
    <message id="verify.at_day">
        <source>alle {hour} del {day}</source>
        <translation>alle {hour} del {day}</translation>
    </message>
    <message id="verify.story">
        <source>Storia dell'avviso {number}</source>
        <translation>Storia dell'avviso {number}</translation>
    </message>
    <message id="verify.checked">
        <source>Ultimo controllo {moment}.</source>
        <translation>Ultimo controllo {moment}.</translation>
    </message>
    <message id="verify.last_contact">
        <source>Così risultava {moment}, ultimo contatto.</source>
        <translation>Così risultava {moment}, ultimo contatto.</translation>
    </message>
    <message id="proof.GENUINE">
        <source>Ricevuta autentica: {amount} pagati il {day}</source>
        <translation>Ricevuta autentica: {amount} pagati il {day}</translation>
    </message>
    <message id="proof.GENUINE_detail">
        <source>Emessa da questo ente, {entity}, chiave {key_id}, per l'avviso {notice}. Sul foglio importo e giorno devono essere questi.</source>
        <translation>Emessa da questo ente, {entity}, chiave {key_id}, per l'avviso {notice}. Sul foglio importo e giorno devono essere questi.</translation>
    </message>
    <message id="proof.UNREADABLE">
        <source>Il codice della ricevuta è incompleto o è stato cambiato</source>
        <translation>Il codice della ricevuta è incompleto o è stato cambiato</translation>
    </message>
    <message id="proof.UNREADABLE_detail">
        <source>Leggilo di nuovo. Se succede ancora non accettare la ricevuta: cerca il pagamento con il numero avviso.</source>
        <translation>Leggilo di nuovo. Se succede ancora non accettare la ricevuta: cerca il pagamento con il numero avviso.</translation>
    </message>
    <message id="proof.FORGED">
        <source>Questa ricevuta non è nostra o è stata cambiata: il codice di controllo non torna</source>
        <translation>Questa ricevuta non è nostra o è stata cambiata: il codice di controllo non torna</translation>
    </message>
    <message id="proof.FORGED_detail">
        <source>Non accettarla e chiedi al responsabile.</source>
        <translation>Non accettarla e chiedi al responsabile.</translation>
    </message>
    <message id="proof.KEY_UNKNOWN">
        <source>Non si può dire se la ricevuta è autentica: questa postazione non conosce la chiave {key_id}</source>
        <translation>Non si può dire se la ricevuta è autentica: questa postazione non conosce la chiave {key_id}</translation>
    </message>
    <message id="proof.KEY_UNKNOWN_detail">
        <source>La chiave può essere nuova, o inventata. Quando sei in linea da un quarto d'ora leggi di nuovo il codice; se la risposta è la stessa non accettare la ricevuta.</source>
        <translation>La chiave può essere nuova, o inventata. Quando sei in linea da un quarto d'ora leggi di nuovo il codice; se la risposta è la stessa non accettare la ricevuta.</translation>
    </message>
    <message id="proof.KEY_REVOKED">
        <source>Il codice non prova più niente: la chiave {key_id} è stata revocata il {ended}</source>
        <translation>Il codice non prova più niente: la chiave {key_id} è stata revocata il {ended}</translation>
    </message>
    <message id="proof.KEY_REVOKED_detail">
        <source>Può averla usata anche qualcun altro, quindi la ricevuta può essere vera o falsa: conta solo quello che risulta dell'avviso.</source>
        <translation>Può averla usata anche qualcun altro, quindi la ricevuta può essere vera o falsa: conta solo quello che risulta dell'avviso.</translation>
    </message>
    <message id="proof.KEY_RETIRED">
        <source>Questa ricevuta non torna: il {day} la chiave {key_id} non firmava più</source>
        <translation>Questa ricevuta non torna: il {day} la chiave {key_id} non firmava più</translation>
    </message>
    <message id="proof.KEY_RETIRED_detail">
        <source>La chiave è stata ritirata il {ended}. Non accettarla e chiedi al responsabile.</source>
        <translation>La chiave è stata ritirata il {ended}. Non accettarla e chiedi al responsabile.</translation>
    </message>
    <message id="proof.OF_OTHER_ENTITY">
        <source>Questa ricevuta è di un altro ente, codice fiscale {entity_id}</source>
        <translation>Questa ricevuta è di un altro ente, codice fiscale {entity_id}</translation>
    </message>
    <message id="proof.OF_OTHER_ENTITY_detail">
        <source>Qui non si può dire se è autentica: lo può dire uno sportello di quell'ente.</source>
        <translation>Qui non si può dire se è autentica: lo può dire uno sportello di quell'ente.</translation>
    </message>
    <message id="proof.stands">
        <source>Adesso l'avviso risulta così: {stands}.</source>
        <translation>Adesso l'avviso risulta così: {stands}.</translation>
    </message>
    <message id="proof.keys_as_of">
        <source>Le chiavi sono quelle note {moment}.</source>
        <translation>Le chiavi sono quelle note {moment}.</translation>
    </message>
    <message id="proof.claimed">
        <source>Il codice dice: {amount}, pagati il {day}, ricevuta {receipt}.</source>
        <translation>Il codice dice: {amount}, pagati il {day}, ricevuta {receipt}.</translation>
    </message>
    <message id="proof.no_story">
        <source>Di questo avviso qui non si sa altro.</source>
        <translation>Di questo avviso qui non si sa altro.</translation>
    </message>
    <message id="step.RELEASED">
        <source>Rilasciato</source>
        <translation>Rilasciato</translation>
    </message>
    <message id="step.RELEASED_detail">
        <source>da uno sportello</source>
        <translation>da uno sportello</translation>
    </message>
    <message id="step.RELEASED_usual">
        <source>parte con il rilascio</source>
        <translation>parte con il rilascio</translation>
    </message>
    <message id="step.REGISTERED">
        <source>Registrato</source>
        <translation>Registrato</translation>
    </message>
    <message id="step.REGISTERED_detail">
        <source>si può pagare</source>
        <translation>si può pagare</translation>
    </message>
    <message id="step.REGISTERED_usual">
        <source>di solito entro pochi secondi</source>
        <translation>di solito entro pochi secondi</translation>
    </message>
    <message id="step.NOTICE_PRINTED">
        <source>Avviso: chiesta la stampa</source>
        <translation>Avviso: chiesta la stampa</translation>
    </message>
    <message id="step.NOTICE_PRINTED_detail">
        <source>a uno sportello</source>
        <translation>a uno sportello</translation>
    </message>
    <message id="step.RECEIPT_PRINTED">
        <source>Ricevuta: chiesta la stampa</source>
        <translation>Ricevuta: chiesta la stampa</translation>
    </message>
    <message id="step.RECEIPT_PRINTED_detail">
        <source>a uno sportello</source>
        <translation>a uno sportello</translation>
    </message>
    <message id="step.STARTED_ONLINE">
        <source>Pagamento avviato online</source>
        <translation>Pagamento avviato online</translation>
    </message>
    <message id="step.STARTED_ONLINE_detail">
        <source>aperta la pagina per pagare: non prova un pagamento</source>
        <translation>aperta la pagina per pagare: non prova un pagamento</translation>
    </message>
    <message id="step.ASKED_BY_HUB">
        <source>Richiesto da una banca</source>
        <translation>Richiesto da una banca</translation>
    </message>
    <message id="step.asked_amount">
        <source>ha chiesto l'importo: non prova un pagamento</source>
        <translation>ha chiesto l'importo: non prova un pagamento</translation>
    </message>
    <message id="step.asked_to_pay">
        <source>ha cominciato un pagamento: non ne è la prova</source>
        <translation>ha cominciato un pagamento: non ne è la prova</translation>
    </message>
    <message id="step.amount_ASKED">
        <source>{amount}, risposta di {program}</source>
        <translation>{amount}, risposta di {program}</translation>
    </message>
    <message id="step.amount_LAST_KNOWN">
        <source>{amount}, risposta del {day} di {program}</source>
        <translation>{amount}, risposta del {day} di {program}</translation>
    </message>
    <message id="step.amount_HANDED_IN">
        <source>{amount} come trasmesso, senza risposta di {program}</source>
        <translation>{amount} come trasmesso, senza risposta di {program}</translation>
    </message>
    <message id="step.nothing_ASKED">
        <source>non dovuto, risposta di {program}</source>
        <translation>non dovuto, risposta di {program}</translation>
    </message>
    <message id="step.nothing_LAST_KNOWN">
        <source>non dovuto, risposta del {day} di {program}</source>
        <translation>non dovuto, risposta del {day} di {program}</translation>
    </message>
    <message id="step.CHANGED">
        <source>Modificato</source>
        <translation>Modificato</translation>
    </message>
    <message id="step.CHANGED_detail">
        <source>nuova scadenza o nuovo importo</source>
        <translation>nuova scadenza o nuovo importo</translation>
    </message>
    <message id="step.SUSPENDED">
        <source>Sospeso</source>
        <translation>Sospeso</translation>
    </message>
    <message id="step.SUSPENDED_detail">
        <source>non si può pagare</source>
        <translation>non si può pagare</translation>
    </message>
    <message id="step.RESUMED">
        <source>Riattivato</source>
        <translation>Riattivato</translation>
    </message>
    <message id="step.RESUMED_detail">
        <source>si può pagare di nuovo</source>
        <translation>si può pagare di nuovo</translation>
    </message>
    <message id="step.PLANNED">
        <source>Rateizzato</source>
        <translation>Rateizzato</translation>
    </message>
    <message id="step.PLANNED_detail">
        <source>si può pagare anche a rate</source>
        <translation>si può pagare anche a rate</translation>
    </message>
    <message id="step.EXPIRED">
        <source>Scaduto</source>
        <translation>Scaduto</translation>
    </message>
    <message id="step.EXPIRED_detail">
        <source>non si può più pagare</source>
        <translation>non si può più pagare</translation>
    </message>
    <message id="step.CANCELLED">
        <source>Annullato</source>
        <translation>Annullato</translation>
    </message>
    <message id="step.CANCELLED_detail">
        <source>non si può più pagare</source>
        <translation>non si può più pagare</translation>
    </message>
    <message id="step.CANCEL_REQUESTED">
        <source>Annullo chiesto</source>
        <translation>Annullo chiesto</translation>
    </message>
    <message id="step.CANCEL_REQUESTED_detail">
        <source>lo approva un'altra persona</source>
        <translation>lo approva un'altra persona</translation>
    </message>
    <message id="step.CANCEL_REJECTED">
        <source>Annullo non approvato</source>
        <translation>Annullo non approvato</translation>
    </message>
    <message id="step.CANCEL_REJECTED_detail">
        <source>l'avviso resta da pagare</source>
        <translation>l'avviso resta da pagare</translation>
    </message>
    <message id="step.PAID_ELSEWHERE">
        <source>Pagato fuori da pagoPA</source>
        <translation>Pagato fuori da pagoPA</translation>
    </message>
    <message id="step.PAID_ELSEWHERE_detail">
        <source>prova vista da un responsabile</source>
        <translation>prova vista da un responsabile</translation>
    </message>
    <message id="step.PAID">
        <source>Pagato</source>
        <translation>Pagato</translation>
    </message>
    <message id="step.PAID_detail">
        <source>ricevuta arrivata</source>
        <translation>ricevuta arrivata</translation>
    </message>
    <message id="step.PAID_reference">
        <source>ricevuta {reference}</source>
        <translation>ricevuta {reference}</translation>
    </message>
    <message id="step.paid_stand_in">
        <source>pagato sulla copia del nodo, senza chiedere a noi</source>
        <translation>pagato sulla copia del nodo, senza chiedere a noi</translation>
    </message>
    <message id="step.PAID_usual">
        <source>arriva qui da solo</source>
        <translation>arriva qui da solo</translation>
    </message>
    <message id="step.SETTLED">
        <source>Riversato in un flusso</source>
        <translation>Riversato in un flusso</translation>
    </message>
    <message id="step.SETTLED_detail">
        <source>la banca ha rendicontato</source>
        <translation>la banca ha rendicontato</translation>
    </message>
    <message id="step.SETTLED_reference">
        <source>flusso {reference}</source>
        <translation>flusso {reference}</translation>
    </message>
    <message id="step.SETTLED_usual">
        <source>di solito un giorno dopo il pagamento</source>
        <translation>di solito un giorno dopo il pagamento</translation>
    </message>
    <message id="step.CREDITED">
        <source>Accreditato dal tesoriere</source>
        <translation>Accreditato dal tesoriere</translation>
    </message>
    <message id="step.CREDITED_detail">
        <source>entrato in tesoreria</source>
        <translation>entrato in tesoreria</translation>
    </message>
    <message id="step.CREDITED_reference">
        <source>provvisorio {reference}</source>
        <translation>provvisorio {reference}</translation>
    </message>
    <message id="step.CREDITED_usual">
        <source>di solito due giorni dopo il pagamento</source>
        <translation>di solito due giorni dopo il pagamento</translation>
    </message>
    <message id="step.expected">
        <source>in attesa</source>
        <translation>in attesa</translation>
    </message>
    <message id="step.REFUND_REQUESTED">
        <source>Rimborso chiesto</source>
        <translation>Rimborso chiesto</translation>
    </message>
    <message id="step.REFUND_APPROVED">
        <source>Rimborso approvato</source>
        <translation>Rimborso approvato</translation>
    </message>
    <message id="step.REFUND_REJECTED">
        <source>Rimborso rifiutato</source>
        <translation>Rimborso rifiutato</translation>
    </message>
    <message id="step.REFUNDED">
        <source>Rimborsato</source>
        <translation>Rimborsato</translation>
    </message>
    <message id="step.REFUNDED_reference">
        <source>mandato {reference}</source>
        <translation>mandato {reference}</translation>
    </message>
    <message id="refund.title">
        <source>Rimborso per l'avviso {number}</source>
        <translation>Rimborso per l'avviso {number}</translation>
    </message>
    <message id="refund.what_happens">
        <source>Decide un responsabile, mai chi ha chiesto. Poi la ragioneria paga sul conto che indichi.</source>
        <translation>Decide un responsabile, mai chi ha chiesto. Poi la ragioneria paga sul conto che indichi.</translation>
    </message>
    <message id="refund.offline">
        <source>Sei fuori linea: il rimborso si chiede quando torna la linea</source>
        <translation>Sei fuori linea: il rimborso si chiede quando torna la linea</translation>
    </message>
    <message id="refund.offline_detail">
        <source>Quello che scrivi resta.</source>
        <translation>Quello che scrivi resta.</translation>
    </message>
    <message id="refund.payment">
        <source>Pagamento da rimborsare</source>
        <translation>Pagamento da rimborsare</translation>
    </message>
    <message id="refund.one_payment">
        <source>{amount} del {day}, {bank}</source>
        <translation>{amount} del {day}, {bank}</translation>
    </message>
    <message id="refund.payment_hint">
        <source>Di solito è l'ultimo: il primo ha pagato l'avviso.</source>
        <translation>Di solito è l'ultimo: il primo ha pagato l'avviso.</translation>
    </message>
    <message id="refund.amount">
        <source>Importo da rimborsare</source>
        <translation>Importo da rimborsare</translation>
    </message>
    <message id="refund.amount_hint">
        <source>Al massimo {amount}. Le commissioni della banca non si rimborsano.</source>
        <translation>Al massimo {amount}. Le commissioni della banca non si rimborsano.</translation>
    </message>
    <message id="refund.name">
        <source>Intestatario del conto</source>
        <translation>Intestatario del conto</translation>
    </message>
    <message id="refund.name_hint">
        <source>Come sta scritto in banca</source>
        <translation>Come sta scritto in banca</translation>
    </message>
    <message id="refund.tax_code">
        <source>Codice fiscale (facoltativo)</source>
        <translation>Codice fiscale (facoltativo)</translation>
    </message>
    <message id="refund.iban">
        <source>IBAN</source>
        <translation>IBAN</translation>
    </message>
    <message id="refund.iban_hint">
        <source>Sta sull'estratto conto e nell'app della banca: per l'Italia 27 caratteri</source>
        <translation>Sta sull'estratto conto e nell'app della banca: per l'Italia 27 caratteri</translation>
    </message>
    <message id="refund.reason">
        <source>Motivo</source>
        <translation>Motivo</translation>
    </message>
    <message id="refund.reason_hint">
        <source>Poche parole per chi deve decidere, per esempio: pagato due volte</source>
        <translation>Poche parole per chi deve decidere, per esempio: pagato due volte</translation>
    </message>
    <message id="refund.requested">
        <source>Rimborso chiesto: {amount} a {name}. Adesso decide un responsabile; la storia dell'avviso dice a che punto è.</source>
        <translation>Rimborso chiesto: {amount} a {name}. Adesso decide un responsabile; la storia dell'avviso dice a che punto è.</translation>
    </message>
    <message id="refund.to_decide">
        <source>Rimborso di {amount} da decidere</source>
        <translation>Rimborso di {amount} da decidere</translation>
    </message>
    <message id="refund.asked_by">
        <source>Chiesto da {who} il {moment}. F9 approva; per rifiutare scrivi il motivo.</source>
        <translation>Chiesto da {who} il {moment}. F9 approva; per rifiutare scrivi il motivo.</translation>
    </message>
    <message id="refund.own">
        <source>L'hai chiesto tu: lo approva un altro responsabile. Puoi ritirarlo con Ctrl+D, scrivendo il motivo.</source>
        <translation>L'hai chiesto tu: lo approva un altro responsabile. Puoi ritirarlo con Ctrl+D, scrivendo il motivo.</translation>
    </message>
    <message id="refund.paid_said">
        <source>Pagamento</source>
        <translation>Pagamento</translation>
    </message>
    <message id="refund.paid_by_receipt">
        <source>{amount} con la ricevuta {receipt}</source>
        <translation>{amount} con la ricevuta {receipt}</translation>
    </message>
    <message id="refund.notice_said">
        <source>Avviso</source>
        <translation>Avviso</translation>
    </message>
    <message id="refund.tax_code_said">
        <source>Codice fiscale</source>
        <translation>Codice fiscale</translation>
    </message>
    <message id="refund.why_not">
        <source>Motivo del rifiuto</source>
        <translation>Motivo del rifiuto</translation>
    </message>
    <message id="refund.why_not_hint">
        <source>Serve solo per rifiutare: chi ha chiesto lo legge nella storia dell'avviso</source>
        <translation>Serve solo per rifiutare: chi ha chiesto lo legge nella storia dell'avviso</translation>
    </message>
    <message id="refund.approved">
        <source>Rimborso approvato: {amount} a {name}. Passa alla ragioneria con la prossima esportazione.</source>
        <translation>Rimborso approvato: {amount} a {name}. Passa alla ragioneria con la prossima esportazione.</translation>
    </message>
    <message id="refund.rejected">
        <source>Rimborso rifiutato: {amount} a {name} non si pagano. Il motivo sta nella storia dell'avviso.</source>
        <translation>Rimborso rifiutato: {amount} a {name} non si pagano. Il motivo sta nella storia dell'avviso.</translation>
    </message>
    <message id="refund.none">
        <source>Niente da decidere per questo avviso</source>
        <translation>Niente da decidere per questo avviso</translation>
    </message>
    <message id="refund.none_detail">
        <source>Qualcuno ha già deciso: la storia dell'avviso dice che cosa.</source>
        <translation>Qualcuno ha già deciso: la storia dell'avviso dice che cosa.</translation>
    </message>
    <message id="cancel.to_decide">
        <source>Annullo di {amount} da approvare</source>
        <translation>Annullo di {amount} da approvare</translation>
    </message>
    <message id="cancel.asked_by">
        <source>Chiesto da {who}, {desk}, il {moment}. F9 approva; per rifiutare scrivi il motivo.</source>
        <translation>Chiesto da {who}, {desk}, il {moment}. F9 approva; per rifiutare scrivi il motivo.</translation>
    </message>
    <message id="cancel.own">
        <source>L'hai chiesto tu: lo approva un altro responsabile. Puoi ritirarlo con Ctrl+D, scrivendo il motivo.</source>
        <translation>L'hai chiesto tu: lo approva un altro responsabile. Puoi ritirarlo con Ctrl+D, scrivendo il motivo.</translation>
    </message>
    <message id="cancel.reason">
        <source>Motivo</source>
        <translation>Motivo</translation>
    </message>
    <message id="cancel.debtor">
        <source>Chi deve pagare</source>
        <translation>Chi deve pagare</translation>
    </message>
    <message id="cancel.subject">
        <source>Oggetto</source>
        <translation>Oggetto</translation>
    </message>
    <message id="cancel.notice_said">
        <source>Avviso</source>
        <translation>Avviso</translation>
    </message>
    <message id="cancel.with_it">
        <source>Si annullano</source>
        <translation>Si annullano</translation>
    </message>
    <message id="cancel.whole_plan">
        <source>tutti i {count} avvisi del debito</source>
        <translation>tutti i {count} avvisi del debito</translation>
    </message>
    <message id="cancel.amount">
        <source>Importo</source>
        <translation>Importo</translation>
    </message>
    <message id="cancel.amount_now">
        <source>{now} adesso, {then} prima</source>
        <translation>{now} adesso, {then} prima</translation>
    </message>
    <message id="cancel.why_not">
        <source>Motivo del rifiuto</source>
        <translation>Motivo del rifiuto</translation>
    </message>
    <message id="cancel.why_not_hint">
        <source>Serve solo per rifiutare: chi ha chiesto lo trova tra le sue attività</source>
        <translation>Serve solo per rifiutare: chi ha chiesto lo trova tra le sue attività</translation>
    </message>
    <message id="cancel.approved">
        <source>Annullo approvato: l'avviso {number} da {amount} non si può più pagare.</source>
        <translation>Annullo approvato: l'avviso {number} da {amount} non si può più pagare.</translation>
    </message>
    <message id="cancel.rejected">
        <source>Annullo rifiutato: l'avviso {number} da {amount} resta da pagare. Chi l'ha chiesto legge il motivo tra le sue attività.</source>
        <translation>Annullo rifiutato: l'avviso {number} da {amount} resta da pagare. Chi l'ha chiesto legge il motivo tra le sue attività.</translation>
    </message>
    <message id="cancel.none">
        <source>Niente da approvare per questo avviso</source>
        <translation>Niente da approvare per questo avviso</translation>
    </message>
    <message id="cancel.none_detail">
        <source>Qualcuno ha già deciso, o l'avviso è stato pagato: la sua storia lo dice.</source>
        <translation>Qualcuno ha già deciso, o l'avviso è stato pagato: la sua storia lo dice.</translation>
    </message>
    <message id="day.desk">
        <source>Sportello</source>
        <translation>Sportello</translation>
    </message>
    <message id="day.desks">
        <source>Sportelli</source>
        <translation>Sportelli</translation>
    </message>
    <message id="day.released">
        <source>Rilasciati</source>
        <translation>Rilasciati</translation>
    </message>
    <message id="day.paid">
        <source>Pagati</source>
        <translation>Pagati</translation>
    </message>
    <message id="day.amount">
        <source>Importo</source>
        <translation>Importo</translation>
    </message>
    <message id="day.paid_amount">
        <source>Importo pagato</source>
        <translation>Importo pagato</translation>
    </message>
    <message id="day.to_register">
        <source>Da registrare</source>
        <translation>Da registrare</translation>
    </message>
    <message id="day.cancelled">
        <source>Annullati</source>
        <translation>Annullati</translation>
    </message>
    <message id="day.line">
        <source>Linea</source>
        <translation>Linea</translation>
    </message>
    <message id="day.queue">
        <source>Da inviare</source>
        <translation>Da inviare</translation>
    </message>
    <message id="day.printers">
        <source>Stampanti</source>
        <translation>Stampanti</translation>
    </message>
    <message id="day.tasks">
        <source>Attività</source>
        <translation>Attività</translation>
    </message>
    <message id="day.state">
        <source>Stato</source>
        <translation>Stato</translation>
    </message>
    <message id="day.at">
        <source>Quando</source>
        <translation>Quando</translation>
    </message>
    <message id="day.about">
        <source>Oggetto</source>
        <translation>Oggetto</translation>
    </message>
    <message id="day.who">
        <source>Chi e dove</source>
        <translation>Chi e dove</translation>
    </message>
    <message id="day.days">
        <source>Giorni</source>
        <translation>Giorni</translation>
    </message>
    <message id="day.office">
        <source>Ufficio</source>
        <translation>Ufficio</translation>
    </message>
    <message id="day.every_office">
        <source>Tutti gli sportelli</source>
        <translation>Tutti gli sportelli</translation>
    </message>
    <message id="day.told">
        <source>Mostra</source>
        <translation>Mostra</translation>
    </message>
    <message id="day.span_TODAY">
        <source>Oggi</source>
        <translation>Oggi</translation>
    </message>
    <message id="day.span_YESTERDAY">
        <source>Ieri</source>
        <translation>Ieri</translation>
    </message>
    <message id="day.span_SEVEN_DAYS">
        <source>Ultimi 7 giorni</source>
        <translation>Ultimi 7 giorni</translation>
    </message>
    <message id="day.span_THIS_MONTH">
        <source>Questo mese</source>
        <translation>Questo mese</translation>
    </message>
    <message id="day.span_LAST_MONTH">
        <source>Mese scorso</source>
        <translation>Mese scorso</translation>
    </message>
    <message id="day.title">
        <source>Giornata del {day}</source>
        <translation>Giornata del {day}</translation>
    </message>
    <message id="day.title_days">
        <source>Dal {day} al {last}</source>
        <translation>Dal {day} al {last}</translation>
    </message>
    <message id="day.own_desk">
        <source>solo questa postazione</source>
        <translation>solo questa postazione</translation>
    </message>
    <message id="day.all_desks">
        <source>tutti gli sportelli</source>
        <translation>tutti gli sportelli</translation>
    </message>
    <message id="day.as_of">
        <source>{whose}, dati del {moment}</source>
        <translation>{whose}, dati del {moment}</translation>
    </message>
    <message id="day.server_away">
        <source>Sei fuori linea: vedi solo questa postazione. Gli altri sportelli tornano appena c'è la linea.</source>
        <translation>Sei fuori linea: vedi solo questa postazione. Gli altri sportelli tornano appena c'è la linea.</translation>
    </message>
    <message id="day.server_older">
        <source>Il server centrale è di una versione precedente e non conosce le giornate: vedi solo questa postazione. Chiedi ai sistemi informativi di aggiornarlo.</source>
        <translation>Il server centrale è di una versione precedente e non conosce le giornate: vedi solo questa postazione. Chiedi ai sistemi informativi di aggiornarlo.</translation>
    </message>
    <message id="day.closed_by" numerus="yes">
        <source>Chiusa {number} volte, l'ultima da {who} il {moment}: {whose}.</source>
        <translation>
            <numerusform>Chiusa da {who} il {moment}: {whose}.</numerusform>
            <numerusform>Chiusa {number} volte, l'ultima da {who} il {moment}: {whose}.</numerusform>
        </translation>
    </message>
    <message id="day.closed_by_none">
        <source>Non ancora chiusa.</source>
        <translation>Non ancora chiusa.</translation>
    </message>
    <message id="day.total_released">
        <source>Rilasciati {count} per {amount}</source>
        <translation>Rilasciati {count} per {amount}</translation>
    </message>
    <message id="day.total_paid">
        <source>Pagati {count} per {amount}</source>
        <translation>Pagati {count} per {amount}</translation>
    </message>
    <message id="day.total_to_register">
        <source>Da registrare {count} per {amount}</source>
        <translation>Da registrare {count} per {amount}</translation>
    </message>
    <message id="day.total_cancelled">
        <source>Annullati {count} per {amount}</source>
        <translation>Annullati {count} per {amount}</translation>
    </message>
    <message id="day.total_payments">
        <source>Pagamenti arrivati {count} per {amount}</source>
        <translation>Pagamenti arrivati {count} per {amount}</translation>
    </message>
    <message id="day.to_approve" numerus="yes">
        <source>Da approvare: {number} annulli per {amount}</source>
        <translation>
            <numerusform>Da approvare: 1 annullo per {amount}</numerusform>
            <numerusform>Da approvare: {number} annulli per {amount}</numerusform>
        </translation>
    </message>
    <message id="day.told_kinds">
        <source>Tipi di debito</source>
        <translation>Tipi di debito</translation>
    </message>
    <message id="day.told_kinds_title">
        <source>Tipo di debito</source>
        <translation>Tipo di debito</translation>
    </message>
    <message id="day.told_states">
        <source>Stati</source>
        <translation>Stati</translation>
    </message>
    <message id="day.told_operators">
        <source>Operatori</source>
        <translation>Operatori</translation>
    </message>
    <message id="day.told_operators_title">
        <source>Operatore</source>
        <translation>Operatore</translation>
    </message>
    <message id="day.told_not_registered">
        <source>Non ancora registrati</source>
        <translation>Non ancora registrati</translation>
    </message>
    <message id="day.told_late">
        <source>Registrati dopo</source>
        <translation>Registrati dopo</translation>
    </message>
    <message id="day.told_cancelled">
        <source>Annullati</source>
        <translation>Annullati</translation>
    </message>
    <message id="day.told_refunds">
        <source>Rimborsi da approvare</source>
        <translation>Rimborsi da approvare</translation>
    </message>
    <message id="day.told_cancels">
        <source>Annulli da approvare</source>
        <translation>Annulli da approvare</translation>
    </message>
    <message id="day.day_kinds">
        <source>Avvisi per tipo di debito</source>
        <translation>Avvisi per tipo di debito</translation>
    </message>
    <message id="day.day_operators">
        <source>Avvisi per operatore</source>
        <translation>Avvisi per operatore</translation>
    </message>
    <message id="day.state_TO_PAY">
        <source>Da pagare</source>
        <translation>Da pagare</translation>
    </message>
    <message id="day.state_OVERDUE">
        <source>Scaduti</source>
        <translation>Scaduti</translation>
    </message>
    <message id="day.state_PAID">
        <source>Pagati</source>
        <translation>Pagati</translation>
    </message>
    <message id="day.state_TO_REGISTER">
        <source>Da registrare</source>
        <translation>Da registrare</translation>
    </message>
    <message id="day.state_SUSPENDED">
        <source>Sospesi</source>
        <translation>Sospesi</translation>
    </message>
    <message id="day.state_EXPIRED">
        <source>Non più pagabili</source>
        <translation>Non più pagabili</translation>
    </message>
    <message id="day.state_CANCELLED">
        <source>Annullati</source>
        <translation>Annullati</translation>
    </message>
    <message id="day.state_OTHER_WAY">
        <source>In alternativa: altro modo di pagare lo stesso debito</source>
        <translation>In alternativa: altro modo di pagare lo stesso debito</translation>
    </message>
    <message id="day.none_kinds">
        <source>Nessun avviso rilasciato</source>
        <translation>Nessun avviso rilasciato</translation>
    </message>
    <message id="day.none_states">
        <source>Nessun avviso rilasciato</source>
        <translation>Nessun avviso rilasciato</translation>
    </message>
    <message id="day.none_operators">
        <source>Nessun avviso rilasciato</source>
        <translation>Nessun avviso rilasciato</translation>
    </message>
    <message id="day.none_not_registered">
        <source>Tutto registrato</source>
        <translation>Tutto registrato</translation>
    </message>
    <message id="day.none_late">
        <source>Nessun avviso arrivato dopo</source>
        <translation>Nessun avviso arrivato dopo</translation>
    </message>
    <message id="day.none_cancelled">
        <source>Nessun avviso annullato</source>
        <translation>Nessun avviso annullato</translation>
    </message>
    <message id="day.none_refunds">
        <source>Niente da approvare</source>
        <translation>Niente da approvare</translation>
    </message>
    <message id="day.none_cancels">
        <source>Nessun annullo da approvare</source>
        <translation>Nessun annullo da approvare</translation>
    </message>
    <message id="day.none_detail">
        <source>Per altri giorni usa Alt con le frecce, oppure scegli in alto.</source>
        <translation>Per altri giorni usa Alt con le frecce, oppure scegli in alto.</translation>
    </message>
    <message id="day.line_on">
        <source>In linea</source>
        <translation>In linea</translation>
    </message>
    <message id="day.line_off">
        <source>Non si sente dalle {moment}</source>
        <translation>Non si sente dalle {moment}</translation>
    </message>
    <message id="day.line_off_day">
        <source>Non si sente dal {moment}</source>
        <translation>Non si sente dal {moment}</translation>
    </message>
    <message id="day.line_never">
        <source>Nessun contatto</source>
        <translation>Nessun contatto</translation>
    </message>
    <message id="day.line_retired">
        <source>Fuori servizio</source>
        <translation>Fuori servizio</translation>
    </message>
    <message id="day.line_fenced">
        <source>Esiste due volte</source>
        <translation>Esiste due volte</translation>
    </message>
    <message id="day.line_unknown">
        <source>non più in elenco</source>
        <translation>non più in elenco</translation>
    </message>
    <message id="day.waiting_none">
        <source>Tutto inviato</source>
        <translation>Tutto inviato</translation>
    </message>
    <message id="day.waiting" numerus="yes">
        <source>{number} da inviare</source>
        <translation>
            <numerusform>1 da inviare</numerusform>
            <numerusform>{number} da inviare</numerusform>
        </translation>
    </message>
    <message id="day.uncertain_none">
        <source>Nessuna incerta</source>
        <translation>Nessuna incerta</translation>
    </message>
    <message id="day.uncertain" numerus="yes">
        <source>{number} stampe incerte</source>
        <translation>
            <numerusform>1 stampa incerta</numerusform>
            <numerusform>{number} stampe incerte</numerusform>
        </translation>
    </message>
    <message id="day.queued_none">
        <source>Nessuna in coda</source>
        <translation>Nessuna in coda</translation>
    </message>
    <message id="day.queued" numerus="yes">
        <source>{number} stampe in coda</source>
        <translation>
            <numerusform>1 stampa in coda</numerusform>
            <numerusform>{number} stampe in coda</numerusform>
        </translation>
    </message>
    <message id="day.printers_ready">
        <source>Pronte</source>
        <translation>Pronte</translation>
    </message>
    <message id="day.printers_none">
        <source>Senza stampanti</source>
        <translation>Senza stampanti</translation>
    </message>
    <message id="day.printer_a4">
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message id="day.printer_roll">
        <source>Scontrini</source>
        <translation>Scontrini</translation>
    </message>
    <message id="day.printer_READY">
        <source>pronta</source>
        <translation>pronta</translation>
    </message>
    <message id="day.printer_PAPER_OUT">
        <source>carta finita</source>
        <translation>carta finita</translation>
    </message>
    <message id="day.printer_UNREACHABLE">
        <source>non risponde</source>
        <translation>non risponde</translation>
    </message>
    <message id="day.printer_WRONG_SETTINGS">
        <source>da impostare</source>
        <translation>da impostare</translation>
    </message>
    <message id="day.printer_NOT_SET">
        <source>da impostare</source>
        <translation>da impostare</translation>
    </message>
    <message id="day.printer_other">
        <source>da guardare</source>
        <translation>da guardare</translation>
    </message>
    <message id="day.desk_never_heard">
        <source>{name}: ancora nessun contatto</source>
        <translation>{name}: ancora nessun contatto</translation>
    </message>
    <message id="day.heard">
        <source>{name}, ultimo contatto {moment}</source>
        <translation>{name}, ultimo contatto {moment}</translation>
    </message>
    <message id="day.heard_on">
        <source>arrivato il {moment}</source>
        <translation>arrivato il {moment}</translation>
    </message>
    <message id="day.waiting_since">
        <source>{count} da inviare, il più vecchio del {moment}</source>
        <translation>{count} da inviare, il più vecchio del {moment}</translation>
    </message>
    <message id="day.numbers">
        <source>{count} numeri</source>
        <translation>{count} numeri</translation>
    </message>
    <message id="day.version">
        <source>versione {version}</source>
        <translation>versione {version}</translation>
    </message>
    <message id="day.concern_FENCED">
        <source>esiste due volte: non rilascia, chiama l'assistenza</source>
        <translation>esiste due volte: non rilascia, chiama l'assistenza</translation>
    </message>
    <message id="day.concern_SILENT">
        <source>tiene lavoro da giorni</source>
        <translation>tiene lavoro da giorni</translation>
    </message>
    <message id="day.concern_CLOCK_OFF">
        <source>orologio sbagliato</source>
        <translation>orologio sbagliato</translation>
    </message>
    <message id="day.concern_OUTDATED">
        <source>programma da aggiornare</source>
        <translation>programma da aggiornare</translation>
    </message>
    <message id="day.concern_FEW_NUMBERS">
        <source>pochi numeri</source>
        <translation>pochi numeri</translation>
    </message>
    <message id="day.task_print_uncertain">
        <source>stampe incerte</source>
        <translation>stampe incerte</translation>
    </message>
    <message id="day.task_print_failed">
        <source>stampe non riuscite</source>
        <translation>stampe non riuscite</translation>
    </message>
    <message id="day.task_other">
        <source>altre attività aperte</source>
        <translation>altre attività aperte</translation>
    </message>
    <message id="day.closed">
        <source>Giornata del {day} chiusa: {whose}. Quello che arriva dopo sarà nella prossima, con la sua data.</source>
        <translation>Giornata del {day} chiusa: {whose}. Quello che arriva dopo sarà nella prossima, con la sua data.</translation>
    </message>
    <message id="day.closed_again">
        <source>Giornata del {day} chiusa di nuovo: {whose}. È la chiusura numero {number}; quelle di prima restano.</source>
        <translation>Giornata del {day} chiusa di nuovo: {whose}. È la chiusura numero {number}; quelle di prima restano.</translation>
    </message>
    <message id="day.file">
        <source>giornata-{days}</source>
        <translation>giornata-{days}</translation>
    </message>
    <message id="day.pdf_files">
        <source>File PDF (*.pdf)</source>
        <translation>File PDF (*.pdf)</translation>
    </message>
    <message id="day.csv_files">
        <source>Tabella CSV (*.csv)</source>
        <translation>Tabella CSV (*.csv)</translation>
    </message>
    <message id="tasks.handed_over">
        <source>Passata al responsabile: {title}. La trova tra le sue attività.</source>
        <translation>Passata al responsabile: {title}. La trova tra le sue attività.</translation>
    </message>
    <message id="tasks.handed_by">
        <source>Passata da {who}, {place}, il {moment}.</source>
        <translation>Passata da {who}, {place}, il {moment}.</translation>
    </message>
    <message id="tasks.refused">
        <source>Il server ha rifiutato l'avviso di {name}.</source>
        <translation>Il server ha rifiutato l'avviso di {name}.</translation>
    </message>
    <message id="tasks.contact">
        <source>Per avvisare il cittadino: {contact}.</source>
        <translation>Per avvisare il cittadino: {contact}.</translation>
    </message>
    <message id="tasks.what_was_done">
        <source>Che cosa è stato fatto</source>
        <translation>Che cosa è stato fatto</translation>
    </message>
    <message id="tasks.what_was_done_hint">
        <source>Resta annotato con il tuo nome e l'ora</source>
        <translation>Resta annotato con il tuo nome e l'ora</translation>
    </message>
    <message id="tasks.handed_closed">
        <source>Attività chiusa: {title}.</source>
        <translation>Attività chiusa: {title}.</translation>
    </message>
    <message id="tasks.put_off" numerus="yes">
        <source>{number} rimandate a domani</source>
        <translation>
            <numerusform>1 rimandata a domani</numerusform>
            <numerusform>{number} rimandate a domani</numerusform>
        </translation>
    </message>
    <message id="tasks.snoozed">
        <source>{title}: rimandata a domani.</source>
        <translation>{title}: rimandata a domani.</translation>
    </message>
    <message id="tasks.begun_instead">
        <source>Per questo cittadino c'è già un avviso cominciato: è questo. Rilascialo o svuotalo, poi torna all'attività.</source>
        <translation>Per questo cittadino c'è già un avviso cominciato: è questo. Rilascialo o svuotalo, poi torna all'attività.</translation>
    </message>
    <message id="tasks.this_desk">
        <source>Questa postazione</source>
        <translation>Questa postazione</translation>
    </message>
    <message id="tasks.server_away">
        <source>fuori linea: mancano quelle del server</source>
        <translation>fuori linea: mancano quelle del server</translation>
    </message>
    <message id="tasks.title">
        <source>Attività da chiudere</source>
        <translation>Attività da chiudere</translation>
    </message>
    <message id="tasks.count_none">
        <source>nessuna</source>
        <translation>nessuna</translation>
    </message>
    <message id="tasks.count" numerus="yes">
        <source>{number} · per tipo, la più vecchia per prima</source>
        <translation>
            <numerusform>1 · la più vecchia per prima</numerusform>
            <numerusform>{number} · per tipo, la più vecchia per prima</numerusform>
        </translation>
    </message>
    <message id="tasks.kind">
        <source>Tipo</source>
        <translation>Tipo</translation>
    </message>
    <message id="tasks.happened">
        <source>Che cosa è successo</source>
        <translation>Che cosa è successo</translation>
    </message>
    <message id="tasks.at">
        <source>Quando</source>
        <translation>Quando</translation>
    </message>
    <message id="tasks.at_today">
        <source>oggi {hour}</source>
        <translation>oggi {hour}</translation>
    </message>
    <message id="tasks.at_day">
        <source>{day}, {hour}</source>
        <translation>{day}, {hour}</translation>
    </message>
    <message id="tasks.next">
        <source>Prossimo passo</source>
        <translation>Prossimo passo</translation>
    </message>
    <message id="tasks.none">
        <source>Niente da chiudere</source>
        <translation>Niente da chiudere</translation>
    </message>
    <message id="tasks.none_detail">
        <source>Bene così. Un avviso rifiutato o una stampa incerta li trovi qui, con il prossimo passo.</source>
        <translation>Bene così. Un avviso rifiutato o una stampa incerta li trovi qui, con il prossimo passo.</translation>
    </message>
    <message id="tasks.waiting_none">
        <source>nessun avviso da registrare</source>
        <translation>nessun avviso da registrare</translation>
    </message>
    <message id="tasks.waiting" numerus="yes">
        <source>{number} avvisi da registrare, partono da soli</source>
        <translation>
            <numerusform>1 avviso da registrare, parte da solo</numerusform>
            <numerusform>{number} avvisi da registrare, partono da soli</numerusform>
        </translation>
    </message>
    <message id="tasks.waiting_detail">
        <source>Non devi fare nulla: la registrazione parte appena c'è la linea, e da allora si può pagare.</source>
        <translation>Non devi fare nulla: la registrazione parte appena c'è la linea, e da allora si può pagare.</translation>
    </message>
    <message id="tasks.next_citizen">
        <source>prossimo cittadino</source>
        <translation>prossimo cittadino</translation>
    </message>
    <message id="next_step.draft_waits">
        <source>Riprendi il modulo e finiscilo, o svuotalo</source>
        <translation>Riprendi il modulo e finiscilo, o svuotalo</translation>
    </message>
    <message id="next_step.print_held">
        <source>Continua o annulla la stampa</source>
        <translation>Continua o annulla la stampa</translation>
    </message>
    <message id="next_step.numbers_low">
        <source>Controlla la linea: arrivano da soli</source>
        <translation>Controlla la linea: arrivano da soli</translation>
    </message>
    <message id="next_step.numbers_out">
        <source>Usa un altro sportello</source>
        <translation>Usa un altro sportello</translation>
    </message>
    <message id="next_step.clock_doubtful">
        <source>Controlla l'ora del PC: si conferma con la linea</source>
        <translation>Controlla l'ora del PC: si conferma con la linea</translation>
    </message>
    <message id="next_step.note_refused">
        <source>Apri il cittadino e riscrivila</source>
        <translation>Apri il cittadino e riscrivila</translation>
    </message>
    <message id="next_step.note_withdrawal_refused">
        <source>Apri il cittadino e riprova</source>
        <translation>Apri il cittadino e riprova</translation>
    </message>
    <message id="next_step.clock_fast">
        <source>Chiama chi ha cura del PC, poi chiudi</source>
        <translation>Chiama chi ha cura del PC, poi chiudi</translation>
    </message>
    <message id="next_step.clock_slow">
        <source>Chiama chi ha cura del PC, poi chiudi</source>
        <translation>Chiama chi ha cura del PC, poi chiudi</translation>
    </message>
    <message id="next_step.look">
        <source>Apri l'avviso e controlla</source>
        <translation>Apri l'avviso e controlla</translation>
    </message>
    <message id="next_step.tax_code_check">
        <source>Cerca la persona giusta e rilascia di nuovo</source>
        <translation>Cerca la persona giusta e rilascia di nuovo</translation>
    </message>
    <message id="next_step.tax_code_malformed">
        <source>Cerca la persona giusta e rilascia di nuovo</source>
        <translation>Cerca la persona giusta e rilascia di nuovo</translation>
    </message>
    <message id="next_step.citizen_unknown">
        <source>Cerca la persona e rilascia di nuovo</source>
        <translation>Cerca la persona e rilascia di nuovo</translation>
    </message>
    <message id="next_step.kind_unknown">
        <source>Scegli di nuovo il tipo e rilascia</source>
        <translation>Scegli di nuovo il tipo e rilascia</translation>
    </message>
    <message id="next_step.kind_not_valid">
        <source>Scegli di nuovo il tipo e rilascia</source>
        <translation>Scegli di nuovo il tipo e rilascia</translation>
    </message>
    <message id="next_step.rate_unknown">
        <source>Scegli di nuovo il tipo e rilascia</source>
        <translation>Scegli di nuovo il tipo e rilascia</translation>
    </message>
    <message id="next_step.due_date_past">
        <source>Rilascia di nuovo con un'altra data</source>
        <translation>Rilascia di nuovo con un'altra data</translation>
    </message>
    <message id="next_step.notice_number_used">
        <source>Rilascia di nuovo, poi avvisa il cittadino</source>
        <translation>Rilascia di nuovo, poi avvisa il cittadino</translation>
    </message>
    <message id="next_step.notice_number_outside_lease">
        <source>Rilascia di nuovo, poi avvisa il cittadino</source>
        <translation>Rilascia di nuovo, poi avvisa il cittadino</translation>
    </message>
    <message id="next_step.segregation_codes_mixed">
        <source>Rilascia di nuovo, poi avvisa il cittadino</source>
        <translation>Rilascia di nuovo, poi avvisa il cittadino</translation>
    </message>
    <message id="next_step.lease_gone">
        <source>Rilascia da un altro sportello</source>
        <translation>Rilascia da un altro sportello</translation>
    </message>
    <message id="next_step.lease_fenced">
        <source>Rilascia da un altro sportello</source>
        <translation>Rilascia da un altro sportello</translation>
    </message>
    <message id="next_step.lease_lapsed">
        <source>Rilascia di nuovo, poi avvisa il cittadino</source>
        <translation>Rilascia di nuovo, poi avvisa il cittadino</translation>
    </message>
    <message id="next_step.desk_in_doubt">
        <source>Chiama l'assistenza</source>
        <translation>Chiama l'assistenza</translation>
    </message>
    <message id="next_step.cancel_refused">
        <source>Apri l'avviso e controlla</source>
        <translation>Apri l'avviso e controlla</translation>
    </message>
    <message id="next_step.plan_refused">
        <source>Apri l'avviso e rifai le rate</source>
        <translation>Apri l'avviso e rifai le rate</translation>
    </message>
    <message id="next_step.plan_not_known_there">
        <source>Avvisa il cittadino</source>
        <translation>Avvisa il cittadino</translation>
    </message>
    <message id="next_step.desk_copied">
        <source>Chiama l'assistenza</source>
        <translation>Chiama l'assistenza</translation>
    </message>
    <message id="next_step.desk_outdated">
        <source>Fai aggiornare il programma</source>
        <translation>Fai aggiornare il programma</translation>
    </message>
    <message id="next_step.lease_unknown">
        <source>Rilascia da un altro sportello</source>
        <translation>Rilascia da un altro sportello</translation>
    </message>
    <message id="next_step.operator_not_allowed">
        <source>Chiedi al responsabile di rilasciarlo</source>
        <translation>Chiedi al responsabile di rilasciarlo</translation>
    </message>
    <message id="next_step.print_uncertain">
        <source>Guarda: se manca, F7; se è uscito, F9</source>
        <translation>Guarda: se manca, F7; se è uscito, F9</translation>
    </message>
    <message id="next_step.print_failed">
        <source>Controlla la stampante, poi F7</source>
        <translation>Controlla la stampante, poi F7</translation>
    </message>
    <message id="next_step.sync_refused">
        <source>Chiama l'assistenza</source>
        <translation>Chiama l'assistenza</translation>
    </message>
    <message id="next_step.store_rebuilt">
        <source>Guarda gli avvisi da registrare, poi chiudi</source>
        <translation>Guarda gli avvisi da registrare, poi chiudi</translation>
    </message>
    <message id="next_step.store_rebuilt_in_part">
        <source>Confronta i fogli, poi chiama l'assistenza</source>
        <translation>Confronta i fogli, poi chiama l'assistenza</translation>
    </message>
    <message id="next_step.store_lost">
        <source>Chiama l'assistenza</source>
        <translation>Chiama l'assistenza</translation>
    </message>
    <message id="next_step.store_without_key">
        <source>Conserva le copie, chiama l'assistenza</source>
        <translation>Conserva le copie, chiama l'assistenza</translation>
    </message>
    <message id="next_step.store_older">
        <source>Chiama l'assistenza</source>
        <translation>Chiama l'assistenza</translation>
    </message>
    <message id="next_step.journal_set_aside">
        <source>Avvisa l'assistenza, poi chiudi</source>
        <translation>Avvisa l'assistenza, poi chiudi</translation>
    </message>
    <message id="next_step.refund_to_decide">
        <source>Approva o rifiuta</source>
        <translation>Approva o rifiuta</translation>
    </message>
    <message id="next_step.cancel_to_approve">
        <source>Approva o rifiuta</source>
        <translation>Approva o rifiuta</translation>
    </message>
    <message id="next_step.cancel_rejected">
        <source>Avvisa il cittadino</source>
        <translation>Avvisa il cittadino</translation>
    </message>
    <message id="next_step.cancel_overtaken">
        <source>Guarda il pagamento</source>
        <translation>Guarda il pagamento</translation>
    </message>
    <message id="next_step.anomaly_unknown_notice">
        <source>Cerca chi ha emesso l'avviso</source>
        <translation>Cerca chi ha emesso l'avviso</translation>
    </message>
    <message id="next_step.anomaly_double_payment">
        <source>Apri e chiedi il rimborso (Ctrl+M)</source>
        <translation>Apri e chiedi il rimborso (Ctrl+M)</translation>
    </message>
    <message id="next_step.anomaly_position_cancelled">
        <source>Apri e guarda perché fu annullato</source>
        <translation>Apri e guarda perché fu annullato</translation>
    </message>
    <message id="next_step.anomaly_amount_differs">
        <source>Apri e confronta gli importi</source>
        <translation>Apri e confronta gli importi</translation>
    </message>
    <message id="next_step.anomaly_receipt_contradicts">
        <source>Chiama l'assistenza</source>
        <translation>Chiama l'assistenza</translation>
    </message>
    <message id="next_step.anomaly_message_kept">
        <source>Chiama l'assistenza</source>
        <translation>Chiama l'assistenza</translation>
    </message>
    <message id="next_step.anomaly_notices_waiting">
        <source>Avvisa i sistemi informativi</source>
        <translation>Avvisa i sistemi informativi</translation>
    </message>
    <message id="next_step.anomaly_program_says_paid">
        <source>Fatti mostrare la prova, poi registrala</source>
        <translation>Fatti mostrare la prova, poi registrala</translation>
    </message>
    <message id="next_step.anomaly_program_says_cancelled">
        <source>Senti l'ufficio, poi annullalo</source>
        <translation>Senti l'ufficio, poi annullalo</translation>
    </message>
    <message id="next_step.anomaly_program_says_unknown">
        <source>Fallo cercare all'ufficio</source>
        <translation>Fallo cercare all'ufficio</translation>
    </message>
    <message id="paper.notice">
        <source>Avviso {number}</source>
        <translation>Avviso {number}</translation>
    </message>
    <message id="paper.copy">
        <source>Copia dell'avviso {number}</source>
        <translation>Copia dell'avviso {number}</translation>
    </message>
    <message id="paper.receipt">
        <source>Ricevuta dell'avviso {number}</source>
        <translation>Ricevuta dell'avviso {number}</translation>
    </message>
    <message id="paper.page">
        <source>pagina {page} di {pages}</source>
        <translation>pagina {page} di {pages}</translation>
    </message>
    <message id="paper.whole">
        <source>pagina intera</source>
        <translation>pagina intera</translation>
    </message>
    <message id="paper.none">
        <source>Nessun foglio da mostrare</source>
        <translation>Nessun foglio da mostrare</translation>
    </message>
    <message id="paper.none_detail">
        <source>Si mostra solo quello che si può stampare adesso. In Verifica vedi perché.</source>
        <translation>Si mostra solo quello che si può stampare adesso. In Verifica vedi perché.</translation>
    </message>
    <message id="paper.save_title">
        <source>Salva il foglio</source>
        <translation>Salva il foglio</translation>
    </message>
    <message id="paper.pdf_files">
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message id="paper.saved">
        <source>Salvato {file} in {folder}.</source>
        <translation>Salvato {file} in {folder}.</translation>
    </message>
    <message id="paper.mail_opened">
        <source>Bozza per {recipient} aperta nel programma di posta: rileggila e spediscila da lì.</source>
        <translation>Bozza per {recipient} aperta nel programma di posta: rileggila e spediscila da lì.</translation>
    </message>
    <message id="paper.mail_opened_nobody">
        <source>Bozza aperta nel programma di posta: scrivi a chi va, rileggila e spediscila da lì.</source>
        <translation>Bozza aperta nel programma di posta: scrivi a chi va, rileggila e spediscila da lì.</translation>
    </message>
    <message id="paper.no_mail_program">
        <source>Su questo PC nessun programma apre le bozze di e-mail. Salva il PDF (Ctrl+S) e allegalo a un messaggio.</source>
        <translation>Su questo PC nessun programma apre le bozze di e-mail. Salva il PDF (Ctrl+S) e allegalo a un messaggio.</translation>
    </message>
    <message id="paper_step.notice_printed">
        <source>Avviso stampato</source>
        <translation>Avviso stampato</translation>
    </message>
    <message id="paper_step.notice_printing">
        <source>Avviso in stampa</source>
        <translation>Avviso in stampa</translation>
    </message>
    <message id="paper_step.notice_uncertain">
        <source>Stampa dell'avviso incerta</source>
        <translation>Stampa dell'avviso incerta</translation>
    </message>
    <message id="paper_step.notice_failed">
        <source>Avviso non stampato</source>
        <translation>Avviso non stampato</translation>
    </message>
    <message id="paper_step.plan_printed">
        <source>Avviso a rate stampato</source>
        <translation>Avviso a rate stampato</translation>
    </message>
    <message id="paper_step.plan_printing">
        <source>Avviso a rate in stampa</source>
        <translation>Avviso a rate in stampa</translation>
    </message>
    <message id="paper_step.plan_uncertain">
        <source>Stampa dell'avviso a rate incerta</source>
        <translation>Stampa dell'avviso a rate incerta</translation>
    </message>
    <message id="paper_step.plan_failed">
        <source>Avviso a rate non stampato</source>
        <translation>Avviso a rate non stampato</translation>
    </message>
    <message id="paper_step.receipt_printed">
        <source>Ricevuta stampata</source>
        <translation>Ricevuta stampata</translation>
    </message>
    <message id="paper_step.receipt_printing">
        <source>Ricevuta in stampa</source>
        <translation>Ricevuta in stampa</translation>
    </message>
    <message id="paper_step.receipt_uncertain">
        <source>Stampa della ricevuta incerta</source>
        <translation>Stampa della ricevuta incerta</translation>
    </message>
    <message id="paper_step.receipt_failed">
        <source>Ricevuta non stampata</source>
        <translation>Ricevuta non stampata</translation>
    </message>
    <message id="paper_step.notice_saved">
        <source>Avviso salvato in PDF</source>
        <translation>Avviso salvato in PDF</translation>
    </message>
    <message id="paper_step.notice_mailed">
        <source>Avviso in una bozza di e-mail</source>
        <translation>Avviso in una bozza di e-mail</translation>
    </message>
    <message id="paper_step.receipt_saved">
        <source>Ricevuta salvata in PDF</source>
        <translation>Ricevuta salvata in PDF</translation>
    </message>
    <message id="paper_step.receipt_mailed">
        <source>Ricevuta in una bozza di e-mail</source>
        <translation>Ricevuta in una bozza di e-mail</translation>
    </message>
    <message id="paper_step.paper_saved">
        <source>Foglio salvato in PDF</source>
        <translation>Foglio salvato in PDF</translation>
    </message>
    <message id="paper_step.paper_mailed">
        <source>Foglio in una bozza di e-mail</source>
        <translation>Foglio in una bozza di e-mail</translation>
    </message>
    <message id="paper_step.paper_printed">
        <source>Foglio stampato</source>
        <translation>Foglio stampato</translation>
    </message>
    <message id="paper_step.paper_printing">
        <source>Foglio in stampa</source>
        <translation>Foglio in stampa</translation>
    </message>
    <message id="paper_step.paper_uncertain">
        <source>Stampa del foglio incerta</source>
        <translation>Stampa del foglio incerta</translation>
    </message>
    <message id="paper_step.paper_failed">
        <source>Foglio non stampato</source>
        <translation>Foglio non stampato</translation>
    </message>
    <message id="paper_step.copy">
        <source>copia</source>
        <translation>copia</translation>
    </message>
    <message id="paper_step.by">
        <source>da {name}</source>
        <translation>da {name}</translation>
    </message>
    <message id="paper_step.a4">
        <source>stampante A4</source>
        <translation>stampante A4</translation>
    </message>
    <message id="paper_step.roll">
        <source>stampante degli scontrini</source>
        <translation>stampante degli scontrini</translation>
    </message>
    <message id="paper_step.named">
        <source>stampante «{name}»</source>
        <translation>stampante «{name}»</translation>
    </message>
    <message id="paper_step.CAME_OUT">
        <source>segnato come uscito il {at}</source>
        <translation>segnato come uscito il {at}</translation>
    </message>
    <message id="paper_step.REPRINTED">
        <source>ristampato il {at}</source>
        <translation>ristampato il {at}</translation>
    </message>
    <message id="paper_step.NOT_NEEDED">
        <source>segnato come non più necessario il {at}</source>
        <translation>segnato come non più necessario il {at}</translation>
    </message>
    <message id="printing.situation">
        <source>situazione dell'avviso {notice}</source>
        <translation>situazione dell'avviso {notice}</translation>
    </message>
    <message id="printing.notice">
        <source>avviso {notice}</source>
        <translation>avviso {notice}</translation>
    </message>
    <message id="printing.copy">
        <source>copia dell'avviso {notice}</source>
        <translation>copia dell'avviso {notice}</translation>
    </message>
    <message id="printing.plan_notice">
        <source>avviso {notice} a rate, {count} importi</source>
        <translation>avviso {notice} a rate, {count} importi</translation>
    </message>
    <message id="printing.plan_copy">
        <source>copia dell'avviso {notice} a rate, {count} importi</source>
        <translation>copia dell'avviso {notice} a rate, {count} importi</translation>
    </message>
    <message id="printing.receipt" numerus="yes">
        <source>{number} ricevute dell'avviso {notice}, una dopo l'altra</source>
        <translation>
            <numerusform>ricevuta dell'avviso {notice}</numerusform>
            <numerusform>{number} ricevute dell'avviso {notice}, una dopo l'altra</numerusform>
        </translation>
    </message>
    <message id="printing.under_way">
        <source>In stampa: {paper}.</source>
        <translation>In stampa: {paper}.</translation>
    </message>
    <message id="printing.PAPER_OUT">
        <source>In attesa della carta: {paper}. Rimettila: la stampa riparte da sola.</source>
        <translation>In attesa della carta: {paper}. Rimettila: la stampa riparte da sola.</translation>
    </message>
    <message id="printing.UNREACHABLE">
        <source>La stampante non risponde: {paper}. Accendila e guarda il cavo: la stampa riparte da sola.</source>
        <translation>La stampante non risponde: {paper}. Accendila e guarda il cavo: la stampa riparte da sola.</translation>
    </message>
    <message id="printing.WRONG_SETTINGS">
        <source>La stampante non è impostata bene: {paper}. Avvisa chi amministra il sistema, poi ristampa con F7.</source>
        <translation>La stampante non è impostata bene: {paper}. Avvisa chi amministra il sistema, poi ristampa con F7.</translation>
    </message>
    <message id="printing.moved">
        <source>La stampante degli scontrini non risponde, esce sul foglio A4: {paper}.</source>
        <translation>La stampante degli scontrini non risponde, esce sul foglio A4: {paper}.</translation>
    </message>
    <message id="printing.moved_CONFIRMED">
        <source>Stampa finita sul foglio A4: {paper}.</source>
        <translation>Stampa finita sul foglio A4: {paper}.</translation>
    </message>
    <message id="printing.CONFIRMED">
        <source>Stampa finita: {paper}.</source>
        <translation>Stampa finita: {paper}.</translation>
    </message>
    <message id="printing.UNCERTAIN">
        <source>Stampa incerta: {paper}. Guarda se è uscita: se manca, stampa una copia (F7).</source>
        <translation>Stampa incerta: {paper}. Guarda se è uscita: se manca, stampa una copia (F7).</translation>
    </message>
    <message id="printing.FAILED">
        <source>La stampante non ha preso il lavoro: {paper}. Controlla la stampante, poi ristampa con F7.</source>
        <translation>La stampante non ha preso il lavoro: {paper}. Controlla la stampante, poi ristampa con F7.</translation>
    </message>
    <message id="printing.CAME_OUT">
        <source>Segnato come uscito: {title}.</source>
        <translation>Segnato come uscito: {title}.</translation>
    </message>
    <message id="printing.NOT_NEEDED">
        <source>Segnato come non più necessario: {title}.</source>
        <translation>Segnato come non più necessario: {title}.</translation>
    </message>
    <message id="printing.paid_meanwhile">
        <source>Intanto è stato pagato: l'avviso non si ristampa. Qui stampi la ricevuta (F7); nelle attività segna «Non serve più».</source>
        <translation>Intanto è stato pagato: l'avviso non si ristampa. Qui stampi la ricevuta (F7); nelle attività segna «Non serve più».</translation>
    </message>
    <message id="printing.found">
        <source>Stampa finita: il foglio è uscito.</source>
        <translation>Stampa finita: il foglio è uscito.</translation>
    </message>
    <message id="printing.nothing_yet">
        <source>Da questa postazione non è ancora uscito nessun avviso da ristampare.</source>
        <translation>Da questa postazione non è ancora uscito nessun avviso da ristampare.</translation>
    </message>
    <message id="keys.show_code">
        <source>mostra il QR al cittadino</source>
        <translation>mostra il QR al cittadino</translation>
    </message>
    <message id="keys.repeat">
        <source>come l'ultimo avviso</source>
        <translation>come l'ultimo avviso</translation>
    </message>
    <message id="keys.template">
        <source>modello: tieni, elimina</source>
        <translation>modello: tieni, elimina</translation>
    </message>
    <message id="keys.hold">
        <source>metti in sospeso</source>
        <translation>metti in sospeso</translation>
    </message>
    <message id="keys.release_code">
        <source>rilascia e mostra il QR</source>
        <translation>rilascia e mostra il QR</translation>
    </message>
    <message id="keys.hand_task">
        <source>passa al responsabile</source>
        <translation>passa al responsabile</translation>
    </message>
    <message id="keys.with_day">
        <source>Giornata</source>
        <translation>Giornata</translation>
    </message>
    <message id="keys.day_again">
        <source>guarda adesso</source>
        <translation>guarda adesso</translation>
    </message>
    <message id="keys.day_before">
        <source>giorni prima e dopo</source>
        <translation>giorni prima e dopo</translation>
    </message>
    <message id="keys.day_report">
        <source>rapporto in PDF</source>
        <translation>rapporto in PDF</translation>
    </message>
    <message id="keys.day_export">
        <source>esporta in una tabella</source>
        <translation>esporta in una tabella</translation>
    </message>
    <message id="keys.close_day">
        <source>Giornata: chiudila</source>
        <translation>Giornata: chiudila</translation>
    </message>
    <message id="keys.training">
        <source>addestramento e ritorno</source>
        <translation>addestramento e ritorno</translation>
    </message>
    <message id="keys.copy_report">
        <source>copia la segnalazione</source>
        <translation>copia la segnalazione</translation>
    </message>
    <message id="keys.open_reports">
        <source>cartella segnalazioni</source>
        <translation>cartella segnalazioni</translation>
    </message>
    <message id="keys.settings">
        <source>impostazioni</source>
        <translation>impostazioni</translation>
    </message>
    <message id="keys.commands">
        <source>tutti i comandi</source>
        <translation>tutti i comandi</translation>
    </message>
    <message id="keys.more_payments">
        <source>altri pagamenti del flusso</source>
        <translation>altri pagamenti del flusso</translation>
    </message>
    <message id="keys.snooze">
        <source>rimanda a domani</source>
        <translation>rimanda a domani</translation>
    </message>
    <message id="keys.notes">
        <source>note sul cittadino</source>
        <translation>note sul cittadino</translation>
    </message>
    <message id="keys.filter">
        <source>filtra per stato</source>
        <translation>filtra per stato</translation>
    </message>
    <message id="keys.print_situation">
        <source>situazione su carta</source>
        <translation>situazione su carta</translation>
    </message>
    <message id="keys.title">
        <source>Tasti</source>
        <translation>Tasti</translation>
    </message>
    <message id="keys.close">
        <source>Esc o F1 per chiudere</source>
        <translation>Esc o F1 per chiudere</translation>
    </message>
    <message id="keys.everywhere">
        <source>Dovunque</source>
        <translation>Dovunque</translation>
    </message>
    <message id="keys.with_citizen">
        <source>Cittadino e avvisi</source>
        <translation>Cittadino e avvisi</translation>
    </message>
    <message id="keys.with_form">
        <source>Nuovo avviso</source>
        <translation>Nuovo avviso</translation>
    </message>
    <message id="keys.with_list">
        <source>Elenchi</source>
        <translation>Elenchi</translation>
    </message>
    <message id="keys.rows">
        <source>scegli la riga</source>
        <translation>scegli la riga</translation>
    </message>
    <message id="keys.open">
        <source>apri la riga</source>
        <translation>apri la riga</translation>
    </message>
    <message id="keys.close_task">
        <source>segna come chiusa</source>
        <translation>segna come chiusa</translation>
    </message>
    <message id="keys.preview">
        <source>anteprima</source>
        <translation>anteprima</translation>
    </message>
    <message id="keys.other_receipt">
        <source>altra ricevuta</source>
        <translation>altra ricevuta</translation>
    </message>
    <message id="keys.paper_file">
        <source>salva PDF, e-mail</source>
        <translation>salva PDF, e-mail</translation>
    </message>
    <message id="keys.print_these">
        <source>stampa scelti, o l'elenco</source>
        <translation>stampa scelti, o l'elenco</translation>
    </message>
    <message id="keys.hold_print">
        <source>stampa, sospendi</source>
        <translation>stampa, sospendi</translation>
    </message>
    <message id="keys.lost_paper">
        <source>foglio: ristampa, è uscito</source>
        <translation>foglio: ristampa, è uscito</translation>
    </message>
    <message id="keys.not_needed">
        <source>foglio: non serve più</source>
        <translation>foglio: non serve più</translation>
    </message>
    <message id="keys.help">
        <source>aiuto per questa finestra</source>
        <translation>aiuto per questa finestra</translation>
    </message>
    <message id="keys.sheet">
        <source>questo foglio</source>
        <translation>questo foglio</translation>
    </message>
    <message id="keys.with_paper">
        <source>Fogli e anteprima</source>
        <translation>Fogli e anteprima</translation>
    </message>
    <message id="keys.print_paper">
        <source>stampa</source>
        <translation>stampa</translation>
    </message>
    <message id="keys.zoom">
        <source>ingrandisci, riduci</source>
        <translation>ingrandisci, riduci</translation>
    </message>
    <message id="keys.paper_story">
        <source>storia dell'avviso</source>
        <translation>storia dell'avviso</translation>
    </message>
    <message id="keys.note_acts">
        <source>nota: scrivila, ritirala</source>
        <translation>nota: scrivila, ritirala</translation>
    </message>
    <message id="keys.print_row">
        <source>ristampa, anteprima</source>
        <translation>ristampa, anteprima</translation>
    </message>
    <message id="keys.with_bulk">
        <source>Stampa di più avvisi</source>
        <translation>Stampa di più avvisi</translation>
    </message>
    <message id="keys.stop_print">
        <source>annulla la stampa</source>
        <translation>annulla la stampa</translation>
    </message>
    <message id="keys.bulk_story">
        <source>storia dell'avviso</source>
        <translation>storia dell'avviso</translation>
    </message>
    <message id="keys.with_tasks">
        <source>Attività</source>
        <translation>Attività</translation>
    </message>
    <message id="keys.with_window">
        <source>Postazione</source>
        <translation>Postazione</translation>
    </message>
    <message id="keys.with_settings">
        <source>Impostazioni</source>
        <translation>Impostazioni</translation>
    </message>
    <message id="keys.seek_printers">
        <source>cerca stampanti, usale</source>
        <translation>cerca stampanti, usale</translation>
    </message>
    <message id="keys.try_printers">
        <source>prova A4, prova scontrini</source>
        <translation>prova A4, prova scontrini</translation>
    </message>
    <message id="keys.add_printer">
        <source>prova un indirizzo</source>
        <translation>prova un indirizzo</translation>
    </message>
    <message id="keys.drop_roll">
        <source>togli la stampante scontrini</source>
        <translation>togli la stampante scontrini</translation>
    </message>
    <message id="keys.enrol_again">
        <source>registra di nuovo la postazione</source>
        <translation>registra di nuovo la postazione</translation>
    </message>
    <message id="keys.set_pin">
        <source>scegli il PIN</source>
        <translation>scegli il PIN</translation>
    </message>
    <message id="keys.drop_pin">
        <source>togli il PIN</source>
        <translation>togli il PIN</translation>
    </message>
    <message id="keys.save_kind">
        <source>salva</source>
        <translation>salva</translation>
    </message>
    <message id="keys.search">
        <source>campo di ricerca</source>
        <translation>campo di ricerca</translation>
    </message>
    <message id="keys.next">
        <source>libera lo schermo: il prossimo</source>
        <translation>libera lo schermo: il prossimo</translation>
    </message>
    <message id="keys.new_notice">
        <source>nuovo avviso</source>
        <translation>nuovo avviso</translation>
    </message>
    <message id="keys.verify">
        <source>verifica, chiedi di nuovo</source>
        <translation>verifica, chiedi di nuovo</translation>
    </message>
    <message id="keys.area">
        <source>zona successiva della finestra</source>
        <translation>zona successiva della finestra</translation>
    </message>
    <message id="keys.print">
        <source>ristampa, stampa la ricevuta</source>
        <translation>ristampa, stampa la ricevuta</translation>
    </message>
    <message id="keys.print_plan">
        <source>tutte le rate su un avviso</source>
        <translation>tutte le rate su un avviso</translation>
    </message>
    <message id="keys.print_page">
        <source>ricevuta su A4, avvisi aperti</source>
        <translation>ricevuta su A4, avvisi aperti</translation>
    </message>
    <message id="keys.print_last">
        <source>ristampa l'ultimo avviso</source>
        <translation>ristampa l'ultimo avviso</translation>
    </message>
    <message id="keys.last_citizen">
        <source>ultimo cittadino</source>
        <translation>ultimo cittadino</translation>
    </message>
    <message id="keys.main">
        <source>conferma: rilascia e stampa</source>
        <translation>conferma: rilascia e stampa</translation>
    </message>
    <message id="keys.favourites">
        <source>avvisi preferiti</source>
        <translation>avvisi preferiti</translation>
    </message>
    <message id="keys.plan">
        <source>a rate: il piano dopo</source>
        <translation>a rate: il piano dopo</translation>
    </message>
    <message id="keys.free_plan">
        <source>rate libere</source>
        <translation>rate libere</translation>
    </message>
    <message id="keys.plan_lines">
        <source>aggiungi, togli una rata</source>
        <translation>aggiungi, togli una rata</translation>
    </message>
    <message id="keys.rest">
        <source>metti qui il resto</source>
        <translation>metti qui il resto</translation>
    </message>
    <message id="keys.areas">
        <source>parti del programma</source>
        <translation>parti del programma</translation>
    </message>
    <message id="keys.text_normal">
        <source>testo di grandezza normale</source>
        <translation>testo di grandezza normale</translation>
    </message>
    <message id="keys.resume">
        <source>riprendi un avviso in sospeso</source>
        <translation>riprendi un avviso in sospeso</translation>
    </message>
    <message id="keys.co_debtor">
        <source>chi altro deve pagare</source>
        <translation>chi altro deve pagare</translation>
    </message>
    <message id="keys.new_person">
        <source>nuova persona</source>
        <translation>nuova persona</translation>
    </message>
    <message id="keys.panel">
        <source>storia della riga</source>
        <translation>storia della riga</translation>
    </message>
    <message id="keys.lock">
        <source>blocca la postazione</source>
        <translation>blocca la postazione</translation>
    </message>
    <message id="keys.pin">
        <source>sul blocco: PIN o password</source>
        <translation>sul blocco: PIN o password</translation>
    </message>
    <message id="keys.text_size">
        <source>testo più grande, più piccolo</source>
        <translation>testo più grande, più piccolo</translation>
    </message>
    <message id="keys.back">
        <source>indietro: lo scritto resta</source>
        <translation>indietro: lo scritto resta</translation>
    </message>
    <message id="keys.with_kinds">
        <source>Tipi di avviso</source>
        <translation>Tipi di avviso</translation>
    </message>
    <message id="keys.kinds">
        <source>tipi di avviso</source>
        <translation>tipi di avviso</translation>
    </message>
    <message id="keys.sections">
        <source>sezione del modulo</source>
        <translation>sezione del modulo</translation>
    </message>
    <message id="keys.cards">
        <source>aggiungi, togli</source>
        <translation>aggiungi, togli</translation>
    </message>
    <message id="keys.move_cards">
        <source>sposta</source>
        <translation>sposta</translation>
    </message>
    <message id="keys.try_out">
        <source>prova, torna al modulo</source>
        <translation>prova, torna al modulo</translation>
    </message>
    <message id="keys.new_version">
        <source>tipo nuovo, versione nuova</source>
        <translation>tipo nuovo, versione nuova</translation>
    </message>
    <message id="keys.discard">
        <source>scarta le modifiche</source>
        <translation>scarta le modifiche</translation>
    </message>
    <message id="keys.pad">
        <source>modulo già stampato</source>
        <translation>modulo già stampato</translation>
    </message>
    <message id="keys.refund">
        <source>chiedi un rimborso</source>
        <translation>chiedi un rimborso</translation>
    </message>
    <message id="keys.cancel">
        <source>annulla l'avviso</source>
        <translation>annulla l'avviso</translation>
    </message>
    <message id="keys.plan_of_notice">
        <source>l'avviso anche a rate</source>
        <translation>l'avviso anche a rate</translation>
    </message>
    <message id="keys.with_decisions">
        <source>Responsabili</source>
        <translation>Responsabili</translation>
    </message>
    <message id="keys.suspend">
        <source>sospendi, riattiva</source>
        <translation>sospendi, riattiva</translation>
    </message>
    <message id="keys.change">
        <source>modifica scadenza e importo</source>
        <translation>modifica scadenza e importo</translation>
    </message>
    <message id="keys.paid_elsewhere">
        <source>pagato altrove</source>
        <translation>pagato altrove</translation>
    </message>
    <message id="keys.decide_refund">
        <source>decidi un rimborso</source>
        <translation>decidi un rimborso</translation>
    </message>
    <message id="keys.decide_cancel">
        <source>decidi un annullo</source>
        <translation>decidi un annullo</translation>
    </message>
    <message id="keys.approve_reject">
        <source>approva, rifiuta</source>
        <translation>approva, rifiuta</translation>
    </message>
    <message id="keys.copy_kind">
        <source>copia il tipo</source>
        <translation>copia il tipo</translation>
    </message>
    <message id="keys.kind_history">
        <source>chi lo ha cambiato</source>
        <translation>chi lo ha cambiato</translation>
    </message>
    <message id="keys.choose_rows">
        <source>scegli le righe</source>
        <translation>scegli le righe</translation>
    </message>
    <message id="keys.choose_all">
        <source>scegli tutte, nessuna</source>
        <translation>scegli tutte, nessuna</translation>
    </message>
    <message id="keys.sort">
        <source>titoli: scegli e ordina</source>
        <translation>titoli: scegli e ordina</translation>
    </message>
    <message id="keys.columns">
        <source>colonne dell'elenco</source>
        <translation>colonne dell'elenco</translation>
    </message>
    <message id="keys.export">
        <source>esporta l'elenco, ferma</source>
        <translation>esporta l'elenco, ferma</translation>
    </message>
    <message id="keys.refresh">
        <source>aggiorna l'elenco</source>
        <translation>aggiorna l'elenco</translation>
    </message>
    <message id="help.here">
        <source>Aiuto: {title}</source>
        <translation>Aiuto: {title}</translation>
    </message>
    <message id="help.first">
        <source>Da dove cominciare</source>
        <translation>Da dove cominciare</translation>
    </message>
    <message id="help.keys">
        <source>I tasti di questa finestra</source>
        <translation>I tasti di questa finestra</translation>
    </message>
    <message id="help.trouble">
        <source>Se qualcosa non va</source>
        <translation>Se qualcosa non va</translation>
    </message>
    <message id="help.all_keys">
        <source>Tutti i tasti</source>
        <translation>Tutti i tasti</translation>
    </message>
    <message id="help.close">
        <source>Chiudi</source>
        <translation>Chiudi</translation>
    </message>
    <message id="help.open">
        <source>Aiuto</source>
        <translation>Aiuto</translation>
    </message>
    <message id="help.search.title">
        <source>Cerca una persona o un avviso</source>
        <translation>Cerca una persona o un avviso</translation>
    </message>
    <message id="help.search.about">
        <source>Da qui comincia tutto: un campo solo prende nomi, codici e numeri.</source>
        <translation>Da qui comincia tutto: un campo solo prende nomi, codici e numeri.</translation>
    </message>
    <message id="help.search.begin">
        <source>Scrivi l'inizio di cognome e nome, come «ross mar», e premi Invio. Oppure leggi la tessera sanitaria o il foglio del cittadino con il lettore.</source>
        <translation>Scrivi l'inizio di cognome e nome, come «ross mar», e premi Invio. Oppure leggi la tessera sanitaria o il foglio del cittadino con il lettore.</translation>
    </message>
    <message id="help.search.when_stuck">
        <source>Nessuno con quel nome? Prova con meno lettere, o crea la persona con Ctrl+N. Se il lettore dice «lettura incompleta», leggi di nuovo.</source>
        <translation>Nessuno con quel nome? Prova con meno lettere, o crea la persona con Ctrl+N. Se il lettore dice «lettura incompleta», leggi di nuovo.</translation>
    </message>
    <message id="help.citizen.title">
        <source>La pagina del cittadino</source>
        <translation>La pagina del cittadino</translation>
    </message>
    <message id="help.citizen.about">
        <source>Tutti i suoi avvisi: da pagare, scaduti, pagati. A destra, la storia di quello della riga.</source>
        <translation>Tutti i suoi avvisi: da pagare, scaduti, pagati. A destra, la storia di quello della riga.</translation>
    </message>
    <message id="help.citizen.begin">
        <source>Per un avviso nuovo premi F4. Per uno che c'è già, scegli la riga con le frecce: F7 lo ristampa, F5 dice se è pagato.</source>
        <translation>Per un avviso nuovo premi F4. Per uno che c'è già, scegli la riga con le frecce: F7 lo ristampa, F5 dice se è pagato.</translation>
    </message>
    <message id="help.citizen.when_stuck">
        <source>Manca un avviso? Guarda il filtro sopra l'elenco, poi cerca il suo numero con F2. F8 riporta all'ultimo cittadino.</source>
        <translation>Manca un avviso? Guarda il filtro sopra l'elenco, poi cerca il suo numero con F2. F8 riporta all'ultimo cittadino.</translation>
    </message>
    <message id="help.notes.title">
        <source>Note sul cittadino</source>
        <translation>Note sul cittadino</translation>
    </message>
    <message id="help.notes.about">
        <source>Quello che il prossimo collega deve sapere. Il cittadino può chiedere di vederle.</source>
        <translation>Quello che il prossimo collega deve sapere. Il cittadino può chiedere di vederle.</translation>
    </message>
    <message id="help.notes.begin">
        <source>Scrivi la nota e conferma con F9. Basta una frase.</source>
        <translation>Scrivi la nota e conferma con F9. Basta una frase.</translation>
    </message>
    <message id="help.notes.when_stuck">
        <source>Una nota sbagliata non si cancella: sceglila, premi Ctrl+D e scrivi il motivo.</source>
        <translation>Una nota sbagliata non si cancella: sceglila, premi Ctrl+D e scrivi il motivo.</translation>
    </message>
    <message id="help.person.title">
        <source>Una persona nuova</source>
        <translation>Una persona nuova</translation>
    </message>
    <message id="help.person.about">
        <source>Per chi non è in anagrafe, o vi manca ancora.</source>
        <translation>Per chi non è in anagrafe, o vi manca ancora.</translation>
    </message>
    <message id="help.person.begin">
        <source>Leggi la tessera sanitaria o scrivi il codice fiscale, poi completa i campi con Invio. F9 crea la persona.</source>
        <translation>Leggi la tessera sanitaria o scrivi il codice fiscale, poi completa i campi con Invio. F9 crea la persona.</translation>
    </message>
    <message id="help.person.when_stuck">
        <source>Se il codice fiscale c'è già, il programma lo dice e porta alla persona giusta. Per chi non ne ha uno spunta «Senza codice fiscale»: bastano cognome e nome.</source>
        <translation>Se il codice fiscale c'è già, il programma lo dice e porta alla persona giusta. Per chi non ne ha uno spunta «Senza codice fiscale»: bastano cognome e nome.</translation>
    </message>
    <message id="help.release.title">
        <source>Un avviso nuovo</source>
        <translation>Un avviso nuovo</translation>
    </message>
    <message id="help.release.about">
        <source>Scegli che cosa si paga, controlla l'importo, stampa.</source>
        <translation>Scegli che cosa si paga, controlla l'importo, stampa.</translation>
    </message>
    <message id="help.release.begin">
        <source>Alt+1 prende il primo dei preferiti; oppure scrivi il nome. Completa i campi con Invio, poi F9 rilascia e stampa; F12 rilascia e mostra il QR al cittadino, senza stampare.</source>
        <translation>Alt+1 prende il primo dei preferiti; oppure scrivi il nome. Completa i campi con Invio, poi F9 rilascia e stampa; F12 rilascia e mostra il QR al cittadino, senza stampare.</translation>
    </message>
    <message id="help.release.when_stuck">
        <source>Se un campo è rosso, la frase sotto dice perché. Se devi interrompere, Ctrl+H tiene tutto e Ctrl+R lo riprende.</source>
        <translation>Se un campo è rosso, la frase sotto dice perché. Se devi interrompere, Ctrl+H tiene tutto e Ctrl+R lo riprende.</translation>
    </message>
    <message id="help.verify.title">
        <source>È stato pagato?</source>
        <translation>È stato pagato?</translation>
    </message>
    <message id="help.verify.about">
        <source>La risposta in grande, poi le prove in ordine di tempo, ciascuna con la sua ora.</source>
        <translation>La risposta in grande, poi le prove in ordine di tempo, ciascuna con la sua ora.</translation>
    </message>
    <message id="help.verify.begin">
        <source>Leggi il foglio del cittadino con il lettore, o scrivi il numero avviso. F5 chiede di nuovo adesso; F7 stampa la ricevuta o l'avviso.</source>
        <translation>Leggi il foglio del cittadino con il lettore, o scrivi il numero avviso. F5 chiede di nuovo adesso; F7 stampa la ricevuta o l'avviso.</translation>
    </message>
    <message id="help.verify.when_stuck">
        <source>Pagato da poco? Può servire qualche minuto: premi F5. Se il numero non torna, confronta i gruppi di quattro cifre con il foglio.</source>
        <translation>Pagato da poco? Può servire qualche minuto: premi F5. Se il numero non torna, confronta i gruppi di quattro cifre con il foglio.</translation>
    </message>
    <message id="help.flow.title">
        <source>Un flusso di rendicontazione</source>
        <translation>Un flusso di rendicontazione</translation>
    </message>
    <message id="help.flow.about">
        <source>I pagamenti che una banca ha riversato insieme al Comune.</source>
        <translation>I pagamenti che una banca ha riversato insieme al Comune.</translation>
    </message>
    <message id="help.flow.begin">
        <source>Scegli un pagamento con le frecce e premi Invio per la sua storia.</source>
        <translation>Scegli un pagamento con le frecce e premi Invio per la sua storia.</translation>
    </message>
    <message id="help.flow.when_stuck">
        <source>Un pagamento senza avviso non è nostro, o non è ancora abbinato: avvisa la ragioneria. F5 chiede di nuovo.</source>
        <translation>Un pagamento senza avviso non è nostro, o non è ancora abbinato: avvisa la ragioneria. F5 chiede di nuovo.</translation>
    </message>
    <message id="help.credit.title">
        <source>Un provvisorio del tesoriere</source>
        <translation>Un provvisorio del tesoriere</translation>
    </message>
    <message id="help.credit.about">
        <source>Che cosa c'è dentro una somma incassata dal tesoriere.</source>
        <translation>Che cosa c'è dentro una somma incassata dal tesoriere.</translation>
    </message>
    <message id="help.credit.begin">
        <source>Scegli un pagamento con le frecce e premi Invio per la sua storia.</source>
        <translation>Scegli un pagamento con le frecce e premi Invio per la sua storia.</translation>
    </message>
    <message id="help.credit.when_stuck">
        <source>Se i conti non tornano la riga dice perché: avvisa la ragioneria. F5 chiede di nuovo.</source>
        <translation>Se i conti non tornano la riga dice perché: avvisa la ragioneria. F5 chiede di nuovo.</translation>
    </message>
    <message id="help.paper.title">
        <source>Il foglio com'è stampato</source>
        <translation>Il foglio com'è stampato</translation>
    </message>
    <message id="help.paper.about">
        <source>L'avviso o la ricevuta, come escono dalla stampante.</source>
        <translation>L'avviso o la ricevuta, come escono dalla stampante.</translation>
    </message>
    <message id="help.paper.begin">
        <source>F7 stampa, Ctrl+S salva il PDF, Ctrl+Shift+M prepara l'e-mail. Con + e - cambia la grandezza.</source>
        <translation>F7 stampa, Ctrl+S salva il PDF, Ctrl+Shift+M prepara l'e-mail. Con + e - cambia la grandezza.</translation>
    </message>
    <message id="help.paper.when_stuck">
        <source>Se il foglio non si può fare, la frase dice che cosa manca. F5 mostra la storia dell'avviso.</source>
        <translation>Se il foglio non si può fare, la frase dice che cosa manca. F5 mostra la storia dell'avviso.</translation>
    </message>
    <message id="help.notice_act.title">
        <source>Una decisione su un avviso</source>
        <translation>Una decisione su un avviso</translation>
    </message>
    <message id="help.notice_act.about">
        <source>Annullare, sospendere, modificare: sempre con un motivo, che resta scritto.</source>
        <translation>Annullare, sospendere, modificare: sempre con un motivo, che resta scritto.</translation>
    </message>
    <message id="help.notice_act.begin">
        <source>Scrivi il motivo e conferma con F9. Esc lascia tutto com'è.</source>
        <translation>Scrivi il motivo e conferma con F9. Esc lascia tutto com'è.</translation>
    </message>
    <message id="help.notice_act.when_stuck">
        <source>Se l'avviso è stato pagato nel frattempo, il programma lo dice e non cambia niente. Un avviso di un altro giorno o di un collega lo annulla il responsabile.</source>
        <translation>Se l'avviso è stato pagato nel frattempo, il programma lo dice e non cambia niente. Un avviso di un altro giorno o di un collega lo annulla il responsabile.</translation>
    </message>
    <message id="help.notice_plan.title">
        <source>Le rate di un avviso</source>
        <translation>Le rate di un avviso</translation>
    </message>
    <message id="help.notice_plan.about">
        <source>Un avviso già consegnato si può pagare anche a rate: l'importo e chi deve pagare sono i suoi.</source>
        <translation>Un avviso già consegnato si può pagare anche a rate: l'importo e chi deve pagare sono i suoi.</translation>
    </message>
    <message id="help.notice_plan.begin">
        <source>Ctrl+T passa al piano dopo, Invio alla data della prima rata; Ctrl+Shift+T fa scrivere le rate. F9 conferma e stampa, Esc lascia tutto com'è.</source>
        <translation>Ctrl+T passa al piano dopo, Invio alla data della prima rata; Ctrl+Shift+T fa scrivere le rate. F9 conferma e stampa, Esc lascia tutto com'è.</translation>
    </message>
    <message id="help.notice_plan.when_stuck">
        <source>Il foglio di prima resta buono finché non si paga la prima rata. Se si paga quello, le rate non servono più.</source>
        <translation>Il foglio di prima resta buono finché non si paga la prima rata. Se si paga quello, le rate non servono più.</translation>
    </message>
    <message id="help.refund.title">
        <source>Chiedere un rimborso</source>
        <translation>Chiedere un rimborso</translation>
    </message>
    <message id="help.refund.about">
        <source>Per chi ha pagato due volte o troppo. Decide un responsabile.</source>
        <translation>Per chi ha pagato due volte o troppo. Decide un responsabile.</translation>
    </message>
    <message id="help.refund.begin">
        <source>Scegli il pagamento, scrivi importo, intestatario del conto, IBAN e motivo, poi F9.</source>
        <translation>Scegli il pagamento, scrivi importo, intestatario del conto, IBAN e motivo, poi F9.</translation>
    </message>
    <message id="help.refund.when_stuck">
        <source>Se l'IBAN non torna, confrontalo con quello del cittadino: manca o cambia qualche cifra.</source>
        <translation>Se l'IBAN non torna, confrontalo con quello del cittadino: manca o cambia qualche cifra.</translation>
    </message>
    <message id="help.decision.title">
        <source>Rimborsi da decidere</source>
        <translation>Rimborsi da decidere</translation>
    </message>
    <message id="help.decision.about">
        <source>Quello che gli operatori hanno chiesto su questo avviso.</source>
        <translation>Quello che gli operatori hanno chiesto su questo avviso.</translation>
    </message>
    <message id="help.decision.begin">
        <source>Guarda la storia con F5, poi F9 approva. Per rifiutare scrivi il motivo e premi Ctrl+D.</source>
        <translation>Guarda la storia con F5, poi F9 approva. Per rifiutare scrivi il motivo e premi Ctrl+D.</translation>
    </message>
    <message id="help.decision.when_stuck">
        <source>Chi ha chiesto non può approvare: un altro responsabile trova la richiesta tra le sue attività.</source>
        <translation>Chi ha chiesto non può approvare: un altro responsabile trova la richiesta tra le sue attività.</translation>
    </message>
    <message id="help.cancel_decision.title">
        <source>Annulli da approvare</source>
        <translation>Annulli da approvare</translation>
    </message>
    <message id="help.cancel_decision.about">
        <source>Sopra l'importo stabilito dall'ente un avviso lo annullano in due: chi chiede e chi approva.</source>
        <translation>Sopra l'importo stabilito dall'ente un avviso lo annullano in due: chi chiede e chi approva.</translation>
    </message>
    <message id="help.cancel_decision.begin">
        <source>Leggi il motivo: F9 approva e annulla. Per rifiutare scrivi il motivo e premi Ctrl+D. F5 apre la storia dell'avviso.</source>
        <translation>Leggi il motivo: F9 approva e annulla. Per rifiutare scrivi il motivo e premi Ctrl+D. F5 apre la storia dell'avviso.</translation>
    </message>
    <message id="help.cancel_decision.when_stuck">
        <source>Quello che hai chiesto tu lo approva un altro. Se nel frattempo è stato pagato, non c'è più niente da decidere.</source>
        <translation>Quello che hai chiesto tu lo approva un altro. Se nel frattempo è stato pagato, non c'è più niente da decidere.</translation>
    </message>
    <message id="help.notices.title">
        <source>Gli elenchi</source>
        <translation>Gli elenchi</translation>
    </message>
    <message id="help.notices.about">
        <source>Gli avvisi di questa postazione, i tuoi o quelli dell'ufficio, come hai lasciato l'elenco.</source>
        <translation>Gli avvisi di questa postazione, i tuoi o quelli dell'ufficio, come hai lasciato l'elenco.</translation>
    </message>
    <message id="help.notices.begin">
        <source>Scegli giorno, stato e tipo sopra l'elenco. Invio apre l'avviso; Spazio sceglie le righe, Ctrl+P e poi F9 le stampa insieme, Ctrl+S le esporta.</source>
        <translation>Scegli giorno, stato e tipo sopra l'elenco. Invio apre l'avviso; Spazio sceglie le righe, Ctrl+P e poi F9 le stampa insieme, Ctrl+S le esporta.</translation>
    </message>
    <message id="help.notices.when_stuck">
        <source>Non trovi un avviso? Togli i filtri, o scrivi il suo numero nella ricerca (F2). Fuori linea vedi solo quelli di questa postazione.</source>
        <translation>Non trovi un avviso? Togli i filtri, o scrivi il suo numero nella ricerca (F2). Fuori linea vedi solo quelli di questa postazione.</translation>
    </message>
    <message id="help.bulk_print.title">
        <source>Stampa di più avvisi</source>
        <translation>Stampa di più avvisi</translation>
    </message>
    <message id="help.bulk_print.about">
        <source>Tanti fogli in una volta, mentre continui a lavorare.</source>
        <translation>Tanti fogli in una volta, mentre continui a lavorare.</translation>
    </message>
    <message id="help.bulk_print.begin">
        <source>Controlla quanti sono, poi F9. Ctrl+H sospende, Ctrl+D annulla: i fogli già usciti restano buoni.</source>
        <translation>Controlla quanti sono, poi F9. Ctrl+H sospende, Ctrl+D annulla: i fogli già usciti restano buoni.</translation>
    </message>
    <message id="help.bulk_print.when_stuck">
        <source>Se la stampante si ferma, mettila a posto e premi F9: si riprende da dove era. I fogli incerti diventano attività.</source>
        <translation>Se la stampante si ferma, mettila a posto e premi F9: si riprende da dove era. I fogli incerti diventano attività.</translation>
    </message>
    <message id="help.tasks.title">
        <source>Le attività</source>
        <translation>Le attività</translation>
    </message>
    <message id="help.tasks.about">
        <source>Tutto quello che aspetta una persona, con il prossimo passo.</source>
        <translation>Tutto quello che aspetta una persona, con il prossimo passo.</translation>
    </message>
    <message id="help.tasks.begin">
        <source>Comincia dalla prima riga: Invio porta dove si risolve, Ctrl+H la rimanda a domani. Dove il tasto è in basso, Ctrl+M la passa al responsabile e Ctrl+D la chiude; di un foglio dice che non serve più.</source>
        <translation>Comincia dalla prima riga: Invio porta dove si risolve, Ctrl+H la rimanda a domani. Dove il tasto è in basso, Ctrl+M la passa al responsabile e Ctrl+D la chiude; di un foglio dice che non serve più.</translation>
    </message>
    <message id="help.tasks.when_stuck">
        <source>«Da registrare» non chiede niente: parte da solo appena torna la linea.</source>
        <translation>«Da registrare» non chiede niente: parte da solo appena torna la linea.</translation>
    </message>
    <message id="help.handed_task.title">
        <source>Un'attività passata a te</source>
        <translation>Un'attività passata a te</translation>
    </message>
    <message id="help.handed_task.about">
        <source>Un operatore ti ha passato qualcosa che non poteva chiudere.</source>
        <translation>Un operatore ti ha passato qualcosa che non poteva chiudere.</translation>
    </message>
    <message id="help.handed_task.begin">
        <source>Guarda la storia con F5, scrivi che cosa hai fatto e chiudi con F9.</source>
        <translation>Guarda la storia con F5, scrivi che cosa hai fatto e chiudi con F9.</translation>
    </message>
    <message id="help.handed_task.when_stuck">
        <source>Non puoi risolverla adesso? Premi Esc: resta nell'elenco.</source>
        <translation>Non puoi risolverla adesso? Premi Esc: resta nell'elenco.</translation>
    </message>
    <message id="help.day.title">
        <source>La giornata</source>
        <translation>La giornata</translation>
    </message>
    <message id="help.day.about">
        <source>Quanti avvisi, quanti pagati, e come stanno gli sportelli.</source>
        <translation>Quanti avvisi, quanti pagati, e come stanno gli sportelli.</translation>
    </message>
    <message id="help.day.begin">
        <source>Con Alt e le frecce cambi giorno. Ctrl+P fa il rapporto in PDF; il responsabile chiude la giornata con F9.</source>
        <translation>Con Alt e le frecce cambi giorno. Ctrl+P fa il rapporto in PDF; il responsabile chiude la giornata con F9.</translation>
    </message>
    <message id="help.day.when_stuck">
        <source>Quello che non è ancora registrato resta scritto nel rapporto e torna in quello dopo. F5 guarda di nuovo.</source>
        <translation>Quello che non è ancora registrato resta scritto nel rapporto e torna in quello dopo. F5 guarda di nuovo.</translation>
    </message>
    <message id="help.kinds.title">
        <source>I tipi di avviso</source>
        <translation>I tipi di avviso</translation>
    </message>
    <message id="help.kinds.about">
        <source>Che cosa si può incassare, con importi, campi e scadenze.</source>
        <translation>Che cosa si può incassare, con importi, campi e scadenze.</translation>
    </message>
    <message id="help.kinds.begin">
        <source>Invio apre un tipo, Ctrl+N ne fa uno nuovo, Ctrl+D ne copia uno.</source>
        <translation>Invio apre un tipo, Ctrl+N ne fa uno nuovo, Ctrl+D ne copia uno.</translation>
    </message>
    <message id="help.kinds.when_stuck">
        <source>Un tipo non si vede allo sportello? Guarda da quando vale. F5 ricarica l'elenco.</source>
        <translation>Un tipo non si vede allo sportello? Guarda da quando vale. F5 ricarica l'elenco.</translation>
    </message>
    <message id="help.kind.title">
        <source>Un tipo di avviso</source>
        <translation>Un tipo di avviso</translation>
    </message>
    <message id="help.kind.about">
        <source>Le sue tariffe, i campi che l'operatore compila, la scadenza.</source>
        <translation>Le sue tariffe, i campi che l'operatore compila, la scadenza.</translation>
    </message>
    <message id="help.kind.begin">
        <source>Alt+1 … 5 cambia sezione. Provalo con F5 prima di salvare con F9: vedi che cosa cambia e da quando.</source>
        <translation>Alt+1 … 5 cambia sezione. Provalo con F5 prima di salvare con F9: vedi che cosa cambia e da quando.</translation>
    </message>
    <message id="help.kind.when_stuck">
        <source>Le modifiche iniziate restano anche se esci. Ctrl+G le scarta.</source>
        <translation>Le modifiche iniziate restano anche se esci. Ctrl+G le scarta.</translation>
    </message>
    <message id="help.settings.title">
        <source>Le impostazioni</source>
        <translation>Le impostazioni</translation>
    </message>
    <message id="help.settings.about">
        <source>Aspetto della finestra, PIN per il blocco, stampanti, lettore, questa postazione.</source>
        <translation>Aspetto della finestra, PIN per il blocco, stampanti, lettore, questa postazione.</translation>
    </message>
    <message id="help.settings.begin">
        <source>Testo e colori cambiano subito. Per le stampanti: F5 le cerca, F7 prova un A4, Ctrl+F7 uno scontrino, F9 le usa. Una che manca si aggiunge con il suo indirizzo.</source>
        <translation>Testo e colori cambiano subito. Per le stampanti: F5 le cerca, F7 prova un A4, Ctrl+F7 uno scontrino, F9 le usa. Una che manca si aggiunge con il suo indirizzo.</translation>
    </message>
    <message id="help.settings.when_stuck">
        <source>Se una stampante non risponde, guarda che sia accesa e collegata. «Registra di nuovo» serve solo quando lo dice l'assistenza.</source>
        <translation>Se una stampante non risponde, guarda che sia accesa e collegata. «Registra di nuovo» serve solo quando lo dice l'assistenza.</translation>
    </message>
    <message id="help.sign_in.title">
        <source>Entrare</source>
        <translation>Entrare</translation>
    </message>
    <message id="help.sign_in.about">
        <source>Entri con il nome utente e la password che ti ha dato l'amministratore del programma. La scheda dice a quale sportello sei.</source>
        <translation>Entri con il nome utente e la password che ti ha dato l'amministratore del programma. La scheda dice a quale sportello sei.</translation>
    </message>
    <message id="help.sign_in.begin">
        <source>Scrivi il nome utente, Invio, la password, Invio. Ctrl++ e Ctrl+- cambiano la grandezza del testo.</source>
        <translation>Scrivi il nome utente, Invio, la password, Invio. Ctrl++ e Ctrl+- cambiano la grandezza del testo.</translation>
    </message>
    <message id="help.sign_in.when_stuck">
        <source>Password dimenticata: chiedine una nuova all'amministratore, qui non la può leggere nessuno. Dopo qualche tentativo sbagliato aspetta pochi minuti. Fuori linea entri solo se sei già entrato da questa postazione nell'ultimo mese, con la stessa password: lavori come sempre, e quello che rilasci parte quando torna la linea. Se no aspetta la linea o usa un altro sportello.</source>
        <translation>Password dimenticata: chiedine una nuova all'amministratore, qui non la può leggere nessuno. Dopo qualche tentativo sbagliato aspetta pochi minuti. Fuori linea entri solo se sei già entrato da questa postazione nell'ultimo mese, con la stessa password: lavori come sempre, e quello che rilasci parte quando torna la linea. Se no aspetta la linea o usa un altro sportello.</translation>
    </message>
    <message id="help.lock.title">
        <source>Tornare al lavoro</source>
        <translation>Tornare al lavoro</translation>
    </message>
    <message id="help.lock.about">
        <source>La postazione è bloccata: il lavoro è coperto e resta com'è, lo schermo del cittadino è vuoto.</source>
        <translation>La postazione è bloccata: il lavoro è coperto e resta com'è, lo schermo del cittadino è vuoto.</translation>
    </message>
    <message id="help.lock.begin">
        <source>Sopra il campo c'è scritto che cosa si chiede: il PIN scelto nelle Impostazioni, oppure la password. Scrivilo, poi Invio. Se sei un altro operatore, Shift+Tab porta al nome utente: scrivi il tuo e la tua password.</source>
        <translation>Sopra il campo c'è scritto che cosa si chiede: il PIN scelto nelle Impostazioni, oppure la password. Scrivilo, poi Invio. Se sei un altro operatore, Shift+Tab porta al nome utente: scrivi il tuo e la tua password.</translation>
    </message>
    <message id="help.lock.when_stuck">
        <source>PIN dimenticato: Ctrl+Shift+L chiede la password, poi scegline un altro nelle Impostazioni. Dopo cinque PIN sbagliati, dopo dodici ore, e ogni volta che il programma riparte serve la password. Password dimenticata: chiedine una nuova all'amministratore.</source>
        <translation>PIN dimenticato: Ctrl+Shift+L chiede la password, poi scegline un altro nelle Impostazioni. Dopo cinque PIN sbagliati, dopo dodici ore, e ogni volta che il programma riparte serve la password. Password dimenticata: chiedine una nuova all'amministratore.</translation>
    </message>
    <message id="help.enrolment.title">
        <source>Attivare questa postazione</source>
        <translation>Attivare questa postazione</translation>
    </message>
    <message id="help.enrolment.about">
        <source>Qui questo PC diventa uno sportello, con un codice che vale una volta sola.</source>
        <translation>Qui questo PC diventa uno sportello, con un codice che vale una volta sola.</translation>
    </message>
    <message id="help.enrolment.begin">
        <source>Scrivi l'indirizzo del server, che comincia con https://, Invio, il codice, Invio. Se hai ricevuto un file di attivazione, sceglilo con Ctrl+O o trascinalo qui: dice tutto lui.</source>
        <translation>Scrivi l'indirizzo del server, che comincia con https://, Invio, il codice, Invio. Se hai ricevuto un file di attivazione, sceglilo con Ctrl+O o trascinalo qui: dice tutto lui.</translation>
    </message>
    <message id="help.enrolment.when_stuck">
        <source>Indirizzo, codice e file li dà l'amministratore del programma. Se il codice è già usato o scaduto, chiedine un altro. Serve la linea: se il server non risponde, controlla il cavo e l'indirizzo.</source>
        <translation>Indirizzo, codice e file li dà l'amministratore del programma. Se il codice è già usato o scaduto, chiedine un altro. Serve la linea: se il server non risponde, controlla il cavo e l'indirizzo.</translation>
    </message>
    <message id="problem.code_offline">
        <source>Sei fuori linea: il codice si mostra solo se il server conferma che l'avviso si può pagare.</source>
        <translation>Sei fuori linea: il codice si mostra solo se il server conferma che l'avviso si può pagare.</translation>
    </message>
    <message id="problem.code_not_confirmed">
        <source>Il server non ha confermato che l'avviso si può pagare: il codice non si mostra. Riprova tra poco, oppure stampa l'avviso.</source>
        <translation>Il server non ha confermato che l'avviso si può pagare: il codice non si mostra. Riprova tra poco, oppure stampa l'avviso.</translation>
    </message>
    <message id="problem.code_not_registered">
        <source>L'avviso non è ancora registrato: il codice si potrà mostrare dopo la registrazione.</source>
        <translation>L'avviso non è ancora registrato: il codice si potrà mostrare dopo la registrazione.</translation>
    </message>
    <message id="problem.nothing_to_repeat">
        <source>Da questa postazione non hai ancora rilasciato avvisi: non c'è niente da ripetere. Scegli che cosa si paga.</source>
        <translation>Da questa postazione non hai ancora rilasciato avvisi: non c'è niente da ripetere. Scegli che cosa si paga.</translation>
    </message>
    <message id="problem.template_name_missing">
        <source>Al modello manca il nome: scrivilo.</source>
        <translation>Al modello manca il nome: scrivilo.</translation>
    </message>
    <message id="problem.templates_too_many">
        <source>Hai già {most} modelli, quanti sono i tasti. Eliminane uno (Ctrl+D dopo averlo scelto) e riprova.</source>
        <translation>Hai già {most} modelli, quanti sono i tasti. Eliminane uno (Ctrl+D dopo averlo scelto) e riprova.</translation>
    </message>
    <message id="problem.task_reason_missing">
        <source>Scrivi che cosa è stato fatto in poche parole, al massimo {most} caratteri.</source>
        <translation>Scrivi che cosa è stato fatto in poche parole, al massimo {most} caratteri.</translation>
    </message>
    <message id="problem.handed_task_unknown">
        <source>Questa attività non è più in elenco. Torna indietro e guarda che cosa resta.</source>
        <translation>Questa attività non è più in elenco. Torna indietro e guarda che cosa resta.</translation>
    </message>
    <message id="problem.handed_id_reused">
        <source>Il server conosce un'altra attività con lo stesso nome. Chiudila qui e dillo al responsabile.</source>
        <translation>Il server conosce un'altra attività con lo stesso nome. Chiudila qui e dillo al responsabile.</translation>
    </message>
    <message id="problem.day_needs_server">
        <source>Per chiudere la giornata serve la linea, e il server non risponde. Riprova quando torna: intanto puoi salvare il rapporto di questa postazione.</source>
        <translation>Per chiudere la giornata serve la linea, e il server non risponde. Riprova quando torna: intanto puoi salvare il rapporto di questa postazione.</translation>
    </message>
    <message id="problem.day_not_come">
        <source>Una giornata si chiude quando è arrivata. Scegli oggi o un giorno prima.</source>
        <translation>Una giornata si chiude quando è arrivata. Scegli oggi o un giorno prima.</translation>
    </message>
    <message id="problem.closing_id_reused">
        <source>Il server conosce un'altra chiusura con lo stesso nome. Premi F5 per vederle, poi chiudi di nuovo.</source>
        <translation>Il server conosce un'altra chiusura con lo stesso nome. Premi F5 per vederle, poi chiudi di nuovo.</translation>
    </message>
    <message id="problem.office_unknown">
        <source>Di questo ufficio non ci sono sportelli. Scegline un altro in alto.</source>
        <translation>Di questo ufficio non ci sono sportelli. Scegline un altro in alto.</translation>
    </message>
    <message id="problem.days_out_of_order">
        <source>Il primo giorno viene dopo l'ultimo. Scegli altri giorni.</source>
        <translation>Il primo giorno viene dopo l'ultimo. Scegli altri giorni.</translation>
    </message>
    <message id="problem.days_too_many">
        <source>Sono troppi giorni in una volta: scegline al massimo {limit}.</source>
        <translation>Sono troppi giorni in una volta: scegline al massimo {limit}.</translation>
    </message>
    <message id="problem.office_list_offline">
        <source>Gli avvisi di tutto l'ufficio li conosce solo il server, e adesso sei fuori linea. Guarda quelli di questa postazione, o riprova quando torna la linea (F5).</source>
        <translation>Gli avvisi di tutto l'ufficio li conosce solo il server, e adesso sei fuori linea. Guarda quelli di questa postazione, o riprova quando torna la linea (F5).</translation>
    </message>
    <message id="problem.list_place_malformed">
        <source>L'elenco non è arrivato intero. Aggiornalo con F5.</source>
        <translation>L'elenco non è arrivato intero. Aggiornalo con F5.</translation>
    </message>
    <message id="problem.export_disk_full">
        <source>Il disco è pieno: {file} non è stato salvato. Libera spazio o scegli un'altra cartella, poi esporta di nuovo.</source>
        <translation>Il disco è pieno: {file} non è stato salvato. Libera spazio o scegli un'altra cartella, poi esporta di nuovo.</translation>
    </message>
    <message id="problem.export_unwritable">
        <source>In {folder} non si può salvare: {file} non c'è. Scegli un'altra cartella, poi esporta di nuovo.</source>
        <translation>In {folder} non si può salvare: {file} non c'è. Scegli un'altra cartella, poi esporta di nuovo.</translation>
    </message>
    <message id="problem.enrolment_file_unreadable">
        <source>Il file {file} non si legge. Ricontrolla che ci sia ancora e che tu possa aprirlo.</source>
        <translation>Il file {file} non si legge. Ricontrolla che ci sia ancora e che tu possa aprirlo.</translation>
    </message>
    <message id="problem.enrolment_file_malformed">
        <source>{file} non è un file di attivazione, oppure è rovinato. Chiedine un altro a chi amministra il sistema.</source>
        <translation>{file} non è un file di attivazione, oppure è rovinato. Chiedine un altro a chi amministra il sistema.</translation>
    </message>
    <message id="problem.enrolment_file_lapsed">
        <source>Il file di attivazione valeva fino al {until}. Chiedine un altro a chi amministra il sistema.</source>
        <translation>Il file di attivazione valeva fino al {until}. Chiedine un altro a chi amministra il sistema.</translation>
    </message>
    <message id="problem.enrolment_needs_keyring">
        <source>Questo account non ha un portachiavi, e senza l'archivio non si potrebbe più aprire: il codice vale ancora. Attiva lo sportello dalla finestra, poi fai entrare subito un operatore.</source>
        <translation>Questo account non ha un portachiavi, e senza l'archivio non si potrebbe più aprire: il codice vale ancora. Attiva lo sportello dalla finestra, poi fai entrare subito un operatore.</translation>
    </message>
    <message id="problem.former_entity_waits">
        <source>Il codice è di un altro ente, e qui c'è ancora qualcosa dell'ente di adesso: lavoro da inviare, oppure attività che nessuno ha chiuso. Aspetta che tutto sia inviato e chiudi le attività; poi riprova con un codice nuovo, perché questo ormai è usato.</source>
        <translation>Il codice è di un altro ente, e qui c'è ancora qualcosa dell'ente di adesso: lavoro da inviare, oppure attività che nessuno ha chiuso. Aspetta che tutto sia inviato e chiudi le attività; poi riprova con un codice nuovo, perché questo ormai è usato.</translation>
    </message>
    <message id="problem.enrolment_is_training">
        <source>Questo codice è di un ente di addestramento, e qui si lavora davvero. Apri Addestramento dalla scheda di accesso e usalo lì: il codice vale ancora.</source>
        <translation>Questo codice è di un ente di addestramento, e qui si lavora davvero. Apri Addestramento dalla scheda di accesso e usalo lì: il codice vale ancora.</translation>
    </message>
    <message id="problem.enrolment_not_training">
        <source>Questo codice è di un ente vero, e qui ci si addestra soltanto. Torna al programma di ogni giorno e usalo lì: il codice vale ancora.</source>
        <translation>Questo codice è di un ente vero, e qui ci si addestra soltanto. Torna al programma di ogni giorno e usalo lì: il codice vale ancora.</translation>
    </message>
    <message id="problem.settings_not_editable">
        <source>Il file delle impostazioni è scritto in un modo che il programma non sa cambiare (tabella {table}): è rimasto com'era. Cambialo a mano.</source>
        <translation>Il file delle impostazioni è scritto in un modo che il programma non sa cambiare (tabella {table}): è rimasto com'era. Cambialo a mano.</translation>
    </message>
    <message id="problem.settings_unwritable">
        <source>Il file delle impostazioni {path} non si può scrivere ({reason}): è rimasto com'era. Chiedi a chi amministra il computer.</source>
        <translation>Il file delle impostazioni {path} non si può scrivere ({reason}): è rimasto com'era. Chiedi a chi amministra il computer.</translation>
    </message>
    <message id="problem.lock_minutes_malformed">
        <source>Nel file delle impostazioni lock_minutes è un numero intero da {first} a {last}. Correggilo, poi riprova.</source>
        <translation>Nel file delle impostazioni lock_minutes è un numero intero da {first} a {last}. Correggilo, poi riprova.</translation>
    </message>
    <message id="problem.notice_number_short">
        <source>Un numero avviso ha 18 cifre, qui sono {found}: ne mancano {missing}. Confrontalo con il foglio, a gruppi di quattro.</source>
        <translation>Un numero avviso ha 18 cifre, qui sono {found}: ne mancano {missing}. Confrontalo con il foglio, a gruppi di quattro.</translation>
    </message>
    <message id="problem.notice_number_long">
        <source>Un numero avviso ha 18 cifre, qui sono {found}: {surplus} di troppo. Confrontalo con il foglio, a gruppi di quattro.</source>
        <translation>Un numero avviso ha 18 cifre, qui sono {found}: {surplus} di troppo. Confrontalo con il foglio, a gruppi di quattro.</translation>
    </message>
    <message id="problem.notice_number_group">
        <source>Questo numero avviso non torna. I nostri cominciano con {ours}, questo con «{found}»: confronta il primo gruppo con il foglio.</source>
        <translation>Questo numero avviso non torna. I nostri cominciano con {ours}, questo con «{found}»: confronta il primo gruppo con il foglio.</translation>
    </message>
    <message id="problem.tax_code_swapped">
        <source>I caratteri {first} e {second} del codice fiscale («{found}») sembrano scambiati. Ricontrolla la tessera.</source>
        <translation>I caratteri {first} e {second} del codice fiscale («{found}») sembrano scambiati. Ricontrolla la tessera.</translation>
    </message>
    <message id="problem.search_text_long">
        <source>Un nome non è così lungo: si cerca con al massimo {limit} caratteri. Copia solo il codice, o solo il nome.</source>
        <translation>Un nome non è così lungo: si cerca con al massimo {limit} caratteri. Copia solo il codice, o solo il nome.</translation>
    </message>
    <message id="problem.settlement_not_yours">
        <source>Flussi e provvisori li vedono i responsabili e chi amministra. Se il cittadino vuole sapere se ha pagato, cerca il numero del suo avviso.</source>
        <translation>Flussi e provvisori li vedono i responsabili e chi amministra. Se il cittadino vuole sapere se ha pagato, cerca il numero del suo avviso.</translation>
    </message>
    <message id="problem.settlement_offline">
        <source>Flussi e provvisori li conosce solo il server, e adesso non risponde. Riprova quando torna la linea.</source>
        <translation>Flussi e provvisori li conosce solo il server, e adesso non risponde. Riprova quando torna la linea.</translation>
    </message>
    <message id="problem.flow_undecided">
        <source>Questo testo può nominare più di un flusso: {flow_ids}. Cerca quello giusto con il suo identificativo.</source>
        <translation>Questo testo può nominare più di un flusso: {flow_ids}. Cerca quello giusto con il suo identificativo.</translation>
    </message>
    <message id="problem.flow_unknown">
        <source>Questo flusso non è ancora arrivato, o non è del nostro ente. Confronta l'identificativo con il testo del tesoriere; i flussi arrivano di solito il giorno dopo.</source>
        <translation>Questo flusso non è ancora arrivato, o non è del nostro ente. Confronta l'identificativo con il testo del tesoriere; i flussi arrivano di solito il giorno dopo.</translation>
    </message>
    <message id="problem.credit_unknown">
        <source>Il provvisorio {year}/{document_no} non è in nessun giornale di cassa ricevuto. Ricontrolla anno e numero; i giornali arrivano di solito il giorno dopo.</source>
        <translation>Il provvisorio {year}/{document_no} non è in nessun giornale di cassa ricevuto. Ricontrolla anno e numero; i giornali arrivano di solito il giorno dopo.</translation>
    </message>
    <message id="problem.draft_waits">
        <source>Un avviso cominciato un altro giorno non è stato finito: il cittadino potrebbe aspettarlo.</source>
        <translation>Un avviso cominciato un altro giorno non è stato finito: il cittadino potrebbe aspettarlo.</translation>
    </message>
    <message id="problem.print_held">
        <source>Una stampa di più avvisi è sospesa e non va avanti da sola.</source>
        <translation>Una stampa di più avvisi è sospesa e non va avanti da sola.</translation>
    </message>
    <message id="problem.numbers_low">
        <source>Restano {number} numeri di avviso. Altri arrivano appena torna la linea.</source>
        <translation>Restano {number} numeri di avviso. Altri arrivano appena torna la linea.</translation>
    </message>
    <message id="problem.numbers_out">
        <source>I numeri sono finiti: da questa postazione non si rilasciano avvisi finché non torna la linea.</source>
        <translation>I numeri sono finiti: da questa postazione non si rilasciano avvisi finché non torna la linea.</translation>
    </message>
    <message id="problem.clock_doubtful">
        <source>Da quando il programma è aperto il server non ha confermato l'ora di questo PC: gli avvisi rilasciati intanto lo dicono.</source>
        <translation>Da quando il programma è aperto il server non ha confermato l'ora di questo PC: gli avvisi rilasciati intanto lo dicono.</translation>
    </message>
    <message id="problem.note_too_short">
        <source>Scrivi qualche parola in più: così non dice abbastanza.</source>
        <translation>Scrivi qualche parola in più: così non dice abbastanza.</translation>
    </message>
    <message id="problem.note_too_long">
        <source>La nota ha {typed} caratteri e ce ne stanno {limit}: accorciala.</source>
        <translation>La nota ha {typed} caratteri e ce ne stanno {limit}: accorciala.</translation>
    </message>
    <message id="problem.note_unprintable">
        <source>Nella nota c'è un segno che non è testo, forse copiato da un altro programma: cancellalo e riscrivi.</source>
        <translation>Nella nota c'è un segno che non è testo, forse copiato da un altro programma: cancellalo e riscrivi.</translation>
    </message>
    <message id="problem.note_unknown">
        <source>Questa nota non c'è più. Riapri il cittadino.</source>
        <translation>Questa nota non c'è più. Riapri il cittadino.</translation>
    </message>
    <message id="problem.note_of_another">
        <source>Questa nota è di un altro operatore: chiedi a lui o al responsabile di ritirarla.</source>
        <translation>Questa nota è di un altro operatore: chiedi a lui o al responsabile di ritirarla.</translation>
    </message>
    <message id="problem.note_withdrawn">
        <source>Questa nota è già stata ritirata.</source>
        <translation>Questa nota è già stata ritirata.</translation>
    </message>
    <message id="problem.note_refused">
        <source>Il server non ha accettato la nota «{text}». Se serve ancora scrivila di nuovo.</source>
        <translation>Il server non ha accettato la nota «{text}». Se serve ancora scrivila di nuovo.</translation>
    </message>
    <message id="problem.note_withdrawal_refused">
        <source>Il server non ha accettato il ritiro di una nota, per il motivo «{text}»: gli altri la vedono ancora.</source>
        <translation>Il server non ha accettato il ritiro di una nota, per il motivo «{text}»: gli altri la vedono ancora.</translation>
    </message>
    <message id="problem.situation_offline">
        <source>La situazione si stampa solo con la risposta del server, e adesso sei fuori linea. Riprova quando torna la linea.</source>
        <translation>La situazione si stampa solo con la risposta del server, e adesso sei fuori linea. Riprova quando torna la linea.</translation>
    </message>
    <message id="problem.defect">
        <source>Il programma ha sbagliato qualcosa e lo ha annotato. Riprova; se succede ancora chiama l'assistenza.</source>
        <translation>Il programma ha sbagliato qualcosa e lo ha annotato. Riprova; se succede ancora chiama l'assistenza.</translation>
    </message>
    <message id="problem.unknown_code">
        <source>Qualcosa non è andato a buon fine ({code}). Riprova; se succede ancora chiama l'assistenza e leggi il codice.</source>
        <translation>Qualcosa non è andato a buon fine ({code}). Riprova; se succede ancora chiama l'assistenza e leggi il codice.</translation>
    </message>
    <message id="problem.resource_missing">
        <source>Manca un file del programma: {path}. Chiama l'assistenza: va ripetuta l'installazione.</source>
        <translation>Manca un file del programma: {path}. Chiama l'assistenza: va ripetuta l'installazione.</translation>
    </message>
    <message id="problem.credentials_refused">
        <source>Nome utente o password non tornano. Ricontrolla maiuscole e tastiera, poi riprova.</source>
        <translation>Nome utente o password non tornano. Ricontrolla maiuscole e tastiera, poi riprova.</translation>
    </message>
    <message id="problem.sign_in_refused">
        <source>Nome utente o password non tornano. Ricontrolla maiuscole e tastiera, poi riprova.</source>
        <translation>Nome utente o password non tornano. Ricontrolla maiuscole e tastiera, poi riprova.</translation>
    </message>
    <message id="problem.sign_in_incomplete">
        <source>Mancano il nome utente o la password. Scrivili tutti e due.</source>
        <translation>Mancano il nome utente o la password. Scrivili tutti e due.</translation>
    </message>
    <message id="problem.sign_in_blocked">
        <source>Troppi tentativi sbagliati: questo nome utente è fermo per qualche minuto. Aspetta, oppure chiedi al responsabile.</source>
        <translation>Troppi tentativi sbagliati: questo nome utente è fermo per qualche minuto. Aspetta, oppure chiedi al responsabile.</translation>
    </message>
    <message id="problem.sign_in_needs_server">
        <source>Fuori linea entra solo chi negli ultimi 30 giorni è entrato da questa postazione mentre c'era la linea. Aspetta la linea o usa un altro sportello.</source>
        <translation>Fuori linea entra solo chi negli ultimi 30 giorni è entrato da questa postazione mentre c'era la linea. Aspetta la linea o usa un altro sportello.</translation>
    </message>
    <message id="problem.pin_wrong">
        <source>PIN sbagliato. Tentativi rimasti: {left}, poi serve la password.</source>
        <translation>PIN sbagliato. Tentativi rimasti: {left}, poi serve la password.</translation>
    </message>
    <message id="problem.pin_used_up">
        <source>Troppi PIN sbagliati. Entra con la password: dopo, il PIN vale di nuovo.</source>
        <translation>Troppi PIN sbagliati. Entra con la password: dopo, il PIN vale di nuovo.</translation>
    </message>
    <message id="problem.pin_not_asked">
        <source>Il PIN non basta più: sono passate le ore, o è stato tolto. Entra con la password.</source>
        <translation>Il PIN non basta più: sono passate le ore, o è stato tolto. Entra con la password.</translation>
    </message>
    <message id="problem.pin_malformed">
        <source>Il PIN ha da {least} a {most} cifre, e nient'altro.</source>
        <translation>Il PIN ha da {least} a {most} cifre, e nient'altro.</translation>
    </message>
    <message id="problem.pin_too_easy">
        <source>Questo PIN si indovina subito. Evita cifre uguali, in fila o ripetute a gruppi.</source>
        <translation>Questo PIN si indovina subito. Evita cifre uguali, in fila o ripetute a gruppi.</translation>
    </message>
    <message id="problem.pin_needs_sign_in">
        <source>Questa postazione non ha potuto ricordare chi sei. Chiudi il programma, entra di nuovo con la password, poi scegli il PIN.</source>
        <translation>Questa postazione non ha potuto ricordare chi sei. Chiudi il programma, entra di nuovo con la password, poi scegli il PIN.</translation>
    </message>
    <message id="problem.sign_in_again">
        <source>Il tuo accesso è scaduto. Blocca la postazione (Ctrl+L) ed entra di nuovo: quello che hai scritto resta.</source>
        <translation>Il tuo accesso è scaduto. Blocca la postazione (Ctrl+L) ed entra di nuovo: quello che hai scritto resta.</translation>
    </message>
    <message id="problem.session_expired">
        <source>Il tuo accesso è scaduto. Blocca la postazione (Ctrl+L) ed entra di nuovo: quello che hai scritto resta.</source>
        <translation>Il tuo accesso è scaduto. Blocca la postazione (Ctrl+L) ed entra di nuovo: quello che hai scritto resta.</translation>
    </message>
    <message id="problem.session_refused">
        <source>Il server non riconosce più il tuo accesso. Blocca la postazione (Ctrl+L) ed entra di nuovo.</source>
        <translation>Il server non riconosce più il tuo accesso. Blocca la postazione (Ctrl+L) ed entra di nuovo.</translation>
    </message>
    <message id="problem.not_signed_in">
        <source>Nessuno è entrato su questa postazione. Entra con il tuo nome utente, poi riprova.</source>
        <translation>Nessuno è entrato su questa postazione. Entra con il tuo nome utente, poi riprova.</translation>
    </message>
    <message id="problem.role_missing">
        <source>Il tuo incarico non permette questa operazione. Chiedi al responsabile.</source>
        <translation>Il tuo incarico non permette questa operazione. Chiedi al responsabile.</translation>
    </message>
    <message id="problem.operator_not_allowed">
        <source>Chi ha rilasciato l'avviso non può farlo per questo ente. Chiedi al responsabile di rilasciarlo.</source>
        <translation>Chi ha rilasciato l'avviso non può farlo per questo ente. Chiedi al responsabile di rilasciarlo.</translation>
    </message>
    <message id="problem.enrolment_refused">
        <source>Il server non accetta questo codice: è sbagliato, scaduto o già usato. Chiedine un altro a chi amministra il sistema.</source>
        <translation>Il server non accetta questo codice: è sbagliato, scaduto o già usato. Chiedine un altro a chi amministra il sistema.</translation>
    </message>
    <message id="problem.enrolment_blocked">
        <source>Sono arrivati troppi codici sbagliati. Aspetta mezzo minuto, rileggi il codice e riprova.</source>
        <translation>Sono arrivati troppi codici sbagliati. Aspetta mezzo minuto, rileggi il codice e riprova.</translation>
    </message>
    <message id="problem.enrolment_code_malformed">
        <source>Questo codice è troppo corto o troppo lungo. Ricopialo per intero.</source>
        <translation>Questo codice è troppo corto o troppo lungo. Ricopialo per intero.</translation>
    </message>
    <message id="problem.server_url_malformed">
        <source>Questo indirizzo non si legge. Scrivilo come https://pagamenti.comune.esempio.it.</source>
        <translation>Questo indirizzo non si legge. Scrivilo come https://pagamenti.comune.esempio.it.</translation>
    </message>
    <message id="problem.server_unreachable">
        <source>Il server non risponde. Controlla il cavo di rete; se sei al primo avvio ricontrolla anche l'indirizzo.</source>
        <translation>Il server non risponde. Controlla il cavo di rete; se sei al primo avvio ricontrolla anche l'indirizzo.</translation>
    </message>
    <message id="problem.server_trouble">
        <source>Il server ha un problema suo. Riprova tra un minuto; se dura chiama l'assistenza.</source>
        <translation>Il server ha un problema suo. Riprova tra un minuto; se dura chiama l'assistenza.</translation>
    </message>
    <message id="problem.server_older">
        <source>Il server centrale è di una versione precedente e questo non lo sa fare ancora. Chiedi ai sistemi informativi di aggiornarlo: il resto funziona come sempre.</source>
        <translation>Il server centrale è di una versione precedente e questo non lo sa fare ancora. Chiedi ai sistemi informativi di aggiornarlo: il resto funziona come sempre.</translation>
    </message>
    <message id="problem.somebody_else_answered">
        <source>Non ha risposto il server ma un'altra pagina: forse la rete chiede di accedere. Apri il browser, fai l'accesso e riprova; se non basta chiama l'assistenza.</source>
        <translation>Non ha risposto il server ma un'altra pagina: forse la rete chiede di accedere. Apri il browser, fai l'accesso e riprova; se non basta chiama l'assistenza.</translation>
    </message>
    <message id="problem.certificate_not_believed">
        <source>Al posto del server risponde qualcun altro, o il suo certificato non è valido: non è stato mandato niente. Controlla data e rete del PC, poi chiama l'assistenza.</source>
        <translation>Al posto del server risponde qualcun altro, o il suo certificato non è valido: non è stato mandato niente. Controlla data e rete del PC, poi chiama l'assistenza.</translation>
    </message>
    <message id="problem.server_reply_malformed">
        <source>La risposta del server non si capisce: forse le versioni sono diverse. Chiama l'assistenza.</source>
        <translation>La risposta del server non si capisce: forse le versioni sono diverse. Chiama l'assistenza.</translation>
    </message>
    <message id="problem.desk_not_enrolled">
        <source>Questo computer non è uno sportello. Chiedi un codice di attivazione a chi amministra il sistema.</source>
        <translation>Questo computer non è uno sportello. Chiedi un codice di attivazione a chi amministra il sistema.</translation>
    </message>
    <message id="problem.desk_profile_missing">
        <source>Questa postazione non ha ancora ricevuto i suoi dati. Aspetta che torni la linea, poi riprova.</source>
        <translation>Questa postazione non ha ancora ricevuto i suoi dati. Aspetta che torni la linea, poi riprova.</translation>
    </message>
    <message id="problem.desk_retired">
        <source>Questa postazione è stata ritirata. Usa un altro sportello e avvisa chi amministra il sistema. Quando non resta niente da consegnare né da vedere tra le attività, il suo archivio si cancella da solo.</source>
        <translation>Questa postazione è stata ritirata. Usa un altro sportello e avvisa chi amministra il sistema. Quando non resta niente da consegnare né da vedere tra le attività, il suo archivio si cancella da solo.</translation>
    </message>
    <message id="problem.desk_credential_refused">
        <source>Il server non riconosce più questa postazione. Usa un altro sportello e avvisa chi amministra il sistema.</source>
        <translation>Il server non riconosce più questa postazione. Usa un altro sportello e avvisa chi amministra il sistema.</translation>
    </message>
    <message id="problem.clock_fast">
        <source>L'orologio di questo PC va avanti di {off}. Sugli avvisi il programma scrive l'ora giusta, quella del server.</source>
        <translation>L'orologio di questo PC va avanti di {off}. Sugli avvisi il programma scrive l'ora giusta, quella del server.</translation>
    </message>
    <message id="problem.clock_slow">
        <source>L'orologio di questo PC va indietro di {off}. Sugli avvisi il programma scrive l'ora giusta, quella del server.</source>
        <translation>L'orologio di questo PC va indietro di {off}. Sugli avvisi il programma scrive l'ora giusta, quella del server.</translation>
    </message>
    <message id="problem.desk_in_doubt">
        <source>Questo archivio sembra copiato da un altro PC. Per sicurezza questa postazione non rilascia avvisi: usa un altro sportello e chiama l'assistenza.</source>
        <translation>Questo archivio sembra copiato da un altro PC. Per sicurezza questa postazione non rilascia avvisi: usa un altro sportello e chiama l'assistenza.</translation>
    </message>
    <message id="problem.desk_copied">
        <source>Questa postazione esiste due volte: un altro computer, o una copia di questo, ha usato i suoi numeri. Per sicurezza qui non si rilasciano avvisi: usa un altro sportello e chiama l'assistenza.</source>
        <translation>Questa postazione esiste due volte: un altro computer, o una copia di questo, ha usato i suoi numeri. Per sicurezza qui non si rilasciano avvisi: usa un altro sportello e chiama l'assistenza.</translation>
    </message>
    <message id="problem.desk_unconfirmed">
        <source>Questo computer è una macchina virtuale: rilascia avvisi solo dopo aver parlato con il server da quando è acceso. Aspetta la linea, o usa un altro sportello.</source>
        <translation>Questo computer è una macchina virtuale: rilascia avvisi solo dopo aver parlato con il server da quando è acceso. Aspetta la linea, o usa un altro sportello.</translation>
    </message>
    <message id="problem.numbers_lapsed">
        <source>Questa postazione non parla con il server da più di 30 giorni: i suoi numeri sono scaduti. Usa un altro sportello e chiama l'assistenza.</source>
        <translation>Questa postazione non parla con il server da più di 30 giorni: i suoi numeri sono scaduti. Usa un altro sportello e chiama l'assistenza.</translation>
    </message>
    <message id="problem.lease_fenced">
        <source>I numeri di questa postazione sono stati ritirati. Rilascia di nuovo l'avviso da un altro sportello.</source>
        <translation>I numeri di questa postazione sono stati ritirati. Rilascia di nuovo l'avviso da un altro sportello.</translation>
    </message>
    <message id="problem.lease_lapsed">
        <source>Quando è stato rilasciato, i numeri di questa postazione erano già scaduti. Rilascia di nuovo l'avviso e avvisa il cittadino.</source>
        <translation>Quando è stato rilasciato, i numeri di questa postazione erano già scaduti. Rilascia di nuovo l'avviso e avvisa il cittadino.</translation>
    </message>
    <message id="problem.desk_outdated">
        <source>Questo programma è vecchio: con il prossimo aggiornamento del server smette di lavorare. Chiedi all'assistenza di aggiornarlo.</source>
        <translation>Questo programma è vecchio: con il prossimo aggiornamento del server smette di lavorare. Chiedi all'assistenza di aggiornarlo.</translation>
    </message>
    <message id="problem.server_of_other_installation">
        <source>All'indirizzo di questa postazione risponde il server di un'altra installazione. Non è stato inviato nulla: chiama l'assistenza.</source>
        <translation>All'indirizzo di questa postazione risponde il server di un'altra installazione. Non è stato inviato nulla: chiama l'assistenza.</translation>
    </message>
    <message id="problem.audit_trail_full">
        <source>Questa postazione ha {entries} consultazioni ancora da comunicare al server e non può mostrarne altre. Ricollega la postazione alla rete e aspetta qualche minuto, poi riprova.</source>
        <translation>Questa postazione ha {entries} consultazioni ancora da comunicare al server e non può mostrarne altre. Ricollega la postazione alla rete e aspetta qualche minuto, poi riprova.</translation>
    </message>
    <message id="problem.outbox_not_empty">
        <source>Su questa postazione c'è ancora lavoro da inviare, oppure attività che nessuno ha chiuso. Aspetta che tutto sia inviato e chiudi le attività; poi riprova.</source>
        <translation>Su questa postazione c'è ancora lavoro da inviare, oppure attività che nessuno ha chiuso. Aspetta che tutto sia inviato e chiudi le attività; poi riprova.</translation>
    </message>
    <message id="problem.store_in_use">
        <source>Il programma è già aperto su questo computer. Usa quella finestra, oppure chiudila e riprova.</source>
        <translation>Il programma è già aperto su questo computer. Usa quella finestra, oppure chiudila e riprova.</translation>
    </message>
    <message id="problem.store_locked">
        <source>L'archivio di questa postazione è chiuso. Entra con il tuo nome utente per aprirlo.</source>
        <translation>L'archivio di questa postazione è chiuso. Entra con il tuo nome utente per aprirlo.</translation>
    </message>
    <message id="problem.store_locked_for_operator">
        <source>L'archivio di questa postazione non ha ancora una chiave per te. Fai entrare prima un collega che l'ha già usata.</source>
        <translation>L'archivio di questa postazione non ha ancora una chiave per te. Fai entrare prima un collega che l'ha già usata.</translation>
    </message>
    <message id="problem.store_passphrase_wrong">
        <source>Questa password non apre l'archivio della postazione. Ricontrollala; se l'hai cambiata da poco entra una volta con quella di prima, o fai entrare prima un collega.</source>
        <translation>Questa password non apre l'archivio della postazione. Ricontrollala; se l'hai cambiata da poco entra una volta con quella di prima, o fai entrare prima un collega.</translation>
    </message>
    <message id="problem.store_exists">
        <source>Questa postazione ha già il suo archivio. Chiudi il programma e aprilo di nuovo.</source>
        <translation>Questa postazione ha già il suo archivio. Chiudi il programma e aprilo di nuovo.</translation>
    </message>
    <message id="problem.store_newer_than_program">
        <source>L'archivio è di una versione più nuova del programma. Installa l'aggiornamento, poi riprova.</source>
        <translation>L'archivio è di una versione più nuova del programma. Installa l'aggiornamento, poi riprova.</translation>
    </message>
    <message id="problem.store_trouble">
        <source>L'archivio di questa postazione non risponde: il disco può essere pieno. Non spegnere e chiama l'assistenza.</source>
        <translation>L'archivio di questa postazione non risponde: il disco può essere pieno. Non spegnere e chiama l'assistenza.</translation>
    </message>
    <message id="problem.store_needs_user">
        <source>Il portachiavi di questo account non apre l'archivio. Aggiungi --user con il nome di un operatore.</source>
        <translation>Il portachiavi di questo account non apre l'archivio. Aggiungi --user con il nome di un operatore.</translation>
    </message>
    <message id="problem.store_without_holder">
        <source>Nessuno potrebbe più aprire l'archivio con una chiave nuova. Fai entrare prima un operatore in linea, poi riprova.</source>
        <translation>Nessuno potrebbe più aprire l'archivio con una chiave nuova. Fai entrare prima un operatore in linea, poi riprova.</translation>
    </message>
    <message id="problem.store_not_upgraded">
        <source>L'archivio non si è potuto aggiornare: è rimasto com'era, e una copia controllata è in {copy}. Rimetti la versione di prima del programma e chiama l'assistenza.</source>
        <translation>L'archivio non si è potuto aggiornare: è rimasto com'era, e una copia controllata è in {copy}. Rimetti la versione di prima del programma e chiama l'assistenza.</translation>
    </message>
    <message id="problem.store_without_key">
        <source>Su questo computer c'era un altro archivio, che nessuno può più aprire: è messo da parte ({file}). Se da qui erano usciti avvisi non ancora registrati, conservane le copie e chiama l'assistenza.</source>
        <translation>Su questo computer c'era un altro archivio, che nessuno può più aprire: è messo da parte ({file}). Se da qui erano usciti avvisi non ancora registrati, conservane le copie e chiama l'assistenza.</translation>
    </message>
    <message id="problem.store_unreadable">
        <source>L'archivio di questa postazione non si legge. Usa un altro sportello e chiama l'assistenza.</source>
        <translation>L'archivio di questa postazione non si legge. Usa un altro sportello e chiama l'assistenza.</translation>
    </message>
    <message id="problem.store_damaged">
        <source>L'archivio di questa postazione è danneggiato: viene messo da parte e rifatto adesso. Aspetta qualche secondo, poi riprova; gli avvisi rilasciati restano.</source>
        <translation>L'archivio di questa postazione è danneggiato: viene messo da parte e rifatto adesso. Aspetta qualche secondo, poi riprova; gli avvisi rilasciati restano.</translation>
    </message>
    <message id="problem.store_read_only">
        <source>Sul disco di questa postazione non si può scrivere. I dati ci sono ancora: usa un altro sportello e chiama l'assistenza.</source>
        <translation>Sul disco di questa postazione non si può scrivere. I dati ci sono ancora: usa un altro sportello e chiama l'assistenza.</translation>
    </message>
    <message id="problem.store_rebuilt">
        <source>L'archivio di questa postazione era danneggiato: è messo da parte ({file}) e al suo posto ce n'è uno nuovo. Gli avvisi non ancora registrati ci sono e partono da soli (operazioni: {waiting}). Bozze e stampe in attesa non ci sono più; i numeri per rilasciare arrivano con la linea.</source>
        <translation>L'archivio di questa postazione era danneggiato: è messo da parte ({file}) e al suo posto ce n'è uno nuovo. Gli avvisi non ancora registrati ci sono e partono da soli (operazioni: {waiting}). Bozze e stampe in attesa non ci sono più; i numeri per rilasciare arrivano con la linea.</translation>
    </message>
    <message id="problem.store_rebuilt_in_part">
        <source>L'archivio di questa postazione era danneggiato, e in parte anche il suo diario: sono messi da parte ({file}), niente è cancellato. Operazioni ritrovate: {waiting}. Qualcuna può mancare: confronta i fogli stampati oggi con gli avvisi di questa postazione.</source>
        <translation>L'archivio di questa postazione era danneggiato, e in parte anche il suo diario: sono messi da parte ({file}), niente è cancellato. Operazioni ritrovate: {waiting}. Qualcuna può mancare: confronta i fogli stampati oggi con gli avvisi di questa postazione.</translation>
    </message>
    <message id="problem.store_lost">
        <source>L'archivio di questa postazione non si leggeva, e il suo diario nemmeno: sono messi da parte ({file}), niente è cancellato. Operazioni ritrovate: {waiting}. Conserva le copie degli avvisi rilasciati da qui.</source>
        <translation>L'archivio di questa postazione non si leggeva, e il suo diario nemmeno: sono messi da parte ({file}), niente è cancellato. Operazioni ritrovate: {waiting}. Conserva le copie degli avvisi rilasciati da qui.</translation>
    </message>
    <message id="problem.store_older">
        <source>L'archivio di questa postazione era più vecchio di quello che ha rilasciato. Le operazioni mancanti ({waiting}) sono tornate dal diario e partono da sole.</source>
        <translation>L'archivio di questa postazione era più vecchio di quello che ha rilasciato. Le operazioni mancanti ({waiting}) sono tornate dal diario e partono da sole.</translation>
    </message>
    <message id="problem.journal_set_aside">
        <source>Il diario di sicurezza di questa postazione era danneggiato: è messo da parte ({file}) e ne comincia un altro. L'archivio è intero, niente è perso.</source>
        <translation>Il diario di sicurezza di questa postazione era danneggiato: è messo da parte ({file}) e ne comincia un altro. L'archivio è intero, niente è perso.</translation>
    </message>
    <message id="problem.journal_unwritable">
        <source>Il diario di sicurezza non si può scrivere: il disco può essere pieno o di sola lettura. L'avviso non è stato rilasciato. Libera spazio o chiama l'assistenza, poi chiudi il programma e aprilo di nuovo.</source>
        <translation>Il diario di sicurezza non si può scrivere: il disco può essere pieno o di sola lettura. L'avviso non è stato rilasciato. Libera spazio o chiama l'assistenza, poi chiudi il programma e aprilo di nuovo.</translation>
    </message>
    <message id="problem.key_slots_unreadable">
        <source>Le chiavi dell'archivio non si leggono. Usa un altro sportello e chiama l'assistenza.</source>
        <translation>Le chiavi dell'archivio non si leggono. Usa un altro sportello e chiama l'assistenza.</translation>
    </message>
    <message id="problem.machine_without_identity">
        <source>Questo computer non ha un suo codice di macchina. Chiama l'assistenza: senza, non può fare da sportello.</source>
        <translation>Questo computer non ha un suo codice di macchina. Chiama l'assistenza: senza, non può fare da sportello.</translation>
    </message>
    <message id="problem.number_mark_unwritable">
        <source>Non si può annotare l'ultimo numero usato, quindi non si rilasciano avvisi. Usa un altro sportello e chiama l'assistenza.</source>
        <translation>Non si può annotare l'ultimo numero usato, quindi non si rilasciano avvisi. Usa un altro sportello e chiama l'assistenza.</translation>
    </message>
    <message id="problem.settings_malformed">
        <source>Il file delle impostazioni non si legge. Chiama l'assistenza.</source>
        <translation>Il file delle impostazioni non si legge. Chiama l'assistenza.</translation>
    </message>
    <message id="problem.profile_name_malformed">
        <source>Il nome del profilo può avere solo lettere, cifre e trattino basso. Correggi il collegamento con cui apri il programma.</source>
        <translation>Il nome del profilo può avere solo lettere, cifre e trattino basso. Correggi il collegamento con cui apri il programma.</translation>
    </message>
    <message id="problem.notice_number_malformed">
        <source>Un numero avviso ha 18 cifre. Ricontrollalo sul foglio, a gruppi di quattro.</source>
        <translation>Un numero avviso ha 18 cifre. Ricontrollalo sul foglio, a gruppi di quattro.</translation>
    </message>
    <message id="problem.notice_number_check">
        <source>Questo numero avviso non torna. Confronta le cifre con il foglio, a gruppi di quattro.</source>
        <translation>Questo numero avviso non torna. Confronta le cifre con il foglio, a gruppi di quattro.</translation>
    </message>
    <message id="problem.notice_unknown">
        <source>Questo avviso non è nostro, o non è ancora arrivato al server. Ricontrolla il numero e l'ente sul foglio.</source>
        <translation>Questo avviso non è nostro, o non è ancora arrivato al server. Ricontrolla il numero e l'ente sul foglio.</translation>
    </message>
    <message id="problem.pad_number_unknown">
        <source>Questo numero non è di un blocchetto dell'ente. Confronta le cifre con il modulo.</source>
        <translation>Questo numero non è di un blocchetto dell'ente. Confronta le cifre con il modulo.</translation>
    </message>
    <message id="problem.pad_number_used">
        <source>Questo numero ha già il suo avviso. Cercalo con F2 per vedere di chi è.</source>
        <translation>Questo numero ha già il suo avviso. Cercalo con F2 per vedere di chi è.</translation>
    </message>
    <message id="problem.pad_number_offline">
        <source>Senza linea non si può usare il numero di un modulo: solo il server sa se è libero. Premi Ctrl+B per farne a meno, o aspetta la linea.</source>
        <translation>Senza linea non si può usare il numero di un modulo: solo il server sa se è libero. Premi Ctrl+B per farne a meno, o aspetta la linea.</translation>
    </message>
    <message id="problem.pad_of_other_kind">
        <source>Questo modulo è stampato per un altro tipo di avviso ({kind}). Scegli quello, o prendi un altro modulo.</source>
        <translation>Questo modulo è stampato per un altro tipo di avviso ({kind}). Scegli quello, o prendi un altro modulo.</translation>
    </message>
    <message id="problem.pad_number_with_plan">
        <source>Un modulo ha un solo numero: si paga in un'unica soluzione.</source>
        <translation>Un modulo ha un solo numero: si paga in un'unica soluzione.</translation>
    </message>
    <message id="problem.desk_fenced">
        <source>Questa postazione è passata a un altro computer. Usa quello e avvisa chi amministra il sistema.</source>
        <translation>Questa postazione è passata a un altro computer. Usa quello e avvisa chi amministra il sistema.</translation>
    </message>
    <message id="problem.pad_number_waiting">
        <source>È il numero di un modulo che non ha ancora importo e debitore, quindi non si può pagare. Cerca la persona, F4, poi Ctrl+B.</source>
        <translation>È il numero di un modulo che non ha ancora importo e debitore, quindi non si può pagare. Cerca la persona, F4, poi Ctrl+B.</translation>
    </message>
    <message id="problem.notice_of_other_entity">
        <source>Questo avviso è di un altro ente. Manda il cittadino all'ente scritto sul foglio.</source>
        <translation>Questo avviso è di un altro ente. Manda il cittadino all'ente scritto sul foglio.</translation>
    </message>
    <message id="problem.notice_already_paid">
        <source>Questo avviso è già pagato: non si ristampa. Con F5 vedi la ricevuta e la stampi.</source>
        <translation>Questo avviso è già pagato: non si ristampa. Con F5 vedi la ricevuta e la stampi.</translation>
    </message>
    <message id="problem.cancel_waits">
        <source>L'annullamento di questo avviso aspetta la linea: parte da solo. Non ristamparlo e non darlo al cittadino.</source>
        <translation>L'annullamento di questo avviso aspetta la linea: parte da solo. Non ristamparlo e non darlo al cittadino.</translation>
    </message>
    <message id="problem.cancel_refused">
        <source>Il server non ha annullato l'avviso {notice_number}: può essere già pagato, o si può ancora pagare. Aprilo, guarda come sta e avvisa il cittadino.</source>
        <translation>Il server non ha annullato l'avviso {notice_number}: può essere già pagato, o si può ancora pagare. Aprilo, guarda come sta e avvisa il cittadino.</translation>
    </message>
    <message id="problem.notice_cancelled">
        <source>Questo avviso è annullato: non si ristampa. Rilasciane un altro.</source>
        <translation>Questo avviso è annullato: non si ristampa. Rilasciane un altro.</translation>
    </message>
    <message id="problem.notice_refused">
        <source>Il server ha rifiutato questo avviso: non si può pagare né ristampare. Guarda nelle attività che cosa correggere.</source>
        <translation>Il server ha rifiutato questo avviso: non si può pagare né ristampare. Guarda nelle attività che cosa correggere.</translation>
    </message>
    <message id="problem.notice_without_number">
        <source>Un'anteprima non si stampa. Rilascia l'avviso con F9.</source>
        <translation>Un'anteprima non si stampa. Rilascia l'avviso con F9.</translation>
    </message>
    <message id="problem.notice_number_used">
        <source>Il server conosce già questo numero avviso. Rilascia di nuovo: l'avviso prende un altro numero.</source>
        <translation>Il server conosce già questo numero avviso. Rilascia di nuovo: l'avviso prende un altro numero.</translation>
    </message>
    <message id="problem.notice_number_outside_lease">
        <source>Il numero di questo avviso non è di questa postazione. Rilascia di nuovo e chiama l'assistenza.</source>
        <translation>Il numero di questo avviso non è di questa postazione. Rilascia di nuovo e chiama l'assistenza.</translation>
    </message>
    <message id="problem.segregation_codes_mixed">
        <source>Le rate di questo piano hanno preso numeri di due serie diverse, e il server non le ha registrate: non si possono pagare. Rilascia di nuovo: prendono numeri di una sola.</source>
        <translation>Le rate di questo piano hanno preso numeri di due serie diverse, e il server non le ha registrate: non si possono pagare. Rilascia di nuovo: prendono numeri di una sola.</translation>
    </message>
    <message id="problem.lease_gone">
        <source>I numeri di questa postazione sono stati ritirati. Rilascia di nuovo l'avviso da un altro sportello.</source>
        <translation>I numeri di questa postazione sono stati ritirati. Rilascia di nuovo l'avviso da un altro sportello.</translation>
    </message>
    <message id="problem.lease_unknown">
        <source>Il server non conosce i numeri di questa postazione. Rilascia l'avviso da un altro sportello e chiama l'assistenza.</source>
        <translation>Il server non conosce i numeri di questa postazione. Rilascia l'avviso da un altro sportello e chiama l'assistenza.</translation>
    </message>
    <message id="problem.numbers_exhausted">
        <source>I numeri sono finiti: da questa postazione non si rilasciano avvisi finché non torna la linea. Usa un altro sportello.</source>
        <translation>I numeri sono finiti: da questa postazione non si rilasciano avvisi finché non torna la linea. Usa un altro sportello.</translation>
    </message>
    <message id="problem.segregation_code_exhausted">
        <source>L'ente ha finito i numeri degli avvisi. Avvisa chi amministra il sistema.</source>
        <translation>L'ente ha finito i numeri degli avvisi. Avvisa chi amministra il sistema.</translation>
    </message>
    <message id="problem.entity_without_station">
        <source>L'ente non è ancora collegato al nodo dei pagamenti. Avvisa chi amministra il sistema.</source>
        <translation>L'ente non è ancora collegato al nodo dei pagamenti. Avvisa chi amministra il sistema.</translation>
    </message>
    <message id="problem.account_unknown">
        <source>Per questo avviso manca il conto su cui incassare. Avvisa chi amministra il sistema.</source>
        <translation>Per questo avviso manca il conto su cui incassare. Avvisa chi amministra il sistema.</translation>
    </message>
    <message id="problem.citizen_unknown">
        <source>Questa persona non c'è più nell'anagrafe. Cercala di nuovo.</source>
        <translation>Questa persona non c'è più nell'anagrafe. Cercala di nuovo.</translation>
    </message>
    <message id="problem.tax_code_check">
        <source>L'ultima lettera del codice fiscale non corrisponde alle altre. Ricontrolla la tessera o cerca per nome.</source>
        <translation>L'ultima lettera del codice fiscale non corrisponde alle altre. Ricontrolla la tessera o cerca per nome.</translation>
    </message>
    <message id="problem.tax_code_malformed">
        <source>Questo codice fiscale non è completo. Ricontrolla la tessera o cerca per nome.</source>
        <translation>Questo codice fiscale non è completo. Ricontrolla la tessera o cerca per nome.</translation>
    </message>
    <message id="problem.correction_done">
        <source>Qualcuno ha già corretto questo avviso rifiutato, o ne ha chiuso l'attività: guarda la pagina del cittadino (Esc). F9 ne rilascia un altro.</source>
        <translation>Qualcuno ha già corretto questo avviso rifiutato, o ne ha chiuso l'attività: guarda la pagina del cittadino (Esc). F9 ne rilascia un altro.</translation>
    </message>
    <message id="problem.co_debtor_repeated">
        <source>{name} è già tra chi deve pagare questo avviso. Scegli un'altra persona.</source>
        <translation>{name} è già tra chi deve pagare questo avviso. Scegli un'altra persona.</translation>
    </message>
    <message id="problem.co_debtors_too_many">
        <source>I coobbligati sono al massimo {most}. Togline uno per aggiungerne un altro.</source>
        <translation>I coobbligati sono al massimo {most}. Togline uno per aggiungerne un altro.</translation>
    </message>
    <message id="problem.tax_code_letter">
        <source>Al posto {place} del codice fiscale c'è «{found}», ma lì va una lettera. Ricontrolla la tessera.</source>
        <translation>Al posto {place} del codice fiscale c'è «{found}», ma lì va una lettera. Ricontrolla la tessera.</translation>
    </message>
    <message id="problem.tax_code_digit">
        <source>Al posto {place} del codice fiscale c'è «{found}», ma lì va una cifra. Ricontrolla la tessera.</source>
        <translation>Al posto {place} del codice fiscale c'è «{found}», ma lì va una cifra. Ricontrolla la tessera.</translation>
    </message>
    <message id="problem.tax_code_month">
        <source>Al posto {place} del codice fiscale c'è «{found}», che non è la lettera di un mese. Ricontrolla la tessera.</source>
        <translation>Al posto {place} del codice fiscale c'è «{found}», che non è la lettera di un mese. Ricontrolla la tessera.</translation>
    </message>
    <message id="problem.tax_code_day">
        <source>Ai posti 10 e 11 del codice fiscale c'è «{found}», che non è un giorno di nascita. Ricontrolla la tessera.</source>
        <translation>Ai posti 10 e 11 del codice fiscale c'è «{found}», che non è un giorno di nascita. Ricontrolla la tessera.</translation>
    </message>
    <message id="problem.tax_code_length">
        <source>Il codice fiscale ha {wanted} caratteri, qui sono {found}. Ricontrolla la tessera.</source>
        <translation>Il codice fiscale ha {wanted} caratteri, qui sono {found}. Ricontrolla la tessera.</translation>
    </message>
    <message id="problem.tax_code_not_of_body">
        <source>Questo è il codice di una persona: un'azienda o un ente ha 11 cifre.</source>
        <translation>Questo è il codice di una persona: un'azienda o un ente ha 11 cifre.</translation>
    </message>
    <message id="problem.person_without_code">
        <source>Un'azienda o un ente ha sempre un codice fiscale: scrivilo, sono 11 cifre.</source>
        <translation>Un'azienda o un ente ha sempre un codice fiscale: scrivilo, sono 11 cifre.</translation>
    </message>
    <message id="problem.person_code_missing">
        <source>Scrivi il codice fiscale, oppure spunta «Senza codice fiscale».</source>
        <translation>Scrivi il codice fiscale, oppure spunta «Senza codice fiscale».</translation>
    </message>
    <message id="problem.person_name_missing">
        <source>Scrivilo: senza non si può rilasciare un avviso.</source>
        <translation>Scrivilo: senza non si può rilasciare un avviso.</translation>
    </message>
    <message id="problem.given_name_of_body">
        <source>Un'azienda o un ente ha soltanto la denominazione. Svuota il nome.</source>
        <translation>Un'azienda o un ente ha soltanto la denominazione. Svuota il nome.</translation>
    </message>
    <message id="problem.person_text_wrong">
        <source>È troppo lungo, o contiene segni che non si stampano: al massimo {limit} caratteri.</source>
        <translation>È troppo lungo, o contiene segni che non si stampano: al massimo {limit} caratteri.</translation>
    </message>
    <message id="problem.person_differs">
        <source>I dati della persona non sono quelli scritti sull'avviso. Cerca la persona e rilascia di nuovo.</source>
        <translation>I dati della persona non sono quelli scritti sull'avviso. Cerca la persona e rilascia di nuovo.</translation>
    </message>
    <message id="problem.province_wrong">
        <source>La provincia è la sigla di due lettere, per esempio GE.</source>
        <translation>La provincia è la sigla di due lettere, per esempio GE.</translation>
    </message>
    <message id="problem.email_wrong">
        <source>Questo non è un indirizzo e-mail. Ricontrollalo.</source>
        <translation>Questo non è un indirizzo e-mail. Ricontrollalo.</translation>
    </message>
    <message id="problem.search_too_long">
        <source>Hai scritto troppe parole. Cerca con meno parole.</source>
        <translation>Hai scritto troppe parole. Cerca con meno parole.</translation>
    </message>
    <message id="problem.rate_unknown">
        <source>Questo tipo di avviso non c'è più, o è cambiato l'importo. Sceglilo di nuovo e rilascia.</source>
        <translation>Questo tipo di avviso non c'è più, o è cambiato l'importo. Sceglilo di nuovo e rilascia.</translation>
    </message>
    <message id="problem.notice_not_payable">
        <source>Questo avviso per ora non si può pagare: non si ristampa. Guarda in Verifica perché.</source>
        <translation>Questo avviso per ora non si può pagare: non si ristampa. Guarda in Verifica perché.</translation>
    </message>
    <message id="problem.notice_changed">
        <source>Questo avviso è cambiato: quanto costa adesso lo sa solo il server. Stampalo con F7 quando c'è la linea.</source>
        <translation>Questo avviso è cambiato: quanto costa adesso lo sa solo il server. Stampalo con F7 quando c'è la linea.</translation>
    </message>
    <message id="problem.plan_begun">
        <source>La rateazione di questo debito è cominciata: tutto in una volta non si paga più. Stampa le rate che restano su un avviso solo (Ctrl+F7).</source>
        <translation>La rateazione di questo debito è cominciata: tutto in una volta non si paga più. Stampa le rate che restano su un avviso solo (Ctrl+F7).</translation>
    </message>
    <message id="problem.debt_already_paid">
        <source>Questo debito è già pagato con un altro dei suoi avvisi: questo non serve più. La ricevuta è di quello pagato, nella pagina del cittadino.</source>
        <translation>Questo debito è già pagato con un altro dei suoi avvisi: questo non serve più. La ricevuta è di quello pagato, nella pagina del cittadino.</translation>
    </message>
    <message id="problem.debt_partly_paid">
        <source>Di questo debito è già pagata una rata: quello che resta non si annulla, non si sospende e non si cambia. Se qualcuno l'ha pagato in un altro modo, il responsabile lo annota in Verifica (Ctrl+Shift+P).</source>
        <translation>Di questo debito è già pagata una rata: quello che resta non si annulla, non si sospende e non si cambia. Se qualcuno l'ha pagato in un altro modo, il responsabile lo annota in Verifica (Ctrl+Shift+P).</translation>
    </message>
    <message id="problem.position_transition_illegal">
        <source>Nello stato in cui è adesso ({status}) questo avviso non lo permette. Guarda in Verifica che cosa è successo.</source>
        <translation>Nello stato in cui è adesso ({status}) questo avviso non lo permette. Guarda in Verifica che cosa è successo.</translation>
    </message>
    <message id="problem.due_dates_out_of_order">
        <source>La data non sta tra quelle delle altre rate. Scegline un'altra.</source>
        <translation>La data non sta tra quelle delle altre rate. Scegline un'altra.</translation>
    </message>
    <message id="problem.amount_not_changeable">
        <source>L'importo di questo avviso è diviso in più quote, o compra una marca da bollo: non si cambia. Annullalo e rilascia un altro avviso.</source>
        <translation>L'importo di questo avviso è diviso in più quote, o compra una marca da bollo: non si cambia. Annullalo e rilascia un altro avviso.</translation>
    </message>
    <message id="problem.amount_of_a_program">
        <source>Quanto costa questo avviso lo decide il gestionale che lo ha trasmesso: qui non si cambia. Fallo correggere là.</source>
        <translation>Quanto costa questo avviso lo decide il gestionale che lo ha trasmesso: qui non si cambia. Fallo correggere là.</translation>
    </message>
    <message id="problem.change_empty">
        <source>Non c'è nulla di diverso. Scrivi una nuova scadenza o un nuovo importo.</source>
        <translation>Non c'è nulla di diverso. Scrivi una nuova scadenza o un nuovo importo.</translation>
    </message>
    <message id="problem.evidence_incomplete">
        <source>Servono il giorno del pagamento, come è stato fatto e il riferimento della prova.</source>
        <translation>Servono il giorno del pagamento, come è stato fatto e il riferimento della prova.</translation>
    </message>
    <message id="problem.paid_in_future">
        <source>Il giorno del pagamento deve ancora venire. Correggilo.</source>
        <translation>Il giorno del pagamento deve ancora venire. Correggilo.</translation>
    </message>
    <message id="problem.act_needs_line">
        <source>Fuori linea un avviso già rilasciato si può solo annullare. Riprova quando torna la linea.</source>
        <translation>Fuori linea un avviso già rilasciato si può solo annullare. Riprova quando torna la linea.</translation>
    </message>
    <message id="problem.fine_amounts_malformed">
        <source>Gli importi della sanzione non tornano: quello in misura ridotta non può superare l'altro, e nessuno dei due può essere zero. Ricontrollali sul verbale.</source>
        <translation>Gli importi della sanzione non tornano: quello in misura ridotta non può superare l'altro, e nessuno dei due può essere zero. Ricontrollali sul verbale.</translation>
    </message>
    <message id="problem.stamp_needs_province">
        <source>La marca da bollo vuole la provincia di residenza, e in anagrafe non c'è: falla aggiungere, poi rilascia.</source>
        <translation>La marca da bollo vuole la provincia di residenza, e in anagrafe non c'è: falla aggiungere, poi rilascia.</translation>
    </message>
    <message id="problem.day_before_notification">
        <source>La notifica è successiva a oggi: controlla la data.</source>
        <translation>La notifica è successiva a oggi: controlla la data.</translation>
    </message>
    <message id="problem.holidays_unknown">
        <source>Per questi anni il calendario delle festività non è noto: controlla la data.</source>
        <translation>Per questi anni il calendario delle festività non è noto: controlla la data.</translation>
    </message>
    <message id="problem.kind_not_offline">
        <source>Fuori linea questo avviso non si può rilasciare. Aspetta la linea o usa un altro sportello.</source>
        <translation>Fuori linea questo avviso non si può rilasciare. Aspetta la linea o usa un altro sportello.</translation>
    </message>
    <message id="problem.kind_unknown">
        <source>Questo tipo di avviso non c'è più. Sceglilo di nuovo e rilascia.</source>
        <translation>Questo tipo di avviso non c'è più. Sceglilo di nuovo e rilascia.</translation>
    </message>
    <message id="problem.kind_not_valid">
        <source>Questo tipo di avviso non vale in quel giorno. Sceglilo di nuovo e rilascia.</source>
        <translation>Questo tipo di avviso non vale in quel giorno. Sceglilo di nuovo e rilascia.</translation>
    </message>
    <message id="problem.kind_not_allowed">
        <source>Il tuo accesso non consente di rilasciare questo avviso. Chiedi al responsabile.</source>
        <translation>Il tuo accesso non consente di rilasciare questo avviso. Chiedi al responsabile.</translation>
    </message>
    <message id="problem.field_wrong">
        <source>Il campo non va bene. Controlla che cosa hai scritto.</source>
        <translation>Il campo non va bene. Controlla che cosa hai scritto.</translation>
    </message>
    <message id="problem.field_unknown">
        <source>Il campo non c'è più per questo tipo di avviso. Sceglilo di nuovo.</source>
        <translation>Il campo non c'è più per questo tipo di avviso. Sceglilo di nuovo.</translation>
    </message>
    <message id="problem.field_missing">
        <source>Manca un dato per calcolare l'importo. Compila tutti i campi.</source>
        <translation>Manca un dato per calcolare l'importo. Compila tutti i campi.</translation>
    </message>
    <message id="problem.amount_out_of_bounds">
        <source>L'importo va da {minimum} a {maximum} euro.</source>
        <translation>L'importo va da {minimum} a {maximum} euro.</translation>
    </message>
    <message id="problem.amount_out_of_range">
        <source>Il totale deve andare da 0,01 a 99.999.999,99 euro. Controlla i campi.</source>
        <translation>Il totale deve andare da 0,01 a 99.999.999,99 euro. Controlla i campi.</translation>
    </message>
    <message id="problem.rate_has_no_amount">
        <source>Per questa data la tariffa non prevede un importo. Controlla la data.</source>
        <translation>Per questa data la tariffa non prevede un importo. Controlla la data.</translation>
    </message>
    <message id="problem.subject_too_long">
        <source>La causale è troppo lunga: accorcia quello che hai scritto.</source>
        <translation>La causale è troppo lunga: accorcia quello che hai scritto.</translation>
    </message>
    <message id="problem.plan_not_offered">
        <source>Per questo avviso le rate possono essere: {offered}.</source>
        <translation>Per questo avviso le rate possono essere: {offered}.</translation>
    </message>
    <message id="problem.plan_exists">
        <source>Questo avviso si paga già anche a rate. Stampa le rate con Ctrl+F7.</source>
        <translation>Questo avviso si paga già anche a rate. Stampa le rate con Ctrl+F7.</translation>
    </message>
    <message id="problem.plan_not_of_this_debt">
        <source>Per questo avviso non ci sono rate: il suo tipo non le prevede, o l'importo lo decide il giorno o un altro programma. Fatti aiutare dal responsabile.</source>
        <translation>Per questo avviso non ci sono rate: il suo tipo non le prevede, o l'importo lo decide il giorno o un altro programma. Fatti aiutare dal responsabile.</translation>
    </message>
    <message id="problem.plan_of_withdrawn">
        <source>Qualcuno ha chiesto di annullare questo avviso: finché non è deciso non si divide in rate. Chiedi al responsabile.</source>
        <translation>Qualcuno ha chiesto di annullare questo avviso: finché non è deciso non si divide in rate. Chiedi al responsabile.</translation>
    </message>
    <message id="problem.plan_amount_changed">
        <source>L'importo di questo avviso è cambiato. Aprilo di nuovo e rifai le rate.</source>
        <translation>L'importo di questo avviso è cambiato. Aprilo di nuovo e rifai le rate.</translation>
    </message>
    <message id="problem.plan_refused">
        <source>Il server non ha accettato le rate dell'avviso {notice_number}: nessuno può pagarle, e l'avviso resta com'era. Aprilo, guarda come sta, e se serve rifai le rate (Ctrl+T). Poi avvisa il cittadino.</source>
        <translation>Il server non ha accettato le rate dell'avviso {notice_number}: nessuno può pagarle, e l'avviso resta com'era. Aprilo, guarda come sta, e se serve rifai le rate (Ctrl+T). Poi avvisa il cittadino.</translation>
    </message>
    <message id="problem.plan_not_known_there">
        <source>Il server non sa ancora dividere in rate un avviso già fuori: quelle dell'avviso {notice_number} non si possono pagare, l'avviso sì. Dillo al cittadino, e rifalle quando il server è aggiornato.</source>
        <translation>Il server non sa ancora dividere in rate un avviso già fuori: quelle dell'avviso {notice_number} non si possono pagare, l'avviso sì. Dillo al cittadino, e rifalle quando il server è aggiornato.</translation>
    </message>
    <message id="problem.plan_amount_too_small">
        <source>Importo troppo piccolo per pagarlo a rate.</source>
        <translation>Importo troppo piccolo per pagarlo a rate.</translation>
    </message>
    <message id="problem.plan_not_free">
        <source>Le rate non sono quelle previste per questo avviso. Sceglile di nuovo.</source>
        <translation>Le rate non sono quelle previste per questo avviso. Sceglile di nuovo.</translation>
    </message>
    <message id="problem.plan_count_wrong">
        <source>Le rate possono essere da 2 a {most}.</source>
        <translation>Le rate possono essere da 2 a {most}.</translation>
    </message>
    <message id="problem.plan_sum_differs">
        <source>Le rate non fanno il totale. Correggi gli importi.</source>
        <translation>Le rate non fanno il totale. Correggi gli importi.</translation>
    </message>
    <message id="problem.plan_dates_out_of_order">
        <source>Le scadenze delle rate non sono in ordine. Correggi le date.</source>
        <translation>Le scadenze delle rate non sono in ordine. Correggi le date.</translation>
    </message>
    <message id="problem.plan_or_single">
        <source>Questo avviso si paga a rate oppure in un'unica soluzione, non in entrambi i modi.</source>
        <translation>Questo avviso si paga a rate oppure in un'unica soluzione, non in entrambi i modi.</translation>
    </message>
    <message id="problem.allocation_exceeds_amount">
        <source>L'importo è più piccolo delle quote fisse previste. Avvisa chi amministra il sistema.</source>
        <translation>L'importo è più piccolo delle quote fisse previste. Avvisa chi amministra il sistema.</translation>
    </message>
    <message id="problem.due_date_past">
        <source>La data di scadenza è già passata. Scrivi un giorno da oggi in poi.</source>
        <translation>La data di scadenza è già passata. Scrivi un giorno da oggi in poi.</translation>
    </message>
    <message id="problem.due_date_too_near_offline">
        <source>Fuori linea la scadenza deve lasciare il tempo di registrare l'avviso. Scrivi una data dal {earliest_on} in poi.</source>
        <translation>Fuori linea la scadenza deve lasciare il tempo di registrare l'avviso. Scrivi una data dal {earliest_on} in poi.</translation>
    </message>
    <message id="problem.notice_unknown_offline">
        <source>Questa postazione non conosce l'avviso, e adesso non si può chiedere: sei fuori linea. Riprova quando torna la linea.</source>
        <translation>Questa postazione non conosce l'avviso, e adesso non si può chiedere: sei fuori linea. Riprova quando torna la linea.</translation>
    </message>
    <message id="problem.reference_unknown_offline">
        <source>Questa postazione non sa a quale avviso appartiene il riferimento {reference}, e adesso non si può chiedere: sei fuori linea. Riprova quando torna la linea.</source>
        <translation>Questa postazione non sa a quale avviso appartiene il riferimento {reference}, e adesso non si può chiedere: sei fuori linea. Riprova quando torna la linea.</translation>
    </message>
    <message id="problem.reference_unknown">
        <source>{reference} è il riferimento di un pagamento che non è di un avviso rilasciato o conosciuto qui. Cercalo nel programma che ha chiesto quel pagamento, o chiedi alla ragioneria con il testo del tesoriere.</source>
        <translation>{reference} è il riferimento di un pagamento che non è di un avviso rilasciato o conosciuto qui. Cercalo nel programma che ha chiesto quel pagamento, o chiedi alla ragioneria con il testo del tesoriere.</translation>
    </message>
    <message id="problem.reference_in_flow">
        <source>{reference} è il riferimento di un pagamento senza un avviso qui. Lo riporta il flusso {flow_id}: aprilo con Invio per vedere importo, giorno e banca.</source>
        <translation>{reference} è il riferimento di un pagamento senza un avviso qui. Lo riporta il flusso {flow_id}: aprilo con Invio per vedere importo, giorno e banca.</translation>
    </message>
    <message id="problem.reference_of_several">
        <source>Il riferimento {reference} può essere di più avvisi: {numbers}. Confrontali con il foglio e cerca il numero giusto.</source>
        <translation>Il riferimento {reference} può essere di più avvisi: {numbers}. Confrontali con il foglio e cerca il numero giusto.</translation>
    </message>
    <message id="problem.rf_reference_check">
        <source>Questo riferimento di pagamento non torna: le due cifre dopo RF non corrispondono al resto. Ricontrolla il testo, o incolla tutta la riga del tesoriere.</source>
        <translation>Questo riferimento di pagamento non torna: le due cifre dopo RF non corrispondono al resto. Ricontrolla il testo, o incolla tutta la riga del tesoriere.</translation>
    </message>
    <message id="problem.identifier_malformed">
        <source>Questo codice non si legge. Cerca di nuovo la persona o l'avviso.</source>
        <translation>Questo codice non si legge. Cerca di nuovo la persona o l'avviso.</translation>
    </message>
    <message id="problem.due_date_too_far">
        <source>La data di scadenza è troppo lontana. Scrivi un giorno più vicino.</source>
        <translation>La data di scadenza è troppo lontana. Scrivi un giorno più vicino.</translation>
    </message>
    <message id="problem.refused">
        <source>Il server non accetta l'avviso. Controlla la persona e il tipo di avviso, poi rilascia di nuovo.</source>
        <translation>Il server non accetta l'avviso. Controlla la persona e il tipo di avviso, poi rilascia di nuovo.</translation>
    </message>
    <message id="problem.operation_refused">
        <source>Il server non accetta l'avviso. Controlla la persona e il tipo di avviso, poi rilascia di nuovo.</source>
        <translation>Il server non accetta l'avviso. Controlla la persona e il tipo di avviso, poi rilascia di nuovo.</translation>
    </message>
    <message id="problem.operation_id_reused">
        <source>Il server ha già ricevuto un altro avviso con lo stesso codice. Chiama l'assistenza.</source>
        <translation>Il server ha già ricevuto un altro avviso con lo stesso codice. Chiama l'assistenza.</translation>
    </message>
    <message id="problem.operation_unknown">
        <source>Questo rilascio non si trova più. Guarda negli avvisi di oggi se l'avviso c'è.</source>
        <translation>Questo rilascio non si trova più. Guarda negli avvisi di oggi se l'avviso c'è.</translation>
    </message>
    <message id="problem.receipt_unknown">
        <source>Questa ricevuta non si trova. Chiedi di nuovo con F5.</source>
        <translation>Questa ricevuta non si trova. Chiedi di nuovo con F5.</translation>
    </message>
    <message id="problem.sync_refused">
        <source>Il server rifiuta questa postazione. Chiama l'assistenza; intanto quello che rilasci resta qui, al sicuro.</source>
        <translation>Il server rifiuta questa postazione. Chiama l'assistenza; intanto quello che rilasci resta qui, al sicuro.</translation>
    </message>
    <message id="problem.print_uncertain">
        <source>Non è certo che il foglio sia uscito. Guarda: se manca, stampa una copia (F7); se c'è, dillo (F9).</source>
        <translation>Non è certo che il foglio sia uscito. Guarda: se manca, stampa una copia (F7); se c'è, dillo (F9).</translation>
    </message>
    <message id="problem.print_failed">
        <source>Il foglio non è uscito: alla stampante non è arrivato nulla. Controllala, poi stampa di nuovo (F7).</source>
        <translation>Il foglio non è uscito: alla stampante non è arrivato nulla. Controllala, poi stampa di nuovo (F7).</translation>
    </message>
    <message id="problem.paper_file_disk_full">
        <source>Il disco è pieno: {file} non è stato scritto, e non ne è rimasto nemmeno un pezzo. Libera spazio o scegli un'altra cartella.</source>
        <translation>Il disco è pieno: {file} non è stato scritto, e non ne è rimasto nemmeno un pezzo. Libera spazio o scegli un'altra cartella.</translation>
    </message>
    <message id="problem.paper_file_unwritable">
        <source>Nella cartella {folder} non si può scrivere: {file} non è stato salvato. Scegli un'altra cartella.</source>
        <translation>Nella cartella {folder} non si può scrivere: {file} non è stato salvato. Scegli un'altra cartella.</translation>
    </message>
    <message id="problem.print_not_in_doubt">
        <source>Di questo foglio si sa già com'è andata: non c'è nulla da decidere.</source>
        <translation>Di questo foglio si sa già com'è andata: non c'è nulla da decidere.</translation>
    </message>
    <message id="problem.print_job_unknown">
        <source>Questa stampa non si trova più. Ristampa con F7.</source>
        <translation>Questa stampa non si trova più. Ristampa con F7.</translation>
    </message>
    <message id="problem.bulk_is_empty">
        <source>Di questi avvisi non ce n'è nessuno da stampare: scegli altri stati nell'elenco.</source>
        <translation>Di questi avvisi non ce n'è nessuno da stampare: scegli altri stati nell'elenco.</translation>
    </message>
    <message id="problem.bulk_too_many">
        <source>Sono {count} avvisi: da qui se ne stampano al massimo {limit} per volta. Restringi l'elenco, o chiedi la stampa a chi amministra il server.</source>
        <translation>Sono {count} avvisi: da qui se ne stampano al massimo {limit} per volta. Restringi l'elenco, o chiedi la stampa a chi amministra il server.</translation>
    </message>
    <message id="problem.bulk_under_way">
        <source>Su questa postazione c'è già una stampa di più avvisi. Aspetta che finisca, o annullala, poi riprova.</source>
        <translation>Su questa postazione c'è già una stampa di più avvisi. Aspetta che finisca, o annullala, poi riprova.</translation>
    </message>
    <message id="problem.bulk_print_unknown">
        <source>Questa stampa non è più nell'archivio della postazione. Torna all'elenco e falla di nuovo.</source>
        <translation>Questa stampa non è più nell'archivio della postazione. Torna all'elenco e falla di nuovo.</translation>
    </message>
    <message id="problem.bulk_of_another">
        <source>Questa stampa l'ha chiesta un'altra persona: va avanti quando entra lei. Se non serve più, annullala.</source>
        <translation>Questa stampa l'ha chiesta un'altra persona: va avanti quando entra lei. Se non serve più, annullala.</translation>
    </message>
    <message id="problem.bulk_printer_silent">
        <source>La stampante non ha preso gli ultimi fogli: li trovi nelle attività (Ctrl+4). Guardala, poi continua.</source>
        <translation>La stampante non ha preso gli ultimi fogli: li trovi nelle attività (Ctrl+4). Guardala, poi continua.</translation>
    </message>
    <message id="problem.bulk_file_gone">
        <source>I fogli già scritti non sono più al loro posto. Rimettili dov'erano e continua, oppure annulla e fai un'altra stampa.</source>
        <translation>I fogli già scritti non sono più al loro posto. Rimettili dov'erano e continua, oppure annulla e fai un'altra stampa.</translation>
    </message>
    <message id="problem.bulk_disk_full">
        <source>Il disco è pieno: i fogli già scritti in {target} sono al sicuro. Libera spazio, poi continua.</source>
        <translation>Il disco è pieno: i fogli già scritti in {target} sono al sicuro. Libera spazio, poi continua.</translation>
    </message>
    <message id="problem.bulk_unwritable">
        <source>In {target} non si può scrivere: i fogli già scritti sono al sicuro. Guarda se la cartella c'è ed è tua, poi continua.</source>
        <translation>In {target} non si può scrivere: i fogli già scritti sono al sicuro. Guarda se la cartella c'è ed è tua, poi continua.</translation>
    </message>
    <message id="problem.bulk_of_another_purpose">
        <source>In {path} c'è già una stampa rimasta a metà, di altri avvisi. Annulla questa e scegli un altro nome.</source>
        <translation>In {path} c'è già una stampa rimasta a metà, di altri avvisi. Annulla questa e scegli un altro nome.</translation>
    </message>
    <message id="problem.bulk_in_use">
        <source>Un altro programma sta scrivendo {path}. Aspetta che finisca, poi continua.</source>
        <translation>Un altro programma sta scrivendo {path}. Aspetta che finisca, poi continua.</translation>
    </message>
    <message id="problem.bulk_journal_damaged">
        <source>Il registro {path} di questa stampa è rovinato, e non si può continuare. Annullala e fai un'altra stampa con un altro nome.</source>
        <translation>Il registro {path} di questa stampa è rovinato, e non si può continuare. Annullala e fai un'altra stampa con un altro nome.</translation>
    </message>
    <message id="problem.bulk_folder_not_empty">
        <source>La cartella {path} contiene già altro. Annulla questa stampa e scegli un'altra cartella.</source>
        <translation>La cartella {path} contiene già altro. Annulla questa stampa e scegli un'altra cartella.</translation>
    </message>
    <message id="problem.printer_not_set">
        <source>Questa postazione non ha una stampante per questo foglio. Avvisa chi amministra il sistema.</source>
        <translation>Questa postazione non ha una stampante per questo foglio. Avvisa chi amministra il sistema.</translation>
    </message>
    <message id="problem.printer_malformed">
        <source>L'indirizzo della stampante non si legge. Avvisa chi amministra il sistema.</source>
        <translation>L'indirizzo della stampante non si legge. Avvisa chi amministra il sistema.</translation>
    </message>
    <message id="problem.printer_address_wrong">
        <source>Questo indirizzo non si legge. Scrivilo come 10.4.2.31, stampante.comune.it:9100, COM3, /dev/ttyUSB0 o 04b8:0e15 (USB).</source>
        <translation>Questo indirizzo non si legge. Scrivilo come 10.4.2.31, stampante.comune.it:9100, COM3, /dev/ttyUSB0 o 04b8:0e15 (USB).</translation>
    </message>
    <message id="problem.printer_settings_malformed">
        <source>In counter.toml il campo {field} della stampante «{printer}» non è giusto. Avvisa chi amministra il sistema.</source>
        <translation>In counter.toml il campo {field} della stampante «{printer}» non è giusto. Avvisa chi amministra il sistema.</translation>
    </message>
    <message id="problem.printer_tray_unknown">
        <source>Il cassetto «{tray}» non esiste. Avvisa chi amministra il sistema: può scegliere tra {known}.</source>
        <translation>Il cassetto «{tray}» non esiste. Avvisa chi amministra il sistema: può scegliere tra {known}.</translation>
    </message>
    <message id="problem.printer_profile_unknown">
        <source>Il profilo di stampante «{profile}» non esiste. Avvisa chi amministra il sistema: può scegliere tra {known}.</source>
        <translation>Il profilo di stampante «{profile}» non esiste. Avvisa chi amministra il sistema: può scegliere tra {known}.</translation>
    </message>
    <message id="problem.printer_profile_malformed">
        <source>Nel profilo di stampante «{profile}» il campo {field} non è giusto. Avvisa chi amministra il sistema.</source>
        <translation>Nel profilo di stampante «{profile}» il campo {field} non è giusto. Avvisa chi amministra il sistema.</translation>
    </message>
    <message id="problem.kind_refused">
        <source>Il server non accetta il tipo di avviso: quello che non va è segnato nel modulo.</source>
        <translation>Il server non accetta il tipo di avviso: quello che non va è segnato nel modulo.</translation>
    </message>
    <message id="problem.kind_changed_meanwhile">
        <source>Qualcun altro ha cambiato questo tipo mentre lo modificavi.</source>
        <translation>Qualcun altro ha cambiato questo tipo mentre lo modificavi.</translation>
    </message>
    <message id="problem.kind_unknown_here">
        <source>Questo tipo di avviso non c'è. Ricarica l'elenco (F5).</source>
        <translation>Questo tipo di avviso non c'è. Ricarica l'elenco (F5).</translation>
    </message>
    <message id="problem.kind_not_on_day">
        <source>Il {day} questo tipo non si rilascia: guarda le date nella sezione Avviso.</source>
        <translation>Il {day} questo tipo non si rilascia: guarda le date nella sezione Avviso.</translation>
    </message>
    <message id="problem.no_rate_on_day">
        <source>Il {day} questa tariffa non ha una versione valida: scegli un altro giorno, o guarda nella sezione Tariffe da quando vale.</source>
        <translation>Il {day} questa tariffa non ha una versione valida: scegli un altro giorno, o guarda nella sezione Tariffe da quando vale.</translation>
    </message>
    <message id="problem.refund_to_decide">
        <source>{who} chiede di rimborsare {amount}: decidi se va pagato.</source>
        <translation>{who} chiede di rimborsare {amount}: decidi se va pagato.</translation>
    </message>
    <message id="problem.cancel_to_approve">
        <source>{who} chiede di annullare {amount}: {reason}</source>
        <translation>{who} chiede di annullare {amount}: {reason}</translation>
    </message>
    <message id="problem.cancel_rejected">
        <source>{who} non ha approvato l'annullo dell'avviso {notice_number}: {reason}. Si può ancora pagare: dillo al cittadino.</source>
        <translation>{who} non ha approvato l'annullo dell'avviso {notice_number}: {reason}. Si può ancora pagare: dillo al cittadino.</translation>
    </message>
    <message id="problem.cancel_overtaken">
        <source>L'avviso {notice_number} è stato pagato prima che qualcuno ne approvasse l'annullo: la richiesta è superata. Se il pagamento non era dovuto, si chiede il rimborso (Ctrl+M).</source>
        <translation>L'avviso {notice_number} è stato pagato prima che qualcuno ne approvasse l'annullo: la richiesta è superata. Se il pagamento non era dovuto, si chiede il rimborso (Ctrl+M).</translation>
    </message>
    <message id="problem.cancellation_awaits_approval">
        <source>L'avviso non è annullato: l'annullo è chiesto e lo approva un'altra persona. Fino ad allora si può pagare.</source>
        <translation>L'avviso non è annullato: l'annullo è chiesto e lo approva un'altra persona. Fino ad allora si può pagare.</translation>
    </message>
    <message id="problem.cancel_needs_another_approver">
        <source>Questo annullo l'hai chiesto tu: lo approva un altro responsabile, che lo trova tra le sue attività. Puoi ritirarlo con Ctrl+D, scrivendo il motivo.</source>
        <translation>Questo annullo l'hai chiesto tu: lo approva un altro responsabile, che lo trova tra le sue attività. Puoi ritirarlo con Ctrl+D, scrivendo il motivo.</translation>
    </message>
    <message id="problem.cancel_request_unknown">
        <source>Questa richiesta di annullo non c'è più. Torna alle attività e guarda che cosa resta.</source>
        <translation>Questa richiesta di annullo non c'è più. Torna alle attività e guarda che cosa resta.</translation>
    </message>
    <message id="problem.cancel_request_decided">
        <source>Qualcuno ha già deciso su questo annullo. Guarda la storia dell'avviso.</source>
        <translation>Qualcuno ha già deciso su questo annullo. Guarda la storia dell'avviso.</translation>
    </message>
    <message id="problem.cancel_request_paid">
        <source>L'avviso intanto è stato pagato: non c'è più niente da annullare. Guarda la sua storia (F5).</source>
        <translation>L'avviso intanto è stato pagato: non c'è più niente da annullare. Guarda la sua storia (F5).</translation>
    </message>
    <message id="problem.cancel_request_moot">
        <source>L'avviso intanto è scaduto o è stato annullato: non c'è più niente da decidere. Guarda la sua storia (F5).</source>
        <translation>L'avviso intanto è scaduto o è stato annullato: non c'è più niente da decidere. Guarda la sua storia (F5).</translation>
    </message>
    <message id="problem.cancel_reason_missing">
        <source>Per rifiutare scrivi il motivo, da 3 a {most} caratteri su una riga.</source>
        <translation>Per rifiutare scrivi il motivo, da 3 a {most} caratteri su una riga.</translation>
    </message>
    <message id="problem.anomaly_unknown_notice">
        <source>È arrivata la ricevuta {reference} di un avviso che qui non c'è: va preso in carico il suo debito, o rimborsato.</source>
        <translation>È arrivata la ricevuta {reference} di un avviso che qui non c'è: va preso in carico il suo debito, o rimborsato.</translation>
    </message>
    <message id="problem.anomaly_double_payment">
        <source>È stato pagato più di una volta (ricevuta {reference}): il pagamento in più va reso.</source>
        <translation>È stato pagato più di una volta (ricevuta {reference}): il pagamento in più va reso.</translation>
    </message>
    <message id="problem.anomaly_position_cancelled">
        <source>È stato pagato dopo l'annullamento (ricevuta {reference}): va reso, o il debito va emesso di nuovo.</source>
        <translation>È stato pagato dopo l'annullamento (ricevuta {reference}): va reso, o il debito va emesso di nuovo.</translation>
    </message>
    <message id="problem.anomaly_amount_differs">
        <source>È stato pagato con un altro importo (ricevuta {reference}): confrontalo con l'avviso.</source>
        <translation>È stato pagato con un altro importo (ricevuta {reference}): confrontalo con l'avviso.</translation>
    </message>
    <message id="problem.anomaly_receipt_contradicts">
        <source>È arrivata un'altra ricevuta {reference} che dice cose diverse: vale la prima.</source>
        <translation>È arrivata un'altra ricevuta {reference} che dice cose diverse: vale la prima.</translation>
    </message>
    <message id="problem.anomaly_message_kept">
        <source>Qualcuno ha pagato e le schermate non lo dicono: il riferimento è {reference}.</source>
        <translation>Qualcuno ha pagato e le schermate non lo dicono: il riferimento è {reference}.</translation>
    </message>
    <message id="problem.anomaly_notices_waiting">
        <source>Avvisi che non sono ancora arrivati al nodo nazionale: {count} (ultimo errore: {error}). Quelli mostrati come pagabili si pagano, ma non quando il nostro server è fermo; gli altri aspettano.</source>
        <translation>Avvisi che non sono ancora arrivati al nodo nazionale: {count} (ultimo errore: {error}). Quelli mostrati come pagabili si pagano, ma non quando il nostro server è fermo; gli altri aspettano.</translation>
    </message>
    <message id="problem.anomaly_program_says_paid">
        <source>Qui è da pagare, e {reference} dice che è già pagato: intanto nessuno può pagarlo.</source>
        <translation>Qui è da pagare, e {reference} dice che è già pagato: intanto nessuno può pagarlo.</translation>
    </message>
    <message id="problem.anomaly_program_says_cancelled">
        <source>Qui è da pagare, e {reference} dice che è annullato: intanto nessuno può pagarlo.</source>
        <translation>Qui è da pagare, e {reference} dice che è annullato: intanto nessuno può pagarlo.</translation>
    </message>
    <message id="problem.anomaly_program_says_unknown">
        <source>Qui è da pagare, e {reference} non lo conosce più: si può pagare, con l'ultimo importo noto.</source>
        <translation>Qui è da pagare, e {reference} non lo conosce più: si può pagare, con l'ultimo importo noto.</translation>
    </message>
    <message id="problem.refund_exceeds_receipt">
        <source>Di questo pagamento si possono restituire ancora {left} €: il resto è già stato chiesto indietro o è andato ad altri enti. Correggi l'importo o guarda la storia dell'avviso.</source>
        <translation>Di questo pagamento si possono restituire ancora {left} €: il resto è già stato chiesto indietro o è andato ad altri enti. Correggi l'importo o guarda la storia dell'avviso.</translation>
    </message>
    <message id="problem.refund_amount_wrong">
        <source>L'importo va da 0,01 a {paid} €, quanto è arrivato all'ente.</source>
        <translation>L'importo va da 0,01 a {paid} €, quanto è arrivato all'ente.</translation>
    </message>
    <message id="problem.refund_name_missing">
        <source>Scrivi di chi è il conto, al massimo {most} caratteri.</source>
        <translation>Scrivi di chi è il conto, al massimo {most} caratteri.</translation>
    </message>
    <message id="problem.refund_reason_missing">
        <source>Scrivi il motivo in poche parole, al massimo {most} caratteri.</source>
        <translation>Scrivi il motivo in poche parole, al massimo {most} caratteri.</translation>
    </message>
    <message id="problem.refund_nothing_left">
        <source>Di questo avviso non c'è più niente da rimborsare. Guarda la sua storia.</source>
        <translation>Di questo avviso non c'è più niente da rimborsare. Guarda la sua storia.</translation>
    </message>
    <message id="problem.refund_needs_another_approver">
        <source>Questo rimborso l'hai chiesto tu: lo approva un altro responsabile, che lo trova tra le sue attività. Puoi ritirarlo con Ctrl+D, scrivendo il motivo.</source>
        <translation>Questo rimborso l'hai chiesto tu: lo approva un altro responsabile, che lo trova tra le sue attività. Puoi ritirarlo con Ctrl+D, scrivendo il motivo.</translation>
    </message>
    <message id="problem.refund_of_another_creditor">
        <source>Questo pagamento è di un altro ente, che ci ha passato solo una quota. Il rimborso si chiede a quell'ente.</source>
        <translation>Questo pagamento è di un altro ente, che ci ha passato solo una quota. Il rimborso si chiede a quell'ente.</translation>
    </message>
    <message id="problem.refund_id_reused">
        <source>La richiesta era già arrivata, con i dati di prima. Torna indietro (Esc) e guarda la storia dell'avviso.</source>
        <translation>La richiesta era già arrivata, con i dati di prima. Torna indietro (Esc) e guarda la storia dell'avviso.</translation>
    </message>
    <message id="problem.refund_unknown">
        <source>Questo rimborso non c'è più. Torna alle attività e guarda che cosa resta.</source>
        <translation>Questo rimborso non c'è più. Torna alle attività e guarda che cosa resta.</translation>
    </message>
    <message id="problem.refund_transition_illegal">
        <source>Qualcuno ha già deciso su questo rimborso. Guarda la storia dell'avviso.</source>
        <translation>Qualcuno ha già deciso su questo rimborso. Guarda la storia dell'avviso.</translation>
    </message>
    <message id="problem.iban_malformed">
        <source>Questo IBAN non è completo. Confrontalo con l'estratto conto, a gruppi di quattro.</source>
        <translation>Questo IBAN non è completo. Confrontalo con l'estratto conto, a gruppi di quattro.</translation>
    </message>
    <message id="problem.iban_check">
        <source>Questo IBAN non torna: c'è una cifra o una lettera sbagliata. Confrontalo a gruppi di quattro.</source>
        <translation>Questo IBAN non torna: c'è una cifra o una lettera sbagliata. Confrontalo a gruppi di quattro.</translation>
    </message>
    <message id="problem.amount_unclear">
        <source>Il punto può separare le migliaia o i centesimi. Scrivi {right}, oppure metti i centesimi dopo la virgola.</source>
        <translation>Il punto può separare le migliaia o i centesimi. Scrivi {right}, oppure metti i centesimi dopo la virgola.</translation>
    </message>
    <message id="problem.amount_malformed">
        <source>Scrivi un importo, per esempio 22,50.</source>
        <translation>Scrivi un importo, per esempio 22,50.</translation>
    </message>
    <message id="kinds.title">
        <source>Tipi di avviso</source>
        <translation>Tipi di avviso</translation>
    </message>
    <message id="kinds.count_none">
        <source>nessuno</source>
        <translation>nessuno</translation>
    </message>
    <message id="kinds.count" numerus="yes">
        <source>{number} tipi</source>
        <translation>
            <numerusform>1 tipo</numerusform>
            <numerusform>{number} tipi</numerusform>
        </translation>
    </message>
    <message id="kinds.name">
        <source>Nome</source>
        <translation>Nome</translation>
    </message>
    <message id="kinds.id">
        <source>Codice</source>
        <translation>Codice</translation>
    </message>
    <message id="kinds.standing">
        <source>Si rilascia</source>
        <translation>Si rilascia</translation>
    </message>
    <message id="kinds.offline">
        <source>Fuori linea</source>
        <translation>Fuori linea</translation>
    </message>
    <message id="kinds.rates">
        <source>Tariffe</source>
        <translation>Tariffe</translation>
    </message>
    <message id="kinds.revision_short">
        <source>Revisione</source>
        <translation>Revisione</translation>
    </message>
    <message id="kinds.made_by">
        <source>Ultima modifica</source>
        <translation>Ultima modifica</translation>
    </message>
    <message id="kinds.revision">
        <source>revisione {number}</source>
        <translation>revisione {number}</translation>
    </message>
    <message id="kinds.made">
        <source>{who}, {when}</source>
        <translation>{who}, {when}</translation>
    </message>
    <message id="kinds.by_file">
        <source>File di configurazione</source>
        <translation>File di configurazione</translation>
    </message>
    <message id="kinds.valid">
        <source>sì</source>
        <translation>sì</translation>
    </message>
    <message id="kinds.not_yet">
        <source>dal {day}</source>
        <translation>dal {day}</translation>
    </message>
    <message id="kinds.over">
        <source>non più</source>
        <translation>non più</translation>
    </message>
    <message id="kinds.until">
        <source>fino al {day}</source>
        <translation>fino al {day}</translation>
    </message>
    <message id="kinds.begun">
        <source>modifiche non salvate</source>
        <translation>modifiche non salvate</translation>
    </message>
    <message id="kinds.draft">
        <source>Continui la bozza del {when}, cominciata dalla revisione {number}.</source>
        <translation>Continui la bozza del {when}, cominciata dalla revisione {number}.</translation>
    </message>
    <message id="kinds.draft_overtaken">
        <source>{who} ha salvato intanto la revisione {number}: con F9 vedi che cosa cambieresti nella sua.</source>
        <translation>{who} ha salvato intanto la revisione {number}: con F9 vedi che cosa cambieresti nella sua.</translation>
    </message>
    <message id="kinds.draft_new">
        <source>Continui la bozza del {when}.</source>
        <translation>Continui la bozza del {when}.</translation>
    </message>
    <message id="kinds.draft_ways">
        <source>Per scartarla: Ctrl+G.</source>
        <translation>Per scartarla: Ctrl+G.</translation>
    </message>
    <message id="kinds.new_begun">
        <source>Hai già cominciato un tipo nuovo: riprendilo (Ctrl+N) e salvalo, oppure scarta le modifiche.</source>
        <translation>Hai già cominciato un tipo nuovo: riprendilo (Ctrl+N) e salvalo, oppure scarta le modifiche.</translation>
    </message>
    <message id="kinds.none">
        <source>Ancora nessun tipo di avviso</source>
        <translation>Ancora nessun tipo di avviso</translation>
    </message>
    <message id="kinds.none_detail">
        <source>Il primo dice che cosa si paga, quanto, entro quando e su quale conto.</source>
        <translation>Il primo dice che cosa si paga, quanto, entro quando e su quale conto.</translation>
    </message>
    <message id="kinds.begin_one">
        <source>tipo nuovo</source>
        <translation>tipo nuovo</translation>
    </message>
    <message id="kinds.away">
        <source>Serve il server</source>
        <translation>Serve il server</translation>
    </message>
    <message id="kinds.refused">
        <source>Questa parte non è aperta al tuo accesso</source>
        <translation>Questa parte non è aperta al tuo accesso</translation>
    </message>
    <message id="kinds.try_again">
        <source>riprova</source>
        <translation>riprova</translation>
    </message>
    <message id="kinds.new_title">
        <source>Nuovo tipo di avviso</source>
        <translation>Nuovo tipo di avviso</translation>
    </message>
    <message id="kinds.where">
        <source>Che cosa</source>
        <translation>Che cosa</translation>
    </message>
    <message id="kinds.before">
        <source>Prima</source>
        <translation>Prima</translation>
    </message>
    <message id="kinds.after">
        <source>Dopo</source>
        <translation>Dopo</translation>
    </message>
    <message id="kinds.added">
        <source>aggiunto: {after}</source>
        <translation>aggiunto: {after}</translation>
    </message>
    <message id="kinds.removed">
        <source>tolto: {before}</source>
        <translation>tolto: {before}</translation>
    </message>
    <message id="kinds.from_to">
        <source>da {before} a {after}</source>
        <translation>da {before} a {after}</translation>
    </message>
    <message id="kinds.more_differences">
        <source>e altre {number} differenze</source>
        <translation>e altre {number} differenze</translation>
    </message>
    <message id="kinds.confirm_new">
        <source>Salvare il nuovo tipo {name}?</source>
        <translation>Salvare il nuovo tipo {name}?</translation>
    </message>
    <message id="kinds.confirm_none">
        <source></source>
        <translation></translation>
    </message>
    <message id="kinds.confirm" numerus="yes">
        <source>Salvare {number} modifiche a {name}?</source>
        <translation>
            <numerusform>Salvare 1 modifica a {name}?</numerusform>
            <numerusform>Salvare {number} modifiche a {name}?</numerusform>
        </translation>
    </message>
    <message id="kinds.confirm_hint">
        <source>Le postazioni le ricevono entro un quarto d'ora. Gli avvisi già rilasciati restano come sono.</source>
        <translation>Le postazioni le ricevono entro un quarto d'ora. Gli avvisi già rilasciati restano come sono.</translation>
    </message>
    <message id="kinds.saved">
        <source>Salvato come revisione {number}. Le postazioni lo ricevono entro un quarto d'ora.</source>
        <translation>Salvato come revisione {number}. Le postazioni lo ricevono entro un quarto d'ora.</translation>
    </message>
    <message id="kinds.nothing_changed">
        <source>Non c'è niente da salvare: il documento è quello in vigore.</source>
        <translation>Non c'è niente da salvare: il documento è quello in vigore.</translation>
    </message>
    <message id="kinds.typed_meanwhile">
        <source>Intanto hai scritto altro: premi ancora F9 per vedere che cosa cambia.</source>
        <translation>Intanto hai scritto altro: premi ancora F9 per vedere che cosa cambia.</translation>
    </message>
    <message id="kinds.faults_none">
        <source></source>
        <translation></translation>
    </message>
    <message id="kinds.faults" numerus="yes">
        <source>Ci sono {number} cose da correggere: sono segnate nel modulo.</source>
        <translation>
            <numerusform>C'è una cosa da correggere: è segnata nel modulo.</numerusform>
            <numerusform>Ci sono {number} cose da correggere: sono segnate nel modulo.</numerusform>
        </translation>
    </message>
    <message id="kinds.theirs">
        <source>{who} ha salvato intanto la revisione {number}. Le tue modifiche restano: con F9 vedi che cosa cambierebbero nella sua.</source>
        <translation>{who} ha salvato intanto la revisione {number}. Le tue modifiche restano: con F9 vedi che cosa cambierebbero nella sua.</translation>
    </message>
    <message id="kinds.discarded">
        <source>Modifiche scartate.</source>
        <translation>Modifiche scartate.</translation>
    </message>
    <message id="kinds.discard_again">
        <source>Premi ancora Ctrl+G per scartare le modifiche non salvate: non si recuperano.</source>
        <translation>Premi ancora Ctrl+G per scartare le modifiche non salvate: non si recuperano.</translation>
    </message>
    <message id="kinds.history">
        <source>Storia</source>
        <translation>Storia</translation>
    </message>
    <message id="kinds.no_history">
        <source>Un momento…</source>
        <translation>Un momento…</translation>
    </message>
    <message id="kinds.first_revision">
        <source>prima versione del tipo</source>
        <translation>prima versione del tipo</translation>
    </message>
    <message id="simulation.title">
        <source>Prova</source>
        <translation>Prova</translation>
    </message>
    <message id="simulation.parts">
        <source>Le voci dell'importo</source>
        <translation>Le voci dell'importo</translation>
    </message>
    <message id="simulation.rate">
        <source>Tariffa</source>
        <translation>Tariffa</translation>
    </message>
    <message id="simulation.day">
        <source>Rilasciato il</source>
        <translation>Rilasciato il</translation>
    </message>
    <message id="simulation.version">
        <source>vale la versione {number}</source>
        <translation>vale la versione {number}</translation>
    </message>
    <message id="simulation.not_readable">
        <source>Si prova quando nel modulo non manca più niente e non c'è niente da correggere.</source>
        <translation>Si prova quando nel modulo non manca più niente e non c'è niente da correggere.</translation>
    </message>
    <message id="simulation.no_rate">
        <source>Aggiungi una tariffa per provarla.</source>
        <translation>Aggiungi una tariffa per provarla.</translation>
    </message>
    <message id="simulation.fill_in">
        <source>Compila i campi per vedere l'importo.</source>
        <translation>Compila i campi per vedere l'importo.</translation>
    </message>
    <message id="simulation.subject">
        <source>Causale</source>
        <translation>Causale</translation>
    </message>
    <message id="simulation.due_on">
        <source>Da pagare entro</source>
        <translation>Da pagare entro</translation>
    </message>
    <message id="simulation.destinations">
        <source>Dove vanno i soldi</source>
        <translation>Dove vanno i soldi</translation>
    </message>
    <message id="simulation.plans">
        <source>A rate</source>
        <translation>A rate</translation>
    </message>
    <message id="simulation.no_plan">
        <source>importo troppo piccolo</source>
        <translation>importo troppo piccolo</translation>
    </message>
    <message id="simulation.chapter">
        <source>Capitolo {chapter}</source>
        <translation>Capitolo {chapter}</translation>
    </message>
    <message id="simulation.assessed">
        <source>Capitolo {chapter}, accertamento {assessment}</source>
        <translation>Capitolo {chapter}, accertamento {assessment}</translation>
    </message>
    <message id="simulation.stamp">
        <source>Allo Stato, marca da bollo</source>
        <translation>Allo Stato, marca da bollo</translation>
    </message>
    <message id="simulation.no_chapter">
        <source>All'ente, senza capitolo</source>
        <translation>All'ente, senza capitolo</translation>
    </message>
    <message id="simulation.passed_on">
        <source>{what}, da versare ad altri</source>
        <translation>{what}, da versare ad altri</translation>
    </message>
    <message id="simulation.plan_until">
        <source>{plan}, fino al {day}</source>
        <translation>{plan}, fino al {day}</translation>
    </message>
    <message id="kind_form.move_up">
        <source>Sposta prima (Alt+Freccia su)</source>
        <translation>Sposta prima (Alt+Freccia su)</translation>
    </message>
    <message id="kind_form.move_down">
        <source>Sposta dopo (Alt+Freccia giù)</source>
        <translation>Sposta dopo (Alt+Freccia giù)</translation>
    </message>
    <message id="kind_form.take_away">
        <source>Togli (Alt+Canc)</source>
        <translation>Togli (Alt+Canc)</translation>
    </message>
    <message id="kind_form.look_inside">
        <source>Apri</source>
        <translation>Apri</translation>
    </message>
    <message id="kind_form.card">
        <source>{what} {number}</source>
        <translation>{what} {number}</translation>
    </message>
    <message id="kind_form.version">
        <source>versione {number}</source>
        <translation>versione {number}</translation>
    </message>
    <message id="kind_form.fixed">
        <source>non si cambia</source>
        <translation>non si cambia</translation>
    </message>
    <message id="kind_form.add_key">
        <source>Alt+Ins</source>
        <translation>Alt+Ins</translation>
    </message>
    <message id="kind_form.rule">
        <source>Regola</source>
        <translation>Regola</translation>
    </message>
    <message id="kind_form.of">
        <source>A che cosa si riferisce</source>
        <translation>A che cosa si riferisce</translation>
    </message>
    <message id="kind_form.yes">
        <source>sì</source>
        <translation>sì</translation>
    </message>
    <message id="kind_form.no">
        <source>no</source>
        <translation>no</translation>
    </message>
    <message id="kind_form.choose">
        <source>Scegli</source>
        <translation>Scegli</translation>
    </message>
    <message id="kind_form.unavailable">
        <source>{name} · non disponibile</source>
        <translation>{name} · non disponibile</translation>
    </message>
    <message id="kind_form.unavailable_hint">
        <source>Qui non c'è, o non va bene: scegline un altro.</source>
        <translation>Qui non c'è, o non va bene: scegline un altro.</translation>
    </message>
    <message id="kind_form.section_notice">
        <source>Avviso</source>
        <translation>Avviso</translation>
    </message>
    <message id="kind_form.section_notice_hint">
        <source>Che cosa si paga, che cosa dice l'avviso, entro quando e chi lo rilascia.</source>
        <translation>Che cosa si paga, che cosa dice l'avviso, entro quando e chi lo rilascia.</translation>
    </message>
    <message id="kind_form.section_fields">
        <source>Campi</source>
        <translation>Campi</translation>
    </message>
    <message id="kind_form.section_fields_hint">
        <source>Che cosa chiede lo sportello prima di rilasciare l'avviso.</source>
        <translation>Che cosa chiede lo sportello prima di rilasciare l'avviso.</translation>
    </message>
    <message id="kind_form.section_rates">
        <source>Tariffe</source>
        <translation>Tariffe</translation>
    </message>
    <message id="kind_form.section_rates_hint">
        <source>Quanto si paga. Una versione salvata non cambia più: per un importo nuovo si fa una versione nuova (Ctrl+N).</source>
        <translation>Quanto si paga. Una versione salvata non cambia più: per un importo nuovo si fa una versione nuova (Ctrl+N).</translation>
    </message>
    <message id="kind_form.section_plan">
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message id="kind_form.section_plan_hint">
        <source>Se e come si può pagare un po' alla volta.</source>
        <translation>Se e come si può pagare un po' alla volta.</translation>
    </message>
    <message id="kind_form.section_division">
        <source>Ripartizione</source>
        <translation>Ripartizione</translation>
    </message>
    <message id="kind_form.section_division_hint">
        <source>Dove vanno i soldi: i capitoli dell'ente e gli altri enti.</source>
        <translation>Dove vanno i soldi: i capitoli dell'ente e gli altri enti.</translation>
    </message>
    <message id="kind_form.KindField">
        <source>Campo</source>
        <translation>Campo</translation>
    </message>
    <message id="kind_form.KindField.add">
        <source>Aggiungi un campo</source>
        <translation>Aggiungi un campo</translation>
    </message>
    <message id="kind_form.Rate">
        <source>Tariffa</source>
        <translation>Tariffa</translation>
    </message>
    <message id="kind_form.Rate.add">
        <source>Aggiungi una tariffa</source>
        <translation>Aggiungi una tariffa</translation>
    </message>
    <message id="kind_form.RatePart">
        <source>Voce</source>
        <translation>Voce</translation>
    </message>
    <message id="kind_form.RatePart.add">
        <source>Aggiungi una voce</source>
        <translation>Aggiungi una voce</translation>
    </message>
    <message id="kind_form.Tier">
        <source>Scaglione</source>
        <translation>Scaglione</translation>
    </message>
    <message id="kind_form.Tier.add">
        <source>Aggiungi uno scaglione</source>
        <translation>Aggiungi uno scaglione</translation>
    </message>
    <message id="kind_form.Season">
        <source>Periodo</source>
        <translation>Periodo</translation>
    </message>
    <message id="kind_form.Season.add">
        <source>Aggiungi un periodo</source>
        <translation>Aggiungi un periodo</translation>
    </message>
    <message id="kind_form.Beneficiary">
        <source>Ente</source>
        <translation>Ente</translation>
    </message>
    <message id="kind_form.Beneficiary.add">
        <source>Aggiungi un ente</source>
        <translation>Aggiungi un ente</translation>
    </message>
    <message id="kind_form.Allocation">
        <source>Capitolo</source>
        <translation>Capitolo</translation>
    </message>
    <message id="kind_form.Allocation.add">
        <source>Aggiungi un capitolo</source>
        <translation>Aggiungi un capitolo</translation>
    </message>
    <message id="kind_form.PlanRule">
        <source>Pagamento a rate</source>
        <translation>Pagamento a rate</translation>
    </message>
    <message id="kind_form.PlanRule.add">
        <source>Permetti il pagamento a rate</source>
        <translation>Permetti il pagamento a rate</translation>
    </message>
    <message id="kind_form.PlanRule.remove">
        <source>Togli il pagamento a rate</source>
        <translation>Togli il pagamento a rate</translation>
    </message>
    <message id="kind_form.DueAfterDays">
        <source>Dopo alcuni giorni</source>
        <translation>Dopo alcuni giorni</translation>
    </message>
    <message id="kind_form.DueAfterDays.hint">
        <source>Contati dal giorno del rilascio.</source>
        <translation>Contati dal giorno del rilascio.</translation>
    </message>
    <message id="kind_form.DueAtMonthEnd">
        <source>A fine mese</source>
        <translation>A fine mese</translation>
    </message>
    <message id="kind_form.DueAtMonthEnd.hint">
        <source>L'ultimo giorno di un mese.</source>
        <translation>L'ultimo giorno di un mese.</translation>
    </message>
    <message id="kind_form.DueYearly">
        <source>Un giorno dell'anno</source>
        <translation>Un giorno dell'anno</translation>
    </message>
    <message id="kind_form.DueYearly.hint">
        <source>Sempre lo stesso giorno.</source>
        <translation>Sempre lo stesso giorno.</translation>
    </message>
    <message id="kind_form.Fixed">
        <source>Importo fisso</source>
        <translation>Importo fisso</translation>
    </message>
    <message id="kind_form.Fixed.hint">
        <source>Sempre lo stesso.</source>
        <translation>Sempre lo stesso.</translation>
    </message>
    <message id="kind_form.PerUnit">
        <source>Un tanto per unità</source>
        <translation>Un tanto per unità</translation>
    </message>
    <message id="kind_form.PerUnit.hint">
        <source>Moltiplicato per un campo.</source>
        <translation>Moltiplicato per un campo.</translation>
    </message>
    <message id="kind_form.Tiers">
        <source>A scaglioni</source>
        <translation>A scaglioni</translation>
    </message>
    <message id="kind_form.Tiers.hint">
        <source>Secondo il numero in un campo.</source>
        <translation>Secondo il numero in un campo.</translation>
    </message>
    <message id="kind_form.Percent">
        <source>In percentuale</source>
        <translation>In percentuale</translation>
    </message>
    <message id="kind_form.Percent.hint">
        <source>Della somma di altre voci.</source>
        <translation>Della somma di altre voci.</translation>
    </message>
    <message id="kind_form.ByDate">
        <source>Secondo il periodo</source>
        <translation>Secondo il periodo</translation>
    </message>
    <message id="kind_form.ByDate.hint">
        <source>Secondo il giorno in cui cade.</source>
        <translation>Secondo il giorno in cui cade.</translation>
    </message>
    <message id="kind_form.FineAmount">
        <source>Multa stradale</source>
        <translation>Multa stradale</translation>
    </message>
    <message id="kind_form.FineAmount.hint">
        <source>Importi e termini del codice della strada.</source>
        <translation>Importi e termini del codice della strada.</translation>
    </message>
    <message id="kind_form.FineAmount.reduced">
        <source>Campo con il minimo</source>
        <translation>Campo con il minimo</translation>
    </message>
    <message id="kind_form.FineAmount.reduced.empty">
        <source>Manca un campo di genere Importo: aggiungilo in Campi (Alt+2).</source>
        <translation>Manca un campo di genere Importo: aggiungilo in Campi (Alt+2).</translation>
    </message>
    <message id="kind_form.FineAmount.full">
        <source>Campo con l'importo intero</source>
        <translation>Campo con l'importo intero</translation>
    </message>
    <message id="kind_form.FineAmount.full.empty">
        <source>Manca un campo di genere Importo: aggiungilo in Campi (Alt+2).</source>
        <translation>Manca un campo di genere Importo: aggiungilo in Campi (Alt+2).</translation>
    </message>
    <message id="kind_form.FineAmount.notified_on">
        <source>Campo con la notifica</source>
        <translation>Campo con la notifica</translation>
    </message>
    <message id="kind_form.FineAmount.notified_on.empty">
        <source>Manca un campo di genere Data: aggiungilo in Campi (Alt+2).</source>
        <translation>Manca un campo di genere Data: aggiungilo in Campi (Alt+2).</translation>
    </message>
    <message id="kind_form.FineAmount.notified_on.hint">
        <source>La data della contestazione o notifica</source>
        <translation>La data della contestazione o notifica</translation>
    </message>
    <message id="kind_form.FineAmount.deposited_on">
        <source>Campo con il deposito</source>
        <translation>Campo con il deposito</translation>
    </message>
    <message id="kind_form.FineAmount.deposited_on.none">
        <source>Nessuno</source>
        <translation>Nessuno</translation>
    </message>
    <message id="kind_form.FineAmount.deposited_on.empty">
        <source>Manca un campo di genere Data: aggiungilo in Campi (Alt+2).</source>
        <translation>Manca un campo di genere Data: aggiungilo in Campi (Alt+2).</translation>
    </message>
    <message id="kind_form.FineAmount.deposited_on.hint">
        <source>Per la compiuta giacenza</source>
        <translation>Per la compiuta giacenza</translation>
    </message>
    <message id="kind_form.FineAmount.discount">
        <source>Sconto del 30 % entro 5 giorni</source>
        <translation>Sconto del 30 % entro 5 giorni</translation>
    </message>
    <message id="kind_form.FineAmount.patron_days">
        <source>Feste del patrono</source>
        <translation>Feste del patrono</translation>
    </message>
    <message id="kind_form.FineAmount.patron_days.hint">
        <source>gg/mm, con una virgola: 24/06</source>
        <translation>gg/mm, con una virgola: 24/06</translation>
    </message>
    <message id="kind_form.StampDuty">
        <source>Marca da bollo</source>
        <translation>Marca da bollo</translation>
    </message>
    <message id="kind_form.StampDuty.hint">
        <source>Comprata insieme al pagamento, per un documento.</source>
        <translation>Comprata insieme al pagamento, per un documento.</translation>
    </message>
    <message id="kind_form.StampDuty.amount">
        <source>Importo</source>
        <translation>Importo</translation>
    </message>
    <message id="kind_form.StampDuty.document">
        <source>Campo con l'impronta</source>
        <translation>Campo con l'impronta</translation>
    </message>
    <message id="kind_form.StampDuty.document.hint">
        <source>Un campo di genere Impronta di un documento</source>
        <translation>Un campo di genere Impronta di un documento</translation>
    </message>
    <message id="kind_form.StampDuty.document.empty">
        <source>Manca un campo di genere Impronta di un documento: aggiungilo in Campi (Alt+2).</source>
        <translation>Manca un campo di genere Impronta di un documento: aggiungilo in Campi (Alt+2).</translation>
    </message>
    <message id="kind_form.Free">
        <source>Importo libero</source>
        <translation>Importo libero</translation>
    </message>
    <message id="kind_form.Free.hint">
        <source>Si scrive allo sportello.</source>
        <translation>Si scrive allo sportello.</translation>
    </message>
    <message id="kind_form.FieldType.text">
        <source>Testo</source>
        <translation>Testo</translation>
    </message>
    <message id="kind_form.FieldType.number">
        <source>Numero</source>
        <translation>Numero</translation>
    </message>
    <message id="kind_form.FieldType.amount">
        <source>Importo</source>
        <translation>Importo</translation>
    </message>
    <message id="kind_form.FieldType.date">
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message id="kind_form.FieldType.choice">
        <source>Scelta</source>
        <translation>Scelta</translation>
    </message>
    <message id="kind_form.FieldType.tax_code">
        <source>Codice fiscale</source>
        <translation>Codice fiscale</translation>
    </message>
    <message id="kind_form.FieldType.document_hash">
        <source>Impronta di un documento</source>
        <translation>Impronta di un documento</translation>
    </message>
    <message id="kind_form.Rounding.half_up">
        <source>Al centesimo più vicino</source>
        <translation>Al centesimo più vicino</translation>
    </message>
    <message id="kind_form.Rounding.down">
        <source>Per difetto</source>
        <translation>Per difetto</translation>
    </message>
    <message id="kind_form.Rounding.up">
        <source>Per eccesso</source>
        <translation>Per eccesso</translation>
    </message>
    <message id="kind_form.Remainder.first">
        <source>Sulla prima rata</source>
        <translation>Sulla prima rata</translation>
    </message>
    <message id="kind_form.Remainder.last">
        <source>Sull'ultima rata</source>
        <translation>Sull'ultima rata</translation>
    </message>
    <message id="kind_form.Role.clerk">
        <source>Operatori</source>
        <translation>Operatori</translation>
    </message>
    <message id="kind_form.Role.supervisor">
        <source>Responsabili</source>
        <translation>Responsabili</translation>
    </message>
    <message id="kind_form.Role.administrator">
        <source>Amministratori</source>
        <translation>Amministratori</translation>
    </message>
    <message id="kind_form.DebtKind.kind_id">
        <source>Codice</source>
        <translation>Codice</translation>
    </message>
    <message id="kind_form.DebtKind.kind_id.hint">
        <source>Minuscole, cifre, punto e trattino; poi non cambia</source>
        <translation>Minuscole, cifre, punto e trattino; poi non cambia</translation>
    </message>
    <message id="kind_form.DebtKind.name">
        <source>Nome</source>
        <translation>Nome</translation>
    </message>
    <message id="kind_form.DebtKind.name_en">
        <source>Nome in inglese</source>
        <translation>Nome in inglese</translation>
    </message>
    <message id="kind_form.DebtKind.category">
        <source>Tassonomia</source>
        <translation>Tassonomia</translation>
    </message>
    <message id="kind_form.DebtKind.category.hint">
        <source>Per esempio 9/0101108TS/</source>
        <translation>Per esempio 9/0101108TS/</translation>
    </message>
    <message id="kind_form.DebtKind.remittance">
        <source>Causale</source>
        <translation>Causale</translation>
    </message>
    <message id="kind_form.DebtKind.remittance.hint">
        <source>Tra graffe il nome di un campo, {{rate}} per la tariffa, {{year}} per l'anno</source>
        <translation>Tra graffe il nome di un campo, {{rate}} per la tariffa, {{year}} per l'anno</translation>
    </message>
    <message id="kind_form.DebtKind.account_id">
        <source>Conto di accredito</source>
        <translation>Conto di accredito</translation>
    </message>
    <message id="kind_form.DebtKind.account_id.empty">
        <source>L'ente non ha ancora conti: vanno nel file di configurazione.</source>
        <translation>L'ente non ha ancora conti: vanno nel file di configurazione.</translation>
    </message>
    <message id="kind_form.DebtKind.account_id.hint">
        <source>Uno dei conti dell'ente</source>
        <translation>Uno dei conti dell'ente</translation>
    </message>
    <message id="kind_form.DebtKind.due">
        <source>Scadenza</source>
        <translation>Scadenza</translation>
    </message>
    <message id="kind_form.DebtKind.offline">
        <source>Si rilascia anche fuori linea</source>
        <translation>Si rilascia anche fuori linea</translation>
    </message>
    <message id="kind_form.DebtKind.expires">
        <source>Dopo la scadenza non si paga</source>
        <translation>Dopo la scadenza non si paga</translation>
    </message>
    <message id="kind_form.DebtKind.fields">
        <source>Campi</source>
        <translation>Campi</translation>
    </message>
    <message id="kind_form.DebtKind.plan">
        <source>Pagamento a rate</source>
        <translation>Pagamento a rate</translation>
    </message>
    <message id="kind_form.DebtKind.plan.hint">
        <source>Le rate hanno ciascuna un suo numero avviso.</source>
        <translation>Le rate hanno ciascuna un suo numero avviso.</translation>
    </message>
    <message id="kind_form.DebtKind.beneficiaries">
        <source>Altri enti</source>
        <translation>Altri enti</translation>
    </message>
    <message id="kind_form.DebtKind.beneficiaries.hint">
        <source>A chi va una parte dei soldi, per esempio la provincia. Si scelgono nelle voci delle tariffe.</source>
        <translation>A chi va una parte dei soldi, per esempio la provincia. Si scelgono nelle voci delle tariffe.</translation>
    </message>
    <message id="kind_form.DebtKind.allocation">
        <source>Capitoli</source>
        <translation>Capitoli</translation>
    </message>
    <message id="kind_form.DebtKind.allocation.hint">
        <source>Per le voci senza un capitolo loro. Un solo capitolo prende TOTALE, cioè quello che resta.</source>
        <translation>Per le voci senza un capitolo loro. Un solo capitolo prende TOTALE, cioè quello che resta.</translation>
    </message>
    <message id="kind_form.DebtKind.rates">
        <source>Tariffe</source>
        <translation>Tariffe</translation>
    </message>
    <message id="kind_form.DebtKind.released_by">
        <source>Chi può rilasciarlo</source>
        <translation>Chi può rilasciarlo</translation>
    </message>
    <message id="kind_form.DebtKind.valid_from">
        <source>Si rilascia dal</source>
        <translation>Si rilascia dal</translation>
    </message>
    <message id="kind_form.DebtKind.valid_from.hint">
        <source>gg/mm/aaaa</source>
        <translation>gg/mm/aaaa</translation>
    </message>
    <message id="kind_form.DebtKind.valid_to">
        <source>Si rilascia fino al</source>
        <translation>Si rilascia fino al</translation>
    </message>
    <message id="kind_form.DebtKind.valid_to.hint">
        <source>gg/mm/aaaa</source>
        <translation>gg/mm/aaaa</translation>
    </message>
    <message id="kind_form.DueAfterDays.days">
        <source>Giorni</source>
        <translation>Giorni</translation>
    </message>
    <message id="kind_form.DueAtMonthEnd.months">
        <source>Mesi dopo il rilascio</source>
        <translation>Mesi dopo il rilascio</translation>
    </message>
    <message id="kind_form.DueAtMonthEnd.months.hint">
        <source>0 è il mese del rilascio</source>
        <translation>0 è il mese del rilascio</translation>
    </message>
    <message id="kind_form.DueYearly.on">
        <source>Giorno</source>
        <translation>Giorno</translation>
    </message>
    <message id="kind_form.DueYearly.on.hint">
        <source>gg/mm, per esempio 16/06</source>
        <translation>gg/mm, per esempio 16/06</translation>
    </message>
    <message id="kind_form.KindField.field">
        <source>Codice</source>
        <translation>Codice</translation>
    </message>
    <message id="kind_form.KindField.field.hint">
        <source>Lo usano causale e tariffe</source>
        <translation>Lo usano causale e tariffe</translation>
    </message>
    <message id="kind_form.KindField.label">
        <source>Che cosa si chiede</source>
        <translation>Che cosa si chiede</translation>
    </message>
    <message id="kind_form.KindField.label_en">
        <source>Lo stesso in inglese</source>
        <translation>Lo stesso in inglese</translation>
    </message>
    <message id="kind_form.KindField.type">
        <source>Genere</source>
        <translation>Genere</translation>
    </message>
    <message id="kind_form.KindField.required">
        <source>Obbligatorio</source>
        <translation>Obbligatorio</translation>
    </message>
    <message id="kind_form.KindField.choices">
        <source>Scelte</source>
        <translation>Scelte</translation>
    </message>
    <message id="kind_form.KindField.choices.hint">
        <source>Con una virgola fra l'una e l'altra</source>
        <translation>Con una virgola fra l'una e l'altra</translation>
    </message>
    <message id="kind_form.KindField.minimum">
        <source>Minimo</source>
        <translation>Minimo</translation>
    </message>
    <message id="kind_form.KindField.maximum">
        <source>Massimo</source>
        <translation>Massimo</translation>
    </message>
    <message id="kind_form.KindField.max_length">
        <source>Lunghezza massima</source>
        <translation>Lunghezza massima</translation>
    </message>
    <message id="kind_form.KindField.mask">
        <source>Forma</source>
        <translation>Forma</translation>
    </message>
    <message id="kind_form.KindField.mask.hint">
        <source>A lettera, 0 cifra: AA000AA</source>
        <translation>A lettera, 0 cifra: AA000AA</translation>
    </message>
    <message id="kind_form.PlanRule.counts">
        <source>Numeri di rate</source>
        <translation>Numeri di rate</translation>
    </message>
    <message id="kind_form.PlanRule.counts.hint">
        <source>Con una virgola: 2, 3, 4</source>
        <translation>Con una virgola: 2, 3, 4</translation>
    </message>
    <message id="kind_form.PlanRule.minimum">
        <source>Da quale importo</source>
        <translation>Da quale importo</translation>
    </message>
    <message id="kind_form.PlanRule.every_months">
        <source>Ogni quanti mesi</source>
        <translation>Ogni quanti mesi</translation>
    </message>
    <message id="kind_form.PlanRule.remainder">
        <source>Centesimi che avanzano</source>
        <translation>Centesimi che avanzano</translation>
    </message>
    <message id="kind_form.PlanRule.single_too">
        <source>Anche in un'unica soluzione</source>
        <translation>Anche in un'unica soluzione</translation>
    </message>
    <message id="kind_form.PlanRule.free">
        <source>Date e importi liberi</source>
        <translation>Date e importi liberi</translation>
    </message>
    <message id="kind_form.Beneficiary.beneficiary_id">
        <source>Codice</source>
        <translation>Codice</translation>
    </message>
    <message id="kind_form.Beneficiary.beneficiary_id.hint">
        <source>Lo usano le voci delle tariffe</source>
        <translation>Lo usano le voci delle tariffe</translation>
    </message>
    <message id="kind_form.Beneficiary.tax_code">
        <source>Codice fiscale dell'ente</source>
        <translation>Codice fiscale dell'ente</translation>
    </message>
    <message id="kind_form.Beneficiary.name">
        <source>Nome</source>
        <translation>Nome</translation>
    </message>
    <message id="kind_form.Beneficiary.iban">
        <source>IBAN</source>
        <translation>IBAN</translation>
    </message>
    <message id="kind_form.Beneficiary.category">
        <source>Tassonomia</source>
        <translation>Tassonomia</translation>
    </message>
    <message id="kind_form.Beneficiary.category.hint">
        <source>Se diversa dalla nostra</source>
        <translation>Se diversa dalla nostra</translation>
    </message>
    <message id="kind_form.Allocation.chapter">
        <source>Capitolo</source>
        <translation>Capitolo</translation>
    </message>
    <message id="kind_form.Allocation.assessment">
        <source>Accertamento</source>
        <translation>Accertamento</translation>
    </message>
    <message id="kind_form.Allocation.assessment.hint">
        <source>Anno/numero</source>
        <translation>Anno/numero</translation>
    </message>
    <message id="kind_form.Allocation.amount">
        <source>Importo</source>
        <translation>Importo</translation>
    </message>
    <message id="kind_form.Allocation.amount.hint">
        <source>Oppure TOTALE</source>
        <translation>Oppure TOTALE</translation>
    </message>
    <message id="kind_form.Rate.rate_id">
        <source>Codice</source>
        <translation>Codice</translation>
    </message>
    <message id="kind_form.Rate.rate_id.hint">
        <source>Lo stesso in tutte le versioni</source>
        <translation>Lo stesso in tutte le versioni</translation>
    </message>
    <message id="kind_form.Rate.version">
        <source>Versione</source>
        <translation>Versione</translation>
    </message>
    <message id="kind_form.Rate.name">
        <source>Nome</source>
        <translation>Nome</translation>
    </message>
    <message id="kind_form.Rate.name.hint">
        <source>Come la vede lo sportello</source>
        <translation>Come la vede lo sportello</translation>
    </message>
    <message id="kind_form.Rate.name_en">
        <source>Nome in inglese</source>
        <translation>Nome in inglese</translation>
    </message>
    <message id="kind_form.Rate.parts">
        <source>Voci</source>
        <translation>Voci</translation>
    </message>
    <message id="kind_form.Rate.valid_from">
        <source>Vale dal</source>
        <translation>Vale dal</translation>
    </message>
    <message id="kind_form.Rate.valid_from.hint">
        <source>gg/mm/aaaa; la versione prima finisce da sola</source>
        <translation>gg/mm/aaaa; la versione prima finisce da sola</translation>
    </message>
    <message id="kind_form.Rate.valid_to">
        <source>Ultimo giorno</source>
        <translation>Ultimo giorno</translation>
    </message>
    <message id="kind_form.Rate.valid_to.hint">
        <source>gg/mm/aaaa</source>
        <translation>gg/mm/aaaa</translation>
    </message>
    <message id="kind_form.RatePart.label">
        <source>Voce</source>
        <translation>Voce</translation>
    </message>
    <message id="kind_form.RatePart.label.hint">
        <source>Come si legge nel totale</source>
        <translation>Come si legge nel totale</translation>
    </message>
    <message id="kind_form.RatePart.amount">
        <source>Come si calcola</source>
        <translation>Come si calcola</translation>
    </message>
    <message id="kind_form.RatePart.part">
        <source>Codice</source>
        <translation>Codice</translation>
    </message>
    <message id="kind_form.RatePart.part.hint">
        <source>Si dà da sé quando una percentuale la usa</source>
        <translation>Si dà da sé quando una percentuale la usa</translation>
    </message>
    <message id="kind_form.RatePart.to">
        <source>A un altro ente</source>
        <translation>A un altro ente</translation>
    </message>
    <message id="kind_form.RatePart.to.none">
        <source>No, resta all'ente</source>
        <translation>No, resta all'ente</translation>
    </message>
    <message id="kind_form.RatePart.to.empty">
        <source>Gli altri enti si aggiungono in Ripartizione (Alt+5).</source>
        <translation>Gli altri enti si aggiungono in Ripartizione (Alt+5).</translation>
    </message>
    <message id="kind_form.RatePart.chapter">
        <source>Capitolo</source>
        <translation>Capitolo</translation>
    </message>
    <message id="kind_form.RatePart.assessment">
        <source>Accertamento</source>
        <translation>Accertamento</translation>
    </message>
    <message id="kind_form.RatePart.assessment.hint">
        <source>Anno/numero</source>
        <translation>Anno/numero</translation>
    </message>
    <message id="kind_form.RatePart.revenue">
        <source>È un'entrata dell'ente</source>
        <translation>È un'entrata dell'ente</translation>
    </message>
    <message id="kind_form.RatePart.revenue.hint">
        <source>Togli se si versa ad altri</source>
        <translation>Togli se si versa ad altri</translation>
    </message>
    <message id="kind_form.Fixed.amount">
        <source>Importo</source>
        <translation>Importo</translation>
    </message>
    <message id="kind_form.PerUnit.each">
        <source>Per ogni unità</source>
        <translation>Per ogni unità</translation>
    </message>
    <message id="kind_form.PerUnit.of">
        <source>Campo numerico</source>
        <translation>Campo numerico</translation>
    </message>
    <message id="kind_form.PerUnit.of.empty">
        <source>Manca un campo di genere Numero: aggiungilo in Campi (Alt+2).</source>
        <translation>Manca un campo di genere Numero: aggiungilo in Campi (Alt+2).</translation>
    </message>
    <message id="kind_form.Tiers.of">
        <source>Campo numerico</source>
        <translation>Campo numerico</translation>
    </message>
    <message id="kind_form.Tiers.of.empty">
        <source>Manca un campo di genere Numero: aggiungilo in Campi (Alt+2).</source>
        <translation>Manca un campo di genere Numero: aggiungilo in Campi (Alt+2).</translation>
    </message>
    <message id="kind_form.Tiers.steps">
        <source>Scaglioni</source>
        <translation>Scaglioni</translation>
    </message>
    <message id="kind_form.Tiers.steps.hint">
        <source>In ordine; l'ultimo non ha fine</source>
        <translation>In ordine; l'ultimo non ha fine</translation>
    </message>
    <message id="kind_form.Tiers.whole">
        <source>Tutto al prezzo raggiunto</source>
        <translation>Tutto al prezzo raggiunto</translation>
    </message>
    <message id="kind_form.Tiers.whole.hint">
        <source>Altrimenti ogni unità al prezzo del suo scaglione</source>
        <translation>Altrimenti ogni unità al prezzo del suo scaglione</translation>
    </message>
    <message id="kind_form.Tier.up_to">
        <source>Fino a</source>
        <translation>Fino a</translation>
    </message>
    <message id="kind_form.Tier.each">
        <source>Per ogni unità</source>
        <translation>Per ogni unità</translation>
    </message>
    <message id="kind_form.Percent.percent">
        <source>Percentuale</source>
        <translation>Percentuale</translation>
    </message>
    <message id="kind_form.Percent.percent.hint">
        <source>Per esempio 5 oppure 2,75</source>
        <translation>Per esempio 5 oppure 2,75</translation>
    </message>
    <message id="kind_form.Percent.of">
        <source>Di quali voci</source>
        <translation>Di quali voci</translation>
    </message>
    <message id="kind_form.Percent.of.empty">
        <source>Le altre voci di questa tariffa compaiono qui.</source>
        <translation>Le altre voci di questa tariffa compaiono qui.</translation>
    </message>
    <message id="kind_form.Percent.minimum">
        <source>Almeno</source>
        <translation>Almeno</translation>
    </message>
    <message id="kind_form.Percent.maximum">
        <source>Al massimo</source>
        <translation>Al massimo</translation>
    </message>
    <message id="kind_form.Percent.rounding">
        <source>Arrotondamento</source>
        <translation>Arrotondamento</translation>
    </message>
    <message id="kind_form.ByDate.of">
        <source>Campo con la data</source>
        <translation>Campo con la data</translation>
    </message>
    <message id="kind_form.ByDate.of.none">
        <source>Il giorno del rilascio</source>
        <translation>Il giorno del rilascio</translation>
    </message>
    <message id="kind_form.ByDate.of.empty">
        <source>Per un altro giorno serve un campo di genere Data in Campi (Alt+2).</source>
        <translation>Per un altro giorno serve un campo di genere Data in Campi (Alt+2).</translation>
    </message>
    <message id="kind_form.ByDate.seasons">
        <source>Periodi</source>
        <translation>Periodi</translation>
    </message>
    <message id="kind_form.ByDate.otherwise">
        <source>Negli altri giorni</source>
        <translation>Negli altri giorni</translation>
    </message>
    <message id="kind_form.Season.first">
        <source>Dal giorno</source>
        <translation>Dal giorno</translation>
    </message>
    <message id="kind_form.Season.first.hint">
        <source>gg/mm</source>
        <translation>gg/mm</translation>
    </message>
    <message id="kind_form.Season.last">
        <source>Al giorno</source>
        <translation>Al giorno</translation>
    </message>
    <message id="kind_form.Season.last.hint">
        <source>gg/mm, compreso</source>
        <translation>gg/mm, compreso</translation>
    </message>
    <message id="kind_form.Season.amount">
        <source>Importo</source>
        <translation>Importo</translation>
    </message>
    <message id="kind_form.Free.of">
        <source>Campo con l'importo</source>
        <translation>Campo con l'importo</translation>
    </message>
    <message id="kind_form.Free.of.empty">
        <source>Manca un campo di genere Importo: aggiungilo in Campi (Alt+2).</source>
        <translation>Manca un campo di genere Importo: aggiungilo in Campi (Alt+2).</translation>
    </message>
    <message id="kind_form.Free.minimum">
        <source>Almeno</source>
        <translation>Almeno</translation>
    </message>
    <message id="kind_form.Free.maximum">
        <source>Al massimo</source>
        <translation>Al massimo</translation>
    </message>
    <message id="kind_fault.not_with_a_stamp">
        <source>Un dovuto con la marca da bollo non si divide in rate: togli il pagamento a rate.</source>
        <translation>Un dovuto con la marca da bollo non si divide in rate: togli il pagamento a rate.</translation>
    </message>
    <message id="kind_fault.not_for_a_stamp">
        <source>La marca da bollo va allo Stato: non ha capitolo, accertamento né un altro ente.</source>
        <translation>La marca da bollo va allo Stato: non ha capitolo, accertamento né un altro ente.</translation>
    </message>
    <message id="kind_fault.stamp_in_a_fine">
        <source>In una multa il cui importo cambia con i giorni non può esserci una marca da bollo.</source>
        <translation>In una multa il cui importo cambia con i giorni non può esserci una marca da bollo.</translation>
    </message>
    <message id="kind_fault.percentage_of_a_stamp">
        <source>Una percentuale non si calcola su una marca da bollo: togli quella voce.</source>
        <translation>Una percentuale non si calcola su una marca da bollo: togli quella voce.</translation>
    </message>
    <message id="kind_fault.not_for_a_fine">
        <source>Una sanzione il cui importo cambia con i giorni non si divide in rate.</source>
        <translation>Una sanzione il cui importo cambia con i giorni non si divide in rate.</translation>
    </message>
    <message id="kind_fault.unknown">
        <source>Qui c'è qualcosa che non va ({code}).</source>
        <translation>Qui c'è qualcosa che non va ({code}).</translation>
    </message>
    <message id="kind_fault.missing">
        <source>Serve anche questo.</source>
        <translation>Serve anche questo.</translation>
    </message>
    <message id="kind_fault.too_short">
        <source>Qui serve almeno una voce.</source>
        <translation>Qui serve almeno una voce.</translation>
    </message>
    <message id="kind_fault.too_long">
        <source>Sono troppi.</source>
        <translation>Sono troppi.</translation>
    </message>
    <message id="kind_fault.string_too_short">
        <source>Serve anche questo.</source>
        <translation>Serve anche questo.</translation>
    </message>
    <message id="kind_fault.string_too_long">
        <source>È troppo lungo.</source>
        <translation>È troppo lungo.</translation>
    </message>
    <message id="kind_fault.string_type">
        <source>Scrivi un testo.</source>
        <translation>Scrivi un testo.</translation>
    </message>
    <message id="kind_fault.string_pattern_mismatch">
        <source>Non è nella forma giusta: guarda l'esempio; nei codici niente spazi né maiuscole.</source>
        <translation>Non è nella forma giusta: guarda l'esempio; nei codici niente spazi né maiuscole.</translation>
    </message>
    <message id="kind_fault.int_type">
        <source>Scrivi un numero intero.</source>
        <translation>Scrivi un numero intero.</translation>
    </message>
    <message id="kind_fault.int_parsing">
        <source>Scrivi un numero intero.</source>
        <translation>Scrivi un numero intero.</translation>
    </message>
    <message id="kind_fault.int_parsing_size">
        <source>Il numero è troppo grande.</source>
        <translation>Il numero è troppo grande.</translation>
    </message>
    <message id="kind_fault.greater_than_equal">
        <source>Il numero è troppo piccolo.</source>
        <translation>Il numero è troppo piccolo.</translation>
    </message>
    <message id="kind_fault.less_than_equal">
        <source>Il numero è troppo grande.</source>
        <translation>Il numero è troppo grande.</translation>
    </message>
    <message id="kind_fault.bool_type">
        <source>Può essere solo sì o no.</source>
        <translation>Può essere solo sì o no.</translation>
    </message>
    <message id="kind_fault.bool_parsing">
        <source>Può essere solo sì o no.</source>
        <translation>Può essere solo sì o no.</translation>
    </message>
    <message id="kind_fault.enum">
        <source>Scegli uno dei valori previsti.</source>
        <translation>Scegli uno dei valori previsti.</translation>
    </message>
    <message id="kind_fault.literal_error">
        <source>Scegli uno dei valori previsti.</source>
        <translation>Scegli uno dei valori previsti.</translation>
    </message>
    <message id="kind_fault.date_type">
        <source>Scrivi una data come 31/12/2026.</source>
        <translation>Scrivi una data come 31/12/2026.</translation>
    </message>
    <message id="kind_fault.date_parsing">
        <source>Scrivi una data come 31/12/2026.</source>
        <translation>Scrivi una data come 31/12/2026.</translation>
    </message>
    <message id="kind_fault.date_from_datetime_parsing">
        <source>Scrivi una data come 31/12/2026.</source>
        <translation>Scrivi una data come 31/12/2026.</translation>
    </message>
    <message id="kind_fault.date_from_datetime_inexact">
        <source>Scrivi una data come 31/12/2026.</source>
        <translation>Scrivi una data come 31/12/2026.</translation>
    </message>
    <message id="kind_fault.dataclass_type">
        <source>Qui servono dei campi.</source>
        <translation>Qui servono dei campi.</translation>
    </message>
    <message id="kind_fault.tuple_type">
        <source>Qui serve un elenco.</source>
        <translation>Qui serve un elenco.</translation>
    </message>
    <message id="kind_fault.unexpected_keyword_argument">
        <source>Questo campo non esiste in questa versione del programma.</source>
        <translation>Questo campo non esiste in questa versione del programma.</translation>
    </message>
    <message id="kind_fault.union_tag_invalid">
        <source>Scegli una delle regole previste.</source>
        <translation>Scegli una delle regole previste.</translation>
    </message>
    <message id="kind_fault.union_tag_not_found">
        <source>Scegli una regola.</source>
        <translation>Scegli una regola.</translation>
    </message>
    <message id="kind_fault.amount_malformed">
        <source>Scrivi un importo come 1.234,50.</source>
        <translation>Scrivi un importo come 1.234,50.</translation>
    </message>
    <message id="kind_fault.amount_not_in_quotes">
        <source>Scrivi un importo come 1.234,50.</source>
        <translation>Scrivi un importo come 1.234,50.</translation>
    </message>
    <message id="kind_fault.amount_out_of_range">
        <source>L'importo deve andare da 0,01 a 99.999.999,99 euro.</source>
        <translation>L'importo deve andare da 0,01 a 99.999.999,99 euro.</translation>
    </message>
    <message id="kind_fault.percent_malformed">
        <source>Scrivi una percentuale come 5 oppure 2,75.</source>
        <translation>Scrivi una percentuale come 5 oppure 2,75.</translation>
    </message>
    <message id="kind_fault.percent_not_in_quotes">
        <source>Scrivi una percentuale come 5 oppure 2,75.</source>
        <translation>Scrivi una percentuale come 5 oppure 2,75.</translation>
    </message>
    <message id="kind_fault.month_day_malformed">
        <source>Scrivi un giorno dell'anno come 16/06.</source>
        <translation>Scrivi un giorno dell'anno come 16/06.</translation>
    </message>
    <message id="kind_fault.unprintable">
        <source>C'è un segno che non si può stampare: riscrivi il testo.</source>
        <translation>C'è un segno che non si può stampare: riscrivi il testo.</translation>
    </message>
    <message id="kind_fault.tax_code_malformed">
        <source>Questo non è un codice fiscale.</source>
        <translation>Questo non è un codice fiscale.</translation>
    </message>
    <message id="kind_fault.tax_code_check">
        <source>Il codice fiscale contiene un errore di battitura.</source>
        <translation>Il codice fiscale contiene un errore di battitura.</translation>
    </message>
    <message id="kind_fault.tax_code_not_of_an_organisation">
        <source>Serve un codice fiscale di 11 cifre, di un ente.</source>
        <translation>Serve un codice fiscale di 11 cifre, di un ente.</translation>
    </message>
    <message id="kind_fault.iban_malformed">
        <source>Questo non è un IBAN.</source>
        <translation>Questo non è un IBAN.</translation>
    </message>
    <message id="kind_fault.iban_check">
        <source>L'IBAN contiene un errore di battitura: le cifre di controllo non tornano.</source>
        <translation>L'IBAN contiene un errore di battitura: le cifre di controllo non tornano.</translation>
    </message>
    <message id="kind_fault.iban_unknown_country">
        <source>L'IBAN comincia con un paese sconosciuto.</source>
        <translation>L'IBAN comincia con un paese sconosciuto.</translation>
    </message>
    <message id="kind_fault.before_valid_from">
        <source>La fine viene prima dell'inizio: scrivi lo stesso giorno o uno dopo.</source>
        <translation>La fine viene prima dell'inizio: scrivi lo stesso giorno o uno dopo.</translation>
    </message>
    <message id="kind_fault.named_twice">
        <source>Lo stesso nome compare due volte.</source>
        <translation>Lo stesso nome compare due volte.</translation>
    </message>
    <message id="kind_fault.not_one_totale">
        <source>Un capitolo, e uno solo, deve avere TOTALE.</source>
        <translation>Un capitolo, e uno solo, deve avere TOTALE.</translation>
    </message>
    <message id="kind_fault.template_malformed">
        <source>Le parentesi graffe non tornano.</source>
        <translation>Le parentesi graffe non tornano.</translation>
    </message>
    <message id="kind_fault.placeholder_unknown">
        <source>Tra graffe c'è un nome che non è un campo. Valgono i codici dei campi, rate e year.</source>
        <translation>Tra graffe c'è un nome che non è un campo. Valgono i codici dei campi, rate e year.</translation>
    </message>
    <message id="kind_fault.may_be_empty">
        <source>Se i campi facoltativi restano vuoti la causale è vuota: aggiungi delle parole.</source>
        <translation>Se i campi facoltativi restano vuoti la causale è vuota: aggiungi delle parole.</translation>
    </message>
    <message id="kind_fault.name_reserved">
        <source>rate e year sono nomi riservati: scegline un altro.</source>
        <translation>rate e year sono nomi riservati: scegline un altro.</translation>
    </message>
    <message id="kind_fault.only_for_a_choice">
        <source>Le scelte valgono solo per un campo di genere Scelta.</source>
        <translation>Le scelte valgono solo per un campo di genere Scelta.</translation>
    </message>
    <message id="kind_fault.only_for_a_number">
        <source>I limiti valgono solo per un campo di genere Numero.</source>
        <translation>I limiti valgono solo per un campo di genere Numero.</translation>
    </message>
    <message id="kind_fault.only_for_a_text">
        <source>La forma vale solo per un campo di genere Testo.</source>
        <translation>La forma vale solo per un campo di genere Testo.</translation>
    </message>
    <message id="kind_fault.below_minimum">
        <source>Il massimo è sotto il minimo.</source>
        <translation>Il massimo è sotto il minimo.</translation>
    </message>
    <message id="kind_fault.too_many_transfers">
        <source>Gli enti, compreso il nostro, e le marche da bollo insieme sono più di cinque.</source>
        <translation>Gli enti, compreso il nostro, e le marche da bollo insieme sono più di cinque.</translation>
    </message>
    <message id="kind_fault.percentages_in_a_circle">
        <source>Le percentuali si rincorrono in cerchio.</source>
        <translation>Le percentuali si rincorrono in cerchio.</translation>
    </message>
    <message id="kind_fault.beneficiary_unknown">
        <source>Questo ente non è tra quelli in Ripartizione.</source>
        <translation>Questo ente non è tra quelli in Ripartizione.</translation>
    </message>
    <message id="kind_fault.only_for_own_money">
        <source>Capitolo e accertamento valgono solo per i soldi dell'ente.</source>
        <translation>Capitolo e accertamento valgono solo per i soldi dell'ente.</translation>
    </message>
    <message id="kind_fault.part_unknown">
        <source>Nella tariffa non c'è una voce con questo codice.</source>
        <translation>Nella tariffa non c'è una voce con questo codice.</translation>
    </message>
    <message id="kind_fault.field_unknown">
        <source>Nessun campo ha questo codice.</source>
        <translation>Nessun campo ha questo codice.</translation>
    </message>
    <message id="kind_fault.field_of_another_type">
        <source>Il campo c'è, ma è di un altro genere.</source>
        <translation>Il campo c'è, ma è di un altro genere.</translation>
    </message>
    <message id="kind_fault.field_not_required">
        <source>Serve al calcolo: il campo deve essere obbligatorio.</source>
        <translation>Serve al calcolo: il campo deve essere obbligatorio.</translation>
    </message>
    <message id="kind_fault.last_tier_ends">
        <source>L'ultimo scaglione non deve avere una fine.</source>
        <translation>L'ultimo scaglione non deve avere una fine.</translation>
    </message>
    <message id="kind_fault.tiers_out_of_order">
        <source>Gli scaglioni non sono in ordine crescente.</source>
        <translation>Gli scaglioni non sono in ordine crescente.</translation>
    </message>
    <message id="kind_fault.not_after_the_version_before">
        <source>Deve cominciare dopo la versione precedente.</source>
        <translation>Deve cominciare dopo la versione precedente.</translation>
    </message>
    <message id="kind_fault.overlaps_the_version_before">
        <source>In quel giorno vale ancora la versione precedente.</source>
        <translation>In quel giorno vale ancora la versione precedente.</translation>
    </message>
    <message id="kind_fault.subject_too_long">
        <source>La causale può superare 90 caratteri: accorciala, o limita i campi.</source>
        <translation>La causale può superare 90 caratteri: accorciala, o limita i campi.</translation>
    </message>
    <message id="kind_fault.rate_version_fixed">
        <source>Questa versione esiste già con altri dati e non si cambia: fanne una nuova (Ctrl+N).</source>
        <translation>Questa versione esiste già con altri dati e non si cambia: fanne una nuova (Ctrl+N).</translation>
    </message>
    <message id="kind_fault.account_unknown">
        <source>Questo conto non è dell'ente.</source>
        <translation>Questo conto non è dell'ente.</translation>
    </message>
    <message id="kind_fault.iban_not_of_the_entity">
        <source>Questo IBAN non è di quell'ente: controlla i suoi conti.</source>
        <translation>Questo IBAN non è di quell'ente: controlla i suoi conti.</translation>
    </message>
    <message id="kind_fault.is_the_entity_itself">
        <source>È il nostro ente: la sua parte non ha bisogno di un beneficiario.</source>
        <translation>È il nostro ente: la sua parte non ha bisogno di un beneficiario.</translation>
    </message>
    <message id="kind_fault.kind_id_taken">
        <source>C'è già un tipo con questo codice: scegline un altro.</source>
        <translation>C'è già un tipo con questo codice: scegline un altro.</translation>
    </message>
    <message id="settings.left_none">
        <source>Nessuno</source>
        <translation>Nessuno</translation>
    </message>
    <message id="settings.left" numerus="yes">
        <source>{number} ancora da usare</source>
        <translation>
            <numerusform>1 ancora da usare</numerusform>
            <numerusform>{number} ancora da usare</numerusform>
        </translation>
    </message>
    <message id="settings.title">
        <source>Impostazioni</source>
        <translation>Impostazioni</translation>
    </message>
    <message id="settings.look">
        <source>Aspetto</source>
        <translation>Aspetto</translation>
    </message>
    <message id="settings.language">
        <source>Lingua</source>
        <translation>Lingua</translation>
    </message>
    <message id="settings.language_it">
        <source>Italiano</source>
        <translation>Italiano</translation>
    </message>
    <message id="settings.language_en">
        <source>English</source>
        <translation>English</translation>
    </message>
    <message id="settings.text_size">
        <source>Grandezza del testo</source>
        <translation>Grandezza del testo</translation>
    </message>
    <message id="settings.theme">
        <source>Colori</source>
        <translation>Colori</translation>
    </message>
    <message id="settings.theme_SYSTEM">
        <source>Come il sistema</source>
        <translation>Come il sistema</translation>
    </message>
    <message id="settings.theme_LIGHT">
        <source>Chiari</source>
        <translation>Chiari</translation>
    </message>
    <message id="settings.theme_DARK">
        <source>Scuri</source>
        <translation>Scuri</translation>
    </message>
    <message id="settings.theme_HIGH_CONTRAST">
        <source>Contrasto alto</source>
        <translation>Contrasto alto</translation>
    </message>
    <message id="settings.look_hint">
        <source>Vale subito, e lo ritrovi ogni volta che entri da questa postazione.</source>
        <translation>Vale subito, e lo ritrovi ogni volta che entri da questa postazione.</translation>
    </message>
    <message id="settings.system_contrast">
        <source>Il sistema è in contrasto alto: i colori li decide lui.</source>
        <translation>Il sistema è in contrasto alto: i colori li decide lui.</translation>
    </message>
    <message id="settings.pin">
        <source>PIN per il blocco</source>
        <translation>PIN per il blocco</translation>
    </message>
    <message id="settings.no_pin">
        <source>Dopo un blocco si chiede la password. Con un PIN torni più in fretta: vale solo su questa postazione e solo per il tuo blocco.</source>
        <translation>Dopo un blocco si chiede la password. Con un PIN torni più in fretta: vale solo su questa postazione e solo per il tuo blocco.</translation>
    </message>
    <message id="settings.pin_there">
        <source>Dopo un blocco basta il tuo PIN. Dopo {hours} ore, {tries} PIN sbagliati o un riavvio si chiede la password.</source>
        <translation>Dopo un blocco basta il tuo PIN. Dopo {hours} ore, {tries} PIN sbagliati o un riavvio si chiede la password.</translation>
    </message>
    <message id="settings.pin_password">
        <source>La tua password</source>
        <translation>La tua password</translation>
    </message>
    <message id="settings.pin_new">
        <source>Nuovo PIN</source>
        <translation>Nuovo PIN</translation>
    </message>
    <message id="settings.pin_rule">
        <source>Da {least} a {most} cifre, non uguali e non in fila.</source>
        <translation>Da {least} a {most} cifre, non uguali e non in fila.</translation>
    </message>
    <message id="settings.pin_again">
        <source>Di nuovo il PIN</source>
        <translation>Di nuovo il PIN</translation>
    </message>
    <message id="settings.pin_differs">
        <source>I due PIN non sono uguali. Scrivili di nuovo.</source>
        <translation>I due PIN non sono uguali. Scrivili di nuovo.</translation>
    </message>
    <message id="settings.pin_use">
        <source>Usa questo PIN</source>
        <translation>Usa questo PIN</translation>
    </message>
    <message id="settings.pin_kept">
        <source>PIN scelto: da adesso apre il tuo blocco su questa postazione.</source>
        <translation>PIN scelto: da adesso apre il tuo blocco su questa postazione.</translation>
    </message>
    <message id="settings.pin_gone">
        <source>PIN tolto: dopo un blocco si chiede la password.</source>
        <translation>PIN tolto: dopo un blocco si chiede la password.</translation>
    </message>
    <message id="settings.printers">
        <source>Stampanti</source>
        <translation>Stampanti</translation>
    </message>
    <message id="settings.paper">
        <source>Fogli A4: avvisi, piani, situazioni</source>
        <translation>Fogli A4: avvisi, piani, situazioni</translation>
    </message>
    <message id="settings.roll">
        <source>Scontrini</source>
        <translation>Scontrini</translation>
    </message>
    <message id="settings.by_address">
        <source>Un'altra stampante di scontrini</source>
        <translation>Un'altra stampante di scontrini</translation>
    </message>
    <message id="settings.by_address_hint">
        <source>Se non la trovi sopra, scrivi il suo indirizzo: 10.4.2.31, COM3, /dev/ttyUSB0</source>
        <translation>Se non la trovi sopra, scrivi il suo indirizzo: 10.4.2.31, COM3, /dev/ttyUSB0</translation>
    </message>
    <message id="settings.receipts">
        <source>Le ricevute escono</source>
        <translation>Le ricevute escono</translation>
    </message>
    <message id="settings.receipts_paper">
        <source>sui fogli A4</source>
        <translation>sui fogli A4</translation>
    </message>
    <message id="settings.receipts_roll">
        <source>sugli scontrini</source>
        <translation>sugli scontrini</translation>
    </message>
    <message id="settings.when_silent">
        <source>Se la stampante degli scontrini non risponde</source>
        <translation>Se la stampante degli scontrini non risponde</translation>
    </message>
    <message id="settings.when_silent_ask">
        <source>chiedi che cosa fare</source>
        <translation>chiedi che cosa fare</translation>
    </message>
    <message id="settings.when_silent_paper">
        <source>usa i fogli A4</source>
        <translation>usa i fogli A4</translation>
    </message>
    <message id="settings.printer_tcp">
        <source>In rete, {name}</source>
        <translation>In rete, {name}</translation>
    </message>
    <message id="settings.printer_serial">
        <source>Alla porta {name}</source>
        <translation>Alla porta {name}</translation>
    </message>
    <message id="settings.printer_usb">
        <source>USB, {name}</source>
        <translation>USB, {name}</translation>
    </message>
    <message id="settings.printer_file">
        <source>Cartella «{name}»</source>
        <translation>Cartella «{name}»</translation>
    </message>
    <message id="settings.no_printer">
        <source>Nessuna</source>
        <translation>Nessuna</translation>
    </message>
    <message id="settings.looking">
        <source>Cerco le stampanti di questo computer e della rete…</source>
        <translation>Cerco le stampanti di questo computer e della rete…</translation>
    </message>
    <message id="settings.found_none">
        <source>Nessuna stampante trovata. Ricontrolla che sia accesa e collegata, poi premi F5.</source>
        <translation>Nessuna stampante trovata. Ricontrolla che sia accesa e collegata, poi premi F5.</translation>
    </message>
    <message id="settings.found" numerus="yes">
        <source>Trovate {number} stampanti.</source>
        <translation>
            <numerusform>Trovata 1 stampante.</numerusform>
            <numerusform>Trovate {number} stampanti.</numerusform>
        </translation>
    </message>
    <message id="settings.printers_kept">
        <source>Da adesso si stampa con queste.</source>
        <translation>Da adesso si stampa con queste.</translation>
    </message>
    <message id="settings.trying">
        <source>Mando la pagina di prova…</source>
        <translation>Mando la pagina di prova…</translation>
    </message>
    <message id="settings.trial_CONFIRMED_device">
        <source>La stampante conferma: la pagina di prova è uscita.</source>
        <translation>La stampante conferma: la pagina di prova è uscita.</translation>
    </message>
    <message id="settings.trial_CONFIRMED_queue">
        <source>La coda di stampa ha preso la pagina di prova: guarda se esce.</source>
        <translation>La coda di stampa ha preso la pagina di prova: guarda se esce.</translation>
    </message>
    <message id="settings.trial_UNCERTAIN">
        <source>Non è certo che la pagina di prova sia uscita: guarda la stampante.</source>
        <translation>Non è certo che la pagina di prova sia uscita: guarda la stampante.</translation>
    </message>
    <message id="settings.trial_NOT_SENT">
        <source>Non è partito nulla: {state}. Ricontrolla la stampante e riprova.</source>
        <translation>Non è partito nulla: {state}. Ricontrolla la stampante e riprova.</translation>
    </message>
    <message id="settings.added_CONFIRMED">
        <source>La pagina di prova è uscita e la stampante è scelta: F9 per usarla.</source>
        <translation>La pagina di prova è uscita e la stampante è scelta: F9 per usarla.</translation>
    </message>
    <message id="settings.added_UNCERTAIN">
        <source>La stampante è scelta, ma non dice se la pagina è uscita: guardala. Se c'è, F9 per usarla; se manca, scegline un'altra.</source>
        <translation>La stampante è scelta, ma non dice se la pagina è uscita: guardala. Se c'è, F9 per usarla; se manca, scegline un'altra.</translation>
    </message>
    <message id="settings.roll_dropped">
        <source>La stampante degli scontrini è tolta: le ricevute escono sui fogli A4.</source>
        <translation>La stampante degli scontrini è tolta: le ricevute escono sui fogli A4.</translation>
    </message>
    <message id="settings.no_roll_left">
        <source>La stampante degli scontrini è tolta: questa postazione non stampa più ricevute. Per stamparle scegli una stampante e premi F9.</source>
        <translation>La stampante degli scontrini è tolta: questa postazione non stampa più ricevute. Per stamparle scegli una stampante e premi F9.</translation>
    </message>
    <message id="settings.state_asking">
        <source>Chiedo…</source>
        <translation>Chiedo…</translation>
    </message>
    <message id="settings.state_READY">
        <source>Pronta</source>
        <translation>Pronta</translation>
    </message>
    <message id="settings.state_PAPER_OUT">
        <source>Carta finita</source>
        <translation>Carta finita</translation>
    </message>
    <message id="settings.state_UNREACHABLE">
        <source>Non risponde</source>
        <translation>Non risponde</translation>
    </message>
    <message id="settings.state_WRONG_SETTINGS">
        <source>Da impostare</source>
        <translation>Da impostare</translation>
    </message>
    <message id="settings.state_NOT_SET">
        <source>Nessuna</source>
        <translation>Nessuna</translation>
    </message>
    <message id="settings.reader">
        <source>Lettore</source>
        <translation>Lettore</translation>
    </message>
    <message id="settings.read_here">
        <source>Leggi un codice</source>
        <translation>Leggi un codice</translation>
    </message>
    <message id="settings.reader_hint">
        <source>Leggi un codice qualunque, dovunque sia il cursore: qui vedi che cosa arriva.</source>
        <translation>Leggi un codice qualunque, dovunque sia il cursore: qui vedi che cosa arriva.</translation>
    </message>
    <message id="settings.reader_keys">
        <source>Tastiera del lettore</source>
        <translation>Tastiera del lettore</translation>
    </message>
    <message id="settings.reader_keys_same">
        <source>Come quella del PC</source>
        <translation>Come quella del PC</translation>
    </message>
    <message id="settings.reader_keys_other">
        <source>Degli Stati Uniti: il programma corregge</source>
        <translation>Degli Stati Uniti: il programma corregge</translation>
    </message>
    <message id="settings.keyboard_us">
        <source>Il lettore scrive con la tastiera americana: il programma lo corregge da solo.</source>
        <translation>Il lettore scrive con la tastiera americana: il programma lo corregge da solo.</translation>
    </message>
    <message id="settings.keyboard_it">
        <source>Arriva com'è scritto: il lettore non ha bisogno di correzioni.</source>
        <translation>Arriva com'è scritto: il lettore non ha bisogno di correzioni.</translation>
    </message>
    <message id="settings.read_words">
        <source>Nessun codice che il programma conosce: lo cercherebbe come testo.</source>
        <translation>Nessun codice che il programma conosce: lo cercherebbe come testo.</translation>
    </message>
    <message id="settings.desk">
        <source>Questa postazione</source>
        <translation>Questa postazione</translation>
    </message>
    <message id="settings.desk_name">
        <source>Postazione</source>
        <translation>Postazione</translation>
    </message>
    <message id="settings.desk_entity">
        <source>Ente</source>
        <translation>Ente</translation>
    </message>
    <message id="settings.desk_server">
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message id="settings.desk_enrolled">
        <source>Registrata</source>
        <translation>Registrata</translation>
    </message>
    <message id="settings.desk_version">
        <source>Programma</source>
        <translation>Programma</translation>
    </message>
    <message id="settings.desk_numbers">
        <source>Numeri</source>
        <translation>Numeri</translation>
    </message>
    <message id="settings.desk_waiting">
        <source>Da inviare</source>
        <translation>Da inviare</translation>
    </message>
    <message id="settings.desk_lock">
        <source>Blocco</source>
        <translation>Blocco</translation>
    </message>
    <message id="settings.waiting_none">
        <source>Niente: è tutto inviato</source>
        <translation>Niente: è tutto inviato</translation>
    </message>
    <message id="settings.waiting" numerus="yes">
        <source>{number} operazioni</source>
        <translation>
            <numerusform>1 operazione</numerusform>
            <numerusform>{number} operazioni</numerusform>
        </translation>
    </message>
    <message id="settings.minutes_none">
        <source>Subito</source>
        <translation>Subito</translation>
    </message>
    <message id="settings.minutes" numerus="yes">
        <source>Da sola dopo {number} minuti senza tasti</source>
        <translation>
            <numerusform>Da sola dopo 1 minuto senza tasti</numerusform>
            <numerusform>Da sola dopo {number} minuti senza tasti</numerusform>
        </translation>
    </message>
    <message id="settings.enrol_again_hint">
        <source>Se la postazione è in dubbio o cambia sportello, chi amministra il sistema ti dà un nuovo codice di attivazione: poi registrala di nuovo.</source>
        <translation>Se la postazione è in dubbio o cambia sportello, chi amministra il sistema ti dà un nuovo codice di attivazione: poi registrala di nuovo.</translation>
    </message>
    <message id="report.left">
        <source>L'ultima volta qualcosa nel programma non ha funzionato. È pronta una segnalazione senza dati personali: mandala all'assistenza.</source>
        <translation>L'ultima volta qualcosa nel programma non ha funzionato. È pronta una segnalazione senza dati personali: mandala all'assistenza.</translation>
    </message>
    <message id="report.copied">
        <source>Segnalazione copiata: incollala in un messaggio all'assistenza.</source>
        <translation>Segnalazione copiata: incollala in un messaggio all'assistenza.</translation>
    </message>
    <message id="report.opened">
        <source>Le segnalazioni sono nella cartella che si è aperta.</source>
        <translation>Le segnalazioni sono nella cartella che si è aperta.</translation>
    </message>
    <message id="report.copy">
        <source>Copia</source>
        <translation>Copia</translation>
    </message>
    <message id="report.open">
        <source>Apri la cartella</source>
        <translation>Apri la cartella</translation>
    </message>
    <message id="report.met">
        <source>Qualcosa nel programma non ha funzionato. Quello che hai scritto è salvo: riprova, e se succede ancora chiama l'assistenza. La segnalazione è già scritta.</source>
        <translation>Qualcosa nel programma non ha funzionato. Quello che hai scritto è salvo: riprova, e se succede ancora chiama l'assistenza. La segnalazione è già scritta.</translation>
    </message>
    <message id="recognised.NOTICE_NUMBER">
        <source>Avviso</source>
        <translation>Avviso</translation>
    </message>
    <message id="recognised.NUMBER_UNFINISHED">
        <source>Numero avviso</source>
        <translation>Numero avviso</translation>
    </message>
    <message id="recognised.VERIFICATION_CODE">
        <source>Codice di una ricevuta</source>
        <translation>Codice di una ricevuta</translation>
    </message>
    <message id="recognised.TAX_CODE">
        <source>Codice fiscale</source>
        <translation>Codice fiscale</translation>
    </message>
    <message id="recognised.HEALTH_CARD">
        <source>Tessera sanitaria</source>
        <translation>Tessera sanitaria</translation>
    </message>
    <message id="recognised.IDENTITY_CARD">
        <source>Carta d'identità</source>
        <translation>Carta d'identità</translation>
    </message>
    <message id="recognised.FLOW">
        <source>Flusso di rendicontazione</source>
        <translation>Flusso di rendicontazione</translation>
    </message>
    <message id="recognised.FLOW_BROKEN">
        <source>Flusso di rendicontazione in un testo spezzato: si apre quello che il server conosce</source>
        <translation>Flusso di rendicontazione in un testo spezzato: si apre quello che il server conosce</translation>
    </message>
    <message id="recognised.PROVISIONAL">
        <source>Provvisorio in entrata</source>
        <translation>Provvisorio in entrata</translation>
    </message>
    <message id="recognised.REFERENCE">
        <source>Riferimento di un pagamento</source>
        <translation>Riferimento di un pagamento</translation>
    </message>
    <message id="recognised.REMITTANCE_CUT">
        <source>Testo del tesoriere che non nomina per intero un flusso né un nostro avviso: cerca per provvisorio (2026/1420)</source>
        <translation>Testo del tesoriere che non nomina per intero un flusso né un nostro avviso: cerca per provvisorio (2026/1420)</translation>
    </message>
    <message id="recognised.missing_none">
        <source>Numero avviso</source>
        <translation>Numero avviso</translation>
    </message>
    <message id="recognised.missing" numerus="yes">
        <source>Numero avviso: mancano {number} cifre</source>
        <translation>
            <numerusform>Numero avviso: manca 1 cifra</numerusform>
            <numerusform>Numero avviso: mancano {number} cifre</numerusform>
        </translation>
    </message>
    <message id="scan.incomplete">
        <source>Lettura incompleta: riprova.</source>
        <translation>Lettura incompleta: riprova.</translation>
    </message>
    <message id="scan.read">
        <source>{what}: letto.</source>
        <translation>{what}: letto.</translation>
    </message>
    <message id="scan.held_notice">
        <source>L'avviso è in sospeso: Esc torna all'avviso.</source>
        <translation>L'avviso è in sospeso: Esc torna all'avviso.</translation>
    </message>
    <message id="scan.held_form">
        <source>Quello che stavi scrivendo resta: Esc torna lì.</source>
        <translation>Quello che stavi scrivendo resta: Esc torna lì.</translation>
    </message>
    <message id="scan.keys_differ">
        <source>Il lettore scrive con la tastiera di un altro Paese: qui è stato corretto. Impostalo sulla tastiera italiana, con il codice che è nel suo manuale.</source>
        <translation>Il lettore scrive con la tastiera di un altro Paese: qui è stato corretto. Impostalo sulla tastiera italiana, con il codice che è nel suo manuale.</translation>
    </message>
    <message id="scan.keys_right">
        <source>Il lettore ora scrive come il PC: non c'è più niente da correggere.</source>
        <translation>Il lettore ora scrive come il PC: non c'è più niente da correggere.</translation>
    </message>
    <message id="commands.title">
        <source>Comandi</source>
        <translation>Comandi</translation>
    </message>
    <message id="commands.hint">
        <source>Scrivi per scegliere · Invio per eseguire · Esc per chiudere</source>
        <translation>Scrivi per scegliere · Invio per eseguire · Esc per chiudere</translation>
    </message>
    <message id="commands.nothing">
        <source>Nessun comando con queste parole. Cancella qualche lettera, o chiudi con Esc.</source>
        <translation>Nessun comando con queste parole. Cancella qualche lettera, o chiudi con Esc.</translation>
    </message>
    <message id="commands.act">
        <source>Comando</source>
        <translation>Comando</translation>
    </message>
    <message id="commands.key">
        <source>Tasto</source>
        <translation>Tasto</translation>
    </message>
    <message id="commands.next">
        <source>Prossimo cittadino</source>
        <translation>Prossimo cittadino</translation>
    </message>
    <message id="commands.last_citizen">
        <source>Ultimo cittadino</source>
        <translation>Ultimo cittadino</translation>
    </message>
    <message id="commands.resume">
        <source>Riprendi l'avviso in sospeso</source>
        <translation>Riprendi l'avviso in sospeso</translation>
    </message>
    <message id="commands.new_person">
        <source>Nuova persona</source>
        <translation>Nuova persona</translation>
    </message>
    <message id="commands.reprint_last">
        <source>Ristampa l'ultimo avviso</source>
        <translation>Ristampa l'ultimo avviso</translation>
    </message>
    <message id="commands.area">
        <source>Vai a {area}</source>
        <translation>Vai a {area}</translation>
    </message>
    <message id="commands.larger">
        <source>Testo più grande</source>
        <translation>Testo più grande</translation>
    </message>
    <message id="commands.smaller">
        <source>Testo più piccolo</source>
        <translation>Testo più piccolo</translation>
    </message>
    <message id="commands.usual_size">
        <source>Testo di grandezza normale</source>
        <translation>Testo di grandezza normale</translation>
    </message>
    <message id="commands.keys">
        <source>Foglio di tutti i tasti</source>
        <translation>Foglio di tutti i tasti</translation>
    </message>
    <message id="commands.help">
        <source>Aiuto per questa finestra</source>
        <translation>Aiuto per questa finestra</translation>
    </message>
    <message id="commands.lock">
        <source>Blocca la postazione</source>
        <translation>Blocca la postazione</translation>
    </message>
    <message id="money.asking">
        <source>Controllo in corso…</source>
        <translation>Controllo in corso…</translation>
    </message>
    <message id="money.payments">
        <source>Pagamenti</source>
        <translation>Pagamenti</translation>
    </message>
    <message id="money.count_none">
        <source>nessun pagamento nel flusso {flow}</source>
        <translation>nessun pagamento nel flusso {flow}</translation>
    </message>
    <message id="money.count" numerus="yes">
        <source>{first}–{last} di {number}, {total} · {flow}</source>
        <translation>
            <numerusform>1 pagamento, {total} · {flow}</numerusform>
            <numerusform>{first}–{last} di {number}, {total} · {flow}</numerusform>
        </translation>
    </message>
    <message id="money.line">
        <source>Riga</source>
        <translation>Riga</translation>
    </message>
    <message id="money.notice">
        <source>Numero avviso</source>
        <translation>Numero avviso</translation>
    </message>
    <message id="money.iuv">
        <source>senza avviso qui, IUV {iuv}</source>
        <translation>senza avviso qui, IUV {iuv}</translation>
    </message>
    <message id="money.outcome">
        <source>Esito</source>
        <translation>Esito</translation>
    </message>
    <message id="money.paid_on">
        <source>Pagato il</source>
        <translation>Pagato il</translation>
    </message>
    <message id="money.amount">
        <source>Importo</source>
        <translation>Importo</translation>
    </message>
    <message id="money.no_notice">
        <source>Il pagamento {iuv} non è di un avviso che conosciamo. Lo trovi tra le anomalie di chi tiene i conti.</source>
        <translation>Il pagamento {iuv} non è di un avviso che conosciamo. Lo trovi tra le anomalie di chi tiene i conti.</translation>
    </message>
    <message id="money.wrote">
        <source>Il tesoriere ha scritto</source>
        <translation>Il tesoriere ha scritto</translation>
    </message>
    <message id="money.as_of">
        <source>Situazione delle {hour}.</source>
        <translation>Situazione delle {hour}.</translation>
    </message>
    <message id="flow.CREDITED">
        <source>Flusso accreditato: {total}</source>
        <translation>Flusso accreditato: {total}</translation>
    </message>
    <message id="flow.AWAITED">
        <source>Flusso non ancora accreditato: {total}</source>
        <translation>Flusso non ancora accreditato: {total}</translation>
    </message>
    <message id="flow.ANOMALOUS">
        <source>Flusso da controllare: {total}</source>
        <translation>Flusso da controllare: {total}</translation>
    </message>
    <message id="flow.AWAITED_detail">
        <source>La banca indica il {day} come giorno del versamento: il tesoriere lo comunica di solito il giorno dopo.</source>
        <translation>La banca indica il {day} come giorno del versamento: il tesoriere lo comunica di solito il giorno dopo.</translation>
    </message>
    <message id="flow.ANOMALOUS_detail">
        <source>I totali non tornano con le sue righe: non farci conto finché la banca non manda una revisione.</source>
        <translation>I totali non tornano con le sue righe: non farci conto finché la banca non manda una revisione.</translation>
    </message>
    <message id="flow.about">
        <source>{bank}, flusso del {day}.</source>
        <translation>{bank}, flusso del {day}.</translation>
    </message>
    <message id="flow.credit">
        <source>Accreditato il {day}, provvisorio {number}.</source>
        <translation>Accreditato il {day}, provvisorio {number}.</translation>
    </message>
    <message id="credit.headline">
        <source>Provvisorio {number}: {amount}</source>
        <translation>Provvisorio {number}: {amount}</translation>
    </message>
    <message id="credit.about">
        <source>Incassato il {day} da {who}.</source>
        <translation>Incassato il {day} da {who}.</translation>
    </message>
    <message id="credit.MATCHED">
        <source>Paga il flusso {flow}.</source>
        <translation>Paga il flusso {flow}.</translation>
    </message>
    <message id="credit.NAMES_FLOW">
        <source>Nomina il flusso {flow}, ma non è ancora abbinato: succede con la prossima riconciliazione, se il flusso c'è e gli importi tornano.</source>
        <translation>Nomina il flusso {flow}, ma non è ancora abbinato: succede con la prossima riconciliazione, se il flusso c'è e gli importi tornano.</translation>
    </message>
    <message id="credit.SINGLE">
        <source>È il versamento di un pagamento solo.</source>
        <translation>È il versamento di un pagamento solo.</translation>
    </message>
    <message id="credit.UNCLEAR">
        <source>Viene dal nodo dei pagamenti, ma il testo è tagliato e non nomina un flusso: chiedi alla ragioneria.</source>
        <translation>Viene dal nodo dei pagamenti, ma il testo è tagliato e non nomina un flusso: chiedi alla ragioneria.</translation>
    </message>
    <message id="credit.OTHER">
        <source>Non viene dal nodo dei pagamenti.</source>
        <translation>Non viene dal nodo dei pagamenti.</translation>
    </message>
    <message id="credit.TAKEN_BACK">
        <source>La banca lo ha stornato per intero: non ne resta niente.</source>
        <translation>La banca lo ha stornato per intero: non ne resta niente.</translation>
    </message>
    <message id="flow_outcome.PAID">
        <source>pagato</source>
        <translation>pagato</translation>
    </message>
    <message id="flow_outcome.REVOKED">
        <source>revocato</source>
        <translation>revocato</translation>
    </message>
    <message id="flow_outcome.STAND_IN">
        <source>pagato, in differita</source>
        <translation>pagato, in differita</translation>
    </message>
    <message id="flow_outcome.STAND_IN_WITHOUT_RECEIPT">
        <source>pagato in differita, senza ricevuta</source>
        <translation>pagato in differita, senza ricevuta</translation>
    </message>
    <message id="flow_outcome.PAID_WITHOUT_RECEIPT">
        <source>pagato, senza ricevuta</source>
        <translation>pagato, senza ricevuta</translation>
    </message>
    <message id="flow_outcome.other">
        <source>altro esito</source>
        <translation>altro esito</translation>
    </message>
    <message id="notes.title">
        <source>Note su</source>
        <translation>Note su</translation>
    </message>
    <message id="notes.strip">
        <source>Note: {notes}</source>
        <translation>Note: {notes}</translation>
    </message>
    <message id="notes.by">
        <source>{name}, {day}</source>
        <translation>{name}, {day}</translation>
    </message>
    <message id="notes.waits">
        <source>da inviare</source>
        <translation>da inviare</translation>
    </message>
    <message id="notes.more" numerus="yes">
        <source>e altre {number}</source>
        <translation>
            <numerusform>e un'altra</numerusform>
            <numerusform>e altre {number}</numerusform>
        </translation>
    </message>
    <message id="notes.older">
        <source>Ce ne sono di più vecchie, che qui non si vedono</source>
        <translation>Ce ne sono di più vecchie, che qui non si vedono</translation>
    </message>
    <message id="notes.text">
        <source>Nota</source>
        <translation>Nota</translation>
    </message>
    <message id="notes.written">
        <source>Scritta il</source>
        <translation>Scritta il</translation>
    </message>
    <message id="notes.none">
        <source>Nessuna nota</source>
        <translation>Nessuna nota</translation>
    </message>
    <message id="notes.none_detail">
        <source>Scrivi qui sopra quello che serve al prossimo collega. La leggono tutti gli operatori dell'ente, e il cittadino può chiedere di vederla.</source>
        <translation>Scrivi qui sopra quello che serve al prossimo collega. La leggono tutti gli operatori dell'ente, e il cittadino può chiedere di vederla.</translation>
    </message>
    <message id="notes.new">
        <source>Nuova nota</source>
        <translation>Nuova nota</translation>
    </message>
    <message id="notes.new_hint">
        <source>Al massimo {limit} caratteri. La leggono tutti gli operatori dell'ente.</source>
        <translation>Al massimo {limit} caratteri. La leggono tutti gli operatori dell'ente.</translation>
    </message>
    <message id="notes.reason">
        <source>Perché ritiri «{note}»</source>
        <translation>Perché ritiri «{note}»</translation>
    </message>
    <message id="notes.reason_hint">
        <source>La nota resta nell'elenco, con il motivo.</source>
        <translation>La nota resta nell'elenco, con il motivo.</translation>
    </message>
    <message id="notes.withdrawn">
        <source>ritirata da {name}, {moment}: {reason}</source>
        <translation>ritirata da {name}, {moment}: {reason}</translation>
    </message>
</context>
</TS>
