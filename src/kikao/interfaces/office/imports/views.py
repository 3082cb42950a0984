"""The way of a table: chosen, its columns named, looked at, taken over step by step, and what became of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.casework.imports.actions import import_record
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Invalid, Unknown
from kikao.foundation.base.tables import as_csv, as_xlsx, read_table
from kikao.foundation.files.coming import Coming
from kikao.interfaces.office.asking import Question, ask, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.imports import desk as desks
from kikao.interfaces.office.imports.desk import Desk
from kikao.interfaces.office.imports.forms import ColumnsForm, TableForm
from kikao.interfaces.office.imports.kinds import KINDS, SITES_KIND, Kind, kind_called
from kikao.interfaces.office.imports.running import (
    EVENTS_LOOKED,
    LOOKED,
    events_looked_at,
    looked_at,
    rows_refused,
    sites_looked_at,
    step,
    total,
)

SHOWN = 200
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


@require_safe
@page
def imports_list(request: OfficeRequest) -> HttpResponse:
    """Show what can be taken over, and what has been begun."""
    by = open_for(request, import_record)
    kinds = [(kind, desks.lies_there(by, kind)) for kind in KINDS.values()]
    return render(request, "office/imports/list.html", {"kinds": kinds})


@require_safe
@page
def imports_template(request: OfficeRequest, table_kind: str, file_kind: str) -> HttpResponse:
    """Give out an empty table with the names of the columns."""
    open_for(request, import_record)
    asked = kind_called(table_kind)
    names = [column.title for column in asked.columns]
    if file_kind == "xlsx":
        return _file(as_xlsx(names, ()), XLSX, f"{asked.key}.xlsx")
    if file_kind == "csv":
        return _file(as_csv(names, ()), CSV, f"{asked.key}.csv")
    raise Unknown


@page
def imports_kind(request: OfficeRequest, table_kind: str) -> HttpResponse:
    """Choose the table; one that was begun is gone on with."""
    by, asked = _asked(request, table_kind)
    if request.method != "POST" and desks.lies_there(by, asked):
        return redirect(_next_of(by, asked))
    question = Question(
        title=str(asked.label),
        lead=str(asked.lead),
        submit=_("Read this table"),
        form=TableForm(request.POST or None, request.FILES or None),
        act=lambda answers: _lay_down(by, asked, answers["file"]),
        after=lambda _done: reverse("office:imports-columns", args=[asked.key]),
        done=_("The table is read. Nothing of it was taken over yet."),
        trail=_trail(),
        note=_("Until it is taken over it lies sealed for you alone, never plain on the disk."),
    )
    return ask(request, question)


@page
def imports_columns(request: OfficeRequest, table_kind: str) -> HttpResponse:
    """Say which column of the table is which of ours."""
    by, asked = _asked(request, table_kind)
    desk = desks.take_up(by, asked)
    if desk is None or desk.progress.next:
        return redirect(_next_of(by, asked, desk))
    form = ColumnsForm(
        request.POST or None, columns=asked.columns, names=desk.table.columns, initial=desk.progress.mapping
    )
    question = Question(
        title=_("Which column is what?"),
        lead=_("%(lines)d lines were read. The columns were guessed by their names; correct them.")
        % {"lines": len(desk.table.lines)},
        submit=_("Look at the lines"),
        form=form,
        act=lambda _answers: _map(by, desk, form),
        after=lambda _done: reverse("office:imports-preview", args=[asked.key]),
        done=_("The columns are kept."),
        trail=_trail(),
    )
    return ask(request, question)


@require_safe
@page
def imports_preview(request: OfficeRequest, table_kind: str) -> HttpResponse:
    """Show what the table would do, with everything that stands against it."""
    by, asked = _asked(request, table_kind)
    desk = desks.take_up(by, asked)
    if desk is None or desk.progress.next or not desk.progress.is_mapped:
        return redirect(_next_of(by, asked, desk))
    context: dict[str, object] = {"kind": asked, "desk": desk, "total": total(desk), "trail": _trail()}
    if asked.is_records:
        return render(
            request, "office/imports/preview.html", context | {"looks": looked_at(by, desk), "most": LOOKED}
        )
    is_sites = asked is SITES_KIND
    looked = sites_looked_at(by, desk) if is_sites else events_looked_at(by, desk)
    more = {"looked": looked, "is_sites": is_sites, "most": EVENTS_LOOKED, "shown": SHOWN}
    return render(request, "office/imports/register.html", context | more)


@page
def imports_run(request: OfficeRequest, table_kind: str) -> HttpResponse:
    """Take the next lines over, and show how far it has come."""
    by, asked = _asked(request, table_kind)
    desk = desks.take_up(by, asked)
    if desk is None or not desk.progress.is_mapped:
        return redirect(_next_of(by, asked, desk))
    if request.method == "POST" and not desk.progress.is_done:
        if not desk.progress.next:
            desk.progress.overwrite = bool(request.POST.get("overwrite"))
        step(by, desk)
        desks.keep(by, desk)
    if desk.progress.is_done:
        return redirect("office:imports-result", table_kind=asked.key)
    context = {"kind": asked, "desk": desk, "total": total(desk), "trail": _trail()}
    return render(request, "office/imports/run.html", context)


@require_safe
@page
def imports_result(request: OfficeRequest, table_kind: str) -> HttpResponse:
    """Show what was taken and what was refused, with line and reason."""
    by, asked = _asked(request, table_kind)
    desk = desks.take_up(by, asked)
    if desk is None or not desk.progress.is_done:
        return redirect(_next_of(by, asked, desk))
    come = desk.progress
    context = {
        "kind": asked,
        "come": come,
        "refused": come.refused[:SHOWN],
        "trail": _trail(),
        "shown": SHOWN,
    }
    return render(request, "office/imports/result.html", context)


@require_safe
@page
def imports_refused(request: OfficeRequest, table_kind: str) -> HttpResponse:
    """Give out the refused lines as they came, each with its reason, to be mended and sent again."""
    by, asked = _asked(request, table_kind)
    desk = desks.take_up(by, asked)
    if desk is None:
        raise Unknown
    return _file(
        as_csv((*desk.table.columns, _("Why it was refused")), rows_refused(desk)),
        CSV,
        f"{asked.key}-refused.csv",
    )


@require_POST
@page
def imports_drop(request: OfficeRequest, table_kind: str) -> HttpResponse:
    """Forget the table; what was taken over stays."""
    by, asked = _asked(request, table_kind)
    desks.clear(by, asked)
    messages.success(request, _("The table is forgotten. What was taken over of it stays."))
    return redirect("office:imports-list")


def _asked(request: OfficeRequest, key: str) -> tuple[Actor, Kind]:
    kind = kind_called(key)
    return open_for(request, kind.act), kind


def _lay_down(by: Actor, kind: Kind, files: tuple[Coming, ...]) -> None:
    table = read_table(b"".join(files[0].pieces()))
    desks.lay_down(by, kind, table)


def _map(by: Actor, desk: Desk, form: ColumnsForm) -> None:
    places = list(form.mapping().values())
    twice = next((name for name, place in form.mapping().items() if places.count(place) > 1), "")
    if twice:
        raise Invalid({twice: _("This column of the table is chosen twice.")})
    desk.progress.mapping, desk.progress.is_mapped = form.mapping(), True
    desks.keep(by, desk)


def _next_of(by: Actor, kind: Kind, desk: Desk | None = None) -> str:
    """Return the page on which an import goes on."""
    desk = desk or (desks.take_up(by, kind) if desks.lies_there(by, kind) else None)
    if desk is None:
        return reverse("office:imports-kind", args=[kind.key])
    come = desk.progress
    name = "result" if come.is_done else "run" if come.next else "preview" if come.is_mapped else "columns"
    return reverse(f"office:imports-{name}", args=[kind.key])


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _trail() -> list[tuple[str, str]]:
    return [(_("Taking tables over"), reverse("office:imports-list"))]
