'use client'

import { Button, Tooltip } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useAction } from '@/components/actions/use-action'
import { Problem } from '@/components/ui/problem'
import type { ActionAnswer } from '@/lib/staff/action'
import type { MadeLink } from '@/lib/staff/invite'
import { LinkOnce } from './link-once'

type Props = { label: string; against: string | null; make: () => Promise<ActionAnswer<MadeLink>> }

/** Makes a new link for somebody; the former ones stop working. */
export function LinkButton({ label, against, make }: Props) {
  const router = useRouter()
  const [link, setLink] = useState<MadeLink | null>(null)
  const { run, isPending, message } = useAction(make)
  const go = async () => {
    const made = await run()
    if (!made) return
    setLink(made.value)
    router.refresh()
  }
  return (
    <>
      <Tooltip label={against} disabled={!against} withArrow multiline maw={320}>
        <span>
          <Button variant="default" size="xs" onClick={go} loading={isPending} disabled={against !== null}>
            {label}
          </Button>
        </span>
      </Tooltip>
      <Problem message={message} />
      <LinkOnce link={link} onClose={() => setLink(null)} />
    </>
  )
}
