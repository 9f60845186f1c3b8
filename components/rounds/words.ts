import type { Tone } from '@/components/ui/tag'

/** The states of a round as they are shown. */
export const stateWords: Record<string, { label: string; tone: Tone }> = {
  open: { label: 'Open', tone: 'info' },
  closed: { label: 'Closed', tone: 'quiet' },
  cancelled: { label: 'Cancelled', tone: 'warn' },
  unopened: { label: 'Never opened', tone: 'warn' },
  staff: { label: 'Settled by staff', tone: 'info' },
}
