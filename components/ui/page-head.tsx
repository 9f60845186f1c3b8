import type { ReactNode } from 'react'
import styles from './page-head.module.css'

type Props = { title: ReactNode; lead?: ReactNode; actions?: ReactNode }

/** The head of a page: its one h1, a line on what it is, and what can be done. */
export function PageHead({ title, lead, actions }: Props) {
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <h1 className={styles.title}>{title}</h1>
        {lead ? <div className={styles.lead}>{lead}</div> : null}
      </div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </header>
  )
}
