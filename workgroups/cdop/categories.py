"""The lists in use, ready for `services.add_scheme`. They are not the same list twice: neither can be turned into the
other, and a board may hold both.
"""

from __future__ import annotations

PANEL_CATEGORIES = (
    "Deliberately inflicted injury, abuse or neglect",
    "Suicide or deliberate self-inflicted harm",
    "Trauma and other external factors",
    "Malignancy",
    "Acute medical or surgical condition",
    "Chronic medical condition",
    "Chromosomal, genetic and congenital anomalies",
    "Perinatal or neonatal event",
    "Infection",
    "Sudden unexpected, unexplained death",
)
"""The analysis form's categories; where several apply, the uppermost is the primary one."""

EVENTS = (
    "Neonatal death",
    "Known life limiting condition",
    "Sudden unexpected death in infancy",
    "Road traffic collision",
    "Drowning",
    "Fire and burns",
    "Poisoning",
    "Other accident or trauma",
    "Substance misuse",
    "Apparent homicide",
    "Apparent suicide",
    "Other",
)
"""The event that led to the death, as the education department's yearly return asked for it."""

AGE_BANDS = (
    "Under 28 days",
    "28 to 364 days",
    "1 to 4 years",
    "5 to 9 years",
    "10 to 14 years",
    "15 to 17 years",
)
