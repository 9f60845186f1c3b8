import type { ReactNode } from 'react'
import styles from './state.module.css'

// Four states that must never be mistaken for one another, and each says what to do next.
const drawings = {
  empty: 'M8 14h32v22H8zM8 22h32M16 8h16',
  'no-match': 'M21 8a13 13 0 1 1 0 26 13 13 0 0 1 0-26M30.5 30.5L41 41M16 21h10',
  error: 'M24 7l19 33H5zM24 19v10M24 33.5v1.5',
  forbidden: 'M12 22h24v18H12zM17 22v-6a7 7 0 0 1 14 0v6M24 29v5',
  missing: 'M10 8h20l8 8v24H10zM30 8v8h8M18 24l12 10M30 24L18 34',
} as const

type Props = {
  kind: keyof typeof drawings
  title: string
  children?: ReactNode
  action?: ReactNode
  heading?: 'h1' | 'h2' | 'p'
}

export function State({ kind, title, children, action, heading: Heading = 'p' }: Props) {
  return (
    <div className={styles.state} data-kind={kind} role={kind === 'error' ? 'alert' : undefined}>
      <svg viewBox="0 0 48 48" aria-hidden="true">
        <path d={drawings[kind]} />
      </svg>
      <Heading className={styles.title}>{title}</Heading>
      {children ? <div className={styles.text}>{children}</div> : null}
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  )
}
