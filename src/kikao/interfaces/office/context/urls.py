"""The address of the events that others count."""

from django.urls import path

from kikao.interfaces.office.context import views

urlpatterns = [path("", views.context_list, name="context-list")]
