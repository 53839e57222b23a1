"""keys.py SCHEMA FOLDER - which keys of a layout no example has

SCHEMA is `banxin form --for layout-schema`, FOLDER what cut.awk made of a manual. Prints each key with
the place where it may stand, such as `table: foot`. Needs python3-yaml.
"""

import json
import pathlib
import sys

import yaml


class Core(yaml.SafeLoader):
    """Dates stay text, as in the core schema of YAML 1.2."""


Core.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in rows if tag != "tag:yaml.org,2002:timestamp"]
    for first, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class Keys:
    """Walks the schema beside values. Maps with the same keys are one: a caption, alone or in a list."""

    def __init__(self, schema):
        self.schema = schema
        self.places = {}  # of a map, by its keys: where it was first met
        self.seen = set()
        self.name(schema, "layout", set())

    def name(self, schema, place, done):
        if id(schema) in done:
            return
        done.add(id(schema))
        if "$ref" in schema:
            place = schema["$ref"].rsplit("/", 1)[1]
            self.name(self.schema["$defs"][place], place, done)
        for other in schema.get("anyOf", []):
            self.name(other, place, done)
        if "items" in schema:
            self.name(schema["items"], place, done)
        if isinstance(schema.get("additionalProperties"), dict):
            self.name(schema["additionalProperties"], place, done)
        if "properties" in schema:
            kind = next(iter(schema["properties"])) if place == "item" else place
            self.places.setdefault(frozenset(schema["properties"]), kind)
        for key, inner in schema.get("properties", {}).items():
            self.name(inner, f"{place}.{key}", done)

    def maps(self, schema):
        """All maps that may stand where the schema does."""
        if "$ref" in schema:
            schema = self.schema["$defs"][schema["$ref"].rsplit("/", 1)[1]]
        for other in schema.get("anyOf", []):
            yield from self.maps(other)
        yield schema

    def walk(self, schema, value):
        fitting = list(self.maps(schema))
        if isinstance(value, list):
            for form in fitting:
                for item in value if "items" in form else []:
                    self.walk(form["items"], item)
        if not isinstance(value, dict):
            return
        for form in fitting:
            keys = form.get("properties", {})
            rest = form.get("additionalProperties")
            if keys and all(key in keys for key in value):
                for key, inner in value.items():
                    self.seen.add((frozenset(keys), key))
                    self.walk(keys[key], inner)
            elif isinstance(rest, dict):
                for inner in value.values():
                    self.walk(rest, inner)

    def missing(self):
        for keys, place in self.places.items():
            for key in keys:
                if (keys, key) not in self.seen:
                    yield f"{place}: {key}"


def main():
    keys = Keys(json.load(open(sys.argv[1], encoding="utf-8")))
    for path in sorted(pathlib.Path(sys.argv[2]).glob("*/*.yaml")):
        value = yaml.load(path.read_text(encoding="utf-8"), Core)
        if isinstance(value, dict) and "banxin" in value:
            keys.walk(keys.schema, value)
    for line in sorted(set(keys.missing())):
        print(line)


if __name__ == "__main__":
    main()
