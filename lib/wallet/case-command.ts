import { type Command, type CommandFacts, toCommand } from './command'

/**
 * A call as the rules saw it, kept with its case so that a person can still accept it. Without its session,
 * its key and its request, which decide nothing then.
 */
export type CaseCommand = Omit<CommandFacts, 'tokenHash' | 'keyId' | 'actor' | 'requestId' | 'resolution'>

export function caseCommand(command: Command): CaseCommand {
  const {
    tokenHash: _t,
    keyId: _k,
    actor: _a,
    requestId: _r,
    resolution: _s,
    roundId: _i,
    fingerprint: _f,
    ...facts
  } = command
  return facts
}

/** The command again, of what `cases.command` holds; null where the case keeps none. Its fingerprint is as it was. */
export function commandOfCase(json: unknown): Command | null {
  if (typeof json !== 'object' || json === null) return null
  const facts = json as CaseCommand
  return toCommand({
    ...facts,
    tokenHash: null,
    keyId: null,
    actor: `provider:${facts.providerId}`,
    requestId: null,
  })
}
