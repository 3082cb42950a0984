"""Parts of a list: filters above it, pages below it, words when it is empty."""

from typing import Any

from django import forms, template
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from kikao.foundation.base.paging import Page

register = template.Library()
CURSOR = "after"


@register.simple_block_tag(end_name="endempty")
def empty(content: str, title: object, text: object = "") -> SafeString:
    """Say that a list is empty and what would fill it."""
    parts = {"title": title, "text": text, "actions": SafeString(content.strip())}
    return render_to_string("ui/parts/empty.html", parts)


@register.inclusion_tag("ui/parts/pager.html", takes_context=True)
def pager(context: template.Context, page: Page[Any]) -> dict[str, Any]:
    """Show the way to the next page and back to the first, filters kept."""
    request = context.get("request")
    asked = request.GET.copy() if isinstance(request, HttpRequest) else None
    later = bool(asked and asked.pop(CURSOR, None))
    kept = asked.urlencode() if asked else ""
    onward = f"?{kept}{'&' if kept else ''}{CURSOR}={page.next_cursor}" if page.next_cursor else ""
    return {"later": later, "first_url": f"?{kept}", "next_url": onward}


@register.inclusion_tag("ui/parts/filterbar.html", takes_context=True)
def filterbar(context: template.Context, form: forms.Form, export_url: str = "") -> dict[str, Any]:
    """Show the search box and, folded under it, the filters of a list."""
    request = context.get("request")
    asked = request.GET.copy() if isinstance(request, HttpRequest) else None
    if asked:
        asked.pop(CURSOR, None)
    fields = [field for field in form if field.name != "q" and not field.is_hidden]
    search = form["q"] if "q" in form.fields else None
    if search:
        search.field.widget.attrs.setdefault("placeholder", search.label)
    used = [field for field in fields if asked and any(asked.getlist(field.html_name))]
    return {
        "form": form,
        "search": search,
        "fields": fields,
        "hidden": form.hidden_fields(),
        "used": len(used),
        "asked": bool(asked),
        "export_url": f"{export_url}?{asked.urlencode()}" if export_url and asked else export_url,
    }
