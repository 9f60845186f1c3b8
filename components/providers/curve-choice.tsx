import Link from 'next/link'
import styles from '@/components/overview/figures.module.css'
import { providerPath } from '@/lib/providers/path'
import { type CurveWindow, curveWindows } from '@/lib/reports/call-curve'

const words: Record<CurveWindow, string> = { '1h': 'Last hour', '6h': 'Last 6 hours', '24h': 'Last 24 hours' }

/** How far back the charts look; the URL is the only state. */
export function CurveChoice({ id, window }: { id: string; window: CurveWindow }) {
  const path = providerPath(id)
  return (
    <nav className={styles.windows} aria-label="Window of the charts">
      {curveWindows.map(one => (
        <Link
          key={one}
          href={one === '6h' ? path : `${path}?window=${one}`}
          aria-current={one === window ? 'true' : undefined}
          scroll={false}
          prefetch={false}
        >
          {words[one]}
        </Link>
      ))}
    </nav>
  )
}
