import type { ReactNode } from 'react'
import styles from './panel.module.css'

/** Surfaces one under the other. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>
}
