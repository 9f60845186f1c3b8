import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { audited } from '@/lib/audit/audited'
import type { Instant } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { exportFile, exportsFolder } from './folder'

/** What no worker has written to for so long, and no export names, was left by one that died. */
const leftAfter = 3_600_000

const ours = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-\d+\.(csv|xlsx|parquet)(\.part|\.rows\.part)?$/

/** Takes away the files whose time is over, and what dead workers left. Answers how many exports expired. */
export async function expireExports(at: Instant): Promise<number> {
  const over = await prisma().export.findMany({
    where: { state: 'done', expiresAt: { lte: new Date(at) } },
    select: { id: true, file: true, kind: true },
  })
  for (const { id, file, kind } of over) {
    await audited({ actor: 'clock', at }, async ({ tx, audit }) => {
      const { count } = await tx.export.updateMany({
        where: { id, state: 'done' },
        data: { state: 'expired' },
      })
      if (count === 1)
        await audit({ action: 'export.expire', subject: { kind: 'export', id }, after: { kind } })
    })
    if (file) await rm(exportFile(file), { force: true })
  }
  await sweepFolder(at)
  return over.length
}

async function sweepFolder(at: Instant): Promise<void> {
  const names = (await readdir(exportsFolder()).catch(() => [])).filter(name => ours.test(name))
  const kept = await prisma().export.findMany({
    where: { state: 'done', file: { in: names } },
    select: { file: true },
  })
  const known = new Set(kept.map(({ file }) => file))
  for (const name of names.filter(one => !known.has(one))) {
    const file = path.join(exportsFolder(), name)
    const found = await stat(file).catch(() => null)
    if (found && at - found.mtimeMs > leftAfter) await rm(file, { force: true })
  }
}
