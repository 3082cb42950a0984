"""Backups: that there are papers to seal them to, how old the last one is, when one was last proven."""

from collections.abc import Iterator
from datetime import timedelta

from django.db import DatabaseError

from kikao.foundation.backups.queries import backup_state
from kikao.foundation.base.clock import now, today
from kikao.interfaces.cli.doctor.finding import BAD, GOOD, WARN, Finding

LATE, TOO_LATE = timedelta(days=2), timedelta(days=8)
DRILL = timedelta(days=366)
PROVE = "Open it with the words of two papers: kikao restore --check CONTENT KEYS"


def backups() -> Iterator[Finding]:
    """Look at the backups."""
    try:
        state = backup_state()
    except DatabaseError:
        return
    if not state.has_papers:
        yield Finding("backup", WARN, "there are no backup papers yet", "Run: kikao backup --new-papers")
        return
    if state.last_at is None:
        yield Finding("backup", BAD, "none was taken yet", "Run: kikao backup")
        return
    age = now() - state.last_at
    said = f"last one {state.last_at:%Y-%m-%d %H:%M} UTC"
    worse = BAD if age > TOO_LATE else WARN
    yield Finding("backup", GOOD if age <= LATE else worse, said, "" if age <= LATE else "Run: kikao backup")
    if state.proven_on is None:
        yield Finding("backup drill", WARN, "no backup was ever opened again", PROVE)
    else:
        late = today() - state.proven_on > DRILL
        yield Finding("backup drill", WARN if late else GOOD, str(state.proven_on), PROVE if late else "")
