"""The refusals of an act, told by the columns of the table that its words came from."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.utils.translation import gettext as _

from kikao.foundation.base.stops import Invalid, Words


@contextmanager
def told_by(columns: Mapping[str, str], number: int = 0) -> Iterator[None]:
    """Tell what an act refuses by these columns, and by the number of the line where a record has several."""
    try:
        yield
    except Invalid as stop:
        stop.fields = {columns.get(name, name): on_line(words, number) for name, words in stop.fields.items()}
        raise


def on_line(words: Words, number: int) -> Words:
    """Return a fault with the number of its line in front; without a number as it is."""
    return _("Line %(number)d: %(words)s") % {"number": number, "words": words} if number else words
