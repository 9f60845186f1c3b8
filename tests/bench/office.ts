import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { presign, uniform } from './casino'
import { startCage, startOffice } from './contenders'
import { closedLoop, type Measured, openLoop, percentile } from './load'
import { type Paged, pageThrough, signInAuditor } from './pager'
import { median } from './report'
import { prepareGround } from './setup'

/** Bets a second, sent whether or not the answers keep up: a busy casino, far from what the machine can do. */
const perSecond = 500
const seconds = 10
const connections = 32

/** How much a bet's p99 may grow while somebody pages through the back office. */
const growthMax = 1.2

type Round = { quiet: Measured; paged: Measured; office: Paged }

/**
 * Doors split: a wallet process under a steady load of bets, alone and while one person pages through the
 * back office of another process without a pause. By turns, `rounds` times; medians of the rounds count.
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
    // Something to page through, and every page and plan warm.
    await closedLoop(wallet.port, 64, presign(ground.casino, 20_000, uniform))
    await pageThrough(origin, cookie, AbortSignal.timeout(seconds * 1000))
    const measured: Round[] = []
    for (let round = 1; round <= rounds; round++) {
      console.error(`round ${round} of ${rounds}`)
      const isQuietFirst = round % 2 === 1
      const before = isQuietFirst ? await load() : null
      const leaving = new AbortController()
      const paging = pageThrough(origin, cookie, leaving.signal)
      const paged = await load()
      leaving.abort()
      const seen = await paging
      measured.push({ quiet: before ?? (await load()), paged, office: seen })
    }
    report(measured)
  } finally {
    await Promise.all([wallet.stop(), office.stop()])
    await ground.close()
  }
}

function report(rounds: Round[]): void {
  const of = (which: 'quiet' | 'paged', share: number) =>
    median(rounds.map(round => percentile(round[which].latencies, share)))
  const growth = median(
    rounds.map(({ quiet, paged }) => percentile(paged.latencies, 0.99) / percentile(quiet.latencies, 0.99)),
  )
  const pages = median(rounds.map(({ office }) => office.pages / seconds))
  const page = median(rounds.map(({ office }) => median(office.latencies)))
  const rows = [0.5, 0.95, 0.99].map(share => ({
    share,
    quiet: of('quiet', share),
    paged: of('paged', share),
  }))
  console.log(
    `\n${perSecond} bets a second; ${pages.toFixed(1)} pages a second, ${page.toFixed(0)} ms each\n`,
  )
  console.log('| a bet, ms | alone | while somebody pages | ratio |\n|---|---:|---:|---:|')
  for (const { share, quiet, paged } of rows) {
    console.log(
      `| p${share * 100} | ${quiet.toFixed(2)} | ${paged.toFixed(2)} | ${(paged / quiet).toFixed(2)} |`,
    )
  }
  const verdict = growth <= growthMax ? 'holds' : 'MISSED'
  console.log(`\np99 grows by ${growth.toFixed(2)} × (wanted ≤ ${growthMax}): ${verdict}`)
  mkdirSync('bench-results', { recursive: true })
  writeFileSync(
    'bench-results/office.json',
    `${JSON.stringify({ perSecond, pages, rows, growth }, null, 2)}\n`,
  )
}
