import type { ReactNode } from 'react'
import styles from './figures.module.css'

/** A heading over some panels of the home page, with what can be chosen for them. */
export function Section({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.section}>
      <h2>{title}</h2>
      {children}
    </div>
  )
}
