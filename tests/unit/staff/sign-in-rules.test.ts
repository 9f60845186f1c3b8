import { expect, test } from 'vitest'
import { countAttempt, forgiveAttempt } from '@/lib/staff/attempts'
import { isAllowed, permissions, reasonAgainst, roles } from '@/lib/staff/permissions'
import { safeNext } from '@/lib/staff/safe-next'
import { authSecret } from '@/lib/staff/secret'
import { absoluteLimit, idleLimit, isTouchDue, stateOf } from '@/lib/staff/session-rules'

const start = Date.parse('2026-11-22T10:00:00Z')
const minute = 60_000
const session = (parts: { seen?: number; revoked?: number } = {}) => ({
  createdAt: new Date(start),
  lastSeenAt: new Date(parts.seen ?? start),
  expiresAt: new Date(start + absoluteLimit),
  revokedAt: parts.revoked ? new Date(parts.revoked) : null,
})

test('a sign-in is over after 30 idle minutes, after 12 hours in any case, and once revoked', () => {
  expect(stateOf(session(), start + idleLimit - 1)).toBe('live')
  expect(stateOf(session(), start + idleLimit)).toBe('idle')
  expect(stateOf(session({ seen: start + absoluteLimit - 1 }), start + absoluteLimit - 1)).toBe('live')
  expect(stateOf(session({ seen: start + absoluteLimit - 1 }), start + absoluteLimit)).toBe('expired')
  expect(stateOf(session({ revoked: start + 1 }), start + 1)).toBe('revoked')
})

test('"last seen" is written once a minute at most', () => {
  expect(isTouchDue(session(), start + minute - 1)).toBe(false)
  expect(isTouchDue(session(), start + minute)).toBe(true)
})

test('five failures of one person from one address make them wait, and nobody else', () => {
  const attempt = { email: 'five@example.com', address: '192.0.2.5', at: start }
  for (let failure = 1; failure <= 5; failure++) expect(countAttempt(attempt)).toBe(0)
  expect(countAttempt({ ...attempt, at: start + minute })).toBe(14 * 60)
  expect(countAttempt({ ...attempt, address: '192.0.2.6' })).toBe(0)
  expect(countAttempt({ ...attempt, email: 'six@example.com' })).toBe(0)
  expect(countAttempt({ ...attempt, at: start + 15 * minute })).toBe(0)
})

test('thirty failures from one address make everyone there wait', () => {
  const attempt = (index: number) => ({
    email: `many-${index}@example.com`,
    address: '192.0.2.30',
    at: start,
  })
  for (let failure = 1; failure <= 30; failure++) expect(countAttempt(attempt(failure))).toBe(0)
  expect(countAttempt(attempt(31))).toBeGreaterThan(0)
})

test('who signs in is not counted', () => {
  const attempt = { email: 'right@example.com', address: '192.0.2.7', at: start }
  for (let success = 1; success <= 50; success++) {
    expect(countAttempt(attempt)).toBe(0)
    forgiveAttempt(attempt)
  }
})

test('after signing in one stays on this site', () => {
  expect(safeNext('/players/a%2Fb?kind=win')).toBe('/players/a%2Fb?kind=win')
  for (const next of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/sign-in',
    '',
    undefined,
    ['/x'],
  ])
    expect(safeNext(next)).toBe('/')
})

test('every permission is held by somebody, an admin holds all, and a no says who may', () => {
  for (const permission of Object.keys(permissions) as (keyof typeof permissions)[]) {
    expect(isAllowed('admin', permission)).toBe(true)
    expect(roles.some(role => isAllowed(role, permission))).toBe(true)
  }
  expect(reasonAgainst('support', 'staff.read')).toBe(
    'Your role (support) may not see who works here and who is signed in. Admin and auditor may.',
  )
  expect(reasonAgainst('auditor', 'staff.read')).toBeNull()
})

test('the cookie secret follows from the master key', () => {
  expect(authSecret(Buffer.alloc(32, 1))).toBe(authSecret(Buffer.alloc(32, 1)))
  expect(authSecret(Buffer.alloc(32, 1))).not.toBe(authSecret(Buffer.alloc(32, 2)))
  expect(authSecret(Buffer.alloc(32, 1))).toMatch(/^[0-9a-f]{64}$/)
})
