"""Parts of a form: the whole of it, its errors, one field, a group of fields."""

from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


@register.inclusion_tag("ui/form/whole.html", takes_context=True)
def kitform(
    context: template.Context, form: forms.BaseForm, submit: object, **options: object
) -> dict[str, Any]:
    """Show a whole form: errors, fields, what follows from sending, and the button."""
    names = ("cancel", "action", "note", "danger", "name", "cancel_words")
    return {
        "form": form,
        "submit": submit,
        "csrf_token": context.get("csrf_token"),
        "once": context.get("once"),
        **{name: options.get(name, "") for name in names},
    }


@register.inclusion_tag("ui/form/errors.html")
def errors(*shown: forms.BaseForm) -> dict[str, Any]:
    """Show what must be corrected, each line leading to its field."""
    return {"lines": [line for form in shown for line in error_lines(form)]}


@register.filter
def error_lines(form: object) -> list[dict[str, str]]:
    """Return each error of a form with the id of the box it speaks of."""
    if not isinstance(form, forms.BaseForm) or not form.is_bound:
        return []
    lines = [{"target": "", "words": str(words)} for words in form.non_field_errors()]
    for name, found in form.errors.items():
        if name in form.fields:
            bound = form[name]
            lines += [
                {"target": target_of(bound), "label": str(bound.label), "words": str(words)}
                for words in found
            ]
    return lines


@register.filter
def target_of(bound: BoundField) -> str:
    """Return the id of the first box of a field."""
    if bound.field.widget.use_fieldset and not bound.id_for_label:
        return f"{bound.auto_id}_0"
    return str(bound.id_for_label)


@register.filter
def kind_of(bound: BoundField) -> str:
    """Return how a field is laid out: hidden, check, group or line."""
    widget = bound.field.widget
    if bound.is_hidden:
        return "hidden"
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    return "group" if widget.use_fieldset else "line"


@register.filter
def arranged(form: forms.BaseForm) -> list[dict[str, Any]]:
    """Return the fields of a form in its groups, then the rest."""
    groups = [
        {"legend": legend, "fields": [form[name] for name in names if name in form.fields]}
        for legend, names in getattr(form, "groups", ())
    ]
    placed = {bound.name for group in groups for bound in group["fields"]}
    rest = [bound for bound in form.visible_fields() if bound.name not in placed]
    return [*groups, {"legend": "", "fields": rest}]


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """Show one field with label, help and error."""
    return bound.as_field_group()


@register.simple_tag
def fieldgroup(form: forms.BaseForm, names: str, legend: object = "", help: object = "") -> SafeString:  # noqa: A002
    """Show several fields under one heading."""
    parts = {"fields": [form[name] for name in names.split()], "legend": legend, "help": help}
    return render_to_string("ui/form/group.html", parts)


@register.inclusion_tag("ui/form/once.html", takes_context=True)
def once(context: template.Context) -> dict[str, Any]:
    """Carry the token that makes a double submit harmless."""
    return {"once": context.get("once")}
