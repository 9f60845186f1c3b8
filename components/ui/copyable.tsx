'use client'

import { useClipboard } from '@mantine/hooks'
import styles from './copyable.module.css'
import { shorten } from './shorten'

type Props = {
  /** The whole text, also where only a part of it is shown. */
  value: string
  /** What it is, for the button's name: "Copy round id". */
  what: string
  /** Characters shown at most; the middle is left out of what is longer. */
  max?: number
  children?: React.ReactNode
}

/** An id in monospace with a button that copies it. `children` take the place of the text, a link for instance. */
export function Copyable({ value, what, max = 64, children }: Props) {
  const clipboard = useClipboard({ timeout: 1200 })
  return (
    <span className={styles.root}>
      <span className={styles.text} title={value}>
        {children ?? shorten(value, max)}
      </span>
      <button
        type="button"
        className={styles.button}
        data-copied={clipboard.copied || undefined}
        aria-label={clipboard.copied ? `Copied ${what}` : `Copy ${what}`}
        onClick={event => {
          event.stopPropagation()
          clipboard.copy(value)
        }}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          {clipboard.copied ? (
            <path d="M3 8.5l3.5 3.5L13 4.5" />
          ) : (
            <path d="M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z" />
          )}
        </svg>
      </button>
    </span>
  )
}
