import type { ServerResponse } from 'node:http'
import { now } from '@/lib/clock'
import { connectRole } from '@/lib/db/connection'
import { pendingMigrations } from '@/lib/db/migrate'
import { missingPartitions } from '@/lib/db/partitions'
import { appPool } from '@/lib/db/pools'
import { registry } from '@/lib/metrics'

/** Where the process stands in its life. */
export type Stage = 'starting' | 'serving' | 'draining'

type Check = { ok: boolean; detail?: string }
type Readiness = { ready: boolean; stage: Stage; checks: Record<string, Check> }

const patience = 2000

/** Answers /healthz, /readyz and /metrics; false where the path is none of them. */
export function answerHealth(path: string, response: ServerResponse, stage: Stage): boolean {
  if (path === '/healthz') {
    sendJson(response, 200, { alive: true, stage })
    return true
  }
  if (path === '/readyz') {
    readiness(stage).then(state => sendJson(response, state.ready ? 200 : 503, state))
    return true
  }
  if (path === '/metrics') {
    sendMetrics(response)
    return true
  }
  return false
}

/** Whether calls may be sent here: serving, and the database reachable, migrated and with room for what is to come. */
export async function readiness(stage: Stage): Promise<Readiness> {
  if (stage !== 'serving') return { ready: false, stage, checks: {} }
  const checks = {
    database: await check(() => appPool().query('select 1').then(nothing)),
    migrations: await check(async () => listed('missing', await pendingMigrations(appPool()))),
    partitions: await check(async () => listed('missing', await missingPartitions(appPool(), now()))),
    role: { ok: true, detail: roleDetail() },
  }
  return { ready: Object.values(checks).every(({ ok }) => ok), stage, checks }
}

function roleDetail(): string {
  const role = connectRole()
  return role
    ? `connected as ${role}`
    : "no role of its own: the URL's user may not make roles, so it gave up its own rights on what is append-only"
}

const nothing = () => undefined

function listed(what: string, names: string[]): string | undefined {
  return names.length > 0 ? `${what}: ${names.join(', ')}` : undefined
}

/** `look` answers what is wrong, or nothing. */
async function check(look: () => Promise<string | undefined>): Promise<Check> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), patience)
  })
  try {
    const trouble = await Promise.race([look(), late])
    return trouble ? { ok: false, detail: trouble } : { ok: true }
  } catch (error) {
    return { ok: false, detail: (error as { code?: string }).code ?? (error as Error).message }
  } finally {
    clearTimeout(timer)
  }
}

async function sendMetrics(response: ServerResponse): Promise<void> {
  try {
    const body = await registry().metrics()
    response.writeHead(200, {
      'content-type': registry().contentType,
      'content-length': Buffer.byteLength(body),
    })
    response.end(body)
  } catch {
    response.writeHead(500).end()
  }
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = `${JSON.stringify(body)}\n`
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  })
  response.end(text)
}
