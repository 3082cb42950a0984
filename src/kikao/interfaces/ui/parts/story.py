"""Parts that tell how a thing went: the timeline by level and the steps of a path."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.utils.translation import gettext as _

register = template.Library()
LEVELS = ("LOC", "PROV", "NAT", "INT")
FIELDS = ("when", "level", "kind", "title", "text", "url", "source", "code", "code_label", "alleged")


def level_words() -> dict[str, str]:
    """Return the words of the four levels."""
    return {"LOC": _("Local"), "PROV": _("Provincial"), "NAT": _("National"), "INT": _("International")}


@register.inclusion_tag("ui/parts/timeline.html")
def timeline(events: Sequence[object]) -> dict[str, Any]:
    """Show what happened in the order given, each level in a lane of its own."""
    words = level_words()
    entries = []
    for event in events:
        entry = _entry(event)
        entry["level"] = str(entry["level"] or "").upper()
        entry["level_words"] = words.get(entry["level"], "")
        entries.append(entry)
    used = {entry["level"] for entry in entries}
    return {"entries": entries, "lanes": words.values() if used & set(LEVELS) else []}


@register.inclusion_tag("ui/parts/stepper.html")
def stepper(steps: Sequence[Mapping[str, object]], label: object) -> dict[str, Any]:
    """Show where a thing stands on its path."""
    here = [
        number for number, step in enumerate(steps, start=1) if step.get("state") in {"current", "stopped"}
    ]
    return {"steps": steps, "label": label, "here": here[0] if here else None, "total": len(steps)}


def _entry(event: object) -> dict[str, Any]:
    if isinstance(event, Mapping):
        return {name: event.get(name) for name in FIELDS}
    return {name: getattr(event, name, None) for name in FIELDS}
