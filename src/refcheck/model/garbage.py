"""Puts off Python's search for cyclic garbage while an article's records are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unsearched() -> Iterator[None]:
    """No search for cyclic garbage inside; afterwards as it was.

    An article and its findings are tens of thousands of records without a cycle that live to the end: going through
    them again and again finds nothing and costs a tenth of the work.  Not for what asks the network: failed requests
    leave cycles behind.

    What was made inside counts as long-lived afterwards, else the first search for young garbage would go through all
    of it: that alone is a twelfth of an audit.  (Where the program around has frozen objects of its own, these would
    thaw, so nothing is moved.)
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()  # into the oldest generation
            gc.enable()
