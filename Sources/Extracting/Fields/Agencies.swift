/// News agencies: a code, and the names that pages credit them by.
enum Agencies {
  /// `generic`: «وكالات», "agencies": no agency by name.
  static let codes: [String] = rows.map { String($0.0) }

  static let phrases = Phrases(lines: rows.enumerated().map { ($0.element.1, $0.offset) })

  private static let rows: [(Substring, Substring)] = table.split(separator: "\n").compactMap { line in
    let parts = line.split(separator: ":", maxSplits: 1)
    return parts.count == 2 ? (parts[0], parts[1]) : nil
  }

  private static let table = """
    REUTERS:reuters|thomson reuters|رويترز|روبترز|وكالة رويترز|رویترز|خبرگزاری رویترز|рейтер|reuter|路透社|ロイター|로이터
    AFP:afp|agence france-presse|agence france presse|أ ف ب|ا ف ب|أف ب|أ.ف.ب|أفب|ا.ف.ب|فرانس برس|فرانس بريس|وكالة فرانس برس|وكالة الصحافة الفرنسية|الصحافة الفرنسية|الفرنسية|خبرگزاری فرانسه|франс пресс|法新社|afp ap
    AP:ap|associated press|the associated press|أ ب|ا ب|أسوشيتد برس|اسوشيتد برس|أسوشييتد برس|اسوشييتد برس|أسوشيتدبرس|وكالة أسوشيتد برس|آسوشیتدپرس|美联社
    DPA:dpa|dpa-afx|dpa infocom|dpa-infocom|deutsche presse-agentur|د ب أ|د ب ا|دب أ|د.ب.أ|وكالة الأنباء الألمانية|الألمانية
    EUROPAPRESS:europa press
    TELAM:télam|telam
    AGENCIABRASIL:agência brasil
    FOLHAPRESS:folhapress
    ESTADAO:estadão conteúdo
    LAPRESSE:lapresse
    AMNA:απε-μπε|ανα-μπα|απε μπε
    UNIAN:уніан|униан
    BELTA:белта|belta
    KAZINFORM:казинформ|kazinform
    TRTHABER:trt haber
    NAN:news agency of nigeria
    VNA:ttxvn|vietnam news agency
    EFE:efe|agencia efe|إفي|افي|إ ف ي|وكالة الأنباء الإسبانية
    TASS:tass|itar-tass|тасс|итар-тасс|تاس|وكالة تاس
    INTERFAX:interfax|интерфакс|إنترفاكس|انترفاكس
    RIA:ria novosti|риа новости|ريا نوفوستي|نوفوستي|سبوتنيك|sputnik|спутник
    XINHUA:xinhua|شينخوا|شينخو|وكالة شينخوا|新华社|新华网
    AA:anadolu agency|anadolu ajansı|anadolu|aa|الأناضول|الاناضول|وكالة الأناضول|آناتولی
    DHA:dha|demirören haber ajansı
    IHA:iha|ihlas haber ajansı
    SPA:spa|واس|و ا س|و.أ.س|وكالة الأنباء السعودية|saudi press agency
    WAM:wam|وام|و ا م|وكالة أنباء الإمارات|emirates news agency
    MENA:mena|أ ش أ|ا ش ا|أ.ش.أ|أش أ|وكالة أنباء الشرق الأوسط|أنباء الشرق الأوسط
    MAP:map|و م ع|ومع|و.م.ع|وكالة المغرب العربي للأنباء|maghreb arabe presse
    QNA:qna|قنا|وكالة الأنباء القطرية|qatar news agency
    KUNA:kuna|كونا|وكالة الأنباء الكويتية|kuwait news agency
    PETRA:petra|بترا|وكالة الأنباء الأردنية|jordan news agency
    WAFA:wafa|وفا|وكالة الأنباء والمعلومات الفلسطينية
    SANA:sana|سانا|وكالة الأنباء السورية
    BNA:bna|بنا|وكالة أنباء البحرين|bahrain news agency
    ONA:ona|العمانية|وكالة الأنباء العمانية|العُمانية|oman news agency
    INA:ina|واع|وكالة الأنباء العراقية|iraqi news agency
    NINA:nina|نينا|الوكالة الوطنية العراقية للأنباء
    NNA:nna|الوطنية للإعلام|الوكالة الوطنية للإعلام|الوكالة الوطنية للاعلام|الوطنية|وطنية
    APS:aps|واج|و أ ج|وأج|و.أ.ج|وكالة الأنباء الجزائرية|algérie presse service
    TAP:tap|وات|وكالة تونس إفريقيا للأنباء|tunis afrique presse
    LANA:lana|وال|وكالة الأنباء الليبية
    SUNA:suna|سونا|وكالة السودان للأنباء
    SABA:saba|سبأ|سبأنت|وكالة الأنباء اليمنية
    SONNA:sonna|صونا
    AMI:ami|و م أ|الوكالة الموريتانية للأنباء
    IRNA:irna|ايرنا|إيرنا|ارنا|إرنا
    ISNA:isna|ایسنا|إسنا
    FARS:fars|فارس|خبرگزاری فارس|وكالة فارس
    MEHR:خبرگزاری مهر|mehr news agency
    TASNIM:تسنیم|تسنيم|tasnim
    KYODO:kyodo|kyodo news|共同通信|共同|كيودو
    JIJI:jiji|jiji press|時事|時事通信
    ANSA:ansa|آنسا|وكالة أنسا
    ADNKRONOS:adnkronos|آكي|وكالة آكي
    LUSA:lusa|agência lusa
    PTI:pti|press trust of india
    ANI:ani
    IANS:ians
    UNI:united news of india
    UNB:unb
    BSS:bss
    APP:associated press of pakistan
    YONHAP:yonhap|연합뉴스|연합|يونهاب
    CNA:中央社
    ANTARA:antara
    BERNAMA:bernama|برناما
    APA:apa|austria presse agentur
    SDA:sda|keystone-sda|keystone-ats|ats|sda-ats
    SID:sid
    KNA:kna|katholische nachrichten-agentur
    EPD:epd
    ANP:anp
    BELGA:belga
    TT:tt nyhetsbyrån
    NTB:ntb
    RITZAU:ritzau
    STT:stt
    PAP:pap|polska agencja prasowa
    CTK:čtk|ctk
    TASR:tasr
    MTI:mti
    HINA:hina
    TANJUG:tanjug|танјуг
    AGERPRES:agerpres
    UKRINFORM:ukrinform|укрінформ|укринформ
    CP:the canadian press|canadian press|la presse canadienne
    AAP:aap|australian associated press
    PA:pa media|press association|pa
    UPI:upi|united press international
    BLOOMBERG:bloomberg|بلومبرغ|بلومبيرغ|بلومبرج
    CNN:cnn|سي إن إن|cnn business|cnn بالعربية
    BBC:bbc|bbc عربي|بي بي سي
    DW:dw|دويتشه فيله|د و
    RT:rt|روسيا اليوم
    SKY:سكاي نيوز|سكاي نيوز عربية
    JAZEERA:الجزيرة نت
    GENERIC:وكالات|الوكالات|وكالات الأنباء|وكالات أنباء|وكالات عالمية|الوكالات العالمية|وكالات ومواقع|agencies|news agencies|wire services|wire reports|wire service|agenturen|agences|agencias|agenzie|خبرگزاری‌ها|ایجنسیاں|ajanslar
    """

  /// Written small or as words, some names are words too: they count only where nothing else stands in the credit.
  static func isCommonWord(_ index: Int) -> Bool { common.contains(codes[index]) }

  private static let common: Set<String> = [
    "BNA", "LANA", "TAP", "MAP", "SID", "SKY", "ANI", "FARS", "RT", "ONA", "NNA", "INA",
  ]
}
