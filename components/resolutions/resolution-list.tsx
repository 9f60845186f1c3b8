'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PossibleResolution } from '@/lib/resolutions/possible'
import { ResolutionDialog } from './resolution-dialog'
import styles from './resolutions.module.css'
import type { Target } from './target'

/** What can be done about a round or a refused win; what cannot be done now says why. */
export function ResolutionList({ items }: { items: PossibleResolution[] }) {
  const [target, setTarget] = useState<Target | null>(null)
  if (items.length === 0) return <p className={styles.item}>There is nothing here that could be resolved.</p>
  const single = items.filter(item => item.action === 'transaction.rollback')
  const whole = items.filter(item => item.action !== 'transaction.rollback')
  return (
    <>
      {whole.length > 0 ? <Items items={whole} label="Resolutions" onOpen={setTarget} /> : null}
      {single.length > 0 ? (
        <details className={styles.single} open={whole.length === 0}>
          <summary>One transaction alone ({single.length})</summary>
          <Items items={single} label="Resolutions of one transaction" onOpen={setTarget} />
        </details>
      ) : null}
      <ResolutionDialog target={target} onClose={() => setTarget(null)} />
    </>
  )
}

type ItemsProps = { items: PossibleResolution[]; label: string; onOpen: (item: PossibleResolution) => void }

function Items({ items, label, onOpen }: ItemsProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <ul className={styles.list} aria-label={label} tabIndex={0}>
      {items.map(item => (
        <li key={item.key} className={styles.item}>
          <div className={styles.words}>
            <p className={styles.label}>{item.label}</p>
            <p className={styles.does} id={idOf(item)}>
              {item.against ? <span className={styles.against}>{item.against}</span> : item.does}
            </p>
          </div>
          <Button
            size="xs"
            variant="default"
            disabled={item.against !== null}
            aria-label={`Preview: ${item.label}`}
            aria-describedby={idOf(item)}
            onClick={() => onOpen(item)}
          >
            Preview…
          </Button>
        </li>
      ))}
    </ul>
  )
}

function idOf({ key }: PossibleResolution): string {
  return `why-${key.replaceAll(' ', '-')}`
}
