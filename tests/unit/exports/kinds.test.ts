import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type ExportKind, exportKinds, isLedgerKind, readListHref } from '@/lib/exports/kinds'
import { askedWords } from '@/lib/exports/words'
import { permissions } from '@/lib/staff/permissions'

const kinds = Object.keys(exportKinds) as ExportKind[]

test('every list has a route of its own as CSV, and is found by its address', () => {
  for (const kind of kinds.filter(one => !isLedgerKind(one))) {
    const { path, of } = exportKinds[kind] as { path: string; of?: string }
    const side = path.startsWith('/studio/') ? '(studio)' : '(desk)'
    expect(existsSync(`app/${side}${path}/route.ts`), path).toBe(true)
    const href = `${path.replace('[id]', encodeURIComponent('a/b c'))}?status=active`
    expect(readListHref(href), href).toEqual({
      kind,
      asked: { status: 'active', ...(of ? { [of]: 'a/b c' } : {}) },
    })
  }
})

test('an address of no list is none', () => {
  for (const href of [
    '',
    '/',
    '/players',
    '/players/csv/',
    '/players//ledger/csv',
    '/players/%/ledger/csv',
    'csv',
  ])
    expect(readListHref(href), href).toBeNull()
})

test('whoever may take a list away may read it', () => {
  for (const kind of kinds) {
    const { read, takes } = exportKinds[kind]
    if (takes === 'exports.cases' || takes === 'exports.players') continue
    for (const role of permissions[takes].roles)
      expect(permissions[read].roles as readonly string[], `${kind} ${role}`).toContain(role)
  }
})

test('a filter is said in words, and none is everything', () => {
  expect(askedWords({})).toBe('Everything')
  expect(askedWords({ status: 'active', q: 'an', after: 'x' })).toBe('Status active · Search an')
})
