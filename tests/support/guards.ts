import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Permission, permissions } from '@/lib/staff/permissions'

/** Something of the desk that a person may try, and what it says in its source that it takes. */
export type Guarded = { file: string; name: string; needs: Permission[] }

const root = path.join(import.meta.dirname, '../..')
const desk = 'app/(desk)'

/** Every page of the desk with the permissions it requires, read from its source: none is an error of the page. */
export function guardedPages(): Guarded[] {
  return files('page.tsx').map(file => ({
    file,
    name: routeOf(file),
    needs: namedIn(file, /requirePermission\('([^']+)'\)/g),
  }))
}

/** Every route of the desk (lists as CSV, live tails) with the permissions it names. */
export function guardedRoutes(): Guarded[] {
  return files('route.ts').map(file => ({
    file,
    name: routeOf(file),
    needs: namedIn(file, /'([a-z]+\.[a-z]+)'/g),
  }))
}

/** Every server action of the desk with its permission. */
export function guardedActions(): Guarded[] {
  return files('actions.ts').flatMap(file => {
    const text = readFileSync(path.join(root, file), 'utf8')
    return text
      .split(/^export async function /m)
      .slice(1)
      .map(part => ({
        file,
        name: part.slice(0, part.indexOf('(')),
        needs: known([...part.matchAll(/'([a-z]+\.[a-z]+)'/g)].map(match => match[1]!)),
      }))
  })
}

function namedIn(file: string, pattern: RegExp): Permission[] {
  const text = readFileSync(path.join(root, file), 'utf8')
  return known([...text.matchAll(pattern)].map(match => match[1]!))
}

function known(names: string[]): Permission[] {
  return [...new Set(names)].filter((name): name is Permission => Object.hasOwn(permissions, name))
}

/** `app/(desk)/players/[id]/page.tsx` is `/players/[id]`. */
function routeOf(file: string): string {
  const inside = path.posix.dirname(file).slice(desk.length)
  return inside || '/'
}

function files(name: string): string[] {
  return readdirSync(path.join(root, desk), { recursive: true, encoding: 'utf8' })
    .filter(file => path.posix.basename(file) === name)
    .map(file => path.posix.join(desk, file))
    .sort()
}
