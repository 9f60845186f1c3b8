import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkId, suggestId } from '@/lib/providers/facts'
import { curlCommand, studioCommand } from '@/lib/providers/first-call'

test.each([
  ['Nova Gaming Ltd.', 'nova-gaming-ltd'],
  ['Ácme & Söns', 'acme-sons'],
  ['  7 Reels  ', '7-reels'],
  ['_under_', 'under_'],
  ['東京', ''],
])('the id that %j suggests is %j', (name, id) => {
  expect(suggestId(name)).toBe(id)
})

test('an id that is suggested is one that may be taken, or none, or a word that is kept', () => {
  const letter = fc.constantFrom('a', 'Z', '9', ' ', '-', '_', '.', 'é', 'ß', '京', '🎰', '\u0000')
  fc.assert(
    fc.property(fc.string({ maxLength: 90, unit: letter }), name => {
      const id = suggestId(name)
      fc.pre(!['operator', 'staff', 'new', 'csv', ''].includes(id))
      checkId(id)
    }),
  )
})

test('what a studio is told to run names no secret, and its games letter by letter', () => {
  const studio = { id: 'nova', mode: 'sandbox', games: ["it's $(me)", 'g2'], currencies: ['USD'] }
  const command = studioCommand(studio)
  expect(command).toContain(`--games 'it'\\''s $(me),g2' --currencies USD`)
  expect(command).toContain('--test')
  expect(studioCommand({ ...studio, mode: 'live' })).not.toContain('--test')
  for (const text of [command, curlCommand]) expect(text).not.toMatch(/sk_/)
})
