"""Parts of a sheet that is printed and filled in by hand."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def ruled(lines: int = 4) -> SafeString:
    """Draw lines to write on."""
    line = '<span class="rule"></span>'
    return format_html('<div class="ruled">{}</div>', mark_safe(line * int(lines)))  # noqa: S308 - a constant


@register.simple_tag
def tick(words: object) -> SafeString:
    """Draw a box to tick and what it means."""
    return format_html('<span class="tick"><span class="box"></span> {}</span>', words)


@register.simple_tag
def blank(label: object, wide: bool = False) -> SafeString:  # noqa: FBT001, FBT002 - a template passes it by name
    """Draw a label and a line to fill in."""
    return format_html(
        '<div class="blank{}"><span>{}</span><span class="rule"></span></div>', " wide" * wide, label
    )


@register.simple_tag
def signature(words: object) -> SafeString:
    """Draw a place to sign."""
    return format_html('<div class="signature"><span class="rule"></span>{}</div>', words)
