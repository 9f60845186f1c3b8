import type { By } from '@/lib/actor'

export type Flag = {
  /** What it says, for the help. */
  does: string
  required?: true
  /** May be given several times. */
  many?: true
  /** Says yes by being there and has no value: `--force`. */
  bare?: true
}

/** A command of the `cage` command line, as data: parser, help and runner all read it. */
export type Command = {
  noun: string
  /** Null where the noun says it all: `cage verify`. */
  verb: string | null
  does: string
  flags?: Record<string, Flag>
  /** What may follow without a flag, such as `key=value`. */
  rest?: string
  /** `applied`: the migrations that were applied on the way in. */
  run: (given: Given, by: By, applied: string[]) => Promise<Outcome>
}

/** What was given on the command line. */
export type Given = {
  /** The value of a required flag. */
  text: (flag: string) => string
  maybe: (flag: string) => string | undefined
  list: (flag: string) => string[]
  /** Whether a bare flag is there. */
  has: (flag: string) => boolean
  rest: string[]
}

/** What a command says: one JSON document; `failed` is the reason where it did its work and found something wrong. */
export type Outcome = { document: Record<string, unknown>; failed?: string }

/** Wrong use of the command line: said in one line. */
export class UsageError extends Error {}

/** Which of the words a flag's value is. */
export function oneOf<const Word extends string>(flag: string, value: string, words: readonly Word[]): Word {
  const word = words.find(known => known === value)
  if (word === undefined) throw new UsageError(`--${flag} is one of ${words.join(', ')}.`)
  return word
}

/** `key=value` texts as an object; none may name a key twice. */
export function readPairs(pairs: string[]): Record<string, string> {
  const read = new Map<string, string>()
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    if (at < 1) throw new UsageError(`"${pair}" is not written key=value.`)
    const key = pair.slice(0, at)
    if (read.has(key)) throw new UsageError(`${key} is given twice.`)
    read.set(key, pair.slice(at + 1))
  }
  return Object.fromEntries(read)
}
