import type { Instant } from '@/lib/clock'
import { type Conversation, within } from '@/lib/db/conversation'
import type { Executor } from '@/lib/db/executor'
import { newId } from '@/lib/ids'
import { type Directory, isLive, refreshDirectory } from '@/lib/providers/directory'
import { refuse } from '@/lib/refusal'
import { askAllowances } from './allowance'
import { type Answer, refusalAnswer } from './answer'
import { apply } from './apply'
import { type Command, operatorId } from './command'
import { loadStatements, toState } from './load'
import { rememberUse } from './recall'
import { decide } from './rules'
import type { State } from './state'
import { writeStatements } from './write'
import { noWrites, type Writes } from './writes'

/**
 * Decides a batch of commands in one database transaction and returns their answers in order: lock the
 * wallets, then read, run the rules over each command in turn, write everything, commit. Throws what the
 * database throws; then nothing was done, or it is not known (lib/wallet/queue.ts).
 */
export async function decideBatch(
  conversation: Conversation,
  executor: Executor,
  directory: Directory,
  commands: Command[],
  at: Instant,
): Promise<Answer[]> {
  const state = await load(conversation, executor, directory, commands, at)
  const writes = noWrites()
  const answers = commands.map(command => decideOne(state, writes, command, at))
  await conversation.write(writeStatements(writes))
  rememberUse(state, at)
  return answers
}

/** A single command inside somebody else's transaction, as a staff action is. The executor commits, or not. */
export async function decideWithin(
  executor: Executor,
  directory: Directory,
  command: Command,
  at: Instant,
): Promise<Answer> {
  const [answer] = await decideBatch(within(executor), executor, directory, [command], at)
  return answer!
}

async function load(
  conversation: Conversation,
  executor: Executor,
  remembered: Directory,
  commands: Command[],
  at: Instant,
): Promise<State> {
  const questions = askAllowances(commands, at)
  let directory = remembered
  for (let attempt = 0; attempt < 3; attempt++) {
    const statements = loadStatements(directory, commands, questions, at)
    const [wallets, rows] =
      attempt === 0 ? await conversation.read(statements) : await within(executor).read(statements)
    const { revision } = rows![0]
    if (revision === directory.revision) return toState(directory, commands, questions, wallets!, rows!)
    directory = await refreshDirectory(executor, revision)
  }
  return refuse('BUSY')
}

function decideOne(state: State, writes: Writes, command: Command, at: Instant): Answer {
  if (!mayDecide(state, command, at)) return refusalAnswer('INVALID_SIGNATURE')
  return apply(state, writes, command, decide(state, command, at), newId(), at)
}

/** A key revoked since its signature was checked decides nothing more. */
function mayDecide(state: State, command: Command, at: Instant): boolean {
  if (command.keyId === null) return true
  const credential = state.directory.credentials.get(command.keyId)
  if (!credential || !isLive(credential, at)) return false
  return command.providerId === operatorId || state.directory.providers.has(command.providerId)
}
