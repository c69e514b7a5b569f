"""Receipts, the situation of payments, and reports of the day, on A4."""
