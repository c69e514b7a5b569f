"""Debt positions at the national hub, as GPD and the archive of notices (ACA) keep them.

Both are one service of the hub with one table of states (hub protocol 3b); what each of them does
beyond it stands in `gpd` and in `archive`.
"""
