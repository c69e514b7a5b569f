"""Where a service of the hub is, and the subscription key that opens it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ServiceAddress:
    """Base address of a service and the entity's subscription key for it."""

    url: str
    key: str

    @property
    def headers(self) -> dict[str, str]:
        """What every call carries (hub protocol 3b)."""
        return {"Ocp-Apim-Subscription-Key": self.key}
