import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { now } from '@/lib/clock'
import { appPool } from '@/lib/db/pools'
import { inTransaction } from '@/lib/db/prisma'
import { rotateMasterKey } from '@/lib/secrets/rotate'
import { newMasterKey } from '@/lib/secrets/seal'
import { checkMasterKey } from '@/lib/secrets/sealing'
import { takeFactor } from '@/lib/staff/take-factor'
import { ownDatabase } from '../../support/database'
import { codeOf, hire } from '../../support/staff'

// A rotation is of all that is sealed: a database of this file's own.
beforeAll(async () => {
  await ownDatabase()
})
afterAll(() => void vi.unstubAllEnvs())

test('a second factor is sealed anew with the master key, and is lost with a lost one', async () => {
  const person = await hire('support')
  const [former, next] = [process.env.CAGE_MASTER_KEY!, newMasterKey().bytes.toString('hex')]
  const take = (steps: number) => inTransaction(tx => takeFactor(tx, person.id, codeOf(person, steps), now()))
  vi.stubEnv('CAGE_MASTER_KEY_NEXT', next)
  expect(await rotateMasterKey()).toEqual({ secrets: 1 })
  vi.stubEnv('CAGE_MASTER_KEY_NEXT', '')
  forgetMasterKeys()
  await expect(checkMasterKey(appPool())).rejects.toThrow('CAGE_MASTER_KEY')
  await expect(take(0)).rejects.toThrow('CAGE_MASTER_KEY')
  await expect(hire('support')).rejects.toThrow('CAGE_MASTER_KEY')
  vi.stubEnv('CAGE_MASTER_KEY', next)
  await checkMasterKey(appPool())
  expect(await take(0)).toBe('code')
  expect(former).not.toBe(next)
})

function forgetMasterKeys(): void {
  delete (globalThis as Record<symbol, unknown>)[Symbol.for('cage.master-keys')]
}
