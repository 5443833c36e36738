#!/usr/bin/env bash
# Holds HEAD against its merge base, both evaluated now: for models that drift, and for suites whose baseline is not committed.
# usage: rebaseline.sh BASE SUITE TEST_PROJECT [argument of dotnet test]...
#   rebaseline.sh origin/main faq tests/Faq.Evals
# The exit code is that of HEAD's `dotnet test`. Both runs belong to one session and lie in one store, so that the report shows old and new answers side by side.
set -euo pipefail

evalkit() { command ${EVALKIT:-dotnet tool run evalkit} "$@"; }

if [ $# -lt 3 ]; then
  echo "usage: $0 BASE SUITE TEST_PROJECT [argument of dotnet test]..." >&2
  exit 2
fi
base=$1 suite=$2 project=$3
shift 3

commit=$(git merge-base "$base" HEAD)
work=$(mktemp -d)
cleanup() {
  git worktree remove --force "$work/base" 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT
git worktree add --quiet --detach "$work/base" "$commit"

export EVALKIT_SESSION_ID=${EVALKIT_SESSION_ID:-rebaseline-$(git rev-parse --short HEAD)-$$}
export EVALKIT_STORE=${EVALKIT_STORE:-$PWD/.evalkit/rebaseline.db}
mkdir -p "$(dirname "$EVALKIT_STORE")"

# What the base says of itself is nobody's question: it must leave no annotation, summary or comment, and its red gates decide nothing.
echo "Evaluating the merge base $commit"
if ! (
  cd "$work/base"
  unset GITHUB_ACTIONS GITHUB_STEP_SUMMARY TF_BUILD GITLAB_CI CIRCLECI BITBUCKET_BUILD_NUMBER TEAMCITY_VERSION JENKINS_URL CI EVALKIT_BASELINE
  EVALKIT_OUTPUT="$work/output" dotnet test "$project" "$@"
) > "$work/base.log" 2>&1; then
  echo "A test of the merge base failed; its answers are held against HEAD all the same."
fi

if ! evalkit bless "$suite" --store "$EVALKIT_STORE" --to "$work/$suite.jsonl"; then
  echo "The merge base left no run of '$suite':" >&2
  cat "$work/base.log" >&2
  exit 5
fi

echo "Evaluating HEAD"
EVALKIT_BASELINE="$work/$suite.jsonl" dotnet test "$project" "$@"
