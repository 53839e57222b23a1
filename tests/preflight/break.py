"""break.py [--expect TARGETS] FOLDER BASE... - files with one fault each, for the judges to find

Writes FOLDER/clean-N.pdf, each BASE without a fault, and FOLDER/NAME.pdf for each fault, made of the first BASE that has what it
needs; prints NAME, the clause that preflight.py has to name, and the flavours of veraPDF that have to fail, tab-separated.
A fault of what only --expect asks for is left out without it; any other one that fits no BASE is an error.
"""

import argparse
import os
import subprocess
import sys

sys.dont_write_bytecode = True

import pikepdf

import form_faults  # adds its own to FAULTS
from change import Unfit
from faults import FAULTS


def write(pdf, path):
    """qpdf writes what pikepdf saved: it ends streams as PDF/A wants them."""
    saved = path + ".saved"
    pdf.save(saved, fix_metadata_version=False)
    subprocess.run(["qpdf", "--newline-before-endstream", saved, path], check=True)
    os.remove(saved)


def make(bases, path, function, raw):
    """Whether a base was fit for it."""
    for base in bases:
        with pikepdf.open(base) as pdf:
            try:
                if not raw:
                    function(pdf)
            except Unfit:
                continue
            write(pdf, path)
        if raw:
            with open(path, "rb") as file:
                data = function(file.read())
            with open(path, "wb") as file:
                file.write(data)
        return True
    return False


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--expect", default="none")
    parser.add_argument("folder")
    parser.add_argument("bases", nargs="+")
    wanted = parser.parse_args()
    for number, base in enumerate(wanted.bases):
        with pikepdf.open(base) as pdf:
            write(pdf, f"{wanted.folder}/clean-{number}.pdf")
    unfit = 0
    for name, clause, flavours, function, raw, stated in FAULTS:
        if stated and wanted.expect == "none":
            continue
        if make(wanted.bases, f"{wanted.folder}/{name}.pdf", function, raw):
            print(name, clause, flavours, sep="\t")
        else:
            print(f"{name}: no base is fit for it", file=sys.stderr)
            unfit += 1
    return 1 if unfit else 0


if __name__ == "__main__":
    sys.exit(main())
