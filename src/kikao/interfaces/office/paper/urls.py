"""The addresses of the blank sheets."""

from django.urls import path, re_path

from kikao.interfaces.office.paper import views

urlpatterns = [
    path("", views.listed, name="paper-list"),
    re_path(
        r"^(?P<sheet>facts|attendance|decision|limits)/(?P<language>fr|sw|en)/$",
        views.sheet,
        name="paper-sheet",
    ),
]
