import type { ReactNode } from 'react'
import styles from './panel.module.css'

type Props = { title?: string; aside?: ReactNode; children: ReactNode; flush?: boolean; id?: string }

/** A surface with a thin line around it; `flush` where a table fills it to the edge. */
export function Panel({ title, aside, children, flush, id }: Props) {
  return (
    <section className={styles.panel} aria-label={title} id={id}>
      {title ? (
        <div className={styles.head}>
          <h2 className={styles.title}>{title}</h2>
          {aside ? <div className={styles.aside}>{aside}</div> : null}
        </div>
      ) : null}
      <div className={flush ? undefined : styles.body}>{children}</div>
    </section>
  )
}
