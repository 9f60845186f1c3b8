import { readFileSync } from 'node:fs'
import type { APIRequestContext } from '@playwright/test'
import type { Casino } from './casino'

/** What there is of each noun, for the pages that show one: `/rounds/[id]`. */
export type Things = Record<
  | 'players'
  | 'rounds'
  | 'requests'
  | 'cases'
  | 'approvals'
  | 'staff'
  | 'providers'
  | 'rates'
  | 'statements'
  | 'reconciliation'
  | 'exports'
  | 'ledger',
  string
>

/** What a server action answered over plain HTTP; `text` is all of it. */
export type ActionSaid = { status: number; isDone: boolean; reason: string | null; text: string }

type Named = { file: string; name: string }
type Found = { filename: string; exportedName: string; workers: Record<string, unknown> }

/** `/rounds/[id]` with the id of a round that is there. */
export function pathOf(route: string, things: Things, id?: string): string {
  const noun = /([^/]+)\/\[id\]/.exec(route)?.[1] as keyof Things
  return route.replace('[id]', id ?? things[noun] ?? 'none')
}

/** Sends a server action as a browser would, or as somebody who is no browser. */
export async function sendAction(
  request: APIRequestContext,
  { url, things }: Pick<Casino, 'url'> & { things: Things },
  action: Named,
  args: unknown[],
  headers: Record<string, string> = {},
): Promise<ActionSaid> {
  const { id, page } = find(action)
  const answer = await request.post(pathOf(page, things), {
    headers: { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8', origin: url, ...headers },
    data: JSON.stringify(args),
    maxRedirects: 0,
  })
  const text = await answer.text()
  const reason = text.match(/"ok":false,"reason":"([A-Z_]+)"/)?.[1] ?? null
  return { status: answer.status(), isDone: text.includes('"ok":true'), reason, text }
}

/** What an action gave that was done; anything else is an error. */
export function valueFrom<T>({ status, text }: ActionSaid): T {
  const line = text.match(/^[0-9a-f]+:(\{"ok":true.*\})$/m)?.[1]
  if (!line) throw new Error(`the action was not done: ${status} ${text.slice(0, 400)}`)
  return JSON.parse(line).value
}

/** The id of an action in this build, and a page that hosts it: one without an id where there is one. */
function find({ file, name }: Named): { id: string; page: string } {
  const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8'))
  const found = Object.entries(manifest.node as Record<string, Found>).find(
    ([, one]) => one.filename === file && one.exportedName === name,
  )
  if (!found) throw new Error(`${file} ${name} is on no page`)
  const pages = Object.keys(found[1].workers)
    .map(
      worker =>
        `/${worker
          .replace(/^app\//, '')
          .replace(/\((?:desk|studio)\)\//, '')
          .replace(/\/?page$/, '')}`,
    )
    .sort((a, b) => a.length - b.length)
  return { id: found[0], page: pages.find(page => !page.includes('[')) ?? pages[0]! }
}
