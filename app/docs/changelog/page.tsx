import type { Metadata } from 'next'
import { Article } from '@/components/docs/article'
import { changes } from '@/lib/reference/changes'

export const metadata: Metadata = { title: 'Changelog' }

export default function ChangelogPage() {
  const sections = changes.map(({ version, day, words }) => ({
    id: `v${version}`,
    title: version,
    body: (
      <>
        <p>
          <time dateTime={day}>{day}</time>
        </p>
        <ul>
          {words.map(text => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </>
    ),
  }))
  return (
    <Article href="/docs/changelog" sections={sections}>
      <p>
        New optional fields, new refusal codes for new situations and new fields in answers may come at any
        time: ignore what you do not know. What is removed or changes its meaning comes with a new version,
        and with notice.
      </p>
    </Article>
  )
}
