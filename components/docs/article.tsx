import Link from 'next/link'
import type { ReactNode } from 'react'
import { PageHead } from '@/components/ui/page-head'
import { neighboursOf, type PageHref, pageAt } from '@/lib/reference/pages'
import styles from './article.module.css'

/** A part of a page, under an anchor of its own. */
export type DocSection = { id: string; title: string; body: ReactNode }

type Props = { href: PageHref; sections?: DocSection[]; isWide?: boolean; children?: ReactNode }

/** A page of the documentation: its head, its parts with a list of them beside, and the way on. */
export function Article({ href, sections = [], isWide, children }: Props) {
  const { title, lead } = pageAt(href)
  const { before, after } = neighboursOf(href)
  return (
    <div className={styles.page} data-wide={isWide || undefined}>
      <div className={styles.article}>
        <PageHead title={title} lead={lead} />
        {children}
        {sections.map(section => (
          <section key={section.id} id={section.id} aria-labelledby={`${section.id}-title`}>
            <h2 id={`${section.id}-title`} className={styles.title}>
              <a href={`#${section.id}`}>{section.title}</a>
            </h2>
            <div className={styles.prose}>{section.body}</div>
          </section>
        ))}
        <nav aria-label="Further pages" className={styles.further}>
          {before ? <Link href={before.href}>← {before.title}</Link> : <span />}
          {after ? <Link href={after.href}>{after.title} →</Link> : null}
        </nav>
      </div>
      {sections.length > 2 && !isWide ? (
        <nav aria-label="On this page" className={styles.parts}>
          <div className={styles.partsName}>On this page</div>
          <ul>
            {sections.map(section => (
              <li key={section.id}>
                <a href={`#${section.id}`}>{section.title}</a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </div>
  )
}
