import { parseArgs } from 'node:util'
import { type Command, type Flag, type Given, UsageError } from './command'
import { commands } from './commands'

/** What a command line asks for. */
export type Asked = { json: boolean } & ({ command: Command; given: Given } | { help: Command[] })

/** Reads a command line; throws UsageError with one line for what it cannot be. */
export function parse(args: string[]): Asked {
  const words = args.findIndex(arg => arg.startsWith('-'))
  const [noun, verb] = words < 0 ? args : args.slice(0, words)
  const json = args.includes('--json')
  const wantsHelp = args.some(arg => arg === '--help' || arg === '-h')
  if (noun === undefined && !wantsHelp)
    throw new UsageError('Say what to do: `cage help` lists the commands.')
  if (noun === undefined || noun === 'help')
    return { json, help: verb === undefined ? commands : named(verb) }
  const ofNoun = named(noun)
  const command = ofNoun.find(candidate => candidate.verb === null || candidate.verb === verb)
  if (wantsHelp) return { json, help: command ? [command] : ofNoun }
  if (!command) {
    const verbs = ofNoun.map(candidate => candidate.verb).join(', ')
    throw new UsageError(
      verb === undefined
        ? `cage ${noun} needs a verb: ${verbs}.`
        : `cage ${noun} knows no "${verb}": it knows ${verbs}.`,
    )
  }
  return { json, command, given: readFlags(command, args.slice(command.verb === null ? 1 : 2)) }
}

function named(noun: string): Command[] {
  const found = commands.filter(command => command.noun === noun)
  if (found.length === 0) throw new UsageError(`There is no command "${noun}": \`cage help\` lists them.`)
  return found
}

function readFlags({ flags = {}, rest }: Command, args: string[]): Given {
  const names = Object.keys(flags)
  const { values, positionals } = parseStrictly(flags, args)
  const given = (flag: string) => values.get(flag) ?? []
  for (const name of names) {
    const { required, many } = flags[name]!
    if (required && given(name).length === 0)
      throw new UsageError(`--${name} is missing: ${flags[name]!.does}.`)
    if (!many && given(name).length > 1) throw new UsageError(`--${name} is given twice.`)
  }
  if (!rest && positionals.length > 0) throw new UsageError(`"${positionals[0]}" has no meaning here.`)
  return {
    text: flag => given(flag)[0]!,
    maybe: flag => given(flag)[0],
    list: given,
    has: flag => given(flag).length > 0,
    rest: positionals,
  }
}

function parseStrictly(flags: Record<string, Flag>, args: string[]) {
  const options = Object.entries(flags).map(
    ([name, { bare }]) => [name, { type: bare ? 'boolean' : 'string', multiple: true }] as const,
  )
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { ...Object.fromEntries(options), json: { type: 'boolean' } },
      allowPositionals: true,
      strict: true,
    })
    const texts = Object.entries(values).map(([name, value]) => [name, [value].flat().map(String)] as const)
    return { values: new Map<string, string[]>(texts), positionals }
  } catch (thrown) {
    // Node's own sentences are good, but go on about positional arguments.
    throw new UsageError(`${(thrown as Error).message.split(/\. |\n/)[0]!.replace(/\.$/, '')}.`)
  }
}
