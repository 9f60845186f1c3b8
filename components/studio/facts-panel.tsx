import { FactRow, Facts } from '@/components/ui/facts'
import { Panel } from '@/components/ui/panel'
import { Tag } from '@/components/ui/tag'
import type { ProviderFacts } from '@/lib/providers/get'
import type { Health } from '@/lib/reports/health'
import styles from './studio.module.css'

/** What is set for a provider, as its engineers need to know it. */
export function FactsPanel({ provider, health }: { provider: ProviderFacts; health: Health }) {
  const { id, mode, status, addressRanges, rateLimit, games } = provider
  return (
    <Panel title="Settings">
      <Facts>
        <FactRow name="Provider id">
          <code>{id}</code>
        </FactRow>
        <FactRow name="Mode">
          <Tag tone={mode === 'live' ? 'good' : 'info'}>{mode}</Tag>{' '}
          {mode === 'live' ? 'real players, real money' : 'test players only'}
        </FactRow>
        <FactRow name="Status">{status}</FactRow>
        <FactRow name="You wait for an answer">{health.timeoutMs} ms</FactRow>
        <FactRow name="Expected peak">
          {health.expectedPeak ? `${health.expectedPeak} calls a second` : 'not said'}
        </FactRow>
        <FactRow name="Debits a second">{rateLimit ?? 'no limit'}</FactRow>
        <FactRow name="Calls may come from">
          {addressRanges.length > 0 ? <code>{addressRanges.join(', ')}</code> : 'anywhere'}
        </FactRow>
        <FactRow name="Games">
          {games.length === 0 ? 'none yet: a bet is GAME_NOT_FOUND' : <Games games={games} />}
        </FactRow>
      </Facts>
    </Panel>
  )
}

const shown = 30

function Games({ games }: Pick<ProviderFacts, 'games'>) {
  return (
    <span className={styles.games}>
      {games.slice(0, shown).map(game => (
        <span key={game.id} title={game.name}>
          <code>{game.id}</code>
          {game.status === 'disabled' ? ' (disabled)' : ''}
        </span>
      ))}
      {games.length > shown ? <span>and {games.length - shown} more</span> : null}
    </span>
  )
}

/** The choices that decide how a provider's calls are judged. */
export function PoliciesPanel({ provider }: { provider: ProviderFacts }) {
  return (
    <Panel title="Policies" aside={`version ${provider.policyVersion}`}>
      <Facts>
        {Object.entries(provider.policies).map(([key, value]) => (
          <FactRow key={key} name={key.replaceAll('_', ' ')}>
            <code>{value}</code>
          </FactRow>
        ))}
      </Facts>
    </Panel>
  )
}
