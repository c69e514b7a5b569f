"""Every table of the server in one place, for migrations and for tests that make a database."""

import importlib
import pkgutil

from sqlalchemy import MetaData

import central_server
from central_server.db.base import Base


def all_tables() -> MetaData:
    """The metadata after the `models` module of every feature folder has been imported."""
    for folder in pkgutil.iter_modules(central_server.__path__):
        if folder.ispkg and _has_models(folder.name):
            importlib.import_module(f"central_server.{folder.name}.models")
    return Base.metadata


def _has_models(folder: str) -> bool:
    return importlib.util.find_spec(f"central_server.{folder}.models") is not None
