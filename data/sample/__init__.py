"""Exampleton, council 990: an invented council with a synthetic Client Level Data history.

Nobody here exists. Names are drawn from short lists, NHS numbers from the 999 range that is never issued, postcodes from an area
that is not in use. The same files come out byte for byte every time, and their known answers are in tests/sample.

The figures tell one story on purpose (see `story.py`); a bug in a measure is never mended here.
"""

from data.sample.council import COUNCIL, NAME, ONS_CODE
from data.sample.files import SampleFile, make_sample

__all__ = ["COUNCIL", "NAME", "ONS_CODE", "SampleFile", "make_sample"]
