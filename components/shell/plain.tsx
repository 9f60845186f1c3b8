import type { ReactNode } from 'react'
import { Logo } from '@/components/ui/logo'
import styles from './plain.module.css'

/** The frame of a page without the desk around it. */
export function Plain({ children }: { children: ReactNode }) {
  return (
    <div className={styles.plain}>
      <header className={styles.head}>
        <a href="/" className={styles.brand}>
          <Logo size={26} />
          <span>Cage</span>
        </a>
      </header>
      <main className={styles.main}>{children}</main>
    </div>
  )
}
