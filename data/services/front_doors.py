"""Which services of the register take people's first contact, and which inform or advise without being a way in."""

from __future__ import annotations

import re

from data.services.service import Service

# "Service landscape is difficult to navigate or communicate (for residents and staff), lots of front doors and gateways"
# (Oldham Prevention Framework). A lodging behind one's "own front door" is none.
NAMED = ("front door", "first contact", "single point of access", "contact centre", "helpline", "information and advice line")
DOOR = re.compile(
    r"(?<!\bown )\bfront doors?\b|\bfirst (point of )?contacts?\b|\bsingle points? of (access|contact)\b"
    r"|\b(contact|call) (centre|center|hub)s?\b|\bhelp ?lines?\b|\b(advice|information) lines?\b"
)
INFORMS = re.compile(r"\b(information|advice|kiosks?)\b")
BETWEEN = re.compile(r"[^a-z0-9]+")


def is_front_door(service: Service) -> bool:
    """Whether the type that the register gives it, or else its name, is one of those that take first contacts."""
    return any(DOOR.search(_plain(said)) for said in (service.category, service.name))


def informs(service: Service) -> bool:
    """Whether it is a point of information and advice, and no front door."""
    return not is_front_door(service) and any(INFORMS.search(_plain(said)) for said in (service.category, service.name))


def _plain(said: str) -> str:
    return BETWEEN.sub(" ", said.lower().replace("&", " and ")).strip()
