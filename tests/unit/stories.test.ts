import { describe, test } from 'vitest'
import { pureStage } from '../stories/pure-stage'
import { play } from '../stories/stage'
import { readStories } from '../stories/story'

describe('the rules alone', () => {
  for (const story of readStories()) {
    test(story.title, () => play(pureStage(), story))
  }
})
