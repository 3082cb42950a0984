"""Money is whole hundredths and rates are exact: no binary fraction stands in its code, and none in any table."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models

from tests.architecture.order import sources

ABOUT_MONEY = ("money", "rates")


def of_money(path: Path) -> bool:
    """Tell whether a file is about money: its name or a folder of it says so."""
    return any(part in ABOUT_MONEY for part in (*path.parts, path.stem))


def fractions(text: str) -> Iterator[str]:
    """Yield every place where a binary fraction comes in: the type, a literal, a true division, `round`."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Name) and node.id in {"float", "round"}:
            yield f"line {node.lineno}: {node.id}"
        elif isinstance(node, ast.Constant) and isinstance(node.value, float):
            yield f"line {node.lineno}: {node.value}"
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
            yield f"line {node.lineno}: a division that leaves the whole numbers"
        elif isinstance(node, ast.Attribute) and node.attr in {"FloatField", "DOUBLE", "REAL"}:
            yield f"line {node.lineno}: {node.attr}"


def test_no_binary_fraction_stands_in_the_code_of_money() -> None:
    files = [path for path in sources() if of_money(path)]
    assert len(files) > 25
    assert [f"{path}: {fault}" for path in files for fault in fractions(path.read_text())] == []


def test_no_table_has_a_column_of_binary_fractions() -> None:
    found = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.FloatField)
    ]
    assert found == []


def test_a_binary_fraction_is_found() -> None:
    planted = "half = 0.5\nwhole: float = round(half / 2)\ncolumn = models.FloatField()\n"
    assert len(list(fractions(planted))) == 5
