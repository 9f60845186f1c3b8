import { mkdir } from 'node:fs/promises'
import { homeFolder } from '@/lib/paths'
import type { SavedDemo, SavedStudio } from '@/studio/saved'
import { play, resolveJournal, type StudioTerms } from '@/studio/studio'
import { demoStudios } from './casino'

export type PlayingStudios = {
  /** Lets the rounds under way end, then resolves. */
  stop: () => Promise<void>
}

/** Every studio of the demo at its tables, gently and without end; what a crash left open is settled first. */
export async function playStudios(demo: SavedDemo, tell: (line: string) => void): Promise<PlayingStudios> {
  const stop = new AbortController()
  await mkdir(homeFolder('studio'), { recursive: true, mode: 0o700 })
  const playing = demo.studios.map(studio =>
    playStudio(demo, studio, stop.signal, tell).catch(reason =>
      tell(`${studio.name} stopped playing: ${reason.message}`),
    ),
  )
  return {
    stop: async () => {
      stop.abort()
      await Promise.all(playing)
    },
  }
}

async function playStudio(
  demo: SavedDemo,
  studio: SavedStudio,
  signal: AbortSignal,
  tell: (line: string) => void,
) {
  const terms: StudioTerms = {
    url: demo.url,
    provider: studio.provider,
    keys: { provider: studio.key, operator: demo.operator },
    journal: homeFolder('studio', `${studio.provider}.jsonl`),
    replayed: studio.replayed,
    patience: 5,
  }
  const open = await resolveJournal(terms)
  if (open > 0) tell(`${studio.name}: ${open} calls that were never answered are settled`)
  const players = demo.players
    .filter(player => player.test === studio.test)
    .map(({ id, currency }) => ({ id, currency, token: null, balance: null }))
  await play(terms, {
    rate: demoStudios.find(one => one.id === studio.provider)?.rate ?? 1,
    seed: `${studio.provider} ${new Date().toISOString()}`,
    skew: 0.6,
    games: studio.games,
    test: studio.test,
    players,
    signal,
    onDefect: reason => tell(`${studio.name}: ${reason instanceof Error ? reason.message : reason}`),
  })
}
