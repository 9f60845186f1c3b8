import type pg from 'pg'
import type { Instant } from '@/lib/clock'
import { onConnection } from '@/lib/db/conversation'
import { isPassingTrouble } from '@/lib/db/trouble'
import { log } from '@/lib/log'
import { directory } from '@/lib/providers/directory'
import { isRefusal } from '@/lib/refusal'
import { type Answer, busyAnswer, refusalAnswer } from './answer'
import { decideBatch } from './batch'
import type { Command } from './command'

/** Attempts at a whole batch before its commands are tried one by one. */
const attemptsMax = 4

type Failure = { code?: string; constraint?: string; detail?: string }

/**
 * A batch to its end: every command gets its answer, whatever befalls the database. An error undoes the whole
 * batch, so one that is a single command's fault is tried again without it, and that command alone; where the
 * fault has no name, each alone. A cut connection leaves it unknown whether anything was done: BUSY, and the
 * provider's repeat finds out. Never throws.
 */
export async function runBatch(pool: pg.Pool, commands: Command[], at: Instant): Promise<Answer[]> {
  const answers = new Map<Command, Answer>()
  const apart: Command[] = []
  let together = commands
  for (let attempt = 1; together.length > 0; attempt++) {
    const failure = await attemptBatch(pool, together, at, answers)
    if (!failure) break
    if (isTransient(failure)) {
      if (attempt < attemptsMax) continue
      for (const command of together) answers.set(command, busyAnswer())
      break
    }
    if (together.length === 1) {
      answers.set(
        together[0]!,
        attempt === 1 && isDuplicate(failure) ? await runAlone(pool, together[0]!, at) : defect(failure),
      )
      break
    }
    const culprit = attempt < attemptsMax ? together.find(command => isNamedBy(failure, command)) : undefined
    apart.push(...(culprit ? [culprit] : together))
    together = culprit ? together.filter(command => command !== culprit) : []
  }
  for (const command of apart) answers.set(command, await runAlone(pool, command, at))
  return commands.map(command => answers.get(command)!)
}

async function runAlone(pool: pg.Pool, command: Command, at: Instant): Promise<Answer> {
  const answers = new Map<Command, Answer>()
  let failure: Failure | null = null
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    failure = await attemptBatch(pool, [command], at, answers)
    if (!failure) return answers.get(command)!
    if (!isTransient(failure) && !isDuplicate(failure)) return defect(failure)
  }
  return busyAnswer()
}

/** One attempt in one transaction. What failed for the database's sake is answered BUSY; the rest is returned. */
async function attemptBatch(
  pool: pg.Pool,
  commands: Command[],
  at: Instant,
  answers: Map<Command, Answer>,
): Promise<Failure | null> {
  let client: pg.PoolClient | undefined
  try {
    const remembered = await directory()
    client = await pool.connect()
    const decided = await decideBatch(onConnection(client), client, remembered, commands, at)
    client.release()
    commands.forEach((command, index) => {
      answers.set(command, decided[index]!)
    })
    return null
  } catch (thrown) {
    const failure = thrown as Failure
    const fault = isTransient(failure) || !isPassingTrouble(thrown)
    const undone = client !== undefined && fault && (await rollback(client))
    client?.release(!undone)
    if (undone && !isRefusal(thrown)) return failure
    if (!undone) log().warn({ err: thrown, commands: commands.length }, 'a batch lost its database')
    for (const command of commands) answers.set(command, busyAnswer())
    return null
  }
}

async function rollback(client: pg.PoolClient): Promise<boolean> {
  return client.query('rollback').then(
    () => true,
    () => false,
  )
}

/** Deadlock, serialisation, lock not available: the same again may well succeed. */
function isTransient({ code }: Failure): boolean {
  return code === '40P01' || code === '40001' || code === '55P03'
}

function isDuplicate({ code }: Failure): boolean {
  return code === '23505'
}

/** Whether the database named this command's key: one id sent for two players meets in two lanes. */
function isNamedBy({ code, constraint, detail }: Failure, command: Command): boolean {
  if (code !== '23505' || constraint !== 'transactions_key' || !detail) return false
  const named = (scope: string) =>
    detail.includes(`=(${command.providerId}, ${scope}, ${command.transactionId})`)
  return named('') || named(command.playerId)
}

function defect(failure: Failure): Answer {
  log().error({ err: failure }, 'a command failed in the database')
  return refusalAnswer('INTERNAL')
}
