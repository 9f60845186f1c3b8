import type { Tx } from '@/lib/db/prisma'
import { type Amount, format } from '@/lib/money/amount'

/** A transaction of a resolution as the ledger has it, with the posting it made; amounts are plain decimals. */
export type PostedEntry = {
  id: string
  kind: string
  type: string | null
  effect: string
  currency: string
  amount: string
  /** The provider's id of what it reverses, where it reverses. */
  reverses: string | null
  balanceAfter: string
  posting: PostedMove | null
}

export type PostedMove = {
  from: string
  to: string
  amount: string
  rate: string
  baseAmount: string
  baseCurrency: string
}

type Row = Omit<PostedEntry, 'posting' | 'balanceAfter'> & {
  balance: Amount
  move: {
    amount: Amount
    rate: string
    base: Amount
    unit: string
    source: Account
    destination: Account
  } | null
}
type Account = { kind: string; provider: string | null; jackpot: string | null }

/** Reads what was posted under these ids of ours, in the order in which it was decided. */
export async function readPosted(tx: Tx, ids: string[]): Promise<PostedEntry[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select t.id, t.kind, t.type, t.effect, t.currency, t.amount::text as amount, t.balance::text as balance,
      o.provider_transaction_id as reverses,
      case when p.amount is not null then json_build_object('amount', p.amount::text, 'rate', p.rate::text,
        'base', p.base_amount::text, 'unit', (select base_currency from settings),
        'source', json_build_object('kind', s.kind, 'provider', s.provider_id, 'jackpot', s.jackpot_id),
        'destination', json_build_object('kind', d.kind, 'provider', d.provider_id, 'jackpot', d.jackpot_id)) end as move
    from transactions t
    left join transactions o on o.id = t.original_id
    left join postings p on p.wallet_id = t.wallet_id and p.seq = t.seq and p.at = t.at
    left join accounts s on s.id = p.source_id
    left join accounts d on d.id = p.destination_id
    where t.id = any(${ids}::uuid[]) order by t.seq`
  return rows.map(({ move, balance, ...row }) => ({
    ...row,
    amount: format(row.amount as Amount, row.currency),
    balanceAfter: format(balance, row.currency),
    posting: move && {
      from: nameOf(move.source),
      to: nameOf(move.destination),
      amount: format(move.amount, row.currency),
      rate: move.rate,
      baseAmount: format(move.base, move.unit),
      baseCurrency: move.unit,
    },
  }))
}

function nameOf({ kind, provider, jackpot }: Account): string {
  return [kind, provider, jackpot].filter(part => part !== null).join(' ')
}
