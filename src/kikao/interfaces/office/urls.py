"""The addresses of the office: every module under its own name, and how one comes in."""

from django.urls import URLPattern, URLResolver, include, path

from kikao.interfaces.office.accounts import urls as accounts
from kikao.interfaces.office.home import home

MODULES = (
    "reports",
    "intake",
    "incidents",
    "cases",
    "meetings",
    "releases",
    "openings",
    "texts",
    "exports",
    "tasks",
    "referrals",
    "missions",
    "money",
    "mediation",
    "agreements",
    "monitoring",
    "outcomes",
    "handover",
    "files",
    "forms",
    "places",
    "context",
    "imports",
    "people",
    "terms",
    "norms",
    "notices",
    "paper",
    "trail",
    "keys",
    "retention",
)

app_name = "office"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    *accounts.urlpatterns,
    *(path(f"{module}/", include(f"kikao.interfaces.office.{module}.urls")) for module in MODULES),
]
