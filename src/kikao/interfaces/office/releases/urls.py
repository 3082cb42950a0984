"""The addresses of released texts."""

from django.urls import path

from kikao.interfaces.office.releases import views

_ONE = "<uuid:release_id>/"

urlpatterns = [
    path("", views.listed, name="releases-list"),
    path("propose/<uuid:decision_id>/", views.proposed, name="releases-propose"),
    path(_ONE, views.one, name="releases-release"),
    path(f"{_ONE}approve/", views.approved, name="releases-approve"),
    path(f"{_ONE}refuse/", views.refused, name="releases-refuse"),
    path(f"{_ONE}withdraw/", views.withdrawn, name="releases-withdraw"),
    path(f"{_ONE}reply/", views.replied, name="releases-reply"),
]
