/// Names that people are called by: where a line bears no label, its first word tells a person from a desk or a section.
enum GivenNames {
  static let phrases = Phrases(names: arabic + "\n" + arab)

  /// Names that begin with the article, as no other first word of a name does.
  static let articled = Phrases(
    names: """
      الطيب الطاهر الهادي الأمين المختار البشير الصادق الحسن الحسين السيد العربي المهدي المصطفى الحبيب الشاذلي المنصف المعتصم
      الفاضل الزبير النور الشريف المكي التيجاني التجاني الشيخ السعيد الخير العياشي الجيلالي الجيلاني المولدي الأزهر الأخضر العيد
      النعمان المثنى السر الواثق الزين الزهراء الهام العباس المنذر القاسم المعز الصديق الفاتح الدسوقي البدري السنوسي المبروك
      البندري المحجوب المعطي المنجي الهواري الوليد التهامي النوري الهاشمي
      """)

  /// In letters with capitals: a bare line right under a headline that one of them begins is its writer's. Names that are
  /// towns', brands' or words' as well are left out.
  static let cased = Phrases(
    names: """
      adam adrian alan albert alejandro alessandro alex alexander alexandra alfred alice alicja alina amanda amélie ana anaïs andrea andreas andrei andrew
      andrzej ángel angela anita anja anna anne annette annika antje antoine antonio antónio arnaud arthur astrid axel ayşe barbara beata beatriz ben benjamin
      bernard bernd bernhard birgit björn boris brian bruno burak camille carla carlos carmen carolina caroline carsten catarina catherine cécile cédric
      céline chantal charles chiara chris christian christiane christina christine christoph christopher claire clara claudia claudio clément cristina
      dagmar daniel daniela daniele david deborah dennis diana diego dieter dieudonné dirk dominik dominique donald doris dorota eduardo eileen elena elif
      elisabeth elizabeth ellen emily emma emmanuel emre enrico eric erik esther eva ewa fabian fabien fabio fatma federico felix ferdinand fernanda fernando
      filip filipe florian francesca francesco francisco françois françoise frank frédéric friedrich gabriel gabriele gabriella geoffrey georg georges
      gérard gerhard gilles giorgio giovanni giulia giuseppe gonzalo grzegorz guillaume gustavo hakan hanna hannah hannes hans harald hasan heike heiko
      heinrich helen helena helga hélène helmut hendrik henri henrik henrique herbert hugo hüseyin ian ignacio ines inês inga inge ingo ingrid irene
      isabel isabella isabelle ivan jacek jacques jakob jakub james jan jana janine jannik jasmin javier jean jeffrey jennifer jens jessica jim joachim joana
      joanna joão jochen joe joel johan johannes john jonas jonathan jörg jorge josé josef joseph joshua józef juan julia julian julie julien jürgen justine
      kai karen karin karl karsten katarzyna kate katharina katherine kathrin katja katrin kemal kerstin kevin kirsten klaus konrad krzysztof lars laura
      laure laurence laurent léa lena lennart leon leonardo linda lisa lise lorenzo louise lucas lucía luca lucie luigi luis luisa luiz lukas łukasz lutz
      maciej magdalena małgorzata manfred manuel manuela marc marcel marcelo marcin marco marcus marek margaret margarita maria maría mariana marie marina
      mario marion mark markus marta martha martin martina martine mateusz mathias mathieu matt matteo matthew matthias maurice max maximilian mehmet
      melanie melissa michael michaël michał michel michele michelle miguel mikael mike miriam monica monika moritz murat mustafa nadia nadine natalia
      natalie nathalie niccolò nicholas nicola nicolas nicole niels niklas nils nina olaf oliver olivia olivier oscar osman otto pablo paolo pascal patricia
      patrick patrik paul paula paulo pavel pedro peter petra philip philipp philippe pierre piotr rachel rafael rafał rainer ralf raphaël raquel raul raúl
      rebecca reinhard renate renato ricardo richard rita robert roberto rodrigo roger roland rolf romain roman ronald rui ruth ryan sabine sabrina samantha
      sandra sara sarah sascha sébastien sebastian selin serdar sergio sibel silke silvia simon simona simone sofia sonja sophia sophie stefan stefania
      stefanie steffen stephan stéphane stephanie stéphanie stephen steve steven susan susana susanna susanne svenja sven sylvia sylvie tanja tatiana teresa
      theresa thiago thibault thierry thomas thorsten tiago till timo tobias tom tomás tomasz torben torsten udo ulf uli ulrich ulrike ursula ute uwe valentin
      valentina valérie valeria vanessa vera verena véronique vincent vincenzo virginie viviane volker walter werner wiebke wilhelm william witold wojciech
      wolfgang xavier yann yannick yasemin yusuf yves yvonne zeynep zofia zuzanna agus budi dewi rina siti andi putri
      onur ece deniz cem kaan kerem mert oğuz orhan volkan umut tolga esra büşra merve gamze gizem pınar özge tuğba aslı aylin ebru seda
      ernesto pilar rocío ramón rubén alfonso andrés agustín begoña concepción cristóbal emilio esteban guadalupe héctor iker íñigo joaquín josefina marcos mónica nuria rosario
      solène maïté margaux clémence mathilde manon léo théo baptiste quentin agnès aurélie bérénice benoît élodie émilie estelle étienne fanny gaëlle
      gaspard ludovic maëlle marine maud maxime mélanie noémie océane pauline romane sylvain thaïs valentine yohan zoé
      nele jörn anke bettina britta eckart elke ernst franziska friederike gisela götz gudrun günter günther gunnar hartmut hildegard ilse imke
      ginevra alessia beatrice camilla costanza edoardo elisa filippo gianluca giacomo gianni ilaria luciano massimo paola pietro raffaele riccardo serena silvio stefano tommaso
      renata tiago inês gonçalo henrique luísa márcia mariângela nuno raquel rogério sílvia vitória
      ratna bayu agung wahyu
      nguyễn trần phạm huỳnh đặng bùi
      александр алексей алёна анастасия анатолий андрей андрій анна антон артем артём борис вадим валентин валентина валерий василий вера виктор виталий
      владимир володимир вячеслав галина георгий григорий дарья денис дмитрий дмитро евгений евгения екатерина елена иван игорь илья инна ирина ірина кирилл
      константин ксения лариса леонид любовь людмила максим марина мария михаил надежда наталия наталья николай нина оксана олег олександр олена ольга павел
      петр полина роман светлана сергей сергій станислав степан тарас татьяна тетяна юлия юрий юрій яна ярослав
      αλέξανδρος αναστασία ανδρέας άννα αντώνης βασίλης γιάννης γιώργος γεώργιος δημήτρης ελένη ειρήνη εύα ευαγγελία ιωάννα κατερίνα κώστας κωνσταντίνος
      μαρία μιχάλης νίκος νικόλαος παναγιώτης πέτρος σοφία σπύρος σταύρος στέλλα χρήστος χριστίνα
      """)

  private static let arabic = """
    محمد أحمد محمود حامد حمد حمدي حمدان حميد عبد عبدالله عبدالرحمن عبدالعزيز عبدالكريم عبدالرحيم عبداللطيف عبدالفتاح
    عبدالقادر عبدالسلام عبدالحميد عبدالمجيد عبدالهادي عبدالوهاب عبدالناصر عبدالمنعم عبدالحكيم عبدالغني عبدالمحسن
    عبدالإله عبدالجبار عبدالخالق عبدالرزاق عبدالملك عبدالواحد عبدالباسط علي عمر عثمان حسن حسين حسام حسان حسني خالد
    خليل خليفة خميس داود دانيال راشد رامي رائد ربيع رجب رشيد رشا رضا رفعت رمضان رمزي رياض زاهر زكريا زياد زيد زين
    سالم سامح سامر سامي سعد سعود سعيد سلطان سلمان سليم سليمان سمير سيد سيف شادي شاكر شريف شعبان شكري شوقي صابر صالح
    صبحي صبري صدام صفوت صلاح ضياء طارق طاهر طلال طلعت طه عادل عاصم عاطف عامر عباس عدنان عدي عزالدين عز عزت عصام عطية
    علاء عماد عمار عمرو عوض عيسى غازي غالب غانم غسان فادي فارس فاروق فايز فتحي فراس فرج فهد فؤاد فواز فيصل قاسم قيس
    كامل كريم كمال لؤي لطفي ماجد مازن مالك ماهر مبارك مجدي محسن مختار مدحت مراد مروان مسعود مصطفى مصعب معاذ معتز
    معتصم ممدوح منذر منصور منير مهدي مهند مؤمن موسى ميلاد نادر ناجي ناصر نائل نبيل نجيب نديم نزار نزيه نصر نضال نعيم
    نواف نور نورالدين هادي هاشم هاني هشام هيثم وائل وجدي وحيد وسام وسيم وصفي وليد وهيب ياسر ياسين يحيى يزيد يسري
    يعقوب يوسف يونس إبراهيم إسماعيل إسحاق إلياس إيهاب أسامة أشرف أكرم أمجد أمين أنس أنور أيمن أيوب أدهم أديب أسعد
    أنيس إياد إيلي إدريس بدر بسام بشار بشير بكر بلال بندر بهاء بيار تامر تركي توفيق ثامر جابر جاسم جاد جبران جعفر
    جلال جمال جميل جهاد جواد جورج جوزيف جوني حاتم حازم حبيب حيدر خلف خيري مشعل مشاري مشعان متعب نايف ناهض سطام عايض
    عايد عبده مفرح يزن ليث ريان رائف سراج سهيل سفيان صهيب عبيد عتيق فوزي قصي كنان مجد محسن مزمل مناف منيب نذير
    آية أسماء أمل أميرة أماني أميمة إيمان إيناس ابتسام أحلام أروى أريج أسيل آمال آمنة إسراء إلهام بتول بسمة بشرى بثينة
    تغريد ثريا جميلة جمانة جيهان حنان حنين حياة خديجة خلود داليا دانا دعاء دلال دنيا دينا رانيا راوية رحاب رحمة رغد رنا
    رندا رنيم روان رولا رؤى ريم ريما ريهام زهراء زهرة زينب سارة سامية سحر سعاد سلمى سماح سمر سميرة سناء سهام سهى سوسن
    شروق شيماء شهد شهيرة صباح صفاء ضحى عائشة عبير عفاف علا علياء غادة غدير فاتن فاطمة فدوى فرح فوزية كوثر لبنى لطيفة لمى
    لمياء لينا ليلى مادلين ماجدة مروة مريم منى منال مها مي ميادة ميساء ناديا نادية نجاة نجلاء نجوى ندى نرمين نسرين نعيمة
    نهى نوال نورة نورا هالة هبة هدى هند هناء هيا وجدان وردة وسن وعد وفاء ولاء ياسمين يسرا يارا
    ميرنا كارين صفوان منصف المنصف نعمان عائض يعرب زيدون تحسين رفيق سهيلة ميرفت ميرال ماريا مارون شربل رفيف ريتا سيلين سيلفا نانسي نوال هيلدا
    غريد تمارا تاله جوانا جنى جيسيكا داني روجيه رولان روني زينة سابين سيرين شانتال طارق عايدة فيفيان كريستين كميل لارا ماغي منصور نقولا
    عبدالحليم عبدالعليم عبدالمعطي عبدالصمد عبدالجليل عبدالباري عبدالولي عبدالرقيب عبدالقوي عبدالحفيظ عبدربه عبدالرؤوف عبدالمولى عبدالسميع عبدالتواب
    بلعيد بوبكر بوزيد الحسين حمو سعدون علاوة عمارة فرحات قدور محند مسعودة نبيلة يوغرطة حورية زوبيدة صليحة كهينة
    هيفاء هيلة نوف لولوة منيرة مشاعل جواهر شيخة حصة موضي بدرية عهود أفنان رزان لولو مزنة
    قحطان مسفر مرزوق مطلق مفلح ملفي مهيدب نويفل هزاع هذال ضيف ضاري غنيم فيحان محيسن معيض صنهات
    تيسير لخضر بلقاسم بوعلام رابح عبدالحق عبدالعالي عبدالنبي فضيلة وسيلة زهور بابكر مرتضى كرار قيصر
    غيث تمام نوفل تيم أوس جود كرم يمان عمران لقمان ذوالفقار خلدون مأمون مثنى مجاهد معن معمر نبهان نوري هلال هيمن وضاح
    إحسان إسلام أكثم أمير أوراس بهجت بديع برهان تميم ثائر جميح حبيب حذيفة حمزة خطاب دريد ذياب راجح رامز رسول زهير زهران
    سفيان سنان سهل شفيق شهاب صادق صقر ضرار عاطف عبيدة عرفات عزمي عقيل عكرمة غدير فاضل فائق فريد فهمي كاظم كايد مؤيد مبروك
    سكينة رقية تالا جود حلا رنين ريماس رهف رزان سجى سديم شذى شيرين صبا صفية عنود غيداء فيروز كنزة لجين لورا مايا مرام ملك ملاك
    مياسة ميسون نغم نور نيفين هاجر هديل هنادي وئام وصال يمنى حسناء حفصة راضية زكية سلوى سعدية فتيحة كلثوم مليكة نادين
    جون جيمس ديفيد مايكل بيتر بول توماس روبرت مارك ماري آنا سيمون باتريك طوني أنطوان ميشال ميشيل كارلا جويل كلود فادية
    علیرضا محمدرضا حمیدرضا غلامرضا مهدی حسین علی رضا امیر امیرحسین سعید مجید حمید بهروز بهنام بهزاد پویا پیمان سینا
    شهرام فرزاد فرهاد کامران کیوان مرتضی مسعود ناصر نیما هوشنگ یاسر مریم زهرا سپیده شیرین لیلا نرگس نگار مینا الهه پرویز
    """
}
