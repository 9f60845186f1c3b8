import { refuse } from '@/lib/refusal'

/** How providers differ (protocol.md, Policies). The first value of each is the default. */
export const policyTable = {
  unknown_rollback: {
    values: ['ok', 'error'],
    decides: 'how a rollback of an unknown transaction is answered; its tombstone is laid in both',
  },
  late_bet: {
    values: ['error', 'ok_without_effect'],
    decides: 'a bet after its tombstone: refused, or recorded as rolled back',
  },
  orphan_win: {
    values: ['error', 'accept'],
    decides: 'a win without a bet: refused, or credited and a case opened',
  },
  late_win: { values: ['error', 'accept'], decides: 'a win into a closed round' },
  settled_rollback: { values: ['error', 'accept'], decides: 'a rollback of a settled bet' },
  win_rollback: {
    values: ['error', 'refuse', 'negative', 'keep'],
    decides: 'a rollback of a win: not at all; or refused, below zero, or kept when the balance is too low',
  },
  second_rollback: {
    values: ['ok', 'error'],
    decides: 'another rollback id for what is already reversed',
  },
  replayed_body: {
    values: ['stored', 'current_balance'],
    decides: 'the balance in a repeated answer',
  },
  rollback_amount: { values: ['ignore', 'error'], decides: "a rollback amount that is not the original's" },
  id_scope: {
    values: ['provider', 'player'],
    decides: 'what a transaction id is unique within; fixed from the first transaction on',
  },
} as const satisfies Record<string, { values: readonly [string, ...string[]]; decides: string }>

export type PolicyKey = keyof typeof policyTable
export type Policies = { [K in PolicyKey]: (typeof policyTable)[K]['values'][number] }

export const policyKeys = Object.keys(policyTable) as PolicyKey[]

/** Every policy at its default: the first of its values. */
export const policyDefaults = Object.freeze(
  Object.fromEntries(policyKeys.map(key => [key, policyTable[key].values[0]])),
) as Readonly<Policies>

/**
 * Some policies, as given by a person or read from a row. Keys that are left out stay out.
 * Refuses INVALID_REQUEST, naming the key, for a key or a value that the table does not have.
 */
export function parsePolicies(given: Record<string, unknown>): Partial<Policies> {
  const parsed: Record<string, string> = {}
  for (const [key, value] of Object.entries(given)) {
    if (!Object.hasOwn(policyTable, key)) {
      refuse('INVALID_REQUEST', {
        field: key,
        message: `There is no policy "${key}". The policies are ${policyKeys.join(', ')}.`,
      })
    }
    const { values } = policyTable[key as PolicyKey]
    if (!(values as readonly unknown[]).includes(value)) {
      refuse('INVALID_REQUEST', { field: key, message: `The policy ${key} is one of ${values.join(', ')}.` })
    }
    parsed[key] = value as string
  }
  return parsed as Partial<Policies>
}

/** All ten policies: what is given, and the default of each that is not. */
export function completePolicies(given: Record<string, unknown>): Policies {
  return { ...policyDefaults, ...parsePolicies(given) }
}
