import { Counter, Gauge, Histogram, Registry } from 'prom-client'

type Labels<L extends string> = { name: string; help: string; labelNames?: readonly L[] }

const key = Symbol.for('cage.metrics')
const shared = globalThis as { [key]?: Registry }

/** The process's one registry: two compilations of lib share it. Served at /metrics. */
export function registry(): Registry {
  shared[key] ??= new Registry()
  return shared[key]
}

/** The counter of this name, made by whoever asks first. */
export function counter<L extends string = never>(options: Labels<L>): Counter<L> {
  return known<Counter<L>>(options.name) ?? new Counter({ ...withRegistry(options) })
}

/** The gauge of this name; `collect`, where given, sets it whenever it is read. */
export function gauge<L extends string = never>(
  options: Labels<L> & { collect?: (this: Gauge<L>) => void | Promise<void> },
): Gauge<L> {
  return known<Gauge<L>>(options.name) ?? new Gauge({ ...withRegistry(options) })
}

/** The histogram of this name; buckets are upper bounds in the unit the name ends with. */
export function histogram<L extends string = never>(
  options: Labels<L> & { buckets?: number[] },
): Histogram<L> {
  return known<Histogram<L>>(options.name) ?? new Histogram({ ...withRegistry(options) })
}

function known<M>(name: string): M | undefined {
  return registry().getSingleMetric(name) as M | undefined
}

function withRegistry<O extends Labels<string>>(options: O) {
  return { ...options, labelNames: options.labelNames ?? [], registers: [registry()] }
}
