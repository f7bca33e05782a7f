"""The words around speech, folded: verbs and participles of saying, what ends their subject, and who has no name."""

from __future__ import annotations

import re

from archive.arabic.folding import fold
from archive.recognition.date_words import BEGIN, END


def _folded(text: str) -> list[str]:
    return [fold(word) for word in text.split()]


# Past stems; those in ى and ا lose it before ت and وا.
_PAST = _folded(
    """
    قال أضاف أكد أعلن ذكر أوضح أشار شدد اعتبر نفى دعا حذر كشف أعرب رأى وصف طالب تابع أردف لفت كتب غرد اتهم تعهد أبلغ
    أجاب رد هدد توعد ندد أدان انتقد استطرد نوه صرح جدد زعم ادعى أقر اعترف تساءل سأل علق توقع طلب حث عبر تحدث خاطب
    اقترح أوصى أبدى استنكر استبعد أشاد رحب وعد خلص أفاد تمنى رفض برر فسر اشترط نصح أبرز استدرك ختم عقب روى شكا ناشد
    طمأن اشتكى سخر هاجم دافع أصر قرر رجح دان أورد ألمح استغرب اتفق أخبر عد حمّل حمل نعت قلل أيد عارض أوعز نبه بين
    """
)
_PRESENT = _folded(
    """
    يقول يضيف يؤكد يرى يعتبر يشير يوضح يشدد يتابع يصف يطالب يحذر يتهم يعتقد يزعم يدعي يدعو يصر يكتب يروي يتحدث يعترف
    يتوقع يقترح ينفي يرفض يحث يعلن يصرح يلفت يخلص يجيب يرد يعلق يتساءل ينتقد يندد يعبر يعرب
    """
)
_PARTICIPLES = _folded(
    """
    قائلا مضيفا مؤكدا مشددا مشيرا معتبرا موضحا محذرا داعيا لافتا واصفا متهما مطالبا منددا منتقدا متعهدا معربا معلنا
    مبينا مذكرا منوها مستطردا مردفا متابعا زاعما متسائلا معلقا مهددا متوعدا كاتبا مشيدا مرحبا نافيا مستنكرا مستبعدا
    ناصحا ناقلا متحدثا مستدركا مجددا مقترحا متمنيا معترفا مناشدا مهاجما ساخرا نافيا مدعيا مبررا قولها قوله قولهم
    """
)


def _verbs() -> frozenset[str]:
    forms = set()
    for stem in _PAST:
        bare = stem[:-1] if stem.endswith(("ي", "ا")) and len(stem) > 2 else stem
        forms |= {stem, f"{bare}ت", f"{bare}وا", f"{stem}ا", f"{bare}تا"}
    for stem in _PRESENT:
        forms |= {stem, f"ت{stem[1:]}", f"{stem}ون"}
    # «بين» is mostly a preposition; its other forms are the verb's.
    return frozenset(forms - {fold("بين"), fold("حملا"), fold("سالا"), fold("عدا"), "عدت", "عد"})


def _participles() -> frozenset[str]:
    return frozenset(form for word in _PARTICIPLES for form in (word, re.sub("ا$", "ه", word)))


VERBS = _verbs()
PARTICIPLES = _participles()
# These go on with what the last speaker said when nobody stands behind them.
GOES_ON = frozenset(
    f"{stem}{ending}" for stem in _folded("أضاف تابع أردف استطرد نوه استدرك ختم") for ending in ("", "ت", "وا")
)
REPORTS = frozenset(_folded("نقل نقلت نقلا نقلوا"))
ATTRIBUTES = re.compile(
    rf"{BEGIN}[وف]?(?:بحسب|حسب|وفق|وفقا\s+ل|طبقا\s+ل|علي\s+حد\s+(?:قول|تعبير|وصف)|علي\s+لسان|كما\s+(?:قال|قالت|ذكر|ذكرت|اعلن|اعلنت|اكد|اكدت|صرح)|"
    rf"قال|قالت|يقول|تقول|اضاف|اضافت|اكد|اكدت|صرح|صرحت|اوضح|اوضحت|كتب|كتبت)(?![ء-ي]*ه{END})\s*"
)
# What ends the words that say who speaks.
_STOPS = frozenset(
    _folded(
        """
        لما أن إن أنه إنه أنها إنها أنهم إنهم أنهما إنهما بأن بأنه بأنها بأنهم لأن في خلال على عن من إلى أمس اليوم يوم
        الذي التي الذين وهو وهي وهم عبر أمام بعد قبل أثناء حول بشأن ردا تعليقا تعقيبا إثر عقب منذ حتى ضد مع كما حيث
        فيما بينما إذا لقد قد سوف لن لم لا ما كل هذا هذه ذلك تلك أيضا كذلك بدوره بدورها قائلا قائلة وقال وأضاف له لها
        لهم الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد كان كانت يكون عندما حين حينما لكن ولكن بـ لـ ب
        ل ليس ليست هو هي انه ضمن وسط داخل خارج بين عند قبيل منها منه فيه فيها عليه عليها
        """
    )
)
_NUMBER = re.compile(r"\d+")


def is_stop(word: str) -> bool:
    """Whether a folded word ends the name of who speaks."""
    return word in _STOPS or word in VERBS or word in PARTICIPLES or bool(_NUMBER.fullmatch(word))


# Joined to a word behind a speaker it says to whom he spoke: «للصحفيين», «لقناة», «بأن».
ADDRESSED = re.compile(
    r"لل?(?:صحفيين|صحافيين|صحافه|قناه|صحيفه|وكاله|موقع|مجله|تلفزيون|اذاعه|برنامج|شبكه|وسائل|رويترز|فرانس|بي(?![ء-ي]))"
)
# Before a speaker behind the verb, and no part of his name: «قال أيضا», «قال بدوره».
LEADS = frozenset(
    _folded(
        """
        أيضا كذلك بدوره بدورها السيد السيدة لاحقا قد كان من جهته جهتها أمس اليوم الاثنين الإثنين الثلاثاء الأربعاء
        الخميس الجمعة السبت الأحد
        """
    )
)
# Between the start of a sentence and one who speaks: «لكن كيري قال», «وكان لافروف أكد».
OPENERS = frozenset(
    _folded(
        "لكن ولكن كان كانت قد فيما بينما كما أما وأما غير بيد إلا حيث ثم حين وكان وكانت فقد وقد لقد إذ مع هذا ذلك أن إن"
    )
)
SUBORDINATES = frozenset(_folded("أن إن بأن حيث فيما بينما لكن ولكن أما وأما كما الذي التي"))
# Nobody in particular: «مصدر دبلوماسي».
_NAMELESS = frozenset(
    _folded(
        """
        مصدر مصادر مصدران المصدر المصادر مسؤول مسؤولون مسؤولين مسؤولان مسؤولة دبلوماسي دبلوماسيون دبلوماسيين دبلوماسية
        شاهد شهود ناشط ناشطون ناشطين نشطاء مراقبون خبراء محللون محلل خبير ضابط ضباط قيادي سكان أهالي أحد بعض
        """
    )
)


def is_nameless(word: str) -> bool:
    """Whether a folded word is the head of a source that is not named."""
    return word in _NAMELESS


# What a press agency, a paper or a site is called: who passes speech on, and does not speak.
MEDIA = re.compile(
    rf"{BEGIN}[وفبل]?(?:ال|لل)?(?:وكاله|وكالات|صحيفه|قناه|شبكه|موقع|مجله|تلفزيون|اذاعه|جريده|رويترز|فرانس|اسوشيتد|سبوتنيك|تاس|الاناضول|سي\s+ان\s+ان|بي\s+بي\s+سي|وسائل)"
)
# Times of a day, and names: «صباح الاثنين», «صباح الزين».
DAYTIMES = frozenset(_folded("صباح مساء فجر ظهر ليل عصر"))
# Behind a verb these say how or how much, not who.
ADVERBS = frozenset(
    _folded(
        """
        أكثر أول وفقا طبقا مرارا مجددا صراحة لدى حينئذ حينها ثانية آنذاك أول لاحقا سابقا مؤخرا فقط علنا رسميا ساخرا
        بوضوح بصراحة بشدة بحزم بالقول بالإنجليزية بالعربية بالتالي جازما تماما كثيرا قليلا دائما عدة بعدما بينهم شيئا
        نحو حوالي مزيدا المزيد مرة غير مثل نفسه نفسها بنفسه إياه إياها
        """
    )
)
# What is said, asked for or told of behind the verb: «أكد استعداد بلاده», «اعترف بحدوث أخطاء».
OBJECTS = frozenset(
    _folded(
        """
        استعداد استمرار التزام التزامه التزامها التزامهما دعم دعمه دعمها رفض رفضه رفضها ضرورة أهمية حرص حرصه حرصها
        موقف موقفه موقفها تمسك تمسكه تمسكها وجود وجوده عدم وقوف تضامن تضامنه رغبة رغبته رغبتها أمل أمله أملها قلق قلقه
        قلقها ثقة ثقته ثقتها سعي سعيه حق حقه حدوث وقوع مقتل إصابة اعتقال توقيف تعيين إقالة إلغاء تعليق تأجيل تشكيل فتح
        إغلاق بدء انتهاء انسحاب وقف إطلاق فرض رفع تأييد تأييده تأييدها مسؤولية مسؤوليته مسؤوليتها صحة نبأ أسفه أسفها
        أسف اعتقاده اعتقادها ترحيبه ترحيبها تقديره تقديرها شكره إدانته إدانتها سياسة سياسات هجوم قرار خطة تقارير ما
        مخاوف مخاوفه حصول قيام قيامه تورط دور دوره دورها نية نيته نيتها تلقي إجراء عقد طرد سحب أطراف بداية نهاية كافة
        جميع كل أي إيجاد ضمان تحقيق تنفيذ تطبيق إعادة زيادة تعزيز خفض نقل بلاده بلادها حكومته حكومتها تجاوز عودة نجاح
        فشل
        """
    )
)
# In the words of one who speaks these ask or judge; the words that are printed are mostly still his.
DIRECTIVES = frozenset(
    f"{stem}{ending}"
    for stem in _folded(
        "حث طالب رفض وعد اتهم وصف انتقد هدد حذر يدعو تدعو يطالب تطالب يحث تحث يتهم تتهم يصف تصف يرفض ترفض"
    )
    for ending in ("", "ت")
) | frozenset(_folded("دعا دعت"))
# «جاء في البيان أن», «ورد في الرسالة»
DOCUMENTS = frozenset(_folded("جاء ورد جاءت وردت"))
# Where one without a name works; and where others speak, which is no part of their name.
POSTS = frozenset(_folded("في لدى عن إلى"))
TOLD_IN = frozenset(
    _folded(
        """
        بيان بيانه بيانها تصريح تصريحات مقابلة مؤتمر حديث رسالة تغريدة كلمة كلمته كلمتها خطاب وقت ختام مستهل أعقاب
        إطار حوار لقاء اتصال هذا تعليق تقرير اجتماع جلسة بداية نهاية برنامج مقال حسابه حسابها ظل سياق حال
        """
    )
)
# Behind «الذي» a verb tells who somebody is; only these lead to his words.
RELATIVES = frozenset(_folded("الذي التي الذين اللذان اللتان"))
PLAIN = frozenset(_folded("قال قالت قالوا أكد أكدت أوضح أوضحت صرح صرحت أعلن أعلنت"))
PASSING = frozenset(_folded("ما كما وكما لما بما حسبما وفقما مثلما"))
PRONOUNS = frozenset(_folded("لكنه لكنها ولكنه ولكنها أنه أنها وأنه وأنها وهو وهي هو هي الذي التي لكنهم فهو إنه إنها"))
