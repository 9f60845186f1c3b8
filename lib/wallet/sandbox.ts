import { magicPlayer, magicToken, type Scenario } from '@/lib/players/magic'
import type { Provider } from '@/lib/providers/directory'
import { type Answer, refusalAnswer } from './answer'
import type { Call } from './endpoint'
import { holdBack } from './hold'
import { type Standing, setMagicStage } from './magic-stage'

const moneyCalls = new Set(['bet', 'win', 'rollback', 'jackpot'])

/**
 * A call of a sandbox provider: an ordinary one, unless it concerns a magic player (lib/players/magic.ts). Those
 * are made here when they are first named, with their money and their session, and their money calls are answered
 * as their scenario has it. What the wallet does is its own all the same: only the answer is another.
 */
export async function callInSandbox(
  provider: Provider,
  name: string,
  call: Call<unknown>,
  verb: () => Promise<Answer>,
): Promise<Answer> {
  const { player_id: named, token } = call.input as Record<string, unknown>
  const playerId = typeof named === 'string' ? named : ownerOf(token, provider.id)
  const player = magicPlayer(playerId)
  if (!player) return verb()
  const isSeated = token === magicToken(playerId, provider.id)
  const stage = { playerId, player, providerId: provider.id, isSeated }
  const standing = await setMagicStage(stage, call, name === 'bet')
  return standing && moneyCalls.has(name) ? scenarios[player.scenario](verb, provider, standing) : verb()
}

type Play = (verb: () => Promise<Answer>, provider: Provider, standing: Standing) => Promise<Answer>

/** The first answer is the one that was just accepted: what is refused is answered as always, a repeat at once. */
const scenarios: Record<Scenario, Play> = {
  plain: verb => verb(),
  late: async (verb, { timeoutMs }) => {
    const answer = await verb()
    if (isFirst(answer)) await holdBack(timeoutMs + 500)
    return answer
  },
  error: async verb => {
    const answer = await verb()
    return isFirst(answer) ? refusalAnswer('INTERNAL') : answer
  },
  conflict: async (_verb, _provider, standing) => refusalAnswer('TRANSACTION_CONFLICT', {}, standing),
}

function isFirst({ verdict }: Answer): boolean {
  return verdict === 'new'
}

/** `/auth` names nobody but by the token. */
function ownerOf(token: unknown, providerId: string): string {
  const end = `.${providerId}`
  return typeof token === 'string' && token.endsWith(end) ? token.slice(0, -end.length) : ''
}
