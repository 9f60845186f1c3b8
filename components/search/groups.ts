import { type Hit, type HitKind, hitKinds } from '@/lib/search/hit'

/** Hits by kind: the kind of the best hit first, the others in their usual order. */
export function groupsOf(hits: Hit[]): [HitKind, Hit[]][] {
  const usual = Object.keys(hitKinds) as HitKind[]
  const first = hits[0]?.kind
  const order = first ? [first, ...usual.filter(kind => kind !== first)] : usual
  return order
    .map((kind): [HitKind, Hit[]] => [kind, hits.filter(hit => hit.kind === kind)])
    .filter(([, found]) => found.length > 0)
}
