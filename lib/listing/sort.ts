import type { Query } from './filter'
import { urlOf } from './links'

/** An order a list is had in: a column's id, and which way. */
export type Sort<Id extends string = string> = { id: Id; direction: Direction }
export type Direction = 'ascending' | 'descending'

/** The columns a list can be sorted by, each with the way a first click sorts it. The first one is the usual order. */
export type Sortable<Id extends string = string> = Record<Id, Direction>

/** What a table's head needs of it: the present order, and where each header leads. */
export type SortLinks = Sort & { hrefs: Record<string, string> }

/** The order the URL asks for (`sort=name`, `sort=-name`), or the usual one where it says nothing sound. */
export function parseSort<Id extends string>(query: Query, sortable: Sortable<Id>): Sort<Id> {
  const [usual] = Object.entries(sortable) as [Id, Direction][]
  const text = typeof query.sort === 'string' ? query.sort : ''
  const id = text.replace(/^-/, '') as Id
  if (!Object.hasOwn(sortable, id)) return { id: usual![0], direction: usual![1] }
  return { id, direction: text.startsWith('-') ? 'descending' : 'ascending' }
}

/** The order as the URL's query; the usual one needs no word. */
export function serialiseSort<Id extends string>(sort: Sort<Id>, sortable: Sortable<Id>): { sort?: string } {
  const [usual] = Object.entries(sortable) as [Id, Direction][]
  if (sort.id === usual![0] && sort.direction === usual![1]) return {}
  return { sort: `${sort.direction === 'descending' ? '-' : ''}${sort.id}` }
}

/** The links of a table's head: a column's own first way, and the other way where it is sorted by already. */
export function sortLinksOf<Id extends string>(
  path: string,
  values: Record<string, string>,
  sort: Sort<Id>,
  sortable: Sortable<Id>,
): SortLinks {
  const ways = Object.entries(sortable) as [Id, Direction][]
  const { sort: _, ...others } = values
  const hrefs = ways.map(([id, first]) => {
    const direction = id === sort.id ? opposite(sort.direction) : first
    return [id, urlOf(path, { ...others, ...serialiseSort({ id, direction }, sortable) })]
  })
  return { ...sort, hrefs: Object.fromEntries(hrefs) }
}

function opposite(direction: Direction): Direction {
  return direction === 'ascending' ? 'descending' : 'ascending'
}
