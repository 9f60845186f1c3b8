import type { ReactNode } from 'react'
import styles from './tag.module.css'

export type Tone = 'good' | 'bad' | 'warn' | 'info' | 'quiet'

/** A word for a state. The word says it; the colour only repeats it. */
export function Tag({ tone = 'quiet', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={styles.tag} data-tone={tone}>
      {children}
    </span>
  )
}
