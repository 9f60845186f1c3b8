import Link from 'next/link'
import type { ReactNode } from 'react'
import { Logo } from '@/components/ui/logo'
import styles from './docs-frame.module.css'
import { DocsNav } from './docs-nav'
import { SchemeSwitch } from './scheme-switch'

/** The frame around every page of the documentation. */
export function DocsFrame({ children }: { children: ReactNode }) {
  return (
    <div className={styles.root}>
      <a href="#main" className={styles.skip}>
        Skip to the page
      </a>
      <header className={styles.head}>
        <Link href="/docs" className={styles.brand}>
          <Logo size={26} />
          <span>
            Cage <span className={styles.what}>for providers</span>
          </span>
        </Link>
        <div className={styles.tools}>
          <a href="/docs/openapi.json">OpenAPI</a>
          <Link href="/" prefetch={false}>
            Back office
          </Link>
          <SchemeSwitch />
        </div>
      </header>
      <div className={styles.columns}>
        <DocsNav />
        <main id="main" tabIndex={-1} className={styles.main}>
          {children}
        </main>
      </div>
    </div>
  )
}
