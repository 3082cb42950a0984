"""The child that draws one photograph anew: bytes in, a JPEG of its pixels out, or nothing and an exit code.

It stands alone in a process that is bound before it begins (`kikao.foundation.base.bound`), and writes no file. What
brings it down brings down nothing else.
"""

import sys
from io import BytesIO

MOST_PIXELS = 25_000_000
LONGEST_SIDE = 2560
QUALITY = 82
REFUSED = 3


def redraw(content: bytes) -> bytes:
    """Return a JPEG that holds the pixels of the picture, upright, on white, and nothing else."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - only once the process is bound

    with Image.open(BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as picture:
        width, height = picture.size
        if width * height > MOST_PIXELS:
            raise ValueError
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(picture)
        shape = (
            upright.convert("RGBA") if "A" in upright.getbands() or "transparency" in upright.info else None
        )
        clean = Image.new("RGB", upright.size, "white")
        clean.paste(shape or upright.convert("RGB"), mask=shape)
    written = BytesIO()
    clean.save(written, "JPEG", quality=QUALITY)
    return written.getvalue()


if __name__ == "__main__":
    try:
        drawn = redraw(sys.stdin.buffer.read())
    except Exception:
        sys.exit(REFUSED)
    sys.stdout.buffer.write(drawn)
