"""The highest numbers that identifier schemes had given out, with a margin, as of a day, and how they grow.

The numbers grow every month: a value above its limit is doubtful, never certainly wrong.
"""

from __future__ import annotations

from datetime import date

AS_OF = date(2025, 2, 21)

# scheme → (CS1's limit on that day, by how much it rises in a year: our own estimate, rather too much than too little)
LIMITS = {
    "doi": (69_999, 6_000),  # of its registrants
    "pmid": (40_400_000, 2_000_000),
    "pmc": (11_900_000, 1_500_000),
    "oclc": (10_450_000_000, 150_000_000),
    "osti": (23_010_000, 200_000),
    "rfc": (9_800, 400),
    "s2cid": (276_000_000, 25_000_000),
    "ssrn": (5_200_000, 1_200_000),
}
