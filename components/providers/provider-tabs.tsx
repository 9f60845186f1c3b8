'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import styles from '@/components/ui/tabs.module.css'
import { providerSections } from '@/lib/providers/sections'

/** The sections of a provider's page, each at its own address. */
export function ProviderTabs({ path }: { path: string }) {
  const current = usePathname()
  return (
    <nav className={styles.tabs} aria-label="Sections of this provider">
      {Object.entries(providerSections).map(([section, label]) => {
        const href = section === '' ? path : `${path}/${section}`
        return (
          <Link
            key={section}
            href={href}
            prefetch={false}
            className={styles.tab}
            aria-current={current === href ? 'page' : undefined}
          >
            {label}
          </Link>
        )
      })}
    </nav>
  )
}
