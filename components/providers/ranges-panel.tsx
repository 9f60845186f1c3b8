'use client'

import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { checkRanges } from '@/app/(desk)/providers/[id]/network/actions'
import { useAction } from '@/components/actions/use-action'
import { Panel } from '@/components/ui/panel'
import type { TriedRanges } from '@/lib/providers/try-ranges'
import styles from './network.module.css'
import { SaveRanges } from './save-ranges'

type Props = {
  providerId: string
  ranges: string[]
  /** Why this person may not change them, or null. */
  against: string | null
}

/** The allow-list, one range a line. What it would do to the calls of the last day is said before it counts. */
export function RangesPanel({ providerId, ranges, against }: Props) {
  const { run, isPending, message } = useAction(checkRanges)
  const [text, setText] = useState(ranges.join('\n'))
  const [tried, setTried] = useState<TriedRanges | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const checked = await run({ providerId, text })
    if (checked) setTried(checked.value)
  }
  const isSame = text.trim() === ranges.join('\n')
  return (
    <Panel title="Addresses it may call from" aside={ranges.length === 0 ? 'any' : `${ranges.length} of 200`}>
      <form onSubmit={submit}>
        <Textarea
          label="One address or range a line"
          description="Such as 203.0.113.7, 10.0.0.0/8 or 2001:db8::/32. With none, calls are taken from everywhere; a signature is needed all the same."
          value={text}
          onChange={event => setText(event.currentTarget.value)}
          error={message}
          autosize
          minRows={4}
          maxRows={16}
          spellCheck={false}
          readOnly={against !== null}
          classNames={{ input: styles.code }}
        />
        <div className={styles.foot}>
          {against ? <span className={styles.note}>{against}</span> : null}
          <Button
            type="submit"
            size="xs"
            variant="default"
            loading={isPending}
            disabled={against !== null || isSame}
          >
            Check and save…
          </Button>
        </div>
      </form>
      {tried ? (
        <SaveRanges
          providerId={providerId}
          tried={tried}
          onClose={() => setTried(null)}
          onSaved={saved => setText(saved.join('\n'))}
        />
      ) : null}
    </Panel>
  )
}
