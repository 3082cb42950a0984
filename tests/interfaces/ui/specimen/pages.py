"""The specimen pages: invented rows over places and words of the field."""

from pathlib import Path

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import RequestContext, Template
from django.urls import include, path

from kikao.foundation.base.moments import Moment
from kikao.foundation.base.paging import Page
from kikao.interfaces.ui.fields import ChoicesField, DayField, LineField, ManyField, MomentField, TextField

HERE = Path(__file__).parent
SECTIONS = (
    ("Casework", ("Reports", "Incidents", "Cases", "Meetings", "Tasks")),
    ("Desk", ("My work", "Notices")),
    ("Registers", ("Places", "People", "Norms")),
)
CASES = (
    ("SK-2026-7QF4KD", "Soldiers at the Bitale cassiterite depot", "C5", "Under monitoring", "12/03/2020", 2),
    ("SK-2026-M2XR9P", "Barrier and tax on the Lugushwa road", "C7", "Blocked (stalemate)", "2019", 0),
    ("SK-2026-8TB3WA", "Two cooperatives over the Kalimbi shafts", "C9", "Reopened", "March 2021", 5),
    ("SK-2026-Q9LC2E", "Arrest of a miner without a warrant", "C0", "Tabled", "date unknown", 0),
    ("SK-2026-H4ND7Z", "Relocation around a concession", "C3", "Dialogue / mediation", "about 04/11/2020", 1),
    ("SK-2026-W6JV5B", "A share collected at the pit", "C6", "Closed", "2018", 0),
)
EVENTS = (
    {
        "when": "2019",
        "level": "LOC",
        "kind": "Report",
        "title": "Soldiers buy and store cassiterite",
        "source": "CLS",
    },
    {
        "when": "03/2020",
        "level": "LOC",
        "kind": "Incident",
        "title": "Minerals loaded at night",
        "alleged": "FARDC unit",
        "url": "#",
        "code": "V2",
        "code_label": "Partly corroborated (one independent source)",
    },
    {
        "when": "12/03/2020",
        "level": "PROV",
        "kind": "Decision",
        "title": "Accepted as a case at the monthly meeting",
        "url": "#",
        "code": "D1",
        "code_label": "Accepted as a case",
        "text": "Consensus noted. Task force of four named the same day.",
    },
    {
        "when": "~04/06/2020",
        "level": "NAT",
        "title": "Letter to the ministry",
        "code": "R7",
        "code_label": "No response",
    },
    {
        "when": "09/2020",
        "level": "INT",
        "kind": "Mention",
        "title": "Named in an alert of the traceability programme",
    },
    {"when": "", "title": "Visit to the site: depot empty", "code": "DONE", "code_label": "Done (verified)"},
)


class Sieve(forms.Form):
    q = LineField(label="Search title or reference", required=False)
    status = forms.ChoiceField(label="Status", required=False, choices=[("", "All"), ("C0", "Tabled")])
    since = DayField(label="Tabled since", required=False, help_text="")


class Told(forms.Form):
    title = LineField(label="Title of the case", help_text="A few words without the name of any person.")
    what = TextField(label="What happened", rows=4)
    happened = MomentField(label="When it happened")
    told = DayField(label="Day it was told to us")
    channel = ChoicesField(
        label="How it reached us", choices=[("phone", "Phone call"), ("walk", "Somebody came")]
    )
    consent = ManyField(
        label="What the source agrees to, beyond keeping it",
        required=False,
        choices=[("share", "Share with the task force"), ("quote", "Quote without a name in the minutes")],
    )
    scan = forms.FileField(label="Signed scan", required=False)
    language = forms.ChoiceField(
        label="Language", required=False, choices=[("fr", "French"), ("sw", "Swahili")]
    )
    safe = forms.BooleanField(
        label="The place was safe", required=False, help_text="Nobody could see who spoke."
    )
    groups = (("What was told", ["title", "what", "happened", "told"]), ("Source", ["channel", "consent"]))


def show(request: HttpRequest, name: str, **context: object) -> HttpResponse:
    """Render a specimen with the frame of the office around it."""
    context = frame(context.pop("current", "Cases")) | context
    return HttpResponse(
        Template((HERE / f"{name}.html").read_text()).render(RequestContext(request, context))
    )


def frame(current: object) -> dict[str, object]:
    """Return what the doorway of the office gives to every page."""
    return {
        "nav": [
            {"label": label, "url": "#", "group": group, "count": len(label) % 3, "current": label == current}
            for group, labels in SECTIONS
            for label in labels
        ],
        "me": {
            "seat": "Secretariat, seat 1",
            "organisation": "CPS South Kivu",
            "url": "#",
            "sign_out_url": "#",
            "locked": True,
            "unlock_url": "#",
        },
        "inbox": {"url": "#", "count": 3},
        "group_name": "Working group, South Kivu",
        "banners": [
            {
                "tone": "warn",
                "title": "Not ratified.",
                "text": "Put it on the agenda.",
                "url": "#",
                "label": "See",
            }
        ],
        "trail": [("Cases", "#")],
    }


def register(request: HttpRequest) -> HttpResponse:
    """Show a list with its filters and pager."""
    names = ("reference", "title", "status", "status_label", "when", "tasks")
    rows = tuple(dict(zip(names, case, strict=True)) | {"place": "Kalehe"} for case in CASES)
    return show(request, "register", page=Page(rows, "abc", 50), filter=Sieve(request.GET or None))


def form(request: HttpRequest) -> HttpResponse:
    """Show a long form."""
    return show(request, "form", form=Told(request.POST or None), once="token")


def case(request: HttpRequest) -> HttpResponse:
    """Show one case with its story, under an alert."""
    steps = [
        {"label": label, "state": "done"} for label in ("Report", "Incident", "Case", "Decision", "Task")
    ]
    steps += [{"label": "Monitoring", "state": "current", "note": "since 17/12/2020"}, {"label": "Outcome"}]
    tabs = [
        {"label": label, "url": "#", "current": label == "Story", "count": 2}
        for label in ("Story", "Parties")
    ]
    return show(
        request,
        "case",
        events=[event | {"when": Moment.parse(event["when"])} for event in EVENTS],
        steps=steps,
        tabs=tabs,
        story="The depot stands behind the church.\n\nEvery Friday <b>two</b> trucks came.",
        alerts=[{"title": "Level 1 alert", "text": "Two are on duty.", "url": "#", "acknowledge_url": "#"}],
    )


def desk(request: HttpRequest) -> HttpResponse:
    """Show tiles, rows and a column beside them."""
    return show(request, "desk", current="My work")


def public(request: HttpRequest) -> HttpResponse:
    """Show the form of somebody without an account."""
    return show(request, "public", form=Told(request.POST or None))


def paper(request: HttpRequest) -> HttpResponse:
    """Show a blank sheet."""
    return show(request, "paper")


def confirm(request: HttpRequest) -> HttpResponse:
    """Ask once more."""
    question = {
        "title": "Close the case",
        "question": "Close it as verified?",
        "consequences": ["It stays readable."],
    }
    return render(
        request, "ui/confirm.html", frame("Cases") | question | {"submit": "Close", "cancel_url": "#"}
    )


def error(request: HttpRequest) -> HttpResponse:
    """Say that there is nothing."""
    words = {
        "code": 404,
        "title": "Nothing here",
        "cure": "Go back to the list.",
        "stop_code": "access.unknown",
    }
    return render(request, "ui/error.html", words)


PAGES = {view.__name__: view for view in (register, form, case, desk, public, paper, confirm, error)}
urlpatterns = [path(name, view) for name, view in PAGES.items()]
urlpatterns.append(path("ui/", include("kikao.interfaces.ui.urls")))
