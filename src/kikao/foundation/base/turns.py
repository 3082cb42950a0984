"""Whose turn it is: of two people who change the same row, the second is told that somebody was there first."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from kikao.foundation.base.stops import Clash


def turn(row: Any, version: int | None = None, **changed: object) -> None:
    """Change a row that still stands at this version (at the one we hold, unless told) and in its state."""
    seen = row.version if version is None else version
    mine = type(row).objects.filter(id=row.id, version=seen, state=row.state)
    if not mine.update(version=seen + 1, **changed):
        raise Clash
    row.refresh_from_db()


@contextmanager
def one_alone(standing: "QuerySet[Any]") -> Iterator[None]:
    """Enter what there can be only once; whoever comes second is told so, if it stands there by now."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if standing.exists():
            raise Clash from error
        raise
