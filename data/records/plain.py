"""Text as it reads: without what cannot be seen and changes what stands around it.

A copied word can bring a mark that turns the direction of all that follows on the line ("open, 50%" would read backwards), a null or a
zero-width space that makes an empty box look filled. They are left out where text is kept, so that pages, papers and files need not
think of them. Joiners stay: emoji and several scripts are written with them.
"""

from __future__ import annotations

LINE_ENDS = {0x2028: "\n", 0x2029: "\n", 0x85: "\n", 0x0B: "\n", 0x0C: "\n"}
CONTROLS = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in (0x09, 0x0A, *LINE_ENDS)}
# marks of direction (Unicode's bidirectional controls), then spaces and joiners of no width
DIRECTION = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
NO_WIDTH = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF))
LEFT_OUT = {**LINE_ENDS, **CONTROLS, **DIRECTION, **NO_WIDTH}
JOINERS = "\u200c\u200d"


def plain(text: str) -> str:
    """The text without invisible marks, its lines ended as ours are; '' where nothing in it can be read."""
    kept = text.replace("\r\n", "\n").replace("\r", "\n").translate(LEFT_OUT)
    return kept if kept.strip(f" \t\n{JOINERS}") else ""
