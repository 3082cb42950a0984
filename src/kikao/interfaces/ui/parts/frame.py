"""The frame of a page: its head, panels, banners, tabs and switches."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from kikao.interfaces.ui.context import Tongue, tongues

register = template.Library()
LEADS = {
    "good": "good",
    "warn": "warn",
    "bad": "bad",
    "sealed": "sealed",
    "info": "active",
    "success": "good",
}
LEADS |= {"warning": "warn", "error": "bad"}


@register.simple_tag
def languages(codes: str) -> tuple[Tongue, ...]:
    """Return the languages a page can be read in."""
    return tongues(codes.split(), (get_language() or "fr").split("-")[0])


@register.simple_block_tag(end_name="endpagehead")
def pagehead(
    content: str,
    title: object,
    lead: object = "",
    kicker: object = "",
    trail: Sequence[tuple[object, str]] = (),
    mark: object = "",
) -> SafeString:
    """Show the name of the page, the way back up, and what can be done here."""
    parts = {"actions": SafeString(content.strip()), "title": title, "lead": lead, "kicker": kicker}
    return render_to_string("ui/parts/pagehead.html", parts | {"trail": trail, "mark": mark})


@register.simple_block_tag(end_name="endpanel")
def panel(content: str, title: object, id: str = "", note: object = "") -> SafeString:  # noqa: A002 - the HTML word
    """Show a titled part of a page."""
    parts = {"content": content, "title": title, "id": id, "note": note}
    return render_to_string("ui/parts/panel.html", parts)


@register.simple_block_tag(end_name="endbanner")
def banner(content: str, tone: str, title: object = "") -> SafeString:
    """Show a notice that concerns the whole page."""
    parts = {
        "content": SafeString(content.strip()),
        "tone": tone,
        "title": title,
        "shape": LEADS.get(tone, "active"),
    }
    return render_to_string("ui/parts/banner.html", parts)


@register.filter
def banner_shape(tone: object) -> str:
    """Return the drawing that goes with the tone of a message."""
    return LEADS.get(str(tone), "active")


@register.inclusion_tag("ui/parts/tabs.html")
def tabs(items: Sequence[object], label: object) -> dict[str, Any]:
    """Show the parts of a large thing, each with its own address."""
    return {"items": items, "label": label}


@register.inclusion_tag("ui/parts/quickexit.html")
def quickexit(url: str = "") -> dict[str, Any]:
    """Show a way to leave the page at once."""
    return {"url": url}
