import { readdirSync, readFileSync } from 'node:fs'

/**
 * A story is a table of calls and what they answer, one a line:
 *
 *     player     anna  100.00 EUR
 *     bet        t1 r1  30.00   ok                    70.00
 *     bet        t1 r1  31.00   TRANSACTION_CONFLICT
 *     rollback   x1 t1          ok                   100.00
 *     round      r1 cancelled
 *
 * `key=value` anywhere sets a field; the acting player is the last named, or `by=`. The balance is the one in
 * the answer; `balance` looks at the real one. `case` expects the kinds opened since the last such line.
 * What staff decide is `staff_rollback s1 t1`, `staff_settle s1 r1 45.00` … (staff.ts); `limit wager day 50.00` limits.
 */
export type Story = { title: string; file: string; lines: Line[] }
export type Line = {
  verb: string
  words: string[]
  options: Record<string, string>
  text: string
  number: number
}

const folder = new URL('.', import.meta.url)

/** All stories of this folder's `.story` files: each begins with a `# title`. */
export function readStories(): Story[] {
  return readdirSync(folder)
    .filter(file => file.endsWith('.story'))
    .sort()
    .flatMap(file => parseStories(file, readFileSync(new URL(file, folder), 'utf8')))
}

export function parseStories(file: string, text: string): Story[] {
  const stories: Story[] = []
  text.split('\n').forEach((line, index) => {
    if (line.startsWith('# ')) stories.push({ title: line.slice(2).trim(), file, lines: [] })
    else if (line.trim() && !line.startsWith('//')) stories.at(-1)!.lines.push(parseLine(line, index + 1))
  })
  return stories
}

function parseLine(text: string, number: number): Line {
  const parts = text.trim().split(/\s+/)
  const options = Object.fromEntries(
    parts.filter(part => part.includes('=')).map(part => part.split('=') as [string, string]),
  )
  const [verb, ...words] = parts.filter(part => !part.includes('='))
  return { verb: verb!, words, options, text: text.trim(), number }
}
