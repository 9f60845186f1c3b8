import { afterAll, expect, test } from 'vitest'
import { closePools } from '@/lib/db/pools'
import { closePrisma, prisma } from '@/lib/db/prisma'
import { getPolicies } from '@/lib/providers/get-policies'
import { listPolicyChanges } from '@/lib/providers/list-policy-changes'
import { policyDefaults } from '@/lib/providers/policies'
import { parsePolicyForm, savePolicies } from '@/lib/providers/save-policies'
import { newProvider } from '@/tests/support/casino'
import { setPolicies } from '@/tests/support/provider-verbs'
import { acting, newAgent, refusalOf } from '@/tests/support/resolving'
import { openTable } from '@/tests/support/table'

afterAll(async () => {
  await closePrisma()
  await closePools()
})

const reason = 'their contract of May'

test('a form saves the next version, with who, why, before and after', async () => {
  const { id: providerId } = await newProvider({ late_bet: 'ok_without_effect' })
  const admin = await newAgent('admin')
  const policies = { ...policyDefaults, late_win: 'accept' }
  expect(await acting(admin, scope => savePolicies(scope, { providerId, policies, reason, seen: 1 }))).toBe(2)
  expect(await getPolicies(providerId)).toMatchObject({ version: 2, policies, isScopeFixed: false })
  const event = await prisma().auditEvent.findFirstOrThrow({ where: { actor: `staff:${admin.id}` } })
  expect(event).toMatchObject({ action: 'provider.policies', subjectId: providerId, reason })
  expect(JSON.parse(event.before!)).toEqual({ version: 1, late_bet: 'ok_without_effect', late_win: 'error' })
  expect(JSON.parse(event.after!)).toEqual({ version: 2, late_bet: 'error', late_win: 'accept' })
  expect(await listPolicyChanges(providerId)).toMatchObject([
    {
      version: 2,
      who: admin.name,
      why: reason,
      changes: [
        { key: 'late_bet', before: 'ok_without_effect', after: 'error' },
        { key: 'late_win', before: 'error', after: 'accept' },
      ],
    },
    {
      version: 1,
      who: 'test',
      why: null,
      changes: [{ key: 'late_bet', before: null, after: 'ok_without_effect' }],
    },
  ])
})

test('a form that was made on an older version, changes nothing, or has no reason is refused', async () => {
  const { id: providerId } = await newProvider()
  const admin = await newAgent('admin')
  const attempt = (policies: Record<string, string>, seen: number, id = providerId) =>
    refusalOf(acting(admin, scope => savePolicies(scope, { providerId: id, policies, reason, seen })))
  await setPolicies(providerId, { late_win: 'accept' }, { actor: 'test', at: Date.now() })
  expect(await attempt({ late_bet: 'ok_without_effect' }, 1)).toMatch(
    /^These policies are at version 2 by now, and the form was made on version 1/,
  )
  expect(await attempt({ late_win: 'accept' }, 2)).toMatch(/like that already/)
  expect(await attempt({ late_win: 'perhaps' }, 2)).toMatch(/one of error, accept/)
  expect(await attempt({ constructor: 'x' }, 2)).toMatch(/no policy "constructor"/)
  expect(await attempt({}, 1, 'nobody')).toMatch(/no provider "nobody"/)
  for (const raw of [
    null,
    {},
    { providerId, policies: {}, reason: '', seen: 1 },
    { providerId, policies: [1], reason, seen: 1 },
  ])
    expect(parsePolicyForm(raw)).toBeNull()
  expect((await listPolicyChanges(providerId)).map(one => one.version)).toEqual([2, 1])
})

test('what an id is unique within is fixed from the first transaction on', async () => {
  const table = await openTable()
  const providerId = table.provider.id
  const admin = await newAgent('admin')
  const save = (id_scope: string, seen: number) =>
    refusalOf(
      acting(admin, scope => savePolicies(scope, { providerId, policies: { id_scope }, reason, seen })),
    )
  expect(await save('player', 1)).toMatch(/was not refused/)
  expect(await getPolicies(providerId)).toMatchObject({ isScopeFixed: false })
  await table.bet(await table.seat('10.00'), 't1', '1.00')
  expect(await getPolicies(providerId)).toMatchObject({ isScopeFixed: true })
  expect(await save('provider', 2)).toMatch(/fixed from the first transaction on/)
  expect(await getPolicies('nobody')).toBeNull()
})
