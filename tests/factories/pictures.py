"""Pictures of nobody's making: a coat of arms with all that drawing programs put into one."""

import io

from PIL import Image, ImageDraw

COAT_OF_ARMS = b"""<svg xmlns="http://www.w3.org/2000/svg"
  xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 120 150">
<title>Stemma</title>
<defs>
<linearGradient id="sky" x1="0" x2="1"><stop offset="0" stop-color="#06c"/>
<stop offset="1" stop-color="#9cf"/></linearGradient>
<clipPath id="round"><circle cx="60" cy="60" r="40"/></clipPath>
<path id="shield" d="M10 10h100v80c0 30-25 50-50 55c-25-5-50-25-50-55z"/>
<style>.bar{fill:#c00}</style>
</defs>
<use xlink:href="#shield" fill="url(#sky)" stroke="#003" stroke-width="3"/>
<g clip-path="url(#round)"><rect class="bar" x="20" y="55" width="80" height="12"/></g>
<path d="M60 20 A 20 20 0 0 1 80 40 L60 40z" fill="gold"/>
</svg>"""


def svg_of(inside: str) -> bytes:
    """A drawing with this in it."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="40" height="20">{inside}</svg>'
    ).encode()


def a_png(width: int = 60, height: int = 40) -> bytes:
    """A whole picture."""
    image = Image.new("RGBA", (width, height), "white")
    ImageDraw.Draw(image).ellipse((4, 4, width - 4, height - 4), fill="#06c", outline="#003")
    written = io.BytesIO()
    image.save(written, "PNG")
    return written.getvalue()
