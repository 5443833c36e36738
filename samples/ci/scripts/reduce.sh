#!/usr/bin/env bash
# Merges the stores of all shards, writes the report, and decides the gates: its exit code is the verdict, or 3 where a shard is missing, because a part of the cases
# decides nothing.
# usage: reduce.sh SUITE_FILE SHARDS_FOLDER [option of evalkit gate]...
set -euo pipefail

evalkit() { command ${EVALKIT:-dotnet tool run evalkit} "$@"; }

suite=$1 shards=$2
shift 2
output=${EVALKIT_OUTPUT:-.evalkit}
store=$output/merged.db
mkdir -p "$output"

whole=0
evalkit runs merge "$shards"/*.db --to "$store" --require-complete || whole=$?
if [ "$whole" -ne 0 ] && [ "$whole" -ne 3 ]; then
  exit "$whole"
fi
evalkit report latest --store "$store" -o "$output/report.html"
evalkit gate latest --suite "$suite" --store "$store" "$@"
exit "$whole"
