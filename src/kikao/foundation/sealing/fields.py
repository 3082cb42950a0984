"""Which field is sealed in which envelope, and which may stand plain; any text that nobody listed is refused.

Every module declares its own fields when it is loaded; docs/plain-and-sealed.md is printed from the declarations.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import CharField, Field, FileField, JSONField, TextField
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


def declare_all(
    module: str, sealed: Iterable[tuple[str, str, Words]], plain_ones: Mapping[str, Mapping[str, Words]]
) -> None:
    """Declare what of a module is sealed as told, as (model, kind, words), and what of each model stands plain."""
    for model, kind, words in sealed:
        declare(module, model, kind, Layer.N, words)
    for model, columns in plain_ones.items():
        plain(f"{module}.{model}", columns)


def layer_of(kind: str) -> Layer | None:
    """Return the envelope of a kind of item, or None if nobody declared it."""
    return next((known.layer for known in _SEALED.values() if known.kind == kind), None)


def kinds() -> frozenset[str]:
    """Return every kind of thing that is sealed."""
    return frozenset(known.kind for known in _SEALED.values())


def undeclared() -> list[str]:
    """Return what breaks the list: text columns that nobody declared, and declarations without a column."""
    every = dict(_columns())
    texts = {name for name, column in every.items() if _is_text(column)}
    said = {f"{model}.{name}" for model, fields in _PLAIN.items() for name in fields}
    return sorted([f"{name}: not declared" for name in texts - said]) + sorted(
        [f"{name}: declared, but there is no such field" for name in said - set(every)]
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
    codes = sorted(name for name, column in _columns() if _is_code(column))
    lines += ["", "## Codes from a closed list, plain", "", *[f"- {name}" for name in codes]]
    return lines


def _columns() -> Iterator[tuple[str, "Field[Any, Any]"]]:
    """Yield every column of the bands above, as app.Model.field."""
    for model in apps.get_models():
        if model.__module__.startswith(BANDS):
            meta = model._meta  # noqa: SLF001 - Django documents it for this use
            for column in meta.concrete_fields:
                yield f"{meta.label}.{column.name}", column


def _is_code(column: "Field[Any, Any]") -> bool:
    return isinstance(column, TEXT) and bool(column.choices)


def _is_text(column: "Field[Any, Any]") -> bool:
    return isinstance(column, TEXT) and not column.choices
