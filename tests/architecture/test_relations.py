"""Foreign keys point down the order, also those written as strings, and nobody reaches up through an accessor."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.apps import apps
from django.apps.registry import Apps
from django.db import models
from django.test.utils import isolate_apps

from tests.architecture.order import dotted, may_know, sources

LOOKUPS = {
    "filter",
    "exclude",
    "get",
    "annotate",
    "order_by",
    "values",
    "values_list",
    "Q",
    "F",
    "Count",
    "OuterRef",
}
JOINS = {"select_related", "prefetch_related", "Prefetch"}


def ours(registry: Apps) -> list[type[models.Model]]:
    every = registry.get_models(include_auto_created=True)
    return [model for model in every if model.__module__.startswith("kikao.")]


def climbing(registry: Apps) -> list[str]:
    """Return every relation from an earlier module to a later one."""
    found = []
    for model in ours(registry):
        for field in model._meta.get_fields():
            towards = field.related_model
            if not field.is_relation or field.auto_created or not isinstance(towards, type):
                continue
            if towards.__module__.startswith("kikao.") and not may_know(model.__module__, towards.__module__):
                found.append(f"{model.__module__}.{model.__name__}.{field.name} -> {towards.__module__}")
    return found


def accessors(registry: Apps) -> Iterator[tuple[str, str]]:
    """Yield (name, module) of what later modules hang on earlier rows."""
    for model in ours(registry):
        for relation in model._meta.related_objects:
            name = relation.get_accessor_name()
            owner = relation.related_model.__module__
            if name and not may_know(model.__module__, owner):
                yield name, owner
                yield relation.field.related_query_name(), owner


def reaching_up(text: str, module: str, names: Iterable[tuple[str, str]]) -> list[str]:
    """Return every use, in this source, of an accessor that comes from a module it may not know."""
    barred = {name for name, owner in names if not may_know(module, owner)}
    return [f"{module}:{line} {name}" for name, line in sorted(set(_used(ast.parse(text)))) if name in barred]


def _used(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr.endswith("_set"):
            yield node.attr, node.lineno
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute | ast.Name):
            yield node.attr, node.lineno
        if isinstance(node, ast.Call) and _called(node) in LOOKUPS | JOINS:
            words = [word.arg for word in node.keywords if word.arg]
            words += [
                one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)
            ]
            for word in words:
                yield from ((part, node.lineno) for part in word.lstrip("-").split("__"))


def _called(node: ast.Call) -> str:
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def test_every_relation_points_down_the_order() -> None:
    assert climbing(apps) == []


def test_a_string_foreign_key_that_climbs_is_found() -> None:
    registry = planted()
    assert climbing(registry) == ["kikao.casework.reports.models.Told.about -> kikao.casework.cases.models"]


@isolate_apps("kikao.casework.reports", "kikao.casework.cases")
def planted() -> Apps:
    """Define two models that break the rule: a report that knows its case, a case that hangs on its report."""

    class Told(models.Model):
        __module__ = "kikao.casework.reports.models"
        about = models.ForeignKey("cases.Tabled", on_delete=models.PROTECT, related_name="+")

        class Meta:
            app_label = "reports"

    class Tabled(models.Model):
        __module__ = "kikao.casework.cases.models"
        told = models.ForeignKey(Told, on_delete=models.PROTECT)

        class Meta:
            app_label = "cases"

    registry: Apps = Tabled._meta.apps
    return registry


def test_no_module_reaches_up_through_a_reverse_accessor() -> None:
    names = set(accessors(apps))
    found = [line for path in sources() for line in scanned(path, names)]
    assert found == []


def scanned(path: Path, names: set[tuple[str, str]]) -> list[str]:
    module = dotted(path)
    if module.count(".") < 2:
        return []
    return reaching_up(path.read_text(), module, names)


def test_a_reverse_accessor_that_climbs_is_found() -> None:
    registry = planted()
    names = set(accessors(registry))
    here = "kikao.casework.reports.queries"
    assert reaching_up("rows = report.tabled_set.all()", here, names)
    assert reaching_up("rows = Told.objects.filter(tabled__status=1)", here, names)
    assert reaching_up("rows = Told.objects.prefetch_related('tabled_set')", here, names)
    assert not reaching_up("rows = report.tabled_set.all()", "kikao.casework.meetings.queries", names)
