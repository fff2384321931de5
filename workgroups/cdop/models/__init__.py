"""Child deaths and what the panel made of them. Only a panel officer reaches any of it.

The import boundary of this package is its privacy boundary: no other app imports these models, save the demonstration.
"""

from workgroups.cdop.models.deaths import ChildDeath, FormAsked
from workgroups.cdop.models.kept import KeptByPanel, PanelQuerySet
from workgroups.cdop.models.letters import FormLetter
from workgroups.cdop.models.panel import PanelAction
from workgroups.cdop.models.reviews import ModifiableFactor, Review
from workgroups.cdop.models.schemes import DeathCategory, DeathCategoryScheme
from workgroups.cdop.models.totals import PanelCount, PanelTotals

__all__ = [
    "ChildDeath",
    "DeathCategory",
    "DeathCategoryScheme",
    "FormAsked",
    "FormLetter",
    "KeptByPanel",
    "ModifiableFactor",
    "PanelAction",
    "PanelCount",
    "PanelQuerySet",
    "PanelTotals",
    "Review",
]
