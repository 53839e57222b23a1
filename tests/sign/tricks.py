"""tricks.py SIGNED.pdf OTHER.pdf SEVERAL.pdf: what one could try with a signed file, each as a file of its own."""
import re
import sys

signed = open(sys.argv[1], 'rb').read()
other = open(sys.argv[2], 'rb').read()  # signed as well, another document
found = list(re.finditer(rb'/ByteRange(\[(\d+) (\d+) (\d+) (\d+)\] *)', signed))[-1]
first, length, second, rest = map(int, found.groups()[1:])
gap_start, gap_end = length, second


def ranged(numbers, data=signed):
    text = b'[%d %d %d %d]' % tuple(numbers)
    text = text.ljust(found.end(1) - found.start(1))
    return data[:found.start(1)] + text + data[found.end(1):]


def save(name, data):
    open(name + '.pdf', 'wb').write(data)


def update(data, objects, root=None, stray=b''):
    """Another revision with these objects, and a cross-reference stream; `stray`: bytes that it does not name."""
    out = bytearray(data) + stray
    size = int(re.findall(rb'/Size (\d+)', data)[-1])
    before = int(re.findall(rb'startxref\s+(\d+)', data)[-1])
    rows, index = b'', []
    for number in sorted(objects):
        index.append(number)
        rows += bytes([1]) + len(out).to_bytes(4, 'big') + b'\0\0'
        out += b'%d 0 obj\n' % number + objects[number] + b'\nendobj\n'
    index.append(size)
    rows += bytes([1]) + len(out).to_bytes(4, 'big') + b'\0\0'
    at = len(out)
    root = root or re.findall(rb'/Root (\d+ 0 R)', data)[-1]
    info = re.findall(rb'/Info (\d+ 0 R)', data)
    ids = re.findall(rb'/ID\s*\[\s*(<[0-9A-F]*>)', data)[-1]
    out += b'%d 0 obj\n<</Type/XRef/W[1 4 2]/Size %d/Prev %d/Root %s' % (size, size + 1, before, root)
    if info:
        out += b'/Info ' + info[-1]
    out += b'/ID[%s%s]' % (ids, ids) + b'/Index[' + b' '.join(b'%d 1' % i for i in index) + b']'
    out += b'/Length %d>>\nstream\n' % len(rows) + rows + b'\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n' % at
    return bytes(out)


# ranges
save('range-from-1', ranged([1, length - 1, second, rest]))
save('range-short', ranged([0, length, second, rest - 7]))
save('range-long', ranged([0, length, second, rest + 7]))
save('range-wide-gap', ranged([0, length - 20, second, rest]))
save('range-overlap', ranged([0, second + 4, second, rest]))
save('range-none', signed[:found.start(1)] + b' ' * (found.end(1) - found.start(1)) + signed[found.end(1):])
# contents
save('padding', signed[:gap_end - 3] + b'7' + signed[gap_end - 2:])
save('padding-white', signed[:gap_end - 3] + b' ' + signed[gap_end - 2:])
letter = re.search(rb'[A-F]', signed[gap_start:gap_end]).start() + gap_start
save('other-case', signed[:letter] + signed[letter:letter + 1].lower() + signed[letter + 1:])
save('contents-twice', signed[:gap_end - 16] + b'>/Contents <000>' + signed[gap_end:])
theirs = list(re.finditer(rb'/ByteRange\[(\d+) (\d+) (\d+) (\d+)\]', other))[-1]
their_gap = other[int(theirs.group(2)):int(theirs.group(3))]
if len(their_gap) <= gap_end - gap_start:
    body = their_gap[1:-1].rstrip(b'0')
    body += b'0' * (len(body) % 2)
    save('another-files-cms', signed[:gap_start] + b'<' + body.ljust(gap_end - gap_start - 2, b'0') + b'>' + signed[gap_end:])
# added behind
save('text-behind', signed + b'% more\n')
save('cut', signed[:-9])
save('cut-update', signed[:(gap_end + len(signed)) // 2])
page = re.search(rb'/P (\d+) 0 R', signed[gap_end:])
field = re.search(rb'\n(\d+) 0 obj\n(<<[^\n]*/FT */Sig[^\n]*)\n', signed[gap_end:])
number, text = int(field.group(1)), field.group(2)
save('unsigned-again', update(signed, {number: re.sub(rb'/V \d+ 0 R', b'', text)}))
save('field-moved', update(signed, {number: re.sub(rb'/Rect *\[[^]]*\]', b'/Rect[0 0 500 500]', text)}))
save('page-changed', update(signed, {int(page.group(1)): b'<</Type/Page/MediaBox[0 0 595 842]/Parent 1 0 R>>'}))
catalog = re.findall(rb'/Root (\d+) 0 R', signed)[-1]
save('catalog-changed', update(signed, {int(catalog): b'<</Type/Catalog/Pages 1 0 R>>'}))
save('nothing-added', update(signed, {}))
# what hides from those who go by the tables
size = int(re.findall(rb'/Size (\d+)', signed)[-1])
proof = b'<</Type/DSS/Certs[]>>'
save('only-proofs', update(signed, {size: proof}))
save('stray-object', update(signed, {size: proof}, stray=b'6 0 obj\n<</Length 0>>\nstream\n\nendstream\nendobj\n'))
save('stray-comment', update(signed, {size: proof}, stray=b'% nothing\n'))
# one signature in two fields, with several waiting
several = open(sys.argv[3], 'rb').read()
value = re.findall(rb'/V (\d+ 0 R)', several)[-1]
others = re.findall(rb'\n(\d+) 0 obj\n(<<[^\n]*/FT */Sig[^\n]*)\n', several)
taken = int(others[-1][0])
# fields of ours stand in the base in a packed object: the second gets a body of its own
numbers = [int(n) for n in re.findall(rb'(\d+) 0 R', re.search(rb'/Fields \[([^]]*)\]', several).group(1))]
body = others[-1][1]
save('shared-value', update(several, {numbers[1]: body}))
form = re.search(rb'\n(\d+) 0 obj\n<</Fields ([^\n]*)/SigFlags 3>>', several)
save('form-draws', update(several, {int(form.group(1)): b'<</Fields ' + form.group(2) + b'/SigFlags 3/NeedAppearances true>>'}))
save('form-shorter', update(several, {int(form.group(1)): b'<</Fields [' + b'%d 0 R' % taken + b']/SigFlags 3>>'}))
