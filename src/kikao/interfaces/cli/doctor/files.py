"""The sealed files beside the database: every one there and whole, none that belongs to nothing."""

from collections import Counter
from collections.abc import Iterator

from django.db import DatabaseError

from kikao.foundation.files import checking
from kikao.interfaces.cli.doctor.finding import BAD, GOOD, Finding


def files(*, whole_store: bool) -> Iterator[Finding]:
    """Count the sealed files; read every one of them when asked."""
    try:
        kept = checking.count()
    except DatabaseError:
        yield Finding("sealed files", BAD, "there are no tables yet", "Run: kikao init")
        return
    if not whole_store:
        yield Finding("sealed files", GOOD, f"{kept} kept, not read (kikao files check reads them)")
        return
    found = Counter(fault.finding for fault in checking.faults())
    if not found:
        yield Finding("sealed files", GOOD, f"{kept} kept, all whole")
        return
    said = ", ".join(f"{number} {finding.value.lower()}" for finding, number in sorted(found.items()))
    yield Finding("sealed files", BAD, said, "Run: kikao files check. Nothing is deleted; look in a backup.")
