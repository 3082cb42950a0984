"""The addresses of the office: every module under its own name, and how one comes in."""

from importlib import import_module
from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from kikao.interfaces.office.accounts import urls as accounts
from kikao.interfaces.office.home import home

MODULES = (
    "reports",
    "incidents",
    "cases",
    "meetings",
    "releases",
    "tasks",
    "outcomes",
    "places",
    "people",
    "terms",
    "norms",
    "notices",
    "paper",
)

app_name = "office"
urlpatterns: list[URLPattern | URLResolver] = [path("", home, name="home"), *accounts.urlpatterns]

for module in MODULES:
    name = f"kikao.interfaces.office.{module}"
    if find_spec(name) and find_spec(f"{name}.urls"):  # while the house is being built
        urlpatterns.append(path(f"{module}/", include(import_module(f"{name}.urls").urlpatterns)))
