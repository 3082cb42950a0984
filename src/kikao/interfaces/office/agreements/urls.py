"""The addresses of agreements."""

from django.urls import path

from kikao.interfaces.office.agreements.views import clauses, making, reading, signing, texts

_ONE = "<uuid:instrument_id>/"
_PARTY = "parties/<uuid:instrument_party_id>/"
_CLAUSE = "clauses/<uuid:clause_id>/"
_TEXT = "texts/<uuid:instrument_text_id>/"

urlpatterns = [
    path("", reading.listed, name="agreements-list"),
    path("register/", making.registered, name="agreements-register"),
    path("register/<uuid:case_id>/", making.registered, name="agreements-register-case"),
    path("new/<uuid:case_id>/", making.new, name="agreements-new"),
    path("shown/<uuid:shown_id>/", reading.shown_one, name="agreements-shown"),
    path(f"{_PARTY}remove/", making.party_removed, name="agreements-party-remove"),
    path(f"{_PARTY}succeed/", making.party_succeeded, name="agreements-party-succeed"),
    path(_CLAUSE, reading.clause_one, name="agreements-clause"),
    path(f"{_CLAUSE}change/", clauses.changed, name="agreements-clause-change"),
    path(f"{_CLAUSE}claim/", clauses.claimed, name="agreements-clause-claim"),
    path(f"{_CLAUSE}dispute/", clauses.disputed, name="agreements-clause-dispute"),
    path(f"{_CLAUSE}void/", clauses.voided, name="agreements-clause-void"),
    path(f"{_CLAUSE}flag/", clauses.flagged, name="agreements-clause-flag"),
    path(f"{_CLAUSE}lift/<uuid:conflict_id>/", clauses.lifted, name="agreements-clause-lift"),
    path(_TEXT, reading.text_one, name="agreements-text"),
    path(f"{_TEXT}print/", reading.text_printed, name="agreements-text-print"),
    path(f"{_TEXT}show/", texts.shown, name="agreements-text-show"),
    path(f"{_TEXT}take-back/<uuid:shown_id>/", texts.taken_back, name="agreements-text-take-back"),
    path(_ONE, reading.one, name="agreements-agreement"),
    path(f"{_ONE}print/", reading.printed, name="agreements-print"),
    path(f"{_ONE}change/", making.changed, name="agreements-change"),
    path(f"{_ONE}parties/", making.party_added, name="agreements-party"),
    path(f"{_ONE}helpers/", making.helped, name="agreements-helper"),
    path(f"{_ONE}clauses/", clauses.new, name="agreements-clause-new"),
    path(f"{_ONE}texts/", texts.new, name="agreements-text-new"),
    path(f"{_ONE}upload/", texts.uploaded, name="agreements-upload"),
    path(f"{_ONE}draft/<str:language>/", texts.drafted, name="agreements-draft"),
    path(f"{_ONE}scan/", texts.scanned, name="agreements-scan"),
    path(f"{_ONE}move/", signing.moved, name="agreements-move"),
    path(f"{_ONE}rights/", signing.rights_answered, name="agreements-rights"),
    path(f"{_ONE}rights/confirm/", signing.rights_confirmed, name="agreements-rights-confirm"),
    path(f"{_ONE}hands/", signing.hand_recorded, name="agreements-hand"),
    path(f"{_ONE}sign/", signing.signed, name="agreements-sign"),
    path(f"{_ONE}amend/", signing.amended, name="agreements-amend"),
    path(f"{_ONE}denounce/", signing.denounced, name="agreements-denounce"),
    path(f"{_ONE}end/", signing.ended, name="agreements-end"),
    path(f"{_ONE}readings/", signing.read_aloud, name="agreements-reading"),
    path(f"{_ONE}copies/", signing.copied, name="agreements-copy"),
]
