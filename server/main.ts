import { log } from '@/lib/log'
import { reasonOf } from './reason'
import { type Running, serve } from './serve'

/** Longer than the lanes' deadline and the last answers together. */
const shutdownMax = 30_000

process.on('uncaughtException', error => {
  log().fatal({ err: error }, 'uncaught: the process ends')
  process.exit(1)
})
process.on('unhandledRejection', error => {
  log().fatal({ err: error }, 'unhandled: the process ends')
  process.exit(1)
})

let running: Running | null = null
let ending = false
process.on('SIGTERM', end).on('SIGINT', end)

try {
  running = await serve()
  console.log(`Cage is at ${running.url}`)
  if (ending) await leave()
} catch (error) {
  console.error(`cage: ${reasonOf(error)}`)
  if (process.env.CAGE_LOG_LEVEL === 'debug') console.error(error)
  process.exit(1)
}

/** The first signal drains and closes; a second one ends the process at once. */
function end(signal: NodeJS.Signals): void {
  if (ending) process.exit(1)
  ending = true
  log().info({ signal }, 'shutting down')
  if (running) void leave()
}

async function leave(): Promise<void> {
  setTimeout(() => {
    log().error('the shutdown takes too long: the process ends')
    process.exit(1)
  }, shutdownMax).unref()
  try {
    await running?.stop()
    process.exit(0)
  } catch (error) {
    log().error({ err: error }, 'the shutdown failed')
    process.exit(1)
  }
}
