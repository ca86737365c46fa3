/// Names of the twelve Gregorian months, a language or a usage a line.
///
/// Twelve columns divided by spaces, spellings divided by `|`, `_` for the space inside a name. Case, accents and
/// Arabic letter variants do not matter; a name followed by `=ll` counts only in texts of the language `ll`.
enum MonthNames {
  static let gregorian = """
    january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sep|sept october|oct november|nov december|dec
    januar|jänner|jaenner|jän februar|feber märz|maerz|mrz|mär april mai juni juli august september oktober|okt november dezember|dez
    janvier|janv février|fevrier|févr|fév mars avril|avr mai juin juillet|juil août|aoüt septembre octobre novembre décembre|déc
    enero|ene febrero marzo abril|abr mayo junio julio agosto|ago septiembre|setiembre|set octubre noviembre diciembre|dic
    janeiro fevereiro|fev março abril maio|mai junho julho agosto setembro outubro|out novembro dezembro
    gennaio|gen febbraio marzo aprile maggio|mag giugno|giu luglio|lug agosto settembre ottobre|ott novembre dicembre
    gener|gen febrer març|marc abril maig juny juliol agost setembre octubre novembre desembre|des
    xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro
    urtarrila|urtarrilaren otsaila|otsailaren martxoa|martxoaren apirila|apirilaren maiatza|maiatzaren ekaina|ekainaren uztaila|uztailaren abuztua|abuztuaren iraila|irailaren urria|urriaren azaroa|azaroaren abendua|abenduaren
    januari februari maart|mrt april mei juni juli augustus september oktober november december
    januari februari mars april maj juni juli augusti september oktober november december
    januar februar marts april maj juni juli august september oktober november december
    januar februar mars april mai juni juli august september oktober november desember
    janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember
    tammikuu|tammikuuta|tammikuun helmikuu|helmikuuta|helmikuun maaliskuu|maaliskuuta|maaliskuun huhtikuu|huhtikuuta|huhtikuun toukokuu|toukokuuta|toukokuun kesäkuu|kesäkuuta|kesäkuun heinäkuu|heinäkuuta|heinäkuun elokuu|elokuuta|elokuun syyskuu|syyskuuta|syyskuun lokakuu|lokakuuta|lokakuun marraskuu|marraskuuta|marraskuun joulukuu|joulukuuta|joulukuun
    jaanuar|jaanuari veebruar|veebr märts aprill mai juuni juuli august september oktoober november detsember|dets
    janvāris|janvāra|janvārī februāris|februāra|februārī marts|marta|martā aprīlis|aprīļa|aprīlī maijs|maija|maijā jūnijs|jūnija|jūnijā jūlijs|jūlija|jūlijā augusts|augusta|augustā septembris|septembra|septembrī oktobris|oktobra|oktobrī novembris|novembra|novembrī decembris|decembra|decembrī
    sausio|sausis|saus vasario|vasaris|vas kovo|kovas balandžio|balandis|bal gegužės|gegužė|geg birželio|birželis|birž liepos|liepa|liep rugpjūčio|rugpjūtis|rugp rugsėjo|rugsėjis|rugs spalio|spalis|spal lapkričio|lapkritis|lapkr gruodžio|gruodis|gruod
    stycznia|styczeń|sty lutego|luty|lut marca|marzec kwietnia|kwiecień|kwi maja|maj czerwca|czerwiec|cze lipca|lipiec|lip sierpnia|sierpień|sie września|wrzesień|wrz października|październik|paź listopada|listopad|lis grudnia|grudzień|gru
    ledna|leden|led února|únor|úno března|březen|bře dubna|duben|dub května|květen|kvě června|červen|čer července|červenec|čvc srpna|srpen|srp září října|říjen|říj listopadu|listopad prosince|prosinec|pro
    januára|január februára|február marca|marec apríla|apríl mája|máj júna|jún júla|júl augusta|august septembra|september októbra|október novembra|november decembra|december
    január|jan február|febr március|márc április|ápr május|máj június|jún július|júl augusztus|aug szeptember|szept október|okt november december
    január|januárja februar|februarja marec|marca april|aprila maj|maja junij|junija julij|julija avgust|avgusta|avg september|septembra oktober|oktobra november|novembra december|decembra
    siječnja|siječanj|sij veljače|veljača|velj ožujka|ožujak|ožu travnja|travanj|tra svibnja|svibanj|svi lipnja|lipanj srpnja|srpanj kolovoza|kolovoz|kol rujna|rujan|ruj listopada=hr|listopad=hr|lis=hr studenoga|studenog|studeni|stu prosinca|prosinac
    januar|januara februar|februara mart|marta april|aprila maj|maja jun|juna|juni jul|jula|juli avgust|avgusta septembar|septembra oktobar|oktobra novembar|novembra decembar|decembra
    ianuarie|ian februarie|febr martie|mart aprilie mai iunie|iun iulie|iul august septembrie|sept octombrie noiembrie|noi decembrie
    janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor|nentor dhjetor
    ocak|oca şubat|şub mart nisan|nis mayıs|may haziran|haz temmuz|tem ağustos|ağu eylül|eyl ekim|eki kasım|kas aralık|ara
    yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr
    yanvar fevral mart aprel may iyun iyul avgust sentabr|sentyabr oktabr|oktyabr noyabr dekabr
    çile|rêbendan sibat|reşemî adar|avdar nîsan|avrêl gulan hezîran|pûşper tîrmeh|temûz tebax|gelawêj îlon|rezber cotmeh|kewçêr mijdar|sermawez kanûn|berfanbar
    januari februari mac april mei jun|juni julai ogos september oktober november disember
    januari februari|pebruari maret|mar april mei juni juli agustus|agu|agt september oktober|okt november|nopember desember|des
    enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre
    januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba
    januarie februarie maart april mei junie julie augustus september oktober november desember
    janairu fabrairu maris afrilu mayu yuni yuli agusta satumba oktoba nuwamba disamba
    janaayo febraayo maarso abriil maajo juun luuliyo agoosto sebtembar oktoobar nofembar disembar
    janwari|ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr
    eanáir feabhra márta aibreán bealtaine meitheamh iúil lúnasa meán_fómhair deireadh_fómhair samhain nollaig
    января|январь|янв февраля|февраль|фев|февр марта|март|мар апреля|апрель|апр мая|май июня|июнь|июн июля|июль|июл августа|август|авг сентября|сентябрь|сен|сент октября|октябрь|окт ноября|ноябрь|ноя|нояб декабря|декабрь|дек
    січня|січень|січ лютого|лютий|лют березня|березень|бер квітня|квітень|кві травня|травень|тра червня|червень|чер липня|липень|лип серпня|серпень|сер вересня|вересень|вер жовтня|жовтень|жов листопада|листопад|лис грудня|грудень|гру
    студзеня|студзень лютага|люты сакавіка|сакавік красавіка|красавік мая|травень чэрвеня|чэрвень ліпеня|ліпень жніўня|жнівень верасня|верасень кастрычніка|кастрычнік лістапада|лістапад снежня|снежань
    януари|яну февруари март април май юни юли август септември октомври ноември декември
    јануари|јануар|јануара|јан февруари|фебруар|фебруара|феб март|марта|мар април|априла|апр мај|маја јуни|јун|јуна јули|јул|јула август|августа|авг септември|септембар|септембра|сеп октомври|октобар|октобра|окт ноември|новембар|новембра|нов декември|децембар|децембра|дец
    қаңтар|қантар|каңтар ақпан|акпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан
    январь|январ|январи|үчтүн февраль|феврал|феврали март|марти апрель|апрел|апрели май|майи июнь|июн|июни июль|июл|июли август|августи сентябрь|сентябр|сентябри октябрь|октябр|октябри ноябрь|ноябр|ноябри декабрь|декабр|декабри
    ιανουαρίου|ιανουάριος|ιαν φεβρουαρίου|φεβρουάριος|φεβ μαρτίου|μάρτιος|μαρ|μάρ απριλίου|απρίλιος|απρ μαΐου|μάιος|μάϊος|μαϊ|μάι ιουνίου|ιούνιος|ιουν ιουλίου|ιούλιος|ιουλ αυγούστου|αύγουστος|αυγ σεπτεμβρίου|σεπτέμβριος|σεπ|σεπτ οκτωβρίου|οκτώβριος|οκτ νοεμβρίου|νοέμβριος|νοε|νοέμ δεκεμβρίου|δεκέμβριος|δεκ
    հունվարի|հունվար|հնվ փետրվարի|փետրվար|փտր մարտի|մարտ|մրտ ապրիլի|ապրիլ|ապր մայիսի|մայիս|մյս հունիսի|հունիս|հնս հուլիսի|հուլիս|հլս օգոստոսի|օգոստոս|օգս սեպտեմբերի|սեպտեմբեր|սեպ հոկտեմբերի|հոկտեմբեր|հոկ նոյեմբերի|նոյեմբեր|նոյ դեկտեմբերի|դեկտեմբեր|դեկ
    იანვარი|იანვარს|იან თებერვალი|თებ მარტი|მარ აპრილი|აპრ მაისი|მაი ივნისი|ივნ ივლისი|ივლ აგვისტო|აგვ სექტემბერი|სექ ოქტომბერი|ოქტ ნოემბერი|ნოე დეკემბერი|დეკ
    ינואר|בינואר פברואר|בפברואר מרץ|מרס|במרץ|במרס אפריל|באפריל מאי|במאי יוני|ביוני יולי|ביולי אוגוסט|באוגוסט ספטמבר|בספטמבר אוקטובר|באוקטובר נובמבר|בנובמבר דצמבר|בדצמבר
    يناير|كانون_الثاني|جانفي|جانفيه|ينائر فبراير|شباط|فيفري|فبرائر مارس|آذار|اذار أبريل|ابريل|إبريل|نيسان|أفريل|افريل مايو|أيار|ايار|ماي يونيو|يونيه|حزيران|جوان يوليو|يوليه|تموز|جويلية|يوليوز|جويليه أغسطس|اغسطس|آب|أوت|اوت|غشت سبتمبر|أيلول|ايلول|سيبتمبر|شتنبر|شتمبر أكتوبر|اكتوبر|تشرين_الأول|تشرين_أول|أوكتوبر|اكتوبر نوفمبر|تشرين_الثاني|تشرين_ثاني|نونبر|نوفمبير ديسمبر|كانون_الأول|كانون_أول|دجنبر|دسمبر
    ژانویه فوریه مارس آوریل|اوریل مه|می ژوئن|ژوین ژوئیه|جولای|ژوییه اوت|آگوست|اگوست سپتامبر اکتبر نوامبر دسامبر
    جنوری فروری مارچ اپریل مئی جون جولائی|جولای اگست ستمبر اکتوبر نومبر دسمبر
    جنوري فبروري|فېبروري مارچ اپریل|اپرېل مۍ|مې جون جولای اګست|اگست سپتمبر|سپټمبر اکتوبر|اکټوبر نومبر|نوومبر دسمبر|ډېسمبر
    کانوونی_دووەم شوبات|شوبات ئازار|ئادار نیسان|نيسان ئایار|ئايار حوزەیران|حوزه‌یران تەمووز|تەموز ئاب|ئاگۆست ئەیلوول|ئەیلول تشرینی_یەکەم تشرینی_دووەم کانوونی_یەکەم
    जनवरी|जन फ़रवरी|फरवरी|फर मार्च अप्रैल|अप्रेल मई जून जुलाई अगस्त|अग सितंबर|सितम्बर|सित अक्टूबर|अक्तूबर|अक्टू नवंबर|नवम्बर|नव दिसंबर|दिसम्बर|दिस
    जानेवारी फेब्रुवारी मार्च एप्रिल मे जून जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर
    জানুয়ারি|জানুয়ারী|জানুয়ারি|জানুয়ারী ফেব্রুয়ারি|ফেব্রুয়ারী|ফেব্রুয়ারি|ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট|আগষ্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর
    ஜனவரி பிப்ரவரி மார்ச்|மார்ச ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட்|ஆகஸ்டு செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்
    జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జులై|జూలై ఆగస్టు|ఆగష్టు సెప్టెంబర్|సెప్టెంబరు అక్టోబర్|అక్టోబరు నవంబర్|నవంబరు డిసెంబర్|డిసెంబరు
    ಜನವರಿ ಫೆಬ್ರವರಿ ಮಾರ್ಚ್ ಏಪ್ರಿಲ್ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್ ಸೆಪ್ಟೆಂಬರ್ ಅಕ್ಟೋಬರ್ ನವೆಂಬರ್ ಡಿಸೆಂಬರ್
    ജനുവരി ഫെബ്രുവരി മാർച്ച് ഏപ്രിൽ മേയ്|മെയ് ജൂൺ ജൂലൈ ഓഗസ്റ്റ്|ആഗസ്റ്റ് സെപ്റ്റംബർ ഒക്ടോബർ നവംബർ ഡിസംബർ
    જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ ઑગસ્ટ|ઓગસ્ટ સપ્ટેમ્બર ઑક્ટોબર|ઓક્ટોબર નવેમ્બર ડિસેમ્બર
    ਜਨਵਰੀ ਫ਼ਰਵਰੀ|ਫਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ
    มกราคม|ม.ค กุมภาพันธ์|ก.พ มีนาคม|มี.ค เมษายน|เม.ย พฤษภาคม|พ.ค มิถุนายน|มิ.ย กรกฎาคม|ก.ค สิงหาคม|ส.ค กันยายน|ก.ย ตุลาคม|ต.ค พฤศจิกายน|พ.ย ธันวาคม|ธ.ค
    มกรา|มค กุมภา|กพ มีนา|มีค เมษา|เมย พฤษภา|พค มิถุนา|มิย กรกฎา|กค สิงหา|สค กันยา|กย ตุลา|ตค พฤศจิกา|พย ธันวา|ธค
    មករា កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ
    ဇန်နဝါရီ ဖေဖော်ဝါရီ မတ် ဧပြီ မေ ဇွန် ဇူလိုင် ဩဂုတ် စက်တင်ဘာ အောက်တိုဘာ နိုဝင်ဘာ ဒီဇင်ဘာ
    """

  /// Farvardin first.
  static let persian = """
    فروردین اردیبهشت خرداد تیر مرداد|امرداد شهریور مهر آبان آذر دی بهمن اسفند
    حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت
    """

  /// Muharram first. No date is read from them: they mark a day and year that are not Gregorian.
  static let hijri = """
    محرم صفر ربيع_الأول|ربيع_أول ربيع_الثاني|ربيع_الآخر|ربيع_ثاني جمادى_الأولى|جمادى_الأول جمادى_الثانية|جمادى_الآخرة|جمادى_الثاني رجب شعبان رمضان شوال ذو_القعدة|ذي_القعدة|ذوالقعدة ذو_الحجة|ذي_الحجة|ذوالحجة
    محرم صفر ربیع_الاول ربیع_الثانی جمادی_الاول جمادی_الثانی رجب شعبان رمضان شوال ذیقعده|ذوالقعده|ذی_القعده ذیحجه|ذوالحجه|ذی_الحجه
    """
}
