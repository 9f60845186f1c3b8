import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { exportKinds, isExportKind } from '@/lib/exports/kinds'
import { type Permission, permissions } from '@/lib/staff/permissions'

/**
 * Something that a person may try, and what it says in its source that it takes; `opener` is whom all of its like
 * open to, the desk's or a studio's.
 */
export type Guarded = { file: string; name: string; needs: Permission[]; opener: 'admin' | 'studio' }

/** A server action: the word it is kept under in the audit, and whether it acts without being told anything. */
export type GuardedAction = Guarded & { records: string | null; takesNothing: boolean }

const root = path.join(import.meta.dirname, '../..')
/** The two sides of the house: what the frame around every page of theirs takes, and who may open all of it. */
const sides = [
  { under: 'app/(desk)', frame: 'desk.read', opener: 'admin' },
  { under: 'app/(studio)', frame: 'studio.read', opener: 'studio' },
] as const
type Side = (typeof sides)[number]

/** What names its permission elsewhere than in its own lines: each was looked at by a person. */
const elsewhere: Record<string, Partial<GuardedAction>> = {
  '/search/hits': { needs: ['desk.read'] },
  // The file of a list of players that an administrator made.
  '/exports/[id]/file': { needs: ['exports.read', 'exports.players', 'exports.others'] },
  'app/(desk)/resolutions/actions.ts preview': { needs: ['rounds.resolve'] },
  'app/(desk)/resolutions/actions.ts confirm': { needs: ['rounds.resolve'], records: 'round.rollback' },
}

/** Actions that take no permission, and why that is right. */
export const openActions: Record<string, string> = {
  'app/(desk)/account/actions.ts showFactor': 'whoever is signed in may show a second factor',
  'app/(desk)/account/actions.ts factorHint': 'null but in a demo',
  'app/welcome/actions.ts accept': 'the link is the right to do it',
}

/** Every page with the permissions it requires, read from its source: none is an error of the page. */
export function guardedPages(): Guarded[] {
  return ofBothSides('page.tsx', (file, side) => {
    const needs = namedIn(read(file), /requirePermission\('([^']+)'\)/g)
    const all = needs.length > 0 ? [...new Set([side.frame, ...needs])] : []
    return { file, name: routeOf(file, side), needs: all, opener: side.opener }
  })
}

/** Every route of theirs (lists as CSV, live tails) with the permissions it names. */
export function guardedRoutes(): Guarded[] {
  return ofBothSides('route.ts', (file, side) => {
    const name = routeOf(file, side)
    return { file, name, needs: neededBy(read(file)), opener: side.opener, ...elsewhere[name] }
  })
}

/** A list's CSV takes what its kind says; any other route names its permissions. */
function neededBy(source: string): Permission[] {
  const kind = source.match(/csvRoute\('([a-z-]+)'\)/)?.[1]
  if (isExportKind(kind)) return [exportKinds[kind].read, exportKinds[kind].takes]
  return namedIn(source, permissionWord)
}

function ofBothSides(name: string, guardedOf: (file: string, side: Side) => Guarded): Guarded[] {
  return sides.flatMap(side => files(side.under, name).map(file => guardedOf(file, side)))
}

/** Every server action with its permission, of the desk and beside it. */
export function guardedActions(): GuardedAction[] {
  return files('app', 'actions.ts').flatMap(file =>
    read(file)
      .split(/^export (?:async function|const) /m)
      .slice(1)
      .map(part => {
        const name = part.match(/^\w+/)?.[0] ?? ''
        const records = part.match(/staffAction\(\s*'([^']+)'/)?.[1] ?? null
        const takesNothing = /^\w+\(\)/.test(part)
        const opener = file.startsWith('app/(studio)') ? ('studio' as const) : ('admin' as const)
        const found = { file, name, needs: namedIn(part, guardWord), opener, records, takesNothing }
        return { ...found, ...elsewhere[`${file} ${name}`] }
      }),
  )
}

// What the action is called by in the audit, then what it takes; what stands behind is for its own rules.
const guardWord = /staffAction\(\s*[^,]+,\s*'([^']+)'/g
const permissionWord = /'([a-z]+\.[a-z]+)'/g

function namedIn(text: string, pattern: RegExp): Permission[] {
  const names = new Set([...text.matchAll(pattern)].map(match => match[1]!))
  return [...names].filter((name): name is Permission => Object.hasOwn(permissions, name))
}

/** `app/(desk)/players/[id]/page.tsx` is `/players/[id]`. */
function routeOf(file: string, { under }: Side): string {
  const inside = path.posix.dirname(file).slice(under.length)
  return inside || '/'
}

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
}

function files(under: string, name: string): string[] {
  return readdirSync(path.join(root, under), { recursive: true, encoding: 'utf8' })
    .filter(file => path.posix.basename(file) === name)
    .map(file => path.posix.join(under, file))
    .sort()
}
