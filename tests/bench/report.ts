/** What was measured, by name: one value a round. */
export type Figures = Map<string, number[]>

type Bar = {
  name: string
  ratio: (of: (name: string) => number) => number
  holds: (ratio: number) => boolean
  bar: string
}

const uniform = 'cage, 256 connections, uniform'

const bars: Bar[] = [
  {
    name: 'cage at 256 : pgbench at its best',
    ratio: of => of(uniform) / Math.max(...[16, 32, 64].map(clients => of(`pgbench, ${clients} clients`))),
    holds: ratio => ratio >= 1,
    bar: '≥ 1.0',
  },
  {
    name: 'cage at 256 : next route with a Prisma transaction',
    ratio: of => of(uniform) / of('next route with a Prisma transaction'),
    holds: ratio => ratio >= 20,
    bar: '≥ 20',
  },
  {
    name: 'one hot player : uniform',
    ratio: of => of('cage, 256 connections, one hot player') / of(uniform),
    holds: ratio => ratio >= 0.8,
    bar: '≥ 0.8',
  },
  {
    name: '20 % repeats : none',
    ratio: of => of('cage, 256 connections, 20 % repeats') / of(uniform),
    holds: ratio => ratio >= 1,
    bar: '≥ 1.0',
  },
  {
    name: 'lone request p50 : stored procedure over plain HTTP',
    ratio: of =>
      of('lone request, cage, p50 ms') / of('lone request, stored procedure over plain HTTP, p50 ms'),
    holds: ratio => ratio <= 3,
    bar: '≤ 3',
  },
  {
    name: 'memory after all bets : after a tenth',
    ratio: of => of('memory after all bets, MiB') / of('memory after a tenth of the bets, MiB'),
    holds: ratio => ratio <= 1.2,
    bar: '≤ 1.2',
  },
]

/** Prints the medians, and each bar with whether it holds; what was not measured is left out. */
export function printTable(machine: string, figures: Figures): void {
  console.log(`\n${machine}\n\n| measured | median |\n|---|---:|`)
  for (const [name, values] of figures) console.log(`| ${name} | ${write(median(values))} |`)
  console.log('\n| bar | wanted | seen | |\n|---|---|---:|---|')
  for (const bar of bars) {
    const seen = medianRatio(bar, figures)
    const holds = bar.holds(seen) ? 'holds' : 'MISSED'
    if (!Number.isNaN(seen)) console.log(`| ${bar.name} | ${bar.bar} | ${seen.toFixed(2)} | ${holds} |`)
  }
}

/** The median of the rounds' own ratios: what disturbs the machine for a while disturbs both sides of one. */
function medianRatio({ ratio }: Bar, figures: Figures): number {
  const rounds = Math.max(...[...figures.values()].map(values => values.length))
  const ratios = Array.from({ length: rounds }, (_, round) =>
    ratio(name => figures.get(name)?.[round] ?? Number.NaN),
  )
  return median(ratios.filter(value => !Number.isNaN(value)))
}

export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function write(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2)
}
