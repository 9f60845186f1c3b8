import { urlOf } from '@/lib/listing/links'
import type { Figure } from '@/lib/settlement/figures'
import type { SettlementRow } from '@/lib/settlement/row'

type Place = Pick<SettlementRow, 'month' | 'provider' | 'currency' | 'day' | 'game'>

/** The transactions behind a figure of a line; without a name, behind its GGR. */
export function entriesHref(place: Place, figure?: Figure): string {
  return urlOf('/settlement/entries', {
    ...named(place),
    ...(place.game && { game: place.game }),
    ...(figure && { figure }),
  })
}

/** What a line is made of: its days, or a day's games. */
export function insideHref(place: Place, isBase: boolean): string {
  return urlOf('/settlement', { ...named(place), ...(isBase && { in: 'base' }) })
}

/** The page of a provider's statements. */
export function statementPath(provider: string): string {
  return `/settlement/statements/${encodeURIComponent(provider)}`
}

function named({ month, provider, currency, day }: Place): Record<string, string> {
  return { month, provider, currency, ...(day && { day }) }
}
