import { isStored } from './call'
import type { JournalAnswer } from './journal'
import type { PlannedCall, RoundPlan } from './plan'
import { attempt, type Desk, settle } from './settle'
import { countRound } from './tally'

/** What a round came to: the last balance heard of, and whether the session must be opened anew. */
export type RoundEnd = { balance: string | null; sessionOver: boolean }

/** Plays a planned round: beat after beat, the calls of a beat at once. */
export async function playRound(desk: Desk, plan: RoundPlan): Promise<RoundEnd> {
  countRound(desk.tally, plan.scenario)
  const accepted = new Set<string>()
  const end: RoundEnd = { balance: null, sessionOver: false }
  for (const beat of plan.beats) {
    const playable = beat.filter(({ needs }) => needs === null || accepted.has(needs))
    const answers = await Promise.all(playable.map(planned => playCall(desk, planned)))
    answers.forEach((answer, at) => {
      if (answer?.status === 200) accepted.add(playable[at]!.call.id)
      if (answer?.code === 'TOKEN_EXPIRED' || answer?.code === 'INVALID_TOKEN') end.sessionOver = true
      end.balance = answer?.balance ?? end.balance
    })
  }
  for (const { call } of plan.beats.flat()) desk.known.delete(call.id)
  return end
}

async function playCall(desk: Desk, { call, mischief, poison }: PlannedCall): Promise<JournalAnswer | null> {
  const soon = Math.random() * 12
  if (mischief === 'abandon') return attempt(desk, call, { hangUpAfter: soon })
  if (mischief === 'hang-up') return settle(desk, call, { hangUpAfter: soon })
  if (mischief === 'burst') {
    const [answer] = await Promise.all([settle(desk, call), settle(desk, call), settle(desk, call)])
    return answer
  }
  const answer = await settle(desk, call)
  if (!answer) return null
  if (mischief === 'retry' && isStored(call.kind, answer.status, answer.code)) await settle(desk, call)
  if (mischief === 'poison' && poison && answer.status === 200) await attempt(desk, poison, { poison: true })
  return answer
}
