import type { ReactNode } from 'react'
import { DemoRibbon } from '@/components/shell/demo-ribbon'
import { Logo } from '@/components/ui/logo'
import styles from './entrance.module.css'

type Props = {
  isDemo: boolean
  title: string
  lead: ReactNode
  problem?: string | null
  note?: ReactNode
  isWide?: boolean
  children: ReactNode
}

/** The card in the middle of a page in front of the desk: signing in, a new password. */
export function Entrance({ isDemo, title, lead, problem, note, isWide, children }: Props) {
  return (
    <div className={styles.page}>
      {isDemo ? <DemoRibbon /> : null}
      <main className={styles.centre}>
        <div className={styles.card} data-wide={isWide || undefined}>
          <Logo size={44} />
          <h1 className={styles.title}>{title}</h1>
          <p className={styles.lead}>{lead}</p>
          <div role="alert" className={styles.alert} hidden={!problem}>
            {problem}
          </div>
          {children}
        </div>
        {note ? <p className={styles.note}>{note}</p> : null}
      </main>
    </div>
  )
}
