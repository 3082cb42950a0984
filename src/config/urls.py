"""The addresses of the house: public door, office, API."""

from django.urls import URLPattern, URLResolver, include, path

from kikao.interfaces.api.door import api

urlpatterns: list[URLPattern | URLResolver] = [
    path("ui/", include("kikao.interfaces.ui.urls")),
    path("", include("kikao.interfaces.public.urls")),
    path("", include("kikao.interfaces.openrosa.urls")),
    path("sms/", include("kikao.interfaces.sms.urls")),
    path("kobo/", include("kikao.interfaces.exchange.urls")),
    path("office/", include("kikao.interfaces.office.urls")),
    path("api/v1/", api.urls),
]
handler400 = "kikao.interfaces.office.untaken.not_taken"
handler404 = "kikao.interfaces.office.doorway.not_found"
handler500 = "kikao.interfaces.office.doorway.broken"
