import type { Endpoint } from '@/lib/wire/wire'
import { bet, jackpot, rollback, win } from './commands'
import { contracts } from './contracts'
import { endpoint } from './endpoint'
import { submit } from './queue'
import { authenticate, readBalance } from './reads'

/** The wallet's six calls. Both doors (server/ and app/api/wallet) call these very functions. */
export const walletEndpoints = {
  auth: endpoint({ door: 'wallet', name: 'auth', contract: contracts.auth }, authenticate),
  balance: endpoint({ door: 'wallet', name: 'balance', contract: contracts.balance }, readBalance),
  bet: endpoint({ door: 'wallet', name: 'bet', contract: contracts.bet, limited: true }, call =>
    submit(bet(call)),
  ),
  win: endpoint({ door: 'wallet', name: 'win', contract: contracts.win }, call => submit(win(call))),
  rollback: endpoint({ door: 'wallet', name: 'rollback', contract: contracts.rollback }, call =>
    submit(rollback(call)),
  ),
  jackpot: endpoint({ door: 'wallet', name: 'jackpot', contract: contracts.jackpot }, call =>
    submit(jackpot(call)),
  ),
} satisfies Record<string, Endpoint>
