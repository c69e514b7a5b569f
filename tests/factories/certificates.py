"""Certificates of an invented authority, for whoever presents one and for whoever asks for it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

AUTHORITY = "CN=Autorita' di prova,O=Esempio,C=IT"
START, END = datetime(2020, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Issued:
    """A certificate with its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def pem(self) -> str:
        return self.certificate.public_bytes(serialization.Encoding.PEM).decode()

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)

    def write(self, folder: Path, name: str) -> tuple[Path, Path]:
        """Files of the certificate and of its key."""
        certificate, key = folder / f"{name}.pem", folder / f"{name}.key"
        certificate.write_text(self.pem)
        key.write_bytes(
            self.key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        return certificate, key


def authority(name: str = AUTHORITY) -> Issued:
    """An authority that signs itself."""
    return _authority(name)


@cache
def _authority(name: str) -> Issued:
    key = ec.generate_private_key(ec.SECP256R1())
    return Issued(_signed(name, name, key, key, START, END, authority=True), key)


@cache
def issued(
    subject: str,
    issuer: str = AUTHORITY,
    start: datetime = START,
    end: datetime = END,
) -> Issued:
    """A certificate that an authority has signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    return Issued(_signed(subject, issuer, key, authority(issuer).key, start, end), key)


def _signed(
    subject: str,
    issuer: str,
    key: ec.EllipticCurvePrivateKey,
    by: ec.EllipticCurvePrivateKey,
    start: datetime,
    end: datetime,
    *,
    authority: bool = False,
) -> x509.Certificate:
    names = [x509.DNSName("localhost")]
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name.from_rfc4514_string(subject))
        .issuer_name(x509.Name.from_rfc4514_string(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(by, hashes.SHA256())
    )
