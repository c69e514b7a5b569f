"""The foreign communities of the sample city: where they come from and what they are called.

Slavic family names that differ for women are written `Kowalski/Kowalska`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Community:
    """People of one country; `weight` says how many they are beside the others."""

    country: str
    weight: int
    family_names: tuple[str, ...]
    women: tuple[str, ...]
    men: tuple[str, ...]
    #: Whether people bear their father's family name and their mother's.
    two_family_names: bool = False


def _community(
    country: str, weight: int, families: str, women: str, men: str, *, two: bool = False
) -> Community:
    return Community(country, weight, _apart(families), _apart(women), _apart(men), two)


def _apart(text: str) -> tuple[str, ...]:
    return tuple(text.split(", "))


COMMUNITIES = (
    _community(
        "Ecuador", 150,
        "Zambrano, Cedeño, Vera, Macías, Mendoza, Moreira, Alvarado, Villacís, Quiñónez, "
        "Peñafiel, Guamán, Briones, Chávez, Espinoza, Bermúdez, Intriago, Ordóñez, Yépez, "
        "Carrasco, Tomalá, Quishpe, Suárez, Muñoz, Arboleda",
        "María Fernanda, Jessica, Gabriela, Mónica, Narcisa, Karla, Verónica, Doménica, Lady, "
        "Mercedes, Angélica, Rosa Elena, Mayra, Génesis, Carmen, Ana Belén, Shirley, Luz María",
        "Luis Alberto, Carlos, Jorge, José Luis, Kevin, Ángel, Víctor Hugo, Wilson, Byron, "
        "Segundo, Freddy, Jefferson, César, Washington, Édison, Darwin, Juan Carlos",
        two=True,
    ),
    _community(
        "Albania", 125,
        "Hoxha, Shehu, Çela, Gjoka, Dervishi, Kola, Muça, Leka, Prifti, Hysa, Bardhi, Marku, "
        "Gjini, Zefi, Lleshi, Kuqi, Basha, Hoti, Myftari, Tafa, Përmeti, Çollaku, Ndoja, Balla",
        "Elona, Mirela, Arta, Valbona, Besa, Entela, Ornela, Majlinda, Flutura, Anisa, Klea, "
        "Ermira, Drita, Dorina, Suela, Megi, Lindita, Vjollca",
        "Artan, Agim, Besnik, Ardit, Gëzim, Altin, Fatmir, Ilir, Klajdi, Erion, Bledar, Endrit, "
        "Luan, Petrit, Dritan, Arbër, Elvis, Skënder",
    ),
    _community(
        "Romania", 130,
        "Popescu, Ionescu, Popa, Dumitru, Stan, Rusu, Munteanu, Moldovan, Ciobanu, Șerban, "
        "Florea, Lungu, Constantinescu, Dobre, Marin, Ungureanu, Mureșan, Stănescu, Țurcanu, "
        "Vlad, Toma, Bălan, Ghiță, Iordache, Cojocaru, Neagu",
        "Elena, Ioana, Mihaela, Cristina, Alina, Daniela, Ana Maria, Georgiana, Ștefania, Raluca, "
        "Gabriela, Loredana, Simona, Andreea, Bianca, Lăcrămioara, Viorica, Nicoleta",
        "Ion, Gheorghe, Andrei, Mihai, Ștefan, Florin, Cristian, Vasile, Adrian, Ionuț, "
        "Constantin, Dănuț, Marius, Alexandru, Nicolae, Răzvan, Bogdan, Cătălin",
    ),
    _community(
        "Marocco", 95,
        "El Idrissi, Benali, El Amrani, Bennani, Alaoui, Tazi, Chraibi, El Fassi, Ouali, Bouzid, "
        "Haddad, Lahlou, El Mansouri, Berrada, Ait Ali, Ziani, Mouline, Kadiri, Naciri, Sabri",
        "Fatima, Khadija, Aïcha, Naïma, Fatima Zahra, Samira, Hanane, Latifa, Malika, Salma, "
        "Imane, Zineb, Nadia, Saïda, Rachida, Hafsa, Ghizlane, Loubna",
        "Mohammed, Ahmed, Youssef, Hassan, Rachid, Abdelkader, Mustapha, Khalid, Said, Hamza, "
        "Abderrahim, Driss, Noureddine, Ayoub, Brahim, Jamal, Anas, Bilal",
    ),
    _community(
        "Ucraina", 60,
        "Shevchenko, Kovalenko, Bondarenko, Tkachenko, Kravchenko, Boyko, Melnyk, Koval, Savchuk, "
        "Marchenko, Lysenko, Rudenko, Polishchuk, Petrenko, Moroz, Shevchuk, Hnatyuk, "
        "Kozlovskyy/Kozlovska, Lytvyn",
        "Olena, Oksana, Nataliya, Svitlana, Iryna, Halyna, Lyudmyla, Tetyana, Mariya, Nadiya, "
        "Olha, Yuliya, Lyubov, Vira, Hanna, Zoryana, Anastasiya",
        "Oleksandr, Serhiy, Volodymyr, Andriy, Mykola, Ivan, Vasyl, Yuriy, Dmytro, Bohdan, Taras, "
        "Petro, Maksym, Danylo, Oleh",
    ),
    _community(
        "Cina", 50,
        "Chen, Hu, Zhou, Wang, Zhang, Li, Lin, Wu, Ye, Zheng, Xu, Huang, Pan, Jin, Yang, Liu, "
        "Zhu, Sun, Ma, Xia, Jiang, Dong",
        "Xiaoli, Meihua, Yan, Lili, Xiuying, Jing, Yuting, Xiaoyan, Mengyao, Hong, Lihua, Yiyi, "
        "Shuang, Wenjing, Xinyi",
        "Jianguo, Wei, Haibo, Xiaoming, Jun, Zhiqiang, Yong, Weiwei, Bin, Chengwei, Guoqiang, "
        "Lei, Junjie, Haoran",
    ),
    _community(
        "Bangladesh", 55,
        "Hossain, Miah, Rahman, Islam, Uddin, Ahmed, Khan, Chowdhury, Sarkar, Alam, Howlader, "
        "Talukder, Mollah, Bepari, Sikder, Das, Bhuiyan, Hawlader",
        "Fatema, Nasrin, Shahnaz, Taslima, Ayesha, Salma, Rokeya, Sharmin, Mst Rina, Jannatul, "
        "Farzana, Sultana, Tania, Nusrat, Rabeya",
        "Mohammad, Md Rafiqul, Md Jahangir, Abdul, Kamal, Shahin, Sohel, Md Rubel, Jamal, "
        "Mizanur, Nazrul, Rakib, Delwar, Md Alamin, Faruk, Sumon",
    ),
    _community(
        "Perù", 60,
        "Quispe, Mamani, Huamán, Flores, Rojas, Sánchez, Ramírez, Vásquez, Chávez, Condori, "
        "Núñez, Paredes, Castañeda, Salazar, Gutiérrez, Zúñiga, Ñahui, Cáceres, Palomino, Ccori",
        "Rosa, Milagros, Flor de María, Carmen, Elizabeth, Yolanda, Luz, Maritza, Gladys, Nélida, "
        "Fiorella, Ruth, Jacqueline, Yessenia, Pilar",
        "José, Juan, Víctor, Luis, Jesús, César, Édgar, Percy, Julio, Raúl, Miguel Ángel, Hernán, "
        "Wilmer, Óscar, Fernando",
        two=True,
    ),
    _community(
        "Senegal", 45,
        "Diop, Ndiaye, Fall, Gueye, Mbaye, Sarr, Seck, Niang, Diouf, Thiam, Cissé, Sow, Kane, "
        "Mbengue, Lô, Dieng, Touré, Wade",
        "Fatou, Awa, Aïssatou, Mariama, Ndèye, Khady, Coumba, Aminata, Rama, Sokhna, Bineta, Adama",
        "Mamadou, Ibrahima, Cheikh, Moussa, Abdoulaye, Modou, Ousmane, Babacar, Assane, Serigne, "
        "Aliou, Pape, El Hadji, Lamine, Khadim",
    ),
    _community(
        "Filippine", 30,
        "Santos, Reyes, Cruz, Dela Cruz, Bautista, Garcia, Mendoza, Villanueva, Ramos, Castillo, "
        "Aquino, Manalo, Magsino, Dimaculangan, De Guzman, Pascual",
        "Maria Cristina, Rosalie, Jocelyn, Marites, Mary Grace, Angelica, Rowena, Jennifer, "
        "Imelda, Lourdes, Analyn, Princess",
        "Rodel, Jose, Ronaldo, Mark Anthony, Jericho, Eduardo, Rommel, John Paul, Danilo, Renato, "
        "Reynaldo, Angelo",
    ),
    _community(
        "Sri Lanka", 30,
        "Fernando, Perera, Silva, Warnakulasuriya, Kurukulasuriya, Jayasinghe, Rathnayake, "
        "Mendis, Dissanayake, Gunawardena, Wickramasinghe, Bandara",
        "Nilanthi, Chandrika, Dilani, Kumari, Sanduni, Malani, Nadeesha, Sriyani, Anusha, Ishara",
        "Nimal, Sunil, Chaminda, Ruwan, Anura, Dinesh, Kasun, Priyantha, Roshan, Lasantha",
    ),
    _community(
        "Nigeria", 35,
        "Okafor, Osagie, Igbinosa, Omoregie, Okonkwo, Eze, Aigbe, Osayande, Nwosu, Ehigiator, "
        "Obasi, Adeyemi, Idahosa, Uwaifo",
        "Blessing, Joy, Faith, Precious, Gift, Osas, Mercy, Patience, Chioma, Favour, Happiness",
        "Emmanuel, Samuel, Osaze, Chinedu, Lucky, Godwin, Sunday, Festus, Kelvin, Efosa, Friday",
    ),
    _community(
        "Egitto", 25,
        "Ibrahim, Abdel Rahman, El Sayed, Hassan, Mahmoud, Attia, Ramadan, Shehata, Gaber, "
        "Khalil, Abou Zeid, Soliman",
        "Amira, Mona, Heba, Nadia, Samah, Shaimaa, Mariam, Yasmin, Eman, Doaa",
        "Mohamed, Mahmoud, Ahmed, Mostafa, Sayed, Tarek, Hany, Adel, Ramy, Mina, Wael",
    ),
    _community(
        "Tunisia", 25,
        "Trabelsi, Ben Ali, Jaziri, Hammami, Gharbi, Mejri, Ben Salah, Chebbi, Ayari, Dridi, "
        "Bouazizi, Mabrouk",
        "Fatma, Amel, Sonia, Olfa, Rim, Ines, Hajer, Mouna, Najoua, Emna",
        "Mohamed, Habib, Sami, Nabil, Moncef, Lotfi, Walid, Hichem, Kaïs, Aymen, Ridha",
    ),
    _community(
        "Moldova", 25,
        "Rusu, Ceban, Ciobanu, Țurcan, Cebotari, Sîrbu, Lungu, Munteanu, Rotaru, Cojocari, Guțu, "
        "Botnaru, Vieru",
        "Natalia, Tatiana, Svetlana, Ludmila, Galina, Elena, Aliona, Viorica, Doina, Ecaterina",
        "Ion, Vitalie, Sergiu, Andrei, Igor, Vasile, Iurie, Dumitru, Oleg, Nicolae",
    ),
    _community(
        "Repubblica Dominicana", 25,
        "Peña, Núñez, Rosario, De la Cruz, Encarnación, Familia, Polanco, Guzmán, Báez, Ventura, "
        "Féliz, Almonte, Tejada, Ureña",
        "Yokasta, Altagracia, Yudelka, Ramona, Milagros, Rafaela, Wendy, Dulce María, Johanna",
        "Rafael, Ramón, Wilkin, José Manuel, Domingo, Starlin, Franklin, Yunior, Manuel, Félix",
        two=True,
    ),
    _community(
        "Colombia", 20,
        "Rodríguez, Gómez, Restrepo, Ospina, Cárdenas, Ramírez, Muñoz, Giraldo, Castaño, Ortiz, "
        "Londoño, Agudelo, Peláez, Rincón",
        "Luz Marina, Paola Andrea, Diana, Claudia Patricia, Adriana, Leidy, Natalia, Ángela, "
        "Gloria",
        "Andrés Felipe, Juan David, Carlos, Jhon Jairo, Óscar, Fabián, Hernando, Iván, Nelson",
        two=True,
    ),
    _community(
        "Brasile", 20,
        "Da Silva, Dos Santos, De Oliveira, Souza, Pereira, Lima, Gonçalves, Araújo, Ribeiro, "
        "Assunção, Conceição, Magalhães, Simões",
        "Ana Paula, Patrícia, Luciana, Adriana, Márcia, Juliana, Renata, Cláudia, Jéssica, Letícia",
        "João, Paulo, Luiz, Antônio, Márcio, Rodrigo, Thiago, Anderson, Sérgio, Vinícius",
    ),
    _community(
        "Polonia", 15,
        "Kowalski/Kowalska, Nowak, Wiśniewski/Wiśniewska, Wójcik, Kamiński/Kamińska, "
        "Zieliński/Zielińska, Szymański/Szymańska, Woźniak, Dąbrowski/Dąbrowska, Król, Łukasik, "
        "Pawłowski/Pawłowska, Mazur",
        "Agnieszka, Małgorzata, Katarzyna, Anna, Ewa, Joanna, Bożena, Elżbieta, Danuta, Łucja",
        "Piotr, Krzysztof, Andrzej, Paweł, Tomasz, Stanisław, Łukasz, Grzegorz, Michał, Jan",
    ),
    _community(
        "Federazione Russa", 15,
        "Ivanov/Ivanova, Smirnov/Smirnova, Kuznetsov/Kuznetsova, Popov/Popova, Sokolov/Sokolova, "
        "Lebedev/Lebedeva, Morozov/Morozova, Volkov/Volkova, Orlov/Orlova",
        "Olga, Elena, Irina, Svetlana, Natalia, Tatiana, Ekaterina, Galina, Ksenia",
        "Dmitry, Sergey, Alexey, Andrey, Igor, Mikhail, Oleg, Pavel",
    ),
    _community(
        "Bulgaria", 12,
        "Ivanov/Ivanova, Georgiev/Georgieva, Dimitrov/Dimitrova, Petrov/Petrova, "
        "Nikolov/Nikolova, Stoyanov/Stoyanova, Todorov/Todorova, Hristov/Hristova",
        "Maria, Desislava, Ivanka, Elena, Gergana, Daniela, Tsvetelina, Penka, Rositsa",
        "Georgi, Ivan, Dimitar, Nikolay, Petar, Hristo, Stefan, Todor, Krasimir",
    ),
    _community(
        "Germania", 18,
        "Müller, Schmidt, Schneider, Fischer, Weber, Wagner, Becker, Schulz, Hoffmann, Schäfer, "
        "Köhler, Krüger, Böhm, Groß, Weiß, Jäger",
        "Ursula, Sabine, Monika, Birgit, Claudia, Susanne, Heike, Anke, Käthe, Lena, Katharina",
        "Jürgen, Hans, Thomas, Wolfgang, Andreas, Günter, Stefan, Uwe, Jörg, Dieter, Lukas",
    ),
    _community(
        "Francia", 18,
        "Martin, Bernard, Dubois, Lefèvre, Moreau, Girard, Lemaître, Fournier, Béranger, "
        "Gauthier, Mercier, Françon, Chevallier",
        "Hélène, Françoise, Céline, Sylvie, Aurélie, Camille, Anaïs, Brigitte, Chloé, Zoé, Éloïse",
        "François, Jean-Pierre, Nicolas, Frédéric, Jérôme, Benoît, Gaël, Loïc, Étienne, Mathieu",
    ),
    _community(
        "Regno Unito", 12,
        "Taylor, Evans, Wilson, Clarke, Walker, Robinson, O'Brien, Hughes, Turner, Cooper, "
        "MacDonald",
        "Susan, Emma, Helen, Catherine, Jane, Charlotte, Sarah, Fiona, Lucy",
        "Peter, James, Andrew, Simon, William, Stephen, Colin, Oliver, Graham",
    ),
    _community(
        "Spagna", 12,
        "García, Fernández, López, Muñoz, Ibáñez, Domínguez, Núñez, Vázquez, Etxeberria, Puig, "
        "Serrano, Peña",
        "María del Carmen, Lucía, Núria, Begoña, Marta, Inés, Ana Isabel, Montserrat",
        "Javier, Álvaro, Íñigo, Jordi, Manuel, José Antonio, Pablo, Adrián, Andrés",
        two=True,
    ),
    _community(
        "India", 20,
        "Singh, Kumar, Kaur, Sharma, Patel, Thomas, Joseph, Varghese, Gill, Dhillon, Mathew",
        "Manpreet, Sunita, Priya, Kiran, Jaspreet, Anjali, Sheeja, Rajwinder, Lissy",
        "Gurpreet, Rajesh, Harjit, Sandeep, Amandeep, Biju, Vikram, Sukhwinder, Jobin",
    ),
    _community(
        "Pakistan", 20,
        "Hussain, Ali, Khan, Iqbal, Mahmood, Akhtar, Butt, Bibi, Shah, Malik, Javed",
        "Saima, Nasreen, Shazia, Rukhsana, Ayesha, Samina, Iqra, Sadia",
        "Muhammad, Imran, Tariq, Nadeem, Asif, Usman, Shahid, Zafar, Adnan",
    ),
    _community(
        "Serbia", 10,
        "Jovanović, Petrović, Nikolić, Marković, Đorđević, Stojanović, Ilić, Živković, Šarić",
        "Dragana, Jelena, Milica, Snežana, Biljana, Vesna, Žaklina, Nađa",
        "Dragan, Zoran, Miloš, Nenad, Goran, Saša, Đorđe, Žarko, Nemanja",
    ),
    _community(
        "Croazia", 8,
        "Horvat, Kovačević, Babić, Marić, Jurić, Novak, Perić, Božić, Matijašević",
        "Marija, Ivana, Željka, Katarina, Mirjana, Nataša, Ana",
        "Ivan, Željko, Tomislav, Hrvoje, Krešimir, Mate, Boško",
    ),
    _community(
        "Turchia", 8,
        "Yılmaz, Kaya, Demir, Çelik, Şahin, Yıldız, Öztürk, Aydın, Doğan, Güneş",
        "Ayşe, Fatma, Zeynep, Elif, Gülşen, Hatice, Özlem, Çiğdem",
        "Mehmet, Mustafa, Ahmet, Hüseyin, İbrahim, Murat, Oğuz, Ümit",
    ),
    _community(
        "Danimarca", 4,
        "Jensen, Nielsen, Sørensen, Jørgensen, Møller, Højgaard, Kjær, Østergaard",
        "Kirsten, Mette, Søs, Anne, Inge, Lærke, Bodil",
        "Søren, Jørgen, Lars, Bjørn, Henrik, Åge, Niels",
    ),
    _community(
        "Vietnam", 6,
        "Nguyễn, Trần, Lê, Phạm, Hoàng, Phan, Vũ, Đặng, Bùi",
        "Thị Hoa, Thị Lan, Thị Mai, Thu Hà, Ngọc Anh, Thị Hằng, Minh Châu",
        "Văn Hùng, Minh Tuấn, Đức Anh, Quang Huy, Văn Nam, Thành Long",
    ),
)  # fmt: skip
