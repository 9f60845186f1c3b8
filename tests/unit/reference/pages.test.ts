import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { magicPlayers } from '@/lib/players/magic'
import { policyWords } from '@/lib/policy-words'
import { policyKeys, policyTable } from '@/lib/providers/policies'
import { pages } from '@/lib/reference/pages'

const docs = path.join(import.meta.dirname, '../../../app/docs')

test('every page under /docs is in the navigation, and nothing else is', () => {
  const found = readdirSync(docs, { recursive: true, encoding: 'utf8' })
    .filter(file => path.basename(file) === 'page.tsx')
    .map(file => path.posix.join('/docs', path.posix.dirname(file)))
  expect(pages.map(({ href }) => href).toSorted()).toEqual(found.toSorted())
})

test('every value of every policy is explained', () => {
  for (const key of policyKeys)
    expect(Object.keys(policyWords[key]?.values ?? {}).toSorted(), key).toEqual(
      [...policyTable[key].values].toSorted(),
    )
})

test('every magic player says what it does', () => {
  for (const [id, { does }] of Object.entries(magicPlayers)) expect(does.length, id).toBeGreaterThan(20)
})
