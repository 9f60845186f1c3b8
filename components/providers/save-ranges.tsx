'use client'

import { useRouter } from 'next/navigation'
import { changeRanges } from '@/app/(desk)/providers/[id]/network/actions'
import { useAction } from '@/components/actions/use-action'
import { ReasonDialog } from '@/components/players/reason-dialog'
import type { Caller } from '@/lib/providers/callers'
import type { TriedRanges } from '@/lib/providers/try-ranges'
import styles from './network.module.css'

type Props = {
  providerId: string
  tried: TriedRanges
  onClose: () => void
  onSaved: (ranges: string[]) => void
}

const shown = 6

/** What a new allow-list means, and whom it would have refused, before it counts. */
export function SaveRanges({ providerId, tried: { ranges, callers }, onClose, onSaved }: Props) {
  const router = useRouter()
  const { run, isPending, message } = useAction(changeRanges)
  const refused = callers.filter(caller => !caller.isAllowed)
  const go = async (reason: string) => {
    const saved = await run({ providerId, text: ranges.join('\n'), reason })
    if (!saved) return
    onSaved(saved.value)
    onClose()
    router.refresh()
  }
  const count = ranges.length === 1 ? 'one range' : `${ranges.length} ranges`
  return (
    <ReasonDialog
      title="Save the list"
      means={
        ranges.length === 0
          ? 'Calls will be taken from every address.'
          : `Calls will be taken from ${count} only, within a second. All others are refused with IP_NOT_ALLOWED: bets, wins and rollbacks alike.`
      }
      verb={refused.length > 0 ? 'Save it all the same' : 'Save it'}
      isPending={isPending}
      message={message}
      onClose={onClose}
      onConfirm={go}
    >
      {refused.length > 0 ? (
        <div className={styles.warning} role="note">
          <p>Of the calls of the last day these would have been refused:</p>
          <ul>
            {refused.slice(0, shown).map(caller => (
              <li key={caller.address}>{wordsFor(caller)}</li>
            ))}
          </ul>
          {refused.length > shown ? <p>and {refused.length - shown} addresses more.</p> : null}
        </div>
      ) : (
        <p className={styles.fine} role="note">
          {callers.length === 0
            ? 'There were no calls in the last day to try it with.'
            : 'It would have let in every call of the last day.'}
        </p>
      )}
    </ReasonDialog>
  )
}

function wordsFor({ address, calls, lastAt }: Caller): string {
  const last = `${lastAt.slice(0, 16).replace('T', ' ')} UTC`
  return `calls from ${address}: ${calls}, the last on ${last}`
}
