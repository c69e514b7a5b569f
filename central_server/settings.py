"""Settings of the server, read from the environment with the prefix `CENTRAL_SERVER_`.

What has several values is written as JSON, for example
`CENTRAL_SERVER_TRUSTED_PROXIES='["10.1.2.3/32"]'`.
"""

from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated

from cryptography import x509
from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from payments_documents.resources import resources_folder

Network = IPv4Network | IPv6Network


def _name(text: str) -> str:
    try:
        x509.Name.from_rfc4514_string(text)
    except ValueError:
        raise ValueError("not_a_distinguished_name") from None
    return text


#: A distinguished name as RFC 4514 writes it, `CN=hub.example,O=Example,C=IT`.
DistinguishedName = Annotated[str, AfterValidator(_name)]


class HubPin(BaseModel):
    """Subject and issuer of a certificate with which the hub presents itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    subject: DistinguishedName
    issuer: DistinguishedName


class Settings(BaseSettings):
    """What an installation may choose; everything else is in the database."""

    model_config = SettingsConfigDict(env_prefix="CENTRAL_SERVER_", frozen=True)

    #: Folder of the marks of pagoPA and Poste Italiane; none: `marks` among the resources.
    marks_folder: Path | None = None
    database_url: str = "sqlite:///central-server.db"
    #: Threads that serve requests: as many as database connections, less what workers use.
    request_threads: int = Field(default=10, ge=1, le=64)
    worker_threads: int = Field(default=2, ge=1, le=16)
    #: Certificates of the hub; none: nobody is asked for one.
    hub_pins: tuple[HubPin, ...] = ()
    #: Where TLS ends; what they say of the caller is believed, and nobody else.
    trusted_proxies: tuple[Network, ...] = ()
    #: Where the hub calls from; none: from anywhere.
    hub_networks: tuple[Network, ...] = ()


def marks_folder(settings: Settings) -> Path:
    """Where the installation's third-party marks are looked for."""
    return settings.marks_folder or resources_folder() / "marks"
