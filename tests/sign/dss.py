"""dss.py SIGNED.pdf LIST.der OUT.pdf: as another program would, a list of revoked certificates is added in a /DSS."""
import re
import sys

import pikepdf

signed, added, out = sys.argv[1:]
data = bytearray(open(signed, 'rb').read())
crl = open(added, 'rb').read()
size = int(re.findall(rb'/Size (\d+)', data)[-1])
before = int(re.findall(rb'startxref\s+(\d+)', data)[-1])
same = re.findall(rb'/Info \d+ 0 R', data)[-1] + re.findall(rb'/ID\s*\[[^\]]*\]', data)[-1]
catalog = pikepdf.open(signed).Root
root = catalog.objgen[0]
objects = {root: catalog.unparse(resolved=True)[:-2] + b'/DSS %d 0 R>>' % size,
           size: b'<</Type/DSS/CRLs[%d 0 R]>>' % (size + 1),
           size + 1: b'<</Length %d>>\nstream\n' % len(crl) + crl + b'\nendstream'}
rows, index = b'', b''
for number in sorted(objects):
    index += b'%d 1 ' % number
    rows += bytes([1]) + len(data).to_bytes(4, 'big') + b'\0\0'
    data += b'%d 0 obj\n' % number + objects[number] + b'\nendobj\n'
at = len(data)
index += b'%d 1' % (size + 2)
rows += bytes([1]) + at.to_bytes(4, 'big') + b'\0\0'
data += b'%d 0 obj\n<</Type/XRef/W[1 4 2]/Size %d/Prev %d/Root %d 0 R%s/Index[%s]/Length %d>>\nstream\n' % (
    size + 2, size + 3, before, root, same, index, len(rows))
data += rows + b'\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n' % at
open(out, 'wb').write(data)
