"""Notices and receipts on rolls of 58 and 80 mm, and what thermal printers understand."""
