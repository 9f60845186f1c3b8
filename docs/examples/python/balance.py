# A first signed call in Python 3.9 or newer, with its standard library alone.
#
#   CAGE_URL=… CAGE_KEY_ID=… CAGE_SECRET=… python3 balance.py
#
# `sign TIMESTAMP METHOD PATH` and `sign-answer TIMESTAMP STATUS` print a signature of what standard input says.

import hashlib
import hmac
import json
import os
import sys
import time
import urllib.error
import urllib.request

SECRET = os.environ["CAGE_SECRET"]


def sign(parts, body):
    """HMAC-SHA256 over a line each of v1 and the parts, then the raw body: its bytes, never JSON written again."""
    head = "\n".join(["v1", *parts, ""]).encode()
    return "v1=" + hmac.new(SECRET.encode(), head + body, hashlib.sha256).hexdigest()


def balance():
    path = "/api/wallet/balance"
    player = os.environ.get("CAGE_PLAYER", "magic-ok")
    currency = os.environ.get("CAGE_CURRENCY", "EUR")
    body = json.dumps({"player_id": player, "currency": currency}).encode()
    timestamp = str(int(time.time()))
    request = urllib.request.Request(
        os.environ["CAGE_URL"] + path,
        data=body,
        method="POST",
        headers={
            "Content-Type": "application/json",
            "X-Key-Id": os.environ["CAGE_KEY_ID"],
            "X-Timestamp": timestamp,
            "X-Signature": sign([timestamp, "POST", path], body),
        },
    )
    try:
        answer = urllib.request.urlopen(request, timeout=10)
    except urllib.error.HTTPError as refusal:
        answer = refusal  # a refusal has a body and a signature too
    raw = answer.read()
    print(answer.status, raw.decode())

    expected = sign([answer.headers.get("X-Timestamp", ""), str(answer.status)], raw)
    if not hmac.compare_digest(answer.headers.get("X-Signature", ""), expected):
        sys.exit("The answer is NOT signed: do not believe it.")
    print("The answer is signed by the wallet.")


if len(sys.argv) > 1 and sys.argv[1] in ("sign", "sign-answer"):
    print(sign(sys.argv[2:], sys.stdin.buffer.read()))
else:
    balance()
