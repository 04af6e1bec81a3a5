"""Reads the dates that citations state into intervals and EDTF, finds them in text, and writes them in a given style.

A general date library guesses the parts that a text leaves out; this grammar never does.  "May 2011" is the whole
month, "12/06/2011" is some day of 2011 (nobody can know which), "n.d." is no date.  What is read is what the text can
only mean, also in forms that Module:Citation/CS1 refuses ("May 5th, 2012", "2011-5-6", "Sept. 6, 2011").
"""

from refcheck.words.dates.finding import DATE, find, is_whole, match
from refcheck.words.dates.names import LONG, MONTHS, SEASONS, SHORT, month_number
from refcheck.words.dates.reading import LONGEST, core, read
from refcheck.words.dates.writing import style_of, write

__all__ = [
    "DATE",
    "LONG",
    "LONGEST",
    "MONTHS",
    "SEASONS",
    "SHORT",
    "core",
    "find",
    "is_whole",
    "match",
    "month_number",
    "read",
    "style_of",
    "write",
]
