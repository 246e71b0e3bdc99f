#!/usr/bin/env bash
# Writes the names of communes, each with the point of its intercommunality, that project-service searches and maps by. Compressed
# without a date, so that the same input gives the same bytes. Whose data and under which licence: src/main/resources/reference/README.md.
#
#   reference/vendor.sh <folder of the CSV files>
set -euo pipefail

from=${1:?usage: reference/vendor.sh <folder of the CSV files>}
to=$(cd "$(dirname "$0")/.." && pwd)/src/main/resources/reference
mkdir -p "$to"
python3 - "$from" <<'PYTHON' | gzip --no-name --best >"$to/places-2026.csv.gz"
import csv, sys

folder = sys.argv[1]


def rows(name):
    with open(f"{folder}/{name}.csv", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


points = {row["epci_siren"]: (row["lon"], row["lat"]) for row in rows("epci_points")}
out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(["code", "name", "lon", "lat"])
places = [(r["code"], r["name"], r["epci_siren"]) for r in rows("communes")]
for code, name, epci in sorted(places):
    out.writerow([code, name, *points.get(epci, ("", ""))])
PYTHON
