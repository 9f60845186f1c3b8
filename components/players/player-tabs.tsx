import Link from 'next/link'
import styles from '@/components/ui/tabs.module.css'
import { playerTabs } from '@/lib/players/tabs'

type Props = { path: string; current: string; counts: Record<string, number> }

/** The sections of a player's page, each at its own address. */
export function PlayerTabs({ path, current, counts }: Props) {
  return (
    <nav className={styles.tabs} aria-label="Sections of this player">
      {Object.entries(playerTabs).map(([tab, label]) => (
        <Link
          key={tab}
          href={tab === 'ledger' ? path : `${path}?tab=${tab}`}
          prefetch={false}
          className={styles.tab}
          aria-current={tab === current ? 'page' : undefined}
        >
          {label}
          {counts[tab] ? (
            <span className={styles.count} data-open={tab === 'cases' || undefined}>
              {counts[tab]}
            </span>
          ) : null}
        </Link>
      ))}
    </nav>
  )
}
