import { momentsOf } from '@/lib/db/business-days'
import { appPool } from '@/lib/db/pools'
import { isTooSlow } from '@/lib/db/trouble'
import { firstIdAt, idSlack } from '@/lib/ids'
import { countedOf } from '@/lib/rollups/sums'
import { spanOf } from './months'
import { type Document, hashOf, type Line, readLines } from './statement'

/** What came of holding a frozen month against the postings. */
export type Checked = {
  /** The text still has its hash. */
  sealHolds: boolean
  /** Null where the postings could not be read in time. */
  matches: boolean | null
  differences: { game: string; currency: string; figure: string; frozen: string; now: string }[]
}

const shown = 50

/**
 * Derives a frozen month again from transactions and postings, not from the roll-ups, and names what differs: what
 * came later with a time of that month, or what was tampered with.
 */
export async function checkFrozen(text: string, sha256: string): Promise<Checked> {
  const document: Document = JSON.parse(text)
  const sealHolds = hashOf(text) === sha256
  try {
    const differences = differencesOf(document.lines, await deriveLines(document))
    return { sealHolds, matches: differences.length === 0, differences: differences.slice(0, shown) }
  } catch (error) {
    if (!isTooSlow(error)) throw error
    return { sealHolds, matches: null, differences: [] }
  }
}

async function deriveLines({ provider, month, zone }: Document): Promise<Line[]> {
  const { from, to } = await momentsOf(appPool(), spanOf(month), zone)
  const where = `t.id >= $2::uuid and t.id < $3::uuid and t.at >= $4 and t.at < $5 and t.provider_id in ($1, 'staff')`
  return readLines(
    appPool(),
    `(select c.*, 1 as transactions from (${countedOf(where, 'p.at >= $4 and p.at < $5')}) c) s where provider_id = $1 and not test`,
    [provider, firstIdAt(from - idSlack), firstIdAt(to + idSlack), new Date(from), new Date(to)],
  )
}

function differencesOf(frozen: Line[], derived: Line[]): Checked['differences'] {
  const keyOf = ({ currency, game }: Line) => `${currency}\n${game}`
  const then = new Map(frozen.map(line => [keyOf(line), line]))
  const now = new Map(derived.map(line => [keyOf(line), line]))
  return [...new Set([...then.keys(), ...now.keys()])].flatMap(key => {
    const [before, after] = [then.get(key), now.get(key)]
    const { game, currency } = (before ?? after)!
    const names = Object.keys((before ?? after)!).filter(name => name !== 'game' && name !== 'currency')
    return (names as (keyof Line)[]).flatMap(name => {
      const [was, is] = [before?.[name] ?? '0', after?.[name] ?? '0']
      return was === is ? [] : [{ game, currency, figure: name, frozen: was, now: is }]
    })
  })
}
