import { recordAudit } from '@/lib/audit/record'
import { type Instant, toDay } from '@/lib/clock'
import { inTransaction } from '@/lib/db/prisma'
import type { Report } from '@/lib/ledger/verify'
import { openCase } from './open'

/**
 * Opens a case for each check of the ledger that found rows which do not fit, one a check and day, with its
 * examples; gives the checks a case was opened for. What could not be read is no violation and opens none.
 * Verifying itself changes nothing: this is called after it.
 */
export async function openVerifyCases(report: Report, at: Instant): Promise<string[]> {
  const broken = report.checks.filter(check => check.violations > 0)
  if (broken.length === 0) return []
  const by = { actor: 'verify', at }
  return inTransaction(async tx => {
    const opened = []
    for (const { name, rows, violations, examples } of broken) {
      const one = await openCase(tx, by, {
        kind: 'verify_failure',
        dedupe: [name, toDay(at)],
        title: `Check “${name}”: ${violations} of ${rows} do not fit`,
        facts: { check: name, examined: `${rows}`, violations: `${violations}`, examples },
      })
      if (one) opened.push({ name, event: one.event })
    }
    for (const { event } of opened) await recordAudit(tx, by, event)
    return opened.map(({ name }) => name)
  })
}
