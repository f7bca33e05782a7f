"""What a sentence names, and what only looks like a name. Every sentence was made for these tests."""

import pytest

from archive.arabic.calendar import PartialDate
from archive.recognition.recognition import recognise

DAY = PartialDate(2018, 5, 10)


def named(gazetteer, text, published=DAY):
    return [(mention.surface, mention.key) for mention in recognise("", text, gazetteer, published).mentions]


def expected(listed):
    """«RU روسيا | sergey-lavrov لافروف» as pairs."""
    pairs = [item.strip().split(" ", 1) for item in listed.split("|") if item.strip()]
    return [(surface, key) for key, surface in pairs]


BANK = {
    # Near-names: a word that shares its letters with a name is not the name.
    "زار أمير المنطقة القطار الجديد.": "",
    "تأخر القطار عن محطة قطر.": "QA قطر",
    "وصل وفد من الإمارات والأمير نائم.": "AE الإمارات",
    "التقت الأميرات وأميران في إمارة صغيرة.": "",
    "سافر إلى ألمانيا وألبانيا معا.": "DE ألمانيا | AL ألبانيا",
    "هذه آلام لا ألمان فيها.": "DE ألمان",
    "شرب اللبن في بيته.": "",
    "عقد البلدان قمة في لبنان.": "LB لبنان",
    "كانت مصرة على موقفها.": "",
    "صرخت المرأة في وجه الحارس.": "",
    "وزير المالية عرض الموازنة المالية للعام المقبل.": "",
    "قدمت الدولة دعما ماليا للمزارعين.": "",
    "هبط الفريق إلى الدرجة الثانية.": "",
    "دار حول الشمس دورة قمرية كاملة.": "",
    # Demonyms.
    "بحث الوفدان الأزمة السورية.": "SY السورية",
    "عاد اللاجئون السوريون إلى بيوتهم.": "SY السوريون",
    "تحدث الروس والأتراك عن هدنة.": "RU الروس | TR الأتراك",
    "تفاهمات روسية - أميركية جديدة.": "RU روسية | US أميركية",
    "قاعدتان روسيتان في المنطقة.": "RU روسيتان",
    "للقاعدتين العسكريتين الروسيتين حراسة مشددة.": "RU الروسيتين",
    "التقى نظيره الأذري في المساء.": "AZ الأذري",
    "سفيرتان فرنسيتان وصحافيون إيرانيون.": "FR فرنسيتان | IR إيرانيون",
    "قال مسؤول سعودي لمراسلنا ذلك.": "SA سعودي",
    "صوت البرلمان الأوروبي على القرار.": "european-parliament البرلمان الأوروبي",
    # Names of countries.
    "نفت الولايات المتحدة ذلك.": "US الولايات المتحدة",
    "قدمت شكوى للولايات المتحدة أمس.": "US للولايات المتحدة",
    "اتفاق بين المملكة العربية السعودية والمملكة المتحدة.": "SA المملكة العربية السعودية | GB المملكة المتحدة",
    "وصل إلى سورية من سوريا.": "SY سورية | SY سوريا",
    "كوريا الشمالية تهدد كوريا الجنوبية.": "KP كوريا الشمالية | KR كوريا الجنوبية",
    "استقل جنوب السودان عن السودان.": "SS جنوب السودان | SD السودان",
    "عبروا نهر الأردن ليلا.": "jordan-river نهر الأردن",
    "أدى صلاة المغرب في الجامع.": "",
    "فاز المغرب على البرتغال.": "MA المغرب | PT البرتغال",
    # Proclitics: what is joined to a name is not part of it.
    "قال لموسكو ما قاله لأنقرة.": "RU موسكو | TR أنقرة",
    "وبروسيا وإيران علاقات قديمة.": "RU روسيا | IR إيران",
    "فلافروف ولافروف وحده حضر.": "sergey-lavrov لافروف | sergey-lavrov لافروف",
    "وللأمم المتحدة رأي آخر.": "united-nations للأمم المتحدة",
    "كبوتين وأردوغان لا يتغيران.": "vladimir-putin بوتين | recep-tayyip-erdogan أردوغان",
    "وبالسعودية ملايين الحجاج.": "SA السعودية",
    "فبمصر نهر وللبنان جبل.": "EG مصر | LB لبنان",
    # Capitals: places.
    "وصل الوزير إلى موسكو صباحا.": "moscow-ru موسكو",
    "عقد اللقاء في أنقرة.": "ankara-tr أنقرة",
    "زار الوفد موسكو وأنقرة.": "moscow-ru موسكو | ankara-tr أنقرة",
    "فزار وفد تركي موسكو السبت.": "TR تركي | moscow-ru موسكو",
    "غادر الوفد واشنطن فجرا.": "washington-us واشنطن",
    "موسكو ستشهد قمة في الخريف.": "moscow-ru موسكو",
    "تستضيف أنقرة القمة المقبلة.": "ankara-tr أنقرة",
    "انفجار وسط مدينة دمشق.": "damascus-sy دمشق",
    "قال ذلك في ختام اجتماع موسكو.": "moscow-ru موسكو",
    "يقيم ببيروت منذ سنوات.": "beirut-lb بيروت",
    "في العاصمة السورية دمشق.": "damascus-sy العاصمة | SY السورية | damascus-sy دمشق",
    "عاد من موسكو خالي الوفاض.": "moscow-ru موسكو",
    "سقط صاروخ على الرياض.": "riyadh-sa الرياض",
    "ممثلو منصتي موسكو والقاهرة.": "moscow-ru موسكو | cairo-eg القاهرة",
    # Capitals: governments.
    "أعلنت موسكو موقفها.": "RU موسكو",
    "قالت واشنطن إنها لن تشارك.": "US واشنطن",
    "اتفاق بين موسكو وأنقرة وطهران.": "RU موسكو | TR أنقرة | IR طهران",
    "تنسيق المواقف مع موسكو.": "RU موسكو",
    "القوات المدعومة من أنقرة تتقدم.": "TR أنقرة",
    "على كل من موسكو وأنقرة أن تتحركا.": "RU موسكو | TR أنقرة",
    "علاقات أنقرة بواشنطن متوترة.": "TR أنقرة | US واشنطن",
    "موقف الرياض واضح.": "SA الرياض",
    "إعلان دعم موسكو اجتماعات المعارضة.": "RU موسكو",
    "ضغوط على طهران.": "IR طهران",
    "دخلت أنقرة على الخط.": "TR أنقرة",
    "ستشهد المرحلة تنسيقا بين واشنطن وحلفائها.": "US واشنطن",
    "وجهت أصابع الاتهام إلى دمشق.": "SY دمشق",
    "لم تكن موسكو طرفا في ذلك.": "RU موسكو",
    "فاز ريال مدريد على مانشستر يونايتد.": "",
    "تأثر اقتصاد لندن وباريس.": "GB لندن | FR باريس",
    "جرى ذلك بغياب واشنطن.": "US واشنطن",
    "قال الكرملين والبيت الأبيض كلمتهما.": "RU الكرملين | US البيت الأبيض",
    "استقبله في البيت الأبيض أمس.": "white-house البيت الأبيض",
    # Oman and Amman.
    "سلطنة عمان تستضيف المحادثات.": "OM سلطنة عمان",
    "أعلنت عُمان موقفها من الأزمة.": "OM عُمان",
    "وصل إلى عمّان وفد كبير.": "amman-jo عمّان",
    "في العاصمة الأردنية عمان.": "amman-jo العاصمة | JO الأردنية | amman-jo عمان",
    "قال وزير أردني في عمان إن الأردن مستعد.": "JO أردني | amman-jo عمان | JO الأردن",
    "السعودية والكويت وقطر وعمان والبحرين.": "SA السعودية | KW الكويت | QA قطر | OM عمان | BH البحرين",
    # Surnames that stand alone.
    "التقى لافروف شويغو.": "sergey-lavrov لافروف | sergei-shoigu شويغو",
    "قال إردوغان واردوغان كلمة واحدة.": "recep-tayyip-erdogan إردوغان | recep-tayyip-erdogan اردوغان",
    "وقال تشاوش أوغلو لجاويش أوغلو.": "mevlut-cavusoglu تشاوش أوغلو | mevlut-cavusoglu جاويش أوغلو",
    "قال أنطونيو كونتي للاعبيه ذلك.": "",
    "تيفاني ترامب تزور مدرسة.": "",
    "قال وزير الاتصالات سام باسيل ذلك.": "",
    "نشر عبد الناصر سلامة مقالا.": "",
    "زار ولي العهد السعودي الأمير محمد بن سلمان المعرض.": "SA السعودي | mohammed-bin-salman محمد بن سلمان",
    "التقى دونالد ترامب الابن محاميه.": "",
    # Surnames that are words or that others bear.
    "هرب الأسد من حديقة الحيوان.": "",
    "كان للمصدر حصة الأسد من العقود.": "",
    "زأر الأسد في الغابة.": "",
    "رأيت أسدا في السيرك.": "",
    "اجتمع الرئيس الأسد بالوفد.": "bashar-al-assad الأسد",
    "سقوط نظام الأسد بعيد.": "bashar-al-assad الأسد",
    "قال الرئيس السوري الأسد ذلك.": "SY السوري | bashar-al-assad الأسد",
    "بحث بشار الأسد الأمر. وأكد الأسد ذلك.": "bashar-al-assad بشار الأسد | bashar-al-assad الأسد",
    "نال بشار الأسد حصة الأسد.": "bashar-al-assad بشار الأسد",
    "جاء القرار لصالح الشركة.": "",
    "سلام عليكم ورحمة الله.": "",
    "عملية السلام متوقفة.": "",
    "كان الطقس ظريفا والجو لطيفا.": "",
    "وزير الخارجية الإيراني ظريف في جولة.": "IR الإيراني | mohammad-javad-zarif ظريف",
    "التقى محمد جواد ظريف نظيره. وقال ظريف إنه متفائل.": (
        "mohammad-javad-zarif محمد جواد ظريف | mohammad-javad-zarif ظريف"
    ),
    "هنأ المشير حفتر الجنود.": "khalifa-haftar حفتر",
    "التقى كيم جونغ أون وفدا. وكان كيم يونغ سام رئيسا.": "kim-jong-un كيم جونغ أون",
    # Bodies and ministers.
    "قالت وزارة الدفاع الروسية ذلك.": "russian-defence-ministry وزارة الدفاع | RU الروسية",
    "قال وزير الدفاع الروسي ذلك غدا.": "RU الروسي",
    "قالت وزارة الدفاع الروسية ذلك ثم نشرت وزارة الدفاع صورا.": (
        "russian-defence-ministry وزارة الدفاع | RU الروسية | russian-defence-ministry وزارة الدفاع"
    ),
    "نشرت وزارة الدفاع صورا.": "",
    "قال لافروف إن وزارة الخارجية تنتظر. ثم نشرت وزارة الخارجية صورا.": (
        "sergey-lavrov لافروف | russian-foreign-ministry وزارة الخارجية | russian-foreign-ministry وزارة الخارجية"
    ),
    "التقى لافروف نظيره الإيراني ثم أعلنت وزارة الخارجية ذلك.": "sergey-lavrov لافروف | IR الإيراني",
    "وزارة الدفاع الروسية غير وزارة الدفاع البوليفية.": (
        "russian-defence-ministry وزارة الدفاع | RU الروسية | BO البوليفية"
    ),
    "نفت وزارة الدفاع الروسية ما قاله مسؤولان صينيان في وزارة الدفاع.": (
        "russian-defence-ministry وزارة الدفاع | RU الروسية | CN صينيان"
    ),
    "فاز الحزب الجمهوري الحاكم في أرمينيا.": "AM أرمينيا",
    "أعلن الجيش السوري السيطرة على مدينة منبج.": "syrian-army الجيش | SY السوري | manbij-sy منبج",
    "مسلحو تنظيم «داعش» في الموصل.": "islamic-state داعش | mosul-iq الموصل",
    "تبنى تنظيم القاعدة الهجوم.": "al-qaeda القاعدة",
    "تنظيمات مثل «داعش» و«القاعدة».": "islamic-state داعش | al-qaeda القاعدة",
    "قصفت قوات الحوثي القرية.": "houthis الحوثي",
    "اجتمع مجلس الشيوخ في باريس وبحث قوانين فرنسا.": "paris-fr باريس | FR فرنسا",
    "هذه هي القاعدة الجوية، والقاعدة أن نصمت.": "",
    "اتفقت فتح وحماس على المصالحة.": "fatah فتح | hamas حماس",
    "فتح الحارس الباب.": "",
    "قالت قناة الجزيرة إن الجزيرة غرقت.": "al-jazeera الجزيرة",
    "قوات سوريا الديمقراطية تتقدم.": "syrian-democratic-forces قوات سوريا الديمقراطية",
    # Places.
    "بين ريفي مدينتي منبج والباب.": "manbij-sy منبج | al-bab-sy الباب",
    "أغلق الباب خلفه.": "",
    "في مدينة الباب السورية.": "al-bab-sy الباب | SY السورية",
    "وصلت القافلة إلى حلب وإدلب.": "aleppo-sy حلب | idlib-sy إدلب",
    "شرب حليبا من حلب.": "aleppo-sy حلب",
    "يقيم في نيو جيرسي.": "new-jersey-us نيو جيرسي",
    "زار نيو مكسيكو وحدها.": "new-mexico-us نيو مكسيكو",
    "عاد من هراري إلى زغرب.": "harare-zw هراري | zagreb-hr زغرب",
    "وقعت الكوريتان الاتفاق.": "",
    "ارتدى درعا واقية في درعا.": "deraa-sy درعا",
    # A town's name is its club's where matches are told of.
    "فاز ليفربول في مباراة الدوري، وقال المدرب إن اللاعب سجل هدفا في مرمى برشلونة على ملعب في ليفربول.": (
        "liverpool-gb ليفربول"
    ),
    "وصل الوزير من ليفربول وبرشلونة.": "liverpool-gb ليفربول | barcelona-es برشلونة",
    # Names in lines of their own, and names that no line break may join.
    "لافروف\nسيرغي": "sergey-lavrov لافروف",
    "دول المنطقة وقطر\nالأسد في الحديقة.": "QA قطر",
}


@pytest.mark.parametrize("sentence", BANK)
def test_a_sentence_names_these_and_nobody_else(gazetteer, sentence):
    assert named(gazetteer, sentence) == expected(BANK[sentence])


def test_the_bank_is_large_enough_to_mean_something():
    assert len(BANK) >= 80


@pytest.mark.parametrize(
    ("text", "surface", "how"),
    [
        ("قال سيرغي لافروف.", "سيرغي لافروف", "full name"),
        ("قال لافروف.", "لافروف", "surname"),
        ("نفت روسيا ذلك.", "روسيا", "name"),
        ("وفد روسي كبير.", "روسي", "demonym"),
        ("أعلن الكرملين ذلك.", "الكرملين", "metonym"),
        ("أعلنت موسكو ذلك.", "موسكو", "metonym"),
        ("وصل إلى موسكو.", "موسكو", "name"),
        ("الأمم المتحدة قلقة.", "الأمم المتحدة", "full name"),
    ],
)
def test_a_mention_says_how_it_was_recognised(gazetteer, text, surface, how):
    found = recognise("", text, gazetteer).mentions
    assert [(mention.surface, mention.how) for mention in found] == [(surface, how)]


def test_a_surname_in_the_title_is_the_person_named_in_full_below(gazetteer):
    found = recognise("الأسد يستقبل وفدا", "استقبل بشار الأسد وفدا أمس.", gazetteer).mentions
    assert [mention.key for mention in found] == ["bashar-al-assad", "bashar-al-assad"]


def test_an_unlisted_surname_comes_back_after_the_full_name(gazetteer):
    text = "قتل الجنرال بيتر ميلوخين. وكان ميلوخين قائدا، ولميلوخين أوسمة."
    assert [key for _, key in named(gazetteer, text)] == ["pyotr-milyukhin"] * 3


# Titles without a name.


@pytest.mark.parametrize(
    ("text", "published", "holder"),
    [
        ("قال الرئيس الأميركي إنه سينسحب.", PartialDate(2018, 5, 8), "donald-trump"),
        ("قال الرئيس الأميركي إنه سينسحب.", PartialDate(2016, 5, 8), "barack-obama"),
        ("التقى وزير الخارجية السعودي أمس نظيره.", PartialDate(2017, 6, 1), "adel-al-jubeir"),
        ("التقى وزير الخارجية السعودي أمس نظيره.", PartialDate(2019, 1, 15), "ibrahim-al-assaf"),
        ("استقبل رئيس وزراء تركيا في مكتبه وفدا.", PartialDate(2017, 6, 1), "binali-yildirim"),
        ("وللرئيس الروسي في ذلك رأي.", PartialDate(2018, 5, 8), "vladimir-putin"),
    ],
)
def test_a_bare_title_is_its_holder_on_that_day(gazetteer, text, published, holder):
    persons = [m for m in recognise("", text, gazetteer, published).mentions if m.kind == "person"]
    assert [(person.key, person.how) for person in persons] == [(holder, "by office")]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("قال الرئيس الأميركي إنه سينسحب.", None),
        ("قال الرئيس الأميركي إنه سينسحب.", PartialDate(2017)),
        ("قال الرئيس الأميركي السابق إنه نادم.", DAY),
        ("قال نائب الرئيس الأميركي إنه قادم.", DAY),
        ("قال رئيس الحكومة الإيطالية الجديد ماتيو سالفاتوري ذلك.", DAY),
        ("قال الرئيس الأميركي آبراهام لنكولن ذلك.", DAY),
        ("قال الرئيس إن الأمر انتهى.", DAY),
    ],
)
def test_a_title_that_may_be_anothers_names_nobody(gazetteer, text, published):
    assert not [m for m in recognise("", text, gazetteer, published).mentions if m.kind == "person"]


def test_a_month_is_exact_enough_where_nobody_else_held_the_office_in_it(gazetteer):
    found = recognise("", "قال الرئيس الأميركي إنه سينسحب.", gazetteer, PartialDate(2018, 5)).mentions
    assert "donald-trump" in {mention.key for mention in found}


# Boilerplate.


@pytest.mark.parametrize(
    "body",
    [
        "انتهت الجلسة.\nاقرأ أيضا: بوتين يستقبل أردوغان في سوتشي",
        "انتهت الجلسة. وقد يهمك أيضا : السيسي في باريس",
        "انتهت الجلسة.\nللمزيد: ماذا تريد إيران من العراق؟",
        "انتهت الجلسة.\nاقرأ أيضاً:\nروسيا والصين على حافة اتفاق جديد\n",
        "انتهت الجلسة.\nالصور: Vladimir Putin",
        "انتهت الجلسة.\nدبي، الإمارات العربية المتحدة (CNN) – انتهت الأزمة.",
    ],
)
def test_nobody_is_recognised_in_boilerplate(gazetteer, body):
    assert recognise("عنوان", body, gazetteer).mentions == ()


def test_a_name_does_not_reach_across_boilerplate(gazetteer):
    assert named(gazetteer, "التقى وفدا من كوريا\nAd\nالشمالية أبرد.") == []
