import { openVerifyCases } from '@/lib/cases/open-verify'
import { type Verified, verify } from '@/lib/seals/verify'
import type { Command } from './command'

export const ledgerCommands: Command[] = [
  {
    noun: 'verify',
    verb: null,
    does: 'proves ledger, audit and seals: what was committed since the last proven seal, or all there is',
    flags: { whole: { does: 'derive everything again, from the first transaction on', bare: true } },
    run: async (given, by) => {
      const report = await verify(by, { isWhole: given.has('whole') })
      if (!report) throw new Error('Another verification is running: wait for it to end.')
      // What was found must be told, also where no case can be opened for it.
      const cases = await openVerifyCases(report, by.at).catch(() => null)
      const document = { did: didOf(report), ...report, ...(report.ok ? {} : { cases_opened: cases }) }
      return { document, failed: report.ok ? undefined : sentenceOf(report) }
    },
  },
  {
    noun: 'migrate',
    verb: null,
    does: 'brings the database to this version',
    // Every command migrates before it runs; this one says what that applied.
    run: async (_given, _by, applied) => ({ document: { applied } }),
  },
]

/** What was looked at, in a sentence. */
function didOf({ kind, since_seal, transactions, seals }: Verified): string {
  const of = `${transactions} transactions, ${seals} seals`
  return kind === 'whole'
    ? `looked at everything: ${of}`
    : `looked at what was committed since seal ${since_seal}, and at all seals: ${of}`
}

function sentenceOf({ complete, checks }: Verified): string {
  const failed = checks.filter(check => check.ok === false).map(check => check.name)
  if (failed.length > 0) return `The ledger does not hold: ${failed.join(', ')}.`
  return complete ? 'The ledger does not hold.' : 'The proof is incomplete: not everything could be read.'
}
