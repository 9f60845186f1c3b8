import { audited } from '@/lib/audit/audited'
import { addGame } from '@/lib/providers/games/add'
import { setStakeLimit } from '@/lib/providers/games/set-limits'
import { setGameStatus } from '@/lib/providers/games/set-status'
import type { Command } from './command'

const which = {
  provider: { does: "the provider's id", required: true },
  id: { does: "the game's id, as the provider sends it", required: true },
} as const

export const gameCommands: Command[] = [
  {
    noun: 'game',
    verb: 'add',
    does: 'adds a game, enabled',
    flags: {
      ...which,
      name: { does: 'the name staff read', required: true },
      'stake-max': { does: 'the highest stake of one bet, such as 100.00' },
    },
    run: async (given, by) => {
      const game = { providerId: given.text('provider'), id: given.text('id'), name: given.text('name') }
      await audited(by, scope => addGame(scope, { ...game, stakeMax: given.maybe('stake-max') }))
      return {
        document: { provider_id: game.providerId, game_id: game.id, name: game.name, status: 'enabled' },
      }
    },
  },
  status('disable', 'disabled', 'refuses bets on a game; its rounds can still be won and rolled back'),
  status('enable', 'enabled', 'takes bets on a game again'),
  {
    noun: 'game',
    verb: 'limit',
    does: 'sets the highest stake of one bet, in one currency or in all that have no limit of their own',
    flags: {
      ...which,
      currency: { does: 'the currency it is in, such as EUR; without it, all others' },
      'stake-max': { does: 'such as 100.00, or none to take it away', required: true },
    },
    run: async (given, by) => {
      const [providerId, id] = [given.text('provider'), given.text('id')]
      const stakeMax = given.text('stake-max') === 'none' ? null : given.text('stake-max')
      const currency = given.maybe('currency') ?? null
      const limits = await audited(by, scope => setStakeLimit(scope, { providerId, id, currency, stakeMax }))
      return {
        document: {
          provider_id: providerId,
          game_id: id,
          stake_max: limits.stakeMax,
          stake_limits: limits.byCurrency,
        },
      }
    },
  },
]

function status(verb: string, word: 'enabled' | 'disabled', does: string): Command {
  return {
    noun: 'game',
    verb,
    does,
    flags: which,
    run: async (given, by) => {
      const [providerId, id] = [given.text('provider'), given.text('id')]
      await audited(by, scope => setGameStatus(scope, { providerId, id, status: word }))
      return { document: { provider_id: providerId, game_id: id, status: word } }
    },
  }
}
