"""What forms are made of: names that questions are known by, spreadsheets read, lists that phones choose from."""

from kikao.casework.forms.reckoning.names import CODED, NAMES, may_be_open, proposed, tightens

__all__ = ["CODED", "NAMES", "may_be_open", "proposed", "tightens"]
