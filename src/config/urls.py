"""The addresses of the house: public door, office, API."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from kikao.interfaces import __name__ as _interfaces

urlpatterns: list[URLPattern | URLResolver] = [path("ui/", include("kikao.interfaces.ui.urls"))]


def _there(name: str) -> bool:
    try:
        return find_spec(f"{_interfaces}.{name}") is not None
    except ModuleNotFoundError:
        return False


if _there("public.urls"):
    urlpatterns += [path("", include("kikao.interfaces.public.urls"))]
if _there("office.urls"):
    urlpatterns += [path("office/", include("kikao.interfaces.office.urls"))]
if _there("api.door"):
    from kikao.interfaces.api.door import api

    urlpatterns += [path("api/v1/", api.urls)]
handler404 = "kikao.interfaces.office.doorway.not_found"
handler500 = "kikao.interfaces.office.doorway.broken"
