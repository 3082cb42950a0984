"""The address that remembers a reader's language and theme."""

from django.urls import path

from kikao.interfaces.ui import views

app_name = "ui"
urlpatterns = [path("preferences", views.preferences, name="preferences")]
