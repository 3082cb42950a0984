"""Missions: who goes where for which cases, how safe it is, and who travels beside the team."""

from kikao.casework.missions.models.mission import Mission, MissionCase, MissionNeed, MissionStop
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
    "RiskAssessment",
    "Silence",
    "TeamMember",
    "Traveller",
]
