import { State } from '@/components/ui/state'
import type { Found } from '@/lib/search/find'
import { type HitKind, hitKinds } from '@/lib/search/hit'

/** Nothing fits: says what it was taken for and where it was looked for. */
export function NothingFound({ found: { terms, notAllowed } }: { found: Found }) {
  if (terms.length === 0) {
    return (
      <State kind="no-match" title="That is no id and no name">
        It is empty, longer than any id (255 characters), or holds control characters.
      </State>
    )
  }
  const looked = (Object.keys(hitKinds) as HitKind[])
    .map(kind => hitKinds[kind].title)
    .filter(title => !notAllowed.includes(title))
  return (
    <State kind="no-match" title="Nothing has this id or begins with this name">
      <p>
        Tried as {terms.map(term => `“${term}”`).join(', ')} in: {looked.join(', ').toLowerCase()}. Ids are
        compared letter by letter, names from their beginning.
      </p>
      {notAllowed.length > 0 ? (
        <p>Not looked in, for your role: {notAllowed.join(', ').toLowerCase()}.</p>
      ) : null}
    </State>
  )
}
