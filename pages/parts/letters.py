"""How wide words are: Arial's letters (Liberation Sans has the same widths), so that words can be wrapped without drawing them.

Source Sans, which the screen uses, is narrower: what fits here fits there.
"""

from __future__ import annotations

# thousandths of the size, from Adobe's metrics of Helvetica, which Arial follows; what is not named here is as wide as a digit
WIDTHS = {
    191: "'", 222: "ijl", 260: "|", 278: " !,./:;I[\\]ft", 333: "()-`r", 334: "{}", 355: '"', 389: "*", 469: "^",
    500: "Jcksvxyz", 584: "+<=>~", 611: "FTZ", 667: "&ABEKPSVXY", 722: "CDHNRUw", 778: "GOQ", 833: "Mm", 889: "%", 944: "W", 1015: "@",
}  # fmt: skip
WIDTH = {letter: width for width, letters in WIDTHS.items() for letter in letters}
DIGIT = 556
BOLD = 1.07  # bold letters are wider by so much on average


def width(words: str, size: float, *, bold: bool = False) -> float:
    """How many pixels a line of words takes."""
    return sum(WIDTH.get(letter, DIGIT) for letter in words) * size / 1000 * (BOLD if bold else 1)


def wrapped(words: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """The words in lines no wider than the room; a word wider than it stands alone."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def balanced(words: str, room: float, size: float) -> list[str]:
    """The words in as few lines as the room allows, of about the same width."""
    lines = wrapped(words, room, size)
    while len(narrower := wrapped(words, room - 4, size)) == len(lines) and room > size:
        lines, room = narrower, room - 4
    return lines
