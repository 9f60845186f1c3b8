/** What a new studio is told to run. The secret is not known any more: it is in the `.env` that was downloaded. */

/** Reads what the dialog of the new key gave as a file. */
export function loadCommand(providerId: string): string {
  return `set -a; . ./cage-${providerId}.env; set +a`
}

/**
 * A signed call in a shell. It asks for the balance of a player who is not there: an answer of PLAYER_NOT_FOUND says
 * that the signature held.
 */
export const curlCommand = `body='{"player_id":"nobody","currency":"EUR"}'
at=$(date +%s)
signature=$(printf 'v1\\n%s\\nPOST\\n/api/wallet/balance\\n%s' "$at" "$body" \\
  | openssl dgst -sha256 -hmac "$CAGE_SECRET" | sed 's/^.* //')
curl -sS "$CAGE_URL/api/wallet/balance" \\
  -H 'content-type: application/json' \\
  -H "x-key-id: $CAGE_KEY_ID" \\
  -H "x-timestamp: $at" \\
  -H "x-signature: v1=$signature" \\
  --data-binary "$body"`

type Studio = { id: string; mode: string; games: string[]; currencies: string[] }

/** The simulated studio, playing as this provider: rounds of its games, in its first currency. */
export function studioCommand({ id, mode, games, currencies }: Studio): string {
  const flags = [
    '--url "$CAGE_URL"',
    `--provider ${id} --key-id "$CAGE_KEY_ID" --secret "$CAGE_SECRET"`,
    `--games ${games.length > 0 ? quoted(games.slice(0, 3).join(',')) : 'GAME_ID'} --currencies ${currencies[0] ?? 'EUR'}`,
    ...(mode === 'sandbox' ? ['--test'] : []),
    '--rate 5 --seconds 60',
  ]
  return `npm run studio -- ${flags.join(' \\\n  ')}`
}

/** As a shell takes it letter by letter. */
function quoted(text: string): string {
  return /^[\w.,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
