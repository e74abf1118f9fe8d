#!/bin/sh
# Edits a clip: RETAKE_KEY=afk_… sh examples/edit.sh clip.mp4 "film noir" edited.mp4
set -eu
server=${RETAKE_URL:-http://127.0.0.1:8787}
ask() { curl -sS --fail-with-body -H "X-API-Key: $RETAKE_KEY" "$@"; }
field() { sed 's/.*"'"$1"'":"\([^"]*\)".*/\1/'; }

video=$(ask -F "file=@$1" "$server/v2/uploads" | field url)
job=$(ask "$server/v2/videos/edit" -H 'Content-Type: application/json' -H "Idempotency-Key: $(date +%s)-$$" \
  -d '{"model":"wan-2.7-videoedit","prompt":"'"$2"'","wan27VideoeditParams":{"video":"'"$video"'","resolution":"720p"}}' | field jobId)
ask -N "$server/v2/jobs/$job/events" | sed -n 's/.*"progress":\([0-9]*\).*/\1 %/p' >&2 # ends with the job
curl -sS --fail -o "$3" "$(ask "$server/v2/jobs/$job" | field videoUrl)"
