/** How a change that needs a second person can stand, and what that means to a reader. */
export const approvalStates = {
  waiting: 'waits for a second person; nothing was posted',
  approved: 'was approved and posted',
  declined: 'was declined; nothing was posted',
  withdrawn: 'was withdrawn by its maker; nothing was posted',
  expired: 'was not decided in time; nothing was posted',
  moved: 'came too late: what it was about had changed; nothing was posted',
} as const

export type ApprovalState = keyof typeof approvalStates

export const approvalStateNames = Object.keys(approvalStates) as ApprovalState[]

/** How long a change waits, in milliseconds: 72 hours. */
export const approvalLasts = 72 * 3_600_000

/** What was not decided in time is over, whether or not the sweep has been there. */
export function stateAt({ state, expiresAt }: { state: string; expiresAt: Date }, at: number): ApprovalState {
  return state === 'waiting' && expiresAt.getTime() <= at ? 'expired' : (state as ApprovalState)
}
