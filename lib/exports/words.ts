import type { Asked } from './kinds'

const names: Record<string, string> = {
  q: 'Search',
  window: 'Time',
  in: 'In',
  of: 'Of',
  min: 'At least',
  max: 'At most',
  from: 'From day',
  to: 'To day',
  at: 'Moment',
  sort: 'Sorted by',
  upto: 'Up to entry',
  since: 'Since',
  until: 'Until',
  outcome: 'Outcome',
  test: 'Test players',
}

/** A kept filter has lost its order: what has no place here comes first. */
const places = Object.keys(names)

/** A filter in words, as the URL has it: `Status active · Currency EUR`. Nothing asked for is everything. */
export function askedWords(asked: Asked): string {
  const words = Object.entries(asked)
    .filter(([name, value]) => value && name !== 'after' && name !== 'before')
    .sort(([a], [b]) => places.indexOf(a) - places.indexOf(b))
    .map(([name, value]) => `${names[name] ?? capital(name)} ${value}`)
  return words.join(' · ') || 'Everything'
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
