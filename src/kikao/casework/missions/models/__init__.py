"""Missions: who goes where for which cases, how safe it is, and who travels beside the team."""

from kikao.casework.missions.models.field import CaseFinding, MissionToken, SignedReport
from kikao.casework.missions.models.mission import Mission, MissionCase, MissionNeed, MissionStop
from kikao.casework.missions.models.money import Budget, BudgetLine, MoneyEntry
from kikao.casework.missions.models.safety import (
    CheckIn,
    Clearance,
    ContactEnvelope,
    DutyTurn,
    EmergencyContact,
    RiskAssessment,
    Silence,
)
from kikao.casework.missions.models.team import Competence, TeamMember, Traveller

__all__ = [
    "Budget",
    "BudgetLine",
    "CaseFinding",
    "CheckIn",
    "Clearance",
    "Competence",
    "ContactEnvelope",
    "DutyTurn",
    "EmergencyContact",
    "Mission",
    "MissionCase",
    "MissionNeed",
    "MissionStop",
    "MissionToken",
    "MoneyEntry",
    "RiskAssessment",
    "SignedReport",
    "Silence",
    "TeamMember",
    "Traveller",
]
