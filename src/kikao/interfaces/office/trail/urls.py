"""Addresses of the trail."""

from django.urls import path

from kikao.interfaces.office.trail import views

urlpatterns = [
    path("", views.own, name="trail-own"),
    path("<uuid:subject_id>/", views.about, name="trail-about"),
]
