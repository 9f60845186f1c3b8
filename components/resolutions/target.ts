import type { PossibleResolution } from '@/lib/resolutions/possible'

/** What a dialog is about. */
export type Target = Pick<
  PossibleResolution,
  'action' | 'label' | 'does' | 'playerId' | 'currency' | 'roundId' | 'transactionId' | 'caseId'
>
