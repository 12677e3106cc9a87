"""Pictures made fit for paper: turned as the camera meant, in colours PDF/A can hold, without the camera's notes."""

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from papergen.render.prepared_picture import PreparedPicture

DOTS_PER_INCH = 96  # what Word and browsers assume where a picture does not say
MAX_PIXELS = 100_000_000
LONGEST_SIDE = 2400  # pixels: a full page's height at 250 dots per inch; more only makes files heavy


class BadPictureError(Exception):
    """The picture cannot be used; the text says why and `hint` what to do, in Swedish."""

    hint = "Spara bilden på nytt som PNG eller JPEG."


class TooLargePictureError(BadPictureError):
    """The picture has more pixels than we open; saved again as it is, it would have as many."""

    hint = "Gör bilden mindre (ändra storlek i ett bildprogram, eller skanna med lägre upplösning) och spara den på nytt."


def prepare_picture(data: bytes) -> PreparedPicture:
    """Read a PNG or JPEG and give it without metadata, upright, in RGB or grey.

    Position and time that a camera wrote (EXIF) never reach a public paper. Raises BadPictureError.
    """
    Image.MAX_IMAGE_PIXELS = None  # our own limit below says it in Swedish
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise TooLargePictureError(
                    f"bilden har {picture.width} × {picture.height} bildpunkter, fler än de 100 miljoner som går att använda"
                )
            dpi = picture.info.get("dpi", (DOTS_PER_INCH, DOTS_PER_INCH))
            across = float(dpi[0]) if dpi and 30 <= float(dpi[0]) <= 2400 else DOTS_PER_INCH
            jpeg = picture.format == "JPEG"
            upright = ImageOps.exif_transpose(picture)
            width, height = upright.width * 72 / across, upright.height * 72 / across
            return PreparedPicture(_clean(upright, jpeg), "jpg" if jpeg else "png", width, height)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, ZeroDivisionError, EOFError) as error:
        raise BadPictureError("bilden är skadad eller är varken PNG eller JPEG") from error


def missing_picture() -> PreparedPicture:
    """Give a grey square, to stand where a picture was that cannot be had any more."""
    out = io.BytesIO()
    Image.new("L", (100, 100), 200).save(out, "PNG")
    return PreparedPicture(out.getvalue(), "png", 72, 72)


def _clean(picture: Image.Image, jpeg: bool) -> bytes:
    """Write the pixels alone, no larger than paper needs."""
    if picture.mode == "P":
        picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    elif picture.mode.startswith("I"):
        # 16 bits a pixel: Pillow would cut, not scale.
        picture = picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    elif picture.mode not in ("1", "L", "LA", "RGB", "RGBA") or (jpeg and picture.mode not in ("L", "RGB")):
        picture = picture.convert("RGB")
    if max(picture.size) > LONGEST_SIDE:
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    out = io.BytesIO()
    if jpeg:
        bare.save(out, "JPEG", quality=90)
    else:
        bare.save(out, "PNG", compress_level=6)
    return out.getvalue()
