import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { audited } from '@/lib/audit/audited'
import { now } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { byOf } from '@/lib/staff/action'
import { type CurrentStaff, currentStaff } from '@/lib/staff/current'
import { isAllowed, type Permission, reasonAgainst } from '@/lib/staff/permissions'
import { uuidPattern } from '@/lib/text'
import { exportFile } from './folder'
import { exportKinds, isExportKind } from './kinds'

const types: Record<string, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
}

/**
 * The file of an export, for who made it or may take those of others, and who may take its kind today. Every
 * download, and every one that is refused, is an event before it begins.
 */
export async function downloadExport(id: string): Promise<Response> {
  const staff = await currentStaff()
  if (!staff) return say(401, 'Sign in first.')
  const found = uuidPattern.test(id) ? await prisma().export.findUnique({ where: { id } }) : null
  const lacking = found ? lackingFor(staff, found) : missingFor(staff)
  if (lacking) {
    await record(staff, id, 'refused', reasonAgainst(staff.role, lacking))
    return say(403, reasonAgainst(staff.role, lacking) ?? '')
  }
  if (!found) return say(404, 'There is no such export.')
  const isOver = found.expiresAt !== null && found.expiresAt.getTime() <= now()
  if (found.state === 'expired' || isOver) return say(410, 'Its time is over: make it again.')
  if (found.state !== 'done' || !found.file) return say(409, 'There is no file of it.')
  const file = exportFile(found.file)
  const size = await stat(file).then(
    ({ size }) => size,
    () => null,
  )
  if (size === null) return say(410, 'Its file is not where this server looks for it (CAGE_EXPORTS).')
  await record(staff, id, 'done', null, found)
  const name = `${found.kind}-${found.madeAt.toISOString().slice(0, 10)}.${found.form}`
  return new Response(Readable.toWeb(createReadStream(file)) as ReadableStream, {
    headers: {
      'content-type': types[found.form] ?? 'application/octet-stream',
      'content-length': `${size}`,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

type Found = { kind: string; staffId: string | null; form: string; sha256: Uint8Array | null }

function lackingFor(staff: CurrentStaff, { kind, staffId }: Found): Permission | undefined {
  const own: Permission[] = staffId === staff.id ? [] : ['exports.others']
  const needed: Permission[] = isExportKind(kind)
    ? ['exports.read', ...own, exportKinds[kind].takes]
    : ['exports.others']
  return needed.find(one => !isAllowed(staff.role, one))
}

function missingFor({ role }: CurrentStaff): Permission | undefined {
  return isAllowed(role, 'exports.read') ? undefined : 'exports.read'
}

function record(
  staff: CurrentStaff,
  id: string,
  outcome: 'done' | 'refused',
  reason: string | null,
  found?: Found,
): Promise<void> {
  const sha256 = found?.sha256 ? Buffer.from(found.sha256).toString('hex') : null
  const after = found ? { kind: found.kind, form: found.form, sha256 } : null
  return audited(byOf(staff), ({ audit }) =>
    audit({ action: 'export.download', subject: { kind: 'export', id }, outcome, reason, after }),
  )
}

function say(status: number, sentence: string): Response {
  return new Response(`${sentence}\n`, { status })
}
