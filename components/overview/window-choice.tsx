import Link from 'next/link'
import { type FigureWindow, figureWindows } from '@/lib/reports/figures'
import styles from './figures.module.css'
import { windowWords } from './words'

/** Which window the figures are of; the URL is the only state. */
export function WindowChoice({ window }: { window: FigureWindow }) {
  return (
    <nav className={styles.windows} aria-label="Window of the figures">
      {figureWindows.map(one => (
        <Link
          key={one}
          href={one === '24h' ? '/' : `/?window=${one}`}
          aria-current={one === window ? 'true' : undefined}
          scroll={false}
          prefetch={false}
        >
          {windowWords[one]}
        </Link>
      ))}
    </nav>
  )
}
