import type { Command } from './command'

/** A document for a person: a line a fact, a table where a fact is a list of objects. */
export function toText(document: Record<string, unknown>): string {
  const width = Math.max(0, ...Object.keys(document).map(key => key.length))
  return Object.entries(document)
    .map(([key, value]) => (isRows(value) ? toTable(value) : `${key.padEnd(width)}  ${toCell(value)}`))
    .join('\n')
}

/** The help of some commands: one in full, several a line each. */
export function toHelp(commands: Command[]): string {
  if (commands.length === 1) return toPage(commands[0]!)
  const names = commands.map(nameOf)
  const width = Math.max(...names.map(name => name.length))
  return [
    'cage <noun> <verb> [--flags] [--json]',
    '',
    ...commands.map((command, index) => `  ${names[index]!.padEnd(width)}  ${command.does}`),
    '',
    '--json prints one JSON document and nothing else. `cage <noun> <verb> --help` shows the flags.',
  ].join('\n')
}

/** The same as a document, for --json. */
export function toHelpDocument(commands: Command[]): Record<string, unknown> {
  return {
    commands: commands.map(command => ({
      command: nameOf(command),
      does: command.does,
      flags: command.flags ?? {},
    })),
  }
}

/** One line, whatever a message holds: control characters and line ends become spaces. */
export function toLine(message: string): string {
  return message.replace(/[\p{Cc}\s]+/gu, ' ').trim()
}

function toPage(command: Command): string {
  const flags = Object.entries(command.flags ?? {})
  const usage = flags.map(([name, { required, many, bare }]) => {
    const written = bare ? `--${name}` : `--${name} …`
    return required ? written : many ? `[${written}]…` : `[${written}]`
  })
  const width = Math.max(0, ...flags.map(([name]) => name.length))
  return [
    [`cage ${nameOf(command)}`, ...usage, ...(command.rest ? [command.rest] : []), '[--json]'].join(' '),
    '',
    `  ${command.does}`,
    ...(flags.length > 0 ? [''] : []),
    ...flags.map(([name, { does }]) => `  --${name.padEnd(width)}  ${does}`),
  ].join('\n')
}

function nameOf({ noun, verb }: Command): string {
  return verb === null ? noun : `${noun} ${verb}`
}

function isRows(value: unknown): value is Record<string, unknown>[] {
  return (
    Array.isArray(value) && value.length > 0 && value.every(row => typeof row === 'object' && row !== null)
  )
}

function toTable(rows: Record<string, unknown>[]): string {
  const columns = Object.keys(rows[0]!)
  const lines = [columns, ...rows.map(row => columns.map(column => toCell(row[column])))]
  const widths = columns.map((_, index) => Math.max(...lines.map(line => line[index]!.length)))
  return lines
    .map(line =>
      line
        .map((cell, index) => cell.padEnd(widths[index]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function toCell(value: unknown): string {
  if (value === null || value === undefined) return '–'
  return toLine(typeof value === 'object' ? JSON.stringify(value) : String(value))
}
