'use client'

import { Button, Tooltip } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { save } from '@/app/(desk)/providers/[id]/policies/actions'
import { useAction } from '@/components/actions/use-action'
import { ReasonDialog } from '@/components/players/reason-dialog'
import { policyWords } from '@/lib/policy-words'
import styles from './policies.module.css'

type Props = {
  providerId: string
  version: number
  present: Record<string, string>
  wanted: Record<string, string>
  /** The policies that differ. */
  changes: string[]
  against: string | null
}

/** The way to the next version: what changes, in words, and why. */
export function SavePolicies({ providerId, version, present, wanted, changes, against }: Props) {
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  const { run, isPending, message, clear } = useAction(save)
  const why = against ?? (changes.length === 0 ? 'Nothing is changed yet.' : null)
  const open = () => {
    clear()
    setIsOpen(true)
  }
  const confirm = async (reason: string) => {
    if (!(await run({ providerId, policies: wanted, reason, seen: version }))) return
    setIsOpen(false)
    router.refresh()
  }
  return (
    <>
      <Tooltip label={why} disabled={why === null} withArrow multiline maw={280}>
        <span>
          <Button size="xs" disabled={why !== null} onClick={open}>
            Save as version {version + 1}
          </Button>
        </span>
      </Tooltip>
      {isOpen ? (
        <ReasonDialog
          title={`Save the policies as version ${version + 1}`}
          means="They count from the provider's next call. What is decided already stays as it is."
          verb="Save"
          isPending={isPending}
          message={message}
          onClose={() => setIsOpen(false)}
          onConfirm={confirm}
        >
          <ul className={styles.changeList}>
            {changes.map(key => (
              <li key={key}>
                <code>{key}</code>: <code>{present[key]}</code> → <code>{wanted[key]}</code>
                <span className={styles.under}>{policyWords[key]?.values[wanted[key]!]?.means}</span>
              </li>
            ))}
          </ul>
        </ReasonDialog>
      ) : null}
    </>
  )
}
