import { addGame } from '@/lib/providers/add-game'
import { disableGame, enableGame } from '@/lib/providers/enable-game'
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
      await addGame({ ...game, stakeMax: given.maybe('stake-max') }, by)
      return {
        document: { provider_id: game.providerId, game_id: game.id, name: game.name, status: 'enabled' },
      }
    },
  },
  {
    noun: 'game',
    verb: 'disable',
    does: 'refuses bets on a game; its rounds can still be won and rolled back',
    flags: which,
    run: async given => {
      await disableGame(given.text('provider'), given.text('id'))
      return {
        document: { provider_id: given.text('provider'), game_id: given.text('id'), status: 'disabled' },
      }
    },
  },
  {
    noun: 'game',
    verb: 'enable',
    does: 'takes bets on a game again',
    flags: which,
    run: async given => {
      await enableGame(given.text('provider'), given.text('id'))
      return {
        document: { provider_id: given.text('provider'), game_id: given.text('id'), status: 'enabled' },
      }
    },
  },
]
