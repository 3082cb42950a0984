"""Which field is sealed in which envelope, and which may stand plain; any text that nobody listed is refused.

Every module declares its own fields when it is loaded; docs/plain-and-sealed.md is printed from the declarations.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.apps import apps
from django.db.models import CharField, Field, FileField, JSONField, Model, TextField
from django.utils.translation import override

from kikao.foundation.base.stops import Words
from kikao.foundation.sealing.enums import Layer

BANDS = ("kikao.registry.", "kikao.casework.", "kikao.programme.", "kikao.insight.")
TEXT = (CharField, TextField, JSONField, FileField)


@dataclass(frozen=True, slots=True)
class SealedField:
    """A thing people tell, the envelope it goes into, and what it is in a member's words."""

    model: str
    kind: str
    layer: Layer
    words: Words


_SEALED: dict[tuple[str, str], SealedField] = {}
_PLAIN: dict[str, dict[str, Words]] = {}


def declare(module: str, model: str, kind: str, layer: Layer, words: Words) -> None:
    """Declare a kind of sealed item: `declare("reports", "Report", "narrative", Layer.N, "what was told")`."""
    label = f"{module}.{model}"
    for known in _SEALED.values():
        if known.kind == kind and known.layer != layer:
            message = f"{label}: {kind} is already sealed in envelope {known.layer} by {known.model}"
            raise RuntimeError(message)
    _SEALED[(label, kind)] = SealedField(label, kind, layer, words)


def plain(model: str, fields: Mapping[str, Words]) -> None:
    """Declare the text fields of a model that stand plain, with what each is: `plain("cases.Case", {...})`."""
    _PLAIN.setdefault(model, {}).update(fields)


def layer_of(kind: str) -> Layer | None:
    """Return the envelope of a kind of item, or None if nobody declared it."""
    return next((known.layer for known in _SEALED.values() if known.kind == kind), None)


def undeclared() -> list[str]:
    """Return what breaks the list: text columns that nobody declared, and declarations without a column."""
    columns = {f"{_label(model)}.{field.name}" for model in _models() for field in _texts(model)}
    said = {f"{model}.{name}" for model, fields in _PLAIN.items() for name in fields}
    return sorted([f"{name}: not declared" for name in columns - said]) + sorted(
        [f"{name}: declared, but there is no such text field" for name in said - _every_field()]
    )


def render() -> str:
    """Print the list of what is plain and what is sealed, in English, as docs/plain-and-sealed.md holds it."""
    with override("en"):
        return "\n".join(_lines()) + "\n"


def _lines() -> list[str]:
    lines = [
        "# What is plain and what is sealed",
        "",
        "Printed from the declarations in the code; do not edit by hand. Any text that is not listed here is refused by a test.",
        "",
        "## Sealed",
        "",
        "| what | envelope | kind of item | in words |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {one.model} | {one.layer.value} ({one.layer.label}) | {one.kind} | {one.words} |"
        for _key, one in sorted(_SEALED.items())
    ]
    lines += ["", "## Plain, behind the wall", "", "| field | in words |", "|---|---|"]
    lines += [
        f"| {model}.{name} | {words} |"
        for model, fields in sorted(_PLAIN.items())
        for name, words in sorted(fields.items())
    ]
    codes = sorted(f"{_label(model)}.{field.name}" for model in _models() for field in _codes(model))
    lines += ["", "## Codes from a closed list, plain", "", *[f"- {name}" for name in codes]]
    return lines


def _models() -> Iterator[type[Model]]:
    for model in apps.get_models():
        if model.__module__.startswith(BANDS):
            yield model


def _texts(model: type[Model]) -> Iterator[Field[object, object]]:
    for field in model._meta.concrete_fields:
        if isinstance(field, TEXT) and not field.choices:
            yield field


def _codes(model: type[Model]) -> Iterator[Field[object, object]]:
    for field in model._meta.concrete_fields:
        if isinstance(field, TEXT) and field.choices:
            yield field


def _every_field() -> set[str]:
    return {f"{_label(model)}.{field.name}" for model in _models() for field in model._meta.concrete_fields}


def _label(model: type[Model]) -> str:
    return f"{model._meta.app_label}.{model.__name__}"
