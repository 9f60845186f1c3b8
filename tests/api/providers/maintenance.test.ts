import { beforeEach, describe, expect, test } from 'vitest'
import { audited } from '@/lib/audit/audited'
import { appPool } from '@/lib/db/pools'
import { prisma } from '@/lib/db/prisma'
import { refreshDirectory } from '@/lib/providers/directory'
import { endMaintenance } from '@/lib/providers/maintenance/end'
import { listMaintenance } from '@/lib/providers/maintenance/list'
import { planMaintenance } from '@/lib/providers/maintenance/plan'
import { getProviderOverview } from '@/lib/providers/overview'
import { newProvider } from '../../support/casino'
import { refusalOf } from '../../support/resolving'

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]
let providerId: string
let at: number
beforeEach(async () => {
  providerId = (await newProvider()).id
  at = Date.now()
})

const by = (moment: number) => ({ actor: 'test', at: moment })
const plan = (from: number, to: number, moment = at) =>
  audited(by(moment), scope => planMaintenance(scope, { providerId, from, to, reason: 'an upgrade' }))
const end = (id: string, moment: number) =>
  audited(by(moment), scope => endMaintenance(scope, { id, reason: 'done early' }))
const stateAt = async (moment: number) => (await listMaintenance(providerId, moment)).map(row => row.state)
const windows = async () => (await refreshDirectory(appPool())).providers.get(providerId)?.windows

describe('maintenance', () => {
  test('opens and closes by the clock alone, to the millisecond', async () => {
    await plan(at + hour, at + 2 * hour)
    expect(await windows()).toEqual([{ from: at + hour, to: at + 2 * hour }])
    for (const [moment, state] of [
      [at, 'planned'],
      [at + hour - 1, 'planned'],
      [at + hour, 'open'],
      [at + 2 * hour - 1, 'open'],
      [at + 2 * hour, 'over'],
    ] as const) {
      expect(await stateAt(moment)).toEqual([state])
      const { maintenance } = (await getProviderOverview(providerId, moment))!
      expect(maintenance !== null).toBe(state === 'open')
    }
  })

  test('that begins in this very minute is open from now, never from before', async () => {
    const started = Math.floor(at / minute) * minute
    await plan(started, at + hour)
    expect(await windows()).toEqual([{ from: at, to: at + hour }])
  })

  test('is ended now, or called off before it begins, and is over once', async () => {
    const open = await plan(at, at + hour)
    const ahead = await plan(at + 2 * hour, at + 3 * hour)
    expect(await end(open, at + 10)).toBe('ended')
    expect(await end(ahead, at + 10)).toBe('called off')
    expect(await windows()).toEqual([{ from: at, to: at + 10 }])
    expect(await stateAt(at + 10)).toEqual(['called off', 'over'])
    for (const id of [open, ahead]) expect(await refusalOf(end(id, at + 11))).toContain('over already')
    await expect(end('00000000-0000-7000-8000-000000000000', at)).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
    })
  })

  test('never overlaps another of its provider; it may follow at once, or take the place of one called off', async () => {
    const first = await plan(at + 2 * hour, at + 4 * hour)
    for (const [from, to] of [
      [at + hour, at + 2 * hour + 1],
      [at + 3 * hour, at + 3 * hour + minute],
      [at + 4 * hour - 1, at + 5 * hour],
      [at + hour, at + 5 * hour],
    ] as const)
      expect(await refusalOf(plan(from, to))).toContain('overlap')
    await plan(at + hour, at + 2 * hour)
    await plan(at + 4 * hour, at + 5 * hour)
    await end(first, at)
    await plan(at + 3 * hour, at + 4 * hour)
  })

  test('asked for twice at once is planned once', async () => {
    const asked = await Promise.allSettled([1, 2, 3].map(() => plan(at + hour, at + 2 * hour)))
    expect(asked.filter(one => one.status === 'fulfilled')).toHaveLength(1)
    expect(await windows()).toHaveLength(1)
  })

  const wrong: Record<string, [from: number, to: number, field: string]> = {
    'the wrong way round': [2 * hour, hour, 'to'],
    'without length': [hour, hour, 'to'],
    'that is over': [-2 * hour, -hour, 'from'],
    'that has begun': [-2 * minute, hour, 'from'],
    'longer than 31 days': [hour, hour + 31 * day + 1, 'to'],
    'more than a year away': [400 * day, 400 * day + hour, 'from'],
  }
  for (const [what, [from, to, field]] of Object.entries(wrong))
    test(`${what} is refused`, async () => {
      await expect(plan(at + from, at + to)).rejects.toMatchObject({
        code: 'INVALID_REQUEST',
        facts: { field },
      })
      expect(await windows()).toEqual([])
    })

  test('of exactly 31 days is taken; of nobody’s provider it is not', async () => {
    await plan(at + hour, at + hour + 31 * day)
    const strangers = { providerId: 'nobody', from: at + hour, to: at + 2 * hour, reason: 'x' }
    const asked = audited(by(at), scope => planMaintenance(scope, strangers))
    await expect(asked).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  })

  test('leaves its events', async () => {
    const id = await plan(at, at + hour)
    await end(id, at + 5)
    const events = await prisma().auditEvent.findMany({
      where: { subjectKind: 'provider', subjectId: providerId, action: { startsWith: 'maintenance.' } },
      orderBy: { seq: 'asc' },
    })
    expect(events.map(({ action, reason }) => [action, reason])).toEqual([
      ['maintenance.plan', 'an upgrade'],
      ['maintenance.end', 'done early'],
    ])
    expect(JSON.parse(events[1]!.after!)).toEqual({ to: new Date(at + 5).toISOString() })
  })
})
