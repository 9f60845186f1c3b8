import { afterAll, beforeAll, describe, test } from 'vitest'
import { httpStage } from '../stories/http-stage'
import { play } from '../stories/stage'
import { readStories } from '../stories/story'
import { openCasino } from '../support/casino'
import { ownDatabase } from '../support/database'

let casino: Awaited<ReturnType<typeof openCasino>>

// Rates are the whole casino's, so the stories have one of their own.
beforeAll(async () => {
  await ownDatabase()
  casino = await openCasino()
})
afterAll(() => casino.close())

describe('over HTTP, the ledger proved after each', () => {
  for (const story of readStories()) {
    test(story.title, async () => play(await httpStage(casino.url, casino.operator), story))
  }
})
