"""The language that every program shares: pure values, rules and wire codecs.

No input or output, no clock, no randomness: whatever needs one is handed it.
"""
