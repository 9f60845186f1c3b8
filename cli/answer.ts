import { now } from '@/lib/clock'
import { settleBaseCurrency } from '@/server/currency'
import { withDatabase } from '@/server/database'
import { reasonOf } from '@/server/reason'
import { type Outcome, UsageError } from './command'
import { parse } from './parse'
import { toHelp, toHelpDocument, toLine, toText } from './print'

/** What a command line is answered: its exit code (0 done, 1 not done, 2 not understood) and what both outputs carry. */
export type Answer = { status: number; out: string; err: string }

/** Runs a command line: `out` is the document alone, `err` one line about what was not done. */
export async function answer(args: string[]): Promise<Answer> {
  try {
    const { document, text, failed } = await run(args)
    const out = `${text ?? JSON.stringify(document)}\n`
    return failed ? { status: 1, out, err: `cage: ${toLine(failed)}\n` } : { status: 0, out, err: '' }
  } catch (thrown) {
    if (process.env.CAGE_DEBUG) console.error(thrown)
    return {
      status: thrown instanceof UsageError ? 2 : 1,
      out: '',
      err: `cage: ${toLine(reasonOf(thrown))}\n`,
    }
  }
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
