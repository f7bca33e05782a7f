"""Words that look like a name with something joined to it and are not. Written as printed, kept folded.

Compiled for this project: of the words that newspapers print, those that read as و ف ب ك ل and a name of the data files
and stand far oftener than that name; read one by one. Add one here when an article shows it.
"""

from __future__ import annotations

from archive.arabic.folding import fold

_WORDS = """
كروس كلاوس كنيس كاسبر كارمن كايتا كبرن كلامي كبرى
بلومي باكرا بابين بكيني بسلام برايس باراك وباراك بطعمة بابها
ودودا ودود وسلامة وتراس وسلام وسيول وصالح لصالح ولصالح
فغالي فتراس
"""

LOOKALIKES = frozenset(map(fold, _WORDS.split()))
