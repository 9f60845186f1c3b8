import type { LoggedCall } from '@/lib/wire/call'
import { type Difference, differencesOf } from '@/lib/wire/differences'

/** A call that came again with the same outcome: what its body and its answer have otherwise. */
export type Repeat = { call: LoggedCall; differs: Difference[]; answerDiffers: Difference[] }

/** A call and its repeats, which had the same outcome. */
export type FoldedCall = {
  first: LoggedCall
  repeats: Repeat[]
  /** What this has otherwise than the call that first used its transaction id; empty where it is that one. */
  differs: Difference[]
}

/**
 * Calls in the order of their time, those of one transaction with one outcome folded into the first of them:
 * a replay of what was accepted, a refusal met again. A conflict, or a later acceptance, stands by itself.
 */
export function foldCalls(calls: LoggedCall[]): FoldedCall[] {
  const folded = new Map<string, FoldedCall>()
  const originals = new Map<string, LoggedCall>()
  for (const call of calls) {
    const name = call.transactionId === null ? call.id : JSON.stringify([call.endpoint, call.transactionId])
    const original = originals.get(call.transactionId ?? call.id) ?? call
    originals.set(call.transactionId ?? call.id, original)
    const key = JSON.stringify([name, call.playerId, call.code])
    const known = folded.get(key)
    if (known) known.repeats.push(repeatOf(known.first, call))
    else folded.set(key, { first: call, repeats: [], differs: requestDifferences(original, call) })
  }
  return [...folded.values()]
}

function repeatOf(first: LoggedCall, call: LoggedCall): Repeat {
  return {
    call,
    differs: requestDifferences(first, call),
    answerDiffers: differencesOf(first.answer, call.answer),
  }
}

function requestDifferences(first: LoggedCall, call: LoggedCall): Difference[] {
  const facts = differencesOf(first.request, call.request)
  if (first.endpoint === call.endpoint) return facts
  return [{ field: 'endpoint', before: first.endpoint, after: call.endpoint }, ...facts]
}
