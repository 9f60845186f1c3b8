type Kind = {
  title: string
  /** What it means, in a sentence. */
  says: string
}

/** How a statement and the ledger can differ on one transaction. Pages, filters and the command line read this table. */
export const differenceKinds = {
  missing_here: {
    title: 'Missing here',
    says: 'It stands in the statement, and the ledger has no transaction of this id from this provider, at any time.',
  },
  missing_there: {
    title: 'Missing there',
    says: 'The ledger accepted it within the period, and the statement does not name it.',
  },
  amount_differs: { title: 'Amount differs', says: 'Both have it, with different amounts.' },
  currency_differs: { title: 'Currency differs', says: 'Both have it, in different currencies.' },
  kind_differs: { title: 'Kind differs', says: 'Both have it, as different kinds of transaction.' },
  state_differs: {
    title: 'State differs',
    says: 'One side has it as accepted, the other as refused or rolled back.',
  },
  duplicate: { title: 'Duplicate', says: 'The statement names this id on an earlier line already.' },
  damaged_id: {
    title: 'Damaged id',
    says: 'A spreadsheet has changed the id: leading zeros, or digits behind the fifteenth, are lost.',
  },
  unreadable: { title: 'Unreadable', says: 'The line could not be read, and was not compared.' },
} as const satisfies Record<string, Kind>

export type DifferenceKind = keyof typeof differenceKinds
export const differenceWords = Object.keys(differenceKinds) as DifferenceKind[]

/** What is no difference, and counted apart. */
export const agreements = {
  matched: 'in both, and alike',
  outside: 'in both and alike, in the ledger at a time outside of the period',
  refused_left_out: 'refused on one side, and not named by the other: it moved nothing',
} as const
export type Agreement = keyof typeof agreements
export const agreementWords = Object.keys(agreements) as Agreement[]

/** How many of each there are; whole numbers. */
export type Counts = Record<DifferenceKind | Agreement, number>

export const noCounts = Object.fromEntries(
  [...agreementWords, ...differenceWords].map(word => [word, 0]),
) as Counts

/** How many differences there are of all kinds. */
export function differencesOf(counts: Counts): number {
  return differenceWords.reduce((sum, word) => sum + (counts[word] ?? 0), 0)
}

/** A kind in words; what is not in the table is shown as it is written. */
export function differenceTitle(kind: string): string {
  return (differenceKinds as Record<string, Kind>)[kind]?.title ?? kind.replaceAll('_', ' ')
}
