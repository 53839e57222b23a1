"""Language tags."""

import re

TAG = re.compile(
    r"[A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-([A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))*"
    r"(-[A-WYZa-wyz0-9](-[A-Za-z0-9]{2,8})+)*(-x(-[A-Za-z0-9]{1,8})+)?|x(-[A-Za-z0-9]{1,8})+"
)


def is_language(text):
    """RFC 5646, 2.1, as ISO 19005-3, 6.7.4 and ISO 14289-1, 7.2 want it."""
    return TAG.fullmatch(text) is not None
