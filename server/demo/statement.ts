import { mkdir, rename, writeFile } from 'node:fs/promises'
import { appPool } from '@/lib/db/pools'
import { demoStatementsFolder, findDemoStatement } from '@/lib/reconciliation/demo-statement'
import { monthAfter } from '@/lib/settlement/months'

/** Whose statement it is. */
const provider = 'cobalt'
/** Of fewer rows no six are far apart. */
const rowsMin = 100
const header = 'Txn ID,Type,Amount,Currency,Time,Status,Round ID'

type Row = [
  id: string,
  type: string,
  amount: string,
  currency: string,
  time: string,
  status: string,
  round: string,
]

/**
 * Writes what the provider would have sent for its newest frozen month into the demo's folder, once: all that the
 * ledger accepted, in the provider's own words, with six differences planted, one of each kind.
 */
export async function writeStatement(tell: (line: string) => void): Promise<void> {
  if (await findDemoStatement()) return
  const month = await newestFrozen()
  if (!month) return
  const rows = await readMonth(month)
  if (rows.length < rowsMin) return
  const folder = demoStatementsFolder()
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = `${folder}/statement-${provider}-${month}.csv`
  await writeFile(`${path}.new`, `${[header, ...plant(rows).map(row => row.join(','))].join('\r\n')}\r\n`, {
    mode: 0o600,
  })
  await rename(`${path}.new`, path)
  tell(`a statement of ${provider} for ${month}, with six differences to be found, is ${path}`)
}

async function newestFrozen(): Promise<string | null> {
  const { rows } = await appPool().query(
    `select to_char(max(month), 'YYYY-MM') as month from settlements where provider_id = $1`,
    [provider],
  )
  return rows[0].month
}

async function readMonth(month: string): Promise<Row[]> {
  const { rows } = await appPool().query({
    rowMode: 'array',
    text: `
      select t.provider_transaction_id, case t.kind when 'bet' then 'DEBIT' when 'win' then 'CREDIT' else upper(t.kind) end, t.amount::text, t.currency,
        to_char(t.at at time zone s.business_zone, 'YYYY-MM-DD HH24:MI:SS.MS'), 'COMPLETED', coalesce(t.provider_round_id, '')
      from transactions t, settings s
      where t.provider_id = $1 and t.effect <> 'refused'
        and t.at >= $2::date::timestamp at time zone s.business_zone and t.at < $3::date::timestamp at time zone s.business_zone
      order by t.at, t.id`,
    values: [provider, `${month}-01`, `${monthAfter(month)}-01`],
  })
  return rows as unknown as Row[]
}

/** Six differences, far apart: one of each kind that a clerk will meet. */
function plant(rows: Row[]): Row[] {
  const bets = rows.flatMap((row, index) => (row[1] === 'DEBIT' && /[1-9]/.test(row[2]) ? [index] : []))
  const [absent, amount, refused, twice, currency, stranger] = [0.1, 0.25, 0.4, 0.55, 0.7, 0.85].map(
    share => bets[Math.floor(bets.length * share)]!,
  )
  return rows.flatMap((row, index): Row[] => {
    const [id, type, sum, unit, time, , round] = row
    if (index === absent) return []
    if (index === amount) return [[id, type, `1${sum}`, unit, time, 'COMPLETED', round]]
    if (index === refused) return [[id, type, sum, unit, time, 'DECLINED', round]]
    if (index === twice) return [row, row]
    if (index === currency) return [[id, type, sum, unit === 'USD' ? 'EUR' : 'USD', time, 'COMPLETED', round]]
    if (index === stranger) return [row, [`${id}-x`, type, sum, unit, time, 'COMPLETED', round]]
    return [row]
  })
}
