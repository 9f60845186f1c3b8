import { openVerifyCases } from '@/lib/cases/open-verify'
import { verifyLedger } from '@/lib/ledger/verify'
import type { Command } from './command'

export const ledgerCommands: Command[] = [
  {
    noun: 'verify',
    verb: null,
    does: 'proves the ledger: derives everything again and names what does not fit',
    run: async (_given, { at }) => {
      const report = await verifyLedger()
      // What was found must be told, also where no case can be opened for it.
      const cases = await openVerifyCases(report, at).catch(() => null)
      const document = { ...report, ...(report.ok ? {} : { cases_opened: cases }) }
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

function sentenceOf({ complete, checks }: Awaited<ReturnType<typeof verifyLedger>>): string {
  const failed = checks.filter(check => check.ok === false).map(check => check.name)
  if (failed.length > 0) return `The ledger does not hold: ${failed.join(', ')}.`
  return complete ? 'The ledger does not hold.' : 'The proof is incomplete: not everything could be read.'
}
