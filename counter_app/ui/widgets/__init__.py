"""The parts that every view is made of: fields, buttons, tables, bands."""
