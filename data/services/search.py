"""Whether a service answers a search: every word of it, or a part of one, stands in what the register says of the service."""

from __future__ import annotations

import re
import unicodedata

from data.services.service import Service

APOSTROPHES = re.compile("['\u2018\u2019`\u00b4]")
BETWEEN = re.compile(r"[^\w]+|_")
SHORT = 3  # letters: a word no longer than this keeps its last s ("gas", "bus")


def answers(service: Service, typed: str) -> bool:
    """Whether each word typed is part of its name, what it does, whom it is for, who provides, buys or pays for it, its kind or its area.

    Capitals, accents, apostrophes and a plural's last s do not matter: "carers", "Carer's" and "carer" find the same.
    """
    told = _plain(
        " ".join(
            (
                service.name, service.description, service.target_group, service.life_stage, service.provider, service.commissioner,
                service.funding_source, service.category, service.area,
            )
        )
    )  # fmt: skip
    return all(_stem(word) in told for word in _plain(typed).split())


def _plain(said: str) -> str:
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", said) if not unicodedata.combining(letter))
    return BETWEEN.sub(" ", APOSTROPHES.sub("", bare.casefold()).replace("&", " and "))


def _stem(word: str) -> str:
    return word[:-1] if len(word) > SHORT and word.endswith("s") and not word.endswith("ss") else word
