"""The words of dates, folded: months, weekdays, ordinals, what points backward and forward, and what is no date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from archive.arabic.calendar import HIJRI_MONTHS, MONTHS, WEEKDAYS, hijri_month_number, month_number, weekday_number
from archive.arabic.folding import fold


def _alternatives(words: Iterable[str]) -> str:
    """A pattern for any of these, the longest first."""
    folded = {fold(word).replace(" ", r"\s+") for word in words}
    return "|".join(sorted(folded, key=lambda word: (-len(word), word)))


def _names(text: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in text.split())


# Besides the tables of the calendar.
_MORE_MONTHS = _names("إبريل ابريل اغسطس مايس يونيه يوليه نوفنبر كانون_ثاني تشرين_أول تشرين_ثاني كانون_أول أغشت")
_MORE_HIJRI = _names("ربيع_الثاني جمادى_الثانية جمادى_الآخر ذي_القعدة ذي_الحجة ربيع_ثاني ربيع_أول المحرم")
_MONTHS = {*_MORE_MONTHS, *(name for names in MONTHS.values() for name in names)}
MONTH = _alternatives(_MONTHS)
HIJRI = _alternatives({*HIJRI_MONTHS, *_MORE_HIJRI})
WEEKDAY = _alternatives(WEEKDAYS)
# These are also words or names: «مارس الضغط», «تيريزا ماي», «آب» he went home, «أوت» she sheltered.
DOUBTFUL_MONTHS = frozenset(map(fold, ("مارس", "ماي", "آب", "أوت", "جوان")))

_UNITS = _names("الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر")
_TEENS = _names("الحادي الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع")


def _ordinals() -> Mapping[str, int]:
    numbers = {fold(word): number for number, word in enumerate(_UNITS, 1)}
    numbers |= {fold(f"{word} عشر"): number for number, word in enumerate(_TEENS, 11)}
    for tens, number in (("العشرين", 20), ("العشرون", 20), ("الثلاثين", 30), ("الثلاثون", 30)):
        numbers[fold(tens)] = number
        numbers |= {fold(f"{word} و{tens}"): number + unit for unit, word in enumerate(_TEENS, 1) if number + unit < 32}
    return MappingProxyType(numbers)


# «الأول» to «الحادي والثلاثين».
ORDINALS = _ordinals()
ORDINAL = _alternatives(ORDINALS)
_COUNTS = {"ثلاثة": 3, "أربعة": 4, "خمسة": 5, "ستة": 6, "سبعة": 7, "ثمانية": 8, "تسعة": 9, "عشرة": 10}
COUNTS: Mapping[str, int] = MappingProxyType({fold(word): number for word, number in _COUNTS.items()})
COUNT = _alternatives(COUNTS)

_ENDINGS = "(?:يه|ه|ين|يين|يتين|تين)?"
PAST = rf"(?:الماضي|المنصرم|الفائت|المنقضي){_ENDINGS}"
NEXT = rf"(?:المقبل|القادم|الاتي){_ENDINGS}"
NOW = rf"(?:الجاري|الحالي){_ENDINGS}"
POINTER = rf"(?:{PAST}|{NEXT}|{NOW})"
_PAST, _NEXT = re.compile(PAST), re.compile(NEXT)

# Letters before or behind which no word ends.
LETTER = r"[^\W\d_]"
BEGIN = rf"(?<!{LETTER})(?<!\d)"
END = rf"(?!{LETTER})(?!\d)"
# What may be joined to the front of a date's first word.
JOINED = "[وف]?[بلك]?"

# Behind a number these are counted: «في 2000 قرية» is no year.
COUNTED = _alternatives(
    _names(
        """
        جندي جنديا شخص شخصا دولار يورو ليرة ريال درهم دينار جنيه كيلومتر كلم كم متر مترا طن طنا برميل قتيل قتيلا جريح
        مقاتل مقاتلا لاجئ لاجئا نازح نازحا صاروخ صاروخا قرية مدرسة شركة موظف موظفا عنصر عنصرا مليون مليار الف أسير
        أسيرا معتقل معتقلا سجين سجينا مدني مدنيا مهاجر مهاجرا عائلة أسرة منزل منزلا كيلوغرام كيلو ميغاواط حافلة سيارة
        دبابة مبنى موقع موقعا ناخب ناخبا صوت صوتا نقطة هكتار فدان دونم ساعة يوم يوما عاما سنة في_المئة في_المائة
        بالمئة بالمائة
        """
    )
)
# Before a number these make it no year: «القرار رقم 1973».
NUMBERED = _alternatives(
    _names(
        """
        رقم قرار القرار قرارات القرارين مادة المادة طراز بوينغ رحلة الرحلة رؤية مونديال العالم يورو أولمبياد إكسبو
        أجندة
        """
    )
)
# What is called by its date without meaning it: «ثورة 25 يناير», «قوى 14 آذار», «مدينة 6 أكتوبر».
NAMED_BY_DATE = _alternatives(
    _names(
        """
        ثورة الثورة ثورتي انتفاضة حرب حركة قوى تحالف فريق مدينة جامعة ميدان شارع جسر كوبري كتلة ملعب اعتداءات هجمات
        """
    )
)

# Words that tell of what is still to come.
_FUTURE = _names(
    """
    سوف لن المقرر المقررة مقررا مقررة مقرر المرتقب المرتقبة مرتقب مرتقبة المزمع المنتظر المنتظرة المتوقع المتوقعة
    يتوقع يفترض ينتظر ينوي تنوي يعتزم تعتزم يستعد تستعد بحلول غدا موعد يحين المزمعة مقررين لغاية غاية تنتهي ينتهي
    سنكون ننتظر قبيل
    """
)
# Present forms that newspapers use of what has been arranged, as English does: «يزور موسكو الخميس».
_ARRANGED = _names(
    """
    يزور تزور يلتقي تلتقي يتوجه تتوجه ويتجه يتجه تتجه يصل تصل يبدأ تبدأ يعقد تعقد يستقبل تستقبل تستضيف يستضيف يجتمع
    تجتمع تجري يجري ينعقد تنعقد يغادر تغادر تنطلق ينطلق يستأنف تستأنف يصوت تصوت تعقدان يشارك تشارك
    """
)
_DONE = _names(
    """
    قال قالت أعلن أعلنت أكد أكدت أضاف أضافت ذكر ذكرت أفاد أفادت صرح صرحت أوضح أوضحت أشار أشارت شدد شددت دعا دعت نفى
    نفت حذر حذرت كشف كشفت اعتبر اعتبرت اتهم اتهمت وصف وصفت طالب طالبت انتقد انتقدت بحث بحثت التقى التقت استقبل استقبلت
    وصل وصلت زار زارت غادر غادرت عقد عقدت اجتمع اجتمعت وقع وقعت أجرى أجرت شن شنت قتل قتلت أصيب استهدف استهدفت بدأ بدأت
    انتهى انتهت أدان أدانت رحب رحبت هدد هددت تعهد تعهدت وافق وافقت رفض رفضت أطلق أطلقت كان كانت كانوا جاء جاءت تم تمت
    استدعى استدعت سيطر سيطرت دخل دخلت نشر نشرت كتب كتبت قرر قررت أصدر أصدرت توجه توجهت عاد عادت تولى تولت اختتم اختتمت
    افتتح صوت صوتت فرض فرضت طرد طردت اقر أقر أقرت وجه وجهت لقي حصل حصلت اتفق اتفقت اتفقا بث بثت نقل نقلت شهد شهدت أعرب
    أعربت ألقى ألقت تبنى تبنت سقط سقطت لم أسفر أسفرت
    """
)
FUTURE_WORDS = frozenset(map(fold, _FUTURE))
ARRANGED_WORDS = frozenset(map(fold, _ARRANGED))
DONE_WORDS = frozenset(map(fold, _DONE))


def pointer(words: str | None) -> int | None:
    """Which way «الماضي», «المقبل» or «الجاري» points: -1, 1 or 0; None where nothing points.

    >>> pointer("الماضيه"), pointer("المقبلين"), pointer("الجاري"), pointer("")
    (-1, 1, 0, None)
    """
    if not words:
        return None
    return -1 if _PAST.match(words) else 1 if _NEXT.match(words) else 0


def month_of(name: str) -> int:
    """The month that a name matched by MONTH stands for. Raises ValueError for another word.

    >>> month_of("كانون  الثاني"), month_of("ابريل")
    (1, 4)
    """
    return _known(month_number(name), name)


def hijri_month_of(name: str) -> int:
    """The month that a name matched by HIJRI stands for. Raises ValueError for another word."""
    return _known(hijri_month_number(name), name)


def weekday_of(name: str) -> int:
    """The weekday that a name matched by WEEKDAY stands for. Raises ValueError for another word."""
    return _known(weekday_number(name), name)


def _known(number: int | None, name: str) -> int:
    if number is None:
        raise ValueError(f"not in the calendar: {name!r}")
    return number
