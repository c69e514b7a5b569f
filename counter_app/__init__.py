"""The counter: what a clerk sees and does, online and off."""
