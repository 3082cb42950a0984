"""The columns of the empty templates: French, as the tables of the group are; what each may hold."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from kikao.casework.imports.enums import RecordKind
from kikao.foundation.base.tables import Column

DAY = _("A day, for instance 27/03/2020.")
MOMENT = _("27/03/2020, 03/2020, 2020, ~27/03/2020 (about) or 11/2020-12/2020.")
CODE = _("A code or the words of the list.")
MANY = _("Several are separated by a bar: A|B.")
OWN = _("Your own number. A line with a number that was taken already is not taken again.")
CASE_OF = _("The reference here, or your own reference of the case.")
CASES_OF = _("The references here, or your own: A|B.")
MANY_BODIES = _("Several are separated by a bar or a semicolon: A|B or A; B.")
ONE_PARTY = _("One of the parties, by its name.")
NAME = _("A name or spelling of the register, or its code.")

_OWN = Column("own", "Référence propre", ("référence", "ref", "numéro", "n°", "id"), note=OWN)
_PLACE = Column("place", "Lieu", ("site", "place", "carré"), note=NAME)
_TERRITORY = Column("territory", "Territoire", ("territoire", "groupement", "chefferie", "zone"), note=NAME)
_SEVERITY = Column("severity", "Gravité", ("niveau de gravité", "severity"), note=CODE)

REPORTS = (
    _OWN,
    Column("words", "Récit", ("faits", "description", "narrative", "ce qui s'est passé"), needed=True),
    Column("channel", "Canal", ("channel", "source d'information"), needed=True, note=CODE),
    Column("arrived_on", "Reçu le", ("date de réception", "date d'arrivée", "received"), note=DAY),
    Column("happened", "Date des faits", ("date de l'incident", "date", "happened"), note=MOMENT),
    _PLACE,
    _TERRITORY,
    Column("place_words", "Lieu en mots", ("localisation", "où")),
    Column("nature", "Nature", note=CODE),
    Column("category", "Catégorie", ("type", "type d'incident", "category"), note=CODE),
    _SEVERITY,
    Column("language", "Langue", ("language",), note=CODE),
    Column("source_kind", "Qualité de la source", ("type de source",), note=CODE),
    Column("reliability", "Fiabilité", ("fiabilité de la source",), note=CODE),
    Column("accused", "Mis en cause", ("auteur présumé", "auteurs", "accused"), note=MANY),
    Column("identity", "Source (identité)", ("identité", "source", "nom de la source")),
    Column("said_at", "Dit où et quand", ("occasion",)),
    Column("consents", "Consentements", ("consentement",), note=MANY),
    Column("manner", "Manière du consentement", ("forme du consentement",), note=CODE),
    Column(
        "facts_only",
        "Faits seuls",
        ("sans source",),
        note=_(
            "“oui” when no source was asked; so it is also where neither a source nor a consent is given."
        ),
    ),
)
CASES = (
    _OWN,
    Column("title", "Titre", ("intitulé", "cas", "title"), needed=True),
    Column("summary", "Résumé", ("description", "summary")),
    Column("tabled_on", "Présenté le", ("date de présentation", "date", "tabled"), needed=True, note=DAY),
    Column("request_nature", "Demande", ("nature de la demande", "objet"), needed=True, note=CODE),
    Column("requester_type", "Type de demandeur", ("demandeur (type)",), note=CODE),
    Column("level", "Niveau", ("level",), note=CODE),
    _PLACE,
    _TERRITORY,
    _SEVERITY,
    Column("REQUESTER", "Demandeur", ("requérant",), note=MANY),
    Column("ALLEGED_AUTHOR", "Auteur présumé", ("mis en cause", "auteur"), note=MANY),
    Column("SPONSOR", "Commanditaire présumé", ("commanditaire",), note=MANY),
    Column("ADVERSE_PARTY", "Partie adverse", (), note=MANY),
    Column("VICTIM_GROUP", "Groupe victime", ("victimes",), note=MANY),
    Column("PARTY", "Partie", ("parties",), note=MANY),
    Column("ADDRESSEE", "Destinataire", ("autorité saisie",), note=MANY),
)
MEETINGS = (
    Column("own", "Séance", ("référence de la séance", "réunion", "pv", "sitting"), needed=True, note=OWN),
    Column("kind", "Type de séance", ("type", "type de réunion"), note=CODE),
    Column("held_on", "Tenue le", ("date", "date de la réunion", "held"), needed=True, note=DAY),
    Column("venue", "Endroit", ("lieu", "salle", "venue")),
    Column("host", "Hôte", ("organisation hôte",), note=NAME),
    Column("present", "Sièges présents", ("présents", "participants"), needed=True, note=MANY),
    Column("alternates", "Suppléants présents", ("suppléants",), note=MANY),
    Column("guests", "Invités, par fonction", ("invités",), note=MANY),
    Column("groups", "Groupes comptés", ("groupes",), note=_("For instance: Creuseuses: 12|Jeunes: 4.")),
    Column("item_kind", "Genre du point", ("point", "genre"), note=CODE),
    Column("case", "Cas", ("référence du cas",), note=CASE_OF),
    Column("words", "Point en mots", ("objet", "sujet")),
    Column("note", "Ce qui a été dit", ("débat", "discussion")),
    Column("code", "Décision", ("code de décision",), note=CODE),
    Column("reason", "Motif", ("motivation", "pourquoi")),
    Column("joined_to", "Joint au cas", ("joint à",)),
)
MISSIONS = (
    _OWN,
    Column("title", "Titre", ("intitulé", "mission", "title"), needed=True),
    Column("purpose", "But", ("objet", "type de mission", "purpose"), needed=True, note=CODE),
    Column("starts_on", "Premier jour", ("départ", "du", "début", "first day"), needed=True, note=DAY),
    Column("ends_on", "Dernier jour", ("retour", "au", "fin", "last day"), needed=True, note=DAY),
    Column("level", "Niveau", ("level",), note=CODE),
    Column(
        "stops",
        "Lieux",
        ("lieu", "sites", "itinéraire", "places"),
        note=_(
            "In their order: A|B. Days can follow in brackets: A (27/03/2020)|B (28/03/2020-29/03/2020). "
            "A place without days has all those of the mission."
        ),
    ),
    Column("cases", "Cas", ("références des cas", "dossiers", "cases"), note=CASES_OF),
    Column(
        "leader",
        "Siège du chef de mission",
        ("chef de mission", "chef", "leader"),
        note=_("Whoever held this seat on the first day; if nobody is known so early, its first holder."),
    ),
    Column(
        "reason",
        "Pourquoi sans autorisation",
        ("motif", "raison", "why without clearance"),
        needed=True,
        note=_("For instance: before Kikao. Everybody who sees the mission reads it."),
    ),
)
CLAUSE = (
    Column("clause_kind", "Genre de la clause", ("clause", "type de clause"), note=CODE),
    Column("clause_words", "Clause en mots", ("texte de la clause", "engagement")),
    Column("obligor", "Débiteur", ("qui doit", "obligé"), note=ONE_PARTY),
    Column("beneficiary", "Créancier", ("à qui", "bénéficiaire de la clause"), note=ONE_PARTY),
    Column("due_on", "Échéance", ("pour le", "due"), note=DAY),
    Column("rhythm", "Rythme", ("fréquence",), note=_("A code or the words of the list; once, if empty.")),
    Column("until_on", "Jusqu'au", ("until",), note=DAY),
    Column("amount", "Montant", ("somme", "amount"), note=_("With its currency: 1 200,50 USD.")),
)
"""What each line of an agreement says of one clause; everything else stands on the first line."""
INSTRUMENTS = (
    Column("own", "Accord", ("référence propre", "référence", "ref", "numéro", "n°", "id"), note=OWN),
    Column("kind", "Genre", ("type", "type d'accord", "kind"), needed=True, note=CODE),
    Column("title", "Titre", ("intitulé", "title"), needed=True),
    Column(
        "state",
        "État",
        ("statut", "state"),
        needed=True,
        note=_("Signed, demanded, offered or refused: a code or the words of the list."),
    ),
    Column(
        "happened_on",
        "Signé le",
        ("date", "date de signature", "signed"),
        note=_("Of what was signed 27/03/2020, ~27/03/2020, 03/2020 or 2020; of anything else one day."),
    ),
    Column("ends_on", "Prend fin le", ("fin", "échéance de l'accord"), note=DAY),
    Column("case", "Cas", ("référence du cas", "dossier"), note=CASE_OF),
    _PLACE,
    Column("words", "Ce qui en a été dit", ("commentaire",)),
    Column("PARTY", "Parties", ("partie", "signataires"), note=MANY_BODIES),
    Column("BENEF", "Bénéficiaires", ("bénéficiaires sans obligations",), note=MANY_BODIES),
    Column("GUARANT", "Garants", ("garant",), note=MANY_BODIES),
    Column("CONVENOR", "Convocateurs", ("convocateur", "convoqué par"), note=MANY_BODIES),
    Column("FACIL", "Facilitateurs", ("facilitateur",), note=MANY_BODIES),
    Column("WITNESS", "Témoins", ("témoin",), note=MANY_BODIES),
    Column(
        "contribution",
        "Leur apport",
        ("apport",),
        note=_("What those who convened, helped or witnessed gave."),
    ),
    Column("said_by", "Selon", ("source",), note=_("Who says so, never a person's name.")),
    *CLAUSE,
)
COLUMNS: Mapping[str, tuple[Column, ...]] = {
    RecordKind.REPORTS: REPORTS,
    RecordKind.CASES: CASES,
    RecordKind.MEETINGS: MEETINGS,
    RecordKind.MISSIONS: MISSIONS,
    RecordKind.INSTRUMENTS: INSTRUMENTS,
}
