"""The addresses of missions."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
