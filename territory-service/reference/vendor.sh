#!/usr/bin/env bash
# Copies the published data sets into this module, each file as it is, compressed without a date so that the same input gives
# the same bytes. What each file is, whose and under which licence: src/main/resources/reference/README.md.
#
#   reference/vendor.sh <folder of the CSV and GeoJSON files>
set -euo pipefail

from=${1:?usage: reference/vendor.sh <folder of the CSV files>}
module=$(cd "$(dirname "$0")/.." && pwd)

vendor() {
    local to=$1
    shift
    mkdir -p "$to"
    for name in "$@"; do
        gzip --no-name --best --stdout "$from/$name.csv" > "$to/$name.csv.gz"
    done
}

main=$module/src/main/resources/reference
vendor "$main/cog-2026" regions departements epci ept communes arrondissements_municipaux communes_deleguees
vendor "$main/territories" territories territory_epci
vendor "$main/programmes" programmes programme_membership
mkdir -p "$main/shapes"
for name in territories_phase1 territories_phase2 epci regions; do
    gzip --no-name --best --stdout "$from/$name.geojson" > "$main/shapes/$name.geojson.gz"
done
# Only the tests read these: they say independently what the import computes.
vendor "$module/src/test/resources/reference" epci_commune territory_succession
