"""The addresses of norms."""

from django.urls import path

from kikao.interfaces.office.norms import views

urlpatterns = [
    path("", views.norms_list, name="norms-list"),
    path("add/", views.norms_add, name="norms-add"),
    path("<uuid:norm_id>/", views.norms_norm, name="norms-norm"),
    path("<uuid:norm_id>/edit/", views.norms_edit, name="norms-edit"),
    path("<uuid:norm_id>/retire/", views.norms_retire, name="norms-retire"),
    path("<uuid:norm_id>/restore/", views.norms_restore, name="norms-restore"),
]
