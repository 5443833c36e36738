#!/usr/bin/env bash
# Posts comment.md to a pull request of GitHub, or updates the comment that an earlier run posted: there is one, found by its first line.
# usage: comment.sh COMMENT_FILE
# environment: GH_TOKEN, GITHUB_REPOSITORY, PULL_REQUEST, HEAD_SHA, HEAD_REPOSITORY; REPORT_URL to add a link; COMMENT_AUTHOR where the token is not a job's
set -euo pipefail

file=$1
marker='<!-- evalkit -->'
author=${COMMENT_AUTHOR:-github-actions[bot]}

if [ ! -s "$file" ]; then
  echo "No evaluation left a comment ($file)."
  exit 0
fi

if [ "${HEAD_REPOSITORY:-$GITHUB_REPOSITORY}" != "$GITHUB_REPOSITORY" ]; then
  echo "A fork's token may not comment; the job's summary says the same."
  exit 0
fi

# The comment speaks of one commit. When the pull request has moved on, its next run speaks of the new one.
if ! head=$(gh api "repos/$GITHUB_REPOSITORY/pulls/$PULL_REQUEST" --jq .head.sha); then
  echo "The token may not read the pull request; the job's summary says the same."
  exit 0
fi
if [ -n "${HEAD_SHA:-}" ] && [ "$head" != "$HEAD_SHA" ]; then
  echo "The pull request has moved on to $head."
  exit 0
fi

body=$(mktemp)
trap 'rm -f "$body"' EXIT
cat "$file" > "$body"
if [ -n "${REPORT_URL:-}" ]; then
  printf '\n[Download the report](%s)\n' "$REPORT_URL" >> "$body"
fi

comments="repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments"
mine=".[] | select(.user.login == \"$author\") | select(.body | startswith(\"$marker\")) | .id"
id=$(gh api --paginate "$comments?per_page=100" --jq "$mine" | head -n 1) || id=""

if [ -n "$id" ]; then
  sent=(--method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id")
else
  sent=(--method POST "$comments")
fi
# A comment that cannot be posted must not turn a green build red.
gh api "${sent[@]}" --silent --field "body=@$body" || echo "The comment could not be posted: does the job have the permission 'pull-requests: write'? The job's summary says the same."
