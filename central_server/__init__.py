"""The central server: notices, receipts, settlement and treasury of one or more entities."""
