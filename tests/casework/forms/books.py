"""Workbooks for tests, written as tables."""

from functools import cache

from kikao.casework.forms.reckoning.shipping import workbook_of

SMALL = """
| survey |
| | type | name | label::Français (fr) | label::Kiswahili (sw) |
| | begin_group | told | Ce qui s'est passé | Kilichotokea |
| | text | what_happened | Que s'est-il passé ? | Nini kilitokea? |
| | date | happened_on | Quand ? | Lini? |
| | select_one_from_file sites.csv | site | Où ? | Wapi? |
| | select_one category | category | De quoi s'agit-il ? | Ni nini? |
| | text | severity | Est-ce grave ? | Ni mbaya? |
| | end_group | | | |
| | text | contact | Votre contact | Mawasiliano |
| | text | weather | Le temps qu'il faisait | Hali ya hewa |
| | deviceid | phone | | |
| | note | thanks | Merci | Asante |
| choices |
| | list_name | name | label::Français (fr) | label::Kiswahili (sw) |
| | category | KILLING | Meurtre | Mauaji |
| | category | TAX | Taxe illégale | Kodi |
| settings |
| | form_id | form_title | version | default_language |
| | kikao_small | Petit rapport | VERSION | Français (fr) |
"""


@cache
def book(table: str = SMALL, version: str = "1") -> bytes:
    """Return the workbook of a table, in a version."""
    return workbook_of(table.replace("VERSION", version))
