import pytest

from metrics.progress import WORDS
from pages.parts.glossary import VERDICTS
from pages.parts.standings import NO_MEASURE
from pages.parts.tags import ATTENTION, attention, verdict_tag


@pytest.mark.parametrize("word", [*WORDS, NO_MEASURE, "Not comparable"])
def test_every_verdict_has_its_word_in_its_tag_and_an_order(word):
    assert word in verdict_tag(word)
    assert attention(word) == ATTENTION.index(word)
    assert word in dict(VERDICTS)


def test_what_needs_attention_comes_first():
    assert sorted(("On track", "Off track", NO_MEASURE, "Data late", "At risk"), key=attention) == [
        "Off track", "At risk", "Data late", "On track", NO_MEASURE,
    ]  # fmt: skip


def test_small_numbers_have_words_and_no_shape():
    assert "tag-plain" in verdict_tag("Too few to say")
