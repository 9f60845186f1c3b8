import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeReconciliation, describeTally } from '@/studio/report'
import { play, reconcileJournal, resolveJournal, type StudioTerms } from '@/studio/studio'
import { type Casino, hardPlay, openCasino, openStudio } from './casino'

let casino: Casino
beforeAll(async () => {
  casino = await openCasino()
  await casino.start()
})
afterAll(() => casino?.close())

/** Plays while `strike` does its worst, then settles, reconciles and proves. */
async function playThrough(terms: StudioTerms, strike: (blow: number) => Promise<void>): Promise<void> {
  const stop = new AbortController()
  const defects: unknown[] = []
  let ready = () => {}
  const begun = new Promise<void>(resolve => {
    ready = resolve
  })
  const playing = play(terms, { ...hardPlay(terms.provider, stop.signal, defects), onReady: () => ready() })
  await Promise.race([begun, playing])
  for (let blow = 1; blow <= 3; blow++) {
    await sleep(1_500 + Math.random() * 1_000)
    await strike(blow)
  }
  await sleep(1_500)
  stop.abort()
  const tally = await playing
  expect(defects).toEqual([])
  // The blows were felt: without a lost or refused call this test would show nothing.
  const felt = [...tally.verdicts.keys()].filter(key => /lost: (E|socket|the answer)|BUSY|HTTP 5/.test(key))
  expect(felt, describeTally(tally, Date.now())).not.toEqual([])

  await resolveJournal(terms)
  const { book, result } = await reconcileJournal(terms)
  expect(result.findings, describeReconciliation(result)).toEqual([])
  expect(result.transactions).toBeGreaterThan(300)
  expect(book.entries.size).toBeGreaterThan(300)
  const verified = await casino.cage('verify', '--json')
  expect(verified, verified.err).toMatchObject({ status: 0 })
}

describe('what was answered is kept', () => {
  it('when the server is killed three times in the middle of play', async () => {
    const terms = await openStudio(casino, 'server-killed')
    await playThrough(terms, async () => {
      await casino.killServer()
      await casino.start()
    })
  })

  it('when Postgres is killed three times in the middle of play', async () => {
    const terms = await openStudio(casino, 'postgres-killed')
    await playThrough(terms, () => casino.killPostgres())
  })

  it('when both are killed at once', async () => {
    const policies = [
      'settled_rollback=accept',
      'late_win=accept',
      'win_rollback=negative',
      'late_bet=ok_without_effect',
    ]
    const terms = await openStudio(casino, 'both-killed', policies)
    await playThrough(terms, async blow => {
      if (blow > 1) return
      await Promise.all([casino.killServer(), casino.killPostgres()])
      await casino.start()
    })
  })
})
