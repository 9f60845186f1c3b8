/** Bounds on answers that are held back: how long one may be, and how many at once. */
export const holdMax = { ms: 30_000, answers: 200 }

// One process holds two compilations of lib (Next's and the server's): the number must be single.
const key = Symbol.for('cage.held')

/** Waits, `holdMax.ms` at most; not at all where too many wait already. */
export function holdBack(ms: number): Promise<void> {
  const held = waiting()
  if (held.size >= holdMax.answers) return Promise.resolve()
  return new Promise(resolve => {
    const go = () => {
      clearTimeout(timer)
      held.delete(go)
      resolve()
    }
    const timer = setTimeout(go, Math.min(ms, holdMax.ms))
    held.add(go)
  })
}

/** Lets everything go that is held back, at shutdown. */
export function releaseHeld(): void {
  for (const go of waiting()) go()
}

function waiting(): Set<() => void> {
  const store = globalThis as { [key]?: Set<() => void> }
  store[key] ??= new Set()
  return store[key]
}
