import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { presign, uniform } from './casino'
import { startCage, startOffice } from './contenders'
import { closedLoop, type Measured, openLoop, percentile } from './load'
import { type Paged, pageThrough, personPause, signInAuditor } from './pager'
import { median } from './report'
import { prepareGround } from './setup'

/** Bets a second, sent whether or not the answers keep up: a busy casino, far from what the machine can do. */
const perSecond = 500
const seconds = 10
const connections = 32

/** How much a bet's p99 may grow while somebody pages through the back office. */
const growthMax = 1.2

/** Who pages: a person, and a script that never pauses. The bar is the person's; the script shows how far it is. */
const visitors = [
  { name: 'somebody pages', pause: personPause },
  { name: 'a script pages without a pause', pause: 0 },
]

type Round = { quiet: Measured; visited: { paged: Measured; office: Paged }[] }

/**
 * Doors split: a wallet process under a steady load of bets, alone and while somebody pages through the back
 * office of another process. By turns, `rounds` times; medians of the rounds' own ratios count.
 */
export async function benchOffice(rounds: number): Promise<void> {
  const secret = randomBytes(32).toString('hex')
  process.env.NEXTAUTH_SECRET = secret
  const ground = await prepareGround(2000)
  const wallet = await startCage()
  const office = await startOffice()
  try {
    const cookie = await signInAuditor(secret)
    const origin = `http://127.0.0.1:${office.port}`
    const load = () =>
      openLoop(wallet.port, connections, perSecond, presign(ground.casino, perSecond * seconds, uniform))
    const loadBeside = async (pause: number) => {
      const leaving = new AbortController()
      const paging = pageThrough(origin, cookie, leaving.signal, pause)
      const paged = await load()
      leaving.abort()
      return { paged, office: await paging }
    }
    // Something to page through, and every page and plan warm.
    await closedLoop(wallet.port, 64, presign(ground.casino, 20_000, uniform))
    await pageThrough(origin, cookie, AbortSignal.timeout(seconds * 1000), 0)
    await load()
    const measured: Round[] = []
    for (let round = 1; round <= rounds; round++) {
      console.error(`round ${round} of ${rounds}`)
      const before = round % 2 === 1 ? await load() : null
      const visited: Round['visited'] = []
      for (const { pause } of visitors) visited.push(await loadBeside(pause))
      measured.push({ quiet: before ?? (await load()), visited })
    }
    report(measured)
  } finally {
    await Promise.all([wallet.stop(), office.stop()])
    await ground.close()
  }
}

function report(rounds: Round[]): void {
  const shares = [0.5, 0.95, 0.99]
  const at = ({ latencies }: Measured, share: number) => percentile(latencies, share)
  const cells = (values: number[]) => values.map(value => ` ${value.toFixed(2)} |`).join('')
  console.log(`\n| ${perSecond} bets a second | pages a second | p50 ms | p95 ms | p99 ms | p99 : alone |`)
  console.log('|---|---:|---:|---:|---:|---:|')
  const alone = shares.map(share => median(rounds.map(({ quiet }) => at(quiet, share))))
  console.log(`| alone | – |${cells([...alone, 1])}`)
  const rows = visitors.map(({ name }, n) => {
    const figures = shares.map(share => median(rounds.map(({ visited }) => at(visited[n]!.paged, share))))
    const pages = median(rounds.map(({ visited }) => visited[n]!.office.pages / seconds))
    const growth = median(rounds.map(({ quiet, visited }) => at(visited[n]!.paged, 0.99) / at(quiet, 0.99)))
    console.log(`| while ${name} |${cells([pages, ...figures, growth])}`)
    return { name, pages, figures, growth }
  })
  const growth = rows[0]!.growth
  const verdict = growth <= growthMax ? 'holds' : 'MISSED'
  console.log(
    `\np99 grows by ${growth.toFixed(2)} × while somebody pages (wanted ≤ ${growthMax}): ${verdict}`,
  )
  mkdirSync('bench-results', { recursive: true })
  writeFileSync('bench-results/office.json', `${JSON.stringify({ perSecond, alone, rows }, null, 2)}\n`)
}
