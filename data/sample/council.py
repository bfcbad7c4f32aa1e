"""Who the sample is about: codes 990 to 999 are for invented councils."""

COUNCIL = "990"
ONS_CODE = "X99000990"
NAME = "Exampleton"
PLAN = "halton"

# mid-year, people aged 18 to 64, people aged 65 and over
POPULATION = ((2022, 75_100, 24_250), (2023, 74_900, 24_650), (2024, 74_600, 25_050), (2025, 74_400, 25_400))

# one invented person for each role, by the name a sign-in would give
MEMBERS = (
    ("olive.marsh@exampleton.example", "officer"),
    ("arthur.penn@exampleton.example", "approver"),
    ("sanjay.mistry@exampleton.example", "smt"),
    ("ruth.okafor@exampleton.example", "scrutiny"),
    ("ada.lindqvist@exampleton.example", "administrator"),
)
