"""What personal details look like in a text: the one place for such patterns, for Python and, as macros, for SQL.

Each is a regular expression that Python's re and DuckDB's RE2 read alike.
"""

from __future__ import annotations

BETWEEN = "[ \u00a0().\u2010-\u2015/-]*"  # what people put between the figures of a number
EMAIL = "[^@ \u00a0\\t;,<>()]+@[^@ \u00a0\\t;,<>()]+[.][^@ \u00a0\\t;,<>()]+"
# a mobile: 07, +447, 00447 or +44 (0)7, then nine figures, together or parted
MOBILE = rf"(?:(?:[+]|\b00){BETWEEN}44{BETWEEN}0?{BETWEEN}|[(]?\b0{BETWEEN})7(?:{BETWEEN}[0-9]){{9}}\b"
# a telephone of any sort, in a text without what stands between figures
TELEPHONE = "(?:(?:[+]|00)440?|(?:^|[^0-9])0)[1-9][0-9]{8,9}(?:[^0-9]|$)"
# ten figures together, or parted three, three, four as an NHS number's are
TEN_FIGURES = "\\b[0-9]{3}[ \u00a0.-]?[0-9]{3}[ \u00a0.-]?[0-9]{4}\\b"
POSTCODE = r"\b[A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9][A-Za-z]{2}\b"
FULL_DATE = r"\b(?:0?[1-9]|[12][0-9]|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-](?:19|20)[0-9][0-9]\b"
TITLED = r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.? [A-Z]"  # Mrs Quill

MACROS = f"""
create macro emails_in(words) as regexp_extract_all(words, '{EMAIL}');
create macro has_email(words) as regexp_matches(words, '{EMAIL}');
create macro has_mobile(words) as regexp_matches(words, '{MOBILE}');
create macro has_telephone(words) as regexp_matches(regexp_replace(words, '[ \u00a0()\u2010-\u2015-]', '', 'g'), '{TELEPHONE}');
create macro has_ten_figures(words) as regexp_matches(words, '{TEN_FIGURES}');
create macro is_titled(words) as regexp_matches(words, '{TITLED}');
create macro without_mobiles(words, instead) as regexp_replace(words, '{MOBILE}', instead, 'g');
create macro without_numbers(words) as regexp_replace(without_mobiles(words, '[number removed]'), '{TEN_FIGURES}', '[number removed]', 'g');
create macro without_contacts(words) as without_numbers(regexp_replace(words, '{EMAIL}', '[address removed]', 'g'));
"""
