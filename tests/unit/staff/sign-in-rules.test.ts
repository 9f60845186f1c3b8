import { expect, test } from 'vitest'
import { newPassword } from '@/lib/staff/password'
import { reasonAgainstPassword } from '@/lib/staff/password-rules'
import {
  isAllowed,
  isOpenUnenrolled,
  movesMoney,
  needsFactor,
  type Permission,
  permissions,
  reasonAgainst,
  roles,
  wantsFactor,
} from '@/lib/staff/permissions'
import { hashRecoveryCode, isRecoveryCode, newRecoveryCode } from '@/lib/staff/recovery-code'
import { safeNext } from '@/lib/staff/safe-next'
import { authSecret } from '@/lib/staff/secret'
import { absoluteLimit, idleLimit, isTouchDue, stateOf } from '@/lib/staff/session-rules'
import { codeOfStep, stepAt, stepOfCode } from '@/lib/staff/totp'

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

test('after signing in one stays on this site', () => {
  expect(safeNext('/players/a%2Fb?kind=win')).toBe('/players/a%2Fb?kind=win')
  for (const next of [
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '/\t/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/sign-in',
    '',
    undefined,
    ['/x'],
  ])
    expect(safeNext(next)).toBe('/')
})

const allPermissions = Object.keys(permissions) as Permission[]

test('every permission is held by somebody, and a no says who may', () => {
  for (const permission of allPermissions) expect(roles.some(role => isAllowed(role, permission))).toBe(true)
  expect(reasonAgainst('support', 'staff.read')).toBe(
    'Your role (support) may not see who works here and who is signed in. Admin and auditor may.',
  )
  expect(reasonAgainst('auditor', 'staff.read')).toBeNull()
})

test('no role both sets the thresholds, or the staff, and moves money', () => {
  const money = allPermissions.filter(one =>
    /^(rounds\.resolve|players\.adjust|approvals\.decide)$/.test(one),
  )
  expect(money).toHaveLength(3)
  for (const role of roles) {
    const moves = money.some(one => isAllowed(role, one))
    const rules = isAllowed(role, 'thresholds.manage') || isAllowed(role, 'staff.manage')
    expect(moves && rules, role).toBe(false)
    for (const one of money) expect(movesMoney(one), one).toBe(true)
  }
})

test('an auditor sees all there is and changes nothing but their own account', () => {
  const reading = allPermissions.filter(one => one.endsWith('.read') && !one.startsWith('studio.'))
  for (const one of reading) expect(isAllowed('auditor', one), one).toBe(true)
  const others = allPermissions.filter(one => isAllowed('auditor', one) && !reading.includes(one))
  expect(others.sort()).toEqual([
    'account.enrol',
    'account.secure',
    ...allPermissions
      .filter(
        one =>
          one.startsWith('exports.') && !['exports.read', 'exports.manage', 'exports.studio'].includes(one),
      )
      .sort(),
    'ledger.browse',
    'ledger.verify',
    'sessions.revoke',
    'views.save',
  ])
})

test('roles that move money, or say who does, need a second factor; the others may have one', () => {
  for (const role of roles)
    expect(needsFactor(role), role).toBe(allPermissions.some(one => movesMoney(one) && isAllowed(role, one)))
  expect(roles.filter(role => !needsFactor(role))).toEqual(['auditor'])
})

test('only setting up a second factor is open to who has none yet; what secures an account asks who has one', () => {
  expect(allPermissions.filter(isOpenUnenrolled)).toEqual(['account.enrol'])
  expect(allPermissions.filter(one => wantsFactor(one, true) && !wantsFactor(one, false)).sort()).toEqual([
    'account.enrol',
    'account.secure',
  ])
})

test('a code is six digits of its half minute, as RFC 6238 has it', () => {
  // The RFC's own secret, and the last six digits of its values.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  const known = { 59: '287082', 1111111109: '081804', 1234567890: '005924', 2000000000: '279037' }
  for (const [seconds, code] of Object.entries(known)) {
    const at = Number(seconds) * 1000
    expect(codeOfStep(secret, stepAt(at))).toBe(code)
    expect(stepOfCode(secret, code, at)).toBe(stepAt(at))
    expect(stepOfCode(secret, code, at + 30_000)).toBe(stepAt(at))
    expect(stepOfCode(secret, code, at - 30_000)).toBe(stepAt(at))
    expect(stepOfCode(secret, code, at + 60_000)).toBeNull()
  }
})

test('a recovery code is read however it is written', () => {
  const code = newRecoveryCode()
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
  for (const written of [
    code,
    code.toLowerCase(),
    code.replaceAll('-', ''),
    ` ${code.replaceAll('-', ' ')} `,
  ]) {
    expect(isRecoveryCode(written)).toBe(true)
    expect(hashRecoveryCode('a', written)).toEqual(hashRecoveryCode('a', code))
  }
  expect(hashRecoveryCode('b', code)).not.toEqual(hashRecoveryCode('a', code))
  expect(isRecoveryCode('123456')).toBe(false)
})

test('a password has twelve characters and is not the first that comes to mind', () => {
  const known = ['anna.berg@casino.example', 'Anna Berg']
  for (const poor of [
    'elevenchars',
    'aaaaaaaaaaaaaaaa',
    'abababababababab',
    '1234567890123',
    'abcdefghijklmnop',
    'Password12345',
    'P4ssw0rd!P4ssw0rd!',
    'qwertyqwerty123',
    'annaberg2026!',
    'casino-jackpot-1',
    'x'.repeat(201),
  ])
    expect(reasonAgainstPassword(poor, known), poor).not.toBeNull()
  for (const good of [
    'correct horse battery',
    'Tr0ub4dor&3-lamp',
    'ελαιόλαδο και ψωμί',
    '九月の雨が降る静かな夜の町',
    newPassword(),
  ])
    expect(reasonAgainstPassword(good, known), good).toBeNull()
})

test('the cookie secret follows from the master key', () => {
  expect(authSecret(Buffer.alloc(32, 1))).toBe(authSecret(Buffer.alloc(32, 1)))
  expect(authSecret(Buffer.alloc(32, 1))).not.toBe(authSecret(Buffer.alloc(32, 2)))
  expect(authSecret(Buffer.alloc(32, 1))).toMatch(/^[0-9a-f]{64}$/)
})
