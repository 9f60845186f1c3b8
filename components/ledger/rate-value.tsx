import { Tooltip, VisuallyHidden } from '@mantine/core'
import { Amount } from '@/components/ui/amount'
import type { BaseValue } from '@/lib/players/ledger'

/** A posting's value in base, and on asking the rate it was taken at. */
export function RateValue({ value, currency }: { value: BaseValue; currency: string }) {
  const words = `1 ${currency} = ${value.rate} ${value.currency} · ${value.day} · ${value.source}${value.stale ? ' · last known rate, out of date' : ''}`
  return (
    <Tooltip label={words} withArrow openDelay={150}>
      <span>
        {value.stale ? <span title="The last known rate was used">≈ </span> : null}
        <Amount value={value.amount} currency={value.currency} muted />
        <VisuallyHidden>({words})</VisuallyHidden>
      </span>
    </Tooltip>
  )
}
