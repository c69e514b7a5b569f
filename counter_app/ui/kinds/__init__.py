"""Kinds of debt, as their administrators set them up."""
