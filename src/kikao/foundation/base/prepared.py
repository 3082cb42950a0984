"""Questions and writings that come thousands of times a day, put into SQL once: the database is asked each time all the same.

Django puts every query together anew, which takes longer than the database needs to answer it. What is kept here is the
text of a question, never an answer: whoever lost a role a moment ago has lost it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from django.db.models import BooleanField, QuerySet, UUIDField

from kikao.foundation.base.quick import ask
from kikao.foundation.base.writing import write_new, write_rows

__all__ = ["MOST", "Prepared", "Value", "write_new", "write_rows"]

Value = UUID | str | date
MOST = 200
"""Longer lists of values are rare, and each length would be a text of its own."""


@dataclass(frozen=True, slots=True)
class _Plan:
    sql: str
    fixed: tuple[Any, ...]
    places: tuple[int | None, ...]
    compiler: Any
    converters: Any
    readers: tuple[tuple[int, Callable[[Any], Any]], ...] | None


class Prepared:
    """A question of one form: `Prepared(lambda group_id, ids: Account.objects.filter(...).values_list("id"))`.

    Its values are ids, words, days and lists of these; they may change what is asked for, never how.
    """

    def __init__(self, build: "Callable[..., QuerySet[Any, Any]]") -> None:
        """Take the function that puts the question together."""
        self._build = build
        self._plans: dict[tuple[object, ...], _Plan] = {}

    def __call__(self, *values: Value | Sequence[Value]) -> list[Any]:
        """Return the rows as `values_list` would."""
        flat, shape = _flat(values)
        if any(length == 0 or length > MOST for length in shape):
            return list(self._build(*values))
        key = (connection.vendor, shape)
        plan = self._plans.get(key)
        if plan is None:
            plan = self._plans[key] = self._planned(values)
        given = [_prepared(value) for value in flat]
        rows = ask(
            plan.sql,
            [
                fixed if place is None else given[place]
                for fixed, place in zip(plan.fixed, plan.places, strict=True)
            ],
        )
        if plan.readers is not None:
            return [_read(row, plan.readers) for row in rows]
        return [tuple(row) for row in plan.compiler.apply_converters(rows, plan.converters)]

    def _planned(self, values: Sequence[Value | Sequence[Value]]) -> _Plan:
        """Put the question together with values that occur nowhere else, and remember where they stand in it."""
        marks: list[Value] = []
        sample = [_sample(value, marks) for value in values]
        compiler = self._build(*sample).query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        known = {_prepared(mark): place for place, mark in enumerate(marks)}
        places = tuple(known.get(one) if isinstance(one, _KINDS) else None for one in params)
        if set(known.values()) - set(places):
            message = "a value of a prepared question does not stand in it as it is"
            raise RuntimeError(message)
        columns = [column for column, _sql, _alias in compiler.select]
        converters = compiler.get_converters(columns)
        return _Plan(sql, tuple(params), places, compiler, converters, _readers(columns, converters))


_KINDS = (UUID, str, date)


@lru_cache(maxsize=10_000)
def _uuid(text: str) -> UUID:
    return UUID(text)


def _readers(
    columns: Sequence[Any], converters: Mapping[int, Any]
) -> "tuple[tuple[int, Callable[[Any], Any]], ...] | None":
    """Return what reads each column that does not come as it is, or None when Django alone can."""
    if connection.vendor != "sqlite":
        return None
    found: list[tuple[int, Callable[[Any], Any]]] = []
    for place in converters:
        kind = type(
            columns[place].output_field.target_field
            if columns[place].output_field.is_relation
            else columns[place].output_field
        )
        if kind is UUIDField:
            found.append((place, _uuid))
        elif kind is BooleanField:
            found.append((place, bool))
        else:
            return None
    return tuple(found)


def _read(row: Sequence[Any], readers: "tuple[tuple[int, Callable[[Any], Any]], ...]") -> tuple[Any, ...]:
    values = list(row)
    for place, reads in readers:
        if values[place] is not None:
            values[place] = reads(values[place])
    return tuple(values)


def _flat(values: Sequence[Value | Sequence[Value]]) -> tuple[list[Value], tuple[int, ...]]:
    """Return the values one after the other, and how many stood together where; -1 is one alone."""
    flat: list[Value] = []
    shape: list[int] = []
    for value in values:
        if isinstance(value, _KINDS):
            flat.append(value)
            shape.append(-1)
        else:
            flat.extend(value)
            shape.append(len(value))
    return flat, tuple(shape)


def _sample(value: Value | Sequence[Value], marks: list[Value]) -> Any:
    if not isinstance(value, _KINDS):
        return [_sample(one, marks) for one in value]
    mark: Value
    if isinstance(value, UUID):
        mark = uuid4()
    elif isinstance(value, date):
        mark = date(1, 1, 1) + timedelta(len(marks))
    else:
        mark = f"mark {uuid4()}"
    marks.append(mark)
    return mark


def _prepared(value: Value) -> Any:
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return value
