import { expect, test } from 'vitest'
import { prisma } from '@/lib/db/prisma'
import { find } from '@/lib/search/find'
import { recordSearch } from '@/lib/search/record'
import { unique } from '../../support/casino'
import { newAgent } from '../../support/resolving'
import { openTable } from '../../support/table'

test('typing is one event; what names somebody is always one, however it was come by', async () => {
  const agent = await newAgent('support')
  const { id } = await (await openTable()).seat('5.00')
  const nobody = unique('zz')
  for (const typed of [nobody, `${nobody}a`, `${nobody}ab`, id.slice(0, -2), id, id.slice(0, -2), id])
    await recordSearch(agent, typed, await find(typed, agent.role))
  const events = await prisma().auditEvent.findMany({
    where: { actor: `staff:${agent.id}` },
    orderBy: { seq: 'asc' },
  })
  expect(events.map(event => event.subjectId)).toEqual([nobody, id.slice(0, -2), id, id])
})
