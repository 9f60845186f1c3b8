import type { Instant } from './clock'

/** Who does something and when: `cli`, `operator:ck_…`, `staff:<id>`. Written on what they change. */
export type By = { actor: string; at: Instant }
