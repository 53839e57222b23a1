"""parts.py FILE.pdf PREFIX: each signature's CMS and the bytes that it signs, as PREFIX1.cms, PREFIX1.tbs ..."""
import re
import sys

data = open(sys.argv[1], 'rb').read()
ranges = re.findall(rb'/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]', data)
for number, found in enumerate(ranges, 1):
    first, length, second, rest = map(int, found)
    text = bytes.fromhex(data[first + length + 1:second - 1].decode())
    size = 4 + int.from_bytes(text[2:4], 'big')
    assert text[:2] == b'\x30\x82' and not any(text[size:]), 'no CMS, or something behind it'
    open(f'{sys.argv[2]}{number}.cms', 'wb').write(text[:size])
    open(f'{sys.argv[2]}{number}.tbs', 'wb').write(data[first:first + length] + data[second:second + rest])
print(len(ranges))
