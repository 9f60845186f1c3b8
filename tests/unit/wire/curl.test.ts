import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { curlOf } from '@/lib/wire/curl'
import { call } from '../rounds/parts'

/** What a shell makes of the command: its arguments, with curl itself replaced. */
function argumentsOf(command: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`
  return execFileSync('bash', ['-c', script], { env: { ...process.env, CAGE_URL: '' } })
    .toString()
    .split('\0')
    .slice(0, -1)
}

test('a shell gives curl the very bytes, the path and the headers as they were sent', () => {
  const body = `{"a":"it's $HOME \`x\` \\"q\\" é😀",\n "b":1}`
  const given = argumentsOf(curlOf(call({ request: body, path: `/api/wallet/bet?x='1'&y=$z` })))
  expect(given).toEqual([
    '-sS',
    '-X',
    'POST',
    `http://localhost:3000/api/wallet/bet?x='1'&y=$z`,
    '-H',
    'content-type: application/json',
    '-H',
    'x-key-id: ck_1',
    '-H',
    'x-timestamp: 1790000000',
    '-H',
    'x-signature: v1=ab',
    '--data-binary',
    body,
  ])
})

test('it says that the signature goes stale, that a token is masked, that a body was cut', () => {
  const notes = (request: string) =>
    curlOf(call({ request }))
      .split('\n')
      .filter(line => line.startsWith('#'))
  expect(notes('{}')).toHaveLength(1)
  expect(notes('{"token":"[redacted]"}')[1]).toMatch(/masked/)
  expect(notes('{"a": … (12 more characters)')[1]).toMatch(/64 KiB/)
})

test('what a call did not send is left out', () => {
  const command = curlOf(call({ request: null, keyId: null, signature: null, signedAt: null, method: 'GET' }))
  expect(command).not.toMatch(/x-key-id|x-signature|data-binary/)
})
