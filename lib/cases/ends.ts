/** How a case ended. `by`: who may say so: a person, the sweep, or a resolution that closed it as it was made. */
export const caseEnds = {
  no_action: { title: 'Nothing to put right', by: 'person' },
  by_provider: { title: 'The provider put it right', by: 'person' },
  by_hand: { title: 'Put right by hand', by: 'person' },
  duplicate: { title: 'The same as another case', by: 'person' },
  mistake: { title: 'Opened by mistake', by: 'person' },
  resolved: { title: 'Resolved', by: 'resolution' },
  moved_on: { title: 'The round moved on', by: 'sweep' },
  rate_came: { title: 'The rate has come', by: 'sweep' },
  not_stuck: { title: 'No longer counts as stuck', by: 'sweep' },
} as const satisfies Record<string, { title: string; by: 'person' | 'sweep' | 'resolution' }>

export type CaseEnd = keyof typeof caseEnds

/** The ends a person may choose. */
export const personalEnds = (Object.keys(caseEnds) as CaseEnd[]).filter(end => caseEnds[end].by === 'person')

export function endTitle(end: string | null): string | null {
  return end && ((caseEnds as Record<string, { title: string }>)[end]?.title ?? end.replaceAll('_', ' '))
}
