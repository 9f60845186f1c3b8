import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { homeFolder } from '@/lib/paths'
import { type Options, parseOptions, usage } from './options'
import { describeReconciliation, describeTally } from './report'
import { readDemo } from './saved'
import { play, reconcileJournal, resolveJournal } from './studio'

/** `npm run studio`: plays, then settles what is open, then reconciles. Non-zero when anything does not fit. */
async function main(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(usage)
    return 0
  }
  const options = parseOptions(args, await readDemo(), freshJournal)
  await mkdir(path.dirname(path.resolve(options.journal)), { recursive: true })
  console.log(`journal   ${options.journal}`)
  if (!options.reconcileOnly) await playFor(options)
  const resolved = await resolveJournal(options)
  console.log(`${resolved} unanswered calls were sent again`)
  const { result } = await reconcileJournal(options)
  console.log(describeReconciliation(result))
  return result.findings.length === 0 ? 0 : 1
}

async function playFor(options: Options): Promise<void> {
  console.log(
    `playing   ${options.provider} at ${options.url}, ${options.rate} calls a second for ${options.seconds} s, seed ${options.seed}`,
  )
  const stop = new AbortController()
  const defects = new Map<string, number>()
  process.once('SIGINT', () => {
    console.log('\nending the rounds under way; once more to leave at once')
    stop.abort()
    process.once('SIGINT', () => process.exit(130))
  })
  const onDefect = (reason: unknown) => {
    const text = reason instanceof Error ? reason.message : String(reason)
    defects.set(text, (defects.get(text) ?? 0) + 1)
  }
  const onReady = () => setTimeout(() => stop.abort(), options.seconds * 1_000).unref()
  const players = { count: options.players, currencies: options.currencies }
  const tally = await play(options, { ...options, players, signal: stop.signal, onDefect, onReady })
  console.log(`\n${describeTally(tally, Date.now())}\n`)
  for (const [text, count] of defects) console.log(`${count} × ${text}`)
  if (defects.size > 0) process.exitCode = 1
}

function freshJournal(provider: string): string {
  return homeFolder('studio', `${provider}-${new Date().toISOString().replace(/[:.]/g, '-')}.jsonl`)
}

main(process.argv.slice(2)).then(
  status => {
    process.exitCode ||= status
  },
  (reason: Error) => {
    console.error(reason.message)
    process.exitCode = 1
  },
)
