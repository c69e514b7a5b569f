"""Receipts and the situation of payments on A4."""
