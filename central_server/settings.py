"""Settings of the server, read from the environment with the prefix `CENTRAL_SERVER_`."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What an installation may choose; everything else is in the database."""

    model_config = SettingsConfigDict(env_prefix="CENTRAL_SERVER_", frozen=True)

    database_url: str = "sqlite:///central-server.db"
    #: Threads that serve requests: as many as database connections, less what workers use.
    request_threads: int = Field(default=10, ge=1, le=64)
    worker_threads: int = Field(default=2, ge=1, le=16)
