import { FactRow, Facts } from '@/components/ui/facts'
import { policyWords } from '@/lib/policy-words'
import { type ProviderForm, readProviderForm } from '@/lib/providers/provider-form'
import { changedPolicies } from './wizard-fields'

/** What is about to be made, as the server will read it. Shown once every step holds. */
export function Review({ form }: { form: ProviderForm }) {
  const {
    id,
    name,
    mode,
    currencies = [],
    timeoutMs,
    expectedPeak,
    addressRanges = [],
    games = [],
  } = readProviderForm(form)
  const changed = changedPolicies(form.policies)
  return (
    <Facts>
      <FactRow name="Name">{name}</FactRow>
      <FactRow name="Id">
        <code>{id}</code>
      </FactRow>
      <FactRow name="Mode">
        {mode === 'sandbox' ? 'sandbox: test players only' : 'live: real players, real money'}
      </FactRow>
      <FactRow name="Wallet">seamless</FactRow>
      <FactRow name="Currencies">{currencies.length > 0 ? currencies.join(', ') : 'all'}</FactRow>
      <FactRow name="Time-out">{timeoutMs} ms</FactRow>
      <FactRow name="Expected peak">{expectedPeak ? `${expectedPeak} calls a second` : 'not said'}</FactRow>
      <FactRow name="Addresses">
        {addressRanges.length > 0 ? addressRanges.join(', ') : 'every address may call'}
      </FactRow>
      <FactRow name="Policies">
        {changed.length === 0
          ? 'all at their defaults'
          : changed.map(([key, value]) => (
              <div key={key}>
                <code>
                  {key} = {value}
                </code>
                : {policyWords[key]?.values[value]?.means}
              </div>
            ))}
      </FactRow>
      <FactRow name="Games">
        {games.length === 0
          ? 'none yet: no bet is taken before there is one'
          : games.map(game => game.name).join(', ')}
      </FactRow>
    </Facts>
  )
}
