'use client'

import { Button, Tooltip } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { useAction } from '@/components/actions/use-action'
import type { ActionAnswer } from '@/lib/staff/action'
import { ReasonDialog } from './reason-dialog'

type Props = {
  label: string
  title: string
  lead: ReactNode
  verb: string
  /** Why it may not be done, or null. */
  against: string | null
  run: (reason: string, form: FormData) => Promise<ActionAnswer<unknown>>
  children?: ReactNode
  isDangerous?: boolean
}

/** One change of a member of staff, with its dialog. Where it may not be done it says why. */
export function ChangeButton({ label, title, lead, verb, against, run, children, isDangerous }: Props) {
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  const action = useAction(run)
  const go = async (reason: string, form: FormData) => {
    if (!(await action.run(reason, form))) return
    setIsOpen(false)
    router.refresh()
  }
  const open = () => {
    action.clear()
    setIsOpen(true)
  }
  return (
    <>
      <Tooltip label={against} disabled={!against} withArrow multiline maw={320}>
        <span>
          <Button variant="default" size="xs" onClick={open} disabled={against !== null}>
            {label}
          </Button>
        </span>
      </Tooltip>
      <ReasonDialog
        isOpen={isOpen}
        title={title}
        lead={lead}
        verb={verb}
        isPending={action.isPending}
        problem={action.message}
        onClose={() => setIsOpen(false)}
        onGo={go}
        isDangerous={isDangerous}
      >
        {children}
      </ReasonDialog>
    </>
  )
}
