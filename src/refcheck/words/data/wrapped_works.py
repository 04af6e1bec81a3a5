"""Templates that print a citation which their call does not show: the first and the last year of the works they cite.

A short citation of such a year may point at one of them.  Names are in lower case; most also have a form with `cite`.
Sources: when the works themselves were published, with room for their other editions; a row too much only keeps a
finding back.
"""

YEARS: dict[str, tuple[int, int]] = {
    "acad": (1922, 1958),  # Venn
    "americana": (1903, 1920),
    "appletons": (1886, 1900),
    "appletons'": (1886, 1900),
    "catholic": (1907, 1922),
    "catholic encyclopedia": (1907, 1922),
    "ce1913": (1907, 1922),
    "cite q": (1000, 9999),  # an item of Wikidata
    "collier's": (1921, 1921),
    "dnb": (1885, 1912),
    "dnb12": (1912, 1912),
    "eb1911": (1910, 1911),
    "eb1922": (1922, 1922),
    "eb9": (1875, 1889),
    "iucn": (1994, 9999),
    "jewish encyclopedia": (1901, 1906),
    "msw3": (2005, 2005),  # the only one with the name of a part behind it: {{MSW3 Carnivora}}
    "new international encyclopedia": (1902, 1926),
    "nie": (1902, 1926),
    "nsrw": (1914, 1914),
    "nuttall": (1900, 1920),
    "odnb": (2004, 9999),
    "oxforddnb": (2004, 9999),
    "schaff-herzog": (1908, 1914),
    "sbdel": (1849, 1870),
}


def years(name: str) -> tuple[int, int] | None:
    """The years of what a template cites; None where it is none of these."""
    bare = "msw3" if name.startswith("msw3 ") else name.removeprefix("cite ")
    return YEARS.get(name) or YEARS.get(bare)
