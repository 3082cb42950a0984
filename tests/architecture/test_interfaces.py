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


def pairs(text: str) -> list[str]:
    """Return which answers to programs promise a list and may give a pair, which is read as a status and its body."""
    return [
        f"line {end.lineno}: {view.name}"
        for view in ast.walk(ast.parse(text))
        if isinstance(view, ast.FunctionDef) and any(map(promises_a_list, view.decorator_list))
        for end in ast.walk(view)
        if isinstance(end, ast.Return) and not is_a_list(end.value)
    ]


def promises_a_list(decorator: ast.expr) -> bool:
    said = decorator.keywords if isinstance(decorator, ast.Call) else []
    return any(one.arg == "response" and "list[" in ast.unparse(one.value) for one in said)


def is_a_list(answer: ast.expr | None) -> bool:
    made = isinstance(answer, ast.Call) and ast.unparse(answer.func) in {"list", "sorted"}
    return made or isinstance(answer, ast.List | ast.ListComp)


def test_two_of_something_are_a_list_to_programs() -> None:
    found = {dotted(path): pairs(path.read_text()) for path in sources(SRC / "kikao" / "interfaces" / "api")}
    assert {module: lines for module, lines in found.items() if lines} == {}


def test_an_answer_that_may_be_read_as_a_pair_is_found() -> None:
    assert pairs("@router.get('/', response=list[Case])\ndef cases(request): return queries.cases()")
    assert not pairs(
        "@router.get('/', response=list[Case])\ndef cases(request): return list(queries.cases())"
    )
