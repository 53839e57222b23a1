"""The output intent and what needs it."""

import struct

from document import Stream, array_at, is_dictionary, text_at

SPACES = {"/DeviceRGB": b"RGB ", "/DeviceCMYK": b"CMYK"}
PARTS = {b"RGB ": 3, b"CMYK": 4, b"GRAY": 1}


def check(document, contents):
    intents = [intent for intent in array_at(document.root, "/OutputIntents") if is_dictionary(intent)]
    intents = [intent for intent in intents if intent.get("/S") == "/GTS_PDFA1"]
    check_one_profile(document, intents)
    profile = intents[0].get("/DestOutputProfile") if intents else None
    space = read_profile(document, profile) if isinstance(profile, Stream) else None
    if intents:
        check_intent(document, intents[0], space)
    if intents or document.expect & {"a-3a", "a-4f"}:
        for used, page in contents.colours.items():
            check_use(document, used, page, space)
    check_transparency(document, contents, space)


def check_one_profile(document, intents):
    """ISO 19005-3, 6.2.3: several output intents have one profile."""
    profiles = {intent["/DestOutputProfile"].objgen for intent in intents if "/DestOutputProfile" in intent}
    if len(profiles) > 1:
        document.fault("ISO 19005-3 6.2.3", "output intents have several profiles")


def check_intent(document, intent, space):
    """ISO 32000-1, 14.11.5: an identifier, and a name where there is no registered one."""
    if space is None:
        document.fault("ISO 19005-3 6.2.3", "the output intent has no profile")
    if not text_at(intent, "/OutputConditionIdentifier"):
        document.fault("ISO 32000-1 14.11.5", "the output intent has no OutputConditionIdentifier")


def read_profile(document, profile):
    """The profile's colour space. ISO 19005-3, 6.2.3 and ISO 15076-1, 7.2: size, version, class, space, mark, tags."""
    data = profile.read_bytes()
    if len(data) < 132 or data[36:40] != b"acsp":
        document.fault("ISO 19005-3 6.2.3", "the output profile is no ICC profile")
        return None
    space = data[16:20]
    if struct.unpack_from(">I", data, 0)[0] != len(data):
        document.fault("ISO 19005-3 6.2.3", "the output profile's size is not the one that it says")
    if data[12:16] not in (b"mntr", b"prtr"):
        document.fault("ISO 19005-3 6.2.3", f"the output profile is of the class {data[12:16]!r}")
    if space not in PARTS or profile.get("/N") != PARTS[space]:
        document.fault("ISO 19005-3 6.2.3", f"the output profile is of {space!r}, N is {profile.get('/N')}")
    if data[8] not in (2, 4) or data[20:24] not in (b"XYZ ", b"Lab "):
        document.fault("ISO 19005-3 6.2.3", "the output profile is of no version 2 or 4, or leads to no XYZ or Lab")
    for number in range(struct.unpack_from(">I", data, 128)[0]):
        entry = data[132 + 12 * number : 144 + 12 * number]
        if len(entry) < 12 or sum(struct.unpack_from(">II", entry, 4)) > len(data):
            document.fault("ISO 19005-3 6.2.3", "the output profile has a tag beyond its end")
            break
    return space


def check_use(document, used, page, space):
    """ISO 19005-3, 6.2.4.3: device colour as the output intent has it; gray with any."""
    if used == "/DeviceGray" and space is None or used in SPACES and SPACES[used] != space:
        document.fault("ISO 19005-3 6.2.4.3", f"{used[1:]} without an output intent for it", page)
    elif used not in SPACES and used != "/DeviceGray":
        document.fault("ISO 19005-3 6.2.4.2", f"a colour space {used}, which these checks do not read", page)


def check_transparency(document, contents, space):
    """ISO 19005-3, 6.2.10: without an output intent a page says in which space it blends."""
    for number, why in contents.transparent.items():
        group = document.pages[number - 1].get("/Group")
        if space is None and (group is None or "/CS" not in group):
            document.fault("ISO 19005-3 6.2.10", f"{why}, and neither an output intent nor a Group with CS", number)
