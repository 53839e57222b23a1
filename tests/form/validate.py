"""validate.py SCHEMA [!] FILE... - files against a JSON Schema, by python3-jsonschema

With ! the files must be refused; what is no YAML is. Anchors in hanzi, which PyYAML does not read, are renamed; dates
stay text, as in the core schema of YAML 1.2.
"""

import json
import re
import sys

import jsonschema
import yaml


class Core(yaml.SafeLoader):
    pass


Core.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in rows if tag != "tag:yaml.org,2002:timestamp"]
    for first, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    text = re.sub(
        r"(?<=[\s\[,:])([&*])([\u4e00-\u9fff]+)(?=[\s\],}])",
        lambda m: m[1] + "a" + m[2].encode("utf-16-be").hex(),
        text,
    )
    return yaml.load(text, Core)


def main():
    schema = json.load(open(sys.argv[1], encoding="utf-8"))
    files = sys.argv[2:]
    refused = files[:1] == ["!"]
    files = files[1:] if refused else files
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    wrong = 0
    for path in files:
        try:
            faults = list(validator.iter_errors(load(path)))
        except (yaml.YAMLError, UnicodeDecodeError) as fault:
            if not refused:
                raise
            faults = [fault]
        wrong += bool(faults) != refused
        if refused and not faults:
            print(f"{path}: was let pass")
        for fault in [] if refused else faults[:5]:
            print(f"{path}: {'/'.join(map(str, fault.absolute_path))}: {fault.message[:200]}")
    return 1 if wrong else 0


sys.exit(main())
