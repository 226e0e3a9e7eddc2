"""Looks at a folder with the files of /data/ as strangers would: the Frictionless validator reads the package and every CSV file, and a JSON
schema made from the package holds for every JSON file. Prints what is wrong, a line each, and ends with the number of files looked at."""

import csv
import json
import sys
from pathlib import Path

import frictionless
import jsonschema

DECIMAL = {"type": "number"}
TYPES = {"string": ["string", "number"], "integer": ["integer"], "number": ["number"]}
NAMES = {"type": "string", "minLength": 1}
GEOJSON = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["type", "id", "geometry", "properties"],
                "properties": {
                    "type": {"const": "Feature"},
                    "id": NAMES,
                    "geometry": {
                        "type": "object",
                        "required": ["type", "coordinates"],
                        "properties": {
                            "type": {"const": "Point"},
                            "coordinates": {
                                "type": "array",
                                "prefixItems": [
                                    {**DECIMAL, "minimum": -180, "maximum": 180},
                                    {**DECIMAL, "minimum": -90, "maximum": 90},
                                ],
                                "minItems": 2,
                                "maxItems": 2,
                            },
                        },
                    },
                    "properties": {
                        "type": "object",
                        "required": ["code", "status", "name_kk", "name_ru", "name_en", "from", "to", "url"],
                        "properties": {
                            "code": NAMES,
                            "status": {"enum": ["serving", "completed", "authorised"]},
                            "name_kk": NAMES,
                            "name_ru": NAMES,
                            "name_en": NAMES,
                            "from": {"type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}$"},
                            "to": {"type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}$"},
                            "url": {"type": "string", "pattern": "^https?://"},
                        },
                        "additionalProperties": False,
                    },
                },
            },
        },
    },
}


def schema_of(fields):
    """The JSON schema of an array of rows with these fields of a Table Schema; only what may be empty may be null."""
    members = {}
    for field in fields:
        constraints = field.get("constraints", {})
        member = {"type": TYPES[field["type"]] + ([] if constraints.get("required") else ["null"])}
        member |= {key: constraints[key] for key in ("pattern", "minimum") if key in constraints}
        members[field["name"]] = member
    row = {"type": "object", "properties": members, "required": list(members), "additionalProperties": False}
    return {"type": "array", "minItems": 1, "items": row}


def main(folder):
    troubles, looked = [], 0
    package = folder / "datapackage.json"
    report = frictionless.validate(str(package))
    troubles += [f"datapackage.json: {error.message}" for error in report.errors]
    for task in report.tasks:
        looked += 1
        troubles += [f"{task.place}: {error.message}" for error in task.errors]
    described = json.loads(package.read_text("utf-8"))
    for resource in described["resources"]:
        table = folder / resource["path"]
        twin = table.with_suffix(".json")
        if not twin.exists():
            continue
        looked += 1
        rows = json.loads(twin.read_text("utf-8"))
        validator = jsonschema.Draft202012Validator(schema_of(resource["schema"]["fields"]))
        troubles += [f"{twin.name}: {error.json_path}: {error.message}" for error in validator.iter_errors(rows)]
        with table.open(encoding="utf-8", newline="") as file:
            for number, (ours, theirs) in enumerate(zip(csv.DictReader(file, strict=True), rows, strict=True)):
                for name, cell in ours.items():
                    value = theirs[name]
                    same = cell == ("" if value is None else str(value)) or (isinstance(value, float) and float(cell) == value)
                    if not same:
                        troubles.append(f"{twin.name}: row {number}: {name} is {value!r}, in the CSV file {cell!r}")
    looked += 1
    validator = jsonschema.Draft202012Validator(GEOJSON)
    places = json.loads((folder / "missions.geojson").read_text("utf-8"))
    troubles += [f"missions.geojson: {error.json_path}: {error.message}" for error in validator.iter_errors(places)]
    print("\n".join(troubles), file=sys.stderr)
    print(looked)
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
