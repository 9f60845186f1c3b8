import { remarksOn } from './remarks'
import { situations } from './situations'
import type { Story } from './story'

export type RoundFacts = {
  status: 'open' | 'closed' | 'cancelled' | 'unopened'
  currency: string
  isStaffSettled: boolean
}

/** What to tell the player on the phone, and what else an agent should know. */
export type RoundVerdict = {
  /** `good`: all as it should be; `warn`: unfinished or out of the ordinary; `bad`: a person has to look. */
  tone: 'good' | 'warn' | 'bad'
  headline: string
  remarks: string[]
}

/** The answer in plain words. Pure: all of it is read from what the ledger and the request log hold. */
export function verdictOf(round: RoundFacts, story: Story): RoundVerdict {
  const answer = situations.map(situation => situation(round, story)).find(found => found !== null)
  const { tone, text, told = null } = answer ?? nothing
  const remarks = remarksOn(round, story, told)
  const isUnfinished = story.refusedRollbacks.length + story.kept.length + story.refusedWins.length > 0
  return { tone: tone === 'good' && isUnfinished ? 'warn' : tone, headline: text, remarks }
}

const nothing = { tone: 'warn', text: 'Nothing of this round was accepted.', told: null } as const
