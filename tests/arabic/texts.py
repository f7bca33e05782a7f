"""Texts as they come: Arabic with vowels, tatweel, presentation forms, invisible signs, other scripts, anything."""

from hypothesis import strategies as st

LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيٱگچپڤکیەھۆ"
VOWELS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0670\u0640"
INVISIBLE = "\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2069\ufeff\u00ad\u061c"
PRESENTATION = "ﷲﻻﻷﻹﻵﺍﺑﺔﻰﻲﮔﭘﭼﺀﷺﷻ\ufe70\ufe76\ufe77\ufc60\ufcf2"
DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"
LATIN = "aAzZçÇğĞıİİßéÉøŁœŀ"
SIGNS = " \n\t_-#@.,،؛؟!«»\"'“”/()٪٫٬%…½²①\u200b🇸🇾"

arabic_words = st.text(st.sampled_from(LETTERS), min_size=1, max_size=12)
mixed = st.text(st.sampled_from(LETTERS + VOWELS + INVISIBLE + PRESENTATION + DIGITS + LATIN + SIGNS), max_size=60)
texts = st.one_of(mixed, st.text(max_size=40))
