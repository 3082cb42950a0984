"""New rows of one table in one statement: nothing of them is read back, and nobody is told."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models import Model

from kikao.foundation.base.ids import random_family, random_id
from kikao.foundation.base.quick import ask

Adapt = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Table:
    """How a row of one table is written: its columns, what each becomes, and what stands in one that is not given."""

    head: str
    places: str
    names: tuple[str, ...]
    adapts: tuple[Adapt, ...]
    defaults: tuple[Callable[[], Any], ...]
    scattered: str
    """The primary key that is drawn at random when a row does not give it."""


_TABLES: dict[tuple[type[Model], str], _Table] = {}


def write_new(rows: Iterable[Model]) -> None:
    """Write new rows, which are then as Django leaves them after writing."""
    new = list(rows)
    if not new:
        return
    table = _table(type(new[0]))
    values = [
        adapt(getattr(row, name))
        for row in new
        for name, adapt in zip(table.names, table.adapts, strict=True)
    ]
    ask(table.head + ", ".join([table.places] * len(new)), values)
    for row in new:
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS  # noqa: SLF001 - as Django does after writing


def write_rows(
    model: type[Model], rows: Iterable[Mapping[str, object]], *, unless_there: bool = False
) -> None:
    """Write new rows that nobody needs as objects; a column that a row does not name gets its default.

    With `unless_there` a row that a rule of the table lets stand only once is passed over when it stands already.
    """
    new = list(rows)
    if not new:
        return
    table = _table(model)
    columns = tuple(zip(table.names, table.adapts, table.defaults, strict=True))
    family = random_family(len(new)) if table.scattered else ()
    values = [
        adapt(row[name] if name in row else family[place] if name == table.scattered else default())
        for place, row in enumerate(new)
        for name, adapt, default in columns
    ]
    strange = {name for row in new for name in row}.difference(table.names)
    if strange:
        message = f"{model.__name__} has no columns {sorted(strange)}"
        raise TypeError(message)
    after = " ON CONFLICT DO NOTHING" if unless_there else ""
    ask(table.head + ", ".join([table.places] * len(new)) + after, values)


def _table(model: type[Model]) -> _Table:
    here = connections[DEFAULT_DB_ALIAS]
    key = (model, here.vendor)
    if key not in _TABLES:
        meta, quoted = model._meta, here.ops.quote_name  # noqa: SLF001 - documented by Django
        fields = tuple(meta.concrete_fields)
        columns = ", ".join(quoted(str(field.column)) for field in fields)
        _TABLES[key] = _Table(
            f"INSERT INTO {quoted(meta.db_table)} ({columns}) VALUES ",  # noqa: S608 - names of our own tables
            f"({', '.join(['%s'] * len(fields))})",
            tuple(str(field.attname) for field in fields),
            tuple(_adapt_of(field) for field in fields),
            tuple(field.get_default for field in fields),
            next(
                (str(field.attname) for field in fields if field.primary_key and field.default is random_id),
                "",
            ),
        )
    return _TABLES[key]


def _adapt_of(field: Any) -> Adapt:
    """Return what makes of a value what the database takes; on SQLite the commonest kinds go a short way."""

    def whole(value: Any) -> Any:
        return field.get_db_prep_save(value, connections[DEFAULT_DB_ALIAS])

    while field.is_relation:
        field = field.target_field
    if connections[DEFAULT_DB_ALIAS].vendor != "sqlite":
        return whole
    kind, wanted = _SHORT.get(type(field), (None, None))
    if kind is None or wanted is None:
        return whole

    def short(value: Any) -> Any:
        if value is None:
            return None
        return wanted(value) if type(value) is kind else whole(value)

    return short


def _as_it_is(value: Any) -> Any:
    return value


_SHORT: dict[type[Any], tuple[type[Any], Adapt]] = {
    models.UUIDField: (UUID, lambda value: value.hex),
    models.CharField: (str, _as_it_is),
    models.TextField: (str, _as_it_is),
    models.BooleanField: (bool, _as_it_is),
    models.BinaryField: (bytes, _as_it_is),
    models.DateField: (date, str),
    models.PositiveIntegerField: (int, _as_it_is),
    models.PositiveBigIntegerField: (int, _as_it_is),
}
"""Kinds of columns, and of values that need no look at them; an empty text is a text on SQLite."""
