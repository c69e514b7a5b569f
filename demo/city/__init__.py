"""The sample city: people, debts and a year of payments that never were, from one seed.

Everything here ends in files of the kinds that the programs read: the declaration of `apply`, the
registry, positions, receipts, settlement flows, cash journals. What the programs make of them is
theirs to say.
"""
