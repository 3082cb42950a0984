"""What somebody sent that the form does not know: a form of another version, or of another program.

Nothing that a person told is thrown away, and nothing of it becomes a column: it is handed on to be sealed.
"""

from collections.abc import Iterable

from django.forms import BaseForm
from django.http import QueryDict

OURS = frozenset({"csrfmiddlewaretoken", "once"})
"""What every page adds to its forms itself."""


def more_of(sent: QueryDict, form: BaseForm, aside: Iterable[str] = ()) -> tuple[tuple[str, str], ...]:
    """Return the fields that the form does not know, with what stands in them; empty ones are nothing."""
    known = {*OURS, *aside, *_names(form)}
    return tuple(
        (name, value)
        for name, values in sorted(sent.lists())
        if name not in known
        for value in values
        if isinstance(value, str) and value.strip()
    )


def _names(form: BaseForm) -> Iterable[str]:
    for name, field in form.fields.items():
        yield name
        for part in getattr(field.widget, "parts", ()):
            yield f"{name}_{part}"
