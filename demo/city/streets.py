"""The streets of the sample city, by postal code, and the towns its people come from."""

CITY = "Esempio"
PROVINCE = "EE"

#: Postal code, the share of the people who live there, and its streets.
ZONES = (
    ("00199", 8, (
        "Via Garibaldi", "Salita San Nicolò", "Via Balbi", "Via San Vincenzo", "Piazza Colombo",
        "Via dei Giustiniani", "Via Cairoli", "Passo Acquidotto delle Fontane Marose",
        "Vico Indoratori", "Via del Municipio", "Piazza del Mercato", "Vico dei Cartai",
        "Vico della Rosa", "Vico Chiuso delle Monache", "Vico degli Scudai", "Salita della Torre",
        "Salita dell'Oro", "Piazza delle Erbe", "Piazza Banchi Vecchi", "Via dei Macelli",
        "Via della Maddalena", "Vico del Filo", "Vico Casana", "Piazzetta dei Ragazzi",
    )),
    ("00198", 12, (
        "Corso Europa", "Via Assarotti", "Via di Francia", "Corso Torino", "Corso Italia",
        "Via Roma", "Via Venti Settembre", "Viale dei Platani", "Via Palestro", "Via Goito",
        "Via Montebello", "Via Solferino", "Via Magenta", "Piazza della Vittoria", "Via Cavour",
        "Via Mazzini", "Via Marsala", "Via Calatafimi",
    )),
    ("00197", 12, (
        "Via della Marina", "Lungomare di Levante", "Via dei Pescatori", "Via Capo Verde",
        "Via al Faro", "Via della Scogliera", "Via delle Vele", "Via Ammiragli", "Via del Molo",
        "Corso Cristoforo Colombo", "Via dei Calafati", "Via dei Camalli", "Salita al Forte",
        "Via delle Agavi", "Via dei Tamerici", "Via della Libertà", "Via Nizza", "Via Trento",
    )),
    ("00196", 12, (
        "Via del Lagaccio Vecchio", "Via delle Officine", "Via dei Cantieri", "Via della Ferriera",
        "Via dei Saponai", "Via del Gasometro", "Via della Lanterna", "Corso dell'Industria",
        "Via Primo Maggio", "Via del Lavoro", "Via dei Ferrovieri", "Via della Stazione",
        "Via dei Tessitori", "Via delle Fornaci", "Via Venticinque Aprile", "Via dei Vetrai",
        "Via delle Tabacchine", "Via del Campo Sportivo",
    )),
    ("00195", 11, (
        "Viale dei Tigli", "Via delle Ginestre", "Via dei Glicini", "Via degli Oleandri",
        "Via delle Mimose", "Via dei Castagni", "Via delle Querce", "Via degli Ulivi",
        "Via dei Limoni", "Via del Melograno", "Via delle Robinie", "Via dei Lecci",
        "Viale delle Palme", "Via del Pino", "Via dei Mandorli", "Via delle Camelie",
        "Via dei Ciliegi", "Via delle Magnolie",
    )),
    ("00194", 11, (
        "Via Monte Antola", "Via Monte Beigua", "Via Monviso", "Via Cervino", "Via Adamello",
        "Via Gran Sasso", "Via Appennini", "Via Alpi Liguri", "Via Valle Scura", "Via Bocchetta",
        "Via del Giovo", "Via Turchino", "Via Scoffera", "Salita del Garbo", "Via Costalunga",
        "Via Pian di Rocca", "Via della Cava", "Via del Crinale",
    )),
    ("00193", 10, (
        "Via Torrente Chiaro", "Via del Ponte", "Via del Mulino", "Via Molini di Sotto",
        "Via della Cartiera", "Via dell'Acquedotto", "Via delle Fontanelle", "Via della Chiusa",
        "Via delle Lavandaie", "Via Fossato Grande", "Via Lungo Argine", "Via della Gora",
        "Via Isola Bella", "Via Po", "Via Tanaro", "Via Bormida", "Via Trebbia", "Via Magra",
    )),
    ("00192", 9, (
        "Via San Martino", "Via Santa Chiara", "Via San Bartolomeo", "Via Santa Zita",
        "Via Sant'Agata", "Via San Fruttuoso", "Salita Santa Brigida", "Via San Rocco",
        "Via Sant'Ilario", "Via dell'Abbazia", "Via del Santuario", "Via dei Cappuccini",
        "Via della Pieve", "Via San Giuliano", "Via Santa Tecla", "Via San Quirico",
        "Piazza San Pietro", "Salita degli Angeli",
    )),
    ("00191", 9, (
        "Via Piemonte", "Via Lombardia", "Via Toscana", "Via Sardegna", "Via Sicilia",
        "Via Puglia", "Via Umbria", "Via Veneto", "Via Trieste", "Via Zara", "Via Fiume",
        "Via Gorizia", "Viale della Repubblica", "Via dell'Unità d'Italia", "Via Milano",
        "Via Firenze", "Via Bologna", "Via Perugia",
    )),
    ("00190", 6, (
        "Via Vecchia di Ponente", "Via dei Molini Alti", "Località Pian dei Prati",
        "Località Costa Bassa", "Via delle Vigne", "Via degli Orti", "Via dei Contadini",
        "Via Crosa di Mezzo", "Salita Crosa Alta", "Via del Castagneto", "Via della Fontana",
        "Via del Colle", "Località Bric del Gallo", "Via della Cappelletta", "Strada dei Fortini",
        "Via delle Fasce", "Via Aia Vecchia", "Via del Borgo",
    )),
)  # fmt: skip

#: What a street is called says how long it is: the highest number it has.
HIGHEST_NUMBER = {
    "Corso": 220, "Viale": 120, "Lungomare": 90, "Via": 84, "Strada": 60, "Salita": 44,
    "Vico": 22, "Piazza": 18, "Piazzetta": 8, "Passo": 14, "Località": 30,
}  # fmt: skip

#: Towns where those who were not born in the city come from, and how many do.
BIRTH_TOWNS = (
    ("Genova", 22), ("Savona", 10), ("Torino", 9), ("Milano", 9), ("Napoli", 8), ("La Spezia", 6),
    ("Alessandria", 7), ("Imperia", 5), ("Palermo", 6), ("Reggio Calabria", 5), ("Roma", 6),
    ("Cuneo", 4), ("Asti", 4), ("Chiavari", 5), ("Rapallo", 3), ("Novi Ligure", 4),
    ("Acqui Terme", 3), ("Piacenza", 4), ("Parma", 3), ("Pisa", 2), ("Carrara", 3), ("Catania", 4),
    ("Messina", 3), ("Bari", 3), ("Foggia", 2), ("Taranto", 2), ("Cagliari", 3), ("Sassari", 3),
    ("Nuoro", 2), ("Potenza", 2), ("Cosenza", 3), ("Catanzaro", 2), ("Salerno", 2), ("Avellino", 2),
    ("Venezia", 2), ("Rovigo", 2), ("Udine", 1), ("Bologna", 2), ("Firenze", 2), ("Ovada", 3),
    ("Cairo Montenotte", 2), ("Sestri Levante", 2), ("Ventimiglia", 2), ("Albenga", 2),
    ("Agrigento", 2), ("Forlì", 1), ("Cefalù", 1), ("Gioia Tauro", 1), ("Porto Torres", 1),
    ("Mondovì", 1),
)  # fmt: skip
