"""change.py FILE.pdf FOLDER COUNT: COUNT files, each with one byte of FILE changed, over all of it.

Half of them stand in the newest revision, with its signature, and of a byte either one bit or all is changed.
"""
import random
import sys

data = open(sys.argv[1], 'rb').read()
folder, count = sys.argv[2], int(sys.argv[3])
pick = random.Random(9704)
start = data.rindex(b'%%EOF', 0, len(data) - 8) + 6
for i in range(count):
    at = pick.randrange(start, len(data)) if i % 2 else pick.randrange(len(data))
    changed = bytearray(data)
    changed[at] ^= 1 << pick.randrange(8) if i % 4 < 2 else pick.randrange(1, 256)
    open(f'{folder}/{i:04d}-{at}.pdf', 'wb').write(changed)
