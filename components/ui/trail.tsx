import Link from 'next/link'
import styles from './trail.module.css'

/** A place on the way here; the last one is where one is. */
export type Step = { name: string; href: string | null }

/** Where this is: each step leads back to it. */
export function Trail({ steps }: { steps: Step[] }) {
  return (
    <nav aria-label="Where this is">
      <ol className={styles.steps}>
        {steps.map(({ name, href }, index) => {
          const isHere = index === steps.length - 1
          return (
            <li key={href ?? name}>
              {href && !isHere ? (
                <Link href={href} prefetch={false}>
                  {name}
                </Link>
              ) : (
                <span aria-current={isHere ? 'location' : undefined}>{name}</span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
