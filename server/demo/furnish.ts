import { rename, writeFile } from 'node:fs/promises'
import type { By } from '@/lib/actor'
import { audited } from '@/lib/audit/audited'
import type { AuditScope } from '@/lib/audit/scope'
import { now } from '@/lib/clock'
import { appPool } from '@/lib/db/pools'
import { setRate } from '@/lib/fx/set'
import { createProvider } from '@/lib/providers/create'
import { refreshDirectory } from '@/lib/providers/directory'
import { addGame } from '@/lib/providers/games/add'
import { createKey, createOperatorKey } from '@/lib/providers/keys/create'
import type { NewKey } from '@/lib/providers/keys/insert'
import { listLive } from '@/lib/providers/keys/live'
import { rotateKey } from '@/lib/providers/keys/rotate'
import { isRefusal } from '@/lib/refusal'
import { createStaff } from '@/lib/staff/create'
import { giveFactor } from '@/lib/staff/enrol'
import { demoFile, readDemo, type SavedDemo, type SavedStudio } from '@/studio/saved'
import { type DemoStudio, demoRateDays, demoStaff, demoStudios } from './casino'
import { makePeople } from './past/people'
import { daysUntil, demoRate, rateCurrencies, rateSource } from './rates'

/** How many players the studios play with beside the named ones: each is seated and funded at every start. */
const playing = 90

/**
 * The demo casino of this data folder: made on first use, and finished where making it was cut off. What was
 * made is saved as it is made, since secrets and passwords are shown only once.
 */
export async function furnishCasino(url: string): Promise<{ demo: SavedDemo; resumed: boolean }> {
  const saved = await readDemo()
  if (saved && !(await refreshDirectory(appPool())).credentials.has(saved.operator.keyId)) {
    throw new Error(`${demoFile()} is of another database than this one: npm run reset starts over.`)
  }
  const demo = saved ?? {
    url,
    operator: await audited(by(), createOperatorKey),
    studios: [],
    players: [],
    staff: [],
  }
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
    const { staffId, password } = await createStaff(one, by())
    // Its code is shown where it is asked for (lib/staff/demo-code.ts).
    await giveFactor(staffId, by())
    demo.staff.push({ email: one.email, role: one.role, password })
    await save(demo)
  }
  if (demo.players.length === 0) {
    demo.players = makePeople(0, by().at, playing).map(({ id, currency, test }) => ({ id, currency, test }))
    await save(demo)
  }
  return { demo, resumed: saved !== null }
}

/** Rates of the last days and of today, where they are missing: a demo that was away for a week has them again. */
export async function furnishRates(): Promise<void> {
  const { rates } = await refreshDirectory(appPool())
  for (const currency of rateCurrencies) {
    for (const day of daysUntil(now(), demoRateDays).reverse()) {
      if (rates.get(currency)?.some(known => known.day === day)) continue
      await setRate({ day, currency, rate: demoRate(currency, day), source: rateSource }, by())
    }
  }
}

async function furnishStudio(studio: DemoStudio): Promise<SavedStudio> {
  const { id, name, mode, policies, games } = studio
  const key = await unlessThere(
    () => audited(by(), scope => bringIn(scope, studio)),
    () => audited(by(), scope => keyAgain(scope, id)),
  )
  for (const [game, title] of Object.entries(games)) {
    await unlessThere(
      () => audited(by(), scope => addGame(scope, { providerId: id, id: game, name: title })),
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

async function bringIn(scope: AuditScope, studio: DemoStudio): Promise<NewKey> {
  const { id, name, mode, policies, timeoutMs, expectedPeak } = studio
  const key = await createProvider(scope, { id, name, mode, policies, timeoutMs, expectedPeak })
  if (!studio.handsOver) return key
  return rotateKey(scope, { keyId: key.keyId, overlap: '7d', reason: 'Their servers change one by one.' })
}

/** A key whose secret nobody remembers is replaced. */
async function keyAgain(scope: AuditScope, providerId: string): Promise<NewKey> {
  const live = await listLive(scope.tx, providerId, scope.by.at)
  const newest = live.find(key => !live.some(other => other.replaces === key.id))
  if (!newest) return createKey(scope, { providerId })
  return rotateKey(scope, { keyId: newest.id, overlap: '0', force: true })
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
