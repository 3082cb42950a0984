"""The addresses of exports of sealed words."""

from django.urls import path

from kikao.interfaces.office.exports import views

_ONE = "<uuid:export_id>/"

urlpatterns = [
    path("", views.listed, name="exports-list"),
    path("case/<uuid:case_id>/", views.asked, name="exports-ask"),
    path(_ONE, views.one, name="exports-export"),
    path(f"{_ONE}approve/", views.approved, name="exports-approve"),
    path(f"{_ONE}refuse/", views.refused, name="exports-refuse"),
    path(f"{_ONE}take/", views.taken, name="exports-take"),
]
