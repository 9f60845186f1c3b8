#!/usr/bin/env bash
# A first signed call with bash, openssl and curl.
#
#   CAGE_URL=… CAGE_KEY_ID=… CAGE_SECRET=… bash balance.sh
#
# `sign TIMESTAMP METHOD PATH` and `sign-answer TIMESTAMP STATUS` print a signature of what standard input says.
# For trying things out: openssl takes the key on its command line, where others on the same machine can see it.
set -euo pipefail

# HMAC-SHA256 over a line each of v1 and the arguments, then the raw body from standard input.
sign() {
  local key
  key=$(printf %s "$CAGE_SECRET" | od -An -v -tx1 | tr -d ' \n')
  { printf '%s\n' v1 "$@"; cat; } |
    openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary |
    od -An -v -tx1 | tr -d ' \n' | sed 's/^/v1=/'
  echo
}

header() { tr -d '\r' <"$folder/head" | sed -n "s/^$1: //Ip" | tail -n 1; }

balance() {
  local path=/api/wallet/balance timestamp body status
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  timestamp=$(date +%s)
  body="{\"player_id\":\"${CAGE_PLAYER:-magic-ok}\",\"currency\":\"${CAGE_CURRENCY:-EUR}\"}"
  status=$(curl -sS --max-time 10 -X POST "$CAGE_URL$path" \
    -H 'Content-Type: application/json' \
    -H "X-Key-Id: $CAGE_KEY_ID" \
    -H "X-Timestamp: $timestamp" \
    -H "X-Signature: $(printf %s "$body" | sign "$timestamp" POST "$path")" \
    --data-binary "$body" -D "$folder/head" -o "$folder/body" -w '%{http_code}')
  echo "$status $(cat "$folder/body")"

  if [ "$(header X-Signature)" = "$(sign "$(header X-Timestamp)" "$status" <"$folder/body")" ]; then
    echo 'The answer is signed by the wallet.'
  else
    echo 'The answer is NOT signed: do not believe it.' >&2
    exit 1
  fi
}

case "${1:-}" in
  sign | sign-answer) sign "${@:2}" ;;
  *) balance ;;
esac
