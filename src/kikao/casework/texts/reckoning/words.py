"""Every text that Kikao sends to a source by itself: neutral, one message long, in letters that all phones know.

They stand here and not in the catalogue of pages because each must fit into 160 letters of GSM-7 in every language,
and because some are written in three languages at once, for somebody whose language nobody knows yet. The Swahili is
to be reviewed by a speaker from Bukavu.
"""

from kikao.casework.texts.enums import Say, Step


def _labels(where: str, when: str, who: str, danger: str) -> dict[Step, str]:
    return {Step.WHERE: where, Step.WHEN: when, Step.WHO: who, Step.DANGER: danger}


KEYWORDS = {
    "RIPOTI": "sw",
    "TAARIFA": "sw",
    "SIGNALER": "fr",
    "SIGNALEMENT": "fr",
    "ALERTE": "fr",
    "REPORT": "en",
    "ALERT": "en",
}
"""The first word of a message that begins the dialogue, and the language it begins in."""

ALL = {
    Say.HOW: "SMS si siri / n'est pas secret / is not secret. Andika RIPOTI. Ecrivez SIGNALER. Write REPORT.",
    Say.KEPT: (
        "Imepokelewa. Reçu. Received. SMS si siri / n'est pas secret / is not secret. "
        "Endelea / continuer / go on: RIPOTI, SIGNALER, REPORT."
    ),
    Say.HEARD_OF: "Imepokelewa: mko salama. Bien reçu: vous êtes en sécurité. Received: you are well.",
    Say.NOT_LEFT: (
        "Safari haijaanza kwetu: pigeni simu ofisi. Départ pas encore noté: appelez le bureau. "
        "Departure not entered yet: call the office."
    ),
}
"""In three languages at once."""

WORDS = {
    "sw": {
        Say.WHAT: "SMS si siri: usiandike jina la mtu, wala lako. Nini kimetokea? Andika kwa maneno yako.",
        Say.WHERE: "Imepokelewa. Ilitokea wapi? Andika mahali.",
        Say.WHEN: "Asante. Ilitokea lini? Andika siku.",
        Say.WHO: (
            "Nani alifanya? Jibu namba: 1 Askari jeshi 2 Polisi 3 Polisi ya migodi 4 Walinzi wa kampuni "
            "5 Kundi lenye silaha 6 Mwingine 7 Sijui"
        ),
        Say.DANGER: "Kuna mtu aliye hatarini sasa? Jibu NDIYO au HAPANA.",
        Say.DONE: "Asante. Yote yamehifadhiwa. Ukitaka kuongeza, andika tena leo. Futa ujumbe huu kwenye simu.",
        Say.DANGER_DONE: (
            "Imepokelewa. SMS hii haileti msaada mara moja: nenda mahali salama ukiweza. Futa ujumbe huu kwenye simu."
        ),
        Say.ADDED: "Imeongezwa. Asante.",
    },
    "fr": {
        Say.WHAT: (
            "Un SMS n'est pas secret: n'écrivez aucun nom, pas même le vôtre. "
            "Que s'est-il passé? Dites-le avec vos mots."
        ),
        Say.WHERE: "Bien reçu. Où est-ce arrivé? Ecrivez le lieu.",
        Say.WHEN: "Merci. Quand est-ce arrivé? Ecrivez le jour.",
        Say.WHO: (
            "Qui l'a fait? Répondez par un chiffre: 1 Militaires 2 Police 3 Police des mines 4 Gardes d'une société "
            "5 Groupe armé 6 Autre 7 Je ne sais pas"
        ),
        Say.DANGER: "Quelqu'un est-il en danger maintenant? Répondez OUI ou NON.",
        Say.DONE: (
            "Merci. Tout est gardé. Pour ajouter, écrivez encore aujourd'hui. Effacez ces messages du téléphone."
        ),
        Say.DANGER_DONE: (
            "Bien reçu. Ce SMS n'amène pas de secours immédiat: allez en lieu sûr si possible. "
            "Effacez ces messages du téléphone."
        ),
        Say.ADDED: "Ajouté. Merci.",
    },
    "en": {
        Say.WHAT: "SMS is not secret: write no names, not even yours. What happened? Say it in your own words.",
        Say.WHERE: "Received. Where did it happen? Write the place.",
        Say.WHEN: "Thank you. When did it happen? Write the day.",
        Say.WHO: (
            "Who did it? Answer with a number: 1 Soldiers 2 Police 3 Mining police 4 Company guards "
            "5 Armed group 6 Somebody else 7 I do not know"
        ),
        Say.DANGER: "Is somebody in danger now? Answer YES or NO.",
        Say.DONE: "Thank you. All is kept. To add something, write again today. Erase these messages from the phone.",
        Say.DANGER_DONE: (
            "Received. This SMS brings no help at once: go to a safe place if you can. "
            "Erase these messages from the phone."
        ),
        Say.ADDED: "Added. Thank you.",
    },
}

LABELS = {
    "sw": _labels("Wapi", "Lini", "Nani", "Hatari"),
    "fr": _labels("Où", "Quand", "Qui", "Danger"),
    "en": _labels("Where", "When", "Who", "Danger"),
}
"""What stands before an answer, for the secretariat."""


def words_of(say: Say, language: str) -> str:
    """Return what is answered; in three languages where nobody knows which, and nothing where nothing is said."""
    if say == Say.NOTHING:
        return ""
    if say in ALL:
        return ALL[say]
    return WORDS.get(language, WORDS["fr"])[say]
