"""What shows demand at each place of the common scale: beside community capacity, these would move if it took demand away."""

from __future__ import annotations

# "ensure that more rigorous KPIs are put in place for current Tier 0 contracts to evidence their impact on demand within other tiers"
# (Leicestershire, Early Help and Prevention Strategy, Summary action plan, Communities Strategy)
DEMAND: dict[str, tuple[str, ...]] = {
    "primary": ("requests_new", "repeat_contact"),
    "secondary": ("later_long_term_support", "home84_cld"),
    "tertiary": ("lts_year", "admissions_all"),
}
