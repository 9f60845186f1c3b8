import type { Provider } from '@/lib/providers/directory'
import type { Prepared } from './prepare'

/** What the provider's own later calls will meet, in words: the rules of the wallet, told beforehand. */
export function retryWords({ intent, subject }: Prepared, provider: Provider | null): string[] {
  const again = provider?.policies.second_rollback === 'error' ? 'NOT_ALLOWED' : 'ok'
  const second = `The provider's own rollback of it is answered ${again} and moves nothing.`
  switch (intent.action) {
    case 'transaction.rollback':
      return subject.entry?.kind === 'win'
        ? [second, 'The same win sent again is answered as the first time and pays nothing.']
        : [second, 'A late win for this bet is refused with TRANSACTION_ROLLED_BACK.']
    case 'round.rollback':
      return [
        second.replace('of it', 'of any of these'),
        'A late win of this round is refused with TRANSACTION_ROLLED_BACK; a new bet would open it again.',
      ]
    case 'round.settle':
    case 'round.close':
      return [
        'A late win of this round is refused with ROUND_CLOSED and pays nothing, whatever the policies say.',
        'A rollback of its bets is refused with ALREADY_SETTLED and moves nothing.',
      ]
    case 'win.accept': {
      const warning =
        'Every bet of this round is rolled back already: the player has the stake, and keeps it.'
      return [
        "The provider's retry of this win is answered 200 as a replay and pays nothing more.",
        ...(subject.round && subject.round.bets > 0 && subject.round.betsLive === 0 ? [warning] : []),
      ]
    }
    case 'win.release':
      return ["The provider's rollback stays answered ok; sent again it is a replay."]
    case 'player.adjust':
      return ['No provider is told: this stands beside every round.']
  }
}
