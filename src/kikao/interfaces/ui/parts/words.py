"""Small parts inside a line: marks, dates, references, facts, sealed and alleged things."""

from datetime import date, datetime
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kikao.foundation.base.moments import Moment
from kikao.interfaces.ui import marks
from kikao.interfaces.ui.limits import LIMITS
from kikao.interfaces.ui.words import alleged_html, day_words, moment_words, prose_html, stamp_words

register = template.Library()


@register.simple_tag
def mark(tone: str, words: object) -> SafeString:
    """Show a status as shape and words."""
    return marks.mark(tone, words)


@register.simple_tag
def shape(tone: str) -> SafeString:
    """Show the drawing of a tone alone, beside words that say it."""
    return marks.shape(tone)


@register.simple_tag
def status(code: object, words: object) -> SafeString:
    """Show a code of a code list by its words, in the tone that belongs to it."""
    return marks.mark(marks.tone_of(code), words)


@register.simple_tag
def limit(number: int) -> SafeString:
    """Tell one of the nine limits of the program, where it matters."""
    return format_html('<p class="note">{}</p>', LIMITS[number - 1])


@register.simple_tag
def limits() -> list[str]:
    """Return all nine, to be listed."""
    return [str(words) for words in LIMITS]


@register.simple_tag
def ref(reference: object, url: str = "") -> SafeString:
    """Show a reference people read aloud and copy by hand."""
    shown = format_html('<span class="ref">{}</span>', reference)
    return format_html('<a href="{}">{}</a>', url, shown) if url else shown


@register.simple_tag
def fact(label: object, value: object = None, url: str = "") -> SafeString:
    """Show one fact and its name; what nobody recorded is said so."""
    if value is None or value == "":
        shown = format_html('<span class="muted">{}</span>', _("not recorded"))
    else:
        shown = format_html('<a href="{}">{}</a>', url, value) if url else format_html("{}", value)
    return format_html("<div><dt>{}</dt><dd>{}</dd></div>", label, shown)


@register.simple_block_tag(end_name="endfactblock")
def factblock(content: str, label: object) -> SafeString:
    """Show one fact whose value is more than a few words."""
    return format_html("<div><dt>{}</dt><dd>{}</dd></div>", label, content)


@register.simple_tag
def alleged(name: object, url: str = "") -> SafeString:
    """Show the name of somebody accused, with the word alleged."""
    return alleged_html(name, url)


@register.simple_tag
def sealed(text: object, why: str = "reader", url: str = "") -> SafeString:
    """Show a sealed text that was opened, or say why it stays closed."""
    if text is not None:
        return format_html('<div class="prose">{}</div>', prose_html(text))
    return render_to_string("ui/parts/sealed.html", {"why": why, "url": url})


@register.simple_tag
def tile(figure: object, words: object, url: str = "", tone: str = "") -> SafeString:
    """Show one count and what is counted, as an entry of a list of tiles."""
    inside = format_html('<span class="figure">{}</span> <span>{}</span>', figure, words)
    shown = format_html('<a href="{}">{}</a>', url, inside) if url else inside
    return format_html('<li class="tile {}">{}</li>', tone, shown)


@register.inclusion_tag("ui/parts/act.html", takes_context=True)
def act(
    context: template.Context, url: str, words: object, tone: str = "quiet", **fields: object
) -> dict[str, Any]:
    """Show one button that does one act."""
    return {
        "url": url,
        "words": words,
        "tone": tone,
        "fields": fields,
        "csrf_token": context.get("csrf_token"),
    }


@register.filter
def prose(text: object) -> SafeString:
    """Show what a person wrote in paragraphs."""
    return prose_html(text)


@register.filter
def day(value: date | datetime | None) -> str:
    """Show a day as DD/MM/YYYY."""
    return day_words(value)


@register.filter
def stamp(value: datetime | None) -> str:
    """Show a moment of the clock as DD/MM/YYYY HH:MM."""
    return stamp_words(value)


@register.filter
def moment(value: Moment | date | datetime | None) -> str:
    """Show a date never finer than it is known."""
    return moment_words(value)
