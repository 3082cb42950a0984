"""The addresses of places."""

from django.urls import path

from kikao.interfaces.office.places import territories, views

urlpatterns = [
    path("", views.places_list, name="places-list"),
    path("add/", views.places_add, name="places-add"),
    path("<uuid:place_id>/", views.places_place, name="places-place"),
    path("<uuid:place_id>/edit/", views.places_edit, name="places-edit"),
    path("<uuid:place_id>/retire/", views.places_retire, name="places-retire"),
    path("<uuid:place_id>/restore/", views.places_restore, name="places-restore"),
    path("<uuid:place_id>/spell/", views.places_spell, name="places-spell"),
    path("<uuid:place_id>/unspell/<uuid:spelling_id>/", views.places_unspell, name="places-unspell"),
    path("territories/", territories.territories_list, name="places-territories"),
    path("territories/<uuid:territory_id>/", territories.territory_page, name="places-territory"),
    path("territories/<uuid:territory_id>/add/", territories.territory_add, name="places-territory-add"),
    path(
        "territories/<uuid:territory_id>/rename/",
        territories.territory_rename,
        name="places-territory-rename",
    ),
    path(
        "territories/<uuid:territory_id>/spell/", territories.territory_spell, name="places-territory-spell"
    ),
    path(
        "territories/<uuid:territory_id>/unspell/<uuid:spelling_id>/",
        territories.territory_unspell,
        name="places-territory-unspell",
    ),
]
