"""The outside world for training and tests: hub, payer, PSP and treasurer, over real protocols.

It reads the public rules by itself. From `payments_core` it takes values and identifiers, never
the codecs or the rules of the programs that it tests, so that an error of theirs is not repeated
here.
"""
