"""The small counts that a text says, in figures or in words: every number but those that are clearly something else.

Turned round like this because a count can be said in any words ("it was three, not four"), while dates, ages, places and units are few.
A number that is taken for a count though it is none costs its writer another wording; one that is overlooked tells about a person.
"""

from __future__ import annotations

import re
import unicodedata

from data.records.plain import plain

ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NAMED = {word: number for number, word in enumerate([*ONES, *TEENS], 1)} | {word: 10 * tens for tens, word in enumerate(TENS, 2)}
GROUPS = {"couple": 2, "pair": 2, "trio": 3, "dozen": 12, "half a dozen": 6}
# what measures count: a number before one of these is a count whatever stands around it
COUNTED = (
    r"(?:people|persons?|residents?|adults?|admissions?|carers?|requests?|women|woman|men|man|discharges?|cases?|clients?|placements?"
    r"|individuals?|deaths?|users?|patients?|stays?|referrals?|assessments?|reviews?|tenants?|customers?|citizens?|pensioners?)\b"
)
# words that end a phrase: what stands behind them is not what the number counts
ENDS = (
    "a about admitted after all and are as asked at attended back been before being by called came died discharged during each entered "
    "every fell for from got had has have in into is it its joined last lasted left less lived living lost missed moved "
    "needed next not of on or out over per placed received recovered referred refused remained returned since spent started stayed "
    "staying than that the their them they this those to took transferred under until used visited waited waiting was went were which "
    "who whose with within"
)
BETWEEN = rf"(?:(?!(?:{'|'.join(ENDS.split())})\b|{COUNTED})[a-z][a-z'’-]*\ ){{0,3}}"
# what numbers count that is nobody: time, distance, places, those who work there, paper
UNITS = (
    "second minute hour day night morning afternoon evening weekday weekend fortnight week month quarter year decade mile kilometre metre "
    "yard pound penny town village city ward hospital home surgery practice pharmacy library centre site building room kitchen office "
    "street parish locality area place district borough council neighbourhood region county flat bungalow house bed unit scheme block "
    "floor team service provider agency partner organisation charity trust board committee panel group club cafe meeting seminar contract "
    "supplier company member worker nurse therapist doctor manager director officer councillor volunteer practitioner coordinator "
    "assistant apprentice post vacancy role shift form file report letter page survey document system list directory measure figure "
    "return objective outcome question priority theme recommendation action milestone pathway way reason thing part step stage phase "
    "change point option idea session event course workshop visit telephone number van bus route line round pilot project programme plan "
    "strategy policy column row table chart definition edition commitment decimal side size word sentence source path door job budget "
    "method standard version goal aim term issue matter subject topic example rule school college church shop bank lunch"
)
# what has a number as its name
NAMES = (
    "objectives? outcomes? questions? editions? pathways? pages? tables? sections? paragraphs? chapters? appendix annex priority "
    "priorities themes? recommendations? actions? milestones? wards? zones? rooms? bays? floors? phases? stages? steps? tiers? bands? "
    "levels? versions? waves? parts? items? regulations? clauses? articles? schedules? rules? standards? goals? notes? footnotes? "
    "extension no\\. nos\\. columns? rows? slides? volumes? issues? ascof"
)
MONTH = (
    r"(?-i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?"
    r"|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
)


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "sh", "ch")) else f"{word}s"


FIGURES = rf"(?<!\w)(?<!\d[.,])\d+(?:,\d{{3}})*(?:\.\d+)?(?:(?!\w)|(?={COUNTED}))"
WORD = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(ONES)}))?|{'|'.join(sorted([*TEENS, *ONES], key=len, reverse=True))})"
NUMBER = rf"(?:{FIGURES}|\b(?:half a dozen|(?:{WORD} )?dozen|couple|pair|trio|{WORD})\b)"
SINGULAR = rf"(?:{'|'.join(UNITS.split())})\b(?!['’]?s?\ (?:[a-z-]+\ )?{COUNTED})"
PLURAL = rf"(?:{'|'.join(_plural(word) for word in UNITS.split())}|staff|fte|pence|buses)\b"
SOMETHING_ELSE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # days, years and times: 3 December, 3 to 5 December 2026, December 3, 2026, 2026-12-03, 3/12/2026, 2026/27, 9:30, 9 am, 24/7
        rf"{NUMBER}(?:(?:-| to | and | or |, ){NUMBER})* {MONTH}(?! {COUNTED})",
        rf"{MONTH} {FIGURES},? \d{{4}}\b",
        r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}([/.])\d{1,2}\1\d{2,4}\b|\b\d{1,2}/\d{4}\b|\b(?:19|20)\d\d ?[/-] ?\d\d(?:\d\d)?\b|\b24/7\b",
        rf"\b\d{{1,2}}:\d\d\b|{NUMBER} ?(?:[ap]\.?m\b|o['’]clock)",
        # shares and money: 3%, 3 percentage points, two thirds, three and a half, four in five, one in ten, £3, 3 million
        rf"{NUMBER} ?(?:%|per ?cent|percentage)|{NUMBER}[ -](?:halves|half|thirds?|fifths?|sixths?|eighths?|tenths?|fold)\b",
        rf"{NUMBER} and a half\b|{NUMBER} (?:in|out of) (?:every )?(?:five|ten|5|10|100|a hundred)\b(?! {PLURAL})",
        rf"\bone in (?:three|four|six|eight|twenty)\b(?! (?:of\b|{PLURAL}))",
        rf"[£$€] ?{FIGURES}|(?:{NUMBER}|\ba) (?:hundred|thousand|million|billion)(?: and {NUMBER})?",
        # ages: aged 18 to 64, 18 to 64 (but not "from 18 to 64"), 18 and over, 18+, under 18, 20 years old
        rf"\b(?:aged?|ages)(?: of| from| between)? {NUMBER}(?:(?:-| to | and | or ){NUMBER})?",
        r"(?<!from )(?<!\w)(?:16|18)(?:-| to )(?:17|24|25|34|44|54|64|69)\b",
        r"(?<!\w)(?:1[6-9]|2\d) ?(?:\+|(?:and|or) (?:over|older|above|under|younger))",
        rf"\b(?:under|over)[ -](?:16|18|21|25)s?\b(?! {COUNTED})|covid[ -]?19",
        # what has a number as its name: objective 3, pathways 0 to 2, questions 2, 3 and 5, day 91, week 3, 14 Mill Lane
        rf"\b(?:{'|'.join(NAMES.split())}) {NUMBER}"
        rf"(?:(?:-| to | and | or | & ){NUMBER}(?! {BETWEEN}{COUNTED})|, {NUMBER}(?=,|;|\)| and| or))*",
        rf"\b(?:day|week|month|quarter|year) {NUMBER}(?! {BETWEEN}{COUNTED})",
        rf"{FIGURES} (?-i:(?:[A-Z][a-z]+ ){{1,2}}(?:Street|Road|Lane|Avenue|Close|Way|Drive|Square))",
        # things that are nobody: two towns, three of the four wards, six to eight weeks, 91 days, three-month, eight more extra care flats
        rf"(?:\bbetween {NUMBER} and )?{NUMBER}(?:(?:-| to | or ){NUMBER})?(?: of)?(?: (?:the|our|its|their|these|those|all)\b)?"
        rf"(?: {NUMBER})? {BETWEEN}{PLURAL}(?! {COUNTED})",
        rf"\b(?:one|1) {BETWEEN}{SINGULAR}",
        rf"{NUMBER}[ -](?:minute|hour|day|week|month|year|mile|bed|bedroom|page|point|stage)\b(?! {COUNTED})",
        rf"{NUMBER} times (?:a|an|as|each|every|the|more|over)\b",
        # "one" that is no number
        r"\b(?:no|any|every|some|each|this|that|which|another|new|old|right|wrong|first|last|next|day|square) one\b(?! [a-z]+ed\b)",
        rf"\bone of (?:the|our|its|their|these|those)\b(?! (?:[a-z-]+(?<!s) ){{0,2}}{COUNTED})",
        r"\bone (?:another|by one|would|can|could|might|should|must)\b|\bone and the same\b|\bone['’]s|\bone[ -]to[ -]one\b",
        r"\bone-(?:off|stop|way|sided|size|person|to)\b",
        # what says itself that it is not exact
        r"\b(?:about|around|roughly|approximately|nearly|almost|some|up to|fewer than|less than|more than|over|under|at least|at most)"
        r" (?:5|10|15|20|25|five|ten|fifteen|twenty(?:[- ]five)?|a dozen|half a dozen)"
        rf"\b(?![- ](?:{'|'.join(ONES)})\b)",
        r"\bmore than (?:one|1)\b",
    )
)
COUNT = re.compile(rf"{NUMBER}|\ba single(?= {BETWEEN}{COUNTED})", re.IGNORECASE)


def counts_said(words: str) -> set[int]:
    """The whole numbers in a text that may be counts of people or of what happened to them."""
    text = _even(words)
    for pattern in SOMETHING_ELSE:
        text = pattern.sub("…", text)
    found = {_number(each.group().lower()) for each in COUNT.finditer(text)}
    return {int(number) for number in found if number == int(number)}


def _even(words: str) -> str:
    """The text in plain letters, figures and dashes, single spaces. A line that does not go on in small letters is a new thought."""
    signs: list[str] = []
    for sign in unicodedata.normalize("NFC", plain(words)):
        kind = unicodedata.category(sign)
        if kind in ("Nl", "No"):
            number = unicodedata.numeric(sign)
            signs.append(
                str(int(number)) if number == int(number) else str(number).removeprefix("0" if signs and signs[-1].isdigit() else "")
            )
        elif kind == "Pd" or sign == "\u2212":
            signs.append("-")
        elif kind not in ("Cf", "Mn", "Me"):
            signs.append(sign)
    text = unicodedata.normalize("NFKC", "".join(signs)).strip()
    return re.sub(r"\s+", " ", re.sub(r"\s*\n\s*(?![a-z\s])", " ; ", text))


def _number(said: str) -> float:
    if said in GROUPS:
        return GROUPS[said]
    if said == "a single":
        return 1
    if said.endswith(" dozen"):
        return 12 * _number(said.removesuffix(" dozen"))
    if said[0].isdigit():
        return float(said.replace(",", ""))
    return sum(NAMED[word] for word in re.split("[- ]", said))
