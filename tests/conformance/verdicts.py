"""verdicts.py FLAVOUR REPORT - veraPDF's report in XML as lines: flavour, pass, fail or error, the file, the rules that fail"""

import os
import sys
import xml.etree.ElementTree as xml


def verdict(job):
    """What veraPDF says of a file, and for which rules: `clause-test`, by its profile."""
    report = job.find("validationReport")
    if report is None or report.get("jobEndStatus") != "normal":
        return "error", []
    failed = [rule for rule in report.iter("rule") if rule.get("status") == "failed"]
    rules = [f"{rule.get('clause')}-{rule.get('testNumber')}".replace(" ", "_") for rule in failed]
    return "pass" if report.get("isCompliant") == "true" else "fail", rules


def main():
    flavour, path = sys.argv[1:]
    for job in xml.parse(path).getroot().iter("job"):
        word, rules = verdict(job)
        name = os.path.basename(job.findtext("item/name"))
        print(flavour, word, name, " ".join(rules), sep="\t")


main()
