import type { Page } from './keyset'

/** The URLs of a page's neighbours: the filter is kept, the cursor is another. */
export type PageLinks = { newer: string | null; older: string | null; newest: string | null }

export function linksOf(
  path: string,
  values: Record<string, string>,
  page: Page<unknown>,
  isFirst: boolean,
): PageLinks {
  return {
    newer: page.previous && urlOf(path, { ...values, before: page.previous }),
    older: page.next && urlOf(path, { ...values, after: page.next }),
    newest: isFirst ? null : urlOf(path, values),
  }
}

export function urlOf(path: string, values: Record<string, string>): string {
  const query = new URLSearchParams(values).toString()
  return query ? `${path}?${query}` : path
}
