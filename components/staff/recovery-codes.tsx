'use client'

import { Button, Group } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import styles from './staff.module.css'

/** Recovery codes that were just made: shown this once, to be copied or kept as a file. */
export function RecoveryCodes({
  codes,
  onDone,
  doneLabel,
}: {
  codes: string[]
  onDone: () => void
  doneLabel: string
}) {
  const clipboard = useClipboard({ timeout: 1500 })
  const text = `${codes.join('\n')}\n`
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`Recovery codes for Cage. Each works once.\n\n${text}`)}`
  return (
    <>
      <div className={styles.lead}>
        <p>
          Each of these opens Cage once without your phone. Keep them where you keep passwords; they are shown
          only now.
        </p>
      </div>
      <ul className={styles.codes} aria-label="Recovery codes">
        {codes.map(code => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group gap="sm">
        <Button variant="default" onClick={() => clipboard.copy(text)}>
          {clipboard.copied ? 'Copied' : 'Copy'}
        </Button>
        <Button variant="default" component="a" href={file} download="cage-recovery-codes.txt">
          Download
        </Button>
        <Button onClick={onDone} ml="auto">
          {doneLabel}
        </Button>
      </Group>
    </>
  )
}
