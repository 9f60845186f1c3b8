import { now } from '@/lib/clock'
import { settleBaseCurrency } from '@/server/currency'
import { withDatabase } from '@/server/database'
import { reasonOf } from '@/server/reason'
import { type Outcome, UsageError } from './command'
import { parse } from './parse'
import { toHelp, toHelpDocument, toLine, toText } from './print'

// Standard output carries the document alone.
process.env.CAGE_LOG_LEVEL = 'silent'
process.stdout.on('error', () => process.exit(1))

try {
  const { document, text, failed } = await run(process.argv.slice(2))
  await write(process.stdout, `${text ?? JSON.stringify(document)}\n`)
  if (failed) await write(process.stderr, `cage: ${toLine(failed)}\n`)
  process.exit(failed ? 1 : 0)
} catch (thrown) {
  if (process.env.CAGE_DEBUG) console.error(thrown)
  await write(process.stderr, `cage: ${toLine(reasonOf(thrown))}\n`)
  process.exit(thrown instanceof UsageError ? 2 : 1)
}

/** What is to be printed: the document, or for a person a text instead. */
async function run(args: string[]): Promise<Outcome & { text?: string }> {
  const asked = parse(args)
  if ('help' in asked) {
    return { document: toHelpDocument(asked.help), text: asked.json ? undefined : toHelp(asked.help) }
  }
  const { command, given, json } = asked
  const outcome = await withDatabase(async applied => {
    await settleBaseCurrency()
    return command.run(given, { actor: 'cli', at: now() }, applied)
  })
  return { ...outcome, text: json ? undefined : toText(outcome.document) }
}

/** Waits until it is written: the process ends right after, and a pipe takes its time. */
function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise(resolve => stream.write(text, () => resolve()))
}
