"""Interfaces hold no rules and touch no tables."""

import ast

from tests.architecture.order import SRC, dotted, sources

TABLES = {"objects", "_base_manager", "_default_manager"}
MODEL_FORMS = {"ModelForm", "modelform_factory", "ModelAdmin"}


def touching(text: str) -> list[str]:
    """Return where a source reaches for a table or lets a form write one."""
    return [
        f"line {node.lineno}: {name}"
        for node in ast.walk(ast.parse(text))
        if (name := getattr(node, "attr", getattr(node, "id", ""))) in TABLES | MODEL_FORMS
    ]


def test_interfaces_touch_no_tables() -> None:
    found = {dotted(path): touching(path.read_text()) for path in sources(SRC / "kikao" / "interfaces")}
    assert {module: lines for module, lines in found.items() if lines} == {}


def test_a_view_that_touches_a_table_is_found() -> None:
    assert touching("rows = Case.objects.all()")
    assert touching("class F(forms.ModelForm): ...")
