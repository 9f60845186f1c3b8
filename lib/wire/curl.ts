import type { LoggedCall } from './call'

const stale =
  '# The signature is the one that was sent; 300 s after X-Timestamp it is stale. Sign anew to repeat the call.'
const masked =
  '# Tokens are masked in the log: put the real one in their place, and sign anew, before this is sent.'
const cut = '# The log keeps the first 64 KiB of a body: this one was longer.'

/** A logged call as a curl command: the very bytes, key id and signature, and never a secret. */
export function curlOf(call: LoggedCall): string {
  const headers = [
    ['content-type', 'application/json'],
    ['x-key-id', call.keyId],
    ['x-timestamp', call.signedAt],
    ['x-signature', call.signature],
  ].flatMap(([name, value]) => (value ? [`  -H ${quoted(`${name}: ${value}`)}`] : []))
  const body = call.request ? [`  --data-binary ${quoted(call.request)}`] : []
  const command = [
    `curl -sS -X ${call.method} "\${CAGE_URL:-http://localhost:3000}"${quoted(call.path)}`,
    ...headers,
    ...body,
  ]
  return [...notesOn(call), command.join(' \\\n')].join('\n')
}

function notesOn({ request, path }: LoggedCall): string[] {
  const text = `${path}${request ?? ''}`
  return [
    stale,
    ...(text.includes('[redacted]') ? [masked] : []),
    ...(/… \([0-9]+ more characters\)$/.test(text) ? [cut] : []),
  ]
}

/** In single quotes, as a shell takes it letter by letter. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
