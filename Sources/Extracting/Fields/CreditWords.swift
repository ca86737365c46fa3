/// The words around names: labels before them, roles and desks that are nobody, words that no name holds.
enum CreditWords {
  /// Before a writer's name.
  static let writer = Phrases(
    words: """
      author of this article|an interview by|photos and text by|text and photos by|text and photos|text und fotos|text und bilder|text und foto|texte et photos|texto y fotos|testo e foto|tekst og foto|text och foto|نص وصور|عدسة وتحرير|تصوير وتحرير|تصوير وتقرير|عدسة وتقرير|إعداد وتصوير|كتابة وتصوير|تغطية وتصوير|تقرير وتصوير|حوار وتصوير|تحقيق وتصوير|text by|created by|submitted by|contributed by|by guest author|by our correspondent|by|article by|essay by|review by|opinion by|analysis by|column by|interview by|guest post by|words by|written by|story by|words by|reporting by|report by|posted by|published by|author|authors|reporter|writer
      verfasst von|geschrieben von|eingestellt von|erstellt von|gepostet von|veröffentlicht von|beitrag von|ein beitrag von|blog beitrag von|von unserem redakteur|von unserer redakteurin
      von|text von|texte von|words|ein interview von|bericht von|beitrag von|reportage von|kolumne von|kommentar von|gastbeitrag von|ein gastbeitrag von|interview von|analyse von|ein bericht von|eine analyse von|ein kommentar von|text|autor|autorin|autoren
      par|publié par|écrit par|rédigé par|propos recueillis par|auteur|auteurs
      por|escrito por|redactado por|autora|autores|di|a cura di|scritto da|autore|da|de|texto de
      door|geschreven door|av|af|tekst|tekst av|skriven av|text av|skrevet av|journalist|tekijä|teksti|kirjoittaja
      autor článku|napsal|napsala|autor textu|autorzy|opracował|opracowała|szerző|írta|scris de|autorul
      yazan|yazar|haber|oleh|penulis|reporter|автор|авторы|текст|автор статьи|автори|текст автора|συντάκτης|του|της|γράφει|γράφει ο|γράφει η|γράφουν οι|της δημοσιογράφου|του δημοσιογράφου
      كتب|كتبت|كتابة|كتبه|كتبها|كتبوا|كتبا|كتبتا|كتبن|يكتب|يكتبه|يكتبها|بقلم|إعداد|اعداد|إعداد وتحرير|حوار|حاوره|حاورها|حاورته|أجرى الحوار|أجرت الحوار|تحرير|تقرير
      متابعة|متابعات|بواسطة|مرسلة بواسطة|نشر بواسطة|نشرت بواسطة|كتب بواسطة|أرسله|أرسلها|أضافه|أضافها|كتب بواسطة الكاتب|المحرر|المحررة|الكاتب|الكاتبة|كاتب المقال|كاتب|كاتبة|تحقيق|ترجمة|أعده|أعدها|أعد التقرير
      تغطية|رصد|نص|النص|من إعداد|من اعداد|إنجاز|من إنجاز|حررها|حرره|اسم الكاتب|الصحفي|الصحفية|كتب من|كتب المحرر|استطلاع|المراسل|المراسلة|كتب الخبر|كتبت الخبر|حرر الخبر|أعد الخبر|كتب المقال|كاتب الخبر|كاتبة الخبر|محرر الخبر|كتب مراسلنا|كتبت مراسلتنا|مقابلة أجراها|حوار أجراه|حوار أجرته|أجرى المقابلة|أجرت المقابلة|أجرى اللقاء|أعد الملف|كتابة وتحرير|تحرير وإعداد
      نووسەر|نووسینی|نووسین|نوسینی|ئامادەکردنی|ئامادەکردن|ڕاپۆرت|نوشته|نویسنده|به قلم|خبرنگار|گزارشگر|گزارش از|گزارش|تحریر|تحریر از|مصنف|رپورٹ
      texto|textos|textos de|reportaje de|reportagem|reportagem de|matéria de|texte|textes|texte de|reportage|propos|de notre correspondant|de notre correspondante|de notre envoyé spécial|de notre envoyée spéciale
      servizio di|articolo di|testo|testi|testi di|testo di|intervista di|rozmawiał|rozmawiała|notował|notowała|opracowanie|laporan|pewarta|wartawan|kontributor|bài|bài viết|bài và ảnh|imeandikwa na|mwandishi
      беседовал|беседовала|материал подготовил|материал подготовила|подготовил|подготовила|записал|записала|корреспондент|журналист|розмовляв|розмовляла|підготував|підготувала
      संवाददाता|כתב|כתבת|本报记者|本網記者|本网记者|本刊记者|特约记者|见习记者|实习记者|通讯员|लेखक|लेखिका|रिपोर्ट|रिपोर्टर|प्रस्तुति|লেখক|লিখেছেন|โดย|ผู้เขียน|เขียนโดย|tác giả|thực hiện|επιμέλεια|ρεπορτάζ|κείμενο|oprac|opr|tekst i zdjęcia
      redigiert von|bearbeitet von|edited by|édité par|editado por|edição|edição de|revisione|ویراستار|संपादन|편집|editör|редактор|editor|redaktur|penyunting
      作者|記者|记者|撰文|责编|责任编辑|責任編輯|文|記事|執筆|著者|投稿者|筆者|執筆者|ライター|取材|撰稿|采写|作家|글쓴이|글|기자|מאת
      """)

  /// Before a source's name.
  static let source = Phrases(
    words: """
      source|sources|via|quelle|quellen|fuente|fuentes|fonte|fonti|bron|källa|kilde|lähde|źródło|zdroj|forrás|sursa|kaynak|sumber
      المصدر|مصدر|المصادر|نقلا عن|نقلاً عن|منبع|источник|джерело|πηγή|来源|來源|出典|출처|credit
      """)

  /// Pictures have makers of their own.
  static let picture = Phrases(
    words: """
      photo|photos|photo by|photograph|photographer|photography|image|images|picture|video by|illustration|أرشيف|أرشيفية|الأرشيف|foto|fotos|fotó|bild|bilder
      imago|getty|getty images|shutterstock|photo credit|image credit|crédit|crédits|immagine|фото|تصوير|صورة|الصورة|عدسة|عکس|写真
      zdjęcia|zdjęcie|fot|fotografie|fotografia|fotografía|fotografías|fotoğraf|fotoğraflar|φωτογραφία|φωτογραφίες|ảnh|תמונה|צילום|तस्वीर|फोटो|사진|图|图片|摄影|攝影|撮影|світлина|kuva|kuvat
      """)

  /// A part with one of these words is a role, a desk or a line of prose, and no person.
  static let roles = Phrases(
    words: """
      staff|writer|editor|editors|editorial|reporter|reporters|reporting|correspondent|contributor|contributing|columnist|desk|newsroom|news
      team|agency|agencies|bureau|bureaus|press|media|online|digital|web|newspaper|times|post|herald|tribune|gazette|chronicle|journal|magazine|network|radio
      tv|television|channel|group|inc|ltd|llc|corp|company|university|institute|foundation|association|department|ministry|office|service|services
      unknown|anonymous|admin|administrator|webmaster|guest|user|author|authors|producer|photographer|photo|photos|image|getty|images|shutterstock|special|exclusive
      senior|chief|deputy|managing|associate|assistant|politics|political|business|sports|sport|technology|science|health|entertainment|world|national
      updated|published|posted|share|follow|subscribe|minutes|minute|read|comments|comment|views|more|home|contact|about|here|click|newsletter|email|size|font|twitter|facebook|instagram|linkedin|whatsapp
      redaktion|redakteur|redakteurin|redaktor|redakce|redaktionsmitglied|reporterin|korrespondent|korrespondentin|autor|autorin|volontär|volontärin|chefredakteur|chefredakteurin|agentur|nachrichten|zeitung|verlag|mitarbeiter|mitarbeiterin|gastautor|ressort|ressortleiter
      rédaction|rédacteur|rédactrice|journaliste|correspondant|correspondante|envoyé|envoyée|agence|avec|redacción|redaccion|redactor|redactora|periodista|corresponsal|agencia|agencias|redazione|giornalista|redação|jornalista|redacția|redactie|redaksi|redaksjonen|redaktionen|redakcja|redakcija|szerkesztőség|haber|merkezi|editör|muhabir|toimitus
      редакция|редактор|корреспондент|журналист|агентство|новости|редакція|кореспондент|σύνταξη|newsroom
      pressesprecher|pressesprecherin|sprecher|sprecherin|projektleiter|projektleiterin|projektleitung|geschäftsführer|geschäftsführerin|vorsitzender|vorsitzende|abteilung|öffentlichkeitsarbeit|uhr
      interview|keine|kommentare|kommentar|pressemitteilung|artikel|teile|publicado|rechtsanwalt|illustration|illustrationen|protokoll|master|educator|collective|plants|stiftung|verein|verband|gmbh|ag|sa|plc|admissions|strategies|social
      written|publié|publiée|publish|zur|zum|alle|mehr|all|view|posts|show|see|meet|our|live|watch|play|listen|photo|key|points|top|story|stories|article|articles|read|next|related|sponsored|advertisement|ad|follow|join|sign|log|login|register|search|menu|print|save|copy|link|photos|gallery|video|audio|podcast
      son|güncelleme|giriş|tarihi|公開日|更新日|公開|更新|掲載|发布|更新日時
      تم|نشره|نشرها|تاريخ|التاريخ|التسجيل|عضو|العضو|مشرف|المشاركات|مشاركات|الدولة|المكان|الجنس|رقم|العضوية|المنتدى|منتدى|منتديات|يغطي|متخصص|حاصل|عن|المدونة|مدونة|الصحف|قراء|القراء|الكتاب|كتاب
      فريق|التحرير|تحرير|قسم|موقع|الموقع|صحيفة|جريدة|مجلة|وكالة|وكالات|مراسل|مراسلو|مراسلون|مراسلنا|مراسلة|مندوب|محرر|محررو|المحرر|محررة|خاص|خاصة|شبكة|قناة|إدارة|الإدارة|مدير|رئيس|هيئة|مكتب|بوابة|منصة|مؤسسة|مركز|وزارة|نائب
      صحفي|صحفية|صحافي|صحافية|إعلامي|إعلامية|أكاديمي|أكاديمية|باحث|باحثة|محلل|محللة|ناقد|ناقدة|روائي|روائية|ناشط|ناشطة|كاتب|كاتبة|الكاتب|ترجمة|متابعات|متابعة|أخبار|الأخبار|اخبار|رياضة|سياسة|اقتصاد|محليات|ثقافة|فن|منوعات|تكنولوجيا|صحة|تقارير|تقرير|مقالات|رأي|عربي|عالمي|دولي|العالم|الرئيسية|عاجل|فيديو|صور|بالفيديو|بالصور
      واتساب|فيسبوك|تويتر|انستغرام|تليغرام|تلغرام|يوتيوب|مشاهدة|مشاهدات|قراءة|تعليق|تعليقات|التعليقات|مشاركة|شارك|طباعة|المزيد|اقرأ|أيضا|آخر|تحديث|نشر|منذ|دقيقة|دقائق|ساعة|ساعات|يوم|أيام|الساعة|مقال|مقالة|المقال|سيرة|ذاتية|أرسل|إرسال|صديق|الخبر|أهم|الأكثر|جميع|الحقوق|محفوظة|نشرت|كلمات|مفتاحية|الوسوم|موضوعات|مواضيع|ذات|صلة|متعلقة|اليوم|الآن|عربية|دولية|محلية|النشرة|البريدية|البريد|الإلكتروني|حجم|الخط|تكبير|تصغير|زيادة|نسخ|الرابط|استمع|للمقال|خدمة|خدمات|الطقس|أسعار|حفظ|الصفحة|الشرق|الأوسط|المغرب|العربي|شؤون|الشؤون|قضايا|حوادث|مجتمع|المجتمع|سيارات|علوم|بورصة|حظك|كاريكاتير|الملاعب|نجوم|مشاهير|المرأة|الأسرة|المنطقة|أونلاين|الطبعة|طبعة|الورقية|الإلكترونية|ديجيتال|نت|نيوز|ميديا|برس|تايمز|تي|بي
      وزير|وزيرة|باحث|باحثة|أستاذ|أستاذة|محلل|محللة|روائي|روائية|شاعر|شاعرة|أكاديمي|أكاديمية|خبير|خبيرة|ناشط|ناشطة|محامي|محامية|ناقد|ناقدة|توقيت|بتوقيت|عدسة|عدد|المشاهدات|زيارات|الزيارات|القراءات|زوار|الزوار|مرات
      خبرنگار|کد|شناسه|تعداد|نظرات|نظر|بازدید|انتشار|گروه|سرویس|پایگاه|خبرگزاری|خبری|روزنامه|دبیر|تحریریه|بخش|نمائندہ|ڈیسک|ویب|نیوز
      编辑|編輯|记者|記者|本报|本報|编译|責任編輯|責編|责任编辑|기자|특파원|編集部|编辑部|本网|本站|综合|字号|大|中|小|分享|打印|审核|審核|校对|编审|监制
      선임기자|인턴기자|수습기자|객원기자|전문기자|논설위원|편집부|편집국|뉴스팀|온라인뉴스팀|디지털뉴스팀|취재팀|미디어팀|מערכת|האתר|כתבי|כתב|כתבת|סוכנויות|सोशल|डेस्क|वेब|न्यूज|न्यूज़|टीम|ब्यूरो|संवाददाता|एजेंसी|संपादक|συντακτική|ομάδα|redaktur|penyunting|editura|kontributor
      """)

  /// Labels that lead editors, whom some papers name and others do not, and translators; behind a writer neither wrote.
  static let editors = Phrases(
    words:
      "redigiert von|bearbeitet von|edited by|édité par|editado por|edição|edição de|revisione|ویراستار|संपादन|편집|editör|редактор|责编|责任编辑|責任編輯|编辑|編輯|翻译|翻譯|翻訳|editor|redaktur|penyunting|ترجمة|ترجمها|ترجمه|تحرير|مراجعة|تدقيق|translated by"
  )

  /// Before the topics of an article; no name stands behind them.
  static let topics = Phrases(
    words: """
      category|categories|tag|tags|topic|topics|filed under|posted in|keywords|kategorie|kategorien|rubrik|schlagwörter|schlagworte|stichworte
      catégorie|catégories|rubrique|mots clés|étiquettes|categoría|categorías|etiquetas|categoria|categorie|categorias|trefwoorden|etiketler|kategori
      категория|рубрика|теги|метки|التصنيف|التصنيفات|الوسوم|وسوم|كلمات مفتاحية|الكلمات المفتاحية|كلمات دلالية|الأقسام|برچسب|کلید واژه|カテゴリー|カテゴリ|タグ|标签|標籤|关键词|分类|分類|카테고리|태그
      """)

  /// What a board calls those who write on it.
  static let members = Phrases(
    words: "عضو|العضو|عضوة|مشرف|المشرف|مراقب|زائر|member|moderator|registered|junior|senior")

  /// No name holds one of these.
  static let prose = Phrases(
    words: """
      the|is|are|was|were|has|have|had|will|would|with|for|from|this|that|these|those|its|their|his|her|our|your|you|we|they|it|not|but|or|as|at|on|in|to|of|after|before|how|why|what|when|who|new|says|said
      der|die|das|ist|sind|war|mit|für|aus|nicht|ein|eine|im|am|auf|und|wie|was|le|les|une|des|est|dans|sur|pour|avec|el|los|las|un|una|en|con|para|che|per|non|una|het|een|och|att|som|på
      الجمعة|السبت|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|صباحا|مساء|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر
      في|من|إلى|الى|عن|مع|التي|الذي|هذا|هذه|ذلك|أن|إن|ان|كان|كانت|قال|قالت|أكد|أعلن|بعد|قبل|بين|خلال|حول|ضد|لن|لم|ما|لا|هل|كيف|لماذا|متى|قد|كل|بعض|غير|أو|ثم|حتى|منذ|عند|لدى|به|بها|له|لها|هو|هي|هم|ليس|يكون|تكون|سوف|نحن
      در|از|به|با|که|را|این|آن|برای|است|شد|می|های|کے|کی|کا|میں|سے|پر|نے|ہے|ہیں
      """)

  /// Small words inside European and Arabic names in Latin letters.
  static let particles = Phrases(
    words: """
      de|da|do|dos|das|del|della|di|du|des|la|le|les|van|von|vom|der|den|ter|ten|te|zu|zum|zur|al|el|bin|ibn|ben|bint|abu|abd|af|av|y|e|o|san|st|mc|mac|dela|des|und|ul|ur|i
      """)

  /// Who enters pages into a machine, and what leads to their other pages.
  static let accounts = Phrases(
    words: """
      admin|administrator|webmaster|user|guest|root|editor|developer|wordpress|system|super user|test
      view|all|posts|more|see|show|alle|beiträge|mehr|weitere|articles|artikel|voir|ver|tous|todos
      """)

  /// Begin the names of papers and no person's.
  static let articles = Phrases(words: "the|der|die|das|le|la|les|el|los|il|lo|gli|o|os|as|het|de")

  /// Between two names.
  static let conjunctions = Phrases(
    words: "and|und|et|y|og|och|и|та|ve|dan|ja|و|och|και|with|mit|avec|con|a|en|oraz|és|și|ja|и|und|e|i")

  /// Titles before a name that are no part of it.
  static let honorifics = Phrases(
    words:
      "dr|prof|mr|mrs|ms|sir|د|أ|م|أ.د|الدكتور|الدكتورة|دكتور|دكتورة|الأستاذ|الأستاذة|المهندس|الزميل|الزميلة|السيد|السيدة|الشيخ|اللواء|العميد|العقيد|الركن|الفريق|المستشار|القاضي|السفير|المحامي|المحامية|الصحفي|الصحفية|الصحافي|الإعلامي|الإعلامية|الكاتب|الكاتبة|الأديب|الشاعر|الباحث|الباحثة|الخبير"
  )

  /// Arabic names that begin with the letter that also means "and".
  static let wawNames = Phrases(
    words:
      "وليد|وائل|وفاء|وسام|وجدي|وسيم|وداد|وضاح|وهيب|وجيه|وحيد|ورد|وردة|وصفي|وعد|ولاء|وجدان|وسن|وهبة|وهبي|وهيبة|ولد|وادي|وديع|واصف|واثق|وجيهة|وصال|ونوس|والي|وزان|وهاب|وليام|ويليام|وصيف|وفيق|ورقة|وزير|وكيل|وطفة|ودود|وطني|وردي|وقاص"
  )
}
