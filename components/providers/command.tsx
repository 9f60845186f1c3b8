'use client'

import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import styles from './first-call.module.css'

/** Something to run in a shell, with a button that copies it. */
export function Command({ text, what }: { text: string; what: string }) {
  const clipboard = useClipboard({ timeout: 1500 })
  return (
    <div className={styles.command}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={styles.frame} tabIndex={0} aria-label={what}>
        <pre>{text}</pre>
      </section>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => clipboard.copy(text)}
        aria-label={`Copy ${what}`}
      >
        {clipboard.copied ? 'Copied' : 'Copy'}
      </Button>
    </div>
  )
}
