import { mkdir, stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { homeFolder } from '@/lib/paths'
import { archiveJournal } from '@/studio/archive'
import { openLine } from '@/studio/line'
import { describeReconciliation } from '@/studio/report'
import type { SavedDemo, SavedStudio } from '@/studio/saved'
import { play, reconcileJournal, resolveJournal, type StudioTerms } from '@/studio/studio'
import { type DemoStudio, demoStudios } from './casino'

export type PlayingStudios = {
  /** Lets the rounds under way end, then resolves. */
  stop: () => Promise<void>
}

/** A journal larger than this is reconciled, laid aside and begun anew. */
const journalMax = 32 * 1024 * 1024
const shift = 3 * 3_600_000

/** How often a server that signs with a wrong secret tries again. */
const knocksEvery = 20_000

/** Every studio of the demo at its tables, gently and without end; what a crash left open is settled first. */
export async function playStudios(demo: SavedDemo, tell: (line: string) => void): Promise<PlayingStudios> {
  const stop = new AbortController()
  await mkdir(homeFolder('studio'), { recursive: true, mode: 0o700 })
  const forgetful = demo.studios.filter(studio => known(studio)?.forgets)
  const knocking = forgetful.map(studio => knock(demo, studio, stop.signal))
  const playing = demo.studios.map(studio =>
    playShifts(demo, studio, stop.signal, line => tell(`${studio.name}: ${line}`)).catch(reason =>
      tell(`${studio.name} stopped playing: ${reason.message}`),
    ),
  )
  return {
    stop: async () => {
      stop.abort()
      await Promise.all([...playing, ...knocking])
    },
  }
}

/** Shift after shift until the signal; between two the journal is small again. */
async function playShifts(
  demo: SavedDemo,
  studio: SavedStudio,
  signal: AbortSignal,
  tell: (line: string) => void,
): Promise<void> {
  const terms: StudioTerms = {
    url: demo.url,
    provider: studio.provider,
    keys: { provider: studio.key, operator: demo.operator },
    journal: homeFolder('studio', `${studio.provider}.jsonl`),
    replayed: studio.replayed,
    patience: 5,
  }
  while (!signal.aborted) {
    const open = await resolveJournal(terms)
    if (open > 0) tell(`${open} calls that were never answered are settled`)
    if (await isLong(terms.journal)) {
      const { book, result } = await reconcileJournal(terms)
      tell(describeReconciliation(result))
      await archiveJournal(terms.journal, book)
    }
    await playShift(terms, demo, studio, AbortSignal.any([signal, AbortSignal.timeout(shift)]), tell)
  }
}

async function playShift(
  terms: StudioTerms,
  demo: SavedDemo,
  studio: SavedStudio,
  signal: AbortSignal,
  tell: (line: string) => void,
): Promise<void> {
  const players = demo.players.filter(player => player.test === studio.test)
  await play(terms, {
    rate: known(studio)?.rate ?? 1,
    seed: `${studio.provider} ${new Date().toISOString()}`,
    skew: 0.6,
    // A few cases an hour, not a few a minute: the demo's staff is one person.
    trouble: known(studio)?.trouble ?? 0.02,
    games: studio.games,
    test: studio.test,
    players: players.map(({ id, currency }) => ({ id, currency, token: null, balance: null })),
    signal,
    onDefect: reason => tell(reason instanceof Error ? reason.message : String(reason)),
  })
}

function known(studio: SavedStudio): DemoStudio | undefined {
  return demoStudios.find(one => one.id === studio.provider)
}

/** The one server of a studio whose calls never get in: staff see it in the studio's health. */
async function knock(demo: SavedDemo, { key }: SavedStudio, signal: AbortSignal): Promise<void> {
  const line = openLine(demo.url)
  const wrong = { keyId: key.keyId, secret: 'sk_of_another_server' }
  const [player] = demo.players
  while (!signal.aborted && player) {
    await line.send(wrong, 'POST', '/api/wallet/balance', {
      player_id: player.id,
      currency: player.currency,
    })
    await sleep(knocksEvery, undefined, { signal }).catch(() => {})
  }
  line.close()
}

async function isLong(journal: string): Promise<boolean> {
  const size = await stat(journal).then(
    found => found.size,
    () => 0,
  )
  return size > journalMax
}
