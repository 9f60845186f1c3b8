/** One player at one provider with default policies, told again as simply as can be: the tests' second opinion. */
export type Said = { outcome: string; balance: bigint; replayed: boolean }

type Facts = {
  kind: 'bet' | 'win' | 'rollback'
  round?: string
  cents: bigint
  type?: string
  names?: string
  closes?: boolean
}

type Entry = Facts & { id: string; refused: string | null; balance: bigint; undone: boolean }

export class Model {
  private entries: Entry[] = []
  private tombstones = new Set<string>()
  constructor(public balance: bigint) {}

  send(id: string, facts: Facts): Said {
    const known = this.find(id)
    if (known) {
      if (known.kind === facts.kind && printed(known) === printed(facts))
        return { outcome: known.refused ?? 'ok', balance: known.balance, replayed: true }
      return { outcome: 'TRANSACTION_CONFLICT', balance: this.balance, replayed: false }
    }
    const refused = this[facts.kind](id, facts)
    if (refused === null || facts.kind === 'bet')
      this.entries.push({ ...facts, id, refused, balance: this.balance, undone: false })
    return { outcome: refused ?? 'ok', balance: this.balance, replayed: false }
  }

  private bet(id: string, { round, cents, type }: Facts): string | null {
    if (this.tombstones.has(id)) return 'TRANSACTION_ROLLED_BACK'
    if (type !== 'tip' && this.inRound(round).some(entry => entry.closes)) return 'ROUND_CLOSED'
    if (type === 'free') return null
    if (cents > this.balance) return 'INSUFFICIENT_FUNDS'
    this.balance -= cents
    return null
  }

  private win(id: string, { round, cents, names }: Facts): string | null {
    if (this.tombstones.has(id)) return 'TRANSACTION_ROLLED_BACK'
    const bets = this.entries.filter(
      entry =>
        entry.kind === 'bet' &&
        entry.type !== 'tip' &&
        !entry.refused &&
        entry.round === round &&
        (!names || entry.id === names),
    )
    if (bets.length === 0) return 'TRANSACTION_NOT_FOUND'
    if (bets.every(bet => bet.undone)) return 'TRANSACTION_ROLLED_BACK'
    if (this.inRound(round).some(entry => entry.closes)) return 'ROUND_CLOSED'
    this.balance += cents
    return null
  }

  private rollback(_: string, { names }: Facts): string | null {
    const original = this.find(names!)
    if (!original) this.tombstones.add(names!)
    if (!original || original.refused || original.undone) return null
    if (original.kind !== 'bet') return 'NOT_ALLOWED'
    if (original.type !== 'tip' && this.isSettled(original)) return 'ALREADY_SETTLED'
    original.undone = true
    if (original.type !== 'free') this.balance += original.cents
    return null
  }

  private isSettled(bet: Entry): boolean {
    const after = this.entries.slice(this.entries.indexOf(bet) + 1)
    return this.inRound(bet.round).some(
      entry =>
        entry !== bet &&
        (entry.closes ||
          (entry.kind === 'win' && (entry.names ? entry.names === bet.id : after.includes(entry)))),
    )
  }

  /** What counts in a round: accepted, not undone, no tip. */
  private inRound(round: string | undefined): Entry[] {
    return this.entries.filter(
      entry =>
        entry.kind !== 'rollback' &&
        entry.round === round &&
        !entry.refused &&
        !entry.undone &&
        entry.type !== 'tip',
    )
  }

  private find(id: string): Entry | undefined {
    return this.entries.find(entry => entry.id === id)
  }
}

/** `1234n` is `12.34`. */
export function inEuros(cents: bigint): string {
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`
}

function printed({ kind, round, cents, type, names, closes }: Facts): string {
  if (kind === 'rollback') return names!
  return [round, cents, type ?? 'cash', names ?? '', closes ?? false].join()
}
