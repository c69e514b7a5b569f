"""What stands in a store's files for whoever has the key, free pages and the log included.

SQLCipher 4 writes pages of 4,096 bytes: AES-256 in CBC, the initialisation vector and an HMAC in
the last 80; the first page begins with 16 bytes of salt that are not encrypted.
"""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, IV, SALT = 4096, 80, 16, 16
LOG_HEADER, FRAME_HEADER = 32, 24


def plain_content(path: Path, key: bytes) -> bytes:
    """The pages of the database and of its log, in the order of the files."""
    content = path.read_bytes()
    pages = [content[at : at + PAGE] for at in range(0, len(content), PAGE)]
    log = path.with_name(f"{path.name}-wal")
    if log.exists():
        frames = log.read_bytes()[LOG_HEADER:]
        pages += [
            frames[at + FRAME_HEADER : at + FRAME_HEADER + PAGE]
            for at in range(0, len(frames), FRAME_HEADER + PAGE)
        ]
    return b"".join(_plain(page, key) for page in pages if any(page))


def _plain(page: bytes, key: bytes) -> bytes:
    vector = page[-RESERVED : -RESERVED + IV]
    readers = [
        Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor().update(page[start:-RESERVED])
        for start in (0, SALT)
    ]
    # Only the first page has the salt; of the others the second reading is rubbish, and short.
    return b"".join(readers)
