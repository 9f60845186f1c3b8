import { rename, writeFile } from 'node:fs/promises'
import type { By } from '@/lib/actor'
import { dayBefore, now, toDay } from '@/lib/clock'
import { appPool } from '@/lib/db/pools'
import { setRate } from '@/lib/fx/set'
import { multiply, toAmount } from '@/lib/money/amount'
import { putPlayer } from '@/lib/players/put'
import { addGame } from '@/lib/providers/add-game'
import { createProvider } from '@/lib/providers/create'
import { createCredential, createOperatorKey } from '@/lib/providers/create-key'
import { refreshDirectory } from '@/lib/providers/directory'
import { isRefusal } from '@/lib/refusal'
import { createStaff } from '@/lib/staff/create'
import { makePrng } from '@/studio/prng'
import { demoFile, readDemo, type SavedDemo, type SavedStudio } from '@/studio/saved'
import { type DemoStudio, demoPlayers, demoRateDays, demoRates, demoStaff, demoStudios } from './casino'

/**
 * The demo casino of this data folder: made on first use, and finished where making it was cut off. What was
 * made is saved as it is made, since secrets and passwords are shown only once.
 */
export async function furnishCasino(url: string): Promise<{ demo: SavedDemo; resumed: boolean }> {
  const saved = await readDemo()
  if (saved && !(await refreshDirectory(appPool())).credentials.has(saved.operator.keyId)) {
    throw new Error(`${demoFile()} is of another database than this one: npm run reset starts over.`)
  }
  const demo = saved ?? { url, operator: await createOperatorKey(by()), studios: [], players: [], staff: [] }
  demo.url = url
  await save(demo)
  await furnishRates()
  for (const studio of demoStudios) {
    if (demo.studios.some(one => one.provider === studio.id)) continue
    demo.studios.push(await furnishStudio(studio))
    await save(demo)
  }
  for (const one of demoStaff) {
    if (demo.staff.some(known => known.email === one.email)) continue
    const { password } = await createStaff(one, by())
    demo.staff.push({ email: one.email, role: one.role, password })
    await save(demo)
  }
  if (demo.players.length < demoPlayers.length) {
    for (const { id, name, ...facts } of demoPlayers)
      await putPlayer({ playerId: id, displayName: name, ...facts }, by())
    demo.players = demoPlayers.map(({ id, currency, test }) => ({ id, currency, test }))
    await save(demo)
  }
  return { demo, resumed: saved !== null }
}

/** Rates of the last days and of today, where they are missing: a demo that was away for a week has them again. */
export async function furnishRates(): Promise<void> {
  const { rates } = await refreshDirectory(appPool())
  const today = toDay(now())
  for (const [currency, middle] of Object.entries(demoRates)) {
    for (let back = demoRateDays; back >= 0; back--) {
      const day = dayBefore(today, back)
      if (rates.get(currency)?.some(known => known.day === day)) continue
      // A little above or below, the same for the same day: 0.9900 to 1.0099.
      const drift = String(9_900 + makePrng(currency, day).between(0, 199)).padStart(5, '0')
      const rate = multiply(toAmount(middle), toAmount(`${drift.slice(0, 1)}.${drift.slice(1)}`))
      await setRate({ day, currency, rate, source: 'demo' }, by())
    }
  }
}

async function furnishStudio({ id, name, mode, policies, games }: DemoStudio): Promise<SavedStudio> {
  const key = await unlessThere(
    () => createProvider({ id, name, mode, policies }, by()),
    () => createCredential(id, by()),
  )
  for (const [game, title] of Object.entries(games)) {
    await unlessThere(
      () => addGame({ providerId: id, id: game, name: title }, by()),
      async () => {},
    )
  }
  return {
    provider: id,
    name,
    key: { keyId: key.keyId, secret: key.secret },
    games: Object.keys(games),
    test: mode === 'sandbox',
    replayed: policies.replayed_body ?? 'stored',
  }
}

/** Making it was cut off before it was saved: then it is there, and only what is missing is made. */
async function unlessThere<T>(make: () => Promise<T>, there: () => Promise<T>): Promise<T> {
  try {
    return await make()
  } catch (thrown) {
    if (isRefusal(thrown) && thrown.code === 'NOT_ALLOWED') return there()
    throw thrown
  }
}

async function save(demo: SavedDemo): Promise<void> {
  const draft = `${demoFile()}.new`
  await writeFile(draft, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 })
  await rename(draft, demoFile())
}

function by(): By {
  return { actor: 'demo', at: now() }
}
