"""The demonstration: the real programs, run by an outside pair of hands.

Nothing here is part of the product and nothing in the product knows of it. The server, the
sandbox and the receipt printer are processes of their own; the counter is the real window, typed
into as a clerk would; what the report says is asked back from the programs' own command lines.
"""
