"""The addresses of hand-overs."""

from django.urls import path

from kikao.interfaces.office.handover.views import cards, going, incoming

urlpatterns = [
    path("", going.listed, name="handover-list"),
    path("new/<uuid:case_id>/", going.new, name="handover-new"),
    path("<uuid:handover_id>/", going.one, name="handover-one"),
    path("<uuid:handover_id>/approve/", going.approved, name="handover-approve"),
    path("<uuid:handover_id>/refuse/", going.refused, name="handover-refuse"),
    path("<uuid:handover_id>/recall/", going.recalled, name="handover-recall"),
    path("<uuid:handover_id>/make/", going.made, name="handover-make"),
    path("<uuid:handover_id>/file/", going.file, name="handover-file"),
    path("<uuid:handover_id>/receipt/", going.receipt_entered, name="handover-receipt"),
    path("<uuid:handover_id>/close/", going.closed, name="handover-close"),
    path("arrivals/", incoming.listed, name="handover-arrivals"),
    path("arrivals/take/", incoming.taken, name="handover-take"),
    path("arrivals/<uuid:arrival_id>/", incoming.one, name="handover-arrival"),
    path("arrivals/<uuid:arrival_id>/accept/", incoming.accepted, name="handover-accept"),
    path("arrivals/<uuid:arrival_id>/decline/", incoming.declined, name="handover-decline"),
    path("arrivals/<uuid:arrival_id>/receipt/", incoming.receipt_saved, name="handover-answer"),
    path("cards/", cards.listed, name="handover-cards"),
    path("cards/ours/", cards.ours, name="handover-ours"),
    path("cards/ours/card/", cards.saved, name="handover-card-file"),
    path("cards/ours/keys/", cards.keys, name="handover-keys"),
    path("cards/new/", cards.new, name="handover-card-new"),
    path("cards/<uuid:card_id>/compare/", cards.compared, name="handover-card-compare"),
    path("cards/<uuid:card_id>/end/", cards.ended, name="handover-card-end"),
]
