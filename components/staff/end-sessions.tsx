'use client'

import { Button, Tooltip } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useAction } from '@/components/actions/use-action'
import { Problem } from '@/components/ui/problem'
import type { ActionAnswer } from '@/lib/staff/action'

type Props = {
  /** How many there are to end. */
  count: number
  end: () => Promise<ActionAnswer<unknown>>
  label?: string
  /** Why this person may not, or null. */
  against?: string | null
  /** Whether this very sign-in ends too. */
  leaves?: boolean
}

/** Ends several sign-ins at once. */
export function EndSessions({ count, end, label = 'End all', against = null, leaves = false }: Props) {
  const router = useRouter()
  const { run, isPending, message } = useAction(end)
  const reason = against ?? (count === 0 ? 'There is no other sign-in' : null)
  const go = async () => {
    if (!(await run())) return
    if (leaves) window.location.assign('/sign-in')
    else router.refresh()
  }
  return (
    <>
      <Tooltip label={reason} disabled={!reason} withArrow multiline maw={320}>
        <span>
          <Button variant="default" size="xs" disabled={reason !== null} loading={isPending} onClick={go}>
            {label}
            {leaves || count === 0 ? '' : ` (${count})`}
          </Button>
        </span>
      </Tooltip>
      <Problem message={message} />
    </>
  )
}
