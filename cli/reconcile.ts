import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { prisma } from '@/lib/db/prisma'
import { differencesOf, differenceTitle, differenceWords } from '@/lib/reconciliation/kinds'
import { toDifferenceRow } from '@/lib/reconciliation/list-differences'
import { type Mapping, parseMapping } from '@/lib/reconciliation/mapping'
import { getMapping } from '@/lib/reconciliation/mappings'
import { periodOf, readZone } from '@/lib/reconciliation/period'
import { statementMax, tooLarge } from '@/lib/reconciliation/receive'
import { layBeside, type Ran } from '@/lib/reconciliation/run'
import type { Command, Outcome } from './command'

/** Differences that are printed; the run's page and its CSV have all of them. */
const printed = 100

export const reconcileCommands: Command[] = [
  {
    noun: 'reconcile',
    verb: null,
    does: "lays a provider's own statement beside the ledger for a period, keeps the run, and says what differs",
    flags: {
      provider: { does: 'whose statement it is', required: true },
      from: { does: 'the first day of the period, such as 2026-11-01', required: true },
      to: { does: 'its last day', required: true },
      file: { does: 'the statement: CSV or JSON, in UTF-8', required: true },
      mapping: {
        does: "a JSON file that says how its columns are to be read; the provider's saved one unless given",
      },
    },
    run: async (given, by) => {
      const [providerId, file] = [given.text('provider'), given.text('file')]
      const mapping = await mappingOf(providerId, given.maybe('mapping'))
      const zone = mapping?.zone ?? (await readZone())
      const period = await periodOf(given.text('from'), given.text('to'), zone)
      const ran = await layBeside(by, { ...period, providerId, zone, mapping, file: await fileOf(file) })
      return outcomeOf(ran)
    },
  },
]

async function mappingOf(providerId: string, file: string | undefined): Promise<Mapping | null> {
  if (file === undefined) return getMapping(providerId)
  const mapping = parseMapping(JSON.parse(await readFile(file, 'utf8')))
  if (!mapping) throw new Error(`${file} is no mapping: see the saved one in the audit for its form.`)
  return mapping
}

async function fileOf(file: string): Promise<{ path: string; name: string; bytes: number; sha256: string }> {
  const { size } = await stat(file)
  if (size > statementMax()) throw new Error(tooLarge())
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return { path: file, name: path.basename(file).slice(0, 255), bytes: size, sha256: hash.digest('hex') }
}

async function outcomeOf({ id, lines, counts, sums, warnings }: Ran): Promise<Outcome> {
  const found = await prisma().reconciliationDifference.findMany({
    where: { reconciliationId: id },
    orderBy: { number: 'asc' },
    take: printed,
  })
  const differences = found.map(toDifferenceRow).map(({ kind, line, transactionId, detail, ledgerId }) => ({
    ...{ kind, line, transaction_id: transactionId, detail, ledger_id: ledgerId },
  }))
  const count = differencesOf(counts)
  const named = differenceWords
    .filter(word => counts[word] > 0)
    .map(word => `${counts[word]} ${differenceTitle(word).toLowerCase()}`)
  return {
    document: { reconciliation: id, lines, ...counts, warnings, sums, differences },
    failed: count > 0 ? `${count} differences: ${named.join(', ')}.` : undefined,
  }
}
