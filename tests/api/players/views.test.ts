import { afterAll, expect, test } from 'vitest'
import { closePools } from '@/lib/db/pools'
import { closePrisma, prisma } from '@/lib/db/prisma'
import { deleteView } from '@/lib/views/delete'
import { listViews, viewsMax } from '@/lib/views/list'
import { saveView } from '@/lib/views/save'
import { acting, hire } from '../../support/staff'

afterAll(async () => {
  await closePrisma()
  await closePools()
})

const view = (name: string, query = 'status=blocked') => ({ list: 'players', name, query })

test('a view is its person’s own; saving under the same name replaces it', async () => {
  const [anna, bo] = [await hire('support'), await hire('support')]
  const first = await acting(anna, scope => saveView(scope, view('Blocked')))
  const again = await acting(anna, scope => saveView(scope, view('Blocked', 'status=closed')))
  expect(again.id).toBe(first.id)
  await acting(anna, scope => saveView(scope, { ...view('Blocked'), list: 'rounds' }))
  expect(await listViews(anna.id, 'players')).toEqual([
    { id: first.id, name: 'Blocked', query: 'status=closed' },
  ])
  expect(await listViews(bo.id, 'players')).toEqual([])
  await expect(acting(bo, scope => deleteView(scope, first.id))).rejects.toMatchObject({
    code: 'INVALID_REQUEST',
  })
  await acting(anna, scope => deleteView(scope, first.id))
  expect(await listViews(anna.id, 'players')).toEqual([])
  const events = await prisma().auditEvent.findMany({
    where: { subjectId: first.id },
    orderBy: { seq: 'asc' },
  })
  expect(events.map(event => event.action)).toEqual(['view.save', 'view.save', 'view.delete'])
})

test(`${viewsMax} views of a list are enough`, async () => {
  const anna = await hire('support')
  await prisma().savedView.createMany({
    data: Array.from({ length: viewsMax }, (_, index) => ({
      id: crypto.randomUUID(),
      staffId: anna.id,
      ...view(`view ${index}`),
      createdAt: new Date(),
    })),
  })
  await expect(acting(anna, scope => saveView(scope, view('one more')))).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
  expect(await acting(anna, scope => saveView(scope, view('view 7', 'q=a')))).toMatchObject({ query: 'q=a' })
})
