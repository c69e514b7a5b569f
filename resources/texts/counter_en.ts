<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="it_IT">
<context>
    <name></name>
    <message id="shell.training_title">
        <source>ADDESTRAMENTO · {program}</source>
        <translation>TRAINING · {program}</translation>
    </message>
    <message id="shell.program">
        <source>Pagamenti allo sportello</source>
        <translation>Payments at the counter</translation>
    </message>
    <message id="shell.search">
        <source>Cerca una persona, un avviso o leggi un codice</source>
        <translation>Search for a person or a notice, or scan a code</translation>
    </message>
    <message id="shell.search_short">
        <source>Cerca o leggi un codice</source>
        <translation>Search or scan a code</translation>
    </message>
    <message id="shell.search_word">
        <source>Cerca</source>
        <translation>Search</translation>
    </message>
    <message id="shell.training">
        <source>ADDESTRAMENTO · gli avvisi non sono veri e nessuno può pagarli</source>
        <translation>TRAINING · notices are not real and nobody can pay them</translation>
    </message>
    <message id="shell.lock">
        <source>Blocca (Ctrl+L)</source>
        <translation>Lock (Ctrl+L)</translation>
    </message>
    <message id="shell.actions">
        <source>Che cosa puoi fare</source>
        <translation>What you can do</translation>
    </message>
    <message id="shell.areas">
        <source>Parti del programma</source>
        <translation>Parts of the program</translation>
    </message>
    <message id="shell.more">
        <source>Altro</source>
        <translation>More</translation>
    </message>
    <message id="opening.above">
        <source>Un momento</source>
        <translation>One moment</translation>
    </message>
    <message id="opening.wait">
        <source>Apro l'archivio di questa postazione…</source>
        <translation>Opening the store of this desk…</translation>
    </message>
    <message id="opening.again">
        <source>Riprova</source>
        <translation>Try again</translation>
    </message>
    <message id="opening.trouble">
        <source>Il programma non si è aperto</source>
        <translation>The program did not open</translation>
    </message>
    <message id="rail.DAY">
        <source>Giornata</source>
        <translation>Day</translation>
    </message>
    <message id="rail.settings">
        <source>Impostazioni</source>
        <translation>Settings</translation>
    </message>
    <message id="rail.here">
        <source>sei qui</source>
        <translation>you are here</translation>
    </message>
    <message id="rail.COUNTER">
        <source>Sportello</source>
        <translation>Counter</translation>
    </message>
    <message id="rail.VERIFY">
        <source>Verifica</source>
        <translation>Verify</translation>
    </message>
    <message id="rail.NOTICES">
        <source>Avvisi</source>
        <translation>Notices</translation>
    </message>
    <message id="rail.TASKS">
        <source>Attività</source>
        <translation>Tasks</translation>
    </message>
    <message id="rail.help">
        <source>Aiuto F1</source>
        <translation>Help F1</translation>
    </message>
    <message id="rail.KINDS">
        <source>Tipi</source>
        <translation>Kinds</translation>
    </message>
    <message id="key.left">
        <source>Sinistra</source>
        <translation>Left</translation>
    </message>
    <message id="key.right">
        <source>Destra</source>
        <translation>Right</translation>
    </message>
    <message id="key.space">
        <source>Spazio</source>
        <translation>Space</translation>
    </message>
    <message id="key.up">
        <source>Su</source>
        <translation>Up</translation>
    </message>
    <message id="key.enter">
        <source>Invio</source>
        <translation>Enter</translation>
    </message>
    <message id="key.arrows">
        <source>Frecce</source>
        <translation>Arrows</translation>
    </message>
    <message id="key.delete">
        <source>Canc</source>
        <translation>Del</translation>
    </message>
    <message id="act.show_code">
        <source>Mostra QR</source>
        <translation>Show QR</translation>
    </message>
    <message id="act.release_code">
        <source>Rilascia e mostra QR</source>
        <translation>Release and show QR</translation>
    </message>
    <message id="act.hold">
        <source>Metti in sospeso</source>
        <translation>Put on hold</translation>
    </message>
    <message id="act.repeat">
        <source>Come l'ultimo</source>
        <translation>Like the last one</translation>
    </message>
    <message id="act.template">
        <source>Modello</source>
        <translation>Template</translation>
    </message>
    <message id="act.keep_template">
        <source>Tieni</source>
        <translation>Keep</translation>
    </message>
    <message id="act.drop_template">
        <source>Elimina modello</source>
        <translation>Delete template</translation>
    </message>
    <message id="act.hand_task">
        <source>Passa al responsabile</source>
        <translation>Hand to the supervisor</translation>
    </message>
    <message id="act.close_day">
        <source>Chiudi la giornata</source>
        <translation>Close the day</translation>
    </message>
    <message id="act.day_report">
        <source>Rapporto PDF</source>
        <translation>PDF report</translation>
    </message>
    <message id="act.export">
        <source>Esporta</source>
        <translation>Export</translation>
    </message>
    <message id="act.refresh">
        <source>Aggiorna</source>
        <translation>Refresh</translation>
    </message>
    <message id="act.day_before">
        <source>Prima</source>
        <translation>Before</translation>
    </message>
    <message id="act.day_after">
        <source>Dopo</source>
        <translation>After</translation>
    </message>
    <message id="act.stop_work">
        <source>Ferma</source>
        <translation>Stop</translation>
    </message>
    <message id="act.give_up_waiting">
        <source>Annulla</source>
        <translation>Cancel</translation>
    </message>
    <message id="act.columns">
        <source>Colonne</source>
        <translation>Columns</translation>
    </message>
    <message id="act.print_chosen">
        <source>Stampa scelti</source>
        <translation>Print chosen</translation>
    </message>
    <message id="act.use_printers">
        <source>Usa queste stampanti</source>
        <translation>Use these printers</translation>
    </message>
    <message id="act.try_paper">
        <source>Prova A4</source>
        <translation>Try A4</translation>
    </message>
    <message id="act.try_roll">
        <source>Prova scontrini</source>
        <translation>Try receipts</translation>
    </message>
    <message id="act.add_printer">
        <source>Prova e aggiungi</source>
        <translation>Try and add</translation>
    </message>
    <message id="act.drop_roll">
        <source>Togli stampante scontrini</source>
        <translation>Remove receipt printer</translation>
    </message>
    <message id="act.seek_printers">
        <source>Cerca stampanti</source>
        <translation>Look for printers</translation>
    </message>
    <message id="act.enrol_again">
        <source>Registra di nuovo</source>
        <translation>Enrol again</translation>
    </message>
    <message id="act.set_pin">
        <source>Scegli un PIN</source>
        <translation>Choose a PIN</translation>
    </message>
    <message id="act.change_pin">
        <source>Cambia il PIN</source>
        <translation>Change the PIN</translation>
    </message>
    <message id="act.remove_pin">
        <source>Togli il PIN</source>
        <translation>Remove the PIN</translation>
    </message>
    <message id="act.more_payments">
        <source>Altri pagamenti</source>
        <translation>Other payments</translation>
    </message>
    <message id="act.snooze">
        <source>Rimanda</source>
        <translation>Put off</translation>
    </message>
    <message id="act.notes">
        <source>Note</source>
        <translation>Notes</translation>
    </message>
    <message id="act.write_note">
        <source>Scrivi la nota</source>
        <translation>Write the note</translation>
    </message>
    <message id="act.begin_withdrawal">
        <source>Ritira la nota</source>
        <translation>Withdraw the note</translation>
    </message>
    <message id="act.withdraw_note">
        <source>Ritira la nota</source>
        <translation>Withdraw the note</translation>
    </message>
    <message id="act.keep_note">
        <source>Tieni la nota</source>
        <translation>Keep the note</translation>
    </message>
    <message id="act.filter">
        <source>Filtra</source>
        <translation>Filter</translation>
    </message>
    <message id="act.print_situation">
        <source>Stampa situazione</source>
        <translation>Print situation</translation>
    </message>
    <message id="act.pad">
        <source>Numero del modulo</source>
        <translation>Form number</translation>
    </message>
    <message id="act.plan">
        <source>A rate</source>
        <translation>Instalments</translation>
    </message>
    <message id="act.free_plan">
        <source>Rate libere</source>
        <translation>Free instalments</translation>
    </message>
    <message id="act.make_plan">
        <source>Conferma e stampa</source>
        <translation>Confirm and print</translation>
    </message>
    <message id="act.rest">
        <source>Metti qui il resto</source>
        <translation>Put the rest here</translation>
    </message>
    <message id="act.add_line">
        <source>Aggiungi rata</source>
        <translation>Add line</translation>
    </message>
    <message id="act.remove_line">
        <source>Togli rata</source>
        <translation>Remove line</translation>
    </message>
    <message id="act.lock">
        <source>Blocca</source>
        <translation>Lock</translation>
    </message>
    <message id="act.open_citizen">
        <source>Apri cittadino</source>
        <translation>Open citizen</translation>
    </message>
    <message id="act.new_notice">
        <source>Nuovo avviso</source>
        <translation>New notice</translation>
    </message>
    <message id="act.another_notice">
        <source>Altro avviso</source>
        <translation>Another notice</translation>
    </message>
    <message id="act.last_citizen">
        <source>Ultimo cittadino</source>
        <translation>Last citizen</translation>
    </message>
    <message id="act.resume">
        <source>Riprendi</source>
        <translation>Resume</translation>
    </message>
    <message id="act.verify">
        <source>Verifica</source>
        <translation>Verify</translation>
    </message>
    <message id="act.reprint_plan">
        <source>Tutte le rate</source>
        <translation>Whole plan</translation>
    </message>
    <message id="act.reprint">
        <source>Ristampa</source>
        <translation>Reprint</translation>
    </message>
    <message id="act.panel">
        <source>Storia</source>
        <translation>Story</translation>
    </message>
    <message id="act.next_citizen">
        <source>Prossimo</source>
        <translation>Next</translation>
    </message>
    <message id="act.new_person">
        <source>Nuova persona</source>
        <translation>New person</translation>
    </message>
    <message id="act.co_debtor">
        <source>Coobbligato</source>
        <translation>Co-debtor</translation>
    </message>
    <message id="act.make_person">
        <source>Crea la persona</source>
        <translation>Create the person</translation>
    </message>
    <message id="act.release">
        <source>Rilascia e stampa</source>
        <translation>Release and print</translation>
    </message>
    <message id="act.back">
        <source>Indietro</source>
        <translation>Back</translation>
    </message>
    <message id="act.print_receipt">
        <source>Stampa ricevuta</source>
        <translation>Print receipt</translation>
    </message>
    <message id="act.print_receipts">
        <source>Stampa ricevute</source>
        <translation>Print receipts</translation>
    </message>
    <message id="act.receipt_page">
        <source>Ricevuta A4</source>
        <translation>Receipt on A4</translation>
    </message>
    <message id="act.receipts_page">
        <source>Ricevute A4</source>
        <translation>Receipts on A4</translation>
    </message>
    <message id="act.ask_now">
        <source>Chiedi adesso</source>
        <translation>Ask now</translation>
    </message>
    <message id="act.open_notice">
        <source>Apri</source>
        <translation>Open</translation>
    </message>
    <message id="act.open_flow">
        <source>Apri il flusso</source>
        <translation>Open the flow</translation>
    </message>
    <message id="act.next_step">
        <source>Prossimo passo</source>
        <translation>Next step</translation>
    </message>
    <message id="act.correct">
        <source>Correggi</source>
        <translation>Correct</translation>
    </message>
    <message id="act.reprint_copy">
        <source>Ristampa, come copia</source>
        <translation>Reprint as a copy</translation>
    </message>
    <message id="act.print_again">
        <source>Stampa di nuovo</source>
        <translation>Print again</translation>
    </message>
    <message id="act.print_these">
        <source>Stampa questi</source>
        <translation>Print these</translation>
    </message>
    <message id="act.print_open">
        <source>Stampa gli aperti</source>
        <translation>Print the open ones</translation>
    </message>
    <message id="act.bulk_under_way">
        <source>Stampa di più avvisi</source>
        <translation>Printing many notices</translation>
    </message>
    <message id="act.save_where">
        <source>Scegli dove</source>
        <translation>Choose where</translation>
    </message>
    <message id="act.pause_bulk">
        <source>Sospendi</source>
        <translation>Pause</translation>
    </message>
    <message id="act.go_on_bulk">
        <source>Continua</source>
        <translation>Go on</translation>
    </message>
    <message id="act.cancel_bulk">
        <source>Annulla la stampa</source>
        <translation>Cancel the print</translation>
    </message>
    <message id="act.preview">
        <source>Anteprima</source>
        <translation>Preview</translation>
    </message>
    <message id="act.print">
        <source>Stampa</source>
        <translation>Print</translation>
    </message>
    <message id="act.save_pdf">
        <source>Salva PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message id="act.mail">
        <source>Bozza di e-mail</source>
        <translation>E-mail draft</translation>
    </message>
    <message id="act.other_receipt">
        <source>Altra ricevuta</source>
        <translation>Other receipt</translation>
    </message>
    <message id="act.larger">
        <source>Ingrandisci</source>
        <translation>Larger</translation>
    </message>
    <message id="act.smaller">
        <source>Riduci</source>
        <translation>Smaller</translation>
    </message>
    <message id="act.came_out">
        <source>È uscito</source>
        <translation>It came out</translation>
    </message>
    <message id="act.not_needed">
        <source>Non serve più</source>
        <translation>Not needed any more</translation>
    </message>
    <message id="act.close_task">
        <source>Segna come chiusa</source>
        <translation>Mark as closed</translation>
    </message>
    <message id="act.new_kind">
        <source>Nuovo tipo</source>
        <translation>New kind</translation>
    </message>
    <message id="act.resume_kind">
        <source>Riprendi il nuovo</source>
        <translation>Resume the new one</translation>
    </message>
    <message id="act.copy_kind">
        <source>Copia</source>
        <translation>Copy</translation>
    </message>
    <message id="act.load_again">
        <source>Ricarica</source>
        <translation>Load again</translation>
    </message>
    <message id="act.save">
        <source>Salva</source>
        <translation>Save</translation>
    </message>
    <message id="act.save_now">
        <source>Salva adesso</source>
        <translation>Save now</translation>
    </message>
    <message id="act.back_to_form">
        <source>Torna al modulo</source>
        <translation>Back to the form</translation>
    </message>
    <message id="act.new_version">
        <source>Nuova versione</source>
        <translation>New version</translation>
    </message>
    <message id="act.try_out">
        <source>Prova</source>
        <translation>Try out</translation>
    </message>
    <message id="act.kind_history">
        <source>Storia</source>
        <translation>History</translation>
    </message>
    <message id="act.discard">
        <source>Scarta modifiche</source>
        <translation>Discard changes</translation>
    </message>
    <message id="act.ask_refund">
        <source>Chiedi rimborso</source>
        <translation>Ask for refund</translation>
    </message>
    <message id="act.decide_refund">
        <source>Decidi il rimborso</source>
        <translation>Decide the refund</translation>
    </message>
    <message id="act.decide_cancel">
        <source>Decidi l'annullo</source>
        <translation>Decide the cancellation</translation>
    </message>
    <message id="act.ask_cancel">
        <source>Chiedi l'annullo</source>
        <translation>Ask to cancel</translation>
    </message>
    <message id="act.approvals">
        <source>Da approvare ({count})</source>
        <translation>To approve ({count})</translation>
    </message>
    <message id="act.approve">
        <source>Approva</source>
        <translation>Approve</translation>
    </message>
    <message id="act.reject">
        <source>Rifiuta</source>
        <translation>Reject</translation>
    </message>
    <message id="act.see_notice">
        <source>Storia dell'avviso</source>
        <translation>Story of the notice</translation>
    </message>
    <message id="status.notes_none">
        <source>Tutto inviato</source>
        <translation>All sent</translation>
    </message>
    <message id="status.notes" numerus="yes">
        <source>{number} note da inviare</source>
        <translation>
            <numerusform>1 note to send</numerusform>
            <numerusform>{number} notes to send</numerusform>
        </translation>
    </message>
    <message id="status.online">
        <source>In linea</source>
        <translation>Online</translation>
    </message>
    <message id="status.offline">
        <source>Fuori linea · puoi continuare</source>
        <translation>Offline · you can go on</translation>
    </message>
    <message id="status.offline_since">
        <source>Fuori linea dalle {hour} · puoi continuare</source>
        <translation>Offline since {hour} · you can go on</translation>
    </message>
    <message id="status.online_slow">
        <source>In linea, ma lenta</source>
        <translation>Online, but slow</translation>
    </message>
    <message id="status.offline_because">
        <source>Fuori linea dalle {hour}: {reason} · puoi continuare</source>
        <translation>Offline since {hour}: {reason} · you can go on</translation>
    </message>
    <message id="status.offline_only">
        <source>Fuori linea: {reason}</source>
        <translation>Offline: {reason}</translation>
    </message>
    <message id="status.because_NO_NETWORK">
        <source>manca la rete</source>
        <translation>there is no network</translation>
    </message>
    <message id="status.because_NAME_NOT_FOUND">
        <source>il nome del server non si trova</source>
        <translation>the server's name is not found</translation>
    </message>
    <message id="status.because_REFUSED">
        <source>il server non è in funzione</source>
        <translation>the server is not running</translation>
    </message>
    <message id="status.because_SILENT">
        <source>il server non risponde</source>
        <translation>the server does not answer</translation>
    </message>
    <message id="status.because_CUT">
        <source>la linea si interrompe</source>
        <translation>the line breaks off</translation>
    </message>
    <message id="status.because_SOMEBODY_ELSE">
        <source>risponde un'altra pagina, forse l'accesso alla rete</source>
        <translation>another page answers, perhaps the network's sign-on</translation>
    </message>
    <message id="status.because_CERTIFICATE">
        <source>risponde qualcun altro al posto del server</source>
        <translation>somebody else answers in the server's place</translation>
    </message>
    <message id="status.because_NOT_UNDERSTOOD">
        <source>la risposta non si capisce</source>
        <translation>the answer makes no sense</translation>
    </message>
    <message id="status.because_SERVER_UNWELL">
        <source>il server ha un guasto</source>
        <translation>the server has a fault</translation>
    </message>
    <message id="line.back_none">
        <source>Di nuovo in linea.</source>
        <translation>Back online.</translation>
    </message>
    <message id="line.back" numerus="yes">
        <source>Di nuovo in linea. {number} avvisi registrati, si possono pagare.</source>
        <translation>
            <numerusform>Back online. 1 notice registered, it can be paid.</numerusform>
            <numerusform>Back online. {number} notices registered, they can be paid.</numerusform>
        </translation>
    </message>
    <message id="line.back_soon" numerus="yes">
        <source>Di nuovo in linea. {number} avvisi registrati, si potranno pagare tra poco.</source>
        <translation>
            <numerusform>Back online. 1 notice registered, it can be paid in a little while.</numerusform>
            <numerusform>Back online. {number} notices registered, they can be paid in a little while.</numerusform>
        </translation>
    </message>
    <message id="status.waiting_none">
        <source>Tutto inviato</source>
        <translation>All sent</translation>
    </message>
    <message id="status.waiting" numerus="yes">
        <source>{number} da inviare</source>
        <translation>
            <numerusform>1 to send</numerusform>
            <numerusform>{number} to send</numerusform>
        </translation>
    </message>
    <message id="status.paper_READY">
        <source>A4: pronta</source>
        <translation>A4: ready</translation>
    </message>
    <message id="status.paper_PAPER_OUT">
        <source>A4: carta finita</source>
        <translation>A4: out of paper</translation>
    </message>
    <message id="status.paper_UNREACHABLE">
        <source>A4: non risponde</source>
        <translation>A4: not answering</translation>
    </message>
    <message id="status.paper_WRONG_SETTINGS">
        <source>A4: da impostare</source>
        <translation>A4: to be set up</translation>
    </message>
    <message id="status.paper_NOT_SET">
        <source>A4: nessuna</source>
        <translation>A4: none</translation>
    </message>
    <message id="status.roll_READY">
        <source>Scontrini: pronta</source>
        <translation>Receipts: ready</translation>
    </message>
    <message id="status.roll_PAPER_OUT">
        <source>Scontrini: carta finita</source>
        <translation>Receipts: out of paper</translation>
    </message>
    <message id="status.roll_UNREACHABLE">
        <source>Scontrini: non risponde</source>
        <translation>Receipts: not answering</translation>
    </message>
    <message id="status.roll_WRONG_SETTINGS">
        <source>Scontrini: da impostare</source>
        <translation>Receipts: to be set up</translation>
    </message>
    <message id="status.roll_NOT_SET">
        <source>Scontrini: nessuna</source>
        <translation>Receipts: none</translation>
    </message>
    <message id="status.roll_on_paper">
        <source>Scontrini: non risponde, si usa l'A4</source>
        <translation>Receipts: no answer, A4 is used</translation>
    </message>
    <message id="status.bulk_runs">
        <source>Stampa: {printed} di {count}</source>
        <translation>Printing: {printed} of {count}</translation>
    </message>
    <message id="status.bulk_held">
        <source>Stampa sospesa: {printed} di {count}</source>
        <translation>Print paused: {printed} of {count}</translation>
    </message>
    <message id="status.bulk_short">
        <source>{printed} di {count}</source>
        <translation>{printed} of {count}</translation>
    </message>
    <message id="status.numbers_none">
        <source>Numeri finiti</source>
        <translation>No numbers left</translation>
    </message>
    <message id="status.numbers" numerus="yes">
        <source>Numeri: {number}</source>
        <translation>
            <numerusform>Numbers: 1</numerusform>
            <numerusform>Numbers: {number}</numerusform>
        </translation>
    </message>
    <message id="status.numbers_days" numerus="yes">
        <source>Numeri: {left} ({number} giorni)</source>
        <translation>
            <numerusform>Numbers: {left} (1 day)</numerusform>
            <numerusform>Numbers: {left} ({number} days)</numerusform>
        </translation>
    </message>
    <message id="status.numbers_half_day">
        <source>Numeri: {left} (mezza giornata)</source>
        <translation>Numbers: {left} (half a day)</translation>
    </message>
    <message id="status.numbers_hours">
        <source>Numeri: {left} (poche ore)</source>
        <translation>Numbers: {left} (a few hours)</translation>
    </message>
    <message id="state.TO_PAY">
        <source>Da pagare</source>
        <translation>To pay</translation>
    </message>
    <message id="state.OVERDUE">
        <source>Scaduto</source>
        <translation>Overdue</translation>
    </message>
    <message id="state.PAID">
        <source>Pagato</source>
        <translation>Paid</translation>
    </message>
    <message id="state.TO_REGISTER">
        <source>Da registrare</source>
        <translation>Not yet registered</translation>
    </message>
    <message id="state.TO_CHECK">
        <source>Da controllare</source>
        <translation>Needs checking</translation>
    </message>
    <message id="state.TO_PRINT">
        <source>Da stampare</source>
        <translation>To print</translation>
    </message>
    <message id="state.SUSPENDED">
        <source>Sospeso</source>
        <translation>Suspended</translation>
    </message>
    <message id="state.EXPIRED">
        <source>Non più pagabile</source>
        <translation>No longer payable</translation>
    </message>
    <message id="state.IN_INSTALMENTS">
        <source>Si paga a rate</source>
        <translation>In instalments</translation>
    </message>
    <message id="state.DEBT_PAID">
        <source>Debito già pagato</source>
        <translation>Debt already paid</translation>
    </message>
    <message id="state.CANCELLED">
        <source>Annullato</source>
        <translation>Cancelled</translation>
    </message>
    <message id="enrolment.choose_file">
        <source>Scegli un file</source>
        <translation>Choose a file</translation>
    </message>
    <message id="enrolment.files">
        <source>File di attivazione (*.json)</source>
        <translation>Enrolment files (*.json)</translation>
    </message>
    <message id="enrolment.not_yet">
        <source>Il programma si sta aprendo: riprova tra un attimo.</source>
        <translation>The program is opening: try again in a moment.</translation>
    </message>
    <message id="enrolment.done">
        <source>Questo computer è adesso {desk}, {office}, di {entity}.</source>
        <translation>This computer is now {desk}, {office}, of {entity}.</translation>
    </message>
    <message id="enrolment.training">
        <source>Addestramento</source>
        <translation>Training</translation>
    </message>
    <message id="enrolment.training_what">
        <source>Questo computer non ha ancora uno sportello di addestramento. Serve un codice di un ente di addestramento: chiedilo a chi amministra il sistema.</source>
        <translation>This computer has no training desk yet. It takes a code of an entity for training: ask whoever administers the system.</translation>
    </message>
    <message id="enrolment.again">
        <source>Registra di nuovo</source>
        <translation>Enrol again</translation>
    </message>
    <message id="enrolment.again_what">
        <source>Questa postazione è già registrata. Con un altro codice dello stesso ente prende numeri nuovi e tiene quello che deve ancora inviare. Con il codice di un altro ente ricomincia da un archivio vuoto: quello di adesso resta su questo computer, messo da parte.</source>
        <translation>This desk is enrolled already. With another code of the same entity it takes new numbers and keeps what it must still send. With a code of another entity it begins with an empty store: the present one stays on this computer, put aside.</translation>
    </message>
    <message id="enrolment.first_start">
        <source>Primo avvio</source>
        <translation>First start</translation>
    </message>
    <message id="enrolment.first_start_what">
        <source>Questo computer non è ancora uno sportello. Serve il codice che ti ha dato chi amministra il sistema.</source>
        <translation>This computer is not a counter yet. You need the code that the administrator gave you.</translation>
    </message>
    <message id="enrolment.lost">
        <source>Archivio perso</source>
        <translation>Store lost</translation>
    </message>
    <message id="enrolment.lost_what">
        <source>L'archivio di questa postazione non si leggeva, e il suo diario nemmeno. Sono messi da parte, niente è cancellato: conserva le copie degli avvisi rilasciati da qui e chiama l'assistenza. Per ricominciare serve un nuovo codice di attivazione.</source>
        <translation>The store of this desk could not be read, nor could its journal. They have been set aside, nothing was deleted: keep the copies of the notices released here and call support. To begin again a new activation code is needed.</translation>
    </message>
    <message id="enrolment.retired">
        <source>Postazione ritirata</source>
        <translation>Desk retired</translation>
    </message>
    <message id="enrolment.retired_what">
        <source>Questa postazione è stata ritirata. Tutto era consegnato, quindi il suo archivio è stato cancellato. Se è un errore chiedi un nuovo codice di attivazione a chi amministra il sistema.</source>
        <translation>This desk has been retired. Everything had been delivered, so its store has been erased. If that is a mistake, ask the administrator for a new activation code.</translation>
    </message>
    <message id="enrolment.server">
        <source>Indirizzo del server</source>
        <translation>Server address</translation>
    </message>
    <message id="enrolment.server_hint">
        <source>Per esempio https://pagamenti.comune.esempio.it</source>
        <translation>For example https://payments.town.example</translation>
    </message>
    <message id="enrolment.server_wrong">
        <source>L'indirizzo comincia con https:// oppure http://. Ricontrollalo.</source>
        <translation>The address begins with https:// or http://. Check it.</translation>
    </message>
    <message id="enrolment.code">
        <source>Codice di attivazione</source>
        <translation>Activation code</translation>
    </message>
    <message id="enrolment.code_missing">
        <source>Manca il codice di attivazione: chiedilo a chi amministra il sistema.</source>
        <translation>The activation code is missing: ask the administrator for it.</translation>
    </message>
    <message id="enrolment.enrol">
        <source>Attiva lo sportello</source>
        <translation>Activate the counter</translation>
    </message>
    <message id="enrolment.opening">
        <source>Il programma si sta aprendo: lo sportello si attiva appena è pronto.</source>
        <translation>The program is opening: the counter is activated as soon as it is ready.</translation>
    </message>
    <message id="enrolment.asking">
        <source>Attivazione in corso…</source>
        <translation>Activating…</translation>
    </message>
    <message id="store_command.store_whole">
        <source>Archivio: intero.</source>
        <translation>Store: whole.</translation>
    </message>
    <message id="store_command.store_damaged">
        <source>Archivio: danneggiato. Apri il programma: lo mette da parte e lo rifà dal diario.</source>
        <translation>Store: damaged. Open the program: it sets it aside and makes it again from the journal.</translation>
    </message>
    <message id="store_command.journal_whole">
        <source>Diario: intero.</source>
        <translation>Journal: whole.</translation>
    </message>
    <message id="store_command.journal_torn">
        <source>Diario: intero; l'ultima riga fu interrotta da un calo di corrente e non conta.</source>
        <translation>Journal: whole; its last line was cut off by a power failure and does not count.</translation>
    </message>
    <message id="store_command.journal_altered">
        <source>Diario: danneggiato. Apri il programma: lo mette da parte e ne comincia un altro.</source>
        <translation>Journal: damaged. Open the program: it sets it aside and begins another.</translation>
    </message>
    <message id="store_command.journal_missing">
        <source>Diario: non c'è ancora. Comincia alla prossima apertura del programma.</source>
        <translation>Journal: not there yet. It begins when the program is next opened.</translation>
    </message>
    <message id="store_command.waiting">
        <source>Operazioni da consegnare o da vedere: {waiting}.</source>
        <translation>Operations to deliver or to see: {waiting}.</translation>
    </message>
    <message id="store_command.rotated">
        <source>L'archivio ha una chiave nuova. Le copie fatte prima non si aprono più.</source>
        <translation>The store has a new key. Copies made before cannot be opened any more.</translation>
    </message>
    <message id="store_command.left_out">
        <source>Devono entrare una volta in linea, dopo un collega che lo apre: {clerks}.</source>
        <translation>Have to sign in once on line, after a colleague who opens it: {clerks}.</translation>
    </message>
    <message id="store_command.wiped">
        <source>L'archivio è distrutto. Questo computer non è più uno sportello.</source>
        <translation>The store is destroyed. This computer is no counter any more.</translation>
    </message>
    <message id="sign_in.to_training">
        <source>Addestramento</source>
        <translation>Training</translation>
    </message>
    <message id="sign_in.to_work">
        <source>Torna al lavoro</source>
        <translation>Back to work</translation>
    </message>
    <message id="sign_in.username">
        <source>Nome utente</source>
        <translation>User name</translation>
    </message>
    <message id="sign_in.password">
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message id="sign_in.enter">
        <source>Accedi</source>
        <translation>Sign in</translation>
    </message>
    <message id="sign_in.opening">
        <source>Il programma si sta aprendo: entri appena è pronto.</source>
        <translation>The program is opening: you are signed in as soon as it is ready.</translation>
    </message>
    <message id="sign_in.asking">
        <source>Accesso in corso…</source>
        <translation>Signing in…</translation>
    </message>
    <message id="sign_in.username_missing">
        <source>Scrivi il tuo nome utente.</source>
        <translation>Type your user name.</translation>
    </message>
    <message id="sign_in.password_missing">
        <source>Scrivi la tua password.</source>
        <translation>Type your password.</translation>
    </message>
    <message id="sign_in.other_language">
        <source>English</source>
        <translation>Italiano</translation>
    </message>
    <message id="sign_in.waiting_none">
        <source>Su questa postazione è tutto inviato</source>
        <translation>Everything on this desk has been sent</translation>
    </message>
    <message id="sign_in.waiting" numerus="yes">
        <source>{number} operazioni da inviare da questa postazione</source>
        <translation>
            <numerusform>1 operation to send from this desk</numerusform>
            <numerusform>{number} operations to send from this desk</numerusform>
        </translation>
    </message>
    <message id="lock.title">
        <source>Postazione bloccata</source>
        <translation>Desk locked</translation>
    </message>
    <message id="lock.whose">
        <source>Il lavoro di {name} è coperto e resta com'è.</source>
        <translation>The work of {name} is covered and stays as it is.</translation>
    </message>
    <message id="lock.pin">
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message id="lock.pin_hint">
        <source>Il PIN che hai scelto nelle Impostazioni.</source>
        <translation>The PIN that you chose in Settings.</translation>
    </message>
    <message id="lock.password_hint">
        <source>Per tornare al lavoro serve la password.</source>
        <translation>The password leads back to the work.</translation>
    </message>
    <message id="lock.other_hint">
        <source>Entri con la tua password; quello che {name} ha iniziato resta suo.</source>
        <translation>You sign in with your own password; what {name} has begun stays theirs.</translation>
    </message>
    <message id="lock.open">
        <source>Sblocca</source>
        <translation>Unlock</translation>
    </message>
    <message id="lock.by_password">
        <source>Usa la password</source>
        <translation>Use the password</translation>
    </message>
    <message id="lock.by_pin">
        <source>Usa il PIN</source>
        <translation>Use the PIN</translation>
    </message>
    <message id="lock.pin_missing">
        <source>Scrivi il PIN.</source>
        <translation>Type your PIN.</translation>
    </message>
    <message id="lock.pin_digits">
        <source>Il PIN è fatto di sole cifre. Per la password premi Ctrl+Shift+L.</source>
        <translation>A PIN is digits only. For the password press Ctrl+Shift+L.</translation>
    </message>
    <message id="search.cut">
        <source>Il testo era troppo lungo: ne restano i primi {limit} caratteri. Copia solo il codice, o solo il nome.</source>
        <translation>The text was too long: its first {limit} characters are left. Copy the code alone, or the name alone.</translation>
    </message>
    <message id="search.title">
        <source>Cittadini</source>
        <translation>Citizens</translation>
    </message>
    <message id="search.hint">
        <source>Frecce per scegliere · Invio per aprire</source>
        <translation>Arrows to choose · Enter to open</translation>
    </message>
    <message id="search.begin">
        <source>Comincia a scrivere, oppure leggi un codice</source>
        <translation>Start typing, or scan a code</translation>
    </message>
    <message id="search.begin_detail">
        <source>Il campo in alto prende tutto, dovunque sia il cursore.</source>
        <translation>The field above takes everything, wherever the cursor is.</translation>
    </message>
    <message id="search.take_name">
        <source>Cognome e nome</source>
        <translation>Family name and name</translation>
    </message>
    <message id="search.take_name_how">
        <source>basta l'inizio: «ross mar»</source>
        <translation>beginnings are enough: “ross mar”</translation>
    </message>
    <message id="search.take_code">
        <source>Codice fiscale</source>
        <translation>Tax code</translation>
    </message>
    <message id="search.take_code_how">
        <source>scritto, o letto dalla tessera sanitaria</source>
        <translation>typed, or read from the health card</translation>
    </message>
    <message id="search.take_notice">
        <source>Numero avviso</source>
        <translation>Notice number</translation>
    </message>
    <message id="search.take_notice_how">
        <source>le 18 cifre, come sono sul foglio</source>
        <translation>the 18 digits, as on the paper</translation>
    </message>
    <message id="search.take_scan">
        <source>Codice QR dell'avviso</source>
        <translation>QR code of the notice</translation>
    </message>
    <message id="search.take_scan_how">
        <source>con il lettore, senza toccare un tasto</source>
        <translation>with the scanner, without any key</translation>
    </message>
    <message id="search.today">
        <source>Oggi da questa postazione</source>
        <translation>Today on this desk</translation>
    </message>
    <message id="search.released">
        <source>rilasciati</source>
        <translation>released</translation>
    </message>
    <message id="search.paid">
        <source>già pagati</source>
        <translation>already paid</translation>
    </message>
    <message id="search.to_register">
        <source>da registrare</source>
        <translation>to register</translation>
    </message>
    <message id="search.nobody">
        <source>Nessuno con «{text}»</source>
        <translation>Nobody for “{text}”</translation>
    </message>
    <message id="search.nobody_detail">
        <source>Prova con meno lettere o con il codice fiscale, oppure crea una nuova persona (Ctrl+N).</source>
        <translation>Try fewer letters or the tax code, or create a new person (Ctrl+N).</translation>
    </message>
    <message id="search.new_person">
        <source>nuova persona</source>
        <translation>new person</translation>
    </message>
    <message id="search.start_again">
        <source>svuota e ricomincia</source>
        <translation>clear and start again</translation>
    </message>
    <message id="wait.nothing">
        <source>Il server non ha ancora risposto: aspetta, oppure torna indietro con Esc.</source>
        <translation>The server has not answered yet: wait, or go back with Esc.</translation>
    </message>
    <message id="wait.shown">
        <source>Il server non ha ancora risposto: per ora vedi quello che si sapeva già.</source>
        <translation>The server has not answered yet: for now you see what was known before.</translation>
    </message>
    <message id="search.slow">
        <source>Ricerca di «{text}» in corso…</source>
        <translation>Searching for “{text}”…</translation>
    </message>
    <message id="search.slow_detail">
        <source>Il server ci mette più del solito. Aspetta, oppure scrivi altro: conta l'ultima ricerca.</source>
        <translation>The server takes longer than usual. Wait, or type something else: the last search counts.</translation>
    </message>
    <message id="search.found_none">
        <source>nessuno per «{text}»</source>
        <translation>nobody for “{text}”</translation>
    </message>
    <message id="search.found" numerus="yes">
        <source>{number} trovati per «{text}»</source>
        <translation>
            <numerusform>1 found for “{text}”</numerusform>
            <numerusform>{number} found for “{text}”</numerusform>
        </translation>
    </message>
    <message id="search.more_none">
        <source>nessuno per «{text}»</source>
        <translation>nobody for “{text}”</translation>
    </message>
    <message id="search.more" numerus="yes">
        <source>i primi {number} per «{text}»: scrivi di più</source>
        <translation>
            <numerusform>the first for “{text}”: type more</numerusform>
            <numerusform>the first {number} for “{text}”: type more</numerusform>
        </translation>
    </message>
    <message id="search.as_of">
        <source>situazione delle {hour}</source>
        <translation>as of {hour}</translation>
    </message>
    <message id="search.as_of_day">
        <source>situazione delle {hour} del {day}</source>
        <translation>as of {hour} on {day}</translation>
    </message>
    <message id="search.nobody_here">
        <source>Fuori linea si cerca solo tra chi è già passato da questa postazione: {situation}. Riprova quando torna la linea, oppure crea una nuova persona (Ctrl+N).</source>
        <translation>Offline the search knows only who has been at this counter lately: {situation}. Try again when the line is back, or create a new person (Ctrl+N).</translation>
    </message>
    <message id="search.name">
        <source>Cognome e nome</source>
        <translation>Family name and name</translation>
    </message>
    <message id="search.tax_code">
        <source>Codice fiscale</source>
        <translation>Tax code</translation>
    </message>
    <message id="search.born_on">
        <source>Nato/a il</source>
        <translation>Born on</translation>
    </message>
    <message id="search.address">
        <source>Indirizzo</source>
        <translation>Address</translation>
    </message>
    <message id="search.situation">
        <source>Situazione</source>
        <translation>Situation</translation>
    </message>
    <message id="search.to_pay_none">
        <source>—</source>
        <translation>—</translation>
    </message>
    <message id="search.to_pay" numerus="yes">
        <source>{number} da pagare</source>
        <translation>
            <numerusform>1 to pay</numerusform>
            <numerusform>{number} to pay</numerusform>
        </translation>
    </message>
    <message id="search.overdue_none">
        <source>—</source>
        <translation>—</translation>
    </message>
    <message id="search.overdue" numerus="yes">
        <source>{number} scaduti</source>
        <translation>
            <numerusform>1 overdue</numerusform>
            <numerusform>{number} overdue</numerusform>
        </translation>
    </message>
    <message id="search.recent">
        <source>Serviti di recente</source>
        <translation>Served lately</translation>
    </message>
    <message id="search.drafts">
        <source>In sospeso</source>
        <translation>On hold</translation>
    </message>
    <message id="search.unfinished">
        <source>Avviso non finito</source>
        <translation>Unfinished notice</translation>
    </message>
    <message id="citizen.no_tax_code">
        <source>senza codice fiscale</source>
        <translation>no tax code</translation>
    </message>
    <message id="citizen.registry_number">
        <source>n. {number} dell'anagrafe</source>
        <translation>registry no. {number}</translation>
    </message>
    <message id="citizen.born_feminine">
        <source>nata il {day}</source>
        <translation>born on {day}</translation>
    </message>
    <message id="citizen.born_masculine">
        <source>nato il {day}</source>
        <translation>born on {day}</translation>
    </message>
    <message id="citizen.born_unsaid">
        <source>nato/a il {day}</source>
        <translation>born on {day}</translation>
    </message>
    <message id="citizen.born_at">
        <source>{born} a {place}</source>
        <translation>{born} in {place}</translation>
    </message>
    <message id="citizen.to_pay">
        <source>Da pagare</source>
        <translation>To pay</translation>
    </message>
    <message id="citizen.overdue">
        <source>Scaduto</source>
        <translation>Overdue</translation>
    </message>
    <message id="citizen.paid_in">
        <source>Pagato nel {year}</source>
        <translation>Paid in {year}</translation>
    </message>
    <message id="citizen.notices">
        <source>Avvisi</source>
        <translation>Notices</translation>
    </message>
    <message id="citizen.count_none">
        <source>nessuno</source>
        <translation>none</translation>
    </message>
    <message id="citizen.open_none">
        <source>nessuno aperto</source>
        <translation>none open</translation>
    </message>
    <message id="citizen.open" numerus="yes">
        <source>{number} aperti</source>
        <translation>
            <numerusform>1 open</numerusform>
            <numerusform>{number} open</numerusform>
        </translation>
    </message>
    <message id="citizen.in_all">
        <source>{number} in tutto</source>
        <translation>{number} in all</translation>
    </message>
    <message id="citizen.filter">
        <source>Filtra</source>
        <translation>Filter</translation>
    </message>
    <message id="citizen.every_state">
        <source>Tutti gli stati</source>
        <translation>All states</translation>
    </message>
    <message id="citizen.no_notices">
        <source>Nessun avviso per questa persona</source>
        <translation>No notices for this person</translation>
    </message>
    <message id="citizen.no_notices_detail">
        <source>Quando ne rilasci uno compare qui, e diventa «Pagato» da solo.</source>
        <translation>When you release one it shows up here, and turns to “Paid” by itself.</translation>
    </message>
    <message id="citizen.release_one">
        <source>nuovo avviso</source>
        <translation>new notice</translation>
    </message>
    <message id="citizen.none_in_state">
        <source>Nessun avviso in questo stato</source>
        <translation>No notices in this state</translation>
    </message>
    <message id="citizen.none_in_state_detail">
        <source>Scegli «Tutti gli stati» per vederli tutti.</source>
        <translation>Choose “All states” to see them all.</translation>
    </message>
    <message id="citizen.as_of">
        <source>Situazione delle {hour}: sei fuori linea</source>
        <translation>As of {hour}: you are offline</translation>
    </message>
    <message id="citizen.as_of_day">
        <source>Situazione delle {hour} del {day}: sei fuori linea</source>
        <translation>As of {hour} on {day}: you are offline</translation>
    </message>
    <message id="citizen.unlisted">
        <source>Avvisi non ancora letti qui: sei fuori linea</source>
        <translation>Notices not read here yet: you are offline</translation>
    </message>
    <message id="citizen.count_unlisted">
        <source>solo quelli rilasciati qui</source>
        <translation>only those released here</translation>
    </message>
    <message id="citizen.unlisted_title">
        <source>Gli avvisi di questa persona non si conoscono</source>
        <translation>This person's notices are not known</translation>
    </message>
    <message id="citizen.unlisted_detail">
        <source>Sei fuori linea, e da questa postazione non sono mai stati letti: si vedono quando torna la linea.</source>
        <translation>You are offline, and they were never read at this counter: they show when the line is back.</translation>
    </message>
    <message id="citizen.whole_story">
        <source>Invio apre la storia completa</source>
        <translation>Enter opens the whole story</translation>
    </message>
    <message id="person.DEAD_feminine">
        <source>Deceduta</source>
        <translation>Deceased</translation>
    </message>
    <message id="person.DEAD_masculine">
        <source>Deceduto</source>
        <translation>Deceased</translation>
    </message>
    <message id="person.DEAD_unsaid">
        <source>Deceduto/a</source>
        <translation>Deceased</translation>
    </message>
    <message id="person.DEAD_on_feminine">
        <source>deceduta il {day}</source>
        <translation>deceased on {day}</translation>
    </message>
    <message id="person.DEAD_on_masculine">
        <source>deceduto il {day}</source>
        <translation>deceased on {day}</translation>
    </message>
    <message id="person.DEAD_on_unsaid">
        <source>deceduto/a il {day}</source>
        <translation>deceased on {day}</translation>
    </message>
    <message id="person.DEAD_release">
        <source>Un avviso nuovo riguarda gli eredi: controlla a chi va intestato prima di rilasciare.</source>
        <translation>A new notice concerns the heirs: check in whose name it goes before you release.</translation>
    </message>
    <message id="person.MOVED_feminine">
        <source>Trasferita</source>
        <translation>Moved away</translation>
    </message>
    <message id="person.MOVED_masculine">
        <source>Trasferito</source>
        <translation>Moved away</translation>
    </message>
    <message id="person.MOVED_unsaid">
        <source>Trasferito/a</source>
        <translation>Moved away</translation>
    </message>
    <message id="person.MOVED_on_feminine">
        <source>trasferita dal {day}</source>
        <translation>moved away on {day}</translation>
    </message>
    <message id="person.MOVED_on_masculine">
        <source>trasferito dal {day}</source>
        <translation>moved away on {day}</translation>
    </message>
    <message id="person.MOVED_on_unsaid">
        <source>trasferito/a dal {day}</source>
        <translation>moved away on {day}</translation>
    </message>
    <message id="person.MOVED_release">
        <source>L'indirizzo può essere quello di prima: controllalo prima di rilasciare.</source>
        <translation>The address may be the former one: check it before you release.</translation>
    </message>
    <message id="co_debtors.caption">
        <source>Coobbligati in solido: {number} di {most} al massimo</source>
        <translation>Co-debtors, jointly liable: {number} of at most {most}</translation>
    </message>
    <message id="co_debtors.search">
        <source>Chi altro deve pagare</source>
        <translation>Who else has to pay</translation>
    </message>
    <message id="co_debtors.hint">
        <source>Cognome e nome o codice fiscale · Invio aggiunge · a campo vuoto Canc toglie l'ultimo</source>
        <translation>Family name and name, or tax code · Enter adds · in an empty field Del takes the last one out</translation>
    </message>
    <message id="co_debtors.remove">
        <source>Togli {name}</source>
        <translation>Take {name} out</translation>
    </message>
    <message id="co_debtors.not_added">
        <source>Premi Invio per aggiungere la persona, oppure svuota il campo.</source>
        <translation>Press Enter to add the person, or empty the field.</translation>
    </message>
    <message id="co_debtors.owing">
        <source>{name}, coobbligati: {names}</source>
        <translation>{name}, co-debtors: {names}</translation>
    </message>
    <message id="co_debtors.with">
        <source>Coobbligato con {name}</source>
        <translation>Co-debtor with {name}</translation>
    </message>
    <message id="new_person.title">
        <source>Nuova persona</source>
        <translation>New person</translation>
    </message>
    <message id="new_person.hint">
        <source>Resta qui anche fuori linea, e va nell'anagrafe con il primo avviso che le rilasci.</source>
        <translation>Kept here also when offline; goes into the registry with the first notice you release.</translation>
    </message>
    <message id="new_person.is_body">
        <source>È un'azienda o un ente</source>
        <translation>A company or a public body</translation>
    </message>
    <message id="new_person.family_name">
        <source>Cognome</source>
        <translation>Family name</translation>
    </message>
    <message id="new_person.body_name">
        <source>Denominazione</source>
        <translation>Name of the company or body</translation>
    </message>
    <message id="new_person.given_name">
        <source>Nome</source>
        <translation>Name</translation>
    </message>
    <message id="new_person.tax_code">
        <source>Codice fiscale</source>
        <translation>Tax code</translation>
    </message>
    <message id="new_person.body_code">
        <source>Codice fiscale o partita IVA, 11 cifre</source>
        <translation>Tax code or VAT number, 11 digits</translation>
    </message>
    <message id="new_person.without_code">
        <source>Senza codice fiscale, per esempio uno straniero</source>
        <translation>Without a tax code, such as a foreigner</translation>
    </message>
    <message id="new_person.street">
        <source>Via</source>
        <translation>Street</translation>
    </message>
    <message id="new_person.street_number">
        <source>Numero civico</source>
        <translation>Number</translation>
    </message>
    <message id="new_person.postal_code">
        <source>CAP</source>
        <translation>Postal code</translation>
    </message>
    <message id="new_person.city">
        <source>Comune</source>
        <translation>Town</translation>
    </message>
    <message id="new_person.province">
        <source>Provincia</source>
        <translation>Province</translation>
    </message>
    <message id="new_person.email">
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message id="new_person.phone">
        <source>Telefono</source>
        <translation>Phone</translation>
    </message>
    <message id="new_person.known">
        <source>Esiste già: {name}</source>
        <translation>Already here: {name}</translation>
    </message>
    <message id="new_person.made_meanwhile">
        <source>{name} è tra le persone di questa postazione.</source>
        <translation>{name} is among the people of this desk.</translation>
    </message>
    <message id="notices.title">
        <source>Avvisi</source>
        <translation>Notices</translation>
    </message>
    <message id="notices.plan_part">
        <source>Rata {number} di {count} · {subject}</source>
        <translation>Instalment {number} of {count} · {subject}</translation>
    </message>
    <message id="notices.plan_whole">
        <source>In un'unica soluzione · {subject}</source>
        <translation>All at once · {subject}</translation>
    </message>
    <message id="notices.plan_left">
        <source>A rate: pagate {paid} di {count} · restano {amount}</source>
        <translation>In instalments: {paid} of {count} paid · {amount} left</translation>
    </message>
    <message id="notices.plan_closed">
        <source>A rate: pagate {paid} di {count} · niente da pagare</source>
        <translation>In instalments: {paid} of {count} paid · nothing to pay</translation>
    </message>
    <message id="notices.as_of">
        <source>situazione delle {hour}</source>
        <translation>as of {hour}</translation>
    </message>
    <message id="notices.as_of_day">
        <source>situazione delle {hour} del {day}</source>
        <translation>as of {hour} on {day}</translation>
    </message>
    <message id="notices.none">
        <source>Oggi non è ancora uscito nessun avviso</source>
        <translation>No notice has been released today</translation>
    </message>
    <message id="notices.none_detail">
        <source>Quelli che rilasci da questa postazione compaiono qui, l'ultimo per primo.</source>
        <translation>Those you release on this desk show up here, the last one first.</translation>
    </message>
    <message id="notices.find_somebody">
        <source>cerca una persona</source>
        <translation>search for a person</translation>
    </message>
    <message id="notices.count_none">
        <source>nessuno</source>
        <translation>none</translation>
    </message>
    <message id="notices.count" numerus="yes">
        <source>{number} avvisi · {total}</source>
        <translation>
            <numerusform>1 notice · {total}</numerusform>
            <numerusform>{number} notices · {total}</numerusform>
        </translation>
    </message>
    <message id="notices.hour">
        <source>Ora</source>
        <translation>Hour</translation>
    </message>
    <message id="notices.state">
        <source>Stato</source>
        <translation>State</translation>
    </message>
    <message id="notices.citizen">
        <source>Cittadino</source>
        <translation>Citizen</translation>
    </message>
    <message id="notices.subject">
        <source>Oggetto</source>
        <translation>Subject</translation>
    </message>
    <message id="notices.number">
        <source>Numero avviso</source>
        <translation>Notice number</translation>
    </message>
    <message id="notices.due_on">
        <source>Scadenza</source>
        <translation>Due on</translation>
    </message>
    <message id="notices.amount">
        <source>Importo</source>
        <translation>Amount</translation>
    </message>
    <message id="notices.tax_code">
        <source>Codice fiscale</source>
        <translation>Tax code</translation>
    </message>
    <message id="notices.released_on">
        <source>Rilasciato il {moment}</source>
        <translation>Released on {moment}</translation>
    </message>
    <message id="notices.cancel_waits">
        <source>Annullo da approvare</source>
        <translation>Cancellation to be approved</translation>
    </message>
    <message id="notices.paid_twice">
        <source>Pagato due volte, la prima il {moment}</source>
        <translation>Paid twice, first on {moment}</translation>
    </message>
    <message id="notices.paid_on">
        <source>Pagato il {moment}</source>
        <translation>Paid on {moment}</translation>
    </message>
    <message id="lists.scope">
        <source>Quale elenco</source>
        <translation>Which list</translation>
    </message>
    <message id="lists.DESK">
        <source>Questa postazione</source>
        <translation>This desk</translation>
    </message>
    <message id="lists.MINE">
        <source>I miei</source>
        <translation>Mine</translation>
    </message>
    <message id="lists.OFFICE">
        <source>Tutto l'ufficio</source>
        <translation>The whole office</translation>
    </message>
    <message id="lists.days">
        <source>Quali giorni</source>
        <translation>Which days</translation>
    </message>
    <message id="lists.TODAY">
        <source>Oggi</source>
        <translation>Today</translation>
    </message>
    <message id="lists.YESTERDAY">
        <source>Ieri</source>
        <translation>Yesterday</translation>
    </message>
    <message id="lists.LAST_SEVEN">
        <source>Ultimi 7 giorni</source>
        <translation>Last 7 days</translation>
    </message>
    <message id="lists.THIS_MONTH">
        <source>Questo mese</source>
        <translation>This month</translation>
    </message>
    <message id="lists.CHOSEN">
        <source>Dal … al …</source>
        <translation>From … to …</translation>
    </message>
    <message id="lists.ALL">
        <source>Tutti i giorni</source>
        <translation>All days</translation>
    </message>
    <message id="lists.first_day">
        <source>dal gg/mm/aaaa</source>
        <translation>from dd/mm/yyyy</translation>
    </message>
    <message id="lists.last_day">
        <source>al gg/mm/aaaa</source>
        <translation>to dd/mm/yyyy</translation>
    </message>
    <message id="lists.days_turned">
        <source>Il primo giorno viene dopo l'ultimo. Correggi uno dei due.</source>
        <translation>The first day comes after the last one. Put one of them right.</translation>
    </message>
    <message id="lists.day_wrong">
        <source>Questa data non torna. Scrivila come 23/11/2026.</source>
        <translation>This date does not check. Write it like 23/11/2026.</translation>
    </message>
    <message id="lists.kind">
        <source>Tipo di avviso</source>
        <translation>Kind of notice</translation>
    </message>
    <message id="lists.every_kind">
        <source>Tutti i tipi</source>
        <translation>All kinds</translation>
    </message>
    <message id="lists.desk">
        <source>Postazione</source>
        <translation>Desk</translation>
    </message>
    <message id="lists.every_desk">
        <source>Tutte le postazioni</source>
        <translation>All desks</translation>
    </message>
    <message id="lists.operator">
        <source>Operatore</source>
        <translation>Operator</translation>
    </message>
    <message id="lists.every_operator">
        <source>Tutti gli operatori</source>
        <translation>All operators</translation>
    </message>
    <message id="lists.released">
        <source>Rilasciato</source>
        <translation>Released</translation>
    </message>
    <message id="lists.text">
        <source>Nome, codice o numero</source>
        <translation>Name, code or number</translation>
    </message>
    <message id="lists.choice">
        <source>Scelta</source>
        <translation>Choice</translation>
    </message>
    <message id="lists.is_chosen">
        <source>scelto</source>
        <translation>chosen</translation>
    </message>
    <message id="lists.header">
        <source>Titoli: {title}</source>
        <translation>Titles: {title}</translation>
    </message>
    <message id="lists.sorted_up">
        <source>{title}, in ordine crescente</source>
        <translation>{title}, in ascending order</translation>
    </message>
    <message id="lists.sorted_down">
        <source>{title}, in ordine decrescente</source>
        <translation>{title}, in descending order</translation>
    </message>
    <message id="lists.chosen_none">
        <source>nessuno scelto</source>
        <translation>none chosen</translation>
    </message>
    <message id="lists.chosen" numerus="yes">
        <source>{number} scelti</source>
        <translation>
            <numerusform>1 chosen</numerusform>
            <numerusform>{number} chosen</numerusform>
        </translation>
    </message>
    <message id="lists.chosen_total" numerus="yes">
        <source>{number} scelti, {total}</source>
        <translation>
            <numerusform>1 chosen, {total}</numerusform>
            <numerusform>{number} chosen, {total}</numerusform>
        </translation>
    </message>
    <message id="lists.incomplete">
        <source>elenco non completo: restringi i giorni o i filtri</source>
        <translation>not the whole list: choose fewer days or a filter</translation>
    </message>
    <message id="lists.none">
        <source>Nessun avviso con questi filtri</source>
        <translation>No notice for these filters</translation>
    </message>
    <message id="lists.none_detail">
        <source>Scegli altri giorni, o togli un filtro.</source>
        <translation>Choose other days, or take a filter away.</translation>
    </message>
    <message id="lists.failed">
        <source>Questo elenco adesso non si può vedere</source>
        <translation>This list cannot be shown now</translation>
    </message>
    <message id="lists.reading">
        <source>Lettura dell'elenco…</source>
        <translation>Reading the list…</translation>
    </message>
    <message id="lists.reading_of">
        <source>Lettura dell'elenco: {done} di {whole}</source>
        <translation>Reading the list: {done} of {whole}</translation>
    </message>
    <message id="lists.exporting">
        <source>Esportazione…</source>
        <translation>Exporting…</translation>
    </message>
    <message id="lists.exporting_of">
        <source>Esportazione: {done} di {whole}</source>
        <translation>Exporting: {done} of {whole}</translation>
    </message>
    <message id="lists.export_under_way">
        <source>C'è già un'esportazione in corso. Aspetta che finisca, o fermala con Ctrl+D.</source>
        <translation>An export is already running. Wait for its end, or stop it with Ctrl+D.</translation>
    </message>
    <message id="lists.export_where">
        <source>Dove salvare l'elenco</source>
        <translation>Where to save the list</translation>
    </message>
    <message id="lists.csv_files">
        <source>File CSV (*.csv)</source>
        <translation>CSV files (*.csv)</translation>
    </message>
    <message id="lists.file_name">
        <source>elenco-avvisi-{moment}</source>
        <translation>notices-{moment}</translation>
    </message>
    <message id="lists.exported_none">
        <source>Esportazione fermata: non è stato salvato nessun file.</source>
        <translation>Export stopped: no file was saved.</translation>
    </message>
    <message id="lists.exported" numerus="yes">
        <source>Salvati {number} avvisi in {file}.</source>
        <translation>
            <numerusform>1 notice saved in {file}.</numerusform>
            <numerusform>{number} notices saved in {file}.</numerusform>
        </translation>
    </message>
    <message id="lists.columns">
        <source>Colonne dell'elenco</source>
        <translation>Columns of the list</translation>
    </message>
    <message id="lists.columns_close">
        <source>Esc per chiudere</source>
        <translation>Esc to close</translation>
    </message>
    <message id="lists.column">
        <source>Colonna</source>
        <translation>Column</translation>
    </message>
    <message id="lists.column_shown">
        <source>Si vede</source>
        <translation>Shown</translation>
    </message>
    <message id="lists.column_width">
        <source>Larghezza</source>
        <translation>Width</translation>
    </message>
    <message id="lists.width_own">
        <source>normale</source>
        <translation>normal</translation>
    </message>
    <message id="lists.width_of_rest">
        <source>lo spazio che resta</source>
        <translation>the room that is left</translation>
    </message>
    <message id="lists.column_show">
        <source>Mostra o nascondi</source>
        <translation>Show or hide</translation>
    </message>
    <message id="lists.column_show_key">
        <source>Spazio</source>
        <translation>Space</translation>
    </message>
    <message id="lists.column_up">
        <source>Sposta prima</source>
        <translation>Move before</translation>
    </message>
    <message id="lists.column_up_key">
        <source>Alt+Su</source>
        <translation>Alt+Up</translation>
    </message>
    <message id="lists.column_down">
        <source>Sposta dopo</source>
        <translation>Move behind</translation>
    </message>
    <message id="lists.column_down_key">
        <source>Alt+Giù</source>
        <translation>Alt+Down</translation>
    </message>
    <message id="lists.column_narrower">
        <source>Più stretta</source>
        <translation>Narrower</translation>
    </message>
    <message id="lists.column_narrower_key">
        <source>Alt+Sinistra</source>
        <translation>Alt+Left</translation>
    </message>
    <message id="lists.column_wider">
        <source>Più larga</source>
        <translation>Wider</translation>
    </message>
    <message id="lists.column_wider_key">
        <source>Alt+Destra</source>
        <translation>Alt+Right</translation>
    </message>
    <message id="lists.column_reset">
        <source>Come all'inizio</source>
        <translation>As at first</translation>
    </message>
    <message id="lists.column_reset_key">
        <source>Alt+Canc</source>
        <translation>Alt+Del</translation>
    </message>
    <message id="bulk.title">
        <source>Stampa di più avvisi</source>
        <translation>Printing many notices</translation>
    </message>
    <message id="bulk.asked">
        <source>chiesta da {name} alle {hour}</source>
        <translation>asked for by {name} at {hour}</translation>
    </message>
    <message id="bulk.way">
        <source>Dove</source>
        <translation>Where to</translation>
    </message>
    <message id="bulk.PRINTER">
        <source>Alla stampante</source>
        <translation>To the printer</translation>
    </message>
    <message id="bulk.ONE_FILE">
        <source>In un solo PDF</source>
        <translation>Into one PDF</translation>
    </message>
    <message id="bulk.FILE_EACH">
        <source>In un PDF per avviso</source>
        <translation>Into a PDF for each notice</translation>
    </message>
    <message id="bulk.PRINTER_means">
        <source>Escono uno dopo l'altro, pochi per volta: il prossimo cittadino non aspetta.</source>
        <translation>They come out one after the other, few at a time: the next citizen does not wait.</translation>
    </message>
    <message id="bulk.ONE_FILE_means">
        <source>Un file con tutti gli avvisi, che può leggere solo chi lo salva.</source>
        <translation>One file with all notices, which nobody but you can read.</translation>
    </message>
    <message id="bulk.FILE_EACH_means">
        <source>Una cartella nuova con un file per avviso, col suo numero come nome.</source>
        <translation>A new folder with a file for each notice, named by its number.</translation>
    </message>
    <message id="bulk.by_postal_code">
        <source>In ordine di codice postale</source>
        <translation>Sorted by postal code</translation>
    </message>
    <message id="bulk.ONE_FILE_where">
        <source>Dove salvare gli avvisi</source>
        <translation>Where to save the notices</translation>
    </message>
    <message id="bulk.FILE_EACH_where">
        <source>In quale cartella fare quella degli avvisi</source>
        <translation>In which folder to make that of the notices</translation>
    </message>
    <message id="bulk.file_name">
        <source>avvisi-{moment}</source>
        <translation>notices-{moment}</translation>
    </message>
    <message id="bulk.progress">
        <source>Avvisi fatti</source>
        <translation>Notices done</translation>
    </message>
    <message id="bulk.left_out_table">
        <source>Avvisi che non si stampano</source>
        <translation>Notices that are not printed</translation>
    </message>
    <message id="bulk.why">
        <source>Perché</source>
        <translation>Why</translation>
    </message>
    <message id="bulk.will_be_left_out" numerus="yes">
        <source>{number} avvisi non si stampano</source>
        <translation>
            <numerusform>1 notice is not printed</numerusform>
            <numerusform>{number} notices are not printed</numerusform>
        </translation>
    </message>
    <message id="bulk.left_out" numerus="yes">
        <source>{number} avvisi non sono stati stampati</source>
        <translation>
            <numerusform>1 notice was not printed</numerusform>
            <numerusform>{number} notices were not printed</numerusform>
        </translation>
    </message>
    <message id="bulk.RUNNING">
        <source>Stampa in corso: {printed} di {count}</source>
        <translation>Printing: {printed} of {count}</translation>
    </message>
    <message id="bulk.RUNNING_detail">
        <source>Puoi fare altro: va avanti da sola.</source>
        <translation>You can do something else: it goes on by itself.</translation>
    </message>
    <message id="bulk.waits">
        <source>La stampa aspetta {name}: {printed} di {count}</source>
        <translation>The print waits for {name}: {printed} of {count}</translation>
    </message>
    <message id="bulk.waits_detail">
        <source>Va avanti quando entra {name}. Se non serve più, annullala.</source>
        <translation>It goes on when {name} signs in. If nobody needs it any more, cancel it.</translation>
    </message>
    <message id="bulk.PAUSED">
        <source>Stampa sospesa: {printed} di {count}</source>
        <translation>Print paused: {printed} of {count}</translation>
    </message>
    <message id="bulk.PAUSED_detail">
        <source>F9 la fa continuare da qui.</source>
        <translation>F9 lets it go on from here.</translation>
    </message>
    <message id="bulk.DONE">
        <source>Stampa finita: {printed} di {count}</source>
        <translation>Print done: {printed} of {count}</translation>
    </message>
    <message id="bulk.DONE_detail">
        <source>Ogni foglio è annotato nella storia del suo avviso.</source>
        <translation>Each paper is noted in the story of its notice.</translation>
    </message>
    <message id="bulk.nothing_printed">
        <source>Nessun avviso stampato</source>
        <translation>No notice printed</translation>
    </message>
    <message id="bulk.nothing_printed_detail">
        <source>Qui sotto c'è il perché di ciascuno.</source>
        <translation>Below is why, for each of them.</translation>
    </message>
    <message id="bulk.CANCELLED">
        <source>Stampa annullata: {printed} di {count}</source>
        <translation>Print cancelled: {printed} of {count}</translation>
    </message>
    <message id="bulk.CANCELLED_detail">
        <source>I fogli già fatti restano buoni.</source>
        <translation>The papers that are made stay good.</translation>
    </message>
    <message id="bulk.ONE_FILE_saved">
        <source>Il file è {target}.</source>
        <translation>The file is {target}.</translation>
    </message>
    <message id="bulk.FILE_EACH_saved">
        <source>I file sono in {target}.</source>
        <translation>The files are in {target}.</translation>
    </message>
    <message id="bulk.under_way" numerus="yes">
        <source>{number} fogli sono già alla stampante.</source>
        <translation>
            <numerusform>1 paper is with the printer already.</numerusform>
            <numerusform>{number} papers are with the printer already.</numerusform>
        </translation>
    </message>
    <message id="bulk.to_check" numerus="yes">
        <source>{number} fogli sono incerti: guarda nelle attività (Ctrl+4).</source>
        <translation>
            <numerusform>1 paper is uncertain: look among the tasks (Ctrl+4).</numerusform>
            <numerusform>{number} papers are uncertain: look among the tasks (Ctrl+4).</numerusform>
        </translation>
    </message>
    <message id="bulk_reason.notice_already_paid">
        <source>già pagato</source>
        <translation>already paid</translation>
    </message>
    <message id="bulk_reason.notice_cancelled">
        <source>annullato</source>
        <translation>cancelled</translation>
    </message>
    <message id="bulk_reason.cancel_waits">
        <source>annullato, aspetta la linea</source>
        <translation>cancelled, waits for the line</translation>
    </message>
    <message id="bulk_reason.notice_not_payable">
        <source>ora non si può pagare</source>
        <translation>cannot be paid now</translation>
    </message>
    <message id="bulk_reason.notice_changed">
        <source>è cambiato, serve la linea</source>
        <translation>changed, needs the line</translation>
    </message>
    <message id="bulk_reason.plan_begun">
        <source>la rateazione è cominciata</source>
        <translation>its instalments have begun</translation>
    </message>
    <message id="bulk_reason.debt_already_paid">
        <source>debito già pagato</source>
        <translation>debt already paid</translation>
    </message>
    <message id="bulk_reason.notice_refused">
        <source>rifiutato dal server</source>
        <translation>refused by the server</translation>
    </message>
    <message id="bulk_reason.notice_unknown">
        <source>non ancora conosciuto qui</source>
        <translation>not known here yet</translation>
    </message>
    <message id="release.title">
        <source>Nuovo avviso per {name}</source>
        <translation>New notice for {name}</translation>
    </message>
    <message id="release.done_title">
        <source>Avviso per {name}</source>
        <translation>Notice for {name}</translation>
    </message>
    <message id="release.more_none">
        <source></source>
        <translation></translation>
    </message>
    <message id="release.more" numerus="yes">
        <source>Ci sono altri {number} tipi di avviso: scrivi un pezzo del nome.</source>
        <translation>
            <numerusform>There is one more kind: type part of its name.</numerusform>
            <numerusform>There are {number} more kinds: type part of the name.</numerusform>
        </translation>
    </message>
    <message id="release.kind">
        <source>Che cosa si paga</source>
        <translation>What is paid</translation>
    </message>
    <message id="release.kind_hint">
        <source>Scrivi un pezzo del nome</source>
        <translation>Type part of the name</translation>
    </message>
    <message id="release.kind_wrong">
        <source>Scegli che cosa si paga: scrivi un pezzo del nome oppure usa Alt e un numero.</source>
        <translation>Choose what is paid: type part of the name, or use Alt and a number.</translation>
    </message>
    <message id="release.due_on">
        <source>Da pagare entro</source>
        <translation>To pay by</translation>
    </message>
    <message id="release.hash_hint">
        <source>SHA-256, 64 cifre o base64</source>
        <translation>SHA-256, 64 digits or base64</translation>
    </message>
    <message id="release.due_hint">
        <source>gg/mm/aaaa</source>
        <translation>dd/mm/yyyy</translation>
    </message>
    <message id="release.due_wrong">
        <source>Questa data non torna. Scrivila come 23/12/2026.</source>
        <translation>This is not a date. Write it like 23/12/2026.</translation>
    </message>
    <message id="release.due_past">
        <source>Questa data è già passata. Scrivi un giorno da oggi in poi.</source>
        <translation>This date has passed. Write today or a later day.</translation>
    </message>
    <message id="release.due_in_none">
        <source>oggi</source>
        <translation>today</translation>
    </message>
    <message id="release.due_in" numerus="yes">
        <source>{number} giorni da oggi</source>
        <translation>
            <numerusform>tomorrow</numerusform>
            <numerusform>{number} days from today</numerusform>
        </translation>
    </message>
    <message id="release.total">
        <source>Totale da pagare</source>
        <translation>Total to pay</translation>
    </message>
    <message id="release.preview">
        <source>Anteprima</source>
        <translation>Preview</translation>
    </message>
    <message id="release.paper">
        <source>Avviso rilasciato</source>
        <translation>Released notice</translation>
    </message>
    <message id="release.no_preview">
        <source>Scegli che cosa si paga: qui vedi l'avviso prima di rilasciarlo.</source>
        <translation>Choose what is paid: here you see the notice before its release.</translation>
    </message>
    <message id="release.number_later">
        <source>Il numero nasce al rilascio</source>
        <translation>The number comes with the release</translation>
    </message>
    <message id="release.optional">
        <source>{field} (facoltativo)</source>
        <translation>{field} (optional)</translation>
    </message>
    <message id="release.not_offline">
        <source>Fuori linea questo avviso non si può rilasciare: serve il server per sapere l'importo.</source>
        <translation>This notice cannot be released offline: the server must work out its amount.</translation>
    </message>
    <message id="release.offline_title">
        <source>Sei fuori linea</source>
        <translation>You are offline</translation>
    </message>
    <message id="release.offline_note">
        <source>L'avviso si stampa adesso ma si potrà pagare solo dopo la registrazione, prevista entro oggi. Dillo al cittadino.</source>
        <translation>The notice prints now but can be paid only once registered, expected today. Tell the citizen.</translation>
    </message>
    <message id="release.registering">
        <source>Registrazione in corso…</source>
        <translation>Registering…</translation>
    </message>
    <message id="release.payable">
        <source>Avviso rilasciato. Si può pagare da adesso.</source>
        <translation>Notice released. It can be paid from now on.</translation>
    </message>
    <message id="release.payable_detail">
        <source>Se il cittadino paga adesso con il telefono, qui diventa «Pagato» da solo.</source>
        <translation>If the citizen pays by phone now, this turns to “Paid” by itself.</translation>
    </message>
    <message id="release.cancel_waits_detail">
        <source>Qualcuno ha chiesto di annullarlo: finché nessuno approva si può pagare.</source>
        <translation>Somebody has asked to cancel it: as long as nobody approves it can be paid.</translation>
    </message>
    <message id="release.paid_whole_plan">
        <source>Pagate tutte le {count} rate</source>
        <translation>All {count} instalments paid</translation>
    </message>
    <message id="release.paid_in_part" numerus="yes">
        <source>Pagate le rate {which} di {count}</source>
        <translation>
            <numerusform>Instalment {which} of {count} paid</numerusform>
            <numerusform>Instalments {which} of {count} paid</numerusform>
        </translation>
    </message>
    <message id="release.paid_in_part_detail">
        <source>Il resto si paga con le altre rate, non più in unica soluzione.</source>
        <translation>The rest is paid with the other instalments, no longer all at once.</translation>
    </message>
    <message id="release.offline">
        <source>Avviso rilasciato. Si potrà pagare dopo la registrazione.</source>
        <translation>Notice released. It can be paid once registered.</translation>
    </message>
    <message id="release.offline_detail">
        <source>La registrazione è prevista entro oggi: dillo al cittadino.</source>
        <translation>Registration is expected today: tell the citizen.</translation>
    </message>
    <message id="release.late">
        <source>Il server non ha ancora risposto.</source>
        <translation>The server has not answered yet.</translation>
    </message>
    <message id="release.late_detail">
        <source>L'avviso si stampa come «da registrare» e parte da solo appena possibile.</source>
        <translation>The notice prints as “not yet registered” and goes out by itself as soon as possible.</translation>
    </message>
    <message id="release.waits">
        <source>Il server non ha ancora risposto. L'avviso aspetta.</source>
        <translation>The server has not answered yet. The notice waits.</translation>
    </message>
    <message id="release.waits_detail">
        <source>Si stampa da solo quando arriva la risposta. Lo trovi negli avvisi di oggi.</source>
        <translation>It prints by itself when the answer comes. You find it among today's notices.</translation>
    </message>
    <message id="release.refused">
        <source>Il server ha rifiutato l'avviso.</source>
        <translation>The server refused the notice.</translation>
    </message>
    <message id="customer.window">
        <source>Schermo del cittadino</source>
        <translation>Citizen screen</translation>
    </message>
    <message id="customer.shown">
        <source>Il codice è sullo schermo del cittadino.</source>
        <translation>The code is on the citizen's screen.</translation>
    </message>
    <message id="customer.shown_here">
        <source>Il codice è nella finestra per il cittadino, in basso a destra: si può spostare.</source>
        <translation>The code is in the citizen's window, lower right: it can be moved.</translation>
    </message>
    <message id="customer.offline">
        <source>Sei fuori linea: il codice si mostra solo se il server conferma che l'avviso si può pagare.</source>
        <translation>You are offline: the code is shown only if the server confirms that the notice can be paid.</translation>
    </message>
    <message id="customer.to_register">
        <source>L'avviso non è ancora registrato: il codice si potrà mostrare dopo la registrazione.</source>
        <translation>The notice is not registered yet: its code can be shown after that.</translation>
    </message>
    <message id="customer.paid">
        <source>L'avviso è già pagato: non c'è più niente da mostrare.</source>
        <translation>The notice is already paid: there is nothing left to show.</translation>
    </message>
    <message id="customer.in_instalments">
        <source>Questo debito si paga a rate: mostra il codice di una rata che resta.</source>
        <translation>This debt is being paid in instalments: show the code of an instalment that is left.</translation>
    </message>
    <message id="customer.debt_paid">
        <source>Questo debito è già pagato con un altro avviso: non c'è più niente da mostrare.</source>
        <translation>This debt is already paid with another notice: there is nothing left to show.</translation>
    </message>
    <message id="customer.not_payable">
        <source>Questo avviso adesso non si può pagare: non ha un codice da mostrare.</source>
        <translation>This notice cannot be paid now: it has no code to show.</translation>
    </message>
    <message id="customer.late_prints">
        <source>Il server non ha risposto in tempo: il codice non si mostra e l'avviso si stampa come «da registrare».</source>
        <translation>The server did not answer in time: the code is not shown and the notice prints as not yet registered.</translation>
    </message>
    <message id="customer.late_waits">
        <source>Il server non ha risposto in tempo: il codice non si mostra. L'avviso si stampa da solo quando arriva la risposta.</source>
        <translation>The server did not answer in time: the code is not shown. The notice prints by itself when the answer comes.</translation>
    </message>
    <message id="customer.instead_of_paper">
        <source>Non è stampato: il codice è sullo schermo del cittadino.</source>
        <translation>Not printed: the code is on the citizen's screen.</translation>
    </message>
    <message id="customer.instead_of_paper_here">
        <source>Non è stampato: il codice è nella finestra per il cittadino.</source>
        <translation>Not printed: the code is in the citizen's window.</translation>
    </message>
    <message id="template.name">
        <source>Nome del modello</source>
        <translation>Name of the template</translation>
    </message>
    <message id="template.hint">
        <source>Si tengono il tipo, le scelte, i numeri, gli importi e le rate; niente del cittadino.</source>
        <translation>Kept are the kind, choices, numbers, amounts and instalments; nothing of the citizen.</translation>
    </message>
    <message id="template.missing">
        <source>Scrivi un nome, per esempio «Mensa, ottobre».</source>
        <translation>Write a name, for example “Canteen, October”.</translation>
    </message>
    <message id="template.kept">
        <source>Modello «{name}» tenuto: lo ritrovi qui con {cap}.</source>
        <translation>Template “{name}” kept: you find it here with {cap}.</translation>
    </message>
    <message id="template.dropped">
        <source>Modello «{name}» eliminato.</source>
        <translation>Template “{name}” deleted.</translation>
    </message>
    <message id="template.not_offered">
        <source>Questo tipo di avviso oggi non si può rilasciare.</source>
        <translation>This kind of notice cannot be released today.</translation>
    </message>
    <message id="template.begun_instead">
        <source>Per questo cittadino c'è già un avviso cominciato: è questo, l'ultimo non è stato ripetuto. Controlla prima di rilasciare.</source>
        <translation>This citizen already has a notice that was begun: this is it, the last one was not repeated. Check before you release.</translation>
    </message>
    <message id="template.held">
        <source>Messo in sospeso: Ctrl+R lo riprende.</source>
        <translation>Put on hold: Ctrl+R takes it up again.</translation>
    </message>
    <message id="field.missing">
        <source>Serve anche questo campo.</source>
        <translation>This field is needed, too.</translation>
    </message>
    <message id="field.not_a_number">
        <source>Scrivi un numero intero.</source>
        <translation>Write a whole number.</translation>
    </message>
    <message id="field.too_small">
        <source>Il numero deve essere almeno {right}.</source>
        <translation>The number must be at least {right}.</translation>
    </message>
    <message id="field.too_large">
        <source>Il numero può essere al massimo {right}.</source>
        <translation>The number can be at most {right}.</translation>
    </message>
    <message id="field.not_an_amount">
        <source>Scrivi un importo, per esempio {right}.</source>
        <translation>Write an amount, for example {right}.</translation>
    </message>
    <message id="field.amount_unclear">
        <source>Il punto può separare le migliaia o i centesimi. Scrivi {right}, oppure metti i centesimi dopo la virgola.</source>
        <translation>The point may part thousands or cents. Write {right}, or put the cents after a comma.</translation>
    </message>
    <message id="field.not_a_date">
        <source>Scrivi una data, per esempio {right}.</source>
        <translation>Write a date, for example {right}.</translation>
    </message>
    <message id="field.not_a_choice">
        <source>Scegli tra: {right}.</source>
        <translation>Choose among: {right}.</translation>
    </message>
    <message id="field.tax_code_malformed">
        <source>Questo non è un codice fiscale: controlla le lettere e le cifre.</source>
        <translation>This is no tax code: check letters and digits.</translation>
    </message>
    <message id="field.tax_code_check">
        <source>Il codice fiscale contiene un errore di battitura.</source>
        <translation>The tax code has a typing error.</translation>
    </message>
    <message id="field.unprintable">
        <source>Qui c'è un carattere che non si può stampare: riscrivi il campo.</source>
        <translation>There is a character here that cannot be printed: type the field again.</translation>
    </message>
    <message id="field.too_long">
        <source>Al massimo {right} caratteri.</source>
        <translation>At most {right} characters.</translation>
    </message>
    <message id="field.not_of_the_form">
        <source>Scrivilo nella forma {right} (A lettera, 0 cifra).</source>
        <translation>Write it in the form {right} (A letter, 0 digit).</translation>
    </message>
    <message id="field.hash_of_another_length">
        <source>L'impronta SHA-256 ha 64 cifre esadecimali: qui sono {right}.</source>
        <translation>A SHA-256 has 64 hexadecimal digits: here are {right}.</translation>
    </message>
    <message id="field.not_a_hash">
        <source>Incolla l'impronta SHA-256 del documento: 64 cifre (0-9, a-f), oppure i 44 caratteri in base64.</source>
        <translation>Paste the document's SHA-256: 64 digits (0-9, a-f), or the 44 characters in base64.</translation>
    </message>
    <message id="plan.caption">
        <source>Come si paga</source>
        <translation>How it is paid</translation>
    </message>
    <message id="notice_plan.title">
        <source>A rate · {name}</source>
        <translation>Instalments · {name}</translation>
    </message>
    <message id="notice_plan.done_title">
        <source>Rate per {name}</source>
        <translation>Instalments for {name}</translation>
    </message>
    <message id="notice_plan.means">
        <source>L'avviso che il cittadino ha già resta buono finché non si paga la prima rata: poi si paga solo a rate. Se si paga tutto in una volta, le rate non servono più.</source>
        <translation>The notice the citizen already has stays good until the first instalment is paid: from then on it is paid in instalments only. If it is paid all at once, the instalments are no longer needed.</translation>
    </message>
    <message id="notice_plan.first_due">
        <source>Prima rata entro</source>
        <translation>First instalment by</translation>
    </message>
    <message id="notice_plan.number_later">
        <source>I numeri nascono alla conferma</source>
        <translation>The numbers come when you confirm</translation>
    </message>
    <message id="notice_plan.no_preview">
        <source>Quando le rate e le date sono a posto, qui vedi il foglio prima di stamparlo.</source>
        <translation>When the instalments and their dates are right, you see the paper here before it prints.</translation>
    </message>
    <message id="notice_plan.choose">
        <source>Scegli prima le rate con Ctrl+T.</source>
        <translation>First choose the instalments with Ctrl+T.</translation>
    </message>
    <message id="notice_plan.not_possible">
        <source>Questo avviso non si può dividere in rate.</source>
        <translation>This notice cannot be divided into instalments.</translation>
    </message>
    <message id="notice_plan.paper">
        <source>Foglio delle rate</source>
        <translation>Paper of the instalments</translation>
    </message>
    <message id="notice_plan.number">
        <source>Numero della prima rata</source>
        <translation>Number of the first instalment</translation>
    </message>
    <message id="notice_plan.amount">
        <source>Totale delle rate</source>
        <translation>Total of the instalments</translation>
    </message>
    <message id="notice_plan.payable">
        <source>Rate pronte. Si possono pagare da adesso.</source>
        <translation>Instalments ready. They can be paid from now on.</translation>
    </message>
    <message id="notice_plan.payable_detail">
        <source>Se il cittadino ne paga una adesso con il telefono, qui lo leggi subito. Fino ad allora vale anche l'avviso di prima.</source>
        <translation>If the citizen pays one by phone now, you read it here at once. Until then the earlier notice is good, too.</translation>
    </message>
    <message id="notice_plan.cancel_waits_detail">
        <source>Qualcuno ha chiesto di annullare questo debito: finché nessuno approva si può pagare.</source>
        <translation>Somebody has asked to cancel this debt: as long as nobody approves it can be paid.</translation>
    </message>
    <message id="notice_plan.paid_in_part_detail">
        <source>Il resto si paga con le altre rate: l'avviso di prima non vale più.</source>
        <translation>The rest is paid with the other instalments: the earlier notice is no longer good.</translation>
    </message>
    <message id="notice_plan.offline">
        <source>Rate pronte. Si potranno pagare dopo la registrazione.</source>
        <translation>Instalments ready. They can be paid once registered.</translation>
    </message>
    <message id="notice_plan.offline_detail">
        <source>La registrazione è prevista entro oggi. L'avviso di prima si può pagare anche adesso: dillo al cittadino.</source>
        <translation>Registration is expected today. The earlier notice can be paid even now: tell the citizen.</translation>
    </message>
    <message id="notice_plan.late">
        <source>Il server non ha ancora risposto sulle rate.</source>
        <translation>The server has not answered about the instalments yet.</translation>
    </message>
    <message id="notice_plan.late_detail">
        <source>Si stampano come «da registrare» e partono da sole appena possibile.</source>
        <translation>They print as “not yet registered” and go out by themselves as soon as possible.</translation>
    </message>
    <message id="notice_plan.waits">
        <source>Il server non ha ancora risposto. Le rate aspettano.</source>
        <translation>The server has not answered yet. The instalments wait.</translation>
    </message>
    <message id="notice_plan.waits_detail">
        <source>Si stampano da sole quando arriva la risposta. Le trovi negli avvisi di oggi.</source>
        <translation>They print by themselves when the answer comes. You find them among today's notices.</translation>
    </message>
    <message id="notice_plan.refused">
        <source>Il server non ha accettato le rate. L'avviso di prima resta com'era.</source>
        <translation>The server has not accepted the instalments. The earlier notice stands as it was.</translation>
    </message>
    <message id="plan_reason.notice_already_paid">
        <source>Questo avviso è già pagato: non c'è niente da dividere. Con F5 vedi la ricevuta e la stampi.</source>
        <translation>This notice is already paid: there is nothing to divide. With F5 you see the receipt and print it.</translation>
    </message>
    <message id="plan_reason.notice_cancelled">
        <source>Questo avviso è annullato: se serve, rilasciane un altro a rate (F4).</source>
        <translation>This notice is cancelled: if needed, release another one in instalments (F4).</translation>
    </message>
    <message id="plan_reason.request_malformed">
        <source>Il server non sa ancora dividere in rate un avviso già fuori. Quello di prima si può pagare: dillo al cittadino.</source>
        <translation>The server cannot divide a notice already out into instalments yet. The earlier one can be paid: tell the citizen.</translation>
    </message>
    <message id="notice_plan.offline_note">
        <source>Le rate si pagano dopo la registrazione, quando torna la linea. L'avviso di prima si può pagare anche adesso: dillo al cittadino.</source>
        <translation>The instalments can be paid once registered, when the line is back. The earlier notice can be paid even now: tell the citizen.</translation>
    </message>
    <message id="plan.count_none">
        <source></source>
        <translation></translation>
    </message>
    <message id="plan.count" numerus="yes">
        <source>In {number} rate</source>
        <translation>
            <numerusform>All at once</numerusform>
            <numerusform>In {number} instalments</numerusform>
        </translation>
    </message>
    <message id="plan.free">
        <source>Libero…</source>
        <translation>Free…</translation>
    </message>
    <message id="plan.due">
        <source>Rata {number}, scadenza</source>
        <translation>Instalment {number}, due date</translation>
    </message>
    <message id="plan.amount">
        <source>Rata {number}, importo</source>
        <translation>Instalment {number}, amount</translation>
    </message>
    <message id="plan.left">
        <source>Mancano {left} ({planned} su {total})</source>
        <translation>{left} still to divide ({planned} of {total})</translation>
    </message>
    <message id="plan.too_much">
        <source>{left} di troppo ({planned} su {total})</source>
        <translation>{left} too much ({planned} of {total})</translation>
    </message>
    <message id="plan.even">
        <source>Le rate fanno il totale, {total}.</source>
        <translation>The instalments make the total, {total}.</translation>
    </message>
    <message id="plan.nothing_left">
        <source>Le altre rate fanno già il totale: riduci prima una di quelle.</source>
        <translation>The other instalments make the total already: lower one of them first.</translation>
    </message>
    <message id="plan.due_missing">
        <source>Scrivi la scadenza.</source>
        <translation>Type the due date.</translation>
    </message>
    <message id="plan.due_wrong">
        <source>Questa data non torna. Scrivila come 23/12/2026.</source>
        <translation>This date is not right. Type it as 23/12/2026.</translation>
    </message>
    <message id="plan.due_past">
        <source>Questa data è già passata. Scrivi un giorno da oggi in poi.</source>
        <translation>This date is already past. Type a day from today on.</translation>
    </message>
    <message id="plan.due_near">
        <source>Sei fuori linea: la rata si può pagare solo dopo la registrazione. Scrivi un giorno dal {right} in poi.</source>
        <translation>You are offline: the instalment can be paid only once registered. Type a day from {right} on.</translation>
    </message>
    <message id="plan.due_far">
        <source>Questa data è troppo lontana. Scrivi un giorno entro il {right}.</source>
        <translation>This date is too far away. Type a day up to {right}.</translation>
    </message>
    <message id="plan.due_order">
        <source>Ogni rata scade dopo quella prima. Scrivi un giorno dopo il {right}.</source>
        <translation>Each instalment is due after the one before. Type a day after {right}.</translation>
    </message>
    <message id="plan.amount_missing">
        <source>Scrivi l'importo.</source>
        <translation>Type the amount.</translation>
    </message>
    <message id="plan.amount_wrong">
        <source>Scrivi un importo, per esempio 12,50.</source>
        <translation>Type an amount, for example 12,50.</translation>
    </message>
    <message id="plan.amount_unclear">
        <source>Il punto può separare le migliaia o i centesimi. Scrivi {right}, oppure metti i centesimi dopo la virgola.</source>
        <translation>The point may part thousands or cents. Write {right}, or put the cents after a comma.</translation>
    </message>
    <message id="plan.amount_zero">
        <source>Una rata è almeno di un centesimo. Scrivi un importo o togli la rata.</source>
        <translation>An instalment is at least one cent. Type an amount or remove the instalment.</translation>
    </message>
    <message id="pad.caption">
        <source>Numero sul modulo del blocchetto</source>
        <translation>Number on the form of the pad</translation>
    </message>
    <message id="pad.hint">
        <source>Scrivilo, o leggilo con lo scanner. Ctrl+B per farne a meno.</source>
        <translation>Type it, or read it with the scanner. Ctrl+B to do without.</translation>
    </message>
    <message id="pad.read">
        <source>Modulo per: {kind}</source>
        <translation>Form for: {kind}</translation>
    </message>
    <message id="pad.missing">
        <source>Scrivi il numero del modulo, oppure premi Ctrl+B per farne a meno.</source>
        <translation>Type the number of the form, or press Ctrl+B to do without.</translation>
    </message>
    <message id="notice_act.CANCEL">
        <source>Annulla avviso</source>
        <translation>Cancel notice</translation>
    </message>
    <message id="notice_act.CANCEL_title">
        <source>Annullare l'avviso</source>
        <translation>Cancelling the notice</translation>
    </message>
    <message id="notice_act.CANCEL_means">
        <source>Nessuno potrà più pagarlo e il numero non si usa più. Se qualcuno lo sta pagando in questo momento, vale la ricevuta.</source>
        <translation>Nobody will be able to pay it and the number is not used again. If somebody is paying it right now, the receipt counts.</translation>
    </message>
    <message id="notice_act.CANCEL_waits">
        <source>Sei fuori linea: l'annullamento parte da solo quando torna la linea, e fino ad allora l'avviso si può ancora pagare. Fatti ridare il foglio.</source>
        <translation>You are offline: the cancellation goes out by itself when the line is back, and until then the notice can still be paid. Ask for the paper back.</translation>
    </message>
    <message id="notice_act.CANCEL_done">
        <source>Avviso annullato.</source>
        <translation>Notice cancelled.</translation>
    </message>
    <message id="notice_act.CANCEL_queued">
        <source>L'annullamento parte appena torna la linea: fino ad allora l'avviso si può ancora pagare.</source>
        <translation>The cancellation goes out as soon as the line is back: until then the notice can still be paid.</translation>
    </message>
    <message id="notice_act.CANCEL_asks">
        <source>Oltre {amount} l'annullamento lo approva un'altra persona. Con F9 lo chiedi: fino ad allora l'avviso si può pagare.</source>
        <translation>Over {amount} somebody else approves a cancellation. F9 asks for it: until then the notice can be paid.</translation>
    </message>
    <message id="notice_act.CANCEL_asked">
        <source>Annullo da approvare: decide un'altra persona. Fino ad allora l'avviso si può pagare.</source>
        <translation>Cancellation to be approved: somebody else decides. Until then the notice can be paid.</translation>
    </message>
    <message id="notice_act.SUSPEND">
        <source>Sospendi</source>
        <translation>Suspend</translation>
    </message>
    <message id="notice_act.SUSPEND_title">
        <source>Sospendere l'avviso</source>
        <translation>Suspending the notice</translation>
    </message>
    <message id="notice_act.SUSPEND_means">
        <source>Nessuno potrà pagarlo finché non viene riattivato.</source>
        <translation>Nobody will be able to pay it until it is resumed.</translation>
    </message>
    <message id="notice_act.SUSPEND_done">
        <source>Avviso sospeso.</source>
        <translation>Notice suspended.</translation>
    </message>
    <message id="notice_act.RESUME">
        <source>Riattiva</source>
        <translation>Resume</translation>
    </message>
    <message id="notice_act.RESUME_title">
        <source>Riattivare l'avviso</source>
        <translation>Resuming the notice</translation>
    </message>
    <message id="notice_act.RESUME_means">
        <source>Si potrà pagare di nuovo, alla stessa scadenza.</source>
        <translation>It can be paid again, with the same due date.</translation>
    </message>
    <message id="notice_act.RESUME_done">
        <source>Avviso riattivato: si può pagare.</source>
        <translation>Notice resumed: it can be paid.</translation>
    </message>
    <message id="notice_act.CHANGE">
        <source>Modifica</source>
        <translation>Change</translation>
    </message>
    <message id="notice_act.CHANGE_title">
        <source>Modificare l'avviso</source>
        <translation>Changing the notice</translation>
    </message>
    <message id="notice_act.CHANGE_means">
        <source>Scrivi una nuova scadenza, un nuovo importo o entrambi. Il foglio già consegnato resta valido: chi paga vede i dati nuovi.</source>
        <translation>Write another due date, another amount, or both. The paper handed over stays valid: whoever pays sees the new data.</translation>
    </message>
    <message id="notice_act.CHANGE_done">
        <source>Avviso modificato.</source>
        <translation>Notice changed.</translation>
    </message>
    <message id="notice_act.PAID_ELSEWHERE">
        <source>Pagato altrove</source>
        <translation>Paid elsewhere</translation>
    </message>
    <message id="notice_act.PAID_ELSEWHERE_title">
        <source>Pagamento fatto fuori da pagoPA</source>
        <translation>A payment made outside pagoPA</translation>
    </message>
    <message id="notice_act.PAID_ELSEWHERE_means">
        <source>Registra la prova che hai visto: l'avviso risulterà pagato e nessuno potrà pagarlo di nuovo.</source>
        <translation>Record the proof that you have seen: the notice will be paid, and nobody can pay it again.</translation>
    </message>
    <message id="notice_act.PAID_ELSEWHERE_done">
        <source>Pagamento registrato.</source>
        <translation>Payment recorded.</translation>
    </message>
    <message id="notice_act.facts">
        <source>{amount}, da pagare entro il {due_on}</source>
        <translation>{amount}, to be paid by {due_on}</translation>
    </message>
    <message id="notice_act.reason">
        <source>Perché</source>
        <translation>Why</translation>
    </message>
    <message id="notice_act.reason_wrong">
        <source>Scrivi il perché: resta nella storia dell'avviso.</source>
        <translation>Write why: it stays in the notice's story.</translation>
    </message>
    <message id="notice_act.due_on">
        <source>Nuova scadenza</source>
        <translation>New due date</translation>
    </message>
    <message id="notice_act.amount">
        <source>Nuovo importo</source>
        <translation>New amount</translation>
    </message>
    <message id="notice_act.paid_on">
        <source>Giorno del pagamento</source>
        <translation>Day of the payment</translation>
    </message>
    <message id="notice_act.method">
        <source>Come è stato pagato</source>
        <translation>How it was paid</translation>
    </message>
    <message id="notice_act.reference">
        <source>Riferimento della prova</source>
        <translation>Reference of the proof</translation>
    </message>
    <message id="verify.cannot_ask">
        <source>Per questo avviso il nodo dei pagamenti non si può interrogare. Se il cittadino ha la ricevuta, leggi il codice che c'è sopra.</source>
        <translation>The payment hub cannot be asked about this notice. If the citizen has the receipt, scan the code on it.</translation>
    </message>
    <message id="verify.paid_although_CANCELLED">
        <source>Annullato, ma pagato: {paid} il {day}</source>
        <translation>Cancelled, but paid: {paid} on {day}</translation>
    </message>
    <message id="verify.paid_although_CANCELLED_detail">
        <source>Il pagamento è arrivato dopo l'annullamento. Se non era dovuto chiedi il rimborso con Ctrl+M; se lo era, dillo al responsabile: non far pagare di nuovo.</source>
        <translation>The payment came after the cancellation. If it was not due ask for the refund with Ctrl+M; if it was, tell the supervisor: do not have it paid again.</translation>
    </message>
    <message id="verify.paid_although_EXPIRED">
        <source>Non più pagabile, ma pagato: {paid} il {day}</source>
        <translation>No longer payable, but paid: {paid} on {day}</translation>
    </message>
    <message id="verify.paid_although_EXPIRED_detail">
        <source>Il pagamento è arrivato fuori termine. Non far pagare di nuovo e dillo al responsabile; se non era dovuto chiedi il rimborso con Ctrl+M.</source>
        <translation>The payment came too late. Do not have it paid again and tell the supervisor; if it was not due ask for the refund with Ctrl+M.</translation>
    </message>
    <message id="verify.paid_although_SUSPENDED">
        <source>Sospeso, ma pagato: {paid} il {day}</source>
        <translation>Suspended, but paid: {paid} on {day}</translation>
    </message>
    <message id="verify.paid_although_SUSPENDED_detail">
        <source>Il pagamento è arrivato mentre l'avviso era sospeso. Non far pagare di nuovo e dillo al responsabile.</source>
        <translation>The payment came while the notice was suspended. Do not have it paid again and tell the supervisor.</translation>
    </message>
    <message id="verify.paid_less">
        <source>Pagato meno del dovuto: {paid} invece di {owed}</source>
        <translation>Less paid than was due: {paid} instead of {owed}</translation>
    </message>
    <message id="verify.paid_less_detail">
        <source>Pagato il {day} presso {bank}: mancano {difference}. Se sono ancora dovuti rilascia un avviso per la differenza.</source>
        <translation>Paid on {day} at {bank}: {difference} are missing. If they are still due release a notice for the difference.</translation>
    </message>
    <message id="verify.paid_more">
        <source>Pagato più del dovuto: {paid} invece di {owed}</source>
        <translation>More paid than was due: {paid} instead of {owed}</translation>
    </message>
    <message id="verify.paid_more_detail">
        <source>Pagato il {day} presso {bank}: {difference} in più. Chiedi il rimborso della differenza con Ctrl+M.</source>
        <translation>Paid on {day} at {bank}: {difference} too much. Ask for the refund of the difference with Ctrl+M.</translation>
    </message>
    <message id="verify.paid_otherwise">
        <source>Pagato il {day}, con un importo diverso da quello dovuto quel giorno</source>
        <translation>Paid on {day}, with another amount than was due on that day</translation>
    </message>
    <message id="verify.paid_otherwise_detail">
        <source>Pagati {paid} presso {bank}. Confronta con la storia qui sotto e dillo al responsabile.</source>
        <translation>{paid} paid at {bank}. Compare with the story below and tell the supervisor.</translation>
    </message>
    <message id="verify.settled_without_receipt">
        <source>Riversato il {day}, ma la ricevuta non è arrivata</source>
        <translation>Passed on by the bank on {day}, but the receipt has not arrived</translation>
    </message>
    <message id="verify.settled_without_receipt_detail">
        <source>{bank} ha versato il pagamento all'ente, flusso {flow}: non far pagare di nuovo. La ricevuta viene cercata da sola; se dopo due giorni manca ancora, avvisa la ragioneria.</source>
        <translation>{bank} has passed the payment on to the body, flow {flow}: do not have it paid again. The receipt is being looked for; if it is still missing after two days tell the accountants.</translation>
    </message>
    <message id="verify.begin">
        <source>Quale avviso?</source>
        <translation>Which notice?</translation>
    </message>
    <message id="verify.begin_detail">
        <source>Leggi il codice sul foglio o su una ricevuta, oppure scrivi le 18 cifre del numero avviso.</source>
        <translation>Scan the code on the paper or on a receipt, or type the 18 digits of the notice number.</translation>
    </message>
    <message id="verify.write">
        <source>scrivi il numero</source>
        <translation>type the number</translation>
    </message>
    <message id="verify.compare">
        <source>Più sicuro che copiarlo: leggi con il lettore il codice che è sul foglio.</source>
        <translation>Safer than copying it: scan the code on the paper.</translation>
    </message>
    <message id="verify.write_again">
        <source>scrivi di nuovo</source>
        <translation>type it again</translation>
    </message>
    <message id="verify.asking">
        <source>Controllo in corso…</source>
        <translation>Checking…</translation>
    </message>
    <message id="verify.paid">
        <source>Pagato il {day} alle {hour}</source>
        <translation>Paid on {day} at {hour}</translation>
    </message>
    <message id="verify.paid_sometime">
        <source>Pagato</source>
        <translation>Paid</translation>
    </message>
    <message id="verify.paid_at_bank">
        <source>{amount} presso {bank}</source>
        <translation>{amount} at {bank}</translation>
    </message>
    <message id="verify.receipt">
        <source>ricevuta {receipt}</source>
        <translation>receipt {receipt}</translation>
    </message>
    <message id="verify.after_SETTLED">
        <source>riversato il {day}</source>
        <translation>settled on {day}</translation>
    </message>
    <message id="verify.after_CREDITED">
        <source>riversato e accreditato il {day}</source>
        <translation>settled and credited on {day}</translation>
    </message>
    <message id="verify.one_payment">
        <source>{amount} il {day}</source>
        <translation>{amount} on {day}</translation>
    </message>
    <message id="verify.and">
        <source> e </source>
        <translation> and </translation>
    </message>
    <message id="verify.paid_twice">
        <source>Pagato due volte: {payments}</source>
        <translation>Paid twice: {payments}</translation>
    </message>
    <message id="verify.paid_twice_detail">
        <source>Chiedi il rimborso con Ctrl+M: lo approva un responsabile. F7 stampa tutte le ricevute, una dopo l'altra.</source>
        <translation>Ask for the refund with Ctrl+M: a supervisor approves it. F7 prints all receipts, one after the other.</translation>
    </message>
    <message id="verify.paid_twice_offline_detail">
        <source>Il rimborso si chiede quando torna la linea. F7 stampa tutte le ricevute, una dopo l'altra.</source>
        <translation>The refund can be asked for once the line is back. F7 prints all receipts, one after the other.</translation>
    </message>
    <message id="verify.REFUND_REQUESTED">
        <source>Rimborso di {amount} chiesto il {day}: aspetta un responsabile</source>
        <translation>Refund of {amount} asked for on {day}: it waits for a supervisor</translation>
    </message>
    <message id="verify.REFUND_APPROVED">
        <source>Rimborso di {amount} approvato il {day}: lo paga la ragioneria</source>
        <translation>Refund of {amount} approved on {day}: the accounts pay it</translation>
    </message>
    <message id="verify.REFUND_REJECTED">
        <source>Rimborso di {amount} rifiutato il {day}: {note}</source>
        <translation>Refund of {amount} rejected on {day}: {note}</translation>
    </message>
    <message id="verify.REFUNDED">
        <source>Rimborsati {amount} il {day}, mandato {reference}</source>
        <translation>{amount} paid back on {day}, payment order {reference}</translation>
    </message>
    <message id="verify.not_paid">
        <source>Non risulta pagato {moment}</source>
        <translation>Not paid as of {moment}</translation>
    </message>
    <message id="verify.amount_to_pay">
        <source>{amount}, da pagare entro il {due_on}.</source>
        <translation>{amount}, to be paid by {due_on}.</translation>
    </message>
    <message id="verify.overdue_amount">
        <source>{amount}, era da pagare entro il {due_on}.</source>
        <translation>{amount}, was to be paid by {due_on}.</translation>
    </message>
    <message id="verify.not_paid_detail">
        <source>Un pagamento fatto da poco può arrivare tra qualche minuto.</source>
        <translation>A recent payment may take a few minutes to arrive.</translation>
    </message>
    <message id="verify.not_paid_offline">
        <source>Non risultava pagato {moment}, ultimo contatto</source>
        <translation>Not paid as of {moment}, the last contact</translation>
    </message>
    <message id="verify.not_paid_offline_detail">
        <source>Adesso non si può sapere: sei fuori linea.</source>
        <translation>It cannot be known now: you are offline.</translation>
    </message>
    <message id="verify.changed_since">
        <source>È cambiato da quando questa postazione l'ha visto: prima era di {amount}, da pagare entro il {due_on}. Quanto si deve oggi lo sa solo il server: verifica di nuovo (F5) quando torna la linea.</source>
        <translation>It has changed since this desk last saw it: before, it was {amount}, to be paid by {due_on}. Only the server knows what is owed today: verify again (F5) when the line is back.</translation>
    </message>
    <message id="verify.not_registered">
        <source>Non ancora registrato: non si può pagare</source>
        <translation>Not yet registered: it cannot be paid</translation>
    </message>
    <message id="verify.not_registered_detail">
        <source>Parte da solo appena possibile. L'importo è {amount}.</source>
        <translation>It goes out by itself as soon as possible. The amount is {amount}.</translation>
    </message>
    <message id="verify.suspended">
        <source>Sospeso: per ora non si può pagare</source>
        <translation>Suspended: it cannot be paid for now</translation>
    </message>
    <message id="verify.suspended_detail">
        <source>L'avviso è di {amount}. Il perché sta nella storia qui sotto.</source>
        <translation>The notice is of {amount}. The story below says why.</translation>
    </message>
    <message id="verify.expired">
        <source>Scaduto: non si può più pagare</source>
        <translation>Expired: it can no longer be paid</translation>
    </message>
    <message id="verify.expired_detail">
        <source>L'avviso era di {amount}. Se si deve ancora pagare, il responsabile può dargli un'altra scadenza.</source>
        <translation>The notice was of {amount}. If it is still due, the supervisor can give it another due date.</translation>
    </message>
    <message id="verify.in_instalments">
        <source>Si paga a rate: questo avviso non si può più pagare</source>
        <translation>Being paid in instalments: this notice can no longer be paid</translation>
    </message>
    <message id="verify.in_instalments_detail">
        <source>L'avviso era di {amount}, tutto in una volta, e una rata è già pagata. Stampa quelle che restano (Ctrl+F7), o aprile dal cittadino (Invio).</source>
        <translation>The notice was for {amount}, all at once, and an instalment is paid already. Print those that are left (Ctrl+F7), or open them on the citizen's page (Enter).</translation>
    </message>
    <message id="verify.in_instalments_brief">
        <source>Una rata è già pagata: stampa quelle che restano (Ctrl+F7).</source>
        <translation>An instalment is paid already: print those that are left (Ctrl+F7).</translation>
    </message>
    <message id="verify.debt_paid">
        <source>Debito già pagato: questo avviso non serve più</source>
        <translation>Debt already paid: this notice is no longer needed</translation>
    </message>
    <message id="verify.debt_paid_detail">
        <source>È stato pagato tutto con un altro avviso: questo, di {amount}, non va pagato. La ricevuta è di quello pagato: aprilo dal cittadino (Invio).</source>
        <translation>All of it was paid with another notice: this one, for {amount}, is not to be paid. The receipt is that of the paid one: open it on the citizen's page (Enter).</translation>
    </message>
    <message id="verify.debt_paid_brief">
        <source>È stato pagato tutto con un altro avviso: questo non va pagato.</source>
        <translation>All of it was paid with another notice: this one is not to be paid.</translation>
    </message>
    <message id="verify.cancelled">
        <source>Annullato: non si può più pagare</source>
        <translation>Cancelled: it can no longer be paid</translation>
    </message>
    <message id="verify.cancelled_detail">
        <source>L'avviso era di {amount}. Se il cittadino deve ancora pagare, rilascia un altro avviso.</source>
        <translation>The notice was for {amount}. If the citizen still has to pay, release another notice.</translation>
    </message>
    <message id="verify.cancel_waits">
        <source>Annullo da approvare: fino ad allora si può pagare.</source>
        <translation>Cancellation to be approved: until then it can be paid.</translation>
    </message>
    <message id="verify.at_today">
        <source>alle {hour} di oggi</source>
        <translation>{hour} today</translation>
    </message>
    <message id="verify.at_day">
        <source>alle {hour} del {day}</source>
        <translation>{hour} on {day}</translation>
    </message>
    <message id="verify.story">
        <source>Storia dell'avviso {number}</source>
        <translation>Story of notice {number}</translation>
    </message>
    <message id="verify.checked">
        <source>Ultimo controllo {moment}.</source>
        <translation>Last check: {moment}.</translation>
    </message>
    <message id="verify.last_contact">
        <source>Così risultava {moment}, ultimo contatto.</source>
        <translation>So it stood at {moment}, the last contact.</translation>
    </message>
    <message id="proof.GENUINE">
        <source>Ricevuta autentica: {amount} pagati il {day}</source>
        <translation>Genuine receipt: {amount} paid on {day}</translation>
    </message>
    <message id="proof.GENUINE_detail">
        <source>Emessa da questo ente, {entity}, chiave {key_id}, per l'avviso {notice}. Sul foglio importo e giorno devono essere questi.</source>
        <translation>Issued by this entity, {entity}, key {key_id}, for notice {notice}. Amount and day on the paper must be these.</translation>
    </message>
    <message id="proof.UNREADABLE">
        <source>Il codice della ricevuta è incompleto o è stato cambiato</source>
        <translation>The code of the receipt is incomplete or was changed</translation>
    </message>
    <message id="proof.UNREADABLE_detail">
        <source>Leggilo di nuovo. Se succede ancora non accettare la ricevuta: cerca il pagamento con il numero avviso.</source>
        <translation>Read it again. If it happens once more do not accept the receipt: look for the payment by the notice number.</translation>
    </message>
    <message id="proof.FORGED">
        <source>Questa ricevuta non è nostra o è stata cambiata: il codice di controllo non torna</source>
        <translation>This receipt is not ours or was changed: the check code fails</translation>
    </message>
    <message id="proof.FORGED_detail">
        <source>Non accettarla e chiedi al responsabile.</source>
        <translation>Do not accept it and ask the supervisor.</translation>
    </message>
    <message id="proof.KEY_UNKNOWN">
        <source>Non si può dire se la ricevuta è autentica: questa postazione non conosce la chiave {key_id}</source>
        <translation>Whether the receipt is genuine cannot be said: this desk does not know key {key_id}</translation>
    </message>
    <message id="proof.KEY_UNKNOWN_detail">
        <source>La chiave può essere nuova, o inventata. Quando sei in linea da un quarto d'ora leggi di nuovo il codice; se la risposta è la stessa non accettare la ricevuta.</source>
        <translation>The key may be new, or invented. Once you have been on line for a quarter of an hour read the code again; if the answer is the same do not accept the receipt.</translation>
    </message>
    <message id="proof.KEY_REVOKED">
        <source>Il codice non prova più niente: la chiave {key_id} è stata revocata il {ended}</source>
        <translation>The code no longer proves anything: key {key_id} was revoked on {ended}</translation>
    </message>
    <message id="proof.KEY_REVOKED_detail">
        <source>Può averla usata anche qualcun altro, quindi la ricevuta può essere vera o falsa: conta solo quello che risulta dell'avviso.</source>
        <translation>Somebody else may have used it, too, so the receipt may be true or false: only what is known of the notice counts.</translation>
    </message>
    <message id="proof.KEY_RETIRED">
        <source>Questa ricevuta non torna: il {day} la chiave {key_id} non firmava più</source>
        <translation>This receipt cannot be right: on {day} key {key_id} signed no more</translation>
    </message>
    <message id="proof.KEY_RETIRED_detail">
        <source>La chiave è stata ritirata il {ended}. Non accettarla e chiedi al responsabile.</source>
        <translation>The key was retired on {ended}. Do not accept it and ask the supervisor.</translation>
    </message>
    <message id="proof.OF_OTHER_ENTITY">
        <source>Questa ricevuta è di un altro ente, codice fiscale {entity_id}</source>
        <translation>This receipt is of another entity, tax code {entity_id}</translation>
    </message>
    <message id="proof.OF_OTHER_ENTITY_detail">
        <source>Qui non si può dire se è autentica: lo può dire uno sportello di quell'ente.</source>
        <translation>Whether it is genuine cannot be said here: a desk of that entity can.</translation>
    </message>
    <message id="proof.stands">
        <source>Adesso l'avviso risulta così: {stands}.</source>
        <translation>The notice now stands so: {stands}.</translation>
    </message>
    <message id="proof.keys_as_of">
        <source>Le chiavi sono quelle note {moment}.</source>
        <translation>The keys are those known at {moment}.</translation>
    </message>
    <message id="proof.claimed">
        <source>Il codice dice: {amount}, pagati il {day}, ricevuta {receipt}.</source>
        <translation>The code says: {amount}, paid on {day}, receipt {receipt}.</translation>
    </message>
    <message id="proof.no_story">
        <source>Di questo avviso qui non si sa altro.</source>
        <translation>Nothing else is known here of this notice.</translation>
    </message>
    <message id="step.RELEASED">
        <source>Rilasciato</source>
        <translation>Released</translation>
    </message>
    <message id="step.RELEASED_detail">
        <source>da uno sportello</source>
        <translation>by a counter</translation>
    </message>
    <message id="step.RELEASED_usual">
        <source>parte con il rilascio</source>
        <translation>begins with the release</translation>
    </message>
    <message id="step.REGISTERED">
        <source>Registrato</source>
        <translation>Registered</translation>
    </message>
    <message id="step.REGISTERED_detail">
        <source>si può pagare</source>
        <translation>it can be paid</translation>
    </message>
    <message id="step.REGISTERED_usual">
        <source>di solito entro pochi secondi</source>
        <translation>usually within a few seconds</translation>
    </message>
    <message id="step.NOTICE_PRINTED">
        <source>Avviso: chiesta la stampa</source>
        <translation>Notice: print asked for</translation>
    </message>
    <message id="step.NOTICE_PRINTED_detail">
        <source>a uno sportello</source>
        <translation>at a desk</translation>
    </message>
    <message id="step.RECEIPT_PRINTED">
        <source>Ricevuta: chiesta la stampa</source>
        <translation>Receipt: print asked for</translation>
    </message>
    <message id="step.RECEIPT_PRINTED_detail">
        <source>a uno sportello</source>
        <translation>at a desk</translation>
    </message>
    <message id="step.STARTED_ONLINE">
        <source>Pagamento avviato online</source>
        <translation>Payment begun online</translation>
    </message>
    <message id="step.STARTED_ONLINE_detail">
        <source>aperta la pagina per pagare: non prova un pagamento</source>
        <translation>the page to pay on was opened: no proof of payment</translation>
    </message>
    <message id="step.ASKED_BY_HUB">
        <source>Richiesto da una banca</source>
        <translation>Asked for by a bank</translation>
    </message>
    <message id="step.asked_amount">
        <source>ha chiesto l'importo: non prova un pagamento</source>
        <translation>asked for the amount: no proof of payment</translation>
    </message>
    <message id="step.asked_to_pay">
        <source>ha cominciato un pagamento: non ne è la prova</source>
        <translation>began a payment: no proof of it yet</translation>
    </message>
    <message id="step.amount_ASKED">
        <source>{amount}, risposta di {program}</source>
        <translation>{amount}, answer of {program}</translation>
    </message>
    <message id="step.amount_LAST_KNOWN">
        <source>{amount}, risposta del {day} di {program}</source>
        <translation>{amount}, answer of {day} of {program}</translation>
    </message>
    <message id="step.amount_HANDED_IN">
        <source>{amount} come trasmesso, senza risposta di {program}</source>
        <translation>{amount} as it came in, no answer of {program}</translation>
    </message>
    <message id="step.nothing_ASKED">
        <source>non dovuto, risposta di {program}</source>
        <translation>not owed, answer of {program}</translation>
    </message>
    <message id="step.nothing_LAST_KNOWN">
        <source>non dovuto, risposta del {day} di {program}</source>
        <translation>not owed, answer of {day} of {program}</translation>
    </message>
    <message id="step.CHANGED">
        <source>Modificato</source>
        <translation>Changed</translation>
    </message>
    <message id="step.CHANGED_detail">
        <source>nuova scadenza o nuovo importo</source>
        <translation>another due date or amount</translation>
    </message>
    <message id="step.SUSPENDED">
        <source>Sospeso</source>
        <translation>Suspended</translation>
    </message>
    <message id="step.SUSPENDED_detail">
        <source>non si può pagare</source>
        <translation>it cannot be paid</translation>
    </message>
    <message id="step.RESUMED">
        <source>Riattivato</source>
        <translation>Resumed</translation>
    </message>
    <message id="step.RESUMED_detail">
        <source>si può pagare di nuovo</source>
        <translation>it can be paid again</translation>
    </message>
    <message id="step.PLANNED">
        <source>Rateizzato</source>
        <translation>Instalments offered</translation>
    </message>
    <message id="step.PLANNED_detail">
        <source>si può pagare anche a rate</source>
        <translation>it can be paid in instalments, too</translation>
    </message>
    <message id="step.EXPIRED">
        <source>Scaduto</source>
        <translation>Expired</translation>
    </message>
    <message id="step.EXPIRED_detail">
        <source>non si può più pagare</source>
        <translation>it can no longer be paid</translation>
    </message>
    <message id="step.CANCELLED">
        <source>Annullato</source>
        <translation>Cancelled</translation>
    </message>
    <message id="step.CANCELLED_detail">
        <source>non si può più pagare</source>
        <translation>it can no longer be paid</translation>
    </message>
    <message id="step.CANCEL_REQUESTED">
        <source>Annullo chiesto</source>
        <translation>Cancellation asked for</translation>
    </message>
    <message id="step.CANCEL_REQUESTED_detail">
        <source>lo approva un'altra persona</source>
        <translation>somebody else approves it</translation>
    </message>
    <message id="step.CANCEL_REJECTED">
        <source>Annullo non approvato</source>
        <translation>Cancellation not approved</translation>
    </message>
    <message id="step.CANCEL_REJECTED_detail">
        <source>l'avviso resta da pagare</source>
        <translation>the notice stays to be paid</translation>
    </message>
    <message id="step.PAID_ELSEWHERE">
        <source>Pagato fuori da pagoPA</source>
        <translation>Paid outside pagoPA</translation>
    </message>
    <message id="step.PAID_ELSEWHERE_detail">
        <source>prova vista da un responsabile</source>
        <translation>proof seen by a supervisor</translation>
    </message>
    <message id="step.PAID">
        <source>Pagato</source>
        <translation>Paid</translation>
    </message>
    <message id="step.PAID_detail">
        <source>ricevuta arrivata</source>
        <translation>receipt arrived</translation>
    </message>
    <message id="step.PAID_reference">
        <source>ricevuta {reference}</source>
        <translation>receipt {reference}</translation>
    </message>
    <message id="step.paid_stand_in">
        <source>pagato sulla copia del nodo, senza chiedere a noi</source>
        <translation>paid on the hub's own copy, without asking us</translation>
    </message>
    <message id="step.PAID_usual">
        <source>arriva qui da solo</source>
        <translation>shows up here by itself</translation>
    </message>
    <message id="step.SETTLED">
        <source>Riversato in un flusso</source>
        <translation>Settled in a flow</translation>
    </message>
    <message id="step.SETTLED_detail">
        <source>la banca ha rendicontato</source>
        <translation>reported by the bank</translation>
    </message>
    <message id="step.SETTLED_reference">
        <source>flusso {reference}</source>
        <translation>flow {reference}</translation>
    </message>
    <message id="step.SETTLED_usual">
        <source>di solito un giorno dopo il pagamento</source>
        <translation>usually a day after the payment</translation>
    </message>
    <message id="step.CREDITED">
        <source>Accreditato dal tesoriere</source>
        <translation>Credited by the treasurer</translation>
    </message>
    <message id="step.CREDITED_detail">
        <source>entrato in tesoreria</source>
        <translation>in the treasury account</translation>
    </message>
    <message id="step.CREDITED_reference">
        <source>provvisorio {reference}</source>
        <translation>provisional receipt {reference}</translation>
    </message>
    <message id="step.CREDITED_usual">
        <source>di solito due giorni dopo il pagamento</source>
        <translation>usually two days after the payment</translation>
    </message>
    <message id="step.expected">
        <source>in attesa</source>
        <translation>expected</translation>
    </message>
    <message id="step.REFUND_REQUESTED">
        <source>Rimborso chiesto</source>
        <translation>Refund asked for</translation>
    </message>
    <message id="step.REFUND_APPROVED">
        <source>Rimborso approvato</source>
        <translation>Refund approved</translation>
    </message>
    <message id="step.REFUND_REJECTED">
        <source>Rimborso rifiutato</source>
        <translation>Refund rejected</translation>
    </message>
    <message id="step.REFUNDED">
        <source>Rimborsato</source>
        <translation>Paid back</translation>
    </message>
    <message id="step.REFUNDED_reference">
        <source>mandato {reference}</source>
        <translation>payment order {reference}</translation>
    </message>
    <message id="refund.title">
        <source>Rimborso per l'avviso {number}</source>
        <translation>Refund for notice {number}</translation>
    </message>
    <message id="refund.what_happens">
        <source>Decide un responsabile, mai chi ha chiesto. Poi la ragioneria paga sul conto che indichi.</source>
        <translation>A supervisor decides, never whoever asked. Then the accounts pay to the account you name.</translation>
    </message>
    <message id="refund.offline">
        <source>Sei fuori linea: il rimborso si chiede quando torna la linea</source>
        <translation>You are offline: the refund can be asked for once the line is back</translation>
    </message>
    <message id="refund.offline_detail">
        <source>Quello che scrivi resta.</source>
        <translation>What you type stays.</translation>
    </message>
    <message id="refund.payment">
        <source>Pagamento da rimborsare</source>
        <translation>Payment to refund</translation>
    </message>
    <message id="refund.one_payment">
        <source>{amount} del {day}, {bank}</source>
        <translation>{amount} of {day}, {bank}</translation>
    </message>
    <message id="refund.payment_hint">
        <source>Di solito è l'ultimo: il primo ha pagato l'avviso.</source>
        <translation>Usually the last one: the first paid the notice.</translation>
    </message>
    <message id="refund.amount">
        <source>Importo da rimborsare</source>
        <translation>Amount to refund</translation>
    </message>
    <message id="refund.amount_hint">
        <source>Al massimo {amount}. Le commissioni della banca non si rimborsano.</source>
        <translation>At most {amount}. The bank's fees are not refunded.</translation>
    </message>
    <message id="refund.name">
        <source>Intestatario del conto</source>
        <translation>Holder of the account</translation>
    </message>
    <message id="refund.name_hint">
        <source>Come sta scritto in banca</source>
        <translation>As the bank knows them</translation>
    </message>
    <message id="refund.tax_code">
        <source>Codice fiscale (facoltativo)</source>
        <translation>Tax code (optional)</translation>
    </message>
    <message id="refund.iban">
        <source>IBAN</source>
        <translation>IBAN</translation>
    </message>
    <message id="refund.iban_hint">
        <source>Sta sull'estratto conto e nell'app della banca: per l'Italia 27 caratteri</source>
        <translation>On the bank statement and in the bank's app: 27 characters for Italy</translation>
    </message>
    <message id="refund.reason">
        <source>Motivo</source>
        <translation>Reason</translation>
    </message>
    <message id="refund.reason_hint">
        <source>Poche parole per chi deve decidere, per esempio: pagato due volte</source>
        <translation>A few words for whoever decides, for example: paid twice</translation>
    </message>
    <message id="refund.requested">
        <source>Rimborso chiesto: {amount} a {name}. Adesso decide un responsabile; la storia dell'avviso dice a che punto è.</source>
        <translation>Refund asked for: {amount} to {name}. Now a supervisor decides; the story of the notice tells how far it is.</translation>
    </message>
    <message id="refund.to_decide">
        <source>Rimborso di {amount} da decidere</source>
        <translation>Refund of {amount} to be decided</translation>
    </message>
    <message id="refund.asked_by">
        <source>Chiesto da {who} il {moment}. F9 approva; per rifiutare scrivi il motivo.</source>
        <translation>Asked for by {who} on {moment}. F9 approves; to reject write the reason.</translation>
    </message>
    <message id="refund.own">
        <source>L'hai chiesto tu: lo approva un altro responsabile. Puoi ritirarlo con Ctrl+D, scrivendo il motivo.</source>
        <translation>You asked for it: another supervisor approves it. You can take it back with Ctrl+D, writing the reason.</translation>
    </message>
    <message id="refund.paid_said">
        <source>Pagamento</source>
        <translation>Payment</translation>
    </message>
    <message id="refund.paid_by_receipt">
        <source>{amount} con la ricevuta {receipt}</source>
        <translation>{amount} with receipt {receipt}</translation>
    </message>
    <message id="refund.notice_said">
        <source>Avviso</source>
        <translation>Notice</translation>
    </message>
    <message id="refund.tax_code_said">
        <source>Codice fiscale</source>
        <translation>Tax code</translation>
    </message>
    <message id="refund.why_not">
        <source>Motivo del rifiuto</source>
        <translation>Reason for rejecting</translation>
    </message>
    <message id="refund.why_not_hint">
        <source>Serve solo per rifiutare: chi ha chiesto lo legge nella storia dell'avviso</source>
        <translation>Only needed to reject: whoever asked reads it in the story of the notice</translation>
    </message>
    <message id="refund.approved">
        <source>Rimborso approvato: {amount} a {name}. Passa alla ragioneria con la prossima esportazione.</source>
        <translation>Refund approved: {amount} to {name}. It goes to the accounts with the next export.</translation>
    </message>
    <message id="refund.rejected">
        <source>Rimborso rifiutato: {amount} a {name} non si pagano. Il motivo sta nella storia dell'avviso.</source>
        <translation>Refund rejected: {amount} to {name} is not paid. The reason is in the story of the notice.</translation>
    </message>
    <message id="refund.none">
        <source>Niente da decidere per questo avviso</source>
        <translation>Nothing to decide for this notice</translation>
    </message>
    <message id="refund.none_detail">
        <source>Qualcuno ha già deciso: la storia dell'avviso dice che cosa.</source>
        <translation>Somebody has decided already: the story of the notice tells what.</translation>
    </message>
    <message id="cancel.to_decide">
        <source>Annullo di {amount} da approvare</source>
        <translation>Cancellation of {amount} to be approved</translation>
    </message>
    <message id="cancel.asked_by">
        <source>Chiesto da {who}, {desk}, il {moment}. F9 approva; per rifiutare scrivi il motivo.</source>
        <translation>Asked for by {who}, {desk}, on {moment}. F9 approves; to reject write the reason.</translation>
    </message>
    <message id="cancel.own">
        <source>L'hai chiesto tu: lo approva un altro responsabile. Puoi ritirarlo con Ctrl+D, scrivendo il motivo.</source>
        <translation>You asked for it: another supervisor approves it. You can take it back with Ctrl+D, writing the reason.</translation>
    </message>
    <message id="cancel.reason">
        <source>Motivo</source>
        <translation>Reason</translation>
    </message>
    <message id="cancel.debtor">
        <source>Chi deve pagare</source>
        <translation>Who owes it</translation>
    </message>
    <message id="cancel.subject">
        <source>Oggetto</source>
        <translation>Subject</translation>
    </message>
    <message id="cancel.notice_said">
        <source>Avviso</source>
        <translation>Notice</translation>
    </message>
    <message id="cancel.with_it">
        <source>Si annullano</source>
        <translation>With it go</translation>
    </message>
    <message id="cancel.whole_plan">
        <source>tutti i {count} avvisi del debito</source>
        <translation>all {count} notices of the debt</translation>
    </message>
    <message id="cancel.amount">
        <source>Importo</source>
        <translation>Amount</translation>
    </message>
    <message id="cancel.amount_now">
        <source>{now} adesso, {then} prima</source>
        <translation>{now} now, {then} before</translation>
    </message>
    <message id="cancel.why_not">
        <source>Motivo del rifiuto</source>
        <translation>Reason for rejecting</translation>
    </message>
    <message id="cancel.why_not_hint">
        <source>Serve solo per rifiutare: chi ha chiesto lo trova tra le sue attività</source>
        <translation>Only needed to reject: whoever asked finds it among their tasks</translation>
    </message>
    <message id="cancel.approved">
        <source>Annullo approvato: l'avviso {number} da {amount} non si può più pagare.</source>
        <translation>Cancellation approved: notice {number} for {amount} can no longer be paid.</translation>
    </message>
    <message id="cancel.rejected">
        <source>Annullo rifiutato: l'avviso {number} da {amount} resta da pagare. Chi l'ha chiesto legge il motivo tra le sue attività.</source>
        <translation>Cancellation rejected: notice {number} for {amount} stays to be paid. Whoever asked reads the reason among their tasks.</translation>
    </message>
    <message id="cancel.none">
        <source>Niente da approvare per questo avviso</source>
        <translation>Nothing to approve for this notice</translation>
    </message>
    <message id="cancel.none_detail">
        <source>Qualcuno ha già deciso, o l'avviso è stato pagato: la sua storia lo dice.</source>
        <translation>Somebody has decided already, or the notice was paid: its story tells.</translation>
    </message>
    <message id="day.desk">
        <source>Sportello</source>
        <translation>Counter</translation>
    </message>
    <message id="day.desks">
        <source>Sportelli</source>
        <translation>Counters</translation>
    </message>
    <message id="day.released">
        <source>Rilasciati</source>
        <translation>Released</translation>
    </message>
    <message id="day.paid">
        <source>Pagati</source>
        <translation>Paid</translation>
    </message>
    <message id="day.amount">
        <source>Importo</source>
        <translation>Amount</translation>
    </message>
    <message id="day.paid_amount">
        <source>Importo pagato</source>
        <translation>Amount paid</translation>
    </message>
    <message id="day.to_register">
        <source>Da registrare</source>
        <translation>To register</translation>
    </message>
    <message id="day.cancelled">
        <source>Annullati</source>
        <translation>Cancelled</translation>
    </message>
    <message id="day.line">
        <source>Linea</source>
        <translation>Line</translation>
    </message>
    <message id="day.queue">
        <source>Da inviare</source>
        <translation>To send</translation>
    </message>
    <message id="day.printers">
        <source>Stampanti</source>
        <translation>Printers</translation>
    </message>
    <message id="day.tasks">
        <source>Attività</source>
        <translation>Tasks</translation>
    </message>
    <message id="day.state">
        <source>Stato</source>
        <translation>State</translation>
    </message>
    <message id="day.at">
        <source>Quando</source>
        <translation>When</translation>
    </message>
    <message id="day.about">
        <source>Oggetto</source>
        <translation>Subject</translation>
    </message>
    <message id="day.who">
        <source>Chi e dove</source>
        <translation>Who and where</translation>
    </message>
    <message id="day.days">
        <source>Giorni</source>
        <translation>Days</translation>
    </message>
    <message id="day.office">
        <source>Ufficio</source>
        <translation>Office</translation>
    </message>
    <message id="day.every_office">
        <source>Tutti gli sportelli</source>
        <translation>All counters</translation>
    </message>
    <message id="day.told">
        <source>Mostra</source>
        <translation>Show</translation>
    </message>
    <message id="day.span_TODAY">
        <source>Oggi</source>
        <translation>Today</translation>
    </message>
    <message id="day.span_YESTERDAY">
        <source>Ieri</source>
        <translation>Yesterday</translation>
    </message>
    <message id="day.span_SEVEN_DAYS">
        <source>Ultimi 7 giorni</source>
        <translation>Last 7 days</translation>
    </message>
    <message id="day.span_THIS_MONTH">
        <source>Questo mese</source>
        <translation>This month</translation>
    </message>
    <message id="day.span_LAST_MONTH">
        <source>Mese scorso</source>
        <translation>Last month</translation>
    </message>
    <message id="day.title">
        <source>Giornata del {day}</source>
        <translation>Day {day}</translation>
    </message>
    <message id="day.title_days">
        <source>Dal {day} al {last}</source>
        <translation>From {day} to {last}</translation>
    </message>
    <message id="day.own_desk">
        <source>solo questa postazione</source>
        <translation>this desk only</translation>
    </message>
    <message id="day.all_desks">
        <source>tutti gli sportelli</source>
        <translation>all counters</translation>
    </message>
    <message id="day.as_of">
        <source>{whose}, dati del {moment}</source>
        <translation>{whose}, data of {moment}</translation>
    </message>
    <message id="day.server_away">
        <source>Sei fuori linea: vedi solo questa postazione. Gli altri sportelli tornano appena c'è la linea.</source>
        <translation>You are offline: you see this desk only. The other counters come back with the line.</translation>
    </message>
    <message id="day.server_older">
        <source>Il server centrale è di una versione precedente e non conosce le giornate: vedi solo questa postazione. Chiedi ai sistemi informativi di aggiornarlo.</source>
        <translation>The central server is of an earlier version and knows no days: you see this desk alone. Ask the IT department to update it.</translation>
    </message>
    <message id="day.closed_by" numerus="yes">
        <source>Chiusa {number} volte, l'ultima da {who} il {moment}: {whose}.</source>
        <translation>
            <numerusform>Closed by {who} on {moment}: {whose}.</numerusform>
            <numerusform>Closed {number} times, last by {who} on {moment}: {whose}.</numerusform>
        </translation>
    </message>
    <message id="day.closed_by_none">
        <source>Non ancora chiusa.</source>
        <translation>Not closed yet.</translation>
    </message>
    <message id="day.total_released">
        <source>Rilasciati {count} per {amount}</source>
        <translation>Released {count} for {amount}</translation>
    </message>
    <message id="day.total_paid">
        <source>Pagati {count} per {amount}</source>
        <translation>Paid {count} for {amount}</translation>
    </message>
    <message id="day.total_to_register">
        <source>Da registrare {count} per {amount}</source>
        <translation>To register {count} for {amount}</translation>
    </message>
    <message id="day.total_cancelled">
        <source>Annullati {count} per {amount}</source>
        <translation>Cancelled {count} for {amount}</translation>
    </message>
    <message id="day.total_payments">
        <source>Pagamenti arrivati {count} per {amount}</source>
        <translation>Payments received {count} for {amount}</translation>
    </message>
    <message id="day.to_approve" numerus="yes">
        <source>Da approvare: {number} annulli per {amount}</source>
        <translation>
            <numerusform>To approve: 1 cancellation of {amount}</numerusform>
            <numerusform>To approve: {number} cancellations of {amount}</numerusform>
        </translation>
    </message>
    <message id="day.told_kinds">
        <source>Tipi di debito</source>
        <translation>Kinds of debt</translation>
    </message>
    <message id="day.told_kinds_title">
        <source>Tipo di debito</source>
        <translation>Kind of debt</translation>
    </message>
    <message id="day.told_states">
        <source>Stati</source>
        <translation>States</translation>
    </message>
    <message id="day.told_operators">
        <source>Operatori</source>
        <translation>Operators</translation>
    </message>
    <message id="day.told_operators_title">
        <source>Operatore</source>
        <translation>Operator</translation>
    </message>
    <message id="day.told_not_registered">
        <source>Non ancora registrati</source>
        <translation>Not yet registered</translation>
    </message>
    <message id="day.told_late">
        <source>Registrati dopo</source>
        <translation>Registered later</translation>
    </message>
    <message id="day.told_cancelled">
        <source>Annullati</source>
        <translation>Cancelled</translation>
    </message>
    <message id="day.told_refunds">
        <source>Rimborsi da approvare</source>
        <translation>Refunds to approve</translation>
    </message>
    <message id="day.told_cancels">
        <source>Annulli da approvare</source>
        <translation>Cancellations to approve</translation>
    </message>
    <message id="day.day_kinds">
        <source>Avvisi per tipo di debito</source>
        <translation>Notices by kind of debt</translation>
    </message>
    <message id="day.day_operators">
        <source>Avvisi per operatore</source>
        <translation>Notices by operator</translation>
    </message>
    <message id="day.state_TO_PAY">
        <source>Da pagare</source>
        <translation>To pay</translation>
    </message>
    <message id="day.state_OVERDUE">
        <source>Scaduti</source>
        <translation>Overdue</translation>
    </message>
    <message id="day.state_PAID">
        <source>Pagati</source>
        <translation>Paid</translation>
    </message>
    <message id="day.state_TO_REGISTER">
        <source>Da registrare</source>
        <translation>Not yet registered</translation>
    </message>
    <message id="day.state_SUSPENDED">
        <source>Sospesi</source>
        <translation>Suspended</translation>
    </message>
    <message id="day.state_EXPIRED">
        <source>Non più pagabili</source>
        <translation>No longer payable</translation>
    </message>
    <message id="day.state_CANCELLED">
        <source>Annullati</source>
        <translation>Cancelled</translation>
    </message>
    <message id="day.state_OTHER_WAY">
        <source>In alternativa: altro modo di pagare lo stesso debito</source>
        <translation>Alternative: another way to pay the same debt</translation>
    </message>
    <message id="day.none_kinds">
        <source>Nessun avviso rilasciato</source>
        <translation>No notice released</translation>
    </message>
    <message id="day.none_states">
        <source>Nessun avviso rilasciato</source>
        <translation>No notice released</translation>
    </message>
    <message id="day.none_operators">
        <source>Nessun avviso rilasciato</source>
        <translation>No notice released</translation>
    </message>
    <message id="day.none_not_registered">
        <source>Tutto registrato</source>
        <translation>Everything is registered</translation>
    </message>
    <message id="day.none_late">
        <source>Nessun avviso arrivato dopo</source>
        <translation>No notice arrived later</translation>
    </message>
    <message id="day.none_cancelled">
        <source>Nessun avviso annullato</source>
        <translation>No notice cancelled</translation>
    </message>
    <message id="day.none_refunds">
        <source>Niente da approvare</source>
        <translation>Nothing to approve</translation>
    </message>
    <message id="day.none_cancels">
        <source>Nessun annullo da approvare</source>
        <translation>No cancellation to approve</translation>
    </message>
    <message id="day.none_detail">
        <source>Per altri giorni usa Alt con le frecce, oppure scegli in alto.</source>
        <translation>For other days use Alt with the arrows, or choose above.</translation>
    </message>
    <message id="day.line_on">
        <source>In linea</source>
        <translation>Online</translation>
    </message>
    <message id="day.line_off">
        <source>Non si sente dalle {moment}</source>
        <translation>Not heard since {moment}</translation>
    </message>
    <message id="day.line_off_day">
        <source>Non si sente dal {moment}</source>
        <translation>Not heard since {moment}</translation>
    </message>
    <message id="day.line_never">
        <source>Nessun contatto</source>
        <translation>No contact</translation>
    </message>
    <message id="day.line_retired">
        <source>Fuori servizio</source>
        <translation>Out of service</translation>
    </message>
    <message id="day.line_fenced">
        <source>Esiste due volte</source>
        <translation>Exists twice</translation>
    </message>
    <message id="day.line_unknown">
        <source>non più in elenco</source>
        <translation>no longer listed</translation>
    </message>
    <message id="day.waiting_none">
        <source>Tutto inviato</source>
        <translation>All sent</translation>
    </message>
    <message id="day.waiting" numerus="yes">
        <source>{number} da inviare</source>
        <translation>
            <numerusform>1 to send</numerusform>
            <numerusform>{number} to send</numerusform>
        </translation>
    </message>
    <message id="day.uncertain_none">
        <source>Nessuna incerta</source>
        <translation>None doubtful</translation>
    </message>
    <message id="day.uncertain" numerus="yes">
        <source>{number} stampe incerte</source>
        <translation>
            <numerusform>1 doubtful print</numerusform>
            <numerusform>{number} doubtful prints</numerusform>
        </translation>
    </message>
    <message id="day.queued_none">
        <source>Nessuna in coda</source>
        <translation>None queued</translation>
    </message>
    <message id="day.queued" numerus="yes">
        <source>{number} stampe in coda</source>
        <translation>
            <numerusform>1 print queued</numerusform>
            <numerusform>{number} prints queued</numerusform>
        </translation>
    </message>
    <message id="day.printers_ready">
        <source>Pronte</source>
        <translation>Ready</translation>
    </message>
    <message id="day.printers_none">
        <source>Senza stampanti</source>
        <translation>No printers</translation>
    </message>
    <message id="day.printer_a4">
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message id="day.printer_roll">
        <source>Scontrini</source>
        <translation>Receipts</translation>
    </message>
    <message id="day.printer_READY">
        <source>pronta</source>
        <translation>ready</translation>
    </message>
    <message id="day.printer_PAPER_OUT">
        <source>carta finita</source>
        <translation>out of paper</translation>
    </message>
    <message id="day.printer_UNREACHABLE">
        <source>non risponde</source>
        <translation>not answering</translation>
    </message>
    <message id="day.printer_WRONG_SETTINGS">
        <source>da impostare</source>
        <translation>to be set up</translation>
    </message>
    <message id="day.printer_NOT_SET">
        <source>da impostare</source>
        <translation>to be set up</translation>
    </message>
    <message id="day.printer_other">
        <source>da guardare</source>
        <translation>to be looked at</translation>
    </message>
    <message id="day.desk_never_heard">
        <source>{name}: ancora nessun contatto</source>
        <translation>{name}: no contact so far</translation>
    </message>
    <message id="day.heard">
        <source>{name}, ultimo contatto {moment}</source>
        <translation>{name}, last contact {moment}</translation>
    </message>
    <message id="day.heard_on">
        <source>arrivato il {moment}</source>
        <translation>arrived on {moment}</translation>
    </message>
    <message id="day.waiting_since">
        <source>{count} da inviare, il più vecchio del {moment}</source>
        <translation>{count} to send, the oldest of {moment}</translation>
    </message>
    <message id="day.numbers">
        <source>{count} numeri</source>
        <translation>{count} numbers</translation>
    </message>
    <message id="day.version">
        <source>versione {version}</source>
        <translation>version {version}</translation>
    </message>
    <message id="day.concern_FENCED">
        <source>esiste due volte: non rilascia, chiama l'assistenza</source>
        <translation>exists twice: it releases nothing, call support</translation>
    </message>
    <message id="day.concern_SILENT">
        <source>tiene lavoro da giorni</source>
        <translation>has held work back for days</translation>
    </message>
    <message id="day.concern_CLOCK_OFF">
        <source>orologio sbagliato</source>
        <translation>wrong clock</translation>
    </message>
    <message id="day.concern_OUTDATED">
        <source>programma da aggiornare</source>
        <translation>program to be updated</translation>
    </message>
    <message id="day.concern_FEW_NUMBERS">
        <source>pochi numeri</source>
        <translation>few numbers</translation>
    </message>
    <message id="day.task_print_uncertain">
        <source>stampe incerte</source>
        <translation>doubtful prints</translation>
    </message>
    <message id="day.task_print_failed">
        <source>stampe non riuscite</source>
        <translation>failed prints</translation>
    </message>
    <message id="day.task_other">
        <source>altre attività aperte</source>
        <translation>other open tasks</translation>
    </message>
    <message id="day.closed">
        <source>Giornata del {day} chiusa: {whose}. Quello che arriva dopo sarà nella prossima, con la sua data.</source>
        <translation>Day {day} closed: {whose}. What arrives later will be in the next one, with its own date.</translation>
    </message>
    <message id="day.closed_again">
        <source>Giornata del {day} chiusa di nuovo: {whose}. È la chiusura numero {number}; quelle di prima restano.</source>
        <translation>Day {day} closed again: {whose}. This is closing number {number}; the earlier ones stay.</translation>
    </message>
    <message id="day.file">
        <source>giornata-{days}</source>
        <translation>day-{days}</translation>
    </message>
    <message id="day.pdf_files">
        <source>File PDF (*.pdf)</source>
        <translation>PDF file (*.pdf)</translation>
    </message>
    <message id="day.csv_files">
        <source>Tabella CSV (*.csv)</source>
        <translation>CSV table (*.csv)</translation>
    </message>
    <message id="tasks.handed_over">
        <source>Passata al responsabile: {title}. La trova tra le sue attività.</source>
        <translation>Handed to the supervisor: {title}. It is among their tasks.</translation>
    </message>
    <message id="tasks.handed_by">
        <source>Passata da {who}, {place}, il {moment}.</source>
        <translation>Handed over by {who}, {place}, on {moment}.</translation>
    </message>
    <message id="tasks.refused">
        <source>Il server ha rifiutato l'avviso di {name}.</source>
        <translation>The server refused the notice of {name}.</translation>
    </message>
    <message id="tasks.contact">
        <source>Per avvisare il cittadino: {contact}.</source>
        <translation>To tell the citizen: {contact}.</translation>
    </message>
    <message id="tasks.what_was_done">
        <source>Che cosa è stato fatto</source>
        <translation>What was done</translation>
    </message>
    <message id="tasks.what_was_done_hint">
        <source>Resta annotato con il tuo nome e l'ora</source>
        <translation>It is kept with your name and the hour</translation>
    </message>
    <message id="tasks.handed_closed">
        <source>Attività chiusa: {title}.</source>
        <translation>Task closed: {title}.</translation>
    </message>
    <message id="tasks.put_off" numerus="yes">
        <source>{number} rimandate a domani</source>
        <translation>
            <numerusform>1 put off until tomorrow</numerusform>
            <numerusform>{number} put off until tomorrow</numerusform>
        </translation>
    </message>
    <message id="tasks.snoozed">
        <source>{title}: rimandata a domani.</source>
        <translation>{title}: put off until tomorrow.</translation>
    </message>
    <message id="tasks.begun_instead">
        <source>Per questo cittadino c'è già un avviso cominciato: è questo. Rilascialo o svuotalo, poi torna all'attività.</source>
        <translation>For this citizen a notice was already begun: this is it. Release it or empty it, then come back to the task.</translation>
    </message>
    <message id="tasks.this_desk">
        <source>Questa postazione</source>
        <translation>This desk</translation>
    </message>
    <message id="tasks.server_away">
        <source>fuori linea: mancano quelle del server</source>
        <translation>offline: those of the server are missing</translation>
    </message>
    <message id="tasks.title">
        <source>Attività da chiudere</source>
        <translation>Tasks to close</translation>
    </message>
    <message id="tasks.count_none">
        <source>nessuna</source>
        <translation>none</translation>
    </message>
    <message id="tasks.count" numerus="yes">
        <source>{number} · per tipo, la più vecchia per prima</source>
        <translation>
            <numerusform>1 · the oldest first</numerusform>
            <numerusform>{number} · by kind, the oldest first</numerusform>
        </translation>
    </message>
    <message id="tasks.kind">
        <source>Tipo</source>
        <translation>Kind</translation>
    </message>
    <message id="tasks.happened">
        <source>Che cosa è successo</source>
        <translation>What happened</translation>
    </message>
    <message id="tasks.at">
        <source>Quando</source>
        <translation>When</translation>
    </message>
    <message id="tasks.at_today">
        <source>oggi {hour}</source>
        <translation>today {hour}</translation>
    </message>
    <message id="tasks.at_day">
        <source>{day}, {hour}</source>
        <translation>{day}, {hour}</translation>
    </message>
    <message id="tasks.next">
        <source>Prossimo passo</source>
        <translation>Next step</translation>
    </message>
    <message id="tasks.none">
        <source>Niente da chiudere</source>
        <translation>Nothing to close</translation>
    </message>
    <message id="tasks.none_detail">
        <source>Bene così. Un avviso rifiutato o una stampa incerta li trovi qui, con il prossimo passo.</source>
        <translation>All is well. A refused notice or an uncertain print shows up here, with the next step.</translation>
    </message>
    <message id="tasks.waiting_none">
        <source>nessun avviso da registrare</source>
        <translation>no notice to register</translation>
    </message>
    <message id="tasks.waiting" numerus="yes">
        <source>{number} avvisi da registrare, partono da soli</source>
        <translation>
            <numerusform>1 notice to register, goes out by itself</numerusform>
            <numerusform>{number} notices to register, go out by themselves</numerusform>
        </translation>
    </message>
    <message id="tasks.waiting_detail">
        <source>Non devi fare nulla: la registrazione parte appena c'è la linea, e da allora si può pagare.</source>
        <translation>Nothing to do: registration goes out as soon as the line is there, and from then on it can be paid.</translation>
    </message>
    <message id="tasks.next_citizen">
        <source>prossimo cittadino</source>
        <translation>next citizen</translation>
    </message>
    <message id="next_step.draft_waits">
        <source>Riprendi il modulo e finiscilo, o svuotalo</source>
        <translation>Resume the form and finish it, or empty it</translation>
    </message>
    <message id="next_step.print_held">
        <source>Continua o annulla la stampa</source>
        <translation>Go on with the print or cancel it</translation>
    </message>
    <message id="next_step.numbers_low">
        <source>Controlla la linea: arrivano da soli</source>
        <translation>Check the line: they come by themselves</translation>
    </message>
    <message id="next_step.numbers_out">
        <source>Usa un altro sportello</source>
        <translation>Use another counter</translation>
    </message>
    <message id="next_step.clock_doubtful">
        <source>Controlla l'ora del PC: si conferma con la linea</source>
        <translation>Check the hour of the PC: the line confirms it</translation>
    </message>
    <message id="next_step.note_refused">
        <source>Apri il cittadino e riscrivila</source>
        <translation>Open the citizen and write it again</translation>
    </message>
    <message id="next_step.note_withdrawal_refused">
        <source>Apri il cittadino e riprova</source>
        <translation>Open the citizen and try again</translation>
    </message>
    <message id="next_step.clock_fast">
        <source>Chiama chi ha cura del PC, poi chiudi</source>
        <translation>Call whoever looks after the PC, then close</translation>
    </message>
    <message id="next_step.clock_slow">
        <source>Chiama chi ha cura del PC, poi chiudi</source>
        <translation>Call whoever looks after the PC, then close</translation>
    </message>
    <message id="next_step.look">
        <source>Apri l'avviso e controlla</source>
        <translation>Open the notice and check</translation>
    </message>
    <message id="next_step.tax_code_check">
        <source>Cerca la persona giusta e rilascia di nuovo</source>
        <translation>Find the right person and release again</translation>
    </message>
    <message id="next_step.tax_code_malformed">
        <source>Cerca la persona giusta e rilascia di nuovo</source>
        <translation>Find the right person and release again</translation>
    </message>
    <message id="next_step.citizen_unknown">
        <source>Cerca la persona e rilascia di nuovo</source>
        <translation>Search the person and release again</translation>
    </message>
    <message id="next_step.kind_unknown">
        <source>Scegli di nuovo il tipo e rilascia</source>
        <translation>Choose the kind again and release</translation>
    </message>
    <message id="next_step.kind_not_valid">
        <source>Scegli di nuovo il tipo e rilascia</source>
        <translation>Choose the kind again and release</translation>
    </message>
    <message id="next_step.rate_unknown">
        <source>Scegli di nuovo il tipo e rilascia</source>
        <translation>Choose the kind again and release</translation>
    </message>
    <message id="next_step.due_date_past">
        <source>Rilascia di nuovo con un'altra data</source>
        <translation>Release again with another date</translation>
    </message>
    <message id="next_step.notice_number_used">
        <source>Rilascia di nuovo, poi avvisa il cittadino</source>
        <translation>Release again, then tell the citizen</translation>
    </message>
    <message id="next_step.notice_number_outside_lease">
        <source>Rilascia di nuovo, poi avvisa il cittadino</source>
        <translation>Release again, then tell the citizen</translation>
    </message>
    <message id="next_step.segregation_codes_mixed">
        <source>Rilascia di nuovo, poi avvisa il cittadino</source>
        <translation>Release again, then tell the citizen</translation>
    </message>
    <message id="next_step.lease_gone">
        <source>Rilascia da un altro sportello</source>
        <translation>Release from another counter</translation>
    </message>
    <message id="next_step.lease_fenced">
        <source>Rilascia da un altro sportello</source>
        <translation>Release from another counter</translation>
    </message>
    <message id="next_step.lease_lapsed">
        <source>Rilascia di nuovo, poi avvisa il cittadino</source>
        <translation>Release again, then tell the citizen</translation>
    </message>
    <message id="next_step.desk_in_doubt">
        <source>Chiama l'assistenza</source>
        <translation>Call support</translation>
    </message>
    <message id="next_step.cancel_refused">
        <source>Apri l'avviso e controlla</source>
        <translation>Open the notice and check</translation>
    </message>
    <message id="next_step.plan_refused">
        <source>Apri l'avviso e rifai le rate</source>
        <translation>Open the notice, make them anew</translation>
    </message>
    <message id="next_step.plan_not_known_there">
        <source>Avvisa il cittadino</source>
        <translation>Tell the citizen</translation>
    </message>
    <message id="next_step.desk_copied">
        <source>Chiama l'assistenza</source>
        <translation>Call support</translation>
    </message>
    <message id="next_step.desk_outdated">
        <source>Fai aggiornare il programma</source>
        <translation>Have the program updated</translation>
    </message>
    <message id="next_step.lease_unknown">
        <source>Rilascia da un altro sportello</source>
        <translation>Release from another counter</translation>
    </message>
    <message id="next_step.operator_not_allowed">
        <source>Chiedi al responsabile di rilasciarlo</source>
        <translation>Ask the supervisor to release it</translation>
    </message>
    <message id="next_step.print_uncertain">
        <source>Guarda: se manca, F7; se è uscito, F9</source>
        <translation>Look: if it is missing, F7; if it came out, F9</translation>
    </message>
    <message id="next_step.print_failed">
        <source>Controlla la stampante, poi F7</source>
        <translation>Check the printer, then F7</translation>
    </message>
    <message id="next_step.sync_refused">
        <source>Chiama l'assistenza</source>
        <translation>Call support</translation>
    </message>
    <message id="next_step.store_rebuilt">
        <source>Guarda gli avvisi da registrare, poi chiudi</source>
        <translation>Look at the notices to register, then close</translation>
    </message>
    <message id="next_step.store_rebuilt_in_part">
        <source>Confronta i fogli, poi chiama l'assistenza</source>
        <translation>Compare the papers, then call support</translation>
    </message>
    <message id="next_step.store_lost">
        <source>Chiama l'assistenza</source>
        <translation>Call support</translation>
    </message>
    <message id="next_step.store_without_key">
        <source>Conserva le copie, chiama l'assistenza</source>
        <translation>Keep the copies, call support</translation>
    </message>
    <message id="next_step.store_older">
        <source>Chiama l'assistenza</source>
        <translation>Call support</translation>
    </message>
    <message id="next_step.journal_set_aside">
        <source>Avvisa l'assistenza, poi chiudi</source>
        <translation>Tell support, then close</translation>
    </message>
    <message id="next_step.refund_to_decide">
        <source>Approva o rifiuta</source>
        <translation>Approve or reject</translation>
    </message>
    <message id="next_step.cancel_to_approve">
        <source>Approva o rifiuta</source>
        <translation>Approve or reject</translation>
    </message>
    <message id="next_step.cancel_rejected">
        <source>Avvisa il cittadino</source>
        <translation>Tell the citizen</translation>
    </message>
    <message id="next_step.cancel_overtaken">
        <source>Guarda il pagamento</source>
        <translation>Look at the payment</translation>
    </message>
    <message id="next_step.anomaly_unknown_notice">
        <source>Cerca chi ha emesso l'avviso</source>
        <translation>Find out who made the notice</translation>
    </message>
    <message id="next_step.anomaly_double_payment">
        <source>Apri e chiedi il rimborso (Ctrl+M)</source>
        <translation>Open it and ask for a refund (Ctrl+M)</translation>
    </message>
    <message id="next_step.anomaly_position_cancelled">
        <source>Apri e guarda perché fu annullato</source>
        <translation>Open it and see why it was cancelled</translation>
    </message>
    <message id="next_step.anomaly_amount_differs">
        <source>Apri e confronta gli importi</source>
        <translation>Open it and compare the amounts</translation>
    </message>
    <message id="next_step.anomaly_receipt_contradicts">
        <source>Chiama l'assistenza</source>
        <translation>Call support</translation>
    </message>
    <message id="next_step.anomaly_message_kept">
        <source>Chiama l'assistenza</source>
        <translation>Call support</translation>
    </message>
    <message id="next_step.anomaly_notices_waiting">
        <source>Avvisa i sistemi informativi</source>
        <translation>Tell the IT department</translation>
    </message>
    <message id="next_step.anomaly_program_says_paid">
        <source>Fatti mostrare la prova, poi registrala</source>
        <translation>Have the proof shown, then note it</translation>
    </message>
    <message id="next_step.anomaly_program_says_cancelled">
        <source>Senti l'ufficio, poi annullalo</source>
        <translation>Ask the office, then cancel it</translation>
    </message>
    <message id="next_step.anomaly_program_says_unknown">
        <source>Fallo cercare all'ufficio</source>
        <translation>Have the office look for it</translation>
    </message>
    <message id="paper.notice">
        <source>Avviso {number}</source>
        <translation>Notice {number}</translation>
    </message>
    <message id="paper.copy">
        <source>Copia dell'avviso {number}</source>
        <translation>Copy of notice {number}</translation>
    </message>
    <message id="paper.receipt">
        <source>Ricevuta dell'avviso {number}</source>
        <translation>Receipt of notice {number}</translation>
    </message>
    <message id="paper.page">
        <source>pagina {page} di {pages}</source>
        <translation>page {page} of {pages}</translation>
    </message>
    <message id="paper.whole">
        <source>pagina intera</source>
        <translation>whole page</translation>
    </message>
    <message id="paper.none">
        <source>Nessun foglio da mostrare</source>
        <translation>No paper to show</translation>
    </message>
    <message id="paper.none_detail">
        <source>Si mostra solo quello che si può stampare adesso. In Verifica vedi perché.</source>
        <translation>Only what can be printed now is shown. Verify tells why.</translation>
    </message>
    <message id="paper.save_title">
        <source>Salva il foglio</source>
        <translation>Save the paper</translation>
    </message>
    <message id="paper.pdf_files">
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message id="paper.saved">
        <source>Salvato {file} in {folder}.</source>
        <translation>Saved {file} in {folder}.</translation>
    </message>
    <message id="paper.mail_opened">
        <source>Bozza per {recipient} aperta nel programma di posta: rileggila e spediscila da lì.</source>
        <translation>Draft to {recipient} opened in the mail program: read it again and send it from there.</translation>
    </message>
    <message id="paper.mail_opened_nobody">
        <source>Bozza aperta nel programma di posta: scrivi a chi va, rileggila e spediscila da lì.</source>
        <translation>Draft opened in the mail program: write to whom it goes, read it again and send it from there.</translation>
    </message>
    <message id="paper.no_mail_program">
        <source>Su questo PC nessun programma apre le bozze di e-mail. Salva il PDF (Ctrl+S) e allegalo a un messaggio.</source>
        <translation>No program on this PC opens e-mail drafts. Save the PDF (Ctrl+S) and attach it to a message.</translation>
    </message>
    <message id="paper_step.notice_printed">
        <source>Avviso stampato</source>
        <translation>Notice printed</translation>
    </message>
    <message id="paper_step.notice_printing">
        <source>Avviso in stampa</source>
        <translation>Notice being printed</translation>
    </message>
    <message id="paper_step.notice_uncertain">
        <source>Stampa dell'avviso incerta</source>
        <translation>Notice perhaps printed</translation>
    </message>
    <message id="paper_step.notice_failed">
        <source>Avviso non stampato</source>
        <translation>Notice not printed</translation>
    </message>
    <message id="paper_step.plan_printed">
        <source>Avviso a rate stampato</source>
        <translation>Notice in instalments printed</translation>
    </message>
    <message id="paper_step.plan_printing">
        <source>Avviso a rate in stampa</source>
        <translation>Notice in instalments being printed</translation>
    </message>
    <message id="paper_step.plan_uncertain">
        <source>Stampa dell'avviso a rate incerta</source>
        <translation>Notice in instalments perhaps printed</translation>
    </message>
    <message id="paper_step.plan_failed">
        <source>Avviso a rate non stampato</source>
        <translation>Notice in instalments not printed</translation>
    </message>
    <message id="paper_step.receipt_printed">
        <source>Ricevuta stampata</source>
        <translation>Receipt printed</translation>
    </message>
    <message id="paper_step.receipt_printing">
        <source>Ricevuta in stampa</source>
        <translation>Receipt being printed</translation>
    </message>
    <message id="paper_step.receipt_uncertain">
        <source>Stampa della ricevuta incerta</source>
        <translation>Receipt perhaps printed</translation>
    </message>
    <message id="paper_step.receipt_failed">
        <source>Ricevuta non stampata</source>
        <translation>Receipt not printed</translation>
    </message>
    <message id="paper_step.notice_saved">
        <source>Avviso salvato in PDF</source>
        <translation>Notice saved as PDF</translation>
    </message>
    <message id="paper_step.notice_mailed">
        <source>Avviso in una bozza di e-mail</source>
        <translation>Notice in an e-mail draft</translation>
    </message>
    <message id="paper_step.receipt_saved">
        <source>Ricevuta salvata in PDF</source>
        <translation>Receipt saved as PDF</translation>
    </message>
    <message id="paper_step.receipt_mailed">
        <source>Ricevuta in una bozza di e-mail</source>
        <translation>Receipt in an e-mail draft</translation>
    </message>
    <message id="paper_step.paper_saved">
        <source>Foglio salvato in PDF</source>
        <translation>Paper saved as PDF</translation>
    </message>
    <message id="paper_step.paper_mailed">
        <source>Foglio in una bozza di e-mail</source>
        <translation>Paper in an e-mail draft</translation>
    </message>
    <message id="paper_step.paper_printed">
        <source>Foglio stampato</source>
        <translation>Paper printed</translation>
    </message>
    <message id="paper_step.paper_printing">
        <source>Foglio in stampa</source>
        <translation>Paper being printed</translation>
    </message>
    <message id="paper_step.paper_uncertain">
        <source>Stampa del foglio incerta</source>
        <translation>Paper perhaps printed</translation>
    </message>
    <message id="paper_step.paper_failed">
        <source>Foglio non stampato</source>
        <translation>Paper not printed</translation>
    </message>
    <message id="paper_step.copy">
        <source>copia</source>
        <translation>copy</translation>
    </message>
    <message id="paper_step.by">
        <source>da {name}</source>
        <translation>by {name}</translation>
    </message>
    <message id="paper_step.a4">
        <source>stampante A4</source>
        <translation>A4 printer</translation>
    </message>
    <message id="paper_step.roll">
        <source>stampante degli scontrini</source>
        <translation>receipt printer</translation>
    </message>
    <message id="paper_step.named">
        <source>stampante «{name}»</source>
        <translation>printer “{name}”</translation>
    </message>
    <message id="paper_step.CAME_OUT">
        <source>segnato come uscito il {at}</source>
        <translation>marked as come out on {at}</translation>
    </message>
    <message id="paper_step.REPRINTED">
        <source>ristampato il {at}</source>
        <translation>reprinted on {at}</translation>
    </message>
    <message id="paper_step.NOT_NEEDED">
        <source>segnato come non più necessario il {at}</source>
        <translation>marked as not needed any more on {at}</translation>
    </message>
    <message id="printing.situation">
        <source>situazione dell'avviso {notice}</source>
        <translation>situation of notice {notice}</translation>
    </message>
    <message id="printing.plan_notice">
        <source>avviso {notice} a rate, {count} importi</source>
        <translation>notice {notice} in instalments, {count} amounts</translation>
    </message>
    <message id="printing.plan_copy">
        <source>copia dell'avviso {notice} a rate, {count} importi</source>
        <translation>copy of notice {notice} in instalments, {count} amounts</translation>
    </message>
    <message id="printing.notice">
        <source>avviso {notice}</source>
        <translation>notice {notice}</translation>
    </message>
    <message id="printing.copy">
        <source>copia dell'avviso {notice}</source>
        <translation>copy of notice {notice}</translation>
    </message>
    <message id="printing.receipt" numerus="yes">
        <source>{number} ricevute dell'avviso {notice}, una dopo l'altra</source>
        <translation>
            <numerusform>receipt of notice {notice}</numerusform>
            <numerusform>{number} receipts of notice {notice}, one after the other</numerusform>
        </translation>
    </message>
    <message id="printing.under_way">
        <source>In stampa: {paper}.</source>
        <translation>Printing: {paper}.</translation>
    </message>
    <message id="printing.PAPER_OUT">
        <source>In attesa della carta: {paper}. Rimettila: la stampa riparte da sola.</source>
        <translation>Waiting for paper: {paper}. Refill it: printing goes on by itself.</translation>
    </message>
    <message id="printing.UNREACHABLE">
        <source>La stampante non risponde: {paper}. Accendila e guarda il cavo: la stampa riparte da sola.</source>
        <translation>The printer does not answer: {paper}. Switch it on and look at the cable: printing goes on by itself.</translation>
    </message>
    <message id="printing.WRONG_SETTINGS">
        <source>La stampante non è impostata bene: {paper}. Avvisa chi amministra il sistema, poi ristampa con F7.</source>
        <translation>The printer is not set up right: {paper}. Tell the administrator, then reprint with F7.</translation>
    </message>
    <message id="printing.moved">
        <source>La stampante degli scontrini non risponde, esce sul foglio A4: {paper}.</source>
        <translation>The receipt printer does not answer, it comes out on an A4 sheet: {paper}.</translation>
    </message>
    <message id="printing.moved_CONFIRMED">
        <source>Stampa finita sul foglio A4: {paper}.</source>
        <translation>Printed on an A4 sheet: {paper}.</translation>
    </message>
    <message id="printing.CONFIRMED">
        <source>Stampa finita: {paper}.</source>
        <translation>Printed: {paper}.</translation>
    </message>
    <message id="printing.UNCERTAIN">
        <source>Stampa incerta: {paper}. Guarda se è uscita: se manca, stampa una copia (F7).</source>
        <translation>Print uncertain: {paper}. Look whether it came out: if it is missing, print a copy (F7).</translation>
    </message>
    <message id="printing.FAILED">
        <source>La stampante non ha preso il lavoro: {paper}. Controlla la stampante, poi ristampa con F7.</source>
        <translation>The printer did not take the job: {paper}. Check the printer, then reprint with F7.</translation>
    </message>
    <message id="printing.CAME_OUT">
        <source>Segnato come uscito: {title}.</source>
        <translation>Marked as come out: {title}.</translation>
    </message>
    <message id="printing.NOT_NEEDED">
        <source>Segnato come non più necessario: {title}.</source>
        <translation>Marked as not needed any more: {title}.</translation>
    </message>
    <message id="printing.paid_meanwhile">
        <source>Intanto è stato pagato: l'avviso non si ristampa. Qui stampi la ricevuta (F7); nelle attività segna «Non serve più».</source>
        <translation>It has been paid meanwhile: the notice is not reprinted. Here you print the receipt (F7); among the tasks say “Not needed any more”.</translation>
    </message>
    <message id="printing.found">
        <source>Stampa finita: il foglio è uscito.</source>
        <translation>Printed: the paper came out.</translation>
    </message>
    <message id="printing.nothing_yet">
        <source>Da questa postazione non è ancora uscito nessun avviso da ristampare.</source>
        <translation>No notice to reprint has been released on this desk yet.</translation>
    </message>
    <message id="keys.show_code">
        <source>mostra il QR al cittadino</source>
        <translation>show the QR to the citizen</translation>
    </message>
    <message id="keys.repeat">
        <source>come l'ultimo avviso</source>
        <translation>like the last notice</translation>
    </message>
    <message id="keys.template">
        <source>modello: tieni, elimina</source>
        <translation>template: keep, delete</translation>
    </message>
    <message id="keys.hold">
        <source>metti in sospeso</source>
        <translation>put on hold</translation>
    </message>
    <message id="keys.release_code">
        <source>rilascia e mostra il QR</source>
        <translation>release and show the QR</translation>
    </message>
    <message id="keys.hand_task">
        <source>passa al responsabile</source>
        <translation>hand to the supervisor</translation>
    </message>
    <message id="keys.with_day">
        <source>Giornata</source>
        <translation>Day</translation>
    </message>
    <message id="keys.day_again">
        <source>guarda adesso</source>
        <translation>look now</translation>
    </message>
    <message id="keys.day_before">
        <source>giorni prima e dopo</source>
        <translation>days before and after</translation>
    </message>
    <message id="keys.day_report">
        <source>rapporto in PDF</source>
        <translation>report as PDF</translation>
    </message>
    <message id="keys.day_export">
        <source>esporta in una tabella</source>
        <translation>export to a table</translation>
    </message>
    <message id="keys.close_day">
        <source>Giornata: chiudila</source>
        <translation>Day: close it</translation>
    </message>
    <message id="keys.training">
        <source>addestramento e ritorno</source>
        <translation>training and back</translation>
    </message>
    <message id="keys.copy_report">
        <source>copia la segnalazione</source>
        <translation>copy the error report</translation>
    </message>
    <message id="keys.open_reports">
        <source>cartella segnalazioni</source>
        <translation>folder of reports</translation>
    </message>
    <message id="keys.settings">
        <source>impostazioni</source>
        <translation>settings</translation>
    </message>
    <message id="keys.commands">
        <source>tutti i comandi</source>
        <translation>all commands</translation>
    </message>
    <message id="keys.more_payments">
        <source>altri pagamenti del flusso</source>
        <translation>other payments of the flow</translation>
    </message>
    <message id="keys.snooze">
        <source>rimanda a domani</source>
        <translation>put off until tomorrow</translation>
    </message>
    <message id="keys.notes">
        <source>note sul cittadino</source>
        <translation>notes about the citizen</translation>
    </message>
    <message id="keys.filter">
        <source>filtra per stato</source>
        <translation>filter by state</translation>
    </message>
    <message id="keys.print_situation">
        <source>situazione su carta</source>
        <translation>situation on paper</translation>
    </message>
    <message id="keys.title">
        <source>Tasti</source>
        <translation>Keys</translation>
    </message>
    <message id="keys.close">
        <source>Esc o F1 per chiudere</source>
        <translation>Esc or F1 to close</translation>
    </message>
    <message id="keys.everywhere">
        <source>Dovunque</source>
        <translation>Everywhere</translation>
    </message>
    <message id="keys.with_citizen">
        <source>Cittadino e avvisi</source>
        <translation>Citizen and notices</translation>
    </message>
    <message id="keys.with_form">
        <source>Nuovo avviso</source>
        <translation>New notice</translation>
    </message>
    <message id="keys.with_list">
        <source>Elenchi</source>
        <translation>Lists</translation>
    </message>
    <message id="keys.rows">
        <source>scegli la riga</source>
        <translation>choose the row</translation>
    </message>
    <message id="keys.open">
        <source>apri la riga</source>
        <translation>open the row</translation>
    </message>
    <message id="keys.close_task">
        <source>segna come chiusa</source>
        <translation>mark as closed</translation>
    </message>
    <message id="keys.preview">
        <source>anteprima</source>
        <translation>preview</translation>
    </message>
    <message id="keys.other_receipt">
        <source>altra ricevuta</source>
        <translation>other receipt</translation>
    </message>
    <message id="keys.paper_file">
        <source>salva PDF, e-mail</source>
        <translation>save PDF, e-mail</translation>
    </message>
    <message id="keys.print_these">
        <source>stampa scelti, o l'elenco</source>
        <translation>print chosen, or the list</translation>
    </message>
    <message id="keys.hold_print">
        <source>stampa, sospendi</source>
        <translation>print, pause</translation>
    </message>
    <message id="keys.lost_paper">
        <source>foglio: ristampa, è uscito</source>
        <translation>paper: reprint, came out</translation>
    </message>
    <message id="keys.not_needed">
        <source>foglio: non serve più</source>
        <translation>paper: not needed any more</translation>
    </message>
    <message id="keys.help">
        <source>aiuto per questa finestra</source>
        <translation>help for this window</translation>
    </message>
    <message id="keys.sheet">
        <source>questo foglio</source>
        <translation>this sheet</translation>
    </message>
    <message id="keys.with_paper">
        <source>Fogli e anteprima</source>
        <translation>Papers and preview</translation>
    </message>
    <message id="keys.print_paper">
        <source>stampa</source>
        <translation>print</translation>
    </message>
    <message id="keys.zoom">
        <source>ingrandisci, riduci</source>
        <translation>larger, smaller</translation>
    </message>
    <message id="keys.paper_story">
        <source>storia dell'avviso</source>
        <translation>story of the notice</translation>
    </message>
    <message id="keys.note_acts">
        <source>nota: scrivila, ritirala</source>
        <translation>note: write it, withdraw it</translation>
    </message>
    <message id="keys.print_row">
        <source>ristampa, anteprima</source>
        <translation>reprint, preview</translation>
    </message>
    <message id="keys.with_bulk">
        <source>Stampa di più avvisi</source>
        <translation>Printing many notices</translation>
    </message>
    <message id="keys.stop_print">
        <source>annulla la stampa</source>
        <translation>cancel the print</translation>
    </message>
    <message id="keys.bulk_story">
        <source>storia dell'avviso</source>
        <translation>story of the notice</translation>
    </message>
    <message id="keys.with_tasks">
        <source>Attività</source>
        <translation>Tasks</translation>
    </message>
    <message id="keys.with_window">
        <source>Postazione</source>
        <translation>This desk</translation>
    </message>
    <message id="keys.with_settings">
        <source>Impostazioni</source>
        <translation>Settings</translation>
    </message>
    <message id="keys.seek_printers">
        <source>cerca stampanti, usale</source>
        <translation>look for printers, use them</translation>
    </message>
    <message id="keys.try_printers">
        <source>prova A4, prova scontrini</source>
        <translation>try A4, try receipts</translation>
    </message>
    <message id="keys.add_printer">
        <source>prova un indirizzo</source>
        <translation>try an address</translation>
    </message>
    <message id="keys.drop_roll">
        <source>togli la stampante scontrini</source>
        <translation>remove the receipt printer</translation>
    </message>
    <message id="keys.enrol_again">
        <source>registra di nuovo la postazione</source>
        <translation>enrol the desk again</translation>
    </message>
    <message id="keys.set_pin">
        <source>scegli il PIN</source>
        <translation>choose the PIN</translation>
    </message>
    <message id="keys.drop_pin">
        <source>togli il PIN</source>
        <translation>remove the PIN</translation>
    </message>
    <message id="keys.save_kind">
        <source>salva</source>
        <translation>save</translation>
    </message>
    <message id="keys.search">
        <source>campo di ricerca</source>
        <translation>search field</translation>
    </message>
    <message id="keys.next">
        <source>libera lo schermo: il prossimo</source>
        <translation>next citizen: clears the screen</translation>
    </message>
    <message id="keys.new_notice">
        <source>nuovo avviso</source>
        <translation>new notice</translation>
    </message>
    <message id="keys.verify">
        <source>verifica, chiedi di nuovo</source>
        <translation>verify, ask again</translation>
    </message>
    <message id="keys.area">
        <source>zona successiva della finestra</source>
        <translation>next area of the window</translation>
    </message>
    <message id="keys.print">
        <source>ristampa, stampa la ricevuta</source>
        <translation>reprint, print the receipt</translation>
    </message>
    <message id="keys.print_plan">
        <source>tutte le rate su un avviso</source>
        <translation>whole plan on one notice</translation>
    </message>
    <message id="keys.print_page">
        <source>ricevuta su A4, avvisi aperti</source>
        <translation>receipt on A4, open notices</translation>
    </message>
    <message id="keys.print_last">
        <source>ristampa l'ultimo avviso</source>
        <translation>reprint the last notice</translation>
    </message>
    <message id="keys.last_citizen">
        <source>ultimo cittadino</source>
        <translation>last citizen</translation>
    </message>
    <message id="keys.main">
        <source>conferma: rilascia e stampa</source>
        <translation>confirm: release and print</translation>
    </message>
    <message id="keys.favourites">
        <source>avvisi preferiti</source>
        <translation>favourite notices</translation>
    </message>
    <message id="keys.plan">
        <source>a rate: il piano dopo</source>
        <translation>instalments: the next plan</translation>
    </message>
    <message id="keys.free_plan">
        <source>rate libere</source>
        <translation>free instalments</translation>
    </message>
    <message id="keys.plan_lines">
        <source>aggiungi, togli una rata</source>
        <translation>add, remove an instalment</translation>
    </message>
    <message id="keys.rest">
        <source>metti qui il resto</source>
        <translation>put the rest here</translation>
    </message>
    <message id="keys.areas">
        <source>parti del programma</source>
        <translation>parts of the program</translation>
    </message>
    <message id="keys.text_normal">
        <source>testo di grandezza normale</source>
        <translation>text of normal size</translation>
    </message>
    <message id="keys.resume">
        <source>riprendi un avviso in sospeso</source>
        <translation>resume a notice on hold</translation>
    </message>
    <message id="keys.co_debtor">
        <source>chi altro deve pagare</source>
        <translation>who else has to pay</translation>
    </message>
    <message id="keys.new_person">
        <source>nuova persona</source>
        <translation>new person</translation>
    </message>
    <message id="keys.panel">
        <source>storia della riga</source>
        <translation>story of the row</translation>
    </message>
    <message id="keys.lock">
        <source>blocca la postazione</source>
        <translation>lock the desk</translation>
    </message>
    <message id="keys.pin">
        <source>sul blocco: PIN o password</source>
        <translation>on the lock: PIN or password</translation>
    </message>
    <message id="keys.text_size">
        <source>testo più grande, più piccolo</source>
        <translation>larger, smaller text</translation>
    </message>
    <message id="keys.back">
        <source>indietro: lo scritto resta</source>
        <translation>back: what was typed stays</translation>
    </message>
    <message id="keys.with_kinds">
        <source>Tipi di avviso</source>
        <translation>Kinds of notice</translation>
    </message>
    <message id="keys.kinds">
        <source>tipi di avviso</source>
        <translation>kinds of notice</translation>
    </message>
    <message id="keys.sections">
        <source>sezione del modulo</source>
        <translation>section of the form</translation>
    </message>
    <message id="keys.cards">
        <source>aggiungi, togli</source>
        <translation>add, remove</translation>
    </message>
    <message id="keys.move_cards">
        <source>sposta</source>
        <translation>move</translation>
    </message>
    <message id="keys.try_out">
        <source>prova, torna al modulo</source>
        <translation>try out, back to the form</translation>
    </message>
    <message id="keys.new_version">
        <source>tipo nuovo, versione nuova</source>
        <translation>new kind, new version</translation>
    </message>
    <message id="keys.discard">
        <source>scarta le modifiche</source>
        <translation>discard the changes</translation>
    </message>
    <message id="keys.pad">
        <source>modulo già stampato</source>
        <translation>form printed ahead</translation>
    </message>
    <message id="keys.refund">
        <source>chiedi un rimborso</source>
        <translation>ask for a refund</translation>
    </message>
    <message id="keys.cancel">
        <source>annulla l'avviso</source>
        <translation>cancel the notice</translation>
    </message>
    <message id="keys.plan_of_notice">
        <source>l'avviso anche a rate</source>
        <translation>the notice in instalments</translation>
    </message>
    <message id="keys.with_decisions">
        <source>Responsabili</source>
        <translation>Supervisors</translation>
    </message>
    <message id="keys.suspend">
        <source>sospendi, riattiva</source>
        <translation>suspend, resume</translation>
    </message>
    <message id="keys.change">
        <source>modifica scadenza e importo</source>
        <translation>change due date and amount</translation>
    </message>
    <message id="keys.paid_elsewhere">
        <source>pagato altrove</source>
        <translation>paid elsewhere</translation>
    </message>
    <message id="keys.decide_refund">
        <source>decidi un rimborso</source>
        <translation>decide a refund</translation>
    </message>
    <message id="keys.decide_cancel">
        <source>decidi un annullo</source>
        <translation>decide a cancellation</translation>
    </message>
    <message id="keys.approve_reject">
        <source>approva, rifiuta</source>
        <translation>approve, reject</translation>
    </message>
    <message id="keys.copy_kind">
        <source>copia il tipo</source>
        <translation>copy the kind</translation>
    </message>
    <message id="keys.kind_history">
        <source>chi lo ha cambiato</source>
        <translation>who changed it</translation>
    </message>
    <message id="keys.choose_rows">
        <source>scegli le righe</source>
        <translation>choose rows</translation>
    </message>
    <message id="keys.choose_all">
        <source>scegli tutte, nessuna</source>
        <translation>choose all, none</translation>
    </message>
    <message id="keys.sort">
        <source>titoli: scegli e ordina</source>
        <translation>titles: choose and sort</translation>
    </message>
    <message id="keys.columns">
        <source>colonne dell'elenco</source>
        <translation>columns of the list</translation>
    </message>
    <message id="keys.export">
        <source>esporta l'elenco, ferma</source>
        <translation>export the list, stop</translation>
    </message>
    <message id="keys.refresh">
        <source>aggiorna l'elenco</source>
        <translation>refresh the list</translation>
    </message>
    <message id="help.here">
        <source>Aiuto: {title}</source>
        <translation>Help: {title}</translation>
    </message>
    <message id="help.first">
        <source>Da dove cominciare</source>
        <translation>Where to begin</translation>
    </message>
    <message id="help.keys">
        <source>I tasti di questa finestra</source>
        <translation>The keys of this window</translation>
    </message>
    <message id="help.trouble">
        <source>Se qualcosa non va</source>
        <translation>If something does not work</translation>
    </message>
    <message id="help.all_keys">
        <source>Tutti i tasti</source>
        <translation>All keys</translation>
    </message>
    <message id="help.close">
        <source>Chiudi</source>
        <translation>Close</translation>
    </message>
    <message id="help.open">
        <source>Aiuto</source>
        <translation>Help</translation>
    </message>
    <message id="help.search.title">
        <source>Cerca una persona o un avviso</source>
        <translation>Find a person or a notice</translation>
    </message>
    <message id="help.search.about">
        <source>Da qui comincia tutto: un campo solo prende nomi, codici e numeri.</source>
        <translation>Everything begins here: one field takes names, codes and numbers.</translation>
    </message>
    <message id="help.search.begin">
        <source>Scrivi l'inizio di cognome e nome, come «ross mar», e premi Invio. Oppure leggi la tessera sanitaria o il foglio del cittadino con il lettore.</source>
        <translation>Type the beginnings of family and given name, such as “ross mar”, and press Enter. Or scan the health card or the citizen's paper.</translation>
    </message>
    <message id="help.search.when_stuck">
        <source>Nessuno con quel nome? Prova con meno lettere, o crea la persona con Ctrl+N. Se il lettore dice «lettura incompleta», leggi di nuovo.</source>
        <translation>Nobody by that name? Try fewer letters, or create the person with Ctrl+N. If the scanner says “incomplete”, scan again.</translation>
    </message>
    <message id="help.citizen.title">
        <source>La pagina del cittadino</source>
        <translation>The citizen's page</translation>
    </message>
    <message id="help.citizen.about">
        <source>Tutti i suoi avvisi: da pagare, scaduti, pagati. A destra, la storia di quello della riga.</source>
        <translation>All notices of this person: to pay, overdue, paid. On the right, the story of the one in hand.</translation>
    </message>
    <message id="help.citizen.begin">
        <source>Per un avviso nuovo premi F4. Per uno che c'è già, scegli la riga con le frecce: F7 lo ristampa, F5 dice se è pagato.</source>
        <translation>For a new notice press F4. For one that exists, choose its row with the arrows: F7 reprints it, F5 tells whether it is paid.</translation>
    </message>
    <message id="help.citizen.when_stuck">
        <source>Manca un avviso? Guarda il filtro sopra l'elenco, poi cerca il suo numero con F2. F8 riporta all'ultimo cittadino.</source>
        <translation>A notice is missing? Look at the filter over the list, then search its number with F2. F8 leads back to the last citizen.</translation>
    </message>
    <message id="help.notes.title">
        <source>Note sul cittadino</source>
        <translation>Notes about the citizen</translation>
    </message>
    <message id="help.notes.about">
        <source>Quello che il prossimo collega deve sapere. Il cittadino può chiedere di vederle.</source>
        <translation>What the next colleague must know. The citizen may ask to see them.</translation>
    </message>
    <message id="help.notes.begin">
        <source>Scrivi la nota e conferma con F9. Basta una frase.</source>
        <translation>Write the note and confirm with F9. One sentence will do.</translation>
    </message>
    <message id="help.notes.when_stuck">
        <source>Una nota sbagliata non si cancella: sceglila, premi Ctrl+D e scrivi il motivo.</source>
        <translation>A wrong note is not erased: choose it, press Ctrl+D and write the reason.</translation>
    </message>
    <message id="help.person.title">
        <source>Una persona nuova</source>
        <translation>A new person</translation>
    </message>
    <message id="help.person.about">
        <source>Per chi non è in anagrafe, o vi manca ancora.</source>
        <translation>For somebody who is not in the registry, or not yet.</translation>
    </message>
    <message id="help.person.begin">
        <source>Leggi la tessera sanitaria o scrivi il codice fiscale, poi completa i campi con Invio. F9 crea la persona.</source>
        <translation>Scan the health card or type the tax code, then go through the fields with Enter. F9 creates the person.</translation>
    </message>
    <message id="help.person.when_stuck">
        <source>Se il codice fiscale c'è già, il programma lo dice e porta alla persona giusta. Per chi non ne ha uno spunta «Senza codice fiscale»: bastano cognome e nome.</source>
        <translation>If the tax code is known, the program says so and leads to the right person. For somebody without one tick “Without a tax code”: family name and name are enough.</translation>
    </message>
    <message id="help.release.title">
        <source>Un avviso nuovo</source>
        <translation>A new notice</translation>
    </message>
    <message id="help.release.about">
        <source>Scegli che cosa si paga, controlla l'importo, stampa.</source>
        <translation>Choose what is to be paid, check the amount, print.</translation>
    </message>
    <message id="help.release.begin">
        <source>Alt+1 prende il primo dei preferiti; oppure scrivi il nome. Completa i campi con Invio, poi F9 rilascia e stampa; F12 rilascia e mostra il QR al cittadino, senza stampare.</source>
        <translation>Alt+1 takes the first favourite; or type its name. Go through the fields with Enter, then F9 releases and prints; F12 releases and shows the QR to the citizen, without printing.</translation>
    </message>
    <message id="help.release.when_stuck">
        <source>Se un campo è rosso, la frase sotto dice perché. Se devi interrompere, Ctrl+H tiene tutto e Ctrl+R lo riprende.</source>
        <translation>If a field is red, the sentence under it says why. If you must stop, Ctrl+H keeps all of it and Ctrl+R takes it up again.</translation>
    </message>
    <message id="help.verify.title">
        <source>È stato pagato?</source>
        <translation>Has it been paid?</translation>
    </message>
    <message id="help.verify.about">
        <source>La risposta in grande, poi le prove in ordine di tempo, ciascuna con la sua ora.</source>
        <translation>The answer in large type, then the evidence in order of time, each with its hour.</translation>
    </message>
    <message id="help.verify.begin">
        <source>Leggi il foglio del cittadino con il lettore, o scrivi il numero avviso. F5 chiede di nuovo adesso; F7 stampa la ricevuta o l'avviso.</source>
        <translation>Scan the citizen's paper, or type the notice number. F5 asks again now; F7 prints the receipt or the notice.</translation>
    </message>
    <message id="help.verify.when_stuck">
        <source>Pagato da poco? Può servire qualche minuto: premi F5. Se il numero non torna, confronta i gruppi di quattro cifre con il foglio.</source>
        <translation>Paid just now? It may take a few minutes: press F5. If the number does not check, compare the groups of four digits with the paper.</translation>
    </message>
    <message id="help.flow.title">
        <source>Un flusso di rendicontazione</source>
        <translation>A settlement flow</translation>
    </message>
    <message id="help.flow.about">
        <source>I pagamenti che una banca ha riversato insieme al Comune.</source>
        <translation>The payments that a bank has passed on to the municipality together.</translation>
    </message>
    <message id="help.flow.begin">
        <source>Scegli un pagamento con le frecce e premi Invio per la sua storia.</source>
        <translation>Choose a payment with the arrows and press Enter for its story.</translation>
    </message>
    <message id="help.flow.when_stuck">
        <source>Un pagamento senza avviso non è nostro, o non è ancora abbinato: avvisa la ragioneria. F5 chiede di nuovo.</source>
        <translation>A payment without a notice is not ours, or not matched yet: tell the accountants. F5 asks again.</translation>
    </message>
    <message id="help.credit.title">
        <source>Un provvisorio del tesoriere</source>
        <translation>A credit of the treasurer</translation>
    </message>
    <message id="help.credit.about">
        <source>Che cosa c'è dentro una somma incassata dal tesoriere.</source>
        <translation>What a sum that the treasurer has taken in is made of.</translation>
    </message>
    <message id="help.credit.begin">
        <source>Scegli un pagamento con le frecce e premi Invio per la sua storia.</source>
        <translation>Choose a payment with the arrows and press Enter for its story.</translation>
    </message>
    <message id="help.credit.when_stuck">
        <source>Se i conti non tornano la riga dice perché: avvisa la ragioneria. F5 chiede di nuovo.</source>
        <translation>Where it does not add up the line says why: tell the accountants. F5 asks again.</translation>
    </message>
    <message id="help.paper.title">
        <source>Il foglio com'è stampato</source>
        <translation>The paper as it is printed</translation>
    </message>
    <message id="help.paper.about">
        <source>L'avviso o la ricevuta, come escono dalla stampante.</source>
        <translation>The notice or receipt, as the printer puts it out.</translation>
    </message>
    <message id="help.paper.begin">
        <source>F7 stampa, Ctrl+S salva il PDF, Ctrl+Shift+M prepara l'e-mail. Con + e - cambia la grandezza.</source>
        <translation>F7 prints, Ctrl+S saves the PDF, Ctrl+Shift+M prepares the e-mail. + and - change the size.</translation>
    </message>
    <message id="help.paper.when_stuck">
        <source>Se il foglio non si può fare, la frase dice che cosa manca. F5 mostra la storia dell'avviso.</source>
        <translation>If the paper cannot be made, the sentence says what is missing. F5 shows the notice's story.</translation>
    </message>
    <message id="help.notice_act.title">
        <source>Una decisione su un avviso</source>
        <translation>A decision about a notice</translation>
    </message>
    <message id="help.notice_act.about">
        <source>Annullare, sospendere, modificare: sempre con un motivo, che resta scritto.</source>
        <translation>To cancel, suspend, change: always with a reason, which stays on record.</translation>
    </message>
    <message id="help.notice_act.begin">
        <source>Scrivi il motivo e conferma con F9. Esc lascia tutto com'è.</source>
        <translation>Write the reason and confirm with F9. Esc leaves all as it is.</translation>
    </message>
    <message id="help.notice_act.when_stuck">
        <source>Se l'avviso è stato pagato nel frattempo, il programma lo dice e non cambia niente. Un avviso di un altro giorno o di un collega lo annulla il responsabile.</source>
        <translation>If the notice was paid meanwhile, the program says so and changes nothing. A notice of another day, or of a colleague, is cancelled by the supervisor.</translation>
    </message>
    <message id="help.notice_plan.title">
        <source>Le rate di un avviso</source>
        <translation>Instalments for a notice</translation>
    </message>
    <message id="help.notice_plan.about">
        <source>Un avviso già consegnato si può pagare anche a rate: l'importo e chi deve pagare sono i suoi.</source>
        <translation>A notice already handed over may be paid in instalments, too: amount and debtor are its own.</translation>
    </message>
    <message id="help.notice_plan.begin">
        <source>Ctrl+T passa al piano dopo, Invio alla data della prima rata; Ctrl+Shift+T fa scrivere le rate. F9 conferma e stampa, Esc lascia tutto com'è.</source>
        <translation>Ctrl+T goes to the next plan, Enter to the first due date; Ctrl+Shift+T lets you type the instalments. F9 confirms and prints, Esc leaves everything as it is.</translation>
    </message>
    <message id="help.notice_plan.when_stuck">
        <source>Il foglio di prima resta buono finché non si paga la prima rata. Se si paga quello, le rate non servono più.</source>
        <translation>The earlier paper stays good until the first instalment is paid. If that one is paid, the instalments are no longer needed.</translation>
    </message>
    <message id="help.refund.title">
        <source>Chiedere un rimborso</source>
        <translation>To ask for a refund</translation>
    </message>
    <message id="help.refund.about">
        <source>Per chi ha pagato due volte o troppo. Decide un responsabile.</source>
        <translation>For somebody who paid twice, or too much. A supervisor decides.</translation>
    </message>
    <message id="help.refund.begin">
        <source>Scegli il pagamento, scrivi importo, intestatario del conto, IBAN e motivo, poi F9.</source>
        <translation>Choose the payment, write amount, holder of the account, IBAN and reason, then F9.</translation>
    </message>
    <message id="help.refund.when_stuck">
        <source>Se l'IBAN non torna, confrontalo con quello del cittadino: manca o cambia qualche cifra.</source>
        <translation>If the IBAN does not check, compare it with the citizen's: a digit is missing or wrong.</translation>
    </message>
    <message id="help.decision.title">
        <source>Rimborsi da decidere</source>
        <translation>Refunds to be decided</translation>
    </message>
    <message id="help.decision.about">
        <source>Quello che gli operatori hanno chiesto su questo avviso.</source>
        <translation>What clerks have asked for this notice.</translation>
    </message>
    <message id="help.decision.begin">
        <source>Guarda la storia con F5, poi F9 approva. Per rifiutare scrivi il motivo e premi Ctrl+D.</source>
        <translation>Look at the story with F5, then F9 approves. To reject, write the reason and press Ctrl+D.</translation>
    </message>
    <message id="help.decision.when_stuck">
        <source>Chi ha chiesto non può approvare: un altro responsabile trova la richiesta tra le sue attività.</source>
        <translation>Whoever asked cannot approve: another supervisor finds the request among their tasks.</translation>
    </message>
    <message id="help.cancel_decision.title">
        <source>Annulli da approvare</source>
        <translation>Cancellations to approve</translation>
    </message>
    <message id="help.cancel_decision.about">
        <source>Sopra l'importo stabilito dall'ente un avviso lo annullano in due: chi chiede e chi approva.</source>
        <translation>Over the amount that the entity has set two people cancel a notice: one asks, the other approves.</translation>
    </message>
    <message id="help.cancel_decision.begin">
        <source>Leggi il motivo: F9 approva e annulla. Per rifiutare scrivi il motivo e premi Ctrl+D. F5 apre la storia dell'avviso.</source>
        <translation>Read the reason: F9 approves and cancels. To reject, write the reason and press Ctrl+D. F5 opens the story of the notice.</translation>
    </message>
    <message id="help.cancel_decision.when_stuck">
        <source>Quello che hai chiesto tu lo approva un altro. Se nel frattempo è stato pagato, non c'è più niente da decidere.</source>
        <translation>What you have asked for somebody else approves. If it was paid meanwhile, nothing is left to decide.</translation>
    </message>
    <message id="help.notices.title">
        <source>Gli elenchi</source>
        <translation>The lists</translation>
    </message>
    <message id="help.notices.about">
        <source>Gli avvisi di questa postazione, i tuoi o quelli dell'ufficio, come hai lasciato l'elenco.</source>
        <translation>The notices of this desk, yours or the office's, as you left the list.</translation>
    </message>
    <message id="help.notices.begin">
        <source>Scegli giorno, stato e tipo sopra l'elenco. Invio apre l'avviso; Spazio sceglie le righe, Ctrl+P e poi F9 le stampa insieme, Ctrl+S le esporta.</source>
        <translation>Choose day, state and kind over the list. Enter opens the notice; Space chooses rows, Ctrl+P and then F9 prints them together, Ctrl+S exports them.</translation>
    </message>
    <message id="help.notices.when_stuck">
        <source>Non trovi un avviso? Togli i filtri, o scrivi il suo numero nella ricerca (F2). Fuori linea vedi solo quelli di questa postazione.</source>
        <translation>A notice is missing? Take the filters off, or type its number in the search (F2). Offline you see only those of this desk.</translation>
    </message>
    <message id="help.bulk_print.title">
        <source>Stampa di più avvisi</source>
        <translation>Printing many notices</translation>
    </message>
    <message id="help.bulk_print.about">
        <source>Tanti fogli in una volta, mentre continui a lavorare.</source>
        <translation>Many papers at once, while you go on working.</translation>
    </message>
    <message id="help.bulk_print.begin">
        <source>Controlla quanti sono, poi F9. Ctrl+H sospende, Ctrl+D annulla: i fogli già usciti restano buoni.</source>
        <translation>Check how many they are, then F9. Ctrl+H pauses, Ctrl+D cancels: papers that came out stay good.</translation>
    </message>
    <message id="help.bulk_print.when_stuck">
        <source>Se la stampante si ferma, mettila a posto e premi F9: si riprende da dove era. I fogli incerti diventano attività.</source>
        <translation>If the printer stops, put it right and press F9: it goes on from there. Uncertain papers become tasks.</translation>
    </message>
    <message id="help.tasks.title">
        <source>Le attività</source>
        <translation>The tasks</translation>
    </message>
    <message id="help.tasks.about">
        <source>Tutto quello che aspetta una persona, con il prossimo passo.</source>
        <translation>All that waits for somebody, with its next step.</translation>
    </message>
    <message id="help.tasks.begin">
        <source>Comincia dalla prima riga: Invio porta dove si risolve, Ctrl+H la rimanda a domani. Dove il tasto è in basso, Ctrl+M la passa al responsabile e Ctrl+D la chiude; di un foglio dice che non serve più.</source>
        <translation>Begin with the first row: Enter leads where it is solved, Ctrl+H puts it off until tomorrow. Where the key is at the bottom, Ctrl+M hands it to the supervisor and Ctrl+D closes it; of a paper it says that it is not needed any more.</translation>
    </message>
    <message id="help.tasks.when_stuck">
        <source>«Da registrare» non chiede niente: parte da solo appena torna la linea.</source>
        <translation>“Not yet registered” asks for nothing: it goes out by itself once the line is back.</translation>
    </message>
    <message id="help.handed_task.title">
        <source>Un'attività passata a te</source>
        <translation>A task handed to you</translation>
    </message>
    <message id="help.handed_task.about">
        <source>Un operatore ti ha passato qualcosa che non poteva chiudere.</source>
        <translation>A clerk has handed you something that could not be closed at the desk.</translation>
    </message>
    <message id="help.handed_task.begin">
        <source>Guarda la storia con F5, scrivi che cosa hai fatto e chiudi con F9.</source>
        <translation>Look at the story with F5, write what you did and close with F9.</translation>
    </message>
    <message id="help.handed_task.when_stuck">
        <source>Non puoi risolverla adesso? Premi Esc: resta nell'elenco.</source>
        <translation>You cannot solve it now? Press Esc: it stays in the list.</translation>
    </message>
    <message id="help.day.title">
        <source>La giornata</source>
        <translation>The day</translation>
    </message>
    <message id="help.day.about">
        <source>Quanti avvisi, quanti pagati, e come stanno gli sportelli.</source>
        <translation>How many notices, how many paid, and how the desks are.</translation>
    </message>
    <message id="help.day.begin">
        <source>Con Alt e le frecce cambi giorno. Ctrl+P fa il rapporto in PDF; il responsabile chiude la giornata con F9.</source>
        <translation>Alt and the arrows change the day. Ctrl+P makes the report as PDF; the supervisor closes the day with F9.</translation>
    </message>
    <message id="help.day.when_stuck">
        <source>Quello che non è ancora registrato resta scritto nel rapporto e torna in quello dopo. F5 guarda di nuovo.</source>
        <translation>What is not yet registered is listed in the report and comes again in the next one. F5 looks again.</translation>
    </message>
    <message id="help.kinds.title">
        <source>I tipi di avviso</source>
        <translation>The kinds of notice</translation>
    </message>
    <message id="help.kinds.about">
        <source>Che cosa si può incassare, con importi, campi e scadenze.</source>
        <translation>What can be collected, with amounts, fields and due dates.</translation>
    </message>
    <message id="help.kinds.begin">
        <source>Invio apre un tipo, Ctrl+N ne fa uno nuovo, Ctrl+D ne copia uno.</source>
        <translation>Enter opens a kind, Ctrl+N makes a new one, Ctrl+D copies one.</translation>
    </message>
    <message id="help.kinds.when_stuck">
        <source>Un tipo non si vede allo sportello? Guarda da quando vale. F5 ricarica l'elenco.</source>
        <translation>A kind is not seen at the counter? Look from when it is valid. F5 loads the list again.</translation>
    </message>
    <message id="help.kind.title">
        <source>Un tipo di avviso</source>
        <translation>A kind of notice</translation>
    </message>
    <message id="help.kind.about">
        <source>Le sue tariffe, i campi che l'operatore compila, la scadenza.</source>
        <translation>Its rates, the fields that the clerk fills in, its due date.</translation>
    </message>
    <message id="help.kind.begin">
        <source>Alt+1 … 5 cambia sezione. Provalo con F5 prima di salvare con F9: vedi che cosa cambia e da quando.</source>
        <translation>Alt+1 … 5 changes the section. Try it with F5 before you save with F9: you see what changes and from when.</translation>
    </message>
    <message id="help.kind.when_stuck">
        <source>Le modifiche iniziate restano anche se esci. Ctrl+G le scarta.</source>
        <translation>What you began stays even if you leave. Ctrl+G discards it.</translation>
    </message>
    <message id="help.settings.title">
        <source>Le impostazioni</source>
        <translation>The settings</translation>
    </message>
    <message id="help.settings.about">
        <source>Aspetto della finestra, PIN per il blocco, stampanti, lettore, questa postazione.</source>
        <translation>Looks of the window, PIN for the lock, printers, scanner, this desk.</translation>
    </message>
    <message id="help.settings.begin">
        <source>Testo e colori cambiano subito. Per le stampanti: F5 le cerca, F7 prova un A4, Ctrl+F7 uno scontrino, F9 le usa. Una che manca si aggiunge con il suo indirizzo.</source>
        <translation>Text and colours change at once. For printers: F5 looks for them, F7 tries an A4, Ctrl+F7 a receipt, F9 uses them. One that is missing is added by its address.</translation>
    </message>
    <message id="help.settings.when_stuck">
        <source>Se una stampante non risponde, guarda che sia accesa e collegata. «Registra di nuovo» serve solo quando lo dice l'assistenza.</source>
        <translation>If a printer does not answer, see that it is on and connected. “Enrol again” is only for when support tells you.</translation>
    </message>
    <message id="help.sign_in.title">
        <source>Entrare</source>
        <translation>Signing in</translation>
    </message>
    <message id="help.sign_in.about">
        <source>Entri con il nome utente e la password che ti ha dato l'amministratore del programma. La scheda dice a quale sportello sei.</source>
        <translation>You sign in with the user name and the password that the program's administrator gave you. The card says which desk this is.</translation>
    </message>
    <message id="help.sign_in.begin">
        <source>Scrivi il nome utente, Invio, la password, Invio. Ctrl++ e Ctrl+- cambiano la grandezza del testo.</source>
        <translation>Type the user name, Enter, the password, Enter. Ctrl++ and Ctrl+- change the size of the text.</translation>
    </message>
    <message id="help.sign_in.when_stuck">
        <source>Password dimenticata: chiedine una nuova all'amministratore, qui non la può leggere nessuno. Dopo qualche tentativo sbagliato aspetta pochi minuti. Fuori linea entri solo se sei già entrato da questa postazione nell'ultimo mese, con la stessa password: lavori come sempre, e quello che rilasci parte quando torna la linea. Se no aspetta la linea o usa un altro sportello.</source>
        <translation>Forgotten password: ask the administrator for a new one, nobody can read it here. After a few wrong attempts wait some minutes. Offline you can sign in only if you signed in on this desk within the last month, with the same password: you work as ever, and what you release goes out when the line is back. Otherwise wait for the line or use another counter.</translation>
    </message>
    <message id="help.lock.title">
        <source>Tornare al lavoro</source>
        <translation>Back to work</translation>
    </message>
    <message id="help.lock.about">
        <source>La postazione è bloccata: il lavoro è coperto e resta com'è, lo schermo del cittadino è vuoto.</source>
        <translation>The desk is locked: the work is covered and stays as it is, the citizen's screen is empty.</translation>
    </message>
    <message id="help.lock.begin">
        <source>Sopra il campo c'è scritto che cosa si chiede: il PIN scelto nelle Impostazioni, oppure la password. Scrivilo, poi Invio. Se sei un altro operatore, Shift+Tab porta al nome utente: scrivi il tuo e la tua password.</source>
        <translation>Over the field it says what is asked: the PIN chosen in Settings, or the password. Type it, then Enter. If you are another operator, Shift+Tab leads to the user name: type yours and your password.</translation>
    </message>
    <message id="help.lock.when_stuck">
        <source>PIN dimenticato: Ctrl+Shift+L chiede la password, poi scegline un altro nelle Impostazioni. Dopo cinque PIN sbagliati, dopo dodici ore, e ogni volta che il programma riparte serve la password. Password dimenticata: chiedine una nuova all'amministratore.</source>
        <translation>Forgotten PIN: Ctrl+Shift+L asks for the password, then choose another PIN in Settings. After five wrong PINs, after twelve hours, and whenever the program starts again the password is asked. Forgotten password: ask the administrator for a new one.</translation>
    </message>
    <message id="help.enrolment.title">
        <source>Attivare questa postazione</source>
        <translation>Making this PC a desk</translation>
    </message>
    <message id="help.enrolment.about">
        <source>Qui questo PC diventa uno sportello, con un codice che vale una volta sola.</source>
        <translation>Here this PC becomes a desk, with a code that works only once.</translation>
    </message>
    <message id="help.enrolment.begin">
        <source>Scrivi l'indirizzo del server, che comincia con https://, Invio, il codice, Invio. Se hai ricevuto un file di attivazione, sceglilo con Ctrl+O o trascinalo qui: dice tutto lui.</source>
        <translation>Type the address of the server, which begins with https://, Enter, the code, Enter. If you were given an enrolment file, choose it with Ctrl+O or drop it here: it says everything.</translation>
    </message>
    <message id="help.enrolment.when_stuck">
        <source>Indirizzo, codice e file li dà l'amministratore del programma. Se il codice è già usato o scaduto, chiedine un altro. Serve la linea: se il server non risponde, controlla il cavo e l'indirizzo.</source>
        <translation>Address, code and file come from the program's administrator. If the code was used or has lapsed, ask for another. The line is needed: if the server does not answer, check the cable and the address.</translation>
    </message>
    <message id="problem.code_offline">
        <source>Sei fuori linea: il codice si mostra solo se il server conferma che l'avviso si può pagare.</source>
        <translation>You are offline: the code is shown only if the server confirms that the notice can be paid.</translation>
    </message>
    <message id="problem.code_not_confirmed">
        <source>Il server non ha confermato che l'avviso si può pagare: il codice non si mostra. Riprova tra poco, oppure stampa l'avviso.</source>
        <translation>The server did not confirm that the notice can be paid: the code is not shown. Try again in a moment, or print the notice.</translation>
    </message>
    <message id="problem.code_not_registered">
        <source>L'avviso non è ancora registrato: il codice si potrà mostrare dopo la registrazione.</source>
        <translation>The notice is not registered yet: its code can be shown after that.</translation>
    </message>
    <message id="problem.nothing_to_repeat">
        <source>Da questa postazione non hai ancora rilasciato avvisi: non c'è niente da ripetere. Scegli che cosa si paga.</source>
        <translation>You have released no notice from this desk yet: there is nothing to repeat. Choose what is paid.</translation>
    </message>
    <message id="problem.template_name_missing">
        <source>Al modello manca il nome: scrivilo.</source>
        <translation>The template has no name: write one.</translation>
    </message>
    <message id="problem.templates_too_many">
        <source>Hai già {most} modelli, quanti sono i tasti. Eliminane uno (Ctrl+D dopo averlo scelto) e riprova.</source>
        <translation>You already have {most} templates, as many as there are keys. Delete one (Ctrl+D after choosing it) and try again.</translation>
    </message>
    <message id="problem.task_reason_missing">
        <source>Scrivi che cosa è stato fatto in poche parole, al massimo {most} caratteri.</source>
        <translation>Write what was done in a few words, at most {most} characters.</translation>
    </message>
    <message id="problem.handed_task_unknown">
        <source>Questa attività non è più in elenco. Torna indietro e guarda che cosa resta.</source>
        <translation>This task is no longer listed. Go back and look at what is left.</translation>
    </message>
    <message id="problem.handed_id_reused">
        <source>Il server conosce un'altra attività con lo stesso nome. Chiudila qui e dillo al responsabile.</source>
        <translation>The server knows another task of the same name. Close it here and tell the supervisor.</translation>
    </message>
    <message id="problem.day_needs_server">
        <source>Per chiudere la giornata serve la linea, e il server non risponde. Riprova quando torna: intanto puoi salvare il rapporto di questa postazione.</source>
        <translation>Closing the day needs the line, and the server does not answer. Try again when it is back: meanwhile you can save the report of this desk.</translation>
    </message>
    <message id="problem.day_not_come">
        <source>Una giornata si chiude quando è arrivata. Scegli oggi o un giorno prima.</source>
        <translation>A day is closed once it has come. Choose today or an earlier day.</translation>
    </message>
    <message id="problem.closing_id_reused">
        <source>Il server conosce un'altra chiusura con lo stesso nome. Premi F5 per vederle, poi chiudi di nuovo.</source>
        <translation>The server knows another closing of the same name. Press F5 to see them, then close again.</translation>
    </message>
    <message id="problem.office_unknown">
        <source>Di questo ufficio non ci sono sportelli. Scegline un altro in alto.</source>
        <translation>There are no counters of this office. Choose another one above.</translation>
    </message>
    <message id="problem.days_out_of_order">
        <source>Il primo giorno viene dopo l'ultimo. Scegli altri giorni.</source>
        <translation>The first day comes after the last. Choose other days.</translation>
    </message>
    <message id="problem.days_too_many">
        <source>Sono troppi giorni in una volta: scegline al massimo {limit}.</source>
        <translation>Those are too many days at once: choose at most {limit}.</translation>
    </message>
    <message id="problem.office_list_offline">
        <source>Gli avvisi di tutto l'ufficio li conosce solo il server, e adesso sei fuori linea. Guarda quelli di questa postazione, o riprova quando torna la linea (F5).</source>
        <translation>Only the server knows the notices of the whole office, and you are offline now. Look at those of this desk, or try again once the line is back (F5).</translation>
    </message>
    <message id="problem.list_place_malformed">
        <source>L'elenco non è arrivato intero. Aggiornalo con F5.</source>
        <translation>The list did not arrive whole. Refresh it with F5.</translation>
    </message>
    <message id="problem.export_disk_full">
        <source>Il disco è pieno: {file} non è stato salvato. Libera spazio o scegli un'altra cartella, poi esporta di nuovo.</source>
        <translation>The disk is full: {file} was not saved. Make room or choose another folder, then export again.</translation>
    </message>
    <message id="problem.export_unwritable">
        <source>In {folder} non si può salvare: {file} non c'è. Scegli un'altra cartella, poi esporta di nuovo.</source>
        <translation>Nothing can be saved in {folder}: {file} is not there. Choose another folder, then export again.</translation>
    </message>
    <message id="problem.enrolment_file_unreadable">
        <source>Il file {file} non si legge. Ricontrolla che ci sia ancora e che tu possa aprirlo.</source>
        <translation>The file {file} cannot be read. Check that it is still there and that you may open it.</translation>
    </message>
    <message id="problem.enrolment_file_malformed">
        <source>{file} non è un file di attivazione, oppure è rovinato. Chiedine un altro a chi amministra il sistema.</source>
        <translation>{file} is not an enrolment file, or it is damaged. Ask whoever administers the system for another.</translation>
    </message>
    <message id="problem.enrolment_file_lapsed">
        <source>Il file di attivazione valeva fino al {until}. Chiedine un altro a chi amministra il sistema.</source>
        <translation>The enrolment file was valid until {until}. Ask whoever administers the system for another.</translation>
    </message>
    <message id="problem.enrolment_needs_keyring">
        <source>Questo account non ha un portachiavi, e senza l'archivio non si potrebbe più aprire: il codice vale ancora. Attiva lo sportello dalla finestra, poi fai entrare subito un operatore.</source>
        <translation>This account has no keyring, and without one the store could not be opened again: the code is still valid. Enrol the desk in its window, then have an operator sign in at once.</translation>
    </message>
    <message id="problem.former_entity_waits">
        <source>Il codice è di un altro ente, e qui c'è ancora qualcosa dell'ente di adesso: lavoro da inviare, oppure attività che nessuno ha chiuso. Aspetta che tutto sia inviato e chiudi le attività; poi riprova con un codice nuovo, perché questo ormai è usato.</source>
        <translation>The code is another entity's, and something of the present entity is still here: work to send, or tasks that nobody has closed. Wait until all is sent and close the tasks; then try again with a new code, because this one is used by now.</translation>
    </message>
    <message id="problem.enrolment_is_training">
        <source>Questo codice è di un ente di addestramento, e qui si lavora davvero. Apri Addestramento dalla scheda di accesso e usalo lì: il codice vale ancora.</source>
        <translation>This code is of an entity for training, and here the work is real. Open Training from the sign-in card and use it there: the code is still valid.</translation>
    </message>
    <message id="problem.enrolment_not_training">
        <source>Questo codice è di un ente vero, e qui ci si addestra soltanto. Torna al programma di ogni giorno e usalo lì: il codice vale ancora.</source>
        <translation>This code is of a real entity, and here one only practises. Go back to the everyday program and use it there: the code is still valid.</translation>
    </message>
    <message id="problem.settings_not_editable">
        <source>Il file delle impostazioni è scritto in un modo che il programma non sa cambiare (tabella {table}): è rimasto com'era. Cambialo a mano.</source>
        <translation>The settings file is laid out in a way that the program cannot change (table {table}): it is as it was. Change it by hand.</translation>
    </message>
    <message id="problem.settings_unwritable">
        <source>Il file delle impostazioni {path} non si può scrivere ({reason}): è rimasto com'era. Chiedi a chi amministra il computer.</source>
        <translation>The settings file {path} cannot be written ({reason}): it is as it was. Ask whoever administers the computer.</translation>
    </message>
    <message id="problem.lock_minutes_malformed">
        <source>Nel file delle impostazioni lock_minutes è un numero intero da {first} a {last}. Correggilo, poi riprova.</source>
        <translation>In the settings file lock_minutes is a whole number from {first} to {last}. Correct it, then try again.</translation>
    </message>
    <message id="problem.notice_number_short">
        <source>Un numero avviso ha 18 cifre, qui sono {found}: ne mancano {missing}. Confrontalo con il foglio, a gruppi di quattro.</source>
        <translation>A notice number has 18 digits, here are {found}: {missing} are missing. Compare it with the paper, in groups of four.</translation>
    </message>
    <message id="problem.notice_number_long">
        <source>Un numero avviso ha 18 cifre, qui sono {found}: {surplus} di troppo. Confrontalo con il foglio, a gruppi di quattro.</source>
        <translation>A notice number has 18 digits, here are {found}: {surplus} too many. Compare it with the paper, in groups of four.</translation>
    </message>
    <message id="problem.notice_number_group">
        <source>Questo numero avviso non torna. I nostri cominciano con {ours}, questo con «{found}»: confronta il primo gruppo con il foglio.</source>
        <translation>This notice number does not check. Ours begin with {ours}, this one with “{found}”: compare the first group with the paper.</translation>
    </message>
    <message id="problem.tax_code_swapped">
        <source>I caratteri {first} e {second} del codice fiscale («{found}») sembrano scambiati. Ricontrolla la tessera.</source>
        <translation>Characters {first} and {second} of the tax code (“{found}”) seem to have changed places. Check the card.</translation>
    </message>
    <message id="problem.search_text_long">
        <source>Un nome non è così lungo: si cerca con al massimo {limit} caratteri. Copia solo il codice, o solo il nome.</source>
        <translation>No name is that long: a search takes at most {limit} characters. Copy the code alone, or the name alone.</translation>
    </message>
    <message id="problem.settlement_not_yours">
        <source>Flussi e provvisori li vedono i responsabili e chi amministra. Se il cittadino vuole sapere se ha pagato, cerca il numero del suo avviso.</source>
        <translation>Flows and provisional receipts are for supervisors and administrators. If the citizen wants to know about a payment, search for the number of the notice.</translation>
    </message>
    <message id="problem.settlement_offline">
        <source>Flussi e provvisori li conosce solo il server, e adesso non risponde. Riprova quando torna la linea.</source>
        <translation>Only the server knows flows and provisional receipts, and it does not answer now. Try again when the line is back.</translation>
    </message>
    <message id="problem.flow_undecided">
        <source>Questo testo può nominare più di un flusso: {flow_ids}. Cerca quello giusto con il suo identificativo.</source>
        <translation>This text may name more than one flow: {flow_ids}. Search for the right one by its name.</translation>
    </message>
    <message id="problem.flow_unknown">
        <source>Questo flusso non è ancora arrivato, o non è del nostro ente. Confronta l'identificativo con il testo del tesoriere; i flussi arrivano di solito il giorno dopo.</source>
        <translation>This flow has not arrived yet, or is not our entity's. Compare its name with the treasurer's text; flows usually arrive the day after.</translation>
    </message>
    <message id="problem.credit_unknown">
        <source>Il provvisorio {year}/{document_no} non è in nessun giornale di cassa ricevuto. Ricontrolla anno e numero; i giornali arrivano di solito il giorno dopo.</source>
        <translation>Provisional receipt {year}/{document_no} is in no cash journal that was received. Check year and number; journals usually arrive the day after.</translation>
    </message>
    <message id="problem.draft_waits">
        <source>Un avviso cominciato un altro giorno non è stato finito: il cittadino potrebbe aspettarlo.</source>
        <translation>A notice begun on another day was not finished: the citizen may be waiting for it.</translation>
    </message>
    <message id="problem.print_held">
        <source>Una stampa di più avvisi è sospesa e non va avanti da sola.</source>
        <translation>A print of several notices is paused and does not go on by itself.</translation>
    </message>
    <message id="problem.numbers_low">
        <source>Restano {number} numeri di avviso. Altri arrivano appena torna la linea.</source>
        <translation>{number} notice numbers left. More arrive as soon as the line is back.</translation>
    </message>
    <message id="problem.numbers_out">
        <source>I numeri sono finiti: da questa postazione non si rilasciano avvisi finché non torna la linea.</source>
        <translation>No numbers left: this desk cannot release notices until the line is back.</translation>
    </message>
    <message id="problem.clock_doubtful">
        <source>Da quando il programma è aperto il server non ha confermato l'ora di questo PC: gli avvisi rilasciati intanto lo dicono.</source>
        <translation>Since the program was opened the server has not confirmed the hour of this PC: notices released meanwhile say so.</translation>
    </message>
    <message id="problem.note_too_short">
        <source>Scrivi qualche parola in più: così non dice abbastanza.</source>
        <translation>Write a few words more: this does not say enough.</translation>
    </message>
    <message id="problem.note_too_long">
        <source>La nota ha {typed} caratteri e ce ne stanno {limit}: accorciala.</source>
        <translation>The note has {typed} characters and there is room for {limit}: make it shorter.</translation>
    </message>
    <message id="problem.note_unprintable">
        <source>Nella nota c'è un segno che non è testo, forse copiato da un altro programma: cancellalo e riscrivi.</source>
        <translation>The note has a sign that is no text, perhaps copied from another program: delete it and write it again.</translation>
    </message>
    <message id="problem.note_unknown">
        <source>Questa nota non c'è più. Riapri il cittadino.</source>
        <translation>This note is no longer there. Open the citizen again.</translation>
    </message>
    <message id="problem.note_of_another">
        <source>Questa nota è di un altro operatore: chiedi a lui o al responsabile di ritirarla.</source>
        <translation>This note is another operator's: ask them or the supervisor to withdraw it.</translation>
    </message>
    <message id="problem.note_withdrawn">
        <source>Questa nota è già stata ritirata.</source>
        <translation>This note has already been withdrawn.</translation>
    </message>
    <message id="problem.note_refused">
        <source>Il server non ha accettato la nota «{text}». Se serve ancora scrivila di nuovo.</source>
        <translation>The server did not accept the note “{text}”. If it is still needed write it again.</translation>
    </message>
    <message id="problem.note_withdrawal_refused">
        <source>Il server non ha accettato il ritiro di una nota, per il motivo «{text}»: gli altri la vedono ancora.</source>
        <translation>The server did not accept that a note be withdrawn, for the reason “{text}”: the others still see it.</translation>
    </message>
    <message id="problem.situation_offline">
        <source>La situazione si stampa solo con la risposta del server, e adesso sei fuori linea. Riprova quando torna la linea.</source>
        <translation>The situation is printed with the server's answer only, and you are offline now. Try again when the line is back.</translation>
    </message>
    <message id="problem.defect">
        <source>Il programma ha sbagliato qualcosa e lo ha annotato. Riprova; se succede ancora chiama l'assistenza.</source>
        <translation>The program got something wrong and has noted it. Try again; if it happens again call support.</translation>
    </message>
    <message id="problem.unknown_code">
        <source>Qualcosa non è andato a buon fine ({code}). Riprova; se succede ancora chiama l'assistenza e leggi il codice.</source>
        <translation>Something did not work out ({code}). Try again; if it happens again call support and read them the code.</translation>
    </message>
    <message id="problem.resource_missing">
        <source>Manca un file del programma: {path}. Chiama l'assistenza: va ripetuta l'installazione.</source>
        <translation>A file of the program is missing: {path}. Call support: it has to be installed again.</translation>
    </message>
    <message id="problem.credentials_refused">
        <source>Nome utente o password non tornano. Ricontrolla maiuscole e tastiera, poi riprova.</source>
        <translation>User name or password do not match. Check capitals and keyboard, then try again.</translation>
    </message>
    <message id="problem.sign_in_refused">
        <source>Nome utente o password non tornano. Ricontrolla maiuscole e tastiera, poi riprova.</source>
        <translation>User name or password do not match. Check capitals and keyboard, then try again.</translation>
    </message>
    <message id="problem.sign_in_incomplete">
        <source>Mancano il nome utente o la password. Scrivili tutti e due.</source>
        <translation>User name or password is missing. Type both.</translation>
    </message>
    <message id="problem.sign_in_blocked">
        <source>Troppi tentativi sbagliati: questo nome utente è fermo per qualche minuto. Aspetta, oppure chiedi al responsabile.</source>
        <translation>Too many wrong attempts: this user name is on hold for a few minutes. Wait, or ask the supervisor.</translation>
    </message>
    <message id="problem.sign_in_needs_server">
        <source>Fuori linea entra solo chi negli ultimi 30 giorni è entrato da questa postazione mentre c'era la linea. Aspetta la linea o usa un altro sportello.</source>
        <translation>Offline, only somebody who signed in on this desk in the last 30 days, while the line was up, can enter. Wait for the line or use another counter.</translation>
    </message>
    <message id="problem.pin_wrong">
        <source>PIN sbagliato. Tentativi rimasti: {left}, poi serve la password.</source>
        <translation>Wrong PIN. Tries left: {left}, then the password is asked.</translation>
    </message>
    <message id="problem.pin_used_up">
        <source>Troppi PIN sbagliati. Entra con la password: dopo, il PIN vale di nuovo.</source>
        <translation>Too many wrong PINs. Sign in with the password: after that the PIN works again.</translation>
    </message>
    <message id="problem.pin_not_asked">
        <source>Il PIN non basta più: sono passate le ore, o è stato tolto. Entra con la password.</source>
        <translation>The PIN is no longer enough: its hours have passed, or it was removed. Sign in with the password.</translation>
    </message>
    <message id="problem.pin_malformed">
        <source>Il PIN ha da {least} a {most} cifre, e nient'altro.</source>
        <translation>A PIN has {least} to {most} digits, and nothing else.</translation>
    </message>
    <message id="problem.pin_too_easy">
        <source>Questo PIN si indovina subito. Evita cifre uguali, in fila o ripetute a gruppi.</source>
        <translation>This PIN is guessed at once. Avoid equal digits, running digits and repeated groups.</translation>
    </message>
    <message id="problem.pin_needs_sign_in">
        <source>Questa postazione non ha potuto ricordare chi sei. Chiudi il programma, entra di nuovo con la password, poi scegli il PIN.</source>
        <translation>This desk could not remember who you are. Close the program, sign in again with the password, then choose the PIN.</translation>
    </message>
    <message id="problem.sign_in_again">
        <source>Il tuo accesso è scaduto. Blocca la postazione (Ctrl+L) ed entra di nuovo: quello che hai scritto resta.</source>
        <translation>Your sign-in has expired. Lock the desk (Ctrl+L) and sign in again: what you typed stays.</translation>
    </message>
    <message id="problem.session_expired">
        <source>Il tuo accesso è scaduto. Blocca la postazione (Ctrl+L) ed entra di nuovo: quello che hai scritto resta.</source>
        <translation>Your sign-in has expired. Lock the desk (Ctrl+L) and sign in again: what you typed stays.</translation>
    </message>
    <message id="problem.session_refused">
        <source>Il server non riconosce più il tuo accesso. Blocca la postazione (Ctrl+L) ed entra di nuovo.</source>
        <translation>The server no longer knows your sign-in. Lock the desk (Ctrl+L) and sign in again.</translation>
    </message>
    <message id="problem.not_signed_in">
        <source>Nessuno è entrato su questa postazione. Entra con il tuo nome utente, poi riprova.</source>
        <translation>Nobody is signed in on this desk. Sign in with your user name, then try again.</translation>
    </message>
    <message id="problem.role_missing">
        <source>Il tuo incarico non permette questa operazione. Chiedi al responsabile.</source>
        <translation>Your role does not allow this. Ask the supervisor.</translation>
    </message>
    <message id="problem.operator_not_allowed">
        <source>Chi ha rilasciato l'avviso non può farlo per questo ente. Chiedi al responsabile di rilasciarlo.</source>
        <translation>Who released the notice may not do so for this body. Ask the supervisor to release it.</translation>
    </message>
    <message id="problem.enrolment_refused">
        <source>Il server non accetta questo codice: è sbagliato, scaduto o già usato. Chiedine un altro a chi amministra il sistema.</source>
        <translation>The server does not accept this code: it is wrong, expired or already used. Ask the administrator for another.</translation>
    </message>
    <message id="problem.enrolment_blocked">
        <source>Sono arrivati troppi codici sbagliati. Aspetta mezzo minuto, rileggi il codice e riprova.</source>
        <translation>Too many wrong codes have come. Wait half a minute, read the code again and retry.</translation>
    </message>
    <message id="problem.enrolment_code_malformed">
        <source>Questo codice è troppo corto o troppo lungo. Ricopialo per intero.</source>
        <translation>This code is too short or too long. Copy all of it.</translation>
    </message>
    <message id="problem.server_url_malformed">
        <source>Questo indirizzo non si legge. Scrivilo come https://pagamenti.comune.esempio.it.</source>
        <translation>This address cannot be read. Write it like https://payments.town.example.</translation>
    </message>
    <message id="problem.server_unreachable">
        <source>Il server non risponde. Controlla il cavo di rete; se sei al primo avvio ricontrolla anche l'indirizzo.</source>
        <translation>The server does not answer. Check the network cable; on the first start check the address too.</translation>
    </message>
    <message id="problem.server_trouble">
        <source>Il server ha un problema suo. Riprova tra un minuto; se dura chiama l'assistenza.</source>
        <translation>The server has trouble of its own. Try again in a minute; if it lasts call support.</translation>
    </message>
    <message id="problem.server_older">
        <source>Il server centrale è di una versione precedente e questo non lo sa fare ancora. Chiedi ai sistemi informativi di aggiornarlo: il resto funziona come sempre.</source>
        <translation>The central server is of an earlier version and cannot do this yet. Ask the IT department to update it: everything else works as always.</translation>
    </message>
    <message id="problem.somebody_else_answered">
        <source>Non ha risposto il server ma un'altra pagina: forse la rete chiede di accedere. Apri il browser, fai l'accesso e riprova; se non basta chiama l'assistenza.</source>
        <translation>Not the server has answered but another page: perhaps the network wants you to sign on. Open the browser, sign on and try again; if that does not help call support.</translation>
    </message>
    <message id="problem.certificate_not_believed">
        <source>Al posto del server risponde qualcun altro, o il suo certificato non è valido: non è stato mandato niente. Controlla data e rete del PC, poi chiama l'assistenza.</source>
        <translation>Somebody else answers in the server's place, or its certificate is not valid: nothing was sent. Check date and network of the PC, then call support.</translation>
    </message>
    <message id="problem.server_reply_malformed">
        <source>La risposta del server non si capisce: forse le versioni sono diverse. Chiama l'assistenza.</source>
        <translation>The server's answer makes no sense: perhaps the versions differ. Call support.</translation>
    </message>
    <message id="problem.desk_not_enrolled">
        <source>Questo computer non è uno sportello. Chiedi un codice di attivazione a chi amministra il sistema.</source>
        <translation>This computer is not a counter. Ask the administrator for an activation code.</translation>
    </message>
    <message id="problem.desk_profile_missing">
        <source>Questa postazione non ha ancora ricevuto i suoi dati. Aspetta che torni la linea, poi riprova.</source>
        <translation>This desk has not received its data yet. Wait for the line, then try again.</translation>
    </message>
    <message id="problem.desk_retired">
        <source>Questa postazione è stata ritirata. Usa un altro sportello e avvisa chi amministra il sistema. Quando non resta niente da consegnare né da vedere tra le attività, il suo archivio si cancella da solo.</source>
        <translation>This desk has been retired. Use another counter and tell the administrator. Once nothing is left to deliver, nor to be seen among the tasks, its store erases itself.</translation>
    </message>
    <message id="problem.desk_credential_refused">
        <source>Il server non riconosce più questa postazione. Usa un altro sportello e avvisa chi amministra il sistema.</source>
        <translation>The server no longer knows this desk. Use another counter and tell the administrator.</translation>
    </message>
    <message id="problem.clock_fast">
        <source>L'orologio di questo PC va avanti di {off}. Sugli avvisi il programma scrive l'ora giusta, quella del server.</source>
        <translation>The clock of this PC is fast by {off}. On notices the program writes the right hour, the server's.</translation>
    </message>
    <message id="problem.clock_slow">
        <source>L'orologio di questo PC va indietro di {off}. Sugli avvisi il programma scrive l'ora giusta, quella del server.</source>
        <translation>The clock of this PC is slow by {off}. On notices the program writes the right hour, the server's.</translation>
    </message>
    <message id="problem.desk_in_doubt">
        <source>Questo archivio sembra copiato da un altro PC. Per sicurezza questa postazione non rilascia avvisi: usa un altro sportello e chiama l'assistenza.</source>
        <translation>This store seems copied from another PC. To be safe this desk releases no notices: use another counter and call support.</translation>
    </message>
    <message id="problem.desk_copied">
        <source>Questa postazione esiste due volte: un altro computer, o una copia di questo, ha usato i suoi numeri. Per sicurezza qui non si rilasciano avvisi: usa un altro sportello e chiama l'assistenza.</source>
        <translation>This desk exists twice: another computer, or a copy of this one, has used its numbers. To be safe no notices are released here: use another counter and call support.</translation>
    </message>
    <message id="problem.desk_unconfirmed">
        <source>Questo computer è una macchina virtuale: rilascia avvisi solo dopo aver parlato con il server da quando è acceso. Aspetta la linea, o usa un altro sportello.</source>
        <translation>This computer is a virtual machine: it releases notices only after it has spoken to the server since it was started. Wait for the line, or use another counter.</translation>
    </message>
    <message id="problem.numbers_lapsed">
        <source>Questa postazione non parla con il server da più di 30 giorni: i suoi numeri sono scaduti. Usa un altro sportello e chiama l'assistenza.</source>
        <translation>This desk has not spoken to the server for more than 30 days: its numbers have lapsed. Use another counter and call support.</translation>
    </message>
    <message id="problem.lease_fenced">
        <source>I numeri di questa postazione sono stati ritirati. Rilascia di nuovo l'avviso da un altro sportello.</source>
        <translation>The numbers of this desk were taken back. Release the notice again from another counter.</translation>
    </message>
    <message id="problem.lease_lapsed">
        <source>Quando è stato rilasciato, i numeri di questa postazione erano già scaduti. Rilascia di nuovo l'avviso e avvisa il cittadino.</source>
        <translation>When it was released, the numbers of this desk had already lapsed. Release the notice again and tell the citizen.</translation>
    </message>
    <message id="problem.desk_outdated">
        <source>Questo programma è vecchio: con il prossimo aggiornamento del server smette di lavorare. Chiedi all'assistenza di aggiornarlo.</source>
        <translation>This program is old: it stops working with the next update of the server. Ask support to update it.</translation>
    </message>
    <message id="problem.server_of_other_installation">
        <source>All'indirizzo di questa postazione risponde il server di un'altra installazione. Non è stato inviato nulla: chiama l'assistenza.</source>
        <translation>The server of another installation answers at this desk's address. Nothing was sent: call support.</translation>
    </message>
    <message id="problem.audit_trail_full">
        <source>Questa postazione ha {entries} consultazioni ancora da comunicare al server e non può mostrarne altre. Ricollega la postazione alla rete e aspetta qualche minuto, poi riprova.</source>
        <translation>This desk has {entries} look-ups still to tell the server and cannot show more. Connect it to the network again and wait a few minutes, then try again.</translation>
    </message>
    <message id="problem.outbox_not_empty">
        <source>Su questa postazione c'è ancora lavoro da inviare, oppure attività che nessuno ha chiuso. Aspetta che tutto sia inviato e chiudi le attività; poi riprova.</source>
        <translation>There is still work to send on this desk, or there are tasks that nobody has closed. Wait until all is sent and close the tasks; then try again.</translation>
    </message>
    <message id="problem.store_in_use">
        <source>Il programma è già aperto su questo computer. Usa quella finestra, oppure chiudila e riprova.</source>
        <translation>The program is already open on this computer. Use that window, or close it and try again.</translation>
    </message>
    <message id="problem.store_locked">
        <source>L'archivio di questa postazione è chiuso. Entra con il tuo nome utente per aprirlo.</source>
        <translation>The store of this desk is locked. Sign in with your user name to open it.</translation>
    </message>
    <message id="problem.store_locked_for_operator">
        <source>L'archivio di questa postazione non ha ancora una chiave per te. Fai entrare prima un collega che l'ha già usata.</source>
        <translation>The store of this desk has no key for you yet. Let a colleague who has used it sign in first.</translation>
    </message>
    <message id="problem.store_passphrase_wrong">
        <source>Questa password non apre l'archivio della postazione. Ricontrollala; se l'hai cambiata da poco entra una volta con quella di prima, o fai entrare prima un collega.</source>
        <translation>This password does not open the desk's store. Check it; if you changed it lately sign in once with the former one, or let a colleague sign in first.</translation>
    </message>
    <message id="problem.store_exists">
        <source>Questa postazione ha già il suo archivio. Chiudi il programma e aprilo di nuovo.</source>
        <translation>This desk already has its store. Close the program and open it again.</translation>
    </message>
    <message id="problem.store_newer_than_program">
        <source>L'archivio è di una versione più nuova del programma. Installa l'aggiornamento, poi riprova.</source>
        <translation>The store belongs to a newer version of the program. Install the update, then try again.</translation>
    </message>
    <message id="problem.store_trouble">
        <source>L'archivio di questa postazione non risponde: il disco può essere pieno. Non spegnere e chiama l'assistenza.</source>
        <translation>The store of this desk does not answer: the disk may be full. Do not switch off and call support.</translation>
    </message>
    <message id="problem.store_needs_user">
        <source>Il portachiavi di questo account non apre l'archivio. Aggiungi --user con il nome di un operatore.</source>
        <translation>The keyring of this account does not open the store. Add --user with the name of an operator.</translation>
    </message>
    <message id="problem.store_without_holder">
        <source>Nessuno potrebbe più aprire l'archivio con una chiave nuova. Fai entrare prima un operatore in linea, poi riprova.</source>
        <translation>Nobody could open the store with a new key. Let an operator sign in on line first, then try again.</translation>
    </message>
    <message id="problem.store_not_upgraded">
        <source>L'archivio non si è potuto aggiornare: è rimasto com'era, e una copia controllata è in {copy}. Rimetti la versione di prima del programma e chiama l'assistenza.</source>
        <translation>The store could not be brought up to date: it has stayed as it was, and a checked copy is in {copy}. Put the former version of the program back and call support.</translation>
    </message>
    <message id="problem.store_without_key">
        <source>Su questo computer c'era un altro archivio, che nessuno può più aprire: è messo da parte ({file}). Se da qui erano usciti avvisi non ancora registrati, conservane le copie e chiama l'assistenza.</source>
        <translation>There was another store on this computer, which nobody can open any more: it has been set aside ({file}). If notices not yet registered were released here, keep their copies and call support.</translation>
    </message>
    <message id="problem.store_unreadable">
        <source>L'archivio di questa postazione non si legge. Usa un altro sportello e chiama l'assistenza.</source>
        <translation>The store of this desk cannot be read. Use another counter and call support.</translation>
    </message>
    <message id="problem.store_damaged">
        <source>L'archivio di questa postazione è danneggiato: viene messo da parte e rifatto adesso. Aspetta qualche secondo, poi riprova; gli avvisi rilasciati restano.</source>
        <translation>The store of this desk is damaged: it is being set aside and made again now. Wait a few seconds, then try again; notices already released stay.</translation>
    </message>
    <message id="problem.store_read_only">
        <source>Sul disco di questa postazione non si può scrivere. I dati ci sono ancora: usa un altro sportello e chiama l'assistenza.</source>
        <translation>The disk of this desk cannot be written to. The data are still there: use another counter and call support.</translation>
    </message>
    <message id="problem.store_rebuilt">
        <source>L'archivio di questa postazione era danneggiato: è messo da parte ({file}) e al suo posto ce n'è uno nuovo. Gli avvisi non ancora registrati ci sono e partono da soli (operazioni: {waiting}). Bozze e stampe in attesa non ci sono più; i numeri per rilasciare arrivano con la linea.</source>
        <translation>The store of this desk was damaged: it has been set aside ({file}) and there is a new one in its place. Notices not yet registered are here and go out by themselves (operations: {waiting}). Drafts and waiting prints are gone; numbers to release with come with the line.</translation>
    </message>
    <message id="problem.store_rebuilt_in_part">
        <source>L'archivio di questa postazione era danneggiato, e in parte anche il suo diario: sono messi da parte ({file}), niente è cancellato. Operazioni ritrovate: {waiting}. Qualcuna può mancare: confronta i fogli stampati oggi con gli avvisi di questa postazione.</source>
        <translation>The store of this desk was damaged, and part of its journal too: they have been set aside ({file}), nothing was deleted. Operations found again: {waiting}. Some may be missing: compare what was printed today with the notices of this desk.</translation>
    </message>
    <message id="problem.store_lost">
        <source>L'archivio di questa postazione non si leggeva, e il suo diario nemmeno: sono messi da parte ({file}), niente è cancellato. Operazioni ritrovate: {waiting}. Conserva le copie degli avvisi rilasciati da qui.</source>
        <translation>The store of this desk could not be read, nor could its journal: they have been set aside ({file}), nothing was deleted. Operations found again: {waiting}. Keep the copies of the notices released here.</translation>
    </message>
    <message id="problem.store_older">
        <source>L'archivio di questa postazione era più vecchio di quello che ha rilasciato. Le operazioni mancanti ({waiting}) sono tornate dal diario e partono da sole.</source>
        <translation>The store of this desk was older than what it has released. The missing operations ({waiting}) came back from the journal and go out by themselves.</translation>
    </message>
    <message id="problem.journal_set_aside">
        <source>Il diario di sicurezza di questa postazione era danneggiato: è messo da parte ({file}) e ne comincia un altro. L'archivio è intero, niente è perso.</source>
        <translation>The safety journal of this desk was damaged: it has been set aside ({file}) and another one begins. The store is whole, nothing is lost.</translation>
    </message>
    <message id="problem.journal_unwritable">
        <source>Il diario di sicurezza non si può scrivere: il disco può essere pieno o di sola lettura. L'avviso non è stato rilasciato. Libera spazio o chiama l'assistenza, poi chiudi il programma e aprilo di nuovo.</source>
        <translation>The safety journal cannot be written: the disk may be full or read-only. The notice was not released. Free some space or call support, then close the program and open it again.</translation>
    </message>
    <message id="problem.key_slots_unreadable">
        <source>Le chiavi dell'archivio non si leggono. Usa un altro sportello e chiama l'assistenza.</source>
        <translation>The keys of the store cannot be read. Use another counter and call support.</translation>
    </message>
    <message id="problem.machine_without_identity">
        <source>Questo computer non ha un suo codice di macchina. Chiama l'assistenza: senza, non può fare da sportello.</source>
        <translation>This computer has no machine id. Call support: without one it cannot be a counter.</translation>
    </message>
    <message id="problem.number_mark_unwritable">
        <source>Non si può annotare l'ultimo numero usato, quindi non si rilasciano avvisi. Usa un altro sportello e chiama l'assistenza.</source>
        <translation>The last number used cannot be noted, so no notices are released. Use another counter and call support.</translation>
    </message>
    <message id="problem.settings_malformed">
        <source>Il file delle impostazioni non si legge. Chiama l'assistenza.</source>
        <translation>The settings file cannot be read. Call support.</translation>
    </message>
    <message id="problem.profile_name_malformed">
        <source>Il nome del profilo può avere solo lettere, cifre e trattino basso. Correggi il collegamento con cui apri il programma.</source>
        <translation>The profile name may have only letters, digits and underscores. Mend the shortcut that opens the program.</translation>
    </message>
    <message id="problem.notice_number_malformed">
        <source>Un numero avviso ha 18 cifre. Ricontrollalo sul foglio, a gruppi di quattro.</source>
        <translation>A notice number has 18 digits. Check it on the paper, in groups of four.</translation>
    </message>
    <message id="problem.notice_number_check">
        <source>Questo numero avviso non torna. Confronta le cifre con il foglio, a gruppi di quattro.</source>
        <translation>This notice number does not check. Compare the digits with the paper, in groups of four.</translation>
    </message>
    <message id="problem.notice_unknown">
        <source>Questo avviso non è nostro, o non è ancora arrivato al server. Ricontrolla il numero e l'ente sul foglio.</source>
        <translation>This notice is not ours, or has not reached the server yet. Check the number and the body on the paper.</translation>
    </message>
    <message id="problem.pad_number_unknown">
        <source>Questo numero non è di un blocchetto dell'ente. Confronta le cifre con il modulo.</source>
        <translation>This number is of no pad of this body. Compare the digits with the form.</translation>
    </message>
    <message id="problem.pad_number_used">
        <source>Questo numero ha già il suo avviso. Cercalo con F2 per vedere di chi è.</source>
        <translation>This number has its notice already. Look it up with F2 to see whose it is.</translation>
    </message>
    <message id="problem.pad_number_offline">
        <source>Senza linea non si può usare il numero di un modulo: solo il server sa se è libero. Premi Ctrl+B per farne a meno, o aspetta la linea.</source>
        <translation>Without the line the number of a form cannot be used: only the server knows whether it is free. Press Ctrl+B to do without, or wait for the line.</translation>
    </message>
    <message id="problem.pad_of_other_kind">
        <source>Questo modulo è stampato per un altro tipo di avviso ({kind}). Scegli quello, o prendi un altro modulo.</source>
        <translation>This form was printed for another kind of notice ({kind}). Choose that one, or take another form.</translation>
    </message>
    <message id="problem.pad_number_with_plan">
        <source>Un modulo ha un solo numero: si paga in un'unica soluzione.</source>
        <translation>A form has one number: it is paid all at once.</translation>
    </message>
    <message id="problem.desk_fenced">
        <source>Questa postazione è passata a un altro computer. Usa quello e avvisa chi amministra il sistema.</source>
        <translation>This desk has moved to another computer. Use that one and tell the administrator.</translation>
    </message>
    <message id="problem.pad_number_waiting">
        <source>È il numero di un modulo che non ha ancora importo e debitore, quindi non si può pagare. Cerca la persona, F4, poi Ctrl+B.</source>
        <translation>This is the number of a form without amount and debtor yet, so it cannot be paid. Find the person, F4, then Ctrl+B.</translation>
    </message>
    <message id="problem.notice_of_other_entity">
        <source>Questo avviso è di un altro ente. Manda il cittadino all'ente scritto sul foglio.</source>
        <translation>This notice belongs to another body. Send the citizen to the body named on the paper.</translation>
    </message>
    <message id="problem.notice_already_paid">
        <source>Questo avviso è già pagato: non si ristampa. Con F5 vedi la ricevuta e la stampi.</source>
        <translation>This notice is already paid: it is not reprinted. F5 shows the receipt, to print.</translation>
    </message>
    <message id="problem.cancel_waits">
        <source>L'annullamento di questo avviso aspetta la linea: parte da solo. Non ristamparlo e non darlo al cittadino.</source>
        <translation>The cancellation of this notice waits for the line and goes out by itself. Do not reprint it or hand it over.</translation>
    </message>
    <message id="problem.cancel_refused">
        <source>Il server non ha annullato l'avviso {notice_number}: può essere già pagato, o si può ancora pagare. Aprilo, guarda come sta e avvisa il cittadino.</source>
        <translation>The server has not cancelled notice {notice_number}: it may be paid already, or can still be paid. Open it, see how it stands and tell the citizen.</translation>
    </message>
    <message id="problem.notice_cancelled">
        <source>Questo avviso è annullato: non si ristampa. Rilasciane un altro.</source>
        <translation>This notice is cancelled: it is not reprinted. Release another.</translation>
    </message>
    <message id="problem.notice_refused">
        <source>Il server ha rifiutato questo avviso: non si può pagare né ristampare. Guarda nelle attività che cosa correggere.</source>
        <translation>The server refused this notice: it can be neither paid nor reprinted. See in the tasks what to mend.</translation>
    </message>
    <message id="problem.notice_without_number">
        <source>Un'anteprima non si stampa. Rilascia l'avviso con F9.</source>
        <translation>A preview is not printed. Release the notice with F9.</translation>
    </message>
    <message id="problem.notice_number_used">
        <source>Il server conosce già questo numero avviso. Rilascia di nuovo: l'avviso prende un altro numero.</source>
        <translation>The server already knows this notice number. Release again: the notice takes another number.</translation>
    </message>
    <message id="problem.notice_number_outside_lease">
        <source>Il numero di questo avviso non è di questa postazione. Rilascia di nuovo e chiama l'assistenza.</source>
        <translation>The number of this notice is not of this desk. Release again and call support.</translation>
    </message>
    <message id="problem.segregation_codes_mixed">
        <source>Le rate di questo piano hanno preso numeri di due serie diverse, e il server non le ha registrate: non si possono pagare. Rilascia di nuovo: prendono numeri di una sola.</source>
        <translation>The instalments of this plan took numbers of two different series, and the server has not registered them: they cannot be paid. Release again: they take numbers of one.</translation>
    </message>
    <message id="problem.lease_gone">
        <source>I numeri di questa postazione sono stati ritirati. Rilascia di nuovo l'avviso da un altro sportello.</source>
        <translation>The numbers of this desk have been withdrawn. Release the notice again from another counter.</translation>
    </message>
    <message id="problem.lease_unknown">
        <source>Il server non conosce i numeri di questa postazione. Rilascia l'avviso da un altro sportello e chiama l'assistenza.</source>
        <translation>The server does not know the numbers of this desk. Release the notice from another counter and call support.</translation>
    </message>
    <message id="problem.numbers_exhausted">
        <source>I numeri sono finiti: da questa postazione non si rilasciano avvisi finché non torna la linea. Usa un altro sportello.</source>
        <translation>No numbers left: this desk cannot release until the line is back. Use another counter.</translation>
    </message>
    <message id="problem.segregation_code_exhausted">
        <source>L'ente ha finito i numeri degli avvisi. Avvisa chi amministra il sistema.</source>
        <translation>The body has no notice numbers left. Tell the administrator.</translation>
    </message>
    <message id="problem.entity_without_station">
        <source>L'ente non è ancora collegato al nodo dei pagamenti. Avvisa chi amministra il sistema.</source>
        <translation>The body is not connected to the payment hub yet. Tell the administrator.</translation>
    </message>
    <message id="problem.account_unknown">
        <source>Per questo avviso manca il conto su cui incassare. Avvisa chi amministra il sistema.</source>
        <translation>The account to be credited is missing for this notice. Tell the administrator.</translation>
    </message>
    <message id="problem.citizen_unknown">
        <source>Questa persona non c'è più nell'anagrafe. Cercala di nuovo.</source>
        <translation>This person is no longer in the registry. Search again.</translation>
    </message>
    <message id="problem.tax_code_check">
        <source>L'ultima lettera del codice fiscale non corrisponde alle altre. Ricontrolla la tessera o cerca per nome.</source>
        <translation>The last letter of the tax code does not match the rest. Check the card or search by name.</translation>
    </message>
    <message id="problem.tax_code_malformed">
        <source>Questo codice fiscale non è completo. Ricontrolla la tessera o cerca per nome.</source>
        <translation>This tax code is not complete. Check the card or search by name.</translation>
    </message>
    <message id="problem.correction_done">
        <source>Qualcuno ha già corretto questo avviso rifiutato, o ne ha chiuso l'attività: guarda la pagina del cittadino (Esc). F9 ne rilascia un altro.</source>
        <translation>Somebody has already corrected this refused notice, or closed its task: look at the citizen's page (Esc). F9 releases another one.</translation>
    </message>
    <message id="problem.co_debtor_repeated">
        <source>{name} è già tra chi deve pagare questo avviso. Scegli un'altra persona.</source>
        <translation>{name} is among those who owe this notice already. Choose somebody else.</translation>
    </message>
    <message id="problem.co_debtors_too_many">
        <source>I coobbligati sono al massimo {most}. Togline uno per aggiungerne un altro.</source>
        <translation>There are at most {most} co-debtors. Take one out to add another.</translation>
    </message>
    <message id="problem.tax_code_letter">
        <source>Al posto {place} del codice fiscale c'è «{found}», ma lì va una lettera. Ricontrolla la tessera.</source>
        <translation>Place {place} of the tax code is “{found}”, where a letter belongs. Check the card.</translation>
    </message>
    <message id="problem.tax_code_digit">
        <source>Al posto {place} del codice fiscale c'è «{found}», ma lì va una cifra. Ricontrolla la tessera.</source>
        <translation>Place {place} of the tax code is “{found}”, where a digit belongs. Check the card.</translation>
    </message>
    <message id="problem.tax_code_month">
        <source>Al posto {place} del codice fiscale c'è «{found}», che non è la lettera di un mese. Ricontrolla la tessera.</source>
        <translation>Place {place} of the tax code is “{found}”, which is the letter of no month. Check the card.</translation>
    </message>
    <message id="problem.tax_code_day">
        <source>Ai posti 10 e 11 del codice fiscale c'è «{found}», che non è un giorno di nascita. Ricontrolla la tessera.</source>
        <translation>Places 10 and 11 of the tax code are “{found}”, which is no day of birth. Check the card.</translation>
    </message>
    <message id="problem.tax_code_length">
        <source>Il codice fiscale ha {wanted} caratteri, qui sono {found}. Ricontrolla la tessera.</source>
        <translation>A tax code has {wanted} characters, here are {found}. Check the card.</translation>
    </message>
    <message id="problem.tax_code_not_of_body">
        <source>Questo è il codice di una persona: un'azienda o un ente ha 11 cifre.</source>
        <translation>This is the code of a person: a company or body has 11 digits.</translation>
    </message>
    <message id="problem.person_without_code">
        <source>Un'azienda o un ente ha sempre un codice fiscale: scrivilo, sono 11 cifre.</source>
        <translation>A company or body always has a tax code: type it, it has 11 digits.</translation>
    </message>
    <message id="problem.person_code_missing">
        <source>Scrivi il codice fiscale, oppure spunta «Senza codice fiscale».</source>
        <translation>Type the tax code, or tick “Without a tax code”.</translation>
    </message>
    <message id="problem.person_name_missing">
        <source>Scrivilo: senza non si può rilasciare un avviso.</source>
        <translation>Type it: no notice can be released without it.</translation>
    </message>
    <message id="problem.given_name_of_body">
        <source>Un'azienda o un ente ha soltanto la denominazione. Svuota il nome.</source>
        <translation>A company or body has one name alone. Empty the other one.</translation>
    </message>
    <message id="problem.person_text_wrong">
        <source>È troppo lungo, o contiene segni che non si stampano: al massimo {limit} caratteri.</source>
        <translation>It is too long, or has signs that cannot be printed: at most {limit} characters.</translation>
    </message>
    <message id="problem.person_differs">
        <source>I dati della persona non sono quelli scritti sull'avviso. Cerca la persona e rilascia di nuovo.</source>
        <translation>The person is not the one written on the notice. Search the person and release again.</translation>
    </message>
    <message id="problem.province_wrong">
        <source>La provincia è la sigla di due lettere, per esempio GE.</source>
        <translation>The province is its two letters, for example GE.</translation>
    </message>
    <message id="problem.email_wrong">
        <source>Questo non è un indirizzo e-mail. Ricontrollalo.</source>
        <translation>This is no e-mail address. Check it.</translation>
    </message>
    <message id="problem.search_too_long">
        <source>Hai scritto troppe parole. Cerca con meno parole.</source>
        <translation>Too many words. Search with fewer.</translation>
    </message>
    <message id="problem.rate_unknown">
        <source>Questo tipo di avviso non c'è più, o è cambiato l'importo. Sceglilo di nuovo e rilascia.</source>
        <translation>This kind of notice is gone, or its amount has changed. Choose it again and release.</translation>
    </message>
    <message id="problem.notice_not_payable">
        <source>Questo avviso per ora non si può pagare: non si ristampa. Guarda in Verifica perché.</source>
        <translation>This notice cannot be paid for now: it is not reprinted. Verify says why.</translation>
    </message>
    <message id="problem.notice_changed">
        <source>Questo avviso è cambiato: quanto costa adesso lo sa solo il server. Stampalo con F7 quando c'è la linea.</source>
        <translation>This notice has changed: what it costs now only the server knows. Print it with F7 when the line is there.</translation>
    </message>
    <message id="problem.plan_begun">
        <source>La rateazione di questo debito è cominciata: tutto in una volta non si paga più. Stampa le rate che restano su un avviso solo (Ctrl+F7).</source>
        <translation>Somebody has begun to pay this debt in instalments: it is no longer paid at once. Print the instalments that are left on one notice (Ctrl+F7).</translation>
    </message>
    <message id="problem.debt_already_paid">
        <source>Questo debito è già pagato con un altro dei suoi avvisi: questo non serve più. La ricevuta è di quello pagato, nella pagina del cittadino.</source>
        <translation>This debt is already paid with another of its notices: this one is no longer needed. The receipt is that of the paid one, on the citizen's page.</translation>
    </message>
    <message id="problem.debt_partly_paid">
        <source>Di questo debito è già pagata una rata: quello che resta non si annulla, non si sospende e non si cambia. Se qualcuno l'ha pagato in un altro modo, il responsabile lo annota in Verifica (Ctrl+Shift+P).</source>
        <translation>An instalment of this debt is paid already: what is left is not cancelled, suspended or changed. If somebody has paid it in another way, the supervisor notes that in Verify (Ctrl+Shift+P).</translation>
    </message>
    <message id="problem.position_transition_illegal">
        <source>Nello stato in cui è adesso ({status}) questo avviso non lo permette. Guarda in Verifica che cosa è successo.</source>
        <translation>In its present state ({status}) this notice does not allow it. Verify says what has happened.</translation>
    </message>
    <message id="problem.due_dates_out_of_order">
        <source>La data non sta tra quelle delle altre rate. Scegline un'altra.</source>
        <translation>The date is not between those of the other instalments. Choose another one.</translation>
    </message>
    <message id="problem.amount_not_changeable">
        <source>L'importo di questo avviso è diviso in più quote, o compra una marca da bollo: non si cambia. Annullalo e rilascia un altro avviso.</source>
        <translation>The amount of this notice is divided into shares, or buys a duty stamp: it cannot be changed. Cancel it and release another one.</translation>
    </message>
    <message id="problem.amount_of_a_program">
        <source>Quanto costa questo avviso lo decide il gestionale che lo ha trasmesso: qui non si cambia. Fallo correggere là.</source>
        <translation>What this notice costs, the program decides that sent it in: it cannot be changed here. Have the amount changed there.</translation>
    </message>
    <message id="problem.change_empty">
        <source>Non c'è nulla di diverso. Scrivi una nuova scadenza o un nuovo importo.</source>
        <translation>Nothing is different. Write another due date or amount.</translation>
    </message>
    <message id="problem.evidence_incomplete">
        <source>Servono il giorno del pagamento, come è stato fatto e il riferimento della prova.</source>
        <translation>The day of the payment, how it was made and the reference of the proof are needed.</translation>
    </message>
    <message id="problem.paid_in_future">
        <source>Il giorno del pagamento deve ancora venire. Correggilo.</source>
        <translation>The day of the payment is still to come. Correct it.</translation>
    </message>
    <message id="problem.act_needs_line">
        <source>Fuori linea un avviso già rilasciato si può solo annullare. Riprova quando torna la linea.</source>
        <translation>Offline a notice that was released can only be cancelled. Try again when the line is back.</translation>
    </message>
    <message id="problem.fine_amounts_malformed">
        <source>Gli importi della sanzione non tornano: quello in misura ridotta non può superare l'altro, e nessuno dei due può essere zero. Ricontrollali sul verbale.</source>
        <translation>The amounts of the fine do not agree: the reduced one cannot be above the other, and neither can be zero. Check them on the report.</translation>
    </message>
    <message id="problem.stamp_needs_province">
        <source>La marca da bollo vuole la provincia di residenza, e in anagrafe non c'è: falla aggiungere, poi rilascia.</source>
        <translation>The duty stamp wants the province of residence, and the registry has none: have it added, then release.</translation>
    </message>
    <message id="problem.day_before_notification">
        <source>La notifica è successiva a oggi: controlla la data.</source>
        <translation>The notification is later than today: check the date.</translation>
    </message>
    <message id="problem.holidays_unknown">
        <source>Per questi anni il calendario delle festività non è noto: controlla la data.</source>
        <translation>The holidays of that year are not known: check the date.</translation>
    </message>
    <message id="problem.kind_not_offline">
        <source>Fuori linea questo avviso non si può rilasciare. Aspetta la linea o usa un altro sportello.</source>
        <translation>This notice cannot be released offline. Wait for the line or use another counter.</translation>
    </message>
    <message id="problem.kind_unknown">
        <source>Questo tipo di avviso non c'è più. Sceglilo di nuovo e rilascia.</source>
        <translation>This kind of notice is gone. Choose it again and release.</translation>
    </message>
    <message id="problem.kind_not_valid">
        <source>Questo tipo di avviso non vale in quel giorno. Sceglilo di nuovo e rilascia.</source>
        <translation>This kind of notice is not valid on that day. Choose it again and release.</translation>
    </message>
    <message id="problem.kind_not_allowed">
        <source>Il tuo accesso non consente di rilasciare questo avviso. Chiedi al responsabile.</source>
        <translation>Your account may not release this notice. Ask the supervisor.</translation>
    </message>
    <message id="problem.field_wrong">
        <source>Il campo non va bene. Controlla che cosa hai scritto.</source>
        <translation>The field is not right. Check what you typed.</translation>
    </message>
    <message id="problem.field_unknown">
        <source>Il campo non c'è più per questo tipo di avviso. Sceglilo di nuovo.</source>
        <translation>This kind of notice no longer has the field. Choose it again.</translation>
    </message>
    <message id="problem.field_missing">
        <source>Manca un dato per calcolare l'importo. Compila tutti i campi.</source>
        <translation>Something is missing to work out the amount. Fill in all fields.</translation>
    </message>
    <message id="problem.amount_out_of_bounds">
        <source>L'importo va da {minimum} a {maximum} euro.</source>
        <translation>The amount goes from {minimum} to {maximum} euro.</translation>
    </message>
    <message id="problem.amount_out_of_range">
        <source>Il totale deve andare da 0,01 a 99.999.999,99 euro. Controlla i campi.</source>
        <translation>The total must be from 0,01 to 99.999.999,99 euro. Check the fields.</translation>
    </message>
    <message id="problem.rate_has_no_amount">
        <source>Per questa data la tariffa non prevede un importo. Controlla la data.</source>
        <translation>The rate has no amount for this date. Check the date.</translation>
    </message>
    <message id="problem.subject_too_long">
        <source>La causale è troppo lunga: accorcia quello che hai scritto.</source>
        <translation>The subject is too long: shorten what you typed.</translation>
    </message>
    <message id="problem.plan_not_offered">
        <source>Per questo avviso le rate possono essere: {offered}.</source>
        <translation>For this notice the instalments can be: {offered}.</translation>
    </message>
    <message id="problem.plan_exists">
        <source>Questo avviso si paga già anche a rate. Stampa le rate con Ctrl+F7.</source>
        <translation>This notice can already be paid in instalments. Print the instalments with Ctrl+F7.</translation>
    </message>
    <message id="problem.plan_not_of_this_debt">
        <source>Per questo avviso non ci sono rate: il suo tipo non le prevede, o l'importo lo decide il giorno o un altro programma. Fatti aiutare dal responsabile.</source>
        <translation>There are no instalments for this notice: its kind has none, or its amount depends on the day or on another program. Ask the supervisor.</translation>
    </message>
    <message id="problem.plan_of_withdrawn">
        <source>Qualcuno ha chiesto di annullare questo avviso: finché non è deciso non si divide in rate. Chiedi al responsabile.</source>
        <translation>Somebody has asked to cancel this notice: until that is decided it is not divided into instalments. Ask the supervisor.</translation>
    </message>
    <message id="problem.plan_amount_changed">
        <source>L'importo di questo avviso è cambiato. Aprilo di nuovo e rifai le rate.</source>
        <translation>The amount of this notice has changed. Open it again and make the instalments anew.</translation>
    </message>
    <message id="problem.plan_refused">
        <source>Il server non ha accettato le rate dell'avviso {notice_number}: nessuno può pagarle, e l'avviso resta com'era. Aprilo, guarda come sta, e se serve rifai le rate (Ctrl+T). Poi avvisa il cittadino.</source>
        <translation>The server has not accepted the instalments of notice {notice_number}: nobody can pay them, and the notice stands as it was. Open it, see how it stands and, if needed, make the instalments anew (Ctrl+T). Then tell the citizen.</translation>
    </message>
    <message id="problem.plan_not_known_there">
        <source>Il server non sa ancora dividere in rate un avviso già fuori: quelle dell'avviso {notice_number} non si possono pagare, l'avviso sì. Dillo al cittadino, e rifalle quando il server è aggiornato.</source>
        <translation>The server cannot divide a notice already out into instalments yet: those of notice {notice_number} cannot be paid, the notice can. Tell the citizen, and make them anew once the server has been updated.</translation>
    </message>
    <message id="problem.plan_amount_too_small">
        <source>Importo troppo piccolo per pagarlo a rate.</source>
        <translation>The amount is too small for instalments.</translation>
    </message>
    <message id="problem.plan_not_free">
        <source>Le rate non sono quelle previste per questo avviso. Sceglile di nuovo.</source>
        <translation>The instalments are not those of this notice. Choose them again.</translation>
    </message>
    <message id="problem.plan_count_wrong">
        <source>Le rate possono essere da 2 a {most}.</source>
        <translation>There can be 2 to {most} instalments.</translation>
    </message>
    <message id="problem.plan_sum_differs">
        <source>Le rate non fanno il totale. Correggi gli importi.</source>
        <translation>The instalments do not add up to the total. Correct the amounts.</translation>
    </message>
    <message id="problem.plan_dates_out_of_order">
        <source>Le scadenze delle rate non sono in ordine. Correggi le date.</source>
        <translation>The due dates are not in order. Correct the dates.</translation>
    </message>
    <message id="problem.plan_or_single">
        <source>Questo avviso si paga a rate oppure in un'unica soluzione, non in entrambi i modi.</source>
        <translation>This notice is paid in instalments or all at once, not either way.</translation>
    </message>
    <message id="problem.allocation_exceeds_amount">
        <source>L'importo è più piccolo delle quote fisse previste. Avvisa chi amministra il sistema.</source>
        <translation>The amount is smaller than the fixed shares. Tell the administrator.</translation>
    </message>
    <message id="problem.due_date_past">
        <source>La data di scadenza è già passata. Scrivi un giorno da oggi in poi.</source>
        <translation>The due date has passed. Write today or a later day.</translation>
    </message>
    <message id="problem.due_date_too_near_offline">
        <source>Fuori linea la scadenza deve lasciare il tempo di registrare l'avviso. Scrivi una data dal {earliest_on} in poi.</source>
        <translation>Offline the due date must leave time to register the notice. Enter a date from {earliest_on} on.</translation>
    </message>
    <message id="problem.notice_unknown_offline">
        <source>Questa postazione non conosce l'avviso, e adesso non si può chiedere: sei fuori linea. Riprova quando torna la linea.</source>
        <translation>This desk does not know the notice, and it cannot be asked now: you are offline. Try again when the line is back.</translation>
    </message>
    <message id="problem.reference_unknown_offline">
        <source>Questa postazione non sa a quale avviso appartiene il riferimento {reference}, e adesso non si può chiedere: sei fuori linea. Riprova quando torna la linea.</source>
        <translation>This desk does not know which notice the reference {reference} is of, and it cannot be asked now: you are offline. Try again when the line is back.</translation>
    </message>
    <message id="problem.reference_unknown">
        <source>{reference} è il riferimento di un pagamento che non è di un avviso rilasciato o conosciuto qui. Cercalo nel programma che ha chiesto quel pagamento, o chiedi alla ragioneria con il testo del tesoriere.</source>
        <translation>{reference} is the reference of a payment that is not of a notice released or known here. Look for it in the program that asked for that payment, or ask the accounts office with the treasurer's text.</translation>
    </message>
    <message id="problem.reference_in_flow">
        <source>{reference} è il riferimento di un pagamento senza un avviso qui. Lo riporta il flusso {flow_id}: aprilo con Invio per vedere importo, giorno e banca.</source>
        <translation>{reference} is the reference of a payment without a notice here. The flow {flow_id} reports it: open it with Enter to see amount, day and bank.</translation>
    </message>
    <message id="problem.reference_of_several">
        <source>Il riferimento {reference} può essere di più avvisi: {numbers}. Confrontali con il foglio e cerca il numero giusto.</source>
        <translation>The reference {reference} may be of several notices: {numbers}. Compare them with the paper and search for the right number.</translation>
    </message>
    <message id="problem.rf_reference_check">
        <source>Questo riferimento di pagamento non torna: le due cifre dopo RF non corrispondono al resto. Ricontrolla il testo, o incolla tutta la riga del tesoriere.</source>
        <translation>This payment reference does not check: the two digits after RF do not match the rest. Check the text, or paste the treasurer's whole line.</translation>
    </message>
    <message id="problem.identifier_malformed">
        <source>Questo codice non si legge. Cerca di nuovo la persona o l'avviso.</source>
        <translation>This code cannot be read. Search for the person or the notice again.</translation>
    </message>
    <message id="problem.due_date_too_far">
        <source>La data di scadenza è troppo lontana. Scrivi un giorno più vicino.</source>
        <translation>The due date is too far away. Write an earlier day.</translation>
    </message>
    <message id="problem.refused">
        <source>Il server non accetta l'avviso. Controlla la persona e il tipo di avviso, poi rilascia di nuovo.</source>
        <translation>The server does not accept the notice. Check person and kind, then release again.</translation>
    </message>
    <message id="problem.operation_refused">
        <source>Il server non accetta l'avviso. Controlla la persona e il tipo di avviso, poi rilascia di nuovo.</source>
        <translation>The server does not accept the notice. Check person and kind, then release again.</translation>
    </message>
    <message id="problem.operation_id_reused">
        <source>Il server ha già ricevuto un altro avviso con lo stesso codice. Chiama l'assistenza.</source>
        <translation>The server has received another notice with the same code. Call support.</translation>
    </message>
    <message id="problem.operation_unknown">
        <source>Questo rilascio non si trova più. Guarda negli avvisi di oggi se l'avviso c'è.</source>
        <translation>This release is nowhere to be found. See among today's notices whether the notice is there.</translation>
    </message>
    <message id="problem.receipt_unknown">
        <source>Questa ricevuta non si trova. Chiedi di nuovo con F5.</source>
        <translation>This receipt is nowhere to be found. Ask again with F5.</translation>
    </message>
    <message id="problem.sync_refused">
        <source>Il server rifiuta questa postazione. Chiama l'assistenza; intanto quello che rilasci resta qui, al sicuro.</source>
        <translation>The server refuses this desk. Call support; what you release stays here, safe.</translation>
    </message>
    <message id="problem.print_uncertain">
        <source>Non è certo che il foglio sia uscito. Guarda: se manca, stampa una copia (F7); se c'è, dillo (F9).</source>
        <translation>It is not certain that the paper came out. Look: if it is missing, print a copy (F7); if it is there, say so (F9).</translation>
    </message>
    <message id="problem.print_failed">
        <source>Il foglio non è uscito: alla stampante non è arrivato nulla. Controllala, poi stampa di nuovo (F7).</source>
        <translation>The paper did not come out: nothing reached the printer. Check it, then print again (F7).</translation>
    </message>
    <message id="problem.paper_file_disk_full">
        <source>Il disco è pieno: {file} non è stato scritto, e non ne è rimasto nemmeno un pezzo. Libera spazio o scegli un'altra cartella.</source>
        <translation>The disk is full: {file} was not written, and no piece of it is left. Free some space or choose another folder.</translation>
    </message>
    <message id="problem.paper_file_unwritable">
        <source>Nella cartella {folder} non si può scrivere: {file} non è stato salvato. Scegli un'altra cartella.</source>
        <translation>The folder {folder} cannot be written to: {file} was not saved. Choose another folder.</translation>
    </message>
    <message id="problem.print_not_in_doubt">
        <source>Di questo foglio si sa già com'è andata: non c'è nulla da decidere.</source>
        <translation>It is known how this paper went: there is nothing to decide.</translation>
    </message>
    <message id="problem.print_job_unknown">
        <source>Questa stampa non si trova più. Ristampa con F7.</source>
        <translation>This print is nowhere to be found. Reprint with F7.</translation>
    </message>
    <message id="problem.bulk_is_empty">
        <source>Di questi avvisi non ce n'è nessuno da stampare: scegli altri stati nell'elenco.</source>
        <translation>None of these notices is to be printed: choose other states in the list.</translation>
    </message>
    <message id="problem.bulk_too_many">
        <source>Sono {count} avvisi: da qui se ne stampano al massimo {limit} per volta. Restringi l'elenco, o chiedi la stampa a chi amministra il server.</source>
        <translation>There are {count} notices: from here at most {limit} are printed at a time. Narrow the list, or ask whoever runs the server to print them.</translation>
    </message>
    <message id="problem.bulk_under_way">
        <source>Su questa postazione c'è già una stampa di più avvisi. Aspetta che finisca, o annullala, poi riprova.</source>
        <translation>This desk is already printing many notices. Wait until that is done, or cancel it, then try again.</translation>
    </message>
    <message id="problem.bulk_print_unknown">
        <source>Questa stampa non è più nell'archivio della postazione. Torna all'elenco e falla di nuovo.</source>
        <translation>This print is no longer in the desk's store. Go back to the list and make it again.</translation>
    </message>
    <message id="problem.bulk_of_another">
        <source>Questa stampa l'ha chiesta un'altra persona: va avanti quando entra lei. Se non serve più, annullala.</source>
        <translation>Somebody else has asked for this print: it goes on when they sign in. If nobody needs it any more, cancel it.</translation>
    </message>
    <message id="problem.bulk_printer_silent">
        <source>La stampante non ha preso gli ultimi fogli: li trovi nelle attività (Ctrl+4). Guardala, poi continua.</source>
        <translation>The printer did not take the last papers: they are among the tasks (Ctrl+4). Look at it, then go on.</translation>
    </message>
    <message id="problem.bulk_file_gone">
        <source>I fogli già scritti non sono più al loro posto. Rimettili dov'erano e continua, oppure annulla e fai un'altra stampa.</source>
        <translation>The papers already written are no longer where they were. Put them back and go on, or cancel and print again.</translation>
    </message>
    <message id="problem.bulk_disk_full">
        <source>Il disco è pieno: i fogli già scritti in {target} sono al sicuro. Libera spazio, poi continua.</source>
        <translation>The disk is full: the papers already written to {target} are safe. Make room, then go on.</translation>
    </message>
    <message id="problem.bulk_unwritable">
        <source>In {target} non si può scrivere: i fogli già scritti sono al sicuro. Guarda se la cartella c'è ed è tua, poi continua.</source>
        <translation>{target} cannot be written to: the papers already written are safe. See that the folder is there and yours, then go on.</translation>
    </message>
    <message id="problem.bulk_of_another_purpose">
        <source>In {path} c'è già una stampa rimasta a metà, di altri avvisi. Annulla questa e scegli un altro nome.</source>
        <translation>In {path} there is an unfinished print of other notices. Cancel this one and choose another name.</translation>
    </message>
    <message id="problem.bulk_in_use">
        <source>Un altro programma sta scrivendo {path}. Aspetta che finisca, poi continua.</source>
        <translation>Another program is writing {path}. Wait until it is done, then go on.</translation>
    </message>
    <message id="problem.bulk_journal_damaged">
        <source>Il registro {path} di questa stampa è rovinato, e non si può continuare. Annullala e fai un'altra stampa con un altro nome.</source>
        <translation>The record {path} of this print is damaged, so it cannot go on. Cancel it and print again under another name.</translation>
    </message>
    <message id="problem.bulk_folder_not_empty">
        <source>La cartella {path} contiene già altro. Annulla questa stampa e scegli un'altra cartella.</source>
        <translation>The folder {path} has something else in it. Cancel this print and choose another folder.</translation>
    </message>
    <message id="problem.printer_not_set">
        <source>Questa postazione non ha una stampante per questo foglio. Avvisa chi amministra il sistema.</source>
        <translation>This desk has no printer for this paper. Tell the administrator.</translation>
    </message>
    <message id="problem.printer_malformed">
        <source>L'indirizzo della stampante non si legge. Avvisa chi amministra il sistema.</source>
        <translation>The printer's address cannot be read. Tell the administrator.</translation>
    </message>
    <message id="problem.printer_address_wrong">
        <source>Questo indirizzo non si legge. Scrivilo come 10.4.2.31, stampante.comune.it:9100, COM3, /dev/ttyUSB0 o 04b8:0e15 (USB).</source>
        <translation>This address cannot be read. Write it like 10.4.2.31, printer.city.it:9100, COM3, /dev/ttyUSB0 or 04b8:0e15 (USB).</translation>
    </message>
    <message id="problem.printer_settings_malformed">
        <source>In counter.toml il campo {field} della stampante «{printer}» non è giusto. Avvisa chi amministra il sistema.</source>
        <translation>In counter.toml the field {field} of the printer “{printer}” is not right. Tell the administrator.</translation>
    </message>
    <message id="problem.printer_tray_unknown">
        <source>Il cassetto «{tray}» non esiste. Avvisa chi amministra il sistema: può scegliere tra {known}.</source>
        <translation>There is no tray “{tray}”. Tell the administrator, who can choose from {known}.</translation>
    </message>
    <message id="problem.printer_profile_unknown">
        <source>Il profilo di stampante «{profile}» non esiste. Avvisa chi amministra il sistema: può scegliere tra {known}.</source>
        <translation>There is no printer profile “{profile}”. Tell the administrator, who can choose from {known}.</translation>
    </message>
    <message id="problem.printer_profile_malformed">
        <source>Nel profilo di stampante «{profile}» il campo {field} non è giusto. Avvisa chi amministra il sistema.</source>
        <translation>In the printer profile “{profile}” the field {field} is not right. Tell the administrator.</translation>
    </message>
    <message id="problem.kind_refused">
        <source>Il server non accetta il tipo di avviso: quello che non va è segnato nel modulo.</source>
        <translation>The server does not accept the kind: what is wrong is marked in the form.</translation>
    </message>
    <message id="problem.kind_changed_meanwhile">
        <source>Qualcun altro ha cambiato questo tipo mentre lo modificavi.</source>
        <translation>Somebody else has changed this kind while you were at it.</translation>
    </message>
    <message id="problem.kind_unknown_here">
        <source>Questo tipo di avviso non c'è. Ricarica l'elenco (F5).</source>
        <translation>There is no such kind. Load the list again (F5).</translation>
    </message>
    <message id="problem.kind_not_on_day">
        <source>Il {day} questo tipo non si rilascia: guarda le date nella sezione Avviso.</source>
        <translation>This kind is not released on {day}: see the dates in the section Notice.</translation>
    </message>
    <message id="problem.no_rate_on_day">
        <source>Il {day} questa tariffa non ha una versione valida: scegli un altro giorno, o guarda nella sezione Tariffe da quando vale.</source>
        <translation>This rate has no valid version on {day}: choose another day, or see in the section Rates from when it is valid.</translation>
    </message>
    <message id="problem.refund_to_decide">
        <source>{who} chiede di rimborsare {amount}: decidi se va pagato.</source>
        <translation>{who} asks to refund {amount}: decide whether it is paid.</translation>
    </message>
    <message id="problem.cancel_to_approve">
        <source>{who} chiede di annullare {amount}: {reason}</source>
        <translation>{who} asks to cancel {amount}: {reason}</translation>
    </message>
    <message id="problem.cancel_rejected">
        <source>{who} non ha approvato l'annullo dell'avviso {notice_number}: {reason}. Si può ancora pagare: dillo al cittadino.</source>
        <translation>{who} did not approve the cancellation of notice {notice_number}: {reason}. It can still be paid: tell the citizen.</translation>
    </message>
    <message id="problem.cancel_overtaken">
        <source>L'avviso {notice_number} è stato pagato prima che qualcuno ne approvasse l'annullo: la richiesta è superata. Se il pagamento non era dovuto, si chiede il rimborso (Ctrl+M).</source>
        <translation>Notice {notice_number} was paid before anybody approved its cancellation: the request is moot. If the payment was not due, ask for a refund (Ctrl+M).</translation>
    </message>
    <message id="problem.cancellation_awaits_approval">
        <source>L'avviso non è annullato: l'annullo è chiesto e lo approva un'altra persona. Fino ad allora si può pagare.</source>
        <translation>The notice is not cancelled: its cancellation is asked for, and somebody else approves it. Until then it can be paid.</translation>
    </message>
    <message id="problem.cancel_needs_another_approver">
        <source>Questo annullo l'hai chiesto tu: lo approva un altro responsabile, che lo trova tra le sue attività. Puoi ritirarlo con Ctrl+D, scrivendo il motivo.</source>
        <translation>You asked for this cancellation: another supervisor approves it, who finds it among their tasks. You can take it back with Ctrl+D, writing the reason.</translation>
    </message>
    <message id="problem.cancel_request_unknown">
        <source>Questa richiesta di annullo non c'è più. Torna alle attività e guarda che cosa resta.</source>
        <translation>This request to cancel is no longer there. Go back to the tasks and see what is left.</translation>
    </message>
    <message id="problem.cancel_request_decided">
        <source>Qualcuno ha già deciso su questo annullo. Guarda la storia dell'avviso.</source>
        <translation>Somebody has decided about this cancellation already. Look at the story of the notice.</translation>
    </message>
    <message id="problem.cancel_request_paid">
        <source>L'avviso intanto è stato pagato: non c'è più niente da annullare. Guarda la sua storia (F5).</source>
        <translation>The notice was paid meanwhile: nothing is left to cancel. Look at its story (F5).</translation>
    </message>
    <message id="problem.cancel_request_moot">
        <source>L'avviso intanto è scaduto o è stato annullato: non c'è più niente da decidere. Guarda la sua storia (F5).</source>
        <translation>The notice has expired or was cancelled meanwhile: nothing is left to decide. Look at its story (F5).</translation>
    </message>
    <message id="problem.cancel_reason_missing">
        <source>Per rifiutare scrivi il motivo, da 3 a {most} caratteri su una riga.</source>
        <translation>To reject write the reason, 3 to {most} characters on one line.</translation>
    </message>
    <message id="problem.anomaly_unknown_notice">
        <source>È arrivata la ricevuta {reference} di un avviso che qui non c'è: va preso in carico il suo debito, o rimborsato.</source>
        <translation>Receipt {reference} came for a notice that is not here: its debt is to be taken over, or the money paid back.</translation>
    </message>
    <message id="problem.anomaly_double_payment">
        <source>È stato pagato più di una volta (ricevuta {reference}): il pagamento in più va reso.</source>
        <translation>It was paid more than once (receipt {reference}): what came twice is to be paid back.</translation>
    </message>
    <message id="problem.anomaly_position_cancelled">
        <source>È stato pagato dopo l'annullamento (ricevuta {reference}): va reso, o il debito va emesso di nuovo.</source>
        <translation>It was paid after it was cancelled (receipt {reference}): pay it back, or have the debt released again.</translation>
    </message>
    <message id="problem.anomaly_amount_differs">
        <source>È stato pagato con un altro importo (ricevuta {reference}): confrontalo con l'avviso.</source>
        <translation>It was paid with another amount (receipt {reference}): compare it with the notice.</translation>
    </message>
    <message id="problem.anomaly_receipt_contradicts">
        <source>È arrivata un'altra ricevuta {reference} che dice cose diverse: vale la prima.</source>
        <translation>Another receipt {reference} came that says something else: the first one stands.</translation>
    </message>
    <message id="problem.anomaly_message_kept">
        <source>Qualcuno ha pagato e le schermate non lo dicono: il riferimento è {reference}.</source>
        <translation>Somebody has paid and the screens do not say so: the reference is {reference}.</translation>
    </message>
    <message id="problem.anomaly_notices_waiting">
        <source>Avvisi che non sono ancora arrivati al nodo nazionale: {count} (ultimo errore: {error}). Quelli mostrati come pagabili si pagano, ma non quando il nostro server è fermo; gli altri aspettano.</source>
        <translation>Notices that have not reached the national hub yet: {count} (last error: {error}). Those shown as payable can be paid, but not while our server is down; the others wait.</translation>
    </message>
    <message id="problem.anomaly_program_says_paid">
        <source>Qui è da pagare, e {reference} dice che è già pagato: intanto nessuno può pagarlo.</source>
        <translation>It is open here, and {reference} says that it was paid: nobody can pay it meanwhile.</translation>
    </message>
    <message id="problem.anomaly_program_says_cancelled">
        <source>Qui è da pagare, e {reference} dice che è annullato: intanto nessuno può pagarlo.</source>
        <translation>It is open here, and {reference} says that it was cancelled: nobody can pay it meanwhile.</translation>
    </message>
    <message id="problem.anomaly_program_says_unknown">
        <source>Qui è da pagare, e {reference} non lo conosce più: si può pagare, con l'ultimo importo noto.</source>
        <translation>It is open here, and {reference} does not know it any more: it can be paid, with the amount known last.</translation>
    </message>
    <message id="problem.refund_exceeds_receipt">
        <source>Di questo pagamento si possono restituire ancora {left} €: il resto è già stato chiesto indietro o è andato ad altri enti. Correggi l'importo o guarda la storia dell'avviso.</source>
        <translation>Of this payment {left} € can still be paid back: the rest was asked back already or went to other bodies. Correct the amount or look at the story of the notice.</translation>
    </message>
    <message id="problem.refund_amount_wrong">
        <source>L'importo va da 0,01 a {paid} €, quanto è arrivato all'ente.</source>
        <translation>The amount goes from 0,01 to {paid} €, which is what came to this body.</translation>
    </message>
    <message id="problem.refund_name_missing">
        <source>Scrivi di chi è il conto, al massimo {most} caratteri.</source>
        <translation>Write whose account it is, at most {most} characters.</translation>
    </message>
    <message id="problem.refund_reason_missing">
        <source>Scrivi il motivo in poche parole, al massimo {most} caratteri.</source>
        <translation>Write the reason in a few words, at most {most} characters.</translation>
    </message>
    <message id="problem.refund_nothing_left">
        <source>Di questo avviso non c'è più niente da rimborsare. Guarda la sua storia.</source>
        <translation>Nothing of this notice is left to refund. Look at its story.</translation>
    </message>
    <message id="problem.refund_needs_another_approver">
        <source>Questo rimborso l'hai chiesto tu: lo approva un altro responsabile, che lo trova tra le sue attività. Puoi ritirarlo con Ctrl+D, scrivendo il motivo.</source>
        <translation>You asked for this refund: another supervisor approves it, who finds it among their tasks. You can take it back with Ctrl+D, writing the reason.</translation>
    </message>
    <message id="problem.refund_of_another_creditor">
        <source>Questo pagamento è di un altro ente, che ci ha passato solo una quota. Il rimborso si chiede a quell'ente.</source>
        <translation>This payment is another body's, which passed only a share on to us. Ask that body for the refund.</translation>
    </message>
    <message id="problem.refund_id_reused">
        <source>La richiesta era già arrivata, con i dati di prima. Torna indietro (Esc) e guarda la storia dell'avviso.</source>
        <translation>The request had arrived already, with what you had typed before. Go back (Esc) and look at the story of the notice.</translation>
    </message>
    <message id="problem.refund_unknown">
        <source>Questo rimborso non c'è più. Torna alle attività e guarda che cosa resta.</source>
        <translation>This refund is not there any more. Go back to the tasks and see what is left.</translation>
    </message>
    <message id="problem.refund_transition_illegal">
        <source>Qualcuno ha già deciso su questo rimborso. Guarda la storia dell'avviso.</source>
        <translation>Somebody has decided about this refund already. Look at the story of the notice.</translation>
    </message>
    <message id="problem.iban_malformed">
        <source>Questo IBAN non è completo. Confrontalo con l'estratto conto, a gruppi di quattro.</source>
        <translation>This IBAN is not complete. Compare it with the bank statement, four characters at a time.</translation>
    </message>
    <message id="problem.iban_check">
        <source>Questo IBAN non torna: c'è una cifra o una lettera sbagliata. Confrontalo a gruppi di quattro.</source>
        <translation>This IBAN does not check: a digit or letter is wrong. Compare it four characters at a time.</translation>
    </message>
    <message id="problem.amount_unclear">
        <source>Il punto può separare le migliaia o i centesimi. Scrivi {right}, oppure metti i centesimi dopo la virgola.</source>
        <translation>The point may part thousands or cents. Write {right}, or put the cents after a comma.</translation>
    </message>
    <message id="problem.amount_malformed">
        <source>Scrivi un importo, per esempio 22,50.</source>
        <translation>Write an amount, for example 22,50.</translation>
    </message>
    <message id="kinds.title">
        <source>Tipi di avviso</source>
        <translation>Kinds of notice</translation>
    </message>
    <message id="kinds.count_none">
        <source>nessuno</source>
        <translation>none</translation>
    </message>
    <message id="kinds.count" numerus="yes">
        <source>{number} tipi</source>
        <translation>
            <numerusform>1 kind</numerusform>
            <numerusform>{number} kinds</numerusform>
        </translation>
    </message>
    <message id="kinds.name">
        <source>Nome</source>
        <translation>Name</translation>
    </message>
    <message id="kinds.id">
        <source>Codice</source>
        <translation>Code</translation>
    </message>
    <message id="kinds.standing">
        <source>Si rilascia</source>
        <translation>Released</translation>
    </message>
    <message id="kinds.offline">
        <source>Fuori linea</source>
        <translation>Offline</translation>
    </message>
    <message id="kinds.rates">
        <source>Tariffe</source>
        <translation>Rates</translation>
    </message>
    <message id="kinds.revision_short">
        <source>Revisione</source>
        <translation>Revision</translation>
    </message>
    <message id="kinds.made_by">
        <source>Ultima modifica</source>
        <translation>Last change</translation>
    </message>
    <message id="kinds.revision">
        <source>revisione {number}</source>
        <translation>revision {number}</translation>
    </message>
    <message id="kinds.made">
        <source>{who}, {when}</source>
        <translation>{who}, {when}</translation>
    </message>
    <message id="kinds.by_file">
        <source>File di configurazione</source>
        <translation>Configuration file</translation>
    </message>
    <message id="kinds.valid">
        <source>sì</source>
        <translation>yes</translation>
    </message>
    <message id="kinds.not_yet">
        <source>dal {day}</source>
        <translation>from {day}</translation>
    </message>
    <message id="kinds.over">
        <source>non più</source>
        <translation>no longer</translation>
    </message>
    <message id="kinds.until">
        <source>fino al {day}</source>
        <translation>until {day}</translation>
    </message>
    <message id="kinds.begun">
        <source>modifiche non salvate</source>
        <translation>changes not saved</translation>
    </message>
    <message id="kinds.draft">
        <source>Continui la bozza del {when}, cominciata dalla revisione {number}.</source>
        <translation>You go on with the draft of {when}, begun from revision {number}.</translation>
    </message>
    <message id="kinds.draft_overtaken">
        <source>{who} ha salvato intanto la revisione {number}: con F9 vedi che cosa cambieresti nella sua.</source>
        <translation>{who} has saved revision {number} since: F9 shows what you would change in it.</translation>
    </message>
    <message id="kinds.draft_new">
        <source>Continui la bozza del {when}.</source>
        <translation>You go on with the draft of {when}.</translation>
    </message>
    <message id="kinds.draft_ways">
        <source>Per scartarla: Ctrl+G.</source>
        <translation>To discard it: Ctrl+G.</translation>
    </message>
    <message id="kinds.new_begun">
        <source>Hai già cominciato un tipo nuovo: riprendilo (Ctrl+N) e salvalo, oppure scarta le modifiche.</source>
        <translation>You have begun a new kind already: resume it (Ctrl+N) and save it, or discard the changes.</translation>
    </message>
    <message id="kinds.none">
        <source>Ancora nessun tipo di avviso</source>
        <translation>No kind of notice yet</translation>
    </message>
    <message id="kinds.none_detail">
        <source>Il primo dice che cosa si paga, quanto, entro quando e su quale conto.</source>
        <translation>The first one says what is paid, how much, by when and to which account.</translation>
    </message>
    <message id="kinds.begin_one">
        <source>tipo nuovo</source>
        <translation>new kind</translation>
    </message>
    <message id="kinds.away">
        <source>Serve il server</source>
        <translation>The server is needed</translation>
    </message>
    <message id="kinds.refused">
        <source>Questa parte non è aperta al tuo accesso</source>
        <translation>This part is not open to your account</translation>
    </message>
    <message id="kinds.try_again">
        <source>riprova</source>
        <translation>try again</translation>
    </message>
    <message id="kinds.new_title">
        <source>Nuovo tipo di avviso</source>
        <translation>New kind of notice</translation>
    </message>
    <message id="kinds.where">
        <source>Che cosa</source>
        <translation>What</translation>
    </message>
    <message id="kinds.before">
        <source>Prima</source>
        <translation>Before</translation>
    </message>
    <message id="kinds.after">
        <source>Dopo</source>
        <translation>After</translation>
    </message>
    <message id="kinds.added">
        <source>aggiunto: {after}</source>
        <translation>added: {after}</translation>
    </message>
    <message id="kinds.removed">
        <source>tolto: {before}</source>
        <translation>removed: {before}</translation>
    </message>
    <message id="kinds.from_to">
        <source>da {before} a {after}</source>
        <translation>from {before} to {after}</translation>
    </message>
    <message id="kinds.more_differences">
        <source>e altre {number} differenze</source>
        <translation>and {number} more differences</translation>
    </message>
    <message id="kinds.confirm_new">
        <source>Salvare il nuovo tipo {name}?</source>
        <translation>Save the new kind {name}?</translation>
    </message>
    <message id="kinds.confirm_none">
        <source></source>
        <translation></translation>
    </message>
    <message id="kinds.confirm" numerus="yes">
        <source>Salvare {number} modifiche a {name}?</source>
        <translation>
            <numerusform>Save 1 change to {name}?</numerusform>
            <numerusform>Save {number} changes to {name}?</numerusform>
        </translation>
    </message>
    <message id="kinds.confirm_hint">
        <source>Le postazioni le ricevono entro un quarto d'ora. Gli avvisi già rilasciati restano come sono.</source>
        <translation>Desks receive them within a quarter of an hour. Notices already released stay as they are.</translation>
    </message>
    <message id="kinds.saved">
        <source>Salvato come revisione {number}. Le postazioni lo ricevono entro un quarto d'ora.</source>
        <translation>Saved as revision {number}. Desks receive it within a quarter of an hour.</translation>
    </message>
    <message id="kinds.nothing_changed">
        <source>Non c'è niente da salvare: il documento è quello in vigore.</source>
        <translation>Nothing to save: this is the document in force.</translation>
    </message>
    <message id="kinds.typed_meanwhile">
        <source>Intanto hai scritto altro: premi ancora F9 per vedere che cosa cambia.</source>
        <translation>You have typed on meanwhile: press F9 again to see what changes.</translation>
    </message>
    <message id="kinds.faults_none">
        <source></source>
        <translation></translation>
    </message>
    <message id="kinds.faults" numerus="yes">
        <source>Ci sono {number} cose da correggere: sono segnate nel modulo.</source>
        <translation>
            <numerusform>There is one thing to mend: it is marked in the form.</numerusform>
            <numerusform>There are {number} things to mend: they are marked in the form.</numerusform>
        </translation>
    </message>
    <message id="kinds.theirs">
        <source>{who} ha salvato intanto la revisione {number}. Le tue modifiche restano: con F9 vedi che cosa cambierebbero nella sua.</source>
        <translation>{who} has saved revision {number} meanwhile. Your changes stay: F9 shows what they would change in it.</translation>
    </message>
    <message id="kinds.discarded">
        <source>Modifiche scartate.</source>
        <translation>Changes discarded.</translation>
    </message>
    <message id="kinds.discard_again">
        <source>Premi ancora Ctrl+G per scartare le modifiche non salvate: non si recuperano.</source>
        <translation>Press Ctrl+G again to discard the unsaved changes: they cannot be had back.</translation>
    </message>
    <message id="kinds.history">
        <source>Storia</source>
        <translation>History</translation>
    </message>
    <message id="kinds.no_history">
        <source>Un momento…</source>
        <translation>One moment…</translation>
    </message>
    <message id="kinds.first_revision">
        <source>prima versione del tipo</source>
        <translation>first version of the kind</translation>
    </message>
    <message id="simulation.title">
        <source>Prova</source>
        <translation>Try it out</translation>
    </message>
    <message id="simulation.parts">
        <source>Le voci dell'importo</source>
        <translation>The parts of the amount</translation>
    </message>
    <message id="simulation.rate">
        <source>Tariffa</source>
        <translation>Rate</translation>
    </message>
    <message id="simulation.day">
        <source>Rilasciato il</source>
        <translation>Released on</translation>
    </message>
    <message id="simulation.version">
        <source>vale la versione {number}</source>
        <translation>version {number} is valid</translation>
    </message>
    <message id="simulation.not_readable">
        <source>Si prova quando nel modulo non manca più niente e non c'è niente da correggere.</source>
        <translation>It can be tried once nothing in the form is missing or wrong.</translation>
    </message>
    <message id="simulation.no_rate">
        <source>Aggiungi una tariffa per provarla.</source>
        <translation>Add a rate to try it.</translation>
    </message>
    <message id="simulation.fill_in">
        <source>Compila i campi per vedere l'importo.</source>
        <translation>Fill in the fields to see the amount.</translation>
    </message>
    <message id="simulation.subject">
        <source>Causale</source>
        <translation>Subject</translation>
    </message>
    <message id="simulation.due_on">
        <source>Da pagare entro</source>
        <translation>Due by</translation>
    </message>
    <message id="simulation.destinations">
        <source>Dove vanno i soldi</source>
        <translation>Where the money goes</translation>
    </message>
    <message id="simulation.plans">
        <source>A rate</source>
        <translation>In instalments</translation>
    </message>
    <message id="simulation.no_plan">
        <source>importo troppo piccolo</source>
        <translation>amount too small</translation>
    </message>
    <message id="simulation.chapter">
        <source>Capitolo {chapter}</source>
        <translation>Chapter {chapter}</translation>
    </message>
    <message id="simulation.assessed">
        <source>Capitolo {chapter}, accertamento {assessment}</source>
        <translation>Chapter {chapter}, assessment {assessment}</translation>
    </message>
    <message id="simulation.stamp">
        <source>Allo Stato, marca da bollo</source>
        <translation>To the State, duty stamp</translation>
    </message>
    <message id="simulation.no_chapter">
        <source>All'ente, senza capitolo</source>
        <translation>To the entity, no chapter</translation>
    </message>
    <message id="simulation.passed_on">
        <source>{what}, da versare ad altri</source>
        <translation>{what}, passed on</translation>
    </message>
    <message id="simulation.plan_until">
        <source>{plan}, fino al {day}</source>
        <translation>{plan}, until {day}</translation>
    </message>
    <message id="kind_form.move_up">
        <source>Sposta prima (Alt+Freccia su)</source>
        <translation>Move up (Alt+Up)</translation>
    </message>
    <message id="kind_form.move_down">
        <source>Sposta dopo (Alt+Freccia giù)</source>
        <translation>Move down (Alt+Down)</translation>
    </message>
    <message id="kind_form.take_away">
        <source>Togli (Alt+Canc)</source>
        <translation>Remove (Alt+Del)</translation>
    </message>
    <message id="kind_form.look_inside">
        <source>Apri</source>
        <translation>Open</translation>
    </message>
    <message id="kind_form.card">
        <source>{what} {number}</source>
        <translation>{what} {number}</translation>
    </message>
    <message id="kind_form.version">
        <source>versione {number}</source>
        <translation>version {number}</translation>
    </message>
    <message id="kind_form.fixed">
        <source>non si cambia</source>
        <translation>does not change</translation>
    </message>
    <message id="kind_form.add_key">
        <source>Alt+Ins</source>
        <translation>Alt+Ins</translation>
    </message>
    <message id="kind_form.rule">
        <source>Regola</source>
        <translation>Rule</translation>
    </message>
    <message id="kind_form.of">
        <source>A che cosa si riferisce</source>
        <translation>What it refers to</translation>
    </message>
    <message id="kind_form.yes">
        <source>sì</source>
        <translation>yes</translation>
    </message>
    <message id="kind_form.no">
        <source>no</source>
        <translation>no</translation>
    </message>
    <message id="kind_form.choose">
        <source>Scegli</source>
        <translation>Choose</translation>
    </message>
    <message id="kind_form.unavailable">
        <source>{name} · non disponibile</source>
        <translation>{name} · not available</translation>
    </message>
    <message id="kind_form.unavailable_hint">
        <source>Qui non c'è, o non va bene: scegline un altro.</source>
        <translation>It is not there, or does not fit: choose another one.</translation>
    </message>
    <message id="kind_form.section_notice">
        <source>Avviso</source>
        <translation>Notice</translation>
    </message>
    <message id="kind_form.section_notice_hint">
        <source>Che cosa si paga, che cosa dice l'avviso, entro quando e chi lo rilascia.</source>
        <translation>What is paid, what the notice says, by when, and who releases it.</translation>
    </message>
    <message id="kind_form.section_fields">
        <source>Campi</source>
        <translation>Fields</translation>
    </message>
    <message id="kind_form.section_fields_hint">
        <source>Che cosa chiede lo sportello prima di rilasciare l'avviso.</source>
        <translation>What the desk asks before it releases the notice.</translation>
    </message>
    <message id="kind_form.section_rates">
        <source>Tariffe</source>
        <translation>Rates</translation>
    </message>
    <message id="kind_form.section_rates_hint">
        <source>Quanto si paga. Una versione salvata non cambia più: per un importo nuovo si fa una versione nuova (Ctrl+N).</source>
        <translation>How much is paid. A saved version never changes: a new amount needs a new version (Ctrl+N).</translation>
    </message>
    <message id="kind_form.section_plan">
        <source>Rate</source>
        <translation>Instalments</translation>
    </message>
    <message id="kind_form.section_plan_hint">
        <source>Se e come si può pagare un po' alla volta.</source>
        <translation>Whether and how it may be paid bit by bit.</translation>
    </message>
    <message id="kind_form.section_division">
        <source>Ripartizione</source>
        <translation>Division</translation>
    </message>
    <message id="kind_form.section_division_hint">
        <source>Dove vanno i soldi: i capitoli dell'ente e gli altri enti.</source>
        <translation>Where the money goes: the entity's chapters and other entities.</translation>
    </message>
    <message id="kind_form.KindField">
        <source>Campo</source>
        <translation>Field</translation>
    </message>
    <message id="kind_form.KindField.add">
        <source>Aggiungi un campo</source>
        <translation>Add a field</translation>
    </message>
    <message id="kind_form.Rate">
        <source>Tariffa</source>
        <translation>Rate</translation>
    </message>
    <message id="kind_form.Rate.add">
        <source>Aggiungi una tariffa</source>
        <translation>Add a rate</translation>
    </message>
    <message id="kind_form.RatePart">
        <source>Voce</source>
        <translation>Part</translation>
    </message>
    <message id="kind_form.RatePart.add">
        <source>Aggiungi una voce</source>
        <translation>Add a part</translation>
    </message>
    <message id="kind_form.Tier">
        <source>Scaglione</source>
        <translation>Tier</translation>
    </message>
    <message id="kind_form.Tier.add">
        <source>Aggiungi uno scaglione</source>
        <translation>Add a tier</translation>
    </message>
    <message id="kind_form.Season">
        <source>Periodo</source>
        <translation>Season</translation>
    </message>
    <message id="kind_form.Season.add">
        <source>Aggiungi un periodo</source>
        <translation>Add a season</translation>
    </message>
    <message id="kind_form.Beneficiary">
        <source>Ente</source>
        <translation>Entity</translation>
    </message>
    <message id="kind_form.Beneficiary.add">
        <source>Aggiungi un ente</source>
        <translation>Add an entity</translation>
    </message>
    <message id="kind_form.Allocation">
        <source>Capitolo</source>
        <translation>Chapter</translation>
    </message>
    <message id="kind_form.Allocation.add">
        <source>Aggiungi un capitolo</source>
        <translation>Add a chapter</translation>
    </message>
    <message id="kind_form.PlanRule">
        <source>Pagamento a rate</source>
        <translation>Instalments</translation>
    </message>
    <message id="kind_form.PlanRule.add">
        <source>Permetti il pagamento a rate</source>
        <translation>Allow instalments</translation>
    </message>
    <message id="kind_form.PlanRule.remove">
        <source>Togli il pagamento a rate</source>
        <translation>Take instalments away</translation>
    </message>
    <message id="kind_form.DueAfterDays">
        <source>Dopo alcuni giorni</source>
        <translation>After some days</translation>
    </message>
    <message id="kind_form.DueAfterDays.hint">
        <source>Contati dal giorno del rilascio.</source>
        <translation>Counted from the day of the release.</translation>
    </message>
    <message id="kind_form.DueAtMonthEnd">
        <source>A fine mese</source>
        <translation>At a month's end</translation>
    </message>
    <message id="kind_form.DueAtMonthEnd.hint">
        <source>L'ultimo giorno di un mese.</source>
        <translation>The last day of a month.</translation>
    </message>
    <message id="kind_form.DueYearly">
        <source>Un giorno dell'anno</source>
        <translation>A day of the year</translation>
    </message>
    <message id="kind_form.DueYearly.hint">
        <source>Sempre lo stesso giorno.</source>
        <translation>The same day each year.</translation>
    </message>
    <message id="kind_form.Fixed">
        <source>Importo fisso</source>
        <translation>Fixed amount</translation>
    </message>
    <message id="kind_form.Fixed.hint">
        <source>Sempre lo stesso.</source>
        <translation>Always the same.</translation>
    </message>
    <message id="kind_form.PerUnit">
        <source>Un tanto per unità</source>
        <translation>So much a unit</translation>
    </message>
    <message id="kind_form.PerUnit.hint">
        <source>Moltiplicato per un campo.</source>
        <translation>Multiplied by a field.</translation>
    </message>
    <message id="kind_form.Tiers">
        <source>A scaglioni</source>
        <translation>By tiers</translation>
    </message>
    <message id="kind_form.Tiers.hint">
        <source>Secondo il numero in un campo.</source>
        <translation>By the number in a field.</translation>
    </message>
    <message id="kind_form.Percent">
        <source>In percentuale</source>
        <translation>A percentage</translation>
    </message>
    <message id="kind_form.Percent.hint">
        <source>Della somma di altre voci.</source>
        <translation>Of the sum of other parts.</translation>
    </message>
    <message id="kind_form.ByDate">
        <source>Secondo il periodo</source>
        <translation>By season</translation>
    </message>
    <message id="kind_form.ByDate.hint">
        <source>Secondo il giorno in cui cade.</source>
        <translation>By the day on which it falls.</translation>
    </message>
    <message id="kind_form.FineAmount">
        <source>Multa stradale</source>
        <translation>Traffic fine</translation>
    </message>
    <message id="kind_form.FineAmount.hint">
        <source>Importi e termini del codice della strada.</source>
        <translation>Amounts and terms of the road code.</translation>
    </message>
    <message id="kind_form.FineAmount.reduced">
        <source>Campo con il minimo</source>
        <translation>Field of the reduced amount</translation>
    </message>
    <message id="kind_form.FineAmount.reduced.empty">
        <source>Manca un campo di genere Importo: aggiungilo in Campi (Alt+2).</source>
        <translation>No field of the kind Amount yet: add one under Fields (Alt+2).</translation>
    </message>
    <message id="kind_form.FineAmount.full">
        <source>Campo con l'importo intero</source>
        <translation>Field of the full amount</translation>
    </message>
    <message id="kind_form.FineAmount.full.empty">
        <source>Manca un campo di genere Importo: aggiungilo in Campi (Alt+2).</source>
        <translation>No field of the kind Amount yet: add one under Fields (Alt+2).</translation>
    </message>
    <message id="kind_form.FineAmount.notified_on">
        <source>Campo con la notifica</source>
        <translation>Field of the notification</translation>
    </message>
    <message id="kind_form.FineAmount.notified_on.empty">
        <source>Manca un campo di genere Data: aggiungilo in Campi (Alt+2).</source>
        <translation>No field of the kind Date yet: add one under Fields (Alt+2).</translation>
    </message>
    <message id="kind_form.FineAmount.notified_on.hint">
        <source>La data della contestazione o notifica</source>
        <translation>The day of contestation or notification</translation>
    </message>
    <message id="kind_form.FineAmount.deposited_on">
        <source>Campo con il deposito</source>
        <translation>Field of the deposit</translation>
    </message>
    <message id="kind_form.FineAmount.deposited_on.none">
        <source>Nessuno</source>
        <translation>None</translation>
    </message>
    <message id="kind_form.FineAmount.deposited_on.empty">
        <source>Manca un campo di genere Data: aggiungilo in Campi (Alt+2).</source>
        <translation>No field of the kind Date yet: add one under Fields (Alt+2).</translation>
    </message>
    <message id="kind_form.FineAmount.deposited_on.hint">
        <source>Per la compiuta giacenza</source>
        <translation>For mail left at the post office</translation>
    </message>
    <message id="kind_form.FineAmount.discount">
        <source>Sconto del 30 % entro 5 giorni</source>
        <translation>30 % off within 5 days</translation>
    </message>
    <message id="kind_form.FineAmount.patron_days">
        <source>Feste del patrono</source>
        <translation>Holidays of the town</translation>
    </message>
    <message id="kind_form.FineAmount.patron_days.hint">
        <source>gg/mm, con una virgola: 24/06</source>
        <translation>dd/mm, with commas: 24/06</translation>
    </message>
    <message id="kind_form.StampDuty">
        <source>Marca da bollo</source>
        <translation>Duty stamp</translation>
    </message>
    <message id="kind_form.StampDuty.hint">
        <source>Comprata insieme al pagamento, per un documento.</source>
        <translation>Bought with the payment, for a document.</translation>
    </message>
    <message id="kind_form.StampDuty.amount">
        <source>Importo</source>
        <translation>Amount</translation>
    </message>
    <message id="kind_form.StampDuty.document">
        <source>Campo con l'impronta</source>
        <translation>Field of the hash</translation>
    </message>
    <message id="kind_form.StampDuty.document.hint">
        <source>Un campo di genere Impronta di un documento</source>
        <translation>A field of the type Hash of a document</translation>
    </message>
    <message id="kind_form.StampDuty.document.empty">
        <source>Manca un campo di genere Impronta di un documento: aggiungilo in Campi (Alt+2).</source>
        <translation>No field of the kind Hash of a document yet: add one under Fields (Alt+2).</translation>
    </message>
    <message id="kind_form.Free">
        <source>Importo libero</source>
        <translation>Free amount</translation>
    </message>
    <message id="kind_form.Free.hint">
        <source>Si scrive allo sportello.</source>
        <translation>Typed at the desk.</translation>
    </message>
    <message id="kind_form.FieldType.text">
        <source>Testo</source>
        <translation>Text</translation>
    </message>
    <message id="kind_form.FieldType.number">
        <source>Numero</source>
        <translation>Number</translation>
    </message>
    <message id="kind_form.FieldType.amount">
        <source>Importo</source>
        <translation>Amount</translation>
    </message>
    <message id="kind_form.FieldType.date">
        <source>Data</source>
        <translation>Date</translation>
    </message>
    <message id="kind_form.FieldType.choice">
        <source>Scelta</source>
        <translation>Choice</translation>
    </message>
    <message id="kind_form.FieldType.tax_code">
        <source>Codice fiscale</source>
        <translation>Tax code</translation>
    </message>
    <message id="kind_form.FieldType.document_hash">
        <source>Impronta di un documento</source>
        <translation>Hash of a document</translation>
    </message>
    <message id="kind_form.Rounding.half_up">
        <source>Al centesimo più vicino</source>
        <translation>To the nearest cent</translation>
    </message>
    <message id="kind_form.Rounding.down">
        <source>Per difetto</source>
        <translation>Down</translation>
    </message>
    <message id="kind_form.Rounding.up">
        <source>Per eccesso</source>
        <translation>Up</translation>
    </message>
    <message id="kind_form.Remainder.first">
        <source>Sulla prima rata</source>
        <translation>On the first one</translation>
    </message>
    <message id="kind_form.Remainder.last">
        <source>Sull'ultima rata</source>
        <translation>On the last one</translation>
    </message>
    <message id="kind_form.Role.clerk">
        <source>Operatori</source>
        <translation>Clerks</translation>
    </message>
    <message id="kind_form.Role.supervisor">
        <source>Responsabili</source>
        <translation>Supervisors</translation>
    </message>
    <message id="kind_form.Role.administrator">
        <source>Amministratori</source>
        <translation>Administrators</translation>
    </message>
    <message id="kind_form.DebtKind.kind_id">
        <source>Codice</source>
        <translation>Code</translation>
    </message>
    <message id="kind_form.DebtKind.kind_id.hint">
        <source>Minuscole, cifre, punto e trattino; poi non cambia</source>
        <translation>Lower case, digits, dot, hyphen; fixed once saved</translation>
    </message>
    <message id="kind_form.DebtKind.name">
        <source>Nome</source>
        <translation>Name</translation>
    </message>
    <message id="kind_form.DebtKind.name_en">
        <source>Nome in inglese</source>
        <translation>Name in English</translation>
    </message>
    <message id="kind_form.DebtKind.category">
        <source>Tassonomia</source>
        <translation>Taxonomy</translation>
    </message>
    <message id="kind_form.DebtKind.category.hint">
        <source>Per esempio 9/0101108TS/</source>
        <translation>For example 9/0101108TS/</translation>
    </message>
    <message id="kind_form.DebtKind.remittance">
        <source>Causale</source>
        <translation>Subject</translation>
    </message>
    <message id="kind_form.DebtKind.remittance.hint">
        <source>Tra graffe il nome di un campo, {{rate}} per la tariffa, {{year}} per l'anno</source>
        <translation>In braces the name of a field, {{rate}} for the rate, {{year}} for the year</translation>
    </message>
    <message id="kind_form.DebtKind.account_id">
        <source>Conto di accredito</source>
        <translation>Account</translation>
    </message>
    <message id="kind_form.DebtKind.account_id.empty">
        <source>L'ente non ha ancora conti: vanno nel file di configurazione.</source>
        <translation>The entity has no accounts yet: they come with the configuration file.</translation>
    </message>
    <message id="kind_form.DebtKind.account_id.hint">
        <source>Uno dei conti dell'ente</source>
        <translation>One of the entity's accounts</translation>
    </message>
    <message id="kind_form.DebtKind.due">
        <source>Scadenza</source>
        <translation>Due date</translation>
    </message>
    <message id="kind_form.DebtKind.offline">
        <source>Si rilascia anche fuori linea</source>
        <translation>May be released offline</translation>
    </message>
    <message id="kind_form.DebtKind.expires">
        <source>Dopo la scadenza non si paga</source>
        <translation>Not payable once overdue</translation>
    </message>
    <message id="kind_form.DebtKind.fields">
        <source>Campi</source>
        <translation>Fields</translation>
    </message>
    <message id="kind_form.DebtKind.plan">
        <source>Pagamento a rate</source>
        <translation>Instalments</translation>
    </message>
    <message id="kind_form.DebtKind.plan.hint">
        <source>Le rate hanno ciascuna un suo numero avviso.</source>
        <translation>Each instalment has a notice number of its own.</translation>
    </message>
    <message id="kind_form.DebtKind.beneficiaries">
        <source>Altri enti</source>
        <translation>Other entities</translation>
    </message>
    <message id="kind_form.DebtKind.beneficiaries.hint">
        <source>A chi va una parte dei soldi, per esempio la provincia. Si scelgono nelle voci delle tariffe.</source>
        <translation>Who else gets a part of the money, for example the province. Parts of rates choose from them.</translation>
    </message>
    <message id="kind_form.DebtKind.allocation">
        <source>Capitoli</source>
        <translation>Chapters</translation>
    </message>
    <message id="kind_form.DebtKind.allocation.hint">
        <source>Per le voci senza un capitolo loro. Un solo capitolo prende TOTALE, cioè quello che resta.</source>
        <translation>For parts without a chapter of their own. Exactly one chapter takes TOTALE, that is what is left.</translation>
    </message>
    <message id="kind_form.DebtKind.rates">
        <source>Tariffe</source>
        <translation>Rates</translation>
    </message>
    <message id="kind_form.DebtKind.released_by">
        <source>Chi può rilasciarlo</source>
        <translation>Who may release it</translation>
    </message>
    <message id="kind_form.DebtKind.valid_from">
        <source>Si rilascia dal</source>
        <translation>Released from</translation>
    </message>
    <message id="kind_form.DebtKind.valid_from.hint">
        <source>gg/mm/aaaa</source>
        <translation>dd/mm/yyyy</translation>
    </message>
    <message id="kind_form.DebtKind.valid_to">
        <source>Si rilascia fino al</source>
        <translation>Released until</translation>
    </message>
    <message id="kind_form.DebtKind.valid_to.hint">
        <source>gg/mm/aaaa</source>
        <translation>dd/mm/yyyy</translation>
    </message>
    <message id="kind_form.DueAfterDays.days">
        <source>Giorni</source>
        <translation>Days</translation>
    </message>
    <message id="kind_form.DueAtMonthEnd.months">
        <source>Mesi dopo il rilascio</source>
        <translation>Months after the release</translation>
    </message>
    <message id="kind_form.DueAtMonthEnd.months.hint">
        <source>0 è il mese del rilascio</source>
        <translation>0 is the month of the release</translation>
    </message>
    <message id="kind_form.DueYearly.on">
        <source>Giorno</source>
        <translation>Day</translation>
    </message>
    <message id="kind_form.DueYearly.on.hint">
        <source>gg/mm, per esempio 16/06</source>
        <translation>dd/mm, for example 16/06</translation>
    </message>
    <message id="kind_form.KindField.field">
        <source>Codice</source>
        <translation>Code</translation>
    </message>
    <message id="kind_form.KindField.field.hint">
        <source>Lo usano causale e tariffe</source>
        <translation>Subject and rates use it</translation>
    </message>
    <message id="kind_form.KindField.label">
        <source>Che cosa si chiede</source>
        <translation>What is asked</translation>
    </message>
    <message id="kind_form.KindField.label_en">
        <source>Lo stesso in inglese</source>
        <translation>The same in English</translation>
    </message>
    <message id="kind_form.KindField.type">
        <source>Genere</source>
        <translation>Kind</translation>
    </message>
    <message id="kind_form.KindField.required">
        <source>Obbligatorio</source>
        <translation>Required</translation>
    </message>
    <message id="kind_form.KindField.choices">
        <source>Scelte</source>
        <translation>Choices</translation>
    </message>
    <message id="kind_form.KindField.choices.hint">
        <source>Con una virgola fra l'una e l'altra</source>
        <translation>With a comma in between</translation>
    </message>
    <message id="kind_form.KindField.minimum">
        <source>Minimo</source>
        <translation>Minimum</translation>
    </message>
    <message id="kind_form.KindField.maximum">
        <source>Massimo</source>
        <translation>Maximum</translation>
    </message>
    <message id="kind_form.KindField.max_length">
        <source>Lunghezza massima</source>
        <translation>Longest text</translation>
    </message>
    <message id="kind_form.KindField.mask">
        <source>Forma</source>
        <translation>Form</translation>
    </message>
    <message id="kind_form.KindField.mask.hint">
        <source>A lettera, 0 cifra: AA000AA</source>
        <translation>A letter, 0 digit: AA000AA</translation>
    </message>
    <message id="kind_form.PlanRule.counts">
        <source>Numeri di rate</source>
        <translation>Numbers of instalments</translation>
    </message>
    <message id="kind_form.PlanRule.counts.hint">
        <source>Con una virgola: 2, 3, 4</source>
        <translation>With commas: 2, 3, 4</translation>
    </message>
    <message id="kind_form.PlanRule.minimum">
        <source>Da quale importo</source>
        <translation>From which amount</translation>
    </message>
    <message id="kind_form.PlanRule.every_months">
        <source>Ogni quanti mesi</source>
        <translation>Months in between</translation>
    </message>
    <message id="kind_form.PlanRule.remainder">
        <source>Centesimi che avanzano</source>
        <translation>Cents left over</translation>
    </message>
    <message id="kind_form.PlanRule.single_too">
        <source>Anche in un'unica soluzione</source>
        <translation>All at once, too</translation>
    </message>
    <message id="kind_form.PlanRule.free">
        <source>Date e importi liberi</source>
        <translation>Free dates and amounts</translation>
    </message>
    <message id="kind_form.Beneficiary.beneficiary_id">
        <source>Codice</source>
        <translation>Code</translation>
    </message>
    <message id="kind_form.Beneficiary.beneficiary_id.hint">
        <source>Lo usano le voci delle tariffe</source>
        <translation>Parts of rates use it</translation>
    </message>
    <message id="kind_form.Beneficiary.tax_code">
        <source>Codice fiscale dell'ente</source>
        <translation>Tax code of the entity</translation>
    </message>
    <message id="kind_form.Beneficiary.name">
        <source>Nome</source>
        <translation>Name</translation>
    </message>
    <message id="kind_form.Beneficiary.iban">
        <source>IBAN</source>
        <translation>IBAN</translation>
    </message>
    <message id="kind_form.Beneficiary.category">
        <source>Tassonomia</source>
        <translation>Taxonomy</translation>
    </message>
    <message id="kind_form.Beneficiary.category.hint">
        <source>Se diversa dalla nostra</source>
        <translation>Where it differs from ours</translation>
    </message>
    <message id="kind_form.Allocation.chapter">
        <source>Capitolo</source>
        <translation>Chapter</translation>
    </message>
    <message id="kind_form.Allocation.assessment">
        <source>Accertamento</source>
        <translation>Assessment</translation>
    </message>
    <message id="kind_form.Allocation.assessment.hint">
        <source>Anno/numero</source>
        <translation>Year/number</translation>
    </message>
    <message id="kind_form.Allocation.amount">
        <source>Importo</source>
        <translation>Amount</translation>
    </message>
    <message id="kind_form.Allocation.amount.hint">
        <source>Oppure TOTALE</source>
        <translation>Or TOTALE</translation>
    </message>
    <message id="kind_form.Rate.rate_id">
        <source>Codice</source>
        <translation>Code</translation>
    </message>
    <message id="kind_form.Rate.rate_id.hint">
        <source>Lo stesso in tutte le versioni</source>
        <translation>The same in all versions</translation>
    </message>
    <message id="kind_form.Rate.version">
        <source>Versione</source>
        <translation>Version</translation>
    </message>
    <message id="kind_form.Rate.name">
        <source>Nome</source>
        <translation>Name</translation>
    </message>
    <message id="kind_form.Rate.name.hint">
        <source>Come la vede lo sportello</source>
        <translation>As the desk sees it</translation>
    </message>
    <message id="kind_form.Rate.name_en">
        <source>Nome in inglese</source>
        <translation>Name in English</translation>
    </message>
    <message id="kind_form.Rate.parts">
        <source>Voci</source>
        <translation>Parts</translation>
    </message>
    <message id="kind_form.Rate.valid_from">
        <source>Vale dal</source>
        <translation>Valid from</translation>
    </message>
    <message id="kind_form.Rate.valid_from.hint">
        <source>gg/mm/aaaa; la versione prima finisce da sola</source>
        <translation>dd/mm/yyyy; the version before ends by itself</translation>
    </message>
    <message id="kind_form.Rate.valid_to">
        <source>Ultimo giorno</source>
        <translation>Last day</translation>
    </message>
    <message id="kind_form.Rate.valid_to.hint">
        <source>gg/mm/aaaa</source>
        <translation>dd/mm/yyyy</translation>
    </message>
    <message id="kind_form.RatePart.label">
        <source>Voce</source>
        <translation>Part</translation>
    </message>
    <message id="kind_form.RatePart.label.hint">
        <source>Come si legge nel totale</source>
        <translation>As it reads in the total</translation>
    </message>
    <message id="kind_form.RatePart.amount">
        <source>Come si calcola</source>
        <translation>How it is worked out</translation>
    </message>
    <message id="kind_form.RatePart.part">
        <source>Codice</source>
        <translation>Code</translation>
    </message>
    <message id="kind_form.RatePart.part.hint">
        <source>Si dà da sé quando una percentuale la usa</source>
        <translation>Given by itself when a percentage uses it</translation>
    </message>
    <message id="kind_form.RatePart.to">
        <source>A un altro ente</source>
        <translation>To another entity</translation>
    </message>
    <message id="kind_form.RatePart.to.none">
        <source>No, resta all'ente</source>
        <translation>No, the entity keeps it</translation>
    </message>
    <message id="kind_form.RatePart.to.empty">
        <source>Gli altri enti si aggiungono in Ripartizione (Alt+5).</source>
        <translation>Other entities are added under Division (Alt+5).</translation>
    </message>
    <message id="kind_form.RatePart.chapter">
        <source>Capitolo</source>
        <translation>Chapter</translation>
    </message>
    <message id="kind_form.RatePart.assessment">
        <source>Accertamento</source>
        <translation>Assessment</translation>
    </message>
    <message id="kind_form.RatePart.assessment.hint">
        <source>Anno/numero</source>
        <translation>Year/number</translation>
    </message>
    <message id="kind_form.RatePart.revenue">
        <source>È un'entrata dell'ente</source>
        <translation>Is the entity's revenue</translation>
    </message>
    <message id="kind_form.RatePart.revenue.hint">
        <source>Togli se si versa ad altri</source>
        <translation>Untick if passed on</translation>
    </message>
    <message id="kind_form.Fixed.amount">
        <source>Importo</source>
        <translation>Amount</translation>
    </message>
    <message id="kind_form.PerUnit.each">
        <source>Per ogni unità</source>
        <translation>For each unit</translation>
    </message>
    <message id="kind_form.PerUnit.of">
        <source>Campo numerico</source>
        <translation>Number field</translation>
    </message>
    <message id="kind_form.PerUnit.of.empty">
        <source>Manca un campo di genere Numero: aggiungilo in Campi (Alt+2).</source>
        <translation>No field of the kind Number yet: add one under Fields (Alt+2).</translation>
    </message>
    <message id="kind_form.Tiers.of">
        <source>Campo numerico</source>
        <translation>Number field</translation>
    </message>
    <message id="kind_form.Tiers.of.empty">
        <source>Manca un campo di genere Numero: aggiungilo in Campi (Alt+2).</source>
        <translation>No field of the kind Number yet: add one under Fields (Alt+2).</translation>
    </message>
    <message id="kind_form.Tiers.steps">
        <source>Scaglioni</source>
        <translation>Tiers</translation>
    </message>
    <message id="kind_form.Tiers.steps.hint">
        <source>In ordine; l'ultimo non ha fine</source>
        <translation>In order; the last one has no end</translation>
    </message>
    <message id="kind_form.Tiers.whole">
        <source>Tutto al prezzo raggiunto</source>
        <translation>All at the price reached</translation>
    </message>
    <message id="kind_form.Tiers.whole.hint">
        <source>Altrimenti ogni unità al prezzo del suo scaglione</source>
        <translation>Otherwise each unit at its own tier's price</translation>
    </message>
    <message id="kind_form.Tier.up_to">
        <source>Fino a</source>
        <translation>Up to</translation>
    </message>
    <message id="kind_form.Tier.each">
        <source>Per ogni unità</source>
        <translation>For each unit</translation>
    </message>
    <message id="kind_form.Percent.percent">
        <source>Percentuale</source>
        <translation>Percentage</translation>
    </message>
    <message id="kind_form.Percent.percent.hint">
        <source>Per esempio 5 oppure 2,75</source>
        <translation>For example 5 or 2,75</translation>
    </message>
    <message id="kind_form.Percent.of">
        <source>Di quali voci</source>
        <translation>Of which parts</translation>
    </message>
    <message id="kind_form.Percent.of.empty">
        <source>Le altre voci di questa tariffa compaiono qui.</source>
        <translation>The other parts of this rate appear here.</translation>
    </message>
    <message id="kind_form.Percent.minimum">
        <source>Almeno</source>
        <translation>At least</translation>
    </message>
    <message id="kind_form.Percent.maximum">
        <source>Al massimo</source>
        <translation>At most</translation>
    </message>
    <message id="kind_form.Percent.rounding">
        <source>Arrotondamento</source>
        <translation>Rounding</translation>
    </message>
    <message id="kind_form.ByDate.of">
        <source>Campo con la data</source>
        <translation>Date field</translation>
    </message>
    <message id="kind_form.ByDate.of.none">
        <source>Il giorno del rilascio</source>
        <translation>The day of the release</translation>
    </message>
    <message id="kind_form.ByDate.of.empty">
        <source>Per un altro giorno serve un campo di genere Data in Campi (Alt+2).</source>
        <translation>Another day needs a field of the kind Date under Fields (Alt+2).</translation>
    </message>
    <message id="kind_form.ByDate.seasons">
        <source>Periodi</source>
        <translation>Seasons</translation>
    </message>
    <message id="kind_form.ByDate.otherwise">
        <source>Negli altri giorni</source>
        <translation>On other days</translation>
    </message>
    <message id="kind_form.Season.first">
        <source>Dal giorno</source>
        <translation>From</translation>
    </message>
    <message id="kind_form.Season.first.hint">
        <source>gg/mm</source>
        <translation>dd/mm</translation>
    </message>
    <message id="kind_form.Season.last">
        <source>Al giorno</source>
        <translation>To</translation>
    </message>
    <message id="kind_form.Season.last.hint">
        <source>gg/mm, compreso</source>
        <translation>dd/mm, included</translation>
    </message>
    <message id="kind_form.Season.amount">
        <source>Importo</source>
        <translation>Amount</translation>
    </message>
    <message id="kind_form.Free.of">
        <source>Campo con l'importo</source>
        <translation>Amount field</translation>
    </message>
    <message id="kind_form.Free.of.empty">
        <source>Manca un campo di genere Importo: aggiungilo in Campi (Alt+2).</source>
        <translation>No field of the kind Amount yet: add one under Fields (Alt+2).</translation>
    </message>
    <message id="kind_form.Free.minimum">
        <source>Almeno</source>
        <translation>At least</translation>
    </message>
    <message id="kind_form.Free.maximum">
        <source>Al massimo</source>
        <translation>At most</translation>
    </message>
    <message id="kind_fault.not_with_a_stamp">
        <source>Un dovuto con la marca da bollo non si divide in rate: togli il pagamento a rate.</source>
        <translation>A debt with a duty stamp is not paid in instalments: remove them.</translation>
    </message>
    <message id="kind_fault.not_for_a_stamp">
        <source>La marca da bollo va allo Stato: non ha capitolo, accertamento né un altro ente.</source>
        <translation>A duty stamp goes to the State: it has no chapter, no assessment and no other entity.</translation>
    </message>
    <message id="kind_fault.stamp_in_a_fine">
        <source>In una multa il cui importo cambia con i giorni non può esserci una marca da bollo.</source>
        <translation>A fine whose amount changes with the days cannot have a duty stamp.</translation>
    </message>
    <message id="kind_fault.percentage_of_a_stamp">
        <source>Una percentuale non si calcola su una marca da bollo: togli quella voce.</source>
        <translation>No percentage is taken of a duty stamp: remove that part.</translation>
    </message>
    <message id="kind_fault.not_for_a_fine">
        <source>Una sanzione il cui importo cambia con i giorni non si divide in rate.</source>
        <translation>A fine whose amount changes with the days is not paid in instalments.</translation>
    </message>
    <message id="kind_fault.unknown">
        <source>Qui c'è qualcosa che non va ({code}).</source>
        <translation>Something is wrong here ({code}).</translation>
    </message>
    <message id="kind_fault.missing">
        <source>Serve anche questo.</source>
        <translation>This is needed, too.</translation>
    </message>
    <message id="kind_fault.too_short">
        <source>Qui serve almeno una voce.</source>
        <translation>At least one is needed here.</translation>
    </message>
    <message id="kind_fault.too_long">
        <source>Sono troppi.</source>
        <translation>These are too many.</translation>
    </message>
    <message id="kind_fault.string_too_short">
        <source>Serve anche questo.</source>
        <translation>This is needed, too.</translation>
    </message>
    <message id="kind_fault.string_too_long">
        <source>È troppo lungo.</source>
        <translation>This is too long.</translation>
    </message>
    <message id="kind_fault.string_type">
        <source>Scrivi un testo.</source>
        <translation>Write a text.</translation>
    </message>
    <message id="kind_fault.string_pattern_mismatch">
        <source>Non è nella forma giusta: guarda l'esempio; nei codici niente spazi né maiuscole.</source>
        <translation>Not in the right form: see the example; codes have no blanks or capitals.</translation>
    </message>
    <message id="kind_fault.int_type">
        <source>Scrivi un numero intero.</source>
        <translation>Write a whole number.</translation>
    </message>
    <message id="kind_fault.int_parsing">
        <source>Scrivi un numero intero.</source>
        <translation>Write a whole number.</translation>
    </message>
    <message id="kind_fault.int_parsing_size">
        <source>Il numero è troppo grande.</source>
        <translation>This number is too large.</translation>
    </message>
    <message id="kind_fault.greater_than_equal">
        <source>Il numero è troppo piccolo.</source>
        <translation>This number is too small.</translation>
    </message>
    <message id="kind_fault.less_than_equal">
        <source>Il numero è troppo grande.</source>
        <translation>This number is too large.</translation>
    </message>
    <message id="kind_fault.bool_type">
        <source>Può essere solo sì o no.</source>
        <translation>This is either yes or no.</translation>
    </message>
    <message id="kind_fault.bool_parsing">
        <source>Può essere solo sì o no.</source>
        <translation>This is either yes or no.</translation>
    </message>
    <message id="kind_fault.enum">
        <source>Scegli uno dei valori previsti.</source>
        <translation>Choose one of the values on offer.</translation>
    </message>
    <message id="kind_fault.literal_error">
        <source>Scegli uno dei valori previsti.</source>
        <translation>Choose one of the values on offer.</translation>
    </message>
    <message id="kind_fault.date_type">
        <source>Scrivi una data come 31/12/2026.</source>
        <translation>Write a date like 31/12/2026.</translation>
    </message>
    <message id="kind_fault.date_parsing">
        <source>Scrivi una data come 31/12/2026.</source>
        <translation>Write a date like 31/12/2026.</translation>
    </message>
    <message id="kind_fault.date_from_datetime_parsing">
        <source>Scrivi una data come 31/12/2026.</source>
        <translation>Write a date like 31/12/2026.</translation>
    </message>
    <message id="kind_fault.date_from_datetime_inexact">
        <source>Scrivi una data come 31/12/2026.</source>
        <translation>Write a date like 31/12/2026.</translation>
    </message>
    <message id="kind_fault.dataclass_type">
        <source>Qui servono dei campi.</source>
        <translation>Fields are needed here.</translation>
    </message>
    <message id="kind_fault.tuple_type">
        <source>Qui serve un elenco.</source>
        <translation>A list is needed here.</translation>
    </message>
    <message id="kind_fault.unexpected_keyword_argument">
        <source>Questo campo non esiste in questa versione del programma.</source>
        <translation>This version of the program does not know this field.</translation>
    </message>
    <message id="kind_fault.union_tag_invalid">
        <source>Scegli una delle regole previste.</source>
        <translation>Choose one of the rules on offer.</translation>
    </message>
    <message id="kind_fault.union_tag_not_found">
        <source>Scegli una regola.</source>
        <translation>Choose a rule.</translation>
    </message>
    <message id="kind_fault.amount_malformed">
        <source>Scrivi un importo come 1.234,50.</source>
        <translation>Write an amount like 1.234,50.</translation>
    </message>
    <message id="kind_fault.amount_not_in_quotes">
        <source>Scrivi un importo come 1.234,50.</source>
        <translation>Write an amount like 1.234,50.</translation>
    </message>
    <message id="kind_fault.amount_out_of_range">
        <source>L'importo deve andare da 0,01 a 99.999.999,99 euro.</source>
        <translation>The amount goes from 0,01 to 99.999.999,99 euro.</translation>
    </message>
    <message id="kind_fault.percent_malformed">
        <source>Scrivi una percentuale come 5 oppure 2,75.</source>
        <translation>Write a percentage like 5 or 2,75.</translation>
    </message>
    <message id="kind_fault.percent_not_in_quotes">
        <source>Scrivi una percentuale come 5 oppure 2,75.</source>
        <translation>Write a percentage like 5 or 2,75.</translation>
    </message>
    <message id="kind_fault.month_day_malformed">
        <source>Scrivi un giorno dell'anno come 16/06.</source>
        <translation>Write a day of the year like 16/06.</translation>
    </message>
    <message id="kind_fault.unprintable">
        <source>C'è un segno che non si può stampare: riscrivi il testo.</source>
        <translation>There is a sign that cannot be printed: write the text again.</translation>
    </message>
    <message id="kind_fault.tax_code_malformed">
        <source>Questo non è un codice fiscale.</source>
        <translation>This is not a tax code.</translation>
    </message>
    <message id="kind_fault.tax_code_check">
        <source>Il codice fiscale contiene un errore di battitura.</source>
        <translation>The tax code has a typing error.</translation>
    </message>
    <message id="kind_fault.tax_code_not_of_an_organisation">
        <source>Serve un codice fiscale di 11 cifre, di un ente.</source>
        <translation>An entity's tax code of 11 digits is needed.</translation>
    </message>
    <message id="kind_fault.iban_malformed">
        <source>Questo non è un IBAN.</source>
        <translation>This is not an IBAN.</translation>
    </message>
    <message id="kind_fault.iban_check">
        <source>L'IBAN contiene un errore di battitura: le cifre di controllo non tornano.</source>
        <translation>The IBAN has a typing error: its check digits are wrong.</translation>
    </message>
    <message id="kind_fault.iban_unknown_country">
        <source>L'IBAN comincia con un paese sconosciuto.</source>
        <translation>The IBAN begins with an unknown country.</translation>
    </message>
    <message id="kind_fault.before_valid_from">
        <source>La fine viene prima dell'inizio: scrivi lo stesso giorno o uno dopo.</source>
        <translation>The end is before the beginning: type the same day or a later one.</translation>
    </message>
    <message id="kind_fault.named_twice">
        <source>Lo stesso nome compare due volte.</source>
        <translation>The same name is there twice.</translation>
    </message>
    <message id="kind_fault.not_one_totale">
        <source>Un capitolo, e uno solo, deve avere TOTALE.</source>
        <translation>One chapter, and only one, must have TOTALE.</translation>
    </message>
    <message id="kind_fault.template_malformed">
        <source>Le parentesi graffe non tornano.</source>
        <translation>The braces do not match.</translation>
    </message>
    <message id="kind_fault.placeholder_unknown">
        <source>Tra graffe c'è un nome che non è un campo. Valgono i codici dei campi, rate e year.</source>
        <translation>A name in braces is no field. Codes of fields, rate and year are known.</translation>
    </message>
    <message id="kind_fault.may_be_empty">
        <source>Se i campi facoltativi restano vuoti la causale è vuota: aggiungi delle parole.</source>
        <translation>Where optional fields stay empty so does the subject: add some words.</translation>
    </message>
    <message id="kind_fault.name_reserved">
        <source>rate e year sono nomi riservati: scegline un altro.</source>
        <translation>rate and year are reserved: choose another name.</translation>
    </message>
    <message id="kind_fault.only_for_a_choice">
        <source>Le scelte valgono solo per un campo di genere Scelta.</source>
        <translation>Choices are only for a field of the kind Choice.</translation>
    </message>
    <message id="kind_fault.only_for_a_number">
        <source>I limiti valgono solo per un campo di genere Numero.</source>
        <translation>Bounds are only for a field of the kind Number.</translation>
    </message>
    <message id="kind_fault.only_for_a_text">
        <source>La forma vale solo per un campo di genere Testo.</source>
        <translation>A form is only for a field of the kind Text.</translation>
    </message>
    <message id="kind_fault.below_minimum">
        <source>Il massimo è sotto il minimo.</source>
        <translation>The maximum is below the minimum.</translation>
    </message>
    <message id="kind_fault.too_many_transfers">
        <source>Gli enti, compreso il nostro, e le marche da bollo insieme sono più di cinque.</source>
        <translation>The entities, ours included, and the duty stamps together are more than five.</translation>
    </message>
    <message id="kind_fault.percentages_in_a_circle">
        <source>Le percentuali si rincorrono in cerchio.</source>
        <translation>The percentages go round in a circle.</translation>
    </message>
    <message id="kind_fault.beneficiary_unknown">
        <source>Questo ente non è tra quelli in Ripartizione.</source>
        <translation>This entity is not among those in Division.</translation>
    </message>
    <message id="kind_fault.only_for_own_money">
        <source>Capitolo e accertamento valgono solo per i soldi dell'ente.</source>
        <translation>Chapter and assessment are only for the entity's own money.</translation>
    </message>
    <message id="kind_fault.part_unknown">
        <source>Nella tariffa non c'è una voce con questo codice.</source>
        <translation>The rate has no part with this code.</translation>
    </message>
    <message id="kind_fault.field_unknown">
        <source>Nessun campo ha questo codice.</source>
        <translation>No field has this code.</translation>
    </message>
    <message id="kind_fault.field_of_another_type">
        <source>Il campo c'è, ma è di un altro genere.</source>
        <translation>The field is there, but of another kind.</translation>
    </message>
    <message id="kind_fault.field_not_required">
        <source>Serve al calcolo: il campo deve essere obbligatorio.</source>
        <translation>It is needed for the amount: the field must be required.</translation>
    </message>
    <message id="kind_fault.last_tier_ends">
        <source>L'ultimo scaglione non deve avere una fine.</source>
        <translation>The last tier must have no end.</translation>
    </message>
    <message id="kind_fault.tiers_out_of_order">
        <source>Gli scaglioni non sono in ordine crescente.</source>
        <translation>The tiers are not in ascending order.</translation>
    </message>
    <message id="kind_fault.not_after_the_version_before">
        <source>Deve cominciare dopo la versione precedente.</source>
        <translation>It must begin after the version before.</translation>
    </message>
    <message id="kind_fault.overlaps_the_version_before">
        <source>In quel giorno vale ancora la versione precedente.</source>
        <translation>The version before is still valid on that day.</translation>
    </message>
    <message id="kind_fault.subject_too_long">
        <source>La causale può superare 90 caratteri: accorciala, o limita i campi.</source>
        <translation>The subject may be longer than 90 characters: shorten it, or limit the fields.</translation>
    </message>
    <message id="kind_fault.rate_version_fixed">
        <source>Questa versione esiste già con altri dati e non si cambia: fanne una nuova (Ctrl+N).</source>
        <translation>This version is there with other data and never changes: make a new one (Ctrl+N).</translation>
    </message>
    <message id="kind_fault.account_unknown">
        <source>Questo conto non è dell'ente.</source>
        <translation>This account is not the entity's.</translation>
    </message>
    <message id="kind_fault.iban_not_of_the_entity">
        <source>Questo IBAN non è di quell'ente: controlla i suoi conti.</source>
        <translation>This IBAN is not that entity's: check its accounts.</translation>
    </message>
    <message id="kind_fault.is_the_entity_itself">
        <source>È il nostro ente: la sua parte non ha bisogno di un beneficiario.</source>
        <translation>This is our own entity: its share needs no beneficiary.</translation>
    </message>
    <message id="kind_fault.kind_id_taken">
        <source>C'è già un tipo con questo codice: scegline un altro.</source>
        <translation>There is a kind with this code already: choose another.</translation>
    </message>
    <message id="settings.left_none">
        <source>Nessuno</source>
        <translation>None</translation>
    </message>
    <message id="settings.left" numerus="yes">
        <source>{number} ancora da usare</source>
        <translation>
            <numerusform>1 left to use</numerusform>
            <numerusform>{number} left to use</numerusform>
        </translation>
    </message>
    <message id="settings.title">
        <source>Impostazioni</source>
        <translation>Settings</translation>
    </message>
    <message id="settings.look">
        <source>Aspetto</source>
        <translation>Appearance</translation>
    </message>
    <message id="settings.language">
        <source>Lingua</source>
        <translation>Language</translation>
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
        <translation>Text size</translation>
    </message>
    <message id="settings.theme">
        <source>Colori</source>
        <translation>Colours</translation>
    </message>
    <message id="settings.theme_SYSTEM">
        <source>Come il sistema</source>
        <translation>As the system</translation>
    </message>
    <message id="settings.theme_LIGHT">
        <source>Chiari</source>
        <translation>Light</translation>
    </message>
    <message id="settings.theme_DARK">
        <source>Scuri</source>
        <translation>Dark</translation>
    </message>
    <message id="settings.theme_HIGH_CONTRAST">
        <source>Contrasto alto</source>
        <translation>High contrast</translation>
    </message>
    <message id="settings.look_hint">
        <source>Vale subito, e lo ritrovi ogni volta che entri da questa postazione.</source>
        <translation>It applies at once, and you find it again each time you sign in at this desk.</translation>
    </message>
    <message id="settings.system_contrast">
        <source>Il sistema è in contrasto alto: i colori li decide lui.</source>
        <translation>The system is in high contrast: it decides the colours.</translation>
    </message>
    <message id="settings.pin">
        <source>PIN per il blocco</source>
        <translation>PIN for the lock</translation>
    </message>
    <message id="settings.no_pin">
        <source>Dopo un blocco si chiede la password. Con un PIN torni più in fretta: vale solo su questa postazione e solo per il tuo blocco.</source>
        <translation>After a lock the password is asked. With a PIN you are back sooner: it works only on this desk and only for your own lock.</translation>
    </message>
    <message id="settings.pin_there">
        <source>Dopo un blocco basta il tuo PIN. Dopo {hours} ore, {tries} PIN sbagliati o un riavvio si chiede la password.</source>
        <translation>After a lock your PIN is enough. After {hours} hours, {tries} wrong PINs or a restart the password is asked.</translation>
    </message>
    <message id="settings.pin_password">
        <source>La tua password</source>
        <translation>Your password</translation>
    </message>
    <message id="settings.pin_new">
        <source>Nuovo PIN</source>
        <translation>New PIN</translation>
    </message>
    <message id="settings.pin_rule">
        <source>Da {least} a {most} cifre, non uguali e non in fila.</source>
        <translation>{least} to {most} digits, neither equal nor running.</translation>
    </message>
    <message id="settings.pin_again">
        <source>Di nuovo il PIN</source>
        <translation>The PIN again</translation>
    </message>
    <message id="settings.pin_differs">
        <source>I due PIN non sono uguali. Scrivili di nuovo.</source>
        <translation>The two PINs differ. Type them again.</translation>
    </message>
    <message id="settings.pin_use">
        <source>Usa questo PIN</source>
        <translation>Use this PIN</translation>
    </message>
    <message id="settings.pin_kept">
        <source>PIN scelto: da adesso apre il tuo blocco su questa postazione.</source>
        <translation>PIN chosen: from now on it opens your lock on this desk.</translation>
    </message>
    <message id="settings.pin_gone">
        <source>PIN tolto: dopo un blocco si chiede la password.</source>
        <translation>PIN removed: after a lock the password is asked.</translation>
    </message>
    <message id="settings.printers">
        <source>Stampanti</source>
        <translation>Printers</translation>
    </message>
    <message id="settings.paper">
        <source>Fogli A4: avvisi, piani, situazioni</source>
        <translation>A4 sheets: notices, plans, situations</translation>
    </message>
    <message id="settings.roll">
        <source>Scontrini</source>
        <translation>Receipts</translation>
    </message>
    <message id="settings.by_address">
        <source>Un'altra stampante di scontrini</source>
        <translation>Another receipt printer</translation>
    </message>
    <message id="settings.by_address_hint">
        <source>Se non la trovi sopra, scrivi il suo indirizzo: 10.4.2.31, COM3, /dev/ttyUSB0</source>
        <translation>If it is not in the list above, write its address: 10.4.2.31, COM3, /dev/ttyUSB0</translation>
    </message>
    <message id="settings.receipts">
        <source>Le ricevute escono</source>
        <translation>Receipts come out</translation>
    </message>
    <message id="settings.receipts_paper">
        <source>sui fogli A4</source>
        <translation>on A4 sheets</translation>
    </message>
    <message id="settings.receipts_roll">
        <source>sugli scontrini</source>
        <translation>on the receipt printer</translation>
    </message>
    <message id="settings.when_silent">
        <source>Se la stampante degli scontrini non risponde</source>
        <translation>If the receipt printer does not answer</translation>
    </message>
    <message id="settings.when_silent_ask">
        <source>chiedi che cosa fare</source>
        <translation>ask what to do</translation>
    </message>
    <message id="settings.when_silent_paper">
        <source>usa i fogli A4</source>
        <translation>use A4 sheets</translation>
    </message>
    <message id="settings.printer_tcp">
        <source>In rete, {name}</source>
        <translation>On the network, {name}</translation>
    </message>
    <message id="settings.printer_serial">
        <source>Alla porta {name}</source>
        <translation>On port {name}</translation>
    </message>
    <message id="settings.printer_usb">
        <source>USB, {name}</source>
        <translation>USB, {name}</translation>
    </message>
    <message id="settings.printer_file">
        <source>Cartella «{name}»</source>
        <translation>Folder “{name}”</translation>
    </message>
    <message id="settings.no_printer">
        <source>Nessuna</source>
        <translation>None</translation>
    </message>
    <message id="settings.looking">
        <source>Cerco le stampanti di questo computer e della rete…</source>
        <translation>Looking for printers of this computer and of the network…</translation>
    </message>
    <message id="settings.found_none">
        <source>Nessuna stampante trovata. Ricontrolla che sia accesa e collegata, poi premi F5.</source>
        <translation>No printer found. Check that it is on and connected, then press F5.</translation>
    </message>
    <message id="settings.found" numerus="yes">
        <source>Trovate {number} stampanti.</source>
        <translation>
            <numerusform>1 printer found.</numerusform>
            <numerusform>{number} printers found.</numerusform>
        </translation>
    </message>
    <message id="settings.printers_kept">
        <source>Da adesso si stampa con queste.</source>
        <translation>From now on these are used.</translation>
    </message>
    <message id="settings.trying">
        <source>Mando la pagina di prova…</source>
        <translation>Sending the test page…</translation>
    </message>
    <message id="settings.trial_CONFIRMED_device">
        <source>La stampante conferma: la pagina di prova è uscita.</source>
        <translation>The printer confirms: the test page has come out.</translation>
    </message>
    <message id="settings.trial_CONFIRMED_queue">
        <source>La coda di stampa ha preso la pagina di prova: guarda se esce.</source>
        <translation>The print queue has taken the test page: look whether it comes out.</translation>
    </message>
    <message id="settings.trial_UNCERTAIN">
        <source>Non è certo che la pagina di prova sia uscita: guarda la stampante.</source>
        <translation>It is not certain that the test page has come out: look at the printer.</translation>
    </message>
    <message id="settings.trial_NOT_SENT">
        <source>Non è partito nulla: {state}. Ricontrolla la stampante e riprova.</source>
        <translation>Nothing was sent: {state}. Check the printer and try again.</translation>
    </message>
    <message id="settings.added_CONFIRMED">
        <source>La pagina di prova è uscita e la stampante è scelta: F9 per usarla.</source>
        <translation>The test page came out and the printer is chosen: F9 to use it.</translation>
    </message>
    <message id="settings.added_UNCERTAIN">
        <source>La stampante è scelta, ma non dice se la pagina è uscita: guardala. Se c'è, F9 per usarla; se manca, scegline un'altra.</source>
        <translation>The printer is chosen, but it does not say whether the page came out: look at it. If it is there, F9 to use it; if it is missing, choose another one.</translation>
    </message>
    <message id="settings.roll_dropped">
        <source>La stampante degli scontrini è tolta: le ricevute escono sui fogli A4.</source>
        <translation>The receipt printer is removed: receipts come out on A4 sheets.</translation>
    </message>
    <message id="settings.no_roll_left">
        <source>La stampante degli scontrini è tolta: questa postazione non stampa più ricevute. Per stamparle scegli una stampante e premi F9.</source>
        <translation>The receipt printer is removed: this desk prints no receipts any more. To print them choose a printer and press F9.</translation>
    </message>
    <message id="settings.state_asking">
        <source>Chiedo…</source>
        <translation>Asking…</translation>
    </message>
    <message id="settings.state_READY">
        <source>Pronta</source>
        <translation>Ready</translation>
    </message>
    <message id="settings.state_PAPER_OUT">
        <source>Carta finita</source>
        <translation>Out of paper</translation>
    </message>
    <message id="settings.state_UNREACHABLE">
        <source>Non risponde</source>
        <translation>No answer</translation>
    </message>
    <message id="settings.state_WRONG_SETTINGS">
        <source>Da impostare</source>
        <translation>To be set up</translation>
    </message>
    <message id="settings.state_NOT_SET">
        <source>Nessuna</source>
        <translation>None</translation>
    </message>
    <message id="settings.reader">
        <source>Lettore</source>
        <translation>Scanner</translation>
    </message>
    <message id="settings.read_here">
        <source>Leggi un codice</source>
        <translation>Scan a code</translation>
    </message>
    <message id="settings.reader_hint">
        <source>Leggi un codice qualunque, dovunque sia il cursore: qui vedi che cosa arriva.</source>
        <translation>Scan any code, wherever the cursor is: here you see what arrives.</translation>
    </message>
    <message id="settings.reader_keys">
        <source>Tastiera del lettore</source>
        <translation>Keyboard of the scanner</translation>
    </message>
    <message id="settings.reader_keys_same">
        <source>Come quella del PC</source>
        <translation>The same as the PC's</translation>
    </message>
    <message id="settings.reader_keys_other">
        <source>Degli Stati Uniti: il programma corregge</source>
        <translation>United States: the program corrects</translation>
    </message>
    <message id="settings.keyboard_us">
        <source>Il lettore scrive con la tastiera americana: il programma lo corregge da solo.</source>
        <translation>The scanner types as a US keyboard: the program corrects it by itself.</translation>
    </message>
    <message id="settings.keyboard_it">
        <source>Arriva com'è scritto: il lettore non ha bisogno di correzioni.</source>
        <translation>It arrives as it is written: the scanner needs no correction.</translation>
    </message>
    <message id="settings.read_words">
        <source>Nessun codice che il programma conosce: lo cercherebbe come testo.</source>
        <translation>No code that the program knows: it would search for it as text.</translation>
    </message>
    <message id="settings.desk">
        <source>Questa postazione</source>
        <translation>This desk</translation>
    </message>
    <message id="settings.desk_name">
        <source>Postazione</source>
        <translation>Desk</translation>
    </message>
    <message id="settings.desk_entity">
        <source>Ente</source>
        <translation>Entity</translation>
    </message>
    <message id="settings.desk_server">
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message id="settings.desk_enrolled">
        <source>Registrata</source>
        <translation>Enrolled</translation>
    </message>
    <message id="settings.desk_version">
        <source>Programma</source>
        <translation>Program</translation>
    </message>
    <message id="settings.desk_numbers">
        <source>Numeri</source>
        <translation>Numbers</translation>
    </message>
    <message id="settings.desk_waiting">
        <source>Da inviare</source>
        <translation>To be sent</translation>
    </message>
    <message id="settings.desk_lock">
        <source>Blocco</source>
        <translation>Lock</translation>
    </message>
    <message id="settings.waiting_none">
        <source>Niente: è tutto inviato</source>
        <translation>Nothing: all is sent</translation>
    </message>
    <message id="settings.waiting" numerus="yes">
        <source>{number} operazioni</source>
        <translation>
            <numerusform>1 operation</numerusform>
            <numerusform>{number} operations</numerusform>
        </translation>
    </message>
    <message id="settings.minutes_none">
        <source>Subito</source>
        <translation>At once</translation>
    </message>
    <message id="settings.minutes" numerus="yes">
        <source>Da sola dopo {number} minuti senza tasti</source>
        <translation>
            <numerusform>By itself after 1 minute without a key</numerusform>
            <numerusform>By itself after {number} minutes without a key</numerusform>
        </translation>
    </message>
    <message id="settings.enrol_again_hint">
        <source>Se la postazione è in dubbio o cambia sportello, chi amministra il sistema ti dà un nuovo codice di attivazione: poi registrala di nuovo.</source>
        <translation>If the desk is in doubt or moves, whoever administers the system gives you a new enrolment code: then enrol it again.</translation>
    </message>
    <message id="report.left">
        <source>L'ultima volta qualcosa nel programma non ha funzionato. È pronta una segnalazione senza dati personali: mandala all'assistenza.</source>
        <translation>Something in the program failed the last time. A report without personal data is ready: send it to whoever helps you.</translation>
    </message>
    <message id="report.copied">
        <source>Segnalazione copiata: incollala in un messaggio all'assistenza.</source>
        <translation>Report copied: paste it into a message to whoever helps you.</translation>
    </message>
    <message id="report.opened">
        <source>Le segnalazioni sono nella cartella che si è aperta.</source>
        <translation>The reports are in the folder that has opened.</translation>
    </message>
    <message id="report.copy">
        <source>Copia</source>
        <translation>Copy</translation>
    </message>
    <message id="report.open">
        <source>Apri la cartella</source>
        <translation>Open the folder</translation>
    </message>
    <message id="report.met">
        <source>Qualcosa nel programma non ha funzionato. Quello che hai scritto è salvo: riprova, e se succede ancora chiama l'assistenza. La segnalazione è già scritta.</source>
        <translation>Something in the program failed. What you have typed is safe: try again, and if it happens once more call for help. The report is written already.</translation>
    </message>
    <message id="recognised.NOTICE_NUMBER">
        <source>Avviso</source>
        <translation>Notice</translation>
    </message>
    <message id="recognised.NUMBER_UNFINISHED">
        <source>Numero avviso</source>
        <translation>Notice number</translation>
    </message>
    <message id="recognised.VERIFICATION_CODE">
        <source>Codice di una ricevuta</source>
        <translation>Code of a receipt</translation>
    </message>
    <message id="recognised.TAX_CODE">
        <source>Codice fiscale</source>
        <translation>Tax code</translation>
    </message>
    <message id="recognised.HEALTH_CARD">
        <source>Tessera sanitaria</source>
        <translation>Health card</translation>
    </message>
    <message id="recognised.IDENTITY_CARD">
        <source>Carta d'identità</source>
        <translation>Identity card</translation>
    </message>
    <message id="recognised.FLOW">
        <source>Flusso di rendicontazione</source>
        <translation>Settlement flow</translation>
    </message>
    <message id="recognised.FLOW_BROKEN">
        <source>Flusso di rendicontazione in un testo spezzato: si apre quello che il server conosce</source>
        <translation>Settlement flow in a broken text: the one that the server knows opens</translation>
    </message>
    <message id="recognised.PROVISIONAL">
        <source>Provvisorio in entrata</source>
        <translation>Provisional receipt</translation>
    </message>
    <message id="recognised.REFERENCE">
        <source>Riferimento di un pagamento</source>
        <translation>Reference of a payment</translation>
    </message>
    <message id="recognised.REMITTANCE_CUT">
        <source>Testo del tesoriere che non nomina per intero un flusso né un nostro avviso: cerca per provvisorio (2026/1420)</source>
        <translation>Treasurer's text that names neither a flow nor a notice of ours in full: search by provisional receipt (2026/1420)</translation>
    </message>
    <message id="recognised.missing_none">
        <source>Numero avviso</source>
        <translation>Notice number</translation>
    </message>
    <message id="recognised.missing" numerus="yes">
        <source>Numero avviso: mancano {number} cifre</source>
        <translation>
            <numerusform>Notice number: 1 digit is missing</numerusform>
            <numerusform>Notice number: {number} digits are missing</numerusform>
        </translation>
    </message>
    <message id="scan.incomplete">
        <source>Lettura incompleta: riprova.</source>
        <translation>Incomplete scan: try again.</translation>
    </message>
    <message id="scan.read">
        <source>{what}: letto.</source>
        <translation>{what}: scanned.</translation>
    </message>
    <message id="scan.held_notice">
        <source>L'avviso è in sospeso: Esc torna all'avviso.</source>
        <translation>The notice is on hold: Esc goes back to it.</translation>
    </message>
    <message id="scan.held_form">
        <source>Quello che stavi scrivendo resta: Esc torna lì.</source>
        <translation>What you were writing stays: Esc goes back to it.</translation>
    </message>
    <message id="scan.keys_differ">
        <source>Il lettore scrive con la tastiera di un altro Paese: qui è stato corretto. Impostalo sulla tastiera italiana, con il codice che è nel suo manuale.</source>
        <translation>The scanner types with another country's keyboard: this has been corrected here. Set it to the Italian keyboard with the code in its manual.</translation>
    </message>
    <message id="scan.keys_right">
        <source>Il lettore ora scrive come il PC: non c'è più niente da correggere.</source>
        <translation>The scanner now writes as the PC does: nothing is corrected any more.</translation>
    </message>
    <message id="commands.title">
        <source>Comandi</source>
        <translation>Commands</translation>
    </message>
    <message id="commands.hint">
        <source>Scrivi per scegliere · Invio per eseguire · Esc per chiudere</source>
        <translation>Type to choose · Enter to run · Esc to close</translation>
    </message>
    <message id="commands.nothing">
        <source>Nessun comando con queste parole. Cancella qualche lettera, o chiudi con Esc.</source>
        <translation>No command with these words. Delete some letters, or close with Esc.</translation>
    </message>
    <message id="commands.act">
        <source>Comando</source>
        <translation>Command</translation>
    </message>
    <message id="commands.key">
        <source>Tasto</source>
        <translation>Key</translation>
    </message>
    <message id="commands.next">
        <source>Prossimo cittadino</source>
        <translation>Next citizen</translation>
    </message>
    <message id="commands.last_citizen">
        <source>Ultimo cittadino</source>
        <translation>Last citizen</translation>
    </message>
    <message id="commands.resume">
        <source>Riprendi l'avviso in sospeso</source>
        <translation>Resume the notice on hold</translation>
    </message>
    <message id="commands.new_person">
        <source>Nuova persona</source>
        <translation>New person</translation>
    </message>
    <message id="commands.reprint_last">
        <source>Ristampa l'ultimo avviso</source>
        <translation>Print the last notice again</translation>
    </message>
    <message id="commands.area">
        <source>Vai a {area}</source>
        <translation>Go to {area}</translation>
    </message>
    <message id="commands.larger">
        <source>Testo più grande</source>
        <translation>Larger text</translation>
    </message>
    <message id="commands.smaller">
        <source>Testo più piccolo</source>
        <translation>Smaller text</translation>
    </message>
    <message id="commands.usual_size">
        <source>Testo di grandezza normale</source>
        <translation>Usual text size</translation>
    </message>
    <message id="commands.keys">
        <source>Foglio di tutti i tasti</source>
        <translation>Sheet of all keys</translation>
    </message>
    <message id="commands.help">
        <source>Aiuto per questa finestra</source>
        <translation>Help for this window</translation>
    </message>
    <message id="commands.lock">
        <source>Blocca la postazione</source>
        <translation>Lock the desk</translation>
    </message>
    <message id="money.asking">
        <source>Controllo in corso…</source>
        <translation>Checking…</translation>
    </message>
    <message id="money.payments">
        <source>Pagamenti</source>
        <translation>Payments</translation>
    </message>
    <message id="money.count_none">
        <source>nessun pagamento nel flusso {flow}</source>
        <translation>no payment in flow {flow}</translation>
    </message>
    <message id="money.count" numerus="yes">
        <source>{first}–{last} di {number}, {total} · {flow}</source>
        <translation>
            <numerusform>1 payment, {total} · {flow}</numerusform>
            <numerusform>{first}–{last} of {number}, {total} · {flow}</numerusform>
        </translation>
    </message>
    <message id="money.line">
        <source>Riga</source>
        <translation>Line</translation>
    </message>
    <message id="money.notice">
        <source>Numero avviso</source>
        <translation>Notice number</translation>
    </message>
    <message id="money.iuv">
        <source>senza avviso qui, IUV {iuv}</source>
        <translation>no notice here, IUV {iuv}</translation>
    </message>
    <message id="money.outcome">
        <source>Esito</source>
        <translation>Outcome</translation>
    </message>
    <message id="money.paid_on">
        <source>Pagato il</source>
        <translation>Paid on</translation>
    </message>
    <message id="money.amount">
        <source>Importo</source>
        <translation>Amount</translation>
    </message>
    <message id="money.no_notice">
        <source>Il pagamento {iuv} non è di un avviso che conosciamo. Lo trovi tra le anomalie di chi tiene i conti.</source>
        <translation>Payment {iuv} is of no notice that we know. It is among the anomalies of whoever keeps the accounts.</translation>
    </message>
    <message id="money.wrote">
        <source>Il tesoriere ha scritto</source>
        <translation>The treasurer wrote</translation>
    </message>
    <message id="money.as_of">
        <source>Situazione delle {hour}.</source>
        <translation>As of {hour}.</translation>
    </message>
    <message id="flow.CREDITED">
        <source>Flusso accreditato: {total}</source>
        <translation>Flow credited: {total}</translation>
    </message>
    <message id="flow.AWAITED">
        <source>Flusso non ancora accreditato: {total}</source>
        <translation>Flow not yet credited: {total}</translation>
    </message>
    <message id="flow.ANOMALOUS">
        <source>Flusso da controllare: {total}</source>
        <translation>Flow needs checking: {total}</translation>
    </message>
    <message id="flow.AWAITED_detail">
        <source>La banca indica il {day} come giorno del versamento: il tesoriere lo comunica di solito il giorno dopo.</source>
        <translation>The bank names {day} as the day of the transfer: the treasurer usually tells of it the day after.</translation>
    </message>
    <message id="flow.ANOMALOUS_detail">
        <source>I totali non tornano con le sue righe: non farci conto finché la banca non manda una revisione.</source>
        <translation>Its totals do not agree with its lines: do not count on it until the bank sends a revision.</translation>
    </message>
    <message id="flow.about">
        <source>{bank}, flusso del {day}.</source>
        <translation>{bank}, flow of {day}.</translation>
    </message>
    <message id="flow.credit">
        <source>Accreditato il {day}, provvisorio {number}.</source>
        <translation>Credited on {day}, provisional receipt {number}.</translation>
    </message>
    <message id="credit.headline">
        <source>Provvisorio {number}: {amount}</source>
        <translation>Provisional receipt {number}: {amount}</translation>
    </message>
    <message id="credit.about">
        <source>Incassato il {day} da {who}.</source>
        <translation>Taken in on {day} from {who}.</translation>
    </message>
    <message id="credit.MATCHED">
        <source>Paga il flusso {flow}.</source>
        <translation>It pays flow {flow}.</translation>
    </message>
    <message id="credit.NAMES_FLOW">
        <source>Nomina il flusso {flow}, ma non è ancora abbinato: succede con la prossima riconciliazione, se il flusso c'è e gli importi tornano.</source>
        <translation>It names flow {flow} and is not matched yet: the next reconciliation does that, if the flow is there and the amounts agree.</translation>
    </message>
    <message id="credit.SINGLE">
        <source>È il versamento di un pagamento solo.</source>
        <translation>It is the transfer of a single payment.</translation>
    </message>
    <message id="credit.UNCLEAR">
        <source>Viene dal nodo dei pagamenti, ma il testo è tagliato e non nomina un flusso: chiedi alla ragioneria.</source>
        <translation>It comes from the payment hub, but its text is cut and names no flow: ask the accounts office.</translation>
    </message>
    <message id="credit.OTHER">
        <source>Non viene dal nodo dei pagamenti.</source>
        <translation>It does not come from the payment hub.</translation>
    </message>
    <message id="credit.TAKEN_BACK">
        <source>La banca lo ha stornato per intero: non ne resta niente.</source>
        <translation>The bank has reversed it whole: nothing of it is left.</translation>
    </message>
    <message id="flow_outcome.PAID">
        <source>pagato</source>
        <translation>paid</translation>
    </message>
    <message id="flow_outcome.REVOKED">
        <source>revocato</source>
        <translation>revoked</translation>
    </message>
    <message id="flow_outcome.STAND_IN">
        <source>pagato, in differita</source>
        <translation>paid, in stand-in</translation>
    </message>
    <message id="flow_outcome.STAND_IN_WITHOUT_RECEIPT">
        <source>pagato in differita, senza ricevuta</source>
        <translation>paid in stand-in, without receipt</translation>
    </message>
    <message id="flow_outcome.PAID_WITHOUT_RECEIPT">
        <source>pagato, senza ricevuta</source>
        <translation>paid, without receipt</translation>
    </message>
    <message id="flow_outcome.other">
        <source>altro esito</source>
        <translation>another outcome</translation>
    </message>
    <message id="notes.title">
        <source>Note su</source>
        <translation>Notes about</translation>
    </message>
    <message id="notes.strip">
        <source>Note: {notes}</source>
        <translation>Notes: {notes}</translation>
    </message>
    <message id="notes.by">
        <source>{name}, {day}</source>
        <translation>{name}, {day}</translation>
    </message>
    <message id="notes.waits">
        <source>da inviare</source>
        <translation>to be sent</translation>
    </message>
    <message id="notes.more" numerus="yes">
        <source>e altre {number}</source>
        <translation>
            <numerusform>and one more</numerusform>
            <numerusform>and {number} more</numerusform>
        </translation>
    </message>
    <message id="notes.older">
        <source>Ce ne sono di più vecchie, che qui non si vedono</source>
        <translation>There are older ones, which are not shown here</translation>
    </message>
    <message id="notes.text">
        <source>Nota</source>
        <translation>Note</translation>
    </message>
    <message id="notes.written">
        <source>Scritta il</source>
        <translation>Written on</translation>
    </message>
    <message id="notes.none">
        <source>Nessuna nota</source>
        <translation>No notes</translation>
    </message>
    <message id="notes.none_detail">
        <source>Scrivi qui sopra quello che serve al prossimo collega. La leggono tutti gli operatori dell'ente, e il cittadino può chiedere di vederla.</source>
        <translation>Write above what the next colleague has to know. Every operator of the body reads it, and the citizen may ask to see it.</translation>
    </message>
    <message id="notes.new">
        <source>Nuova nota</source>
        <translation>New note</translation>
    </message>
    <message id="notes.new_hint">
        <source>Al massimo {limit} caratteri. La leggono tutti gli operatori dell'ente.</source>
        <translation>At most {limit} characters. Every operator of the body reads it.</translation>
    </message>
    <message id="notes.reason">
        <source>Perché ritiri «{note}»</source>
        <translation>Why you withdraw “{note}”</translation>
    </message>
    <message id="notes.reason_hint">
        <source>La nota resta nell'elenco, con il motivo.</source>
        <translation>The note stays in the list, with the reason.</translation>
    </message>
    <message id="notes.withdrawn">
        <source>ritirata da {name}, {moment}: {reason}</source>
        <translation>withdrawn by {name}, {moment}: {reason}</translation>
    </message>
</context>
</TS>
