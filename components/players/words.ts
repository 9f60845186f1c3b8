import type { LimitKind, LimitPeriod } from '@/lib/players/limits'
import type { SessionState } from '@/lib/sessions/list'

export const sessionWords: Record<SessionState, string> = { live: 'Running', ended: 'Ended', expired: 'Over' }

export const limitWords: Record<LimitKind, string> = { stake: 'Stake', loss: 'Loss', wager: 'Wager' }

export const periodWords: Record<LimitPeriod, string> = {
  bet: 'per bet',
  day: 'per day',
  week: 'per week',
  month: 'per month',
}
