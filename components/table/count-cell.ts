import { group } from '@/components/ui/amount'

/** A cell of a count: thousands apart; nothing where nothing was counted. */
export function countCell({ getValue }: { getValue: () => unknown }): string {
  return group(`${getValue() ?? ''}`)
}
