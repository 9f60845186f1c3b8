import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const root = path.join(import.meta.dirname, '../..')

/** The ladder of ARCHITECTURE.md: a room may use its own rung's number and below, and siblings never. */
const rungs: Record<string, number> = {
  money: 1,
  wire: 1,
  db: 2,
  listing: 2,
  ledger: 3,
  audit: 3,
  secrets: 3,
  rollups: 3,
  approvals: 4,
  seals: 4,
  cases: 5,
  fx: 5,
  notes: 5,
  players: 5,
  providers: 5,
  requests: 5,
  rounds: 5,
  sessions: 5,
  staff: 5,
  views: 5,
  wallet: 6,
  engineers: 7,
  operator: 7,
  replays: 7,
  reports: 7,
  resolutions: 7,
  search: 7,
  settlement: 7,
  reconciliation: 8,
  reference: 8,
  'trial-balance': 8,
  exports: 9,
}
type Source = { file: string; text: string; lines: string[]; imports: string[] }

const sources = ['app', 'components', 'lib', 'server', 'cli', 'studio', 'tests'].flatMap(room =>
  sourcesUnder(room),
)
const product = sources.filter(source => !source.file.startsWith('tests/'))

describe('the ladder', () => {
  for (const source of sources.filter(({ file }) => file.startsWith('lib/'))) {
    const room = roomOf(source.file)
    test(source.file, () => {
      const wrong = source.imports.filter(target => !mayImport(room, target))
      expect(wrong, `${source.file} may import its own room and lower rungs only (ARCHITECTURE.md)`).toEqual(
        [],
      )
    })
  }

  test('components know nothing of the database, and only components/table knows TanStack Table', () => {
    for (const { file, text } of sources.filter(source => source.file.startsWith('components/'))) {
      expect(text, `${file}: rows reach components as strings`).not.toMatch(/lib\/db\/|@prisma\//)
      if (file.startsWith('components/table/')) continue
      const values = text.match(/^import (?!type)[^;]*?from '@tanstack\/react-table'/gm)
      expect(values, `${file}: use components/table`).toBeNull()
    }
  })

  test('pages and routes do not reach past lib into the database', () => {
    for (const { file, text } of sources.filter(source => source.file.startsWith('app/'))) {
      expect(text, `${file}: put the read into lib/<noun>/`).not.toMatch(/lib\/db\//)
    }
  })
})

describe('budgets', () => {
  test('no file is longer than 200 lines', () => {
    expect(
      product.filter(({ lines }) => lines.length > 201).map(({ file, lines }) => `${file}: ${lines.length}`),
    ).toEqual([])
  })

  test('no page is longer than 60 lines', () => {
    const pages = sources.filter(({ file }) => /^app\/.*page\.tsx$/.test(file))
    expect(pages.filter(({ lines }) => lines.length > 61).map(({ file }) => file)).toEqual([])
  })

  test('no function is longer than 70 lines', () => {
    expect(product.flatMap(longFunctions)).toEqual([])
  })
})

describe('bans', () => {
  const bans: { what: RegExp; where: (file: string) => boolean; instead: string }[] = [
    { what: /from 'decimal\.js'/, where: file => !file.startsWith('lib/money/'), instead: 'use lib/money' },
    {
      what: /parseFloat\(|\bNumber\(/,
      where: file => /^(lib|app|components)\//.test(file),
      instead: 'amounts are strings',
    },
    { what: /export \* from/, where: () => true, instead: 'no barrels: import the file itself' },
    { what: /\bFIXME\b|\bTODO\b|\bXXX\b/, where: () => true, instead: 'mend it now, or file it' },
    { what: /instanceof Refusal/, where: () => true, instead: 'use isRefusal: there are two copies of lib' },
  ]
  for (const { what, where, instead } of bans) {
    test(`${what}: ${instead}`, () => {
      expect(
        product.filter(({ file, text }) => where(file) && what.test(text)).map(({ file }) => file),
      ).toEqual([])
    })
  }

  test('rules are pure: no clock, no database, no randomness', () => {
    const pure = /^lib\/wallet\/(rules.*|round|rates|decision|state)\.ts$/
    for (const { file, text } of sources.filter(source => pure.test(source.file))) {
      expect(text, file).not.toMatch(/Date\.now|new Date|\bnow\(|Math\.random|newId|lib\/db\//)
    }
  })

  test('no file or folder is named for nothing', () => {
    const vague = /(^|\/)(utils?|helpers?|common|misc|manager|service|repository)(\/|\.|s\.)/i
    expect(product.map(({ file }) => file).filter(file => vague.test(file))).toEqual([])
  })
})

describe('the house', () => {
  test('no file of lib, components, server, cli or studio is imported by nobody', () => {
    const used = new Set(sources.flatMap(({ imports }) => imports))
    const roots = /^(server\/(main|dev|reset|demo\/main)|cli\/main|studio\/main)\.ts$|\.d\.ts$/
    const dead = product.filter(
      ({ file }) => !file.startsWith('app/') && !roots.test(file) && !used.has(file.replace(/\.tsx?$/, '')),
    )
    expect(dead.map(({ file }) => file)).toEqual([])
  })

  test('every path that ARCHITECTURE.md names exists', () => {
    const text = readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8')
    const named = [
      ...text.matchAll(/`((?:app|components|lib|prisma|server|cli|studio|tests|docs|\.ci)\/[^`\s*<>{}]*)`/g),
    ]
    expect(named.length).toBeGreaterThan(10)
    expect(named.map(match => match[1]!).filter(name => !existsSync(path.join(root, name)))).toEqual([])
  })
})

function sourcesUnder(folder: string): Source[] {
  const absolute = path.join(root, folder)
  if (!existsSync(absolute)) return []
  return readdirSync(absolute).flatMap(name => {
    const file = `${folder}/${name}`
    if (name === 'generated' || name === '.next' || name === 'node_modules') return []
    if (statSync(path.join(root, file)).isDirectory()) return sourcesUnder(file)
    if (!/\.tsx?$/.test(name)) return []
    const text = readFileSync(path.join(root, file), 'utf8')
    return [{ file, text, lines: text.split('\n'), imports: importsOf(file, text) }]
  })
}

/** What a file imports of this repository, as paths from its top without extension. */
function importsOf(file: string, text: string): string[] {
  const named = [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(match => match[1]!)
  return named.flatMap(name => {
    if (name.startsWith('@/')) return [name.slice(2)]
    return name.startsWith('.') ? [path.posix.join(path.posix.dirname(file), name)] : []
  })
}

function roomOf(file: string): string {
  const parts = file.split('/')
  return parts.length > 2 ? parts[1]! : ''
}

function mayImport(room: string, target: string): boolean {
  if (!target.startsWith('lib/')) return false
  const wanted = roomOf(`${target}.ts`)
  if (wanted === '' || wanted === room) return true
  if (room === '') return false
  return (rungs[wanted] ?? 99) < (rungs[room] ?? 0)
}

function longFunctions({ file, lines }: Source): string[] {
  const long: string[] = []
  lines.forEach((line, index) => {
    if (!/^(export )?(default )?(async )?function /.test(line)) return
    const end = lines.findIndex((other, at) => at > index && other === '}')
    if (end - index > 70) long.push(`${file}:${index + 1}: ${end - index + 1} lines`)
  })
  return long
}
