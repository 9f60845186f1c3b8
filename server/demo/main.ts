import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { reasonOf } from '../reason'
import { type Running, serve } from '../serve'
import { banner } from './banner'
import { furnishCasino, furnishRates } from './furnish'
import { seedPast } from './past/seed'
import { type PlayingStudios, playStudios } from './studios'

// `npm run demo`: the production server on a furnished casino, with simulated studios at its tables.
process.env.CAGE_DEMO ??= '1'
process.env.CAGE_LOG_LEVEL ??= 'warn'

const shutdownMax = 45_000
const hour = 3_600_000

let running: Running | null = null
let studios: PlayingStudios | null = null
let ending = false
const leaving = new AbortController()
process.on('SIGINT', end).on('SIGTERM', end)
process.on('uncaughtException', die).on('unhandledRejection', die)

try {
  console.log('Opening the demo casino …')
  if (env().CAGE_DOORS === 'backoffice')
    throw new Error('The demo needs the wallet: CAGE_DOORS is all or wallet.')
  running = await serve()
  const { demo, resumed } = await furnishCasino(`http://127.0.0.1:${running.port}`)
  if (!ending) await seedPast(demo, tell, leaving.signal)
  if (!ending) studios = await playStudios(demo, tell)
  if (!ending) console.log(banner(demo, running.url, resumed))
  // Days go by while a demo is open, and a bet needs a rate of the last few.
  setInterval(
    () => furnishRates().catch(error => tell(`no rates for today: ${reasonOf(error)}`)),
    hour,
  ).unref()
  if (ending) await leave()
} catch (error) {
  console.error(`cage: ${reasonOf(error)}`)
  await running?.stop().catch(() => {})
  process.exit(1)
}

/** The first Ctrl-C ends everything in order, a second one at once. */
function end(): void {
  if (ending) process.exit(130)
  ending = true
  leaving.abort()
  console.log('\nEnding the rounds, then the server, then the database …')
  setTimeout(() => die(new Error('the shutdown takes too long')), shutdownMax).unref()
  // While it still opens, it leaves by itself as soon as it is open.
  if (studios) void leave()
}

async function leave(): Promise<void> {
  try {
    await studios?.stop()
    await running?.stop()
    console.log('Closed. npm run demo opens the same casino again.')
    process.exit(0)
  } catch (error) {
    die(error)
  }
}

function tell(line: string): void {
  console.log(`  ${line}`)
}

function die(error: unknown): void {
  log().fatal({ err: error }, 'the demo ends')
  console.error(`cage: ${reasonOf(error)}`)
  process.exit(1)
}
