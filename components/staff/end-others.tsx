'use client'

import { Button, Tooltip } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'

type Props = { others: number; end: () => Promise<{ ok: boolean }> }

/** Ends every other sign-in of this person at once. */
export function EndOthers({ others, end }: Props) {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const go = () =>
    startTransition(async () => {
      await end().catch(() => {})
      router.refresh()
    })
  return (
    <Tooltip label="There is no other sign-in" disabled={others > 0} withArrow>
      <span>
        <Button variant="default" size="xs" disabled={others === 0} loading={isPending} onClick={go}>
          End all others{others > 0 ? ` (${others})` : ''}
        </Button>
      </span>
    </Tooltip>
  )
}
