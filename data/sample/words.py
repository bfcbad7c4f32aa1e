"""The words the invented council uses: Release 2 lists with how often each occurs, and names that belong to nobody."""

from __future__ import annotations

Weights = tuple[tuple[str, float], ...]

REQUEST, ASSESSMENT, SERVICE, REVIEW = "Request", "Assessment", "Service", "Review"
SERVICE_USER, CARER, CARER_BY_ASSOCIATION = "Service user", "Unpaid carer", "Unpaid carer known by association"

COMMUNITY, RESIDENTIAL, NURSING = (
    "Long term support: Community", "Long term support: Residential care", "Long term support: Nursing care",
)  # fmt: skip
ST_MAX, LOW_LEVEL, OTHER_SHORT = (
    "Short term support: ST-Max", "Short term support: Ongoing low level", "Short term support: Other short term",
)  # fmt: skip
DIRECT_TO_CARER, WITH_CARED_FOR = (
    "Unpaid carer support: Direct to unpaid carer", "Unpaid carer support: Support involving the person cared-for",
)  # fmt: skip

TO_REABLEMENT, TO_ASSESSMENT = "Progress to reablement/ST-Max", "Progress to assessment, review or reassessment"
TO_SUPPORT, CONTINUES = "Progress to support planning or services", "Continuation of support or services"
ADVICE, HOSPITAL, DECEASED = "NFA: Information and advice or signposting", "Admitted to hospital", "NFA: Deceased"
AS_PLANNED, ENDED_OTHERWISE = "NFA: Support ended as planned", "NFA: Support ended for other reason"
SELF_FUNDED, DECLINED, NHS = (
    "NFA: Self-funded client or under 12wk disregard", "NFA: Support declined", "NFA: Referral to NHS services or NHS funded social care",
)  # fmt: skip
MOVED, NONE_OFFERED, OTHER = (
    "NFA: Responsibility moved to another local authority", "NFA: No services offered for other reason", "NFA: Other",
)  # fmt: skip
WITHIN_COUNCIL = "NFA: Referral to other service within the local authority"

RESOLVED: Weights = (
    (ADVICE, 60), (WITHIN_COUNCIL, 10), (NHS, 5), (DECLINED, 7), (NONE_OFFERED, 6), (SELF_FUNDED, 5), (OTHER, 6.5), (ENDED_OTHERWISE, 0.5),
)  # fmt: skip
OUTSIDE: Weights = ((DECEASED, 45), (MOVED, 20), (HOSPITAL, 35))
LEFT_SUPPORT: Weights = ((ENDED_OTHERWISE, 45), (SELF_FUNDED, 14), (NHS, 14), (MOVED, 12), (AS_PLANNED, 15))
ENDED_WELL: Weights = (("low level", 22), (AS_PLANNED, 50), (ADVICE, 9), (OTHER, 5), (ENDED_OTHERWISE, 8), ("review", 6))

HOME_SUPPORT, DIRECT_PAYMENT, DAY, SUPPORTED_LIVING = (
    "Home support or domiciliary care", "Direct payment", "Day support", "Community supported living",
)  # fmt: skip
SHARED_LIVES, EXTRA_CARE, LONG_OTHER = "Shared Lives", "Extra care housing", "Other long term support"
OLDER_AT_HOME: Weights = ((HOME_SUPPORT, 66), (DIRECT_PAYMENT, 13), (EXTRA_CARE, 9), (DAY, 7), (LONG_OTHER, 5))
YOUNGER_AT_HOME: Weights = (
    (DIRECT_PAYMENT, 34), (SUPPORTED_LIVING, 27), (HOME_SUPPORT, 17), (DAY, 11), (SHARED_LIVES, 6), (LONG_OTHER, 5),
)  # fmt: skip
MECHANISM: Weights = (("CASSR managed personal budget", 79), ("CASSR commissioned support", 14), ("", 7))
CARE_HOME_COMPONENT = {RESIDENTIAL: "Long term residential care", NURSING: "Long term nursing care"}

PERSONAL_CARE, ACCESS = "Physical support: Personal care support", "Physical support: Access and mobility only"
MEMORY, LEARNING, MENTAL = "Support with memory and cognition", "Learning disability support", "Mental health support"
OLDER_REASON: Weights = (
    (PERSONAL_CARE, 60), (ACCESS, 11), (MEMORY, 15), ("Sensory support: Support for visual impairment", 2),
    ("Sensory support: Support for hearing impairment", 1), (MENTAL, 5), (LEARNING, 4),
    ("Social support: Support for social isolation or other reason", 2),
)  # fmt: skip
YOUNGER_REASON: Weights = (
    (LEARNING, 46), (PERSONAL_CARE, 24), (MENTAL, 19), (ACCESS, 5), (MEMORY, 2), ("Social support: Substance misuse support", 4),
)  # fmt: skip
CARER_REASON = "Social support: Support to unpaid carer"

OWNER, TENANT, PRIVATE_TENANT = (
    "Owner occupier or shared ownership scheme", "Tenant: Local authority or other social housing provider", "Tenant: Private landlord",
)  # fmt: skip
WITH_FAMILY, SHELTERED, SUPPORTED_HOME = (
    "Settled mainstream housing with family or friends", "Sheltered housing, extra care housing or other sheltered housing",
    "Supported accommodation, supported lodgings or supported group home",
)  # fmt: skip
CARE_HOME, NURSING_HOME, GUEST = "Registered care home", "Registered nursing home", "Staying with family or friends as a short term guest"
OLDER_HOME: Weights = ((OWNER, 52), (TENANT, 24), (PRIVATE_TENANT, 4), (SHELTERED, 9), (WITH_FAMILY, 4), ("Unknown", 7))
YOUNGER_HOME: Weights = (
    (WITH_FAMILY, 36), (TENANT, 26), (OWNER, 10), (PRIVATE_TENANT, 9), (SUPPORTED_HOME, 11), (GUEST, 1.5),
    ("Placed in temporary accommodation by the council (inc. homelessness resettlement)", 1.5), ("Unknown", 5),
)  # fmt: skip

BRITISH = "White: English, Welsh, Scottish, Northern Irish or British"
ETHNICITY: Weights = (
    (BRITISH, 902), ("White: Irish", 9), ("White: Any other White background", 24), ("Asian or Asian British: Indian", 7),
    ("Asian or Asian British: Pakistani", 6), ("Asian or Asian British: Any other Asian background", 5),
    ("Black, Black British, Caribbean or African: African", 6), ("Black, Black British, Caribbean or African: Caribbean", 3),
    ("Mixed or multiple ethnic groups: White and Asian", 4), ("Mixed or multiple ethnic groups: White and Black Caribbean", 5),
    ("Other ethnic group: Any other ethnic group", 5), ("No data: Refused", 6), ("No data: Undeclared or not known", 18),
)  # fmt: skip
EMPLOYMENT: Weights = (
    ("Not in paid employment: Not actively seeking work or retired", 70), ("Not in paid employment: Voluntary work only", 8),
    ("Not in paid employment: Seeking work", 6), ("Paid: Less than 16 hours a week", 5), ("Paid: 16 or more hours a week", 2),
    ("Unknown", 9),
)  # fmt: skip
FUNDING: Weights = (
    ("Joint client and social care funded", 55), ("Fully social care funded", 38), ("Fully client funded", 4), ("Unknown", 3),
)  # fmt: skip

FROM_HOSPITAL, FROM_COMMUNITY, TRANSITION = "Discharge from hospital", "Community or other route", "Planned entry (transition)"
ROUTE: Weights = (
    (FROM_COMMUNITY, 76), (FROM_HOSPITAL, 15), ("Diversion from hospital services", 5), ("Self-funder", 2), ("Transfer from other LA", 2),
)  # fmt: skip
PLANNED_REVIEW, SHORT_TERM_REVIEW = "Planned", "Review of short term support"
UNPLANNED_REVIEW: Weights = (
    ("Unplanned: Hospital (planned and unplanned episodes)", 40), ("Unplanned: Other reason", 30), ("Unplanned: Unpaid carer related", 12),
    ("Unplanned: Safeguarding concern", 12), ("Unplanned: Provider failure", 6),
)  # fmt: skip

WOMEN = (
    "Ada", "Beryl", "Cora", "Dilys", "Edna", "Flora", "Greta", "Hilda", "Ivy", "Joan", "Kathleen", "Lilian", "Mabel", "Nora", "Olwen",
    "Pearl", "Rita", "Sylvia", "Thelma", "Una", "Vera", "Winifred",
)  # fmt: skip
MEN = (
    "Alfred", "Bernard", "Cecil", "Derek", "Ernest", "Frank", "Gordon", "Harold", "Ivor", "Jack", "Kenneth", "Leonard", "Maurice", "Norman",
    "Oswald", "Percy", "Reginald", "Stanley", "Walter",
)  # fmt: skip
LAST_NAMES = (
    "Ashgrove", "Birchall", "Copthorne", "Dunmore", "Elmsley", "Farrowby", "Gorsehill", "Hazelden", "Inglewick", "Larchfield", "Marlowe",
    "Nettleford", "Oakhanger", "Pinehurst", "Quickthorn", "Rowanby", "Sorrelby", "Thornley", "Upperton", "Willowby", "Yewdale",
)  # fmt: skip
PRACTICES = (("X99001", "Mill Lane Surgery"), ("X99002", "Canal View"), ("X99003", "Market Square"), ("X99004", "Hill Top Practice"))
PROVIDERS = tuple((f"1-99000{number:04d}", f"Exampleton Care {number}") for number in range(1, 41))
