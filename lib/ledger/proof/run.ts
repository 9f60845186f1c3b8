import type { Executor } from '@/lib/db/executor'
import type { Check } from './check'
import type { Pass } from './passes'

/** What became of a check: `incomplete` where something could not be read. Then nothing is said of the law. */
export type CheckResult = {
  name: string
  ok: boolean | 'incomplete'
  /** What was examined, and how much of it does not fit. */
  rows: number
  violations: number
  /** Up to twenty complaints, or the reason why it is incomplete. */
  examples: string[]
  took_ms: number
}

const examplesMax = 20
const exampleLength = 500

/** Runs one check inside the open transaction; a check that fails leaves the transaction usable. */
export async function runCheck(executor: Executor, check: Check): Promise<CheckResult> {
  const startedAt = performance.now()
  const took = () => Math.round(performance.now() - startedAt)
  try {
    await executor.query('savepoint check_begun')
    const { rows } = await executor.query(
      `select count(*)::float8 as rows, count(complaint)::float8 as violations from (${check.sql}) examined`,
    )
    const examples = rows[0].violations > 0 ? await readExamples(executor, check) : []
    await executor.query('release savepoint check_begun')
    return { name: check.name, ok: rows[0].violations === 0, ...rows[0], examples, took_ms: took() }
  } catch (error) {
    await executor.query('rollback to savepoint check_begun').catch(() => {})
    return incomplete(check.name, error, took())
  }
}

/** Runs a pass inside the open transaction: a result a law, without examples. The time is shared among them. */
export async function runPass(executor: Executor, { laws, sql }: Pass): Promise<CheckResult[]> {
  const startedAt = performance.now()
  const took = () => Math.round((performance.now() - startedAt) / laws.length)
  try {
    await executor.query('savepoint pass_begun')
    const { rows } = await executor.query(sql)
    await executor.query('release savepoint pass_begun')
    return laws.map(name => {
      const violations = rows[0][`${name} broken`]
      return { name, ok: violations === 0, rows: rows[0][name], violations, examples: [], took_ms: took() }
    })
  } catch (error) {
    await executor.query('rollback to savepoint pass_begun').catch(() => {})
    return laws.map(name => incomplete(name, error, took()))
  }
}

/** The result of a check that could not be run. */
export function incomplete(name: string, error: unknown, took_ms = 0): CheckResult {
  const reason = error instanceof Error ? error.message : String(error)
  return {
    name,
    ok: 'incomplete',
    rows: 0,
    violations: 0,
    examples: [`could not be read: ${reason}`],
    took_ms,
  }
}

async function readExamples(executor: Executor, check: Check): Promise<string[]> {
  const { rows } = await executor.query(
    `select left(complaint, ${exampleLength}) as complaint from (${check.sql}) examined where complaint is not null order by complaint limit ${examplesMax}`,
  )
  return rows.map(row => row.complaint)
}

/** The results of a law's parts as one. */
export function merge(parts: CheckResult[]): CheckResult {
  const sum = (pick: (part: CheckResult) => number) => parts.reduce((total, part) => total + pick(part), 0)
  return {
    name: parts[0]!.name,
    ok: parts.some(part => part.ok === 'incomplete') ? 'incomplete' : parts.every(part => part.ok),
    rows: sum(part => part.rows),
    violations: sum(part => part.violations),
    examples: parts.flatMap(part => part.examples).slice(0, examplesMax),
    took_ms: sum(part => part.took_ms),
  }
}
