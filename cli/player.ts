import { operatorContracts } from '@/lib/operator/contracts'
import { getPlayer, type PlayerFacts } from '@/lib/players/get'
import { putPlayer } from '@/lib/players/put'
import { id } from '@/lib/wallet/contracts'
import { type Command, oneOf, UsageError } from './command'

const which = { does: "the operator's own id of the player", required: true } as const

export const playerCommands: Command[] = [
  {
    noun: 'player',
    verb: 'put',
    does: 'makes a player, or changes what is given',
    flags: {
      id: which,
      currency: { does: "the player's currency, such as EUR", required: true },
      country: { does: 'such as SE' },
      language: { does: 'such as sv' },
      'display-name': { does: 'the name staff read' },
      status: { does: 'active, blocked, self_excluded or closed' },
      test: { does: 'true or false: a test player is for sandbox providers only' },
    },
    run: async (given, by) => {
      const test = given.maybe('test')
      const parsed = operatorContracts.putPlayer.safeParse({
        currency: given.text('currency'),
        country: given.maybe('country'),
        language: given.maybe('language'),
        display_name: given.maybe('display-name'),
        status: given.maybe('status'),
        test: test === undefined ? undefined : oneOf('test', test, ['true', 'false']) === 'true',
      })
      if (!parsed.success) {
        const { path, message } = parsed.error.issues[0]!
        throw new UsageError(`--${path.join('.').replace('_', '-')} ${message}.`)
      }
      const { display_name: displayName, ...facts } = parsed.data
      const playerId = readId(given.text('id'))
      await putPlayer({ playerId, displayName, ...facts }, by)
      return { document: toDocument(await getPlayer(playerId)) }
    },
  },
  {
    noun: 'player',
    verb: 'show',
    does: 'shows a player and the balance',
    flags: { id: which },
    run: async given => ({ document: toDocument(await getPlayer(readId(given.text('id')))) }),
  },
]

function readId(text: string): string {
  const parsed = id.safeParse(text)
  if (!parsed.success) throw new UsageError(`--id ${parsed.error.issues[0]!.message}.`)
  return parsed.data
}

function toDocument({ playerId, displayName, createdAt, updatedAt, ...facts }: PlayerFacts) {
  return {
    player_id: playerId,
    display_name: displayName,
    ...facts,
    created_at: createdAt,
    updated_at: updatedAt,
  }
}
