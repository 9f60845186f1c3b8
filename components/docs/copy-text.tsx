'use client'

import { UnstyledButton } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import styles from './code-block.module.css'

export function CopyText({ text, what }: { text: string; what: string }) {
  const clipboard = useClipboard({ timeout: 1200 })
  return (
    <UnstyledButton className={styles.copy} aria-label={`Copy: ${what}`} onClick={() => clipboard.copy(text)}>
      {clipboard.copied ? 'Copied' : 'Copy'}
    </UnstyledButton>
  )
}
